using Lienvan.Model.Dataset;
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

    internal GtfsFeed(GtfsParts parts)
    {
        Name = parts.Name;
        Stops = parts.Stops;
        Trips = parts.Trips;
        runnings = parts.Runnings;
        calls = parts.Calls;
        services = parts.Services;
    }

    /// <summary>The feed's name, as the reader was told it.</summary>
    public string Name { get; }

    /// <summary>The stops, in the order of their file.</summary>
    public ImmutableArray<GtfsStop> Stops { get; }

    /// <summary>The trips, in the order of their file, without those that are faulty.</summary>
    public ImmutableArray<GtfsTrip> Trips { get; }

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
}
