namespace Lienvan.Planner.Search;

/// <summary>
/// The moves of a graph that can still be part of a way worth it: those on which even the least that leads there, the move itself and one
/// of the corners of what is to come together are better in something than every way already found.
/// </summary>
internal sealed class LiveMoves(PlannedGraph planned)
{
    private readonly TransportGraph graph = planned.Graph;
    private readonly Bounds before = planned.Before;
    private readonly Outlook after = planned.After;

    /// <summary>The graph of the moves that are worth following for a cargo that is ready at that second.</summary>
    /// <param name="start">The second.</param>
    /// <param name="found">The ways found already.</param>
    /// <param name="known">The moves that were worth it for the same start when fewer ways were found; null for all.</param>
    public TransportGraph From(int start, FoundWays found, TransportGraph? known)
    {
        var all = (known ?? graph).Out;
        var isLive = new bool[graph.Out.Length];
        for (var state = 0; state < isLive.Length; state++)
        {
            isLive[state] = state == graph.Start || state == graph.Goal || (before.IsReachable(state) && after.Bounds.IsReachable(state) &&
                IsLive(new Prospect(start, state, before.Seconds[state], before.Usd[state], before.Grams[state]), before.At(state), found));
        }

        Span<int> arrivals = stackalloc int[Luck.Days];
        var live = new ImmutableArray<Edge>[graph.Out.Length];
        var some = ImmutableArray.CreateBuilder<Edge>();
        for (var state = 0; state < isLive.Length; state++)
        {
            foreach (var edge in isLive[state] ? all[state] : [])
            {
                if (isLive[edge.To])
                {
                    before.AddTo(state, edge.Least.ByLuck, arrivals);
                    var way = new Prospect(start, edge.To, before.Seconds[state] + edge.Least.Planned, before.Usd[state] + edge.CostUsd,
                        before.Grams[state] + edge.Co2Grams);
                    if (IsLive(way, arrivals, found))
                    {
                        some.Add(edge);
                    }
                }
            }

            live[state] = some.DrainToImmutable();
        }

        return graph.WithMoves(live);
    }

    private bool IsLive(in Prospect way, ReadOnlySpan<int> arrivals, FoundWays found)
    {
        var corners = after.At(way.State);
        for (var corner = 0; corner < corners.Length; corner++)
        {
            if (way.Seconds + corners[corner].Seconds <= graph.HorizonSeconds && IsLive(way, corner, corners[corner], arrivals, found))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The days of luck are only looked at where the rest does not decide: they take longest.</summary>
    private bool IsLive(in Prospect way, int corner, in Corner least, ReadOnlySpan<int> arrivals, FoundWays found) =>
        !found.HasNoWorse(way, least, p90: 0) && (!found.HasNoWorse(way, least, OpenTimes.Never) ||
            !found.HasNoWorse(way, least, after.LeastP90(way.State, corner, arrivals)));
}

/// <summary>The least that ways from a start to a state take, cost and emit, each for itself.</summary>
internal readonly record struct Prospect(int Start, int State, int Seconds, double Usd, double Grams);
