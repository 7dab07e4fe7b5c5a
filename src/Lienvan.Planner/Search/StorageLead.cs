namespace Lienvan.Planner.Search;

/// <summary>
/// What it can cost a cargo in storage to be somewhere before another. The earlier one can do all that the later one does, by taking the
/// same departures; on the way to the next one with a timetable it waits longer by its lead, and after it the two are together. A lead
/// stays as it is on all other moves, but for those that close: it grows where one gets through before they do and the other does not. It
/// is followed over the nearest moves, for both; where it need not be or can't be followed on, it counts as the most that it can grow to
/// (<see cref="LeadGrowth"/>), so that no saving is ever taken for more than it is.
/// </summary>
internal sealed class StorageLead
{
    /// <summary>Moves that a lead is followed over; beyond them being early is taken for too dear if it can be.</summary>
    private const int MostMoves = 32;

    private readonly TransportGraph graph;
    private readonly int start;

    /// <summary>The second after which nobody needs to be anywhere.</summary>
    private readonly int until;
    private readonly double[][] usdPerSecond;

    /// <summary>By state, the calendars that can make a lead longer while it can still be charged for.</summary>
    private readonly ulong[][] closings;

    /// <summary>By state, whether a lead may be paid for, grow, and be paid for once more.</summary>
    private readonly bool[][] mayRecur;
    private readonly LeadGrowth growth;

    /// <summary>By state, the move over which being early was last found to be too dear: the likeliest to be so again.</summary>
    private readonly Edge?[][] tooDear;
    private int moves;

    public StorageLead(TransportGraph graph, int start)
        : this(graph, start, graph.MostStorageUsdPerDay > 0)
    {
    }

    private StorageLead(TransportGraph graph, int start, bool isAsked)
    {
        (this.graph, this.start, until) = (graph, start, start + graph.HorizonSeconds);
        growth = new LeadGrowth(start);
        var count = graph.Out.Length;
        usdPerSecond = [new double[count], new double[count]];
        closings = [new ulong[count], new ulong[count]];
        mayRecur = [new bool[count], new bool[count]];
        tooDear = [new Edge?[count], new Edge?[count]];
        while (isAsked && Spread())
        {
            IsCharged = true;
        }
    }

    /// <summary>As if nothing were charged for storage.</summary>
    public static StorageLead None(TransportGraph graph) => new(graph, 0, isAsked: false);

    /// <summary>Whether being early can cost storage anywhere.</summary>
    public bool IsCharged { get; }

    /// <summary>Whether being early in that state can cost storage on any way on.</summary>
    public bool Matters(int state, bool hasBoarded) => usdPerSecond[hasBoarded ? 1 : 0][state] > 0;

    /// <summary>Whether being there earlier by a lead costs no more than was saved, whenever that is.</summary>
    public bool IsAlwaysWorth(int state, bool hasBoarded, int lead, double savedUsd) =>
        lead == 0 || MostUsd(state, hasBoarded, start, start + lead) <= savedUsd;

    /// <summary>Whether being there at the earlier second rather than the later costs no more storage, on any way on, than was
    /// saved.</summary>
    public bool IsWorth(int state, bool hasBoarded, (int Earlier, int Later) seconds, double savedUsd)
    {
        var (earlier, later) = seconds;
        if (IsSettled(state, hasBoarded, seconds, savedUsd) is { } isWorth)
        {
            return isWorth;
        }

        moves = 0;
        return (tooDear[hasBoarded ? 1 : 0][state] is not { } likely || IsWorthOver(likely, hasBoarded, earlier, later, savedUsd)) &&
            IsWorthOverAll(state, hasBoarded, seconds, savedUsd);
    }

    /// <summary>The same without a look at the moves on; null when they decide.</summary>
    private bool? IsSettled(int state, bool hasBoarded, (int Earlier, int Later) seconds, double savedUsd)
    {
        if (seconds.Later > until)
        {
            return true;
        }

        if (savedUsd < 0)
        {
            return false;
        }

        if (MostUsd(state, hasBoarded, seconds.Earlier, seconds.Later) <= savedUsd)
        {
            return true;
        }

        return closings[hasBoarded ? 1 : 0][state] == 0 ? false : null;
    }

    private bool IsWorthFrom(int state, bool hasBoarded, int earlier, int later, double savedUsd) =>
        IsSettled(state, hasBoarded, (earlier, later), savedUsd) ?? IsWorthOverAll(state, hasBoarded, (earlier, later), savedUsd);

    private bool IsWorthOverAll(int state, bool hasBoarded, (int Earlier, int Later) seconds, double savedUsd)
    {
        foreach (var edge in graph.Out[state])
        {
            if (moves++ >= MostMoves)
            {
                return false;
            }

            if (!IsWorthOver(edge, hasBoarded, seconds.Earlier, seconds.Later, savedUsd))
            {
                tooDear[hasBoarded ? 1 : 0][state] = edge;
                return false;
            }
        }

        return true;
    }

    /// <summary>The most storage that being early can cost on any way on.</summary>
    private double MostUsd(int state, bool hasBoarded, int earlier, int later)
    {
        var kind = hasBoarded ? 1 : 0;
        var rate = usdPerSecond[kind][state];
        if (rate <= 0 || later == earlier)
        {
            return 0;
        }

        // However often it grows: what it grows by, the later one waits, and it has to arrive.
        var lead = later - earlier;
        var most = lead + Math.Max(0, until - later);
        return rate * (mayRecur[kind][state] ? most : Math.Min(most, growth.Most(closings[kind][state], earlier, lead)));
    }

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
        return IsWorthFrom(edge.To, true, ride.Alight(first, -1), ride.Alight(second, -1), savedUsd - more);
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
                hasChanged |= Spread(edge, 0) | Spread(edge, 1);
            }
        }

        return hasChanged;
    }

    private bool Spread(Edge edge, int kind)
    {
        var own = kind == 1 ? graph.Storage[edge.From].UsdPerDay / 86400 : 0;
        var after = edge is RideEdge ? 1 : kind;
        var (most, calendars, recurs) = (usdPerSecond[after][edge.To], closings[after][edge.To], mayRecur[after][edge.To]);
        if (edge is RideEdge { Runs.IsFrequency: false } timed)
        {
            (most, calendars, recurs) = (IsCharging(timed) ? own : 0, 0, false);
        }
        else if (edge is RideEdge { Before.MayClose: true } ride && IsCharging(ride) && own > 0)
        {
            (most, recurs) = (Math.Max(own, most), recurs || most > 0);
        }

        return most > 0 && Raise(edge.From, kind, most, recurs, edge is RideEdge { Runs.IsFrequency: false } ? 0
            : calendars | CalendarsOf(edge));
    }

    private bool Raise(int state, int kind, double most, bool recurs, ulong calendars)
    {
        var hasChanged = most > usdPerSecond[kind][state] || (recurs && !mayRecur[kind][state]) ||
            (calendars & ~closings[kind][state]) != 0;
        usdPerSecond[kind][state] = Math.Max(usdPerSecond[kind][state], most);
        mayRecur[kind][state] |= recurs;
        closings[kind][state] |= calendars;
        return hasChanged;
    }

    private ulong CalendarsOf(Edge edge)
    {
        if (!edge.MayClose)
        {
            return 0;
        }

        if (edge is not RideEdge ride)
        {
            return growth.MaskOf(((StepEdge)edge).Steps);
        }

        var mask = ride.Before is { } before ? growth.MaskOf(before.Steps) : 0;
        foreach (var hold in ride.Holds)
        {
            mask |= growth.MaskOf(hold.Steps);
        }

        return mask;
    }
}
