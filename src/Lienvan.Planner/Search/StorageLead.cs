namespace Lienvan.Planner.Search;

/// <summary>
/// What it can cost a cargo in storage to be somewhere before another. The earlier one can do all that the later one does, by taking the
/// same departures; on the way to the next one with a timetable it waits longer by its lead, and after it the two are together. A lead
/// stays as it is on all other moves, but for those that close: it grows where one gets through before they do and the other does not. What
/// it grows to is found by following both, over the nearest moves first and over so many at most: beyond them the lead is taken as it is.
/// </summary>
internal sealed class StorageLead
{
    /// <summary>Moves that a lead is followed over; beyond them it is taken to stay as it is.</summary>
    private const int MostMoves = 32;

    private readonly TransportGraph graph;
    private readonly double[][] usdPerSecond;
    private readonly bool[][] mayGrow;

    /// <summary>By state, the move over which being early was last found to be too dear: the likeliest to be so again.</summary>
    private readonly Edge?[][] tooDear;
    private readonly int[]?[][] unsteady;
    private int moves;

    public StorageLead(TransportGraph graph)
        : this(graph, graph.MostStorageUsdPerDay > 0)
    {
    }

    private StorageLead(TransportGraph graph, bool isAsked)
    {
        this.graph = graph;
        var count = graph.Out.Length;
        usdPerSecond = [new double[count], new double[count]];
        mayGrow = [new bool[count], new bool[count]];
        unsteady = [new int[]?[count], new int[]?[count]];
        tooDear = [new Edge?[count], new Edge?[count]];
        while (isAsked && Spread())
        {
            IsCharged = true;
        }
    }

    /// <summary>As if nothing were charged for storage.</summary>
    public static StorageLead None(TransportGraph graph) => new(graph, isAsked: false);

    /// <summary>Whether being early can cost storage anywhere.</summary>
    public bool IsCharged { get; }

    /// <summary>Whether being early in that state can cost storage on any way on.</summary>
    public bool Matters(int state, bool hasBoarded) => usdPerSecond[hasBoarded ? 1 : 0][state] > 0;

    /// <summary>Whether being there earlier by a lead that stays as it is costs no more than was saved.</summary>
    public bool IsWorth(int state, bool hasBoarded, int lead, double savedUsd)
    {
        var kind = hasBoarded ? 1 : 0;
        return lead == 0 || usdPerSecond[kind][state] <= 0 ||
            usdPerSecond[kind][state] * lead <= savedUsd;
    }

    /// <summary>Whether being there at the earlier second rather than the later costs no more storage, on any way on, than was
    /// saved.</summary>
    public bool IsWorth(int state, bool hasBoarded, (int Earlier, int Later) seconds, double savedUsd)
    {
        var (earlier, later) = seconds;
        var kind = hasBoarded ? 1 : 0;
        moves = 0;
        if (later < OpenTimes.Never && later != earlier && mayGrow[kind][state] && usdPerSecond[kind][state] > 0 &&
            tooDear[kind][state] is { } likely && !IsWorthOver(likely, hasBoarded, earlier, later, savedUsd))
        {
            return false;
        }

        moves = 0;
        return IsWorthFrom(state, hasBoarded, earlier, later, savedUsd);
    }

    private bool IsWorthFrom(int state, bool hasBoarded, int earlier, int later, double savedUsd)
    {
        var kind = hasBoarded ? 1 : 0;
        var rate = usdPerSecond[kind][state];
        if (later >= OpenTimes.Never || later == earlier || rate <= 0)
        {
            return savedUsd >= 0;
        }

        if (!mayGrow[kind][state] || moves >= MostMoves)
        {
            return rate * (later - earlier) <= savedUsd;
        }

        var edges = graph.Out[state];
        for (var index = 0; index < edges.Length; index++)
        {
            if (moves >= MostMoves && rate * (later - earlier) <= savedUsd)
            {
                return IsWorthOverRest(state, index, hasBoarded, (earlier, later), savedUsd);
            }

            moves++;
            if (!IsWorthOver(edges[index], hasBoarded, earlier, later, savedUsd))
            {
                tooDear[kind][state] = edges[index];
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// The same over the moves of a state from one on where leads are followed no further and this one is not too dear as it is: after a
    /// move that never closes it is the same and costs no more.
    /// </summary>
    private bool IsWorthOverRest(int state, int from, bool hasBoarded, (int Earlier, int Later) seconds, double savedUsd)
    {
        var (edges, kind) = (graph.Out[state], hasBoarded ? 1 : 0);
        foreach (var index in unsteady[kind][state] ??= Unsteady(edges, hasBoarded))
        {
            if (index >= from && !IsWorthOver(edges[index], hasBoarded, seconds.Earlier, seconds.Later, savedUsd))
            {
                tooDear[kind][state] = edges[index];
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// The moves on which a lead may change or be paid for, by their places among all: not those that take as long at any hour, nor the
    /// wait at the sender's.
    /// </summary>
    private static int[] Unsteady(ImmutableArray<Edge> edges, bool hasBoarded) => [.. Enumerable.Range(0, edges.Length).Where(index =>
        edges[index] is not StepEdge { IsSteady: true } and not RideEdge { IsSteady: true } &&
        (hasBoarded || edges[index] is not RideEdge { Runs.IsFrequency: false }))];

    private bool IsWorthOver(Edge edge, bool hasBoarded, int earlier, int later, double savedUsd)
    {
        var storage = graph.Storage[edge.From];
        if (edge is not RideEdge ride)
        {
            return usdPerSecond[hasBoarded ? 1 : 0][edge.To] <= 0 || (edge is StepEdge { IsSteady: true } step
                ? IsWorthFrom(edge.To, hasBoarded, Later(earlier, step), Later(later, step), savedUsd)
                : IsWorthFrom(edge.To, hasBoarded, edge.Pass(earlier, -1), edge.Pass(later, -1), savedUsd));
        }

        if (!ride.Runs.IsFrequency)
        {
            return !hasBoarded || !IsCharging(ride) || storage.UsdPerDay / 86400 * (later - earlier) <= savedUsd;
        }

        var (first, second) = (ride.FindBoarding(earlier, -1), ride.FindBoarding(later, -1));
        if (second.Departure >= OpenTimes.Never)
        {
            return true;
        }

        var more = hasBoarded ? storage.Usd(first.Departure - earlier) - storage.Usd(second.Departure - later) : 0;
        return usdPerSecond[1][edge.To] <= 0 ? savedUsd - more >= 0
            : IsWorthFrom(edge.To, true, ride.Alight(first, -1), ride.Alight(second, -1), savedUsd - more);
    }

    private static int Later(int second, StepEdge step) =>
        second >= OpenTimes.Never - step.Least.Planned ? OpenTimes.Never : second + step.Least.Planned;

    /// <summary>
    /// Whether the wait for a ride with a timetable can cost storage: not where even the longest is free and being early is of no harm
    /// after it, for then its first departure stands for all.
    /// </summary>
    private bool IsCharging(RideEdge ride) => ride.Runs.EverRuns && graph.Storage[ride.From] is { UsdPerDay: > 0 } storage &&
        (ride.MostWaiting > storage.FreeSeconds || (!ride.Runs.IsFrequency && usdPerSecond[1][ride.To] > 0));

    /// <summary>Carries what a lead can cost one move back; false when nothing changes any more.</summary>
    private bool Spread()
    {
        var hasChanged = false;
        foreach (var edges in graph.Out)
        {
            foreach (var edge in edges)
            {
                hasChanged |= Spread(edge, false) | Spread(edge, true);
            }
        }

        return hasChanged;
    }

    private bool Spread(Edge edge, bool hasBoarded)
    {
        var here = hasBoarded ? usdPerSecond[1][edge.From] : usdPerSecond[0][edge.From];
        var own = hasBoarded ? graph.Storage[edge.From].UsdPerDay / 86400 : 0;
        var kind = hasBoarded || edge is RideEdge ? 1 : 0;
        var (most, grows) = (usdPerSecond[kind][edge.To], edge.MayClose || mayGrow[kind][edge.To]);
        if (edge is RideEdge ride)
        {
            own = IsCharging(ride) ? own : 0;
            (most, grows) = !ride.Runs.IsFrequency ? (own, false)
                : (ride.Before is { MayClose: true } ? Math.Max(own, most) : most, grows);
        }

        grows &= most > 0;
        var growing = mayGrow[hasBoarded ? 1 : 0];
        var hasChanged = most > here || (grows && !growing[edge.From]);
        usdPerSecond[hasBoarded ? 1 : 0][edge.From] = Math.Max(here, most);
        growing[edge.From] |= grows;
        return hasChanged;
    }
}
