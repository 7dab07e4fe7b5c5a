namespace Lienvan.Planner.Search.Timetables;

/// <summary>
/// Answers questions about a timetable: when one is there at the earliest, and how that trades against the number of trips. One changes at
/// a
/// stop, to what leaves there at the moment of arrival or later; there is no minimum time for a change, no walking between stops, and no
/// price on anything. Exact, and the same answers in whatever order the questions come. Keeps its workspace between questions: one router a
/// thread, any number of routers a timetable.
/// </summary>
public sealed class TimetableRouter
{
    private readonly ScheduledTimetable timetable;
    private readonly EarliestArrivalSearch earliestArrival;
    private readonly ParetoSearch<EightLanes> withFewTrips;
    private ParetoSearch<ManyLanes> withRides;

    /// <summary>A router on that timetable.</summary>
    public TimetableRouter(ScheduledTimetable timetable)
    {
        ArgumentNullException.ThrowIfNull(timetable);
        this.timetable = timetable;
        earliestArrival = new EarliestArrivalSearch(timetable);
        withFewTrips = new ParetoSearch<EightLanes>(timetable, default);
        withRides = new ParetoSearch<ManyLanes>(timetable, new ManyLanes(EightLanes.Width));
    }

    /// <summary>When one is at a stop at the earliest.</summary>
    /// <param name="from">Where one is.</param>
    /// <param name="to">Where one wants to be.</param>
    /// <param name="departureSeconds">From when on, in seconds since the timetable's midnight.</param>
    /// <returns>Seconds since the timetable's midnight; the departure itself where one is there already; null when there is no
    /// journey.</returns>
    public int? EarliestArrival(StopIndex from, StopIndex to, int departureSeconds)
    {
        CheckStop(from, nameof(from));
        CheckStop(to, nameof(to));
        return from == to ? departureSeconds : earliestArrival.Run(from.Value, to.Value, departureSeconds);
    }

    /// <summary>All the best trades of trips against arrival, fewest trips first, and so latest arrival first.</summary>
    /// <param name="from">Where one is.</param>
    /// <param name="to">Where one wants to be.</param>
    /// <param name="departureSeconds">From when on, in seconds since the timetable's midnight.</param>
    /// <returns>None when there is no journey; one with 0 trips where one is there already.</returns>
    public ImmutableArray<ParetoArrival> Pareto(StopIndex from, StopIndex to, int departureSeconds)
    {
        CheckStop(from, nameof(from));
        CheckStop(to, nameof(to));
        if (from == to)
        {
            return [new ParetoArrival(0, departureSeconds)];
        }

        withFewTrips.Run(from.Value, to.Value, departureSeconds);
        var points = withFewTrips.Answer();
        if (withFewTrips.RanOutOfLanes && !EndsWith(earliestArrival.Run(from.Value, to.Value, departureSeconds), points))
        {
            SearchWithRides(from, to, departureSeconds);
            points = withRides.Answer();
        }

        return points;
    }

    /// <summary>A journey for every point of <see cref="Pareto"/>, in the same order; the last is one of earliest arrival.</summary>
    /// <param name="from">Where one is.</param>
    /// <param name="to">Where one wants to be.</param>
    /// <param name="departureSeconds">From when on, in seconds since the timetable's midnight.</param>
    public ImmutableArray<ScheduledJourney> Journeys(StopIndex from, StopIndex to, int departureSeconds)
    {
        CheckStop(from, nameof(from));
        CheckStop(to, nameof(to));
        if (from == to)
        {
            return [new ScheduledJourney(departureSeconds, [])];
        }

        SearchWithRides(from, to, departureSeconds);
        return [.. withRides.Answer().Select(point => new ScheduledJourney(
            point.ArrivalSeconds,
            [.. withRides.RidesWith(point.Trips).Select(LegOf)]))];
    }

    /// <summary>
    /// Searches with ever more lanes, until no label was dropped for want of one, or those dropped could not have come to anything: a
    /// journey
    /// of more trips only counts when it arrives earlier than all others.
    /// </summary>
    private void SearchWithRides(StopIndex from, StopIndex to, int departureSeconds)
    {
        withRides.Run(from.Value, to.Value, departureSeconds);
        if (!withRides.RanOutOfLanes)
        {
            return;
        }

        var earliest = earliestArrival.Run(from.Value, to.Value, departureSeconds);
        while (withRides.RanOutOfLanes && !EndsWith(earliest, withRides.Answer()))
        {
            withRides = new ParetoSearch<ManyLanes>(timetable, new ManyLanes(2 * withRides.LaneCount));
            withRides.Run(from.Value, to.Value, departureSeconds);
        }
    }

    private static bool EndsWith(int? earliest, ImmutableArray<ParetoArrival> points) =>
        earliest == (points.IsEmpty ? null : points[^1].ArrivalSeconds);

    private ScheduledLeg LegOf(Ride ride)
    {
        var run = timetable.Runs[timetable.Connections[ride.Boarded].Run];
        var board = timetable.Calls[timetable.CallOfConnection[ride.Boarded]];
        var alight = timetable.Calls[timetable.CallOfConnection[ride.Alighted] + 1];
        return new ScheduledLeg(
            timetable.TripIdOf(run),
            run.ShiftSeconds,
            board.Stop,
            board.DepartureSeconds + run.ShiftSeconds,
            alight.Stop,
            alight.ArrivalSeconds + run.ShiftSeconds);
    }

    private void CheckStop(StopIndex stop, string name)
    {
        if ((uint)stop.Value >= (uint)timetable.StopCount)
        {
            throw new ArgumentOutOfRangeException(name, stop.Value, "no stop of this timetable");
        }
    }
}
