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
    public TransportGraph From(int start, FoundWays found)
    {
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
            foreach (var edge in isLive[state] ? graph.Out[state] : [])
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
            if (way.Seconds + corners[corner].Seconds <= graph.HorizonSeconds &&
                !found.HasNoWorse(way, corners[corner], after.LeastP90(way.State, corner, arrivals)))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>The least that ways from a start to a state take, cost and emit, each for itself.</summary>
internal readonly record struct Prospect(int Start, int State, int Seconds, double Usd, double Grams);
