namespace Lienvan.Planner.Search.Timetables;

/// <summary>
/// Everything that runs in a window of days, compiled for searching: all connections in one array in order of departure. A day's runs are
/// copied into the window, not shifted at query time: an array that is only ever read forwards costs less than the test whether a trip runs
/// today. Immutable; one may be shared by any number of <see cref="TimetableRouter"/>s. Made by <see cref="ScheduledTimetableBuilder"/>.
/// </summary>
public sealed class ScheduledTimetable
{
    private readonly Dictionary<string, StopIndex> stopsById;
    private readonly string[] stopIds;
    private readonly string[] tripIds;
    private readonly int[] firstCallOfTrip;

    internal ScheduledTimetable(TimetableParts parts)
    {
        stopsById = parts.StopsById;
        stopIds = parts.StopIds;
        tripIds = parts.TripIds;
        firstCallOfTrip = parts.FirstCallOfTrip;
        Calls = parts.Calls;
        Runs = parts.Runs;
        var order = ConnectionOrder.Of(parts);
        Connections = order.Connections;
        CallOfConnection = order.Calls;
        Rings = order.Rings;
        LongestRing = Rings.Length == 0 ? 0 : Rings.Max(ring => ring.End - ring.Start);
        LatestSeconds = Latest(Connections);
        TripCounts = TripCountBounds.Of(this);
    }

    /// <summary>How many stops there are, with or without trains.</summary>
    public int StopCount => stopIds.Length;

    /// <summary>How many runs there are: a trip that runs on three days counts three times.</summary>
    public int RunCount => Runs.Length;

    /// <summary>How many hops from a call to the next there are, over all runs.</summary>
    public int ConnectionCount => Connections.Length;

    /// <summary>The last departure or arrival in the window, in seconds since its midnight; 0 when nothing runs.</summary>
    public int LatestSeconds { get; }

    /// <summary>The runs, in the order in which they were added.</summary>
    internal Run[] Runs { get; }

    /// <summary>The calls of all trips, one trip after another, unshifted.</summary>
    internal ScheduledCall[] Calls { get; }

    /// <summary>In order of departure; those that take no time first, and before those they feed.</summary>
    internal Connection[] Connections { get; }

    /// <summary>For each connection the call it leaves from.</summary>
    internal int[] CallOfConnection { get; }

    /// <summary>In order of their place in <see cref="Connections"/>.</summary>
    internal Ring[] Rings { get; }

    /// <summary>How many connections the longest ring has.</summary>
    internal int LongestRing { get; }

    internal TripCountBounds TripCounts { get; }

    /// <summary>The stop that stands for "cannot board here": nobody is ever there.</summary>
    internal int NeverReached => StopCount;

    /// <summary>The stop that stands for "cannot alight here": everybody has been there for ever.</summary>
    internal int NeverImproved => StopCount + 1;

    /// <summary>The stop with that name, or null.</summary>
    public StopIndex? FindStop(string id) => stopsById.TryGetValue(id, out var stop) ? stop : null;

    /// <summary>The name of a stop, as it was added.</summary>
    public string GetStopId(StopIndex stop) => stopIds[stop.Value];

    internal string TripIdOf(Run run) => tripIds[run.Trip];

    internal ReadOnlySpan<ScheduledCall> CallsOf(int trip) => Calls.AsSpan(firstCallOfTrip[trip]..firstCallOfTrip[trip + 1]);

    private static int Latest(Connection[] connections)
    {
        var latest = 0;
        foreach (ref readonly var connection in connections.AsSpan())
        {
            latest = Math.Max(latest, connection.Arrival);
        }

        return latest;
    }
}

/// <summary>What the builder hands over.</summary>
internal sealed record TimetableParts
{
    public required Dictionary<string, StopIndex> StopsById { get; init; }

    public required string[] StopIds { get; init; }

    public required string[] TripIds { get; init; }

    /// <summary>One more than trips: the last is the end of the last trip.</summary>
    public required int[] FirstCallOfTrip { get; init; }

    public required ScheduledCall[] Calls { get; init; }

    public required Run[] Runs { get; init; }
}
