namespace Lienvan.Planner.Search;

/// <summary>
/// Finds every Pareto-optimal way through a transport graph over four criteria: arrival as planned, cost, CO2, and the ninetieth percentile
/// of arrival; over a window of starts, also the start, the latest first, so that what it found serves the earlier ones (D. Delling,
/// T. Pajor, R. F. Werneck, Transportation Science 49 (2015) 591). A label-setting search in order of planned time (E. Q. V. Martins,
/// European Journal of Operational Research 16 (1984) 236). It is exact because what it compares is kept in order by every extension:
/// arrivals day of luck by day of luck (a comparison of percentiles would not be kept), and cost with all that being early can still cost
/// in storage. A label that is early may wait for the departure that a later one gets, so its lead costs it no more than storage for that
/// lead.
/// Limit: a lead that grows where one label passes a gate or yard before it closes and the other does not is not reckoned with; with
/// storage charges and closing hours together a way that saves some hours of storage may be lost.
/// </summary>
internal sealed class LabelSearch
{
    /// <summary>From so many starts on, a window is searched in two halves at once.</summary>
    private const int LeastStartsToShare = 4;

    private readonly TransportGraph graph;
    private readonly Bounds bounds;
    private readonly SearchOptions options;
    private readonly OnwardMoves onward;
    private readonly Bag?[] bags;
    private readonly PriorityQueue<Label, long> queue = new();
    private readonly FoundWays found = new();
    private readonly int[] arrivals = new int[Luck.Days];
    private readonly int[] least = new int[Luck.Days];
    private readonly LabelComparison comparison;
    private readonly bool isStorageCharged;
    private int order;

    private LabelSearch(TransportGraph graph, Bounds bounds, OnwardMoves onward, SearchOptions options)
    {
        this.graph = graph;
        this.bounds = bounds;
        this.onward = onward;
        this.options = options;
        bags = new Bag?[graph.States.Length];
        var dearest = Enumerable.Range(0, graph.States.Length).Where(bounds.IsReachable).Max(state => graph.Storage[state].UsdPerDay);
        isStorageCharged = dearest > 0;
        comparison = new LabelComparison(options.IsRough, dearest / 86400.0);
    }

    /// <summary>All Pareto-optimal ways that start at one of the seconds asked for, in order of arrival.</summary>
    public static SearchResult Run(TransportGraph graph, Bounds bounds, SearchOptions options)
    {
        if (graph.Goal < 0 || !bounds.IsReachable(graph.Start))
        {
            return new SearchResult([], 0);
        }

        var starts = options.Starts.OrderDescending().ToImmutableArray();
        if (starts.Length < LeastStartsToShare || options.Trace is not null)
        {
            var (found, labels) = FromStarts(graph, bounds, options with { Starts = starts });
            return new SearchResult(InOrder(found), labels);
        }

        // The two halves of a long window know nothing of each other, so each may have its own thread; always two, for the same bytes.
        var halves = new (ImmutableArray<Label> Found, int Labels)[2];
        var middle = starts.Length / 2;
        // With the token, so that a search that is stopped says so and not that two have failed.
        var parallel = new ParallelOptions { CancellationToken = options.Cancellation };
        Parallel.For(0, 2, parallel, half => halves[half] = FromStarts(graph, bounds, options with
        {
            Starts = half == 0 ? starts[..middle] : starts[middle..],
        }));
        var later = new FoundWays();
        foreach (var way in halves[0].Found)
        {
            later.Add(way, null);
        }

        var earlier = halves[1].Found.Where(way => !later.HasNoWorse(way.Time, way.P90, way.CostUsd, way.Co2Grams));
        return new SearchResult(InOrder([.. halves[0].Found, .. earlier]), halves[0].Labels + halves[1].Labels);
    }

    private static ImmutableArray<Label> InOrder(ImmutableArray<Label> ways) =>
        [.. ways.OrderBy(way => way.Time).ThenBy(way => way.CostUsd).ThenBy(way => way.Start)];

    /// <summary>The ways from starts that are given from the latest to the earliest, and how many labels were made.</summary>
    private static (ImmutableArray<Label> Found, int Labels) FromStarts(TransportGraph graph, Bounds bounds, SearchOptions options)
    {
        // A rough search first, which compares ninetieth percentiles, finds good ways quickly; behind them the exact one needs not look.
        var onward = new OnwardMoves(graph);
        var rough = options.IsRough ? []
            : new LabelSearch(graph, bounds, onward, options with { IsRough = true, Trace = null }).Search([]);
        var search = new LabelSearch(graph, bounds, onward, options);
        return (search.Search(rough), search.order);
    }

    /// <summary>The label that a move makes of another.</summary>
    private Label Extend(Label label, Move move, in Candidate candidate) => new()
    {
        State = move.Edge.To,
        Previous = label,
        Edge = move.Edge,
        Boarding = move.Boarding,
        Start = label.Start,
        Time = candidate.Time,
        CostUsd = candidate.CostUsd,
        StorageUsd = StorageBefore(label, move),
        Co2Grams = candidate.Co2Grams,
        Arrivals = [.. candidate.Arrivals],
        P90 = candidate.P90,
        HasBoarded = candidate.HasBoarded,
    };

    /// <summary>How long cargo may wait for a later departure than the first: a week, and on the way the free time before it.</summary>
    internal static int MostWaiting(TransportGraph graph, int state, bool hasBoarded) =>
        (7 * 86400) + (hasBoarded ? graph.Storage[state].FreeSeconds : 0);

    /// <summary>A lift that undoes the lift before it would only begin the free time anew, which no yard allows.</summary>
    internal static bool MayFollow(TransportGraph graph, Edge? before, Edge edge) =>
        !(edge is StepEdge { Kind: EdgeKind.Handle } && before is StepEdge { Kind: EdgeKind.Handle } &&
            graph.States[edge.To].Carriage == graph.States[before.From].Carriage);

    /// <summary>Storage for the wait before a ride; the first wait is at the sender's, free.</summary>
    private double StorageBefore(Label label, Move move) =>
        move.Boarding is { } boarding && label.HasBoarded ? graph.Storage[label.State].Usd(boarding.Departure - label.Time) : 0;

    private ImmutableArray<Label> Search(ImmutableArray<Label> rough)
    {
        foreach (var start in options.Starts)
        {
            foreach (var way in rough)
            {
                if (way.Start == start && !found.HasNoWorse(way.Time, way.P90, way.CostUsd, way.Co2Grams))
                {
                    found.Add(way, null);
                }
            }

            Begin(Label.AtStart(graph.Start, start));
            SearchFromStart();
        }

        return found.ToImmutable();
    }

    private void Begin(Label label)
    {
        if (bags[label.State]?.FindDominator(Candidate.Of(label), comparison) is not { } dominator)
        {
            AddToBag(label);
        }
        else
        {
            options.Trace?.Note(label, TraceVerdict.Dominated, dominator);
        }
    }

    private void SearchFromStart()
    {
        while (queue.TryDequeue(out var label, out _))
        {
            if ((order & 0xFF) == 0)
            {
                options.Cancellation.ThrowIfCancellationRequested();
            }

            if (!label.IsDropped && !IsBehind(label.State, label.Time, label.P90, label.CostUsd, label.Co2Grams))
            {
                ExtendAll(label);
            }
        }
    }

    private void ExtendAll(Label label)
    {
        foreach (var edge in onward.After(label.Edge, label.State))
        {
            if (!bounds.IsReachable(edge.To) || !MayFollow(graph, label.Edge, edge))
            {
                continue;
            }

            if (edge is RideEdge ride)
            {
                ExtendOverDepartures(label, ride);
            }
            else if (edge.Pass(label.Time, -1) is var time && time < OpenTimes.Never)
            {
                TryMove(label, new Move(edge, null, time));
            }
        }
    }

    private void ExtendOverDepartures(Label label, RideEdge ride)
    {
        if (!ride.Runs.EverRuns || IsBehind(ride.To, label.Time + ride.Least.Planned, label.P90, label.CostUsd + ride.CostUsd,
            label.Co2Grams + ride.Co2Grams))
        {
            return;
        }

        // Only storage makes a later departure worth more than the first: without it the first stands for them all.
        var mostWaiting = options.IsRough || !isStorageCharged ? 0 : MostWaiting(graph, label.State, label.HasBoarded);
        for (var (boarding, isFirst) = (ride.FindBoarding(label.Time, -1), true);
            boarding.Departure < OpenTimes.Never && (isFirst || boarding.Departure - label.Time <= mostWaiting);
            (boarding, isFirst) = (ride.Runs.After(boarding, ride.BoardStop), false))
        {
            // Behind a way already found are all later departures, too: they arrive no earlier and cost no less.
            if (ride.Alight(boarding, -1) is var time && time < OpenTimes.Never && !TryMove(label, new Move(ride, boarding, time)))
            {
                return;
            }
        }
    }

    /// <summary>Follows a move; false when even as planned it leads behind a way already found.</summary>
    private bool TryMove(Label label, Move move)
    {
        var edge = move.Edge;
        if (move.Time - label.Start > graph.HorizonSeconds || IsBehind(edge.To, move.Time, Math.Max(move.Time, label.P90),
            label.CostUsd + edge.CostUsd, label.Co2Grams + edge.Co2Grams))
        {
            return false;
        }

        if (move is { Edge: RideEdge ride, Boarding: { } boarding })
        {
            if (options.LooksAhead && IsDominatedAtBest(label, move))
            {
                return true;
            }

            ride.PassAll(label.Arrivals, boarding, arrivals);
        }
        else if (edge is StepEdge steps)
        {
            steps.PassAll(label.Arrivals, arrivals);
        }

        if (Luck.P90(arrivals) is var p90 && p90 < OpenTimes.Never)
        {
            Weigh(label, move, After(label, move, Math.Max(move.Time, p90), arrivals));
        }

        return true;
    }

    private Candidate After(Label label, Move move, int p90, int[] by) => new()
    {
        Time = move.Time,
        P90 = p90,
        CostUsd = label.CostUsd + move.Edge.CostUsd + StorageBefore(label, move),
        Co2Grams = label.Co2Grams + move.Edge.Co2Grams,
        Arrivals = by,
        HasBoarded = label.HasBoarded || move.Edge is RideEdge,
    };

    /// <summary>
    /// Whether a ride is dominated even if on every day of luck it takes no longer than it must: then its days need not be worked out.
    /// </summary>
    private bool IsDominatedAtBest(Label label, Move move)
    {
        if (options.Trace is not null || bags[move.Edge.To] is not { } bag)
        {
            return false;
        }

        var takes = move.Edge.Least.ByLuck;
        for (var day = 0; day < Luck.Days; day++)
        {
            least[day] = Math.Min(OpenTimes.Never, label.Arrivals[day] + takes[day]);
        }

        return bag.FindDominator(After(label, move, options.IsRough ? Luck.P90(least) : 0, least), comparison) is not null;
    }

    /// <summary>Makes a label of a candidate that is worth following; most are not, and cost no memory.</summary>
    private void Weigh(Label label, Move move, in Candidate candidate)
    {
        var state = move.Edge.To;
        if (IsBehind(state, candidate.Time, bounds.LeastP90(state, candidate.Arrivals), candidate.CostUsd, candidate.Co2Grams))
        {
            options.Trace?.Note(Extend(label, move, candidate), TraceVerdict.Behind, null);
        }
        else if (state == graph.Goal)
        {
            var way = Extend(label, move, candidate);
            options.Trace?.Note(way, TraceVerdict.Kept, null);
            found.Add(way, options.Trace);
            order++;
        }
        else if (bags[state]?.FindDominator(candidate, comparison) is { } dominator)
        {
            options.Trace?.Note(Extend(label, move, candidate), TraceVerdict.Dominated, dominator);
        }
        else
        {
            AddToBag(Extend(label, move, candidate));
        }
    }

    private void AddToBag(Label label)
    {
        var bag = bags[label.State] ??= new Bag();
        bag.Drop(label, comparison, options.Trace);
        options.Trace?.Note(label, TraceVerdict.Kept, null);
        bag.Add(label);
        queue.Enqueue(label, ((long)(label.Time + bounds.Seconds[label.State]) << 32) + order++);
    }

    /// <summary>Whether even the best way on would end up no better than a way already found.</summary>
    private bool IsBehind(int state, int time, int p90, double usd, double grams)
    {
        var bestTime = time + bounds.Seconds[state];
        return found.HasNoWorse(bestTime, Math.Max(bestTime, p90), usd + bounds.Usd[state], grams + bounds.Grams[state]);
    }
}

/// <summary>A move that a label can make: the edge, for a ride the departure as planned, and when it ends as planned.</summary>
internal readonly record struct Move(Edge Edge, Boarding? Boarding, int Time);
