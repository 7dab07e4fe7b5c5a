namespace Lienvan.Planner.Search.Timetables;

/// <summary>One point of a Pareto set: no journey with as many trips or fewer arrives earlier.</summary>
/// <param name="Trips">How many vehicles are boarded; 0 only where one is at the target already.</param>
/// <param name="ArrivalSeconds">Seconds since the timetable's midnight.</param>
public readonly record struct ParetoArrival(int Trips, int ArrivalSeconds);

/// <summary>A ride in one vehicle.</summary>
/// <param name="Trip">The trip's name, as it was added.</param>
/// <param name="StartShiftSeconds">
/// How much later than its written times this run of the trip goes, in seconds: whole days, or a headway.
/// </param>
/// <param name="Board">Where one gets on.</param>
/// <param name="DepartureSeconds">When, in seconds since the timetable's midnight.</param>
/// <param name="Alight">Where one gets off.</param>
/// <param name="ArrivalSeconds">When, in seconds since the timetable's midnight.</param>
public sealed record ScheduledLeg(
    string Trip,
    int StartShiftSeconds,
    StopIndex Board,
    int DepartureSeconds,
    StopIndex Alight,
    int ArrivalSeconds);

/// <summary>A way from one stop to another by scheduled vehicles, changing only where one gets off.</summary>
/// <param name="ArrivalSeconds">Seconds since the timetable's midnight.</param>
/// <param name="Legs">The rides in order; none where one is at the target already.</param>
public sealed record ScheduledJourney(int ArrivalSeconds, ImmutableArray<ScheduledLeg> Legs);
