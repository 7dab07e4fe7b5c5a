using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Services;
using Lienvan.Operations.Timetables.Checking;
using Lienvan.Operations.Timetables.Tracks;
using Lienvan.Operations.Timetables.Trains;
using NodaTime;

namespace Lienvan.Operations.Simulation.Lines;

/// <summary>
/// Trains that run so many times a week at no published time, on a line and day: at even intervals counted from a day long ago, shifted by
/// service, so that a train is the same in every scenario and study. They stand as long as the service says and run as fast as they can.
/// </summary>
internal sealed class FrequentTrains(Network network, Railway railway)
{
    private static readonly LocalDate DayOne = new(2000, 1, 3);

    private readonly TrainMaker make = new(network);

    /// <summary>Those of some services that are on a line on a day.</summary>
    public IEnumerable<Course> Courses(ImmutableArray<ServiceWay> services, CheckScope scope)
    {
        var wanted = scope.Line.Sections.Where(section => section >= 0).ToHashSet();
        return services.Where(row => row.Service is { Mode: Mode.Rail, Pattern: ServicePattern.Frequency, PerWeek: > 0 })
            .SelectMany(row => Courses(row, wanted, scope));
    }

    private IEnumerable<Course> Courses(ServiceWay row, HashSet<int> wanted, CheckScope scope)
    {
        var (service, way) = (row.Service, row.Sections);
        var first = Array.FindIndex(way, visit => wanted.Contains(visit.Section));
        if (first < 0)
        {
            yield break;
        }

        var last = Array.FindLastIndex(way, visit => wanted.Contains(visit.Section));
        var train = make.Of(service);
        if (Single(way[first..(last + 1)], service, train) is not { } course)
        {
            yield break;
        }

        var lead = LeadSeconds(service, railway.Stations[course.Stations[0]].Place, way.Take(first), train);
        var end = lead + course.LeastRuns.Sum() + course.LeastStays.Sum();
        var interval = 7.0 * NodaConstants.SecondsPerDay / service.PerWeek;
        var start = (scope.Start(railway) - DayOne.AtStartOfDayInZone(scope.ZoneOf(railway)).ToInstant()).TotalSeconds;
        var phase = interval * ((ulong)Course.EntityOf(service.Id.Value, DayOne) / (double)ulong.MaxValue);
        for (var number = (long)Math.Ceiling((start - end - phase) / interval); ; number++)
        {
            var leaves = phase + (number * interval) + lead - start;
            if (leaves >= NodaConstants.SecondsPerDay)
            {
                yield break;
            }

            yield return At(course, leaves, unchecked(Course.EntityOf(service.Id.Value, DayOne) + (number * 4093)));
        }
    }

    /// <summary>The train on the line, leaving at second 0; null where the way has a gap.</summary>
    private Course? Single((int Section, bool IsForward)[] way, Service service, TimetabledTrain train)
    {
        var stations = new List<int> { From(way[0]) };
        foreach (var visit in way)
        {
            if (From(visit) != stations[^1])
            {
                return null;
            }

            stations.Add(railway.OtherEnd(visit.Section, stations[^1]));
        }

        double[] stays = [.. stations.Select(station => StaySeconds(service, station))];
        var calls = service.Stops.Select(stop => railway.FindStation(stop.Place)).ToHashSet();
        var nothing = Enumerable.Repeat(double.NegativeInfinity, stations.Count).ToArray();
        return new Course(train, 0)
        {
            Stations = [.. stations],
            Sections = [.. way.Select(visit => visit.Section)],
            Arrivals = nothing,
            Departures = nothing,
            LeastStays = [0, .. stays[1..]],
            LeastRuns =
            [
                .. way.Select((visit, at) =>
                {
                    var section = railway.Sections[visit.Section];
                    return RunningEstimate.ThroughSeconds(section, train)
                        + (calls.Contains(stations[at]) ? RunningEstimate.StartSeconds(section, train) : 0)
                        + (calls.Contains(stations[at + 1]) ? RunningEstimate.StopSeconds(section, train) : 0);
                }),
            ],
        };
    }

    /// <summary>
    /// The same leaving at a second of the day; each part of a way that comes to a station twice leaves when it can at best.
    /// </summary>
    private static Course At(Course course, double leaves, long entity)
    {
        var departures = course.Departures.ToArray();
        var at = 0;
        foreach (var (first, last) in course.Parts())
        {
            departures[first] = leaves;
            for (; at < last; at++)
            {
                leaves += course.LeastRuns[at] + course.LeastStays[at + 1];
            }
        }

        return course with { Entity = entity, Departures = departures };
    }

    private int From((int Section, bool IsForward) visit) =>
        visit.IsForward ? railway.Sections[visit.Section].From : railway.Sections[visit.Section].To;

    private double StaySeconds(Service service, int station)
    {
        foreach (var stop in service.Stops)
        {
            if (railway.FindStation(stop.Place) == station)
            {
                return Math.Max(0, 60.0 * (stop.Departure.Minutes - stop.Arrival.Minutes));
            }
        }

        return 0;
    }

    /// <summary>From leaving the first stop to leaving the first station on the line: by the minutes of the service where it stops
    /// there, else by its run from its first stop on.</summary>
    private double LeadSeconds(Service service, PlaceId place, IEnumerable<(int Section, bool IsForward)> before,
        TimetabledTrain train)
    {
        foreach (var stop in service.Stops)
        {
            if (stop.Place == place)
            {
                return 60.0 * stop.Departure.Minutes;
            }
        }

        return before.Sum(visit => RunningEstimate.ThroughSeconds(railway.Sections[visit.Section], train));
    }
}

/// <summary>A service and the sections of its way in order, each with whether it is run from its start to its end.</summary>
internal sealed record ServiceWay(Service Service, (int Section, bool IsForward)[] Sections);
