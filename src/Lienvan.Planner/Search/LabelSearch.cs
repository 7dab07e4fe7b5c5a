using System.Numerics;
using System.Runtime.InteropServices;

namespace Lienvan.Planner.Search;

/// <summary>
/// Finds every Pareto-optimal way through a transport graph over four criteria: arrival as planned, cost, CO2, and the ninetieth percentile
/// of
/// arrival; over a window of starts, also the start. A label-setting search in order of planned time (E. Q. V. Martins, European Journal of
/// Operational Research 16 (1984) 236). It is exact because what it compares is kept in order by every extension: arrivals day of luck by
/// day
/// of luck (a comparison of percentiles would not be kept), and cost with all that being early can still cost in storage. A label that is
/// early
/// may wait for the departure that a later one gets, so its lead costs it no more than storage for that lead.
/// Limit: a lead that grows where one label passes a gate or yard before it closes and the other does not is not reckoned with; with
/// storage
/// charges and closing hours together a way that saves some hours of storage may be lost.
/// </summary>
internal sealed class LabelSearch
{
    private readonly TransportGraph graph;
    private readonly Bounds bounds;
    private readonly SearchOptions options;
    private readonly List<Label>[] bags;
    private readonly PriorityQueue<Label, (int Time, int Order)> queue = new();
    private readonly List<Label> found = [];
    private readonly int[] arrivals = new int[Luck.Days];
    private int order;

    private LabelSearch(TransportGraph graph, Bounds bounds, SearchOptions options)
    {
        this.graph = graph;
        this.bounds = bounds;
        this.options = options;
        bags = new List<Label>[graph.States.Length];
    }

    /// <summary>All Pareto-optimal ways that start at one of the seconds asked for, in order of arrival.</summary>
    public static SearchResult Run(TransportGraph graph, Bounds bounds, SearchOptions options)
    {
        if (graph.Goal < 0 || !bounds.IsReachable(graph.Start))
        {
            return new SearchResult([], 0);
        }

        // A rough search first, which compares ninetieth percentiles, finds good ways quickly; behind them the exact one needs not look.
        var search = new LabelSearch(graph, bounds, options);
        if (options.IsPruning && !options.IsRough)
        {
            var rough = new LabelSearch(graph, bounds, options with { IsRough = true, Trace = null }).Search();
            search.found.AddRange(rough.Ways);
        }

        return search.Search();
    }

    /// <summary>The label that a move makes of another.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="label">The label.</param>
    /// <param name="move">A move out of its state.</param>
    /// <param name="arrivals">When it ends on each day of luck.</param>
    internal static Label Extend(TransportGraph graph, Label label, Move move, ReadOnlySpan<int> arrivals)
    {
        var storage = StorageBefore(graph, label, move);
        return new Label
        {
            State = move.Edge.To,
            Previous = label,
            Edge = move.Edge,
            Boarding = move.Boarding,
            Start = label.Start,
            Time = move.Time,
            CostUsd = label.CostUsd + move.Edge.CostUsd + storage,
            StorageUsd = storage,
            Co2Grams = label.Co2Grams + move.Edge.Co2Grams,
            Arrivals = arrivals.ToArray(),
            P90 = Math.Max(move.Time, Luck.P90(arrivals)),
            HasBoarded = label.HasBoarded || move.Edge is RideEdge,
        };
    }

    /// <summary>How long cargo may wait for a later departure than the first: a week, and on the way the free time before it.</summary>
    internal static int MostWaiting(TransportGraph graph, int state, bool hasBoarded) =>
        (7 * 86400) + (hasBoarded ? graph.Storage[state].FreeSeconds : 0);

    /// <summary>A lift that undoes the lift before it would only begin the free time anew, which no yard allows.</summary>
    internal static bool MayFollow(TransportGraph graph, Edge? before, Edge edge) =>
        !(edge is StepEdge { Kind: EdgeKind.Handle } && before is StepEdge { Kind: EdgeKind.Handle } &&
            graph.States[edge.To].Carriage == graph.States[before.From].Carriage);

    /// <summary>Storage for the wait before a ride; the first wait is at the sender's, free.</summary>
    private static double StorageBefore(TransportGraph graph, Label label, Move move) =>
        move.Boarding is { } boarding && label.HasBoarded ? graph.Storage[label.State].Usd(boarding.Departure - label.Time) : 0;

    private SearchResult Search()
    {
        foreach (var start in options.Starts)
        {
            AddToBag(Label.AtStart(graph.Start, start));
        }

        while (queue.TryDequeue(out var label, out _))
        {
            if ((order & 0xFF) == 0)
            {
                options.Cancellation.ThrowIfCancellationRequested();
            }

            if (!label.IsDropped && !IsBehind(label.State, label, label.Time, label.P90, label.CostUsd, label.Co2Grams))
            {
                ExtendAll(label);
            }
        }

        return new SearchResult([.. found.OrderBy(way => way.Time).ThenBy(way => way.CostUsd).ThenBy(way => way.Start)], order);
    }

    private void ExtendAll(Label label)
    {
        foreach (var edge in graph.Out[label.State])
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
        // Only storage makes a later departure worth more than the first: without it the first stands for them all.
        var mostWaiting = options.IsRough || graph.MostStorageUsdPerDay == 0 ? 0 : MostWaiting(graph, label.State, label.HasBoarded);
        foreach (var boarding in ride.Departures(label.Time, mostWaiting))
        {
            if (ride.Alight(boarding, -1) is var time && time < OpenTimes.Never)
            {
                TryMove(label, new Move(ride, boarding, time));
            }
        }
    }

    private void TryMove(Label label, Move move)
    {
        if (move.Time - label.Start > graph.HorizonSeconds || CanBeSkipped(label, move.Edge, move.Time))
        {
            return;
        }

        if (move is { Edge: RideEdge ride, Boarding: { } boarding })
        {
            ride.PassAll(label.Arrivals, boarding, arrivals);
        }
        else
        {
            move.Edge.PassAll(label.Arrivals, arrivals);
        }

        if (Luck.P90(arrivals) < OpenTimes.Never)
        {
            Add(Extend(graph, label, move, arrivals));
        }
    }

    /// <summary>Whether a move leads nowhere better even before its days of luck are known: most do.</summary>
    private bool CanBeSkipped(Label label, Edge edge, int time) =>
        IsBehind(edge.To, label, time, Math.Max(time, label.P90), label.CostUsd + edge.CostUsd, label.Co2Grams + edge.Co2Grams);

    private void Add(Label label)
    {
        if (IsBehind(label.State, label, label.Time, bounds.LeastP90(label.State, label.Arrivals), label.CostUsd, label.Co2Grams))
        {
            options.Trace?.Note(graph, label, TraceVerdict.Behind, null);
        }
        else if (label.State == graph.Goal)
        {
            AddFound(label);
        }
        else
        {
            AddToBag(label);
        }
    }

    private void AddToBag(Label label)
    {
        var bag = bags[label.State] ??= [];
        foreach (var other in bag)
        {
            if (Dominates(other, label))
            {
                options.Trace?.Note(graph, label, TraceVerdict.Dominated, other);
                return;
            }
        }

        for (var position = bag.Count - 1; position >= 0; position--)
        {
            if (Dominates(label, bag[position]))
            {
                options.Trace?.Note(graph, bag[position], TraceVerdict.Dominated, label);
                bag[position].IsDropped = true;
                bag.RemoveAt(position);
            }
        }

        options.Trace?.Note(graph, label, TraceVerdict.Kept, null);
        bag.Add(label);
        queue.Enqueue(label, (label.Time + bounds.Seconds[label.State], order++));
    }

    /// <summary>
    /// Whether no way on from <paramref name="b"/> can be better in anything than the same way on from <paramref name="a"/>.
    /// </summary>
    private bool Dominates(Label a, Label b)
    {
        if (!options.IsPruning || a.Time > b.Time || a.Co2Grams > b.Co2Grams || a.CostUsd > b.CostUsd ||
            (options.IsWindow && a.Start < b.Start))
        {
            return false;
        }

        if (options.IsRough)
        {
            return a.P90 <= b.P90;
        }

        // One that has been on a train pays for its next wait: it may not stand for one that is still at the sender's.
        if (a.HasBoarded && !b.HasBoarded && graph.MostStorageUsdPerDay > 0)
        {
            return false;
        }

        // Being earlier by so much can cost at most so much more storage in all, since every second of it is waited only once.
        var storage = graph.MostStorageUsdPerDay * (b.Time - a.Time) / 86400.0;
        return a.CostUsd + storage <= b.CostUsd && IsNoLater(a.Arrivals, b.Arrivals);
    }

    /// <summary>Whether a is no later than b on any day of luck: the inner loop of the search.</summary>
    private static bool IsNoLater(int[] a, int[] b)
    {
        var left = MemoryMarshal.Cast<int, Vector<int>>(a.AsSpan());
        var right = MemoryMarshal.Cast<int, Vector<int>>(b.AsSpan());
        for (var i = 0; i < left.Length; i++)
        {
            if (Vector.GreaterThanAny(left[i], right[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether even the best way on would end up no better than a way already found.</summary>
    private bool IsBehind(int state, Label label, int time, int p90, double usd, double grams)
    {
        if (!options.IsPruning)
        {
            return false;
        }

        var bestTime = time + bounds.Seconds[state];
        var bestP90 = Math.Max(bestTime, p90);
        var bestUsd = usd + bounds.Usd[state];
        var bestGrams = grams + bounds.Grams[state];
        foreach (var way in found)
        {
            if (way.Time <= bestTime && way.P90 <= bestP90 && way.CostUsd <= bestUsd && way.Co2Grams <= bestGrams &&
                (!options.IsWindow || way.Start >= label.Start))
            {
                return true;
            }
        }

        return false;
    }

    private void AddFound(Label label)
    {
        for (var position = found.Count - 1; position >= 0; position--)
        {
            var other = found[position];
            if (label.IsNoWorseThan(other, options.IsWindow))
            {
                options.Trace?.Note(graph, other, TraceVerdict.Dominated, label);
                found.RemoveAt(position);
            }
        }

        options.Trace?.Note(graph, label, TraceVerdict.Kept, null);
        found.Add(label);
        order++;
    }
}

/// <summary>A move that a label can make: the edge, for a ride the departure as planned, and when it ends as planned.</summary>
internal readonly record struct Move(Edge Edge, Boarding? Boarding, int Time);
