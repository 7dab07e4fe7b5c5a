using Lienvan.Model.Scenarios;
using Lienvan.Operations.Timetables.Checking;
using Lienvan.Operations.Timetables.Orders;
using Lienvan.Operations.Timetables.Tracks;
using Lienvan.Operations.Timetables.Trains;
using NodaTime;

namespace Lienvan.Operations.Timetables.Slots;

/// <summary>
/// Finds a path for one more train among those that are there: by sections and station tracks, over junctions and borders, with waits in
/// loops that are long enough, and margins between blocking times. Trains that are there keep their times; those that are not published
/// are taken as the check of the timetable settles them. Does not support: changing the way to dodge a train (the fastest way is taken),
/// stops for crew or engine, moving other trains.
/// </summary>
public static class SlotFinder
{
    private const double DaySeconds = 86_400;

    /// <summary>Finds the best few paths, or why there is none.</summary>
    /// <param name="network">Tracks, services and gates of the day.</param>
    /// <param name="request">What is asked for.</param>
    /// <exception cref="ArgumentException">The span of departures ends before it begins.</exception>
    public static SlotAnswer Find(Network network, SlotRequest request)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(request);
        if (request.Latest < request.Earliest)
        {
            throw new ArgumentException("the span of departures ends before it begins", nameof(request));
        }

        var railway = Railway.Of(network);
        var train = RunningTrain.Of(request.Train, network, request.Gauge);
        var way = WayRun.Find(railway, network, train, [request.From, .. request.Via, request.To], out var why);
        if (way is null)
        {
            return new NoSlot(why, []);
        }

        // Most paths arrive soon: a day is looked at first that holds them, and a longer one only if it does not.
        var soon = Search(network, railway, request, (way, train, HorizonOf(request, way, 1.3, DaySeconds / 6)));
        return soon is Slots { Paths.Length: var count } && count == request.Count
            ? soon
            : Search(network, railway, request, (way, train, HorizonOf(request, way, 2, DaySeconds)));
    }

    private static SlotAnswer Search(
        Network network, Railway railway, SlotRequest request, (WayRun Way, RunningTrain Train, Span Horizon) asked)
    {
        var others = OthersOn(network, railway, request, asked.Way, asked.Horizon);
        var taken = new Occupation(railway);
        others.ForEach(taken.Add);
        var closures = new BorderClosures(railway, network, request.Earliest).Find(asked.Way.Sections, asked.Horizon);
        var maker = new SlotProblemMaker(railway, asked.Way, taken, closures)
        {
            TrainMetres = asked.Train.Physics.Length.Metres,
            MarginSeconds = request.Margin.TotalSeconds,
            Horizon = asked.Horizon,
        };
        return Answer(railway, request, (asked.Way, maker, taken)) with { TrainsOnWay = others.Count };
    }

    /// <summary>
    /// So many times the free run, and more, beyond the last departure. Who needs twice the free run and a day has no path worth the name.
    /// </summary>
    private static Span HorizonOf(SlotRequest request, WayRun way, double times, double more)
    {
        var free = Enumerable.Range(0, way.Sections.Length).Sum(position => way.Seconds(position, false, false));
        return new Span(-DaySeconds / 4, Math.Ceiling((request.Latest - request.Earliest).TotalSeconds + (times * free) + more));
    }

    private static List<TrainPath> OthersOn(Network network, Railway railway, SlotRequest request, WayRun way, Span horizon)
    {
        var timetable = request.Timetable;
        if (timetable is null)
        {
            var first = request.Earliest.InUtc().Date.PlusDays(-CheckScope.DaysBefore);
            var last = (request.Earliest + Duration.FromSeconds(horizon.To)).InUtc().Date.PlusDays(1);
            timetable = CorridorTimetable.Read(network, first, last);
        }

        var paths = new PathSelection(railway, way.Sections, request.Earliest).Between(timetable.Trains, horizon.From, horizon.To);
        return [.. new OrderPlanner(railway, paths, timetable.Rounding.TotalSeconds).Run().Paths];
    }

    private static SlotAnswer Answer(Railway railway, SlotRequest request, (WayRun Way, SlotProblemMaker Maker, Occupation Taken) made)
    {
        var problem = made.Maker.Make();
        var mirror = problem.Mirrored();
        var last = (request.Latest - request.Earliest).TotalSeconds;
        var found = new List<Slot>();
        var first = 0.0;
        while (found.Count < request.Count && first <= last)
        {
            var search = new SlotSearch(problem);
            if (search.Run(new Span(first, last), double.NegativeInfinity) is not { } earliest)
            {
                return found.Count > 0 ? new Slots([.. found]) : WhyNone(railway, request, made, search);
            }

            // Of all paths that arrive then, the one that leaves last: it stands least on the way.
            var arrival = earliest.Arrivals[^1];
            var latest = new SlotSearch(mirror).Run(new Span(-arrival, -arrival), -last)?.Mirrored() ?? earliest;
            found.Add(ToSlot(railway, request, made.Way, latest, made.Taken));
            first = latest.Departures[0] + request.Spread.TotalSeconds;
        }

        return new Slots([.. found]);
    }

    private static Slot ToSlot(Railway railway, SlotRequest request, WayRun way, SlotTimes times, Occupation taken)
    {
        Instant At(double second) => request.Earliest + Duration.FromSeconds(Math.Round(second));
        var last = way.Stations.Length - 1;
        var points = way.Stations.Select((station, position) => new SlotPoint(
            railway.Stations[station].Place,
            At(times.Arrivals[position]),
            At(times.Departures[position]),
            position == 0 || position == last || times.Stops[position],
            position == 0 || position == last || !times.Stops[position] ? []
                :
                [
                    .. taken.At(station).Where(stay => stay.From <= times.Departures[position] && stay.Until >= times.Arrivals[position])
                        .OrderBy(stay => stay.From).Select(stay => stay.Train.Number).Distinct(),
                ]));
        var metres = way.Sections.Sum(section => railway.Sections[section].Length.Metres);
        var free = Enumerable.Range(0, way.Sections.Length).Sum(position => way.Seconds(position, position == 0, position == last - 1));
        return new Slot([.. points], Model.Units.Distance.FromMetres(metres), Duration.FromSeconds(Math.Round(free)));
    }

    private static NoSlot WhyNone(
        Railway railway, SlotRequest request, (WayRun Way, SlotProblemMaker Maker, Occupation Taken) made, SlotSearch search)
    {
        Instant At(double second) => request.Earliest + Duration.FromSeconds(Math.Round(second));
        var section = railway.Sections[made.Way.Sections[search.Reached]];
        var (from, to) = (railway.Stations[made.Way.Stations[search.Reached]], railway.Stations[made.Way.Stations[search.Reached + 1]]);
        var blocking = search.SpansAtReached.SelectMany(span => made.Maker.Blockers(search.Reached, span)).Distinct()
            .OrderBy(other => other.From)
            .Select(other => new Blocking(other.Train, from.Place, to.Place, At(other.From), At(other.Until))).ToImmutableArray();
        var what = section.IsBorder && blocking.IsEmpty ? "the border is closed" : "other trains have it whenever this one could enter";
        return new NoSlot($"no way on from {from.Place} to {to.Place} ({section.Id}): {what}", blocking);
    }
}
