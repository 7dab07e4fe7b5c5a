namespace Lienvan.Planner.Search.Timetables;

/// <summary>
/// Collects stops and trips and compiles them. Trips of any shape are taken: they may overtake one another, call twice at one stop, and
/// take
/// no time between calls. For one use, by one thread.
/// </summary>
public sealed class ScheduledTimetableBuilder
{
    /// <summary>The latest time a call may have, in seconds: about 31 years, so that sums never overflow.</summary>
    public const int MaximumSeconds = 1_000_000_000;

    private readonly Dictionary<string, StopIndex> stopsById = new(StringComparer.Ordinal);
    private readonly List<string> stopIds = [];
    private readonly List<string> tripIds = [];
    private readonly List<int> firstCallOfTrip = [0];
    private readonly List<ScheduledCall> calls = [];
    private readonly List<Run> runs = [];

    /// <summary>Adds a stop, or finds the one of that name.</summary>
    public StopIndex AddStop(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (!stopsById.TryGetValue(id, out var stop))
        {
            stop = new StopIndex(stopIds.Count);
            stopsById.Add(id, stop);
            stopIds.Add(id);
        }

        return stop;
    }

    /// <summary>Adds a trip that runs once for each shift.</summary>
    /// <param name="id">Its name; it comes back in <see cref="ScheduledLeg.Trip"/>.</param>
    /// <param name="tripCalls">At least two calls, in order, no time before the one before.</param>
    /// <param name="shiftsSeconds">
    /// How much later than <paramref name="tripCalls"/> says each run goes, in seconds: 86 400 for the next day.
    /// </param>
    /// <exception cref="ArgumentException">Fewer than two calls, an unknown stop, or times that go back or out of range.</exception>
    public void AddTrip(string id, ReadOnlySpan<ScheduledCall> tripCalls, params ReadOnlySpan<int> shiftsSeconds)
    {
        ArgumentNullException.ThrowIfNull(id);
        CheckCalls(tripCalls);
        foreach (var shift in shiftsSeconds)
        {
            CheckTime(tripCalls[0].ArrivalSeconds + (long)shift);
            CheckTime(tripCalls[^1].DepartureSeconds + (long)shift);
            runs.Add(new Run(tripIds.Count, shift));
        }

        tripIds.Add(id);
        calls.AddRange(tripCalls);
        firstCallOfTrip.Add(calls.Count);
    }

    /// <summary>The timetable of all that was added.</summary>
    public ScheduledTimetable Build() => new(new TimetableParts
    {
        StopsById = stopsById,
        StopIds = [.. stopIds],
        TripIds = [.. tripIds],
        FirstCallOfTrip = [.. firstCallOfTrip],
        Calls = [.. calls],
        Runs = [.. runs],
    });

    private void CheckCalls(ReadOnlySpan<ScheduledCall> tripCalls)
    {
        if (tripCalls.Length < 2)
        {
            throw new ArgumentException("a trip has at least two calls", nameof(tripCalls));
        }

        var previousDeparture = int.MinValue;
        foreach (ref readonly var call in tripCalls)
        {
            if ((uint)call.Stop.Value >= (uint)stopIds.Count)
            {
                throw new ArgumentException($"stop {call.Stop.Value} was never added", nameof(tripCalls));
            }

            if (call.ArrivalSeconds < previousDeparture || call.DepartureSeconds < call.ArrivalSeconds)
            {
                throw new ArgumentException("the times of a trip never go back", nameof(tripCalls));
            }

            previousDeparture = call.DepartureSeconds;
        }
    }

    private static void CheckTime(long seconds)
    {
        if (seconds is < 0 or > MaximumSeconds)
        {
            throw new ArgumentException($"{seconds} s is outside 0 … {MaximumSeconds} s");
        }
    }
}
