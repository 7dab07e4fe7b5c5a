namespace Lienvan.Planner.Search;

/// <summary>
/// Finds every Pareto-optimal way through a transport graph over four criteria: arrival as planned, cost, CO2, and the ninetieth percentile
/// of arrival; over a window of starts, also the start, the latest first, so that what it found serves the earlier ones (D. Delling,
/// T. Pajor, R. F. Werneck, Transportation Science 49 (2015) 591). A label-setting search in order of planned time (E. Q. V. Martins,
/// European Journal of Operational Research 16 (1984) 236). It is exact because what it compares is kept in order by every extension:
/// arrivals day of luck by day of luck (a comparison of percentiles would not be kept), and cost with all that being early can still cost
/// in storage (<see cref="StorageLead"/>).
/// </summary>
internal sealed class LabelSearch
{
    /// <summary>From so many starts on, a window is searched in two halves at once.</summary>
    private const int LeastStartsToShare = 4;

    private const int SecondsPerWeek = 7 * 86400;

    private readonly PlannedGraph planned;
    private readonly TransportGraph graph;
    private readonly Outlook outlook;
    private readonly LiveMoves moves;
    private readonly DrivePairs pairs;
    private readonly SearchOptions options;
    private readonly Bag?[] bags;
    private readonly PriorityQueue<Label, long> queue = new();
    private readonly FoundWays found = new();
    private readonly int[] arrivals = new int[Luck.Days];
    private readonly int[] least = new int[Luck.Days];
    private TransportGraph live = null!;
    private StorageLead lead = null!;
    private OnwardMoves onward = null!;
    private LabelComparison comparison = null!;
    private int order;

    private LabelSearch(PlannedGraph planned, LiveMoves moves, DrivePairs pairs, SearchOptions options)
    {
        (this.planned, this.moves, this.pairs, this.options) = (planned, moves, pairs, options);
        (graph, outlook) = (planned.Graph, planned.After);
        bags = new Bag?[graph.Out.Length];
    }

    /// <summary>All Pareto-optimal ways that start at one of the seconds asked for, in order of arrival.</summary>
    public static SearchResult Run(PlannedGraph planned, SearchOptions options)
    {
        if (planned.Graph.Goal < 0 || planned.After.At(planned.Graph.Start).IsEmpty)
        {
            return new SearchResult([], 0);
        }

        var starts = options.Starts.OrderDescending().ToImmutableArray();
        if (starts.Length < LeastStartsToShare || options.Trace is not null)
        {
            var (found, labels) = FromStarts(planned, options with { Starts = starts });
            return new SearchResult(InOrder(found), labels);
        }

        // The two halves of a long window know nothing of each other, so each may have its own thread; always two, for the same bytes.
        var halves = new (ImmutableArray<Label> Found, int Labels)[2];
        var middle = starts.Length / 2;
        // With the token, so that a search that is stopped says so and not that two have failed.
        var parallel = new ParallelOptions { CancellationToken = options.Cancellation };
        Parallel.For(0, 2, parallel, half => halves[half] = FromStarts(planned, options with
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

    /// <summary>The ways from starts that are given from the latest to the earliest, and how many labels were made.</summary>
    private static (ImmutableArray<Label> Found, int Labels) FromStarts(PlannedGraph planned, SearchOptions options)
    {
        var search = new LabelSearch(planned, new LiveMoves(planned), new DrivePairs(planned.Graph), options);
        return (search.Search(), search.order);
    }

    private static ImmutableArray<Label> InOrder(ImmutableArray<Label> ways) =>
        [.. ways.OrderBy(way => way.Time).ThenBy(way => way.CostUsd).ThenBy(way => way.Start)];

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

    /// <summary>A lift that undoes the lift before it would only begin the free time anew, which no yard allows.</summary>
    internal static bool MayFollow(TransportGraph graph, Edge? before, Edge edge) =>
        !(edge is StepEdge { Kind: EdgeKind.Handle } && before is StepEdge { Kind: EdgeKind.Handle } &&
            graph.States[edge.To].Carriage == graph.States[before.From].Carriage);

    /// <summary>Storage for the wait before a ride; the first wait is at the sender's, free.</summary>
    private double StorageBefore(Label label, Move move) =>
        move.Boarding is { } boarding && label.HasBoarded ? graph.Storage[label.State].Usd(boarding.Departure - label.Time) : 0;

    private ImmutableArray<Label> Search()
    {
        foreach (var start in options.Starts)
        {
            SearchFrom(start, Retrace(start) ? null : SearchRoughly(start));
        }

        return found.ToImmutable();
    }

    /// <summary>Finds good ways of a start, behind which the exact search needs not look; and the moves worth it at first.</summary>
    private TransportGraph SearchRoughly(int start)
    {
        var worthwhile = moves.From(start, found, null);
        new RoughSearch(worthwhile, outlook, new OnwardMoves(worthwhile, StorageLead.None(worthwhile), pairs), found)
            .Run(start, edges => AddAgain(start, edges), options.Cancellation);
        return worthwhile;
    }

    /// <summary>The ways of one start, by moves that are worth it; null for all. Starts come from the latest to the earliest.</summary>
    private void SearchFrom(int start, TransportGraph? worthwhile)
    {
        live = moves.From(start, found, worthwhile);
        lead = new StorageLead(live, start);
        onward = new OnwardMoves(live, lead, pairs);
        comparison = new LabelComparison(live, lead, new Deadline(outlook, found));
        Begin(Label.AtStart(graph.Start, start));
        SearchFromStart();
    }

    /// <summary>
    /// Ways that go as those of later starts do, a day or a week on: of a timetable that comes again they are nearly all. False when there
    /// are none.
    /// </summary>
    private bool Retrace(int start)
    {
        var later = found.ToImmutable();
        var last = later.Where(way => way.Start > start).Select(way => way.Start).DefaultIfEmpty(start).Min();
        var hasAny = false;
        foreach (var way in later)
        {
            hasAny |= way.Start > start && (way.Start == last || way.Start == start + SecondsPerWeek) && AddAgain(start, EdgesOf(way));
        }

        return hasAny;
    }

    /// <summary>The moves of a way, in order.</summary>
    internal static Stack<Edge> EdgesOf(Label way)
    {
        var edges = new Stack<Edge>();
        for (var label = way; label.Previous is { } previous; label = previous)
        {
            edges.Push(label.Edge!);
        }

        return edges;
    }

    /// <summary>Takes the way over some moves from a start, each ride by its first departure; false when it can't be made.</summary>
    private bool AddAgain(int start, IEnumerable<Edge> edges)
    {
        var label = Label.AtStart(graph.Start, start);
        foreach (var edge in edges)
        {
            if (FindFollowing(label, edge) is not { } next)
            {
                return false;
            }

            label = next;
        }

        AddIfBetter(label);
        return true;
    }

    /// <summary>The label after a move, for a ride by its first departure; null when it can't be made.</summary>
    private Label? FindFollowing(Label label, Edge edge)
    {
        Boarding? boarding = edge is RideEdge ride ? ride.FindBoarding(label.Time, -1) : null;
        if (boarding is { Departure: >= OpenTimes.Never })
        {
            return null;
        }

        var move = new Move(edge, boarding, boarding is { } found ? ((RideEdge)edge).Alight(found, -1) : edge.Pass(label.Time, -1));
        if (move.Time >= OpenTimes.Never || move.Time - label.Start > graph.HorizonSeconds)
        {
            return null;
        }

        PassAll(label, move);
        return Luck.P90(arrivals) is var p90 && p90 < OpenTimes.Never
            ? Extend(label, move, After(label, move, Math.Max(move.Time, p90), arrivals)) : null;
    }

    private void PassAll(Label label, Move move)
    {
        if (move is { Edge: RideEdge ride, Boarding: { } boarding })
        {
            ride.PassAll(label.Arrivals, boarding, arrivals);
        }
        else if (move.Edge is StepEdge steps)
        {
            steps.PassAll(label.Arrivals, arrivals);
        }
    }

    private void AddIfBetter(Label way)
    {
        if (!found.HasNoWorse(way.Time, way.P90, way.CostUsd, way.Co2Grams))
        {
            found.Add(way, null);
        }
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

            if (!label.IsDropped && !IsBehind(Candidate.Of(label)))
            {
                ExtendAll(label);
            }
        }
    }

    private void ExtendAll(Label label)
    {
        foreach (var edge in onward.After(label.Edge, label.State, label.HasBoarded))
        {
            if (!MayFollow(graph, label.Edge, edge))
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
        var mayWait = lead.Matters(ride.To, hasBoarded: true);
        var boarding = ride.FindBoarding(label.Time, -1);
        while (boarding.Departure < OpenTimes.Never)
        {
            // Behind a way already found are all later departures, too: they arrive no earlier and cost no less.
            var isLast = ride.Alight(boarding, -1) is var time && time < OpenTimes.Never && !TryMove(label, new Move(ride, boarding, time));
            if (isLast || !mayWait)
            {
                return;
            }

            boarding = ride.Runs.After(boarding, ride.BoardStop);
        }
    }

    /// <summary>
    /// Follows a move; false when it leads behind a way already found, even if on every day of luck it takes no longer than it must. Then,
    /// or when so it is dominated, its days need not be worked out.
    /// </summary>
    private bool TryMove(Label label, Move move)
    {
        var edge = move.Edge;
        if (move.Time - label.Start > graph.HorizonSeconds || IsBehind(edge.To, move.Time, Math.Max(move.Time, label.P90),
            label.CostUsd + edge.CostUsd, label.Co2Grams + edge.Co2Grams))
        {
            return false;
        }

        if (options is { LooksAhead: true, Trace: null })
        {
            Bounds.Add(label.Arrivals, edge.Least.ByLuck, least);
            var atBest = After(label, move, 0, least);
            if (IsBehind(atBest))
            {
                return false;
            }

            if (move.Boarding is not null && bags[edge.To]?.FindDominator(atBest, comparison) is not null)
            {
                return true;
            }
        }

        PassAll(label, move);
        if (Luck.P90(arrivals) is var p90 && p90 < OpenTimes.Never)
        {
            Weigh(label, move, After(label, move, Math.Max(move.Time, p90), arrivals));
        }

        return true;
    }

    private Candidate After(Label label, Move move, int p90, int[] by) => new()
    {
        State = move.Edge.To,
        Edge = move.Edge,
        Time = move.Time,
        P90 = p90,
        CostUsd = label.CostUsd + move.Edge.CostUsd + StorageBefore(label, move),
        Co2Grams = label.Co2Grams + move.Edge.Co2Grams,
        Arrivals = by,
        HasBoarded = label.HasBoarded || move.Edge is RideEdge,
    };

    /// <summary>Makes a label of a candidate that is worth following; most are not, and cost no memory.</summary>
    private void Weigh(Label label, Move move, in Candidate candidate)
    {
        var state = move.Edge.To;
        if (IsBehind(candidate))
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
        queue.Enqueue(label, ((long)(label.Time + outlook.Bounds.Seconds[label.State]) << 32) + order++);
    }

    /// <summary>Whether every way on, by its least, ends up no better in anything than a way already found.</summary>
    private bool IsBehind(in Candidate candidate)
    {
        var corners = outlook.At(candidate.State);
        if (!IsBehind(candidate.State, candidate.Time, OpenTimes.Never, candidate.CostUsd, candidate.Co2Grams))
        {
            return false;
        }

        for (var corner = 0; corner < corners.Length; corner++)
        {
            ref readonly var least = ref corners[corner];
            var time = candidate.Time + least.Seconds;
            var p90 = outlook.LeastP90(candidate.State, corner, candidate.Arrivals);
            if (!found.HasNoWorse(time, Math.Max(time, p90), candidate.CostUsd + least.Usd, candidate.Co2Grams + least.Grams))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The same of what is known before the days of luck are worked out.</summary>
    private bool IsBehind(int state, int time, int p90, double usd, double grams)
    {
        foreach (ref readonly var least in outlook.At(state))
        {
            var end = time + least.Seconds;
            if (!found.HasNoWorse(end, Math.Max(end, p90), usd + least.Usd, grams + least.Grams))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>A move that a label can make: the edge, for a ride the departure as planned, and when it ends as planned.</summary>
internal readonly record struct Move(Edge Edge, Boarding? Boarding, int Time);
