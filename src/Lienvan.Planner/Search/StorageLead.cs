namespace Lienvan.Planner.Search;

/// <summary>
/// What it can cost a cargo in storage to be somewhere before another. The earlier one can do all that the later one does, by taking the
/// same departures; on the way to the next one with a timetable it waits longer by its lead, and after it the two are together. A lead
/// stays as it is on all other moves, but for those that close: it grows where one gets through before they do and the other does not. It
/// counts as the most that it can grow to (<see cref="LeadGrowth"/>) while the later one can still come to anything, so that no saving is
/// ever taken for more than it is.
/// </summary>
internal sealed class StorageLead
{
    private readonly TransportGraph graph;

    /// <summary>The first second of all, and the one after which nobody needs to be anywhere.</summary>
    private readonly int start, end;
    private readonly double[][] usdPerSecond;

    /// <summary>By state, the calendars that can make a lead longer while it can still be charged for.</summary>
    private readonly ulong[][] closings;

    /// <summary>By state, whether a lead may be paid for, grow, and be paid for once more.</summary>
    private readonly bool[][] mayRecur;
    private readonly LeadGrowth growth;

    public StorageLead(TransportGraph graph, int start)
        : this(graph, start, graph.MostStorageUsdPerDay > 0)
    {
    }

    private StorageLead(TransportGraph graph, int start, bool isAsked)
    {
        (this.graph, this.start, end) = (graph, start, start + graph.HorizonSeconds);
        growth = new LeadGrowth(start);
        var count = graph.Out.Length;
        usdPerSecond = [new double[count], new double[count]];
        closings = [new ulong[count], new ulong[count]];
        mayRecur = [new bool[count], new bool[count]];
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
        IsWorth(state, hasBoarded, (start, start + lead), end, savedUsd);

    /// <summary>Whether a lead costs more than was saved even if it does not grow.</summary>
    public bool IsTooDear(int state, bool hasBoarded, int lead, double savedUsd) =>
        usdPerSecond[hasBoarded ? 1 : 0][state] * lead > savedUsd;

    /// <summary>
    /// Whether being there at the earlier second rather than the later costs no more storage, on any way on that ends before a second, than
    /// was saved.
    /// </summary>
    public bool IsWorth(int state, bool hasBoarded, (int Earlier, int Later) seconds, int until, double savedUsd)
    {
        var kind = hasBoarded ? 1 : 0;
        var (rate, lead) = (usdPerSecond[kind][state], seconds.Later - seconds.Earlier);
        if (rate * lead > savedUsd)
        {
            return false;
        }

        if (rate <= 0 || lead == 0 || (closings[kind][state] == 0 && !mayRecur[kind][state]))
        {
            return savedUsd >= 0;
        }

        // However often it grows: what it grows by, the later one waits, and it has to arrive.
        until = Math.Min(until, end);
        var most = lead + Math.Max(0, until - seconds.Later);
        return rate * most <= savedUsd ||
            (!mayRecur[kind][state] && rate * growth.Most(closings[kind][state], seconds.Earlier, lead, until) <= savedUsd);
    }

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
        if (edge is RideEdge { Runs.IsFrequency: false } timed)
        {
            return own > 0 && IsCharging(timed) && Raise(edge.From, kind, own, recurs: false, calendars: 0);
        }

        var after = edge is RideEdge ? 1 : kind;
        var (most, recurs) = (usdPerSecond[after][edge.To], mayRecur[after][edge.To]);
        if (own > 0 && edge is RideEdge { Before.MayClose: true } ride && IsCharging(ride))
        {
            (most, recurs) = (Math.Max(own, most), recurs || most > 0);
        }

        return most > 0 && Raise(edge.From, kind, most, recurs, closings[after][edge.To] | CalendarsOf(edge));
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
