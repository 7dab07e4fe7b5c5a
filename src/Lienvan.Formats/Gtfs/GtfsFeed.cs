using Lienvan.Model.Dataset;
using Lienvan.Model.Places;
using Lienvan.Operations.Timetables.Trains;
using Lienvan.Planner.Search.Timetables;
using NodaTime;

namespace Lienvan.Formats.Gtfs;

/// <summary>A stop of a feed.</summary>
/// <param name="Id">Its <c>stop_id</c>.</param>
/// <param name="Name">Its <c>stop_name</c>; empty when the feed has none.</param>
/// <param name="Latitude">Degrees north, WGS 84; null when the feed has none.</param>
/// <param name="Longitude">Degrees east, WGS 84; null when the feed has none.</param>
public sealed record GtfsStop(string Id, string Name, double? Latitude, double? Longitude);

/// <summary>A trip of a feed that can be ridden: it has two timed calls or more.</summary>
/// <param name="Id">Its <c>trip_id</c>, as it comes back in a journey's legs.</param>
/// <param name="RouteName">The short name of its route, or the long one where there is no short one; empty without either.</param>
/// <param name="Headsign">Its <c>trip_headsign</c>; empty when the feed has none.</param>
public sealed record GtfsTrip(string Id, string RouteName, string Headsign);

/// <summary>When a trip runs.</summary>
/// <param name="Service">On which days.</param>
/// <param name="Calls">Its calls, among those of the feed.</param>
/// <param name="Frequencies">By which it runs on such a day; null when it runs once, at its own times.</param>
internal readonly record struct GtfsRunning(int Service, Range Calls, ImmutableArray<GtfsFrequency>? Frequencies);

/// <summary>A run every so many seconds, the first at the start, none at the end or later.</summary>
internal readonly record struct GtfsFrequency(int StartSeconds, int EndSeconds, int HeadwaySeconds);

/// <summary>
/// A GTFS feed as far as timetables go. Read by <see cref="GtfsReader"/>. Does not support transfers.txt, pathways or flexible trips.
/// </summary>
public sealed class GtfsFeed
{
    private readonly ImmutableArray<GtfsRunning> runnings;
    private readonly ScheduledCall[] calls;
    private readonly GtfsServices services;
    private readonly bool[] areFilled;

    internal GtfsFeed(GtfsParts parts)
    {
        Name = parts.Name;
        Stops = parts.Stops;
        Trips = parts.Trips;
        runnings = parts.Runnings;
        calls = parts.Calls;
        services = parts.Services;
        areFilled = parts.AreFilled;
        Zone = parts.Zone;
    }

    /// <summary>The feed's name, as the reader was told it.</summary>
    public string Name { get; }

    /// <summary>The stops, in the order of their file.</summary>
    public ImmutableArray<GtfsStop> Stops { get; }

    /// <summary>The trips, in the order of their file, without those that are faulty.</summary>
    public ImmutableArray<GtfsTrip> Trips { get; }

    /// <summary>The clock of the feed's times, by agency.txt; null when the feed does not tell.</summary>
    public DateTimeZone? Zone { get; }

    /// <summary>
    /// The trips that start on a day, as trains: calls that the feed times, at stations that its stops are found to be. A trip with fewer
    /// than
    /// two of them is left out.
    /// </summary>
    /// <param name="day">The service day.</param>
    /// <param name="clock">The clock to take where the feed tells none.</param>
    /// <param name="placeOf">The station of each stop, in the order of <see cref="Stops"/>; null for none.</param>
    public IEnumerable<TimetabledTrain> TrainsOn(LocalDate day, DateTimeZone clock, IReadOnlyList<PlaceId?> placeOf)
    {
        ArgumentNullException.ThrowIfNull(placeOf);
        // By the reference, a service day's times count from noon less twelve hours, so that they hold when clocks change.
        var midnight = (Zone ?? clock).AtLeniently(day.At(LocalTime.Noon)).ToInstant() - Duration.FromHours(12);
        var runsOn = new[] { services.RunningOn(day) };
        var shifts = new List<int>();
        for (var trip = 0; trip < Trips.Length; trip++)
        {
            shifts.Clear();
            CollectShifts(runnings[trip], runsOn, shifts);
            foreach (var shift in shifts)
            {
                var found = CallsOf(runnings[trip].Calls, midnight + Duration.FromSeconds(shift), placeOf);
                if (found.Length >= 2)
                {
                    yield return new TimetabledTrain { Id = Trips[trip].Id, Number = NumberOf(Trips[trip]), StartsOn = day, Calls = found };
                }
            }
        }
    }

    /// <summary>
    /// All that starts on a day and on the days after it. Seconds count from that day's midnight by the feed's own clock; every day is
    /// taken
    /// to have 86 400 of them, also when clocks change.
    /// </summary>
    /// <param name="day">The service day that gives the midnight.</param>
    /// <param name="followingDays">How many service days more; not negative.</param>
    public Read<ScheduledTimetable> ToTimetable(LocalDate day, int followingDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(followingDays);
        var builder = new ScheduledTimetableBuilder();
        foreach (var stop in Stops)
        {
            builder.AddStop(stop.Id);
        }

        var runsOn = new bool[followingDays + 1][];
        for (var offset = 0; offset <= followingDays; offset++)
        {
            runsOn[offset] = services.RunningOn(day.PlusDays(offset));
        }

        var shifts = new List<int>();
        for (var trip = 0; trip < Trips.Length; trip++)
        {
            shifts.Clear();
            CollectShifts(runnings[trip], runsOn, shifts);
            if (shifts.Count > 0)
            {
                builder.AddTrip(Trips[trip].Id, calls.AsSpan(runnings[trip].Calls), [.. shifts]);
            }
        }

        var timetable = builder.Build();
        return new Read<ScheduledTimetable>(timetable, timetable.RunCount > 0 ? [] : [NothingRuns(day, followingDays)]);
    }

    /// <summary>A call at a station that the one before stands for too, such as another platform of it, lengthens that one.</summary>
    private ImmutableArray<TrainCall> CallsOf(Range range, Instant midnight, IReadOnlyList<PlaceId?> placeOf)
    {
        var found = new List<TrainCall>();
        for (var index = range.Start.Value; index < range.End.Value; index++)
        {
            var call = calls[index];
            if (areFilled[index] || placeOf[call.Stop.Value] is not { } place)
            {
                continue;
            }

            var (arrival, departure) = (midnight + Duration.FromSeconds(call.ArrivalSeconds), midnight
                + Duration.FromSeconds(call.DepartureSeconds));
            if (found.Count > 0 && found[^1].Place == place)
            {
                found[^1] = found[^1] with { Departure = departure };
            }
            else
            {
                found.Add(new TrainCall(place, arrival, departure));
            }
        }

        return [.. found];
    }

    private static string NumberOf(GtfsTrip trip) => trip.RouteName.Length is > 0 and <= 8 && trip.RouteName.Any(char.IsAsciiDigit)
        ? trip.RouteName
        : trip.Id;

    private void CollectShifts(GtfsRunning running, bool[][] runsOn, List<int> shifts)
    {
        for (var offset = 0; offset < runsOn.Length; offset++)
        {
            if (!runsOn[offset][running.Service])
            {
                continue;
            }

            var midnight = offset * NodaConstants.SecondsPerDay;
            if (running.Frequencies is not { } frequencies)
            {
                shifts.Add(midnight);
                continue;
            }

            var written = calls[running.Calls.Start].DepartureSeconds;
            foreach (var frequency in frequencies)
            {
                for (var start = frequency.StartSeconds; start < frequency.EndSeconds; start += frequency.HeadwaySeconds)
                {
                    shifts.Add(midnight + start - written);
                }
            }
        }
    }

    private Diagnostic NothingRuns(LocalDate day, int followingDays) => GtfsDiagnostics.NothingRuns.At(
        Name,
        0,
        $"no trip starts on {day:uuuu-MM-dd}{(followingDays > 0 ? $" or the {followingDays} days after" : "")}",
        "ask for a day within the feed's calendar");
}

/// <summary>What the reader hands over.</summary>
internal sealed record GtfsParts
{
    public required string Name { get; init; }

    public required ImmutableArray<GtfsStop> Stops { get; init; }

    public required ImmutableArray<GtfsTrip> Trips { get; init; }

    /// <summary>One a trip.</summary>
    public required ImmutableArray<GtfsRunning> Runnings { get; init; }

    public required ScheduledCall[] Calls { get; init; }

    public required GtfsServices Services { get; init; }

    /// <summary>For each call whether its times were blank.</summary>
    public required bool[] AreFilled { get; init; }

    public required DateTimeZone? Zone { get; init; }
}
