namespace Lienvan.Planner.Search.Timetables;

/// <summary>A stop of one <see cref="ScheduledTimetable"/>, by its place in the order in which stops were added.</summary>
/// <param name="Value">From 0.</param>
public readonly record struct StopIndex(int Value);

/// <summary>One call of a vehicle at a stop.</summary>
/// <param name="Stop">Where.</param>
/// <param name="ArrivalSeconds">When it arrives, in seconds since the timetable's midnight; not negative.</param>
/// <param name="DepartureSeconds">When it leaves, in the same seconds; not before <paramref name="ArrivalSeconds"/>.</param>
/// <param name="CanBoard">Whether one may get on. True by default.</param>
/// <param name="CanAlight">Whether one may get off. True by default.</param>
public readonly record struct ScheduledCall(
    StopIndex Stop,
    int ArrivalSeconds,
    int DepartureSeconds,
    bool CanBoard = true,
    bool CanAlight = true);
