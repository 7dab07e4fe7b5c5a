namespace Lienvan.Planner.Search;

/// <summary>
/// Finds good ways quickly, so that the exact search behind it need not look behind them. It carries no days of luck: how uncertain a way
/// is it takes from the squares of what the ninetieth percentile of each move adds to the median, summed as if moves had nothing to do with
/// each other, and of ways to one state that are nearly alike it follows one. Ways may be lost by that; none is taken on its word, each is
/// gone once more day by day.
/// </summary>
/// <param name="graph">The moves that can still be worth it.</param>
/// <param name="outlook">What is still to come.</param>
/// <param name="onward">The moves worth following.</param>
/// <param name="found">The ways found so far; whoever is told of one adds it.</param>
internal sealed class RoughSearch(TransportGraph graph, Outlook outlook, OnwardMoves onward, FoundWays found)
{
    /// <summary>
    /// What two ways to a state may differ by and still be nearly alike: a share of the most that is to come from anywhere, and of the
    /// squares of what is uncertain. Larger shares make this search quicker and the exact one longer.
    /// </summary>
    private const double NearlyAlike = 0.004, NearlyAsSure = 1.5;

    private readonly (double Seconds, double Usd, double Grams) alike =
        (NearlyAlike * outlook.Scale.Seconds, NearlyAlike * outlook.Scale.Usd, NearlyAlike * outlook.Scale.Grams);
    private readonly List<RoughLabel>?[] bags = new List<RoughLabel>?[graph.Out.Length];
    private readonly PriorityQueue<RoughLabel, long> queue = new();
    private int order;

    /// <summary>Tells of the ways of one start, move by move, as they are found.</summary>
    public void Run(int start, Action<IEnumerable<Edge>> tell, CancellationToken cancellation)
    {
        Add(new RoughLabel { State = graph.Start, At = new Tally(start, 0, 0, 0) });
        while (queue.TryDequeue(out var label, out _))
        {
            cancellation.ThrowIfCancellationRequested();
            if (label.State == graph.Goal)
            {
                tell(EdgesOf(label));
            }
            else if (!label.IsDropped && !IsBehind(label.State, label.At))
            {
                FollowAll(label, start);
            }
        }
    }

    private void FollowAll(RoughLabel label, int start)
    {
        foreach (var edge in onward.After(label.Edge, label.State, label.HasBoarded))
        {
            if (!LabelSearch.MayFollow(graph, label.Edge, edge))
            {
                continue;
            }

            var (end, storage) = (0, 0.0);
            if (edge is RideEdge ride)
            {
                // The first departure stands for all: a later one can only spare storage.
                var boarding = ride.FindBoarding(label.At.Time, -1);
                end = boarding.Departure < OpenTimes.Never ? ride.Alight(boarding, -1) : OpenTimes.Never;
                storage = label.HasBoarded ? graph.Storage[label.State].Usd(boarding.Departure - label.At.Time) : 0;
            }
            else
            {
                end = edge.Pass(label.At.Time, -1);
            }

            if (end < OpenTimes.Never && end - start <= graph.HorizonSeconds)
            {
                Weigh(label, edge, new Tally(end, label.At.CostUsd + edge.CostUsd + storage, label.At.Co2Grams + edge.Co2Grams,
                    label.At.Spread + SquareOf(edge.Least.Spread)));
            }
        }
    }

    private void Weigh(RoughLabel label, Edge edge, in Tally at)
    {
        if (!IsBehind(edge.To, at) && !HasNearlyNoWorse(edge.To, at))
        {
            Add(new RoughLabel
            {
                State = edge.To, Previous = label, Edge = edge, At = at, HasBoarded = label.HasBoarded || edge is RideEdge,
            });
        }
    }

    private bool HasNearlyNoWorse(int state, in Tally at)
    {
        foreach (var other in bags[state] ?? [])
        {
            if (IsNearlyNoWorse(other.At, at))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsNearlyNoWorse(in Tally one, in Tally other) => one.Time <= other.Time + alike.Seconds &&
        one.CostUsd <= other.CostUsd + alike.Usd && one.Co2Grams <= other.Co2Grams + alike.Grams &&
        one.Spread <= other.Spread * NearlyAsSure;

    private void Add(RoughLabel label)
    {
        var bag = bags[label.State] ??= [];
        foreach (var other in bag)
        {
            other.IsDropped |= label.At.IsNoWorseThan(other.At);
        }

        bag.RemoveAll(other => other.IsDropped);
        bag.Add(label);
        queue.Enqueue(label, ((long)(label.At.Time + outlook.Bounds.Seconds[label.State]) << 32) + order++);
    }

    /// <summary>Whether every way on, by its least, ends up no better in anything than a way already found.</summary>
    private bool IsBehind(int state, in Tally at)
    {
        var corners = outlook.At(state);
        for (var corner = 0; corner < corners.Length; corner++)
        {
            ref readonly var least = ref corners[corner];
            var (end, usd, grams) = (at.Time + least.Seconds, at.CostUsd + least.Usd, at.Co2Grams + least.Grams);
            if (!found.HasNoWorse(end, OpenTimes.Never, usd, grams) ||
                !found.HasNoWorse(end, end + (int)Math.Sqrt(at.Spread + SquareOf(outlook.SpreadOf(state, corner))), usd, grams))
            {
                return false;
            }
        }

        return true;
    }

    private static double SquareOf(int seconds) => (double)seconds * seconds;

    private static Stack<Edge> EdgesOf(RoughLabel label)
    {
        var edges = new Stack<Edge>();
        for (var at = label; at.Previous is { } previous; at = previous)
        {
            edges.Push(at.Edge!);
        }

        return edges;
    }

    /// <summary>One way to a state, without its days of luck.</summary>
    private sealed class RoughLabel
    {
        public required int State { get; init; }

        public RoughLabel? Previous { get; init; }

        public Edge? Edge { get; init; }

        public required Tally At { get; init; }

        public bool HasBoarded { get; init; }

        public bool IsDropped { get; set; }
    }

    /// <summary>What counts of a way so far.</summary>
    /// <param name="Time">The second of arrival as planned.</param>
    /// <param name="CostUsd">US dollars.</param>
    /// <param name="Co2Grams">CO2 equivalent.</param>
    /// <param name="Spread">How uncertain it is, square seconds.</param>
    private readonly record struct Tally(int Time, double CostUsd, double Co2Grams, double Spread)
    {
        public bool IsNoWorseThan(in Tally other) => Time <= other.Time && CostUsd <= other.CostUsd && Co2Grams <= other.Co2Grams &&
            Spread <= other.Spread;
    }
}
