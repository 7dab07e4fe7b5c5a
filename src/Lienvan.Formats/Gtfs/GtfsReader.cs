using Lienvan.Model.Dataset;
using Lienvan.Planner.Search.Timetables;

namespace Lienvan.Formats.Gtfs;

/// <summary>
/// Reads a GTFS feed (gtfs.org/schedule/reference, 2024): stops, routes, calendars and their exceptions, trips, stop times, frequencies.
/// Never throws for what is in the files: a row that makes no sense is left out and told, by file and line. Times left blank between two
/// timed calls are filled in along the travelled distance where every call between has one, else along the sequence numbers.
/// </summary>
public static class GtfsReader
{
    /// <summary>Reads a feed.</summary>
    public static Read<GtfsFeed> Read(GtfsFiles files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var findings = new GtfsFindings();
        TellMissingFiles(files, findings);
        var stops = new StopsFile(files, findings);
        var routes = new RoutesFile(files, findings);
        var services = CalendarFiles.Read(files, findings);
        var trips = new TripsFile(files, findings, routes, services);
        var frequencies = FrequenciesFile.Read(files, findings, trips.Keys);
        var rows = StopTimesFile.Read(files, findings, trips.Keys, stops.Keys);
        var feed = Assemble(files, findings, new GtfsRows(stops.Rows, trips.Rows, rows, frequencies), services);
        return new Read<GtfsFeed>(feed, findings.ToImmutable(files.Name));
    }

    private static GtfsFeed Assemble(GtfsFiles files, GtfsFindings findings, GtfsRows rows, GtfsServices services)
    {
        var calls = new List<ScheduledCall>(rows.StopTimes.Count);
        var areFilled = new List<bool>(rows.StopTimes.Count);
        var assembler = new TripAssembler(files, findings, calls, areFilled);
        var rowsOfTrip = new RowsByTrip(rows.StopTimes, rows.Trips.Count);
        var trips = ImmutableArray.CreateBuilder<GtfsTrip>(rows.Trips.Count);
        var runnings = ImmutableArray.CreateBuilder<GtfsRunning>(rows.Trips.Count);
        for (var trip = 0; trip < rows.Trips.Count; trip++)
        {
            var row = rows.Trips[trip];
            var firstCall = calls.Count;
            if (assembler.TryAssemble(row, rowsOfTrip[trip]))
            {
                trips.Add(new GtfsTrip(row.Id, row.RouteName, row.Headsign));
                ImmutableArray<GtfsFrequency>? frequencies = rows.Frequencies.TryGetValue(trip, out var own) ? [.. own] : null;
                runnings.Add(new GtfsRunning(row.Service, firstCall..calls.Count, frequencies));
            }
        }

        return new GtfsFeed(new GtfsParts
        {
            Name = files.Name,
            Stops = [.. rows.Stops],
            Trips = trips.DrainToImmutable(),
            Runnings = runnings.DrainToImmutable(),
            Calls = [.. calls],
            AreFilled = [.. areFilled],
            Zone = AgencyFile.FindZone(files, findings),
            Services = services,
        });
    }

    private static void TellMissingFiles(GtfsFiles files, GtfsFindings findings)
    {
        foreach (var required in (ReadOnlySpan<string>)["stops.txt", "trips.txt", "stop_times.txt"])
        {
            if (!files.Texts.ContainsKey(required))
            {
                findings.Add(
                    GtfsDiagnostics.FileMissing,
                    new GtfsPlace(files.PathOf(required), 0),
                    $"no {required}",
                    "add it; nothing can run without");
            }
        }

        if (!files.Texts.ContainsKey("calendar.txt") && !files.Texts.ContainsKey("calendar_dates.txt"))
        {
            findings.Add(
                GtfsDiagnostics.FileMissing,
                new GtfsPlace(files.Name, 0),
                "neither calendar.txt nor calendar_dates.txt",
                "add one; nothing runs on any day without");
        }

        if (!files.Texts.ContainsKey("routes.txt"))
        {
            findings.Add(
                GtfsDiagnostics.FileAbsent,
                new GtfsPlace(files.PathOf("routes.txt"), 0),
                "no routes.txt",
                "add it; trips are read without the names of their routes");
        }
    }
}

/// <summary>The sound rows of the files, before they are put together.</summary>
internal readonly record struct GtfsRows(
    List<GtfsStop> Stops,
    List<TripRow> Trips,
    List<StopTimeRow> StopTimes,
    Dictionary<int, List<GtfsFrequency>> Frequencies);
