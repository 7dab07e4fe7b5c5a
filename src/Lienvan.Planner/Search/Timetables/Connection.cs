namespace Lienvan.Planner.Search.Timetables;

/// <summary>
/// A vehicle going from one call to the next. A call where one may not board has <see cref="ScheduledTimetable.NeverReached"/> as
/// <see cref="From"/>, one where one may not alight has <see cref="ScheduledTimetable.NeverImproved"/> as <see cref="To"/>: so the scans
/// need no test for either.
/// </summary>
internal readonly struct Connection
{
    public required int Departure { get; init; }

    public required int From { get; init; }

    public required int Run { get; init; }

    public required int Arrival { get; init; }

    public required int To { get; init; }
}

/// <summary>One run of a trip: its calls with all times moved by a shift.</summary>
/// <param name="Trip">Index of the trip.</param>
/// <param name="ShiftSeconds">Added to every time of the trip.</param>
internal readonly record struct Run(int Trip, int ShiftSeconds);

/// <summary>
/// Connections <c>[Start, End)</c> of one instant that take no time and feed one another in a ring: scanned until nothing changes.
/// </summary>
internal readonly record struct Ring(int Start, int End);
