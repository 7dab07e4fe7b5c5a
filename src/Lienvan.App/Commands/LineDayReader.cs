using System.CommandLine;
using System.Globalization;
using Lienvan.App.Questions;
using Lienvan.App.Rendering;
using Lienvan.App.Store;
using Lienvan.Formats.Gtfs;
using Lienvan.Model.Dataset;
using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Operations.Timetables;
using Lienvan.Operations.Timetables.Checking;
using Lienvan.Operations.Timetables.Trains;
using NodaTime;

namespace Lienvan.App.Commands;

/// <summary>Reads a line on a day with its trains, from the package or a feed.</summary>
internal static class LineDayReader
{
    /// <summary>Reads the package, and the feed if one is given, for that line.</summary>
    public static LineDay Read(ParseResult parsed, CommonOptions common, string line, string? feed)
    {
        var error = parsed.InvocationConfiguration.Error;
        var corridor = common.LoadCorridor(parsed, error);
        var row = LineWords.FindLine(corridor, line);
        var zone = LineWords.ZoneOf(corridor, row);
        var network = common.FindScenario(parsed, corridor).On(corridor, common.FindDay(parsed, zone));
        var track = LineWords.TrackOf(network, row);
        return feed is null ? LineWords.WithTrains(track) : WithFeed(track, feed, zone, error);
    }

    private static LineDay WithFeed(LineDay question, string path, DateTimeZone zone, TextWriter error)
    {
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            throw new UsageException(UsageFindings.CannotRead, $"--gtfs: no file or folder '{path}'", "give a zip archive or a folder");
        }

        var files = FeedFiles.Load(path);
        var feed = GtfsReader.Read(files.Value);
        foreach (var finding in files.Diagnostics.Concat(feed.Diagnostics).Where(finding => finding.Severity == Severity.Error))
        {
            error.WriteLine(finding);
        }

        var matcher = new StopMatcher(question.Network, question.Railway, question.Line);
        PlaceId?[] places = [.. feed.Value.Stops.Select(stop => matcher.Find(new ForeignStop(stop.Id, stop.Name, PositionOf(stop))))];
        TellUnmatched(feed.Value, places, error);
        var trains = Enumerable.Range(-CheckScope.DaysBefore, CheckScope.DaysBefore + CheckScope.DaysAfter + 1)
            .SelectMany(offset => feed.Value.TrainsOn(question.Day.PlusDays(offset), zone, places));
        var gauges = question.Line.Sections.Where(section => section >= 0).Select(section => question.Railway.Sections[section].Gauges)
            .Aggregate((common, next) => [.. common.Where(limits => next.Any(other => other.Gauge == limits.Gauge))]);
        return question with
        {
            // A feed tells no gauge: what runs on all of the line is meant, and any track otherwise.
            Timetable = Timetable.Of(trains.Select(train => gauges.IsEmpty ? train : train with { Gauge = gauges[0].Gauge })),
            StopOf = feed.Value.Stops.Zip(places).Where(pair => pair.Second is not null).DistinctBy(pair => pair.Second)
                .ToImmutableDictionary(pair => pair.Second!.Value, pair => pair.First.Id),
        };
    }

    private static void TellUnmatched(GtfsFeed feed, PlaceId?[] places, TextWriter error)
    {
        var unmatched = feed.Stops.Zip(places).Where(pair => pair.Second is null).Select(pair => pair.First).ToArray();
        if (unmatched.Length > 0)
        {
            var names = string.Join(", ", unmatched.Take(5).Select(stop => stop.Name.Length > 0 ? stop.Name : stop.Id));
            var more = unmatched.Length > 5 ? string.Create(CultureInfo.InvariantCulture, $" and {unmatched.Length - 5} more") : "";
            error.WriteLine(TimetableFindings.StopNotFound.At(feed.Name, 0,
                string.Create(CultureInfo.InvariantCulture,
                    $"{unmatched.Length} of {feed.Stops.Length} stops are no station of the package: {names}{more}"),
                "give them the names or keys of lienvan show places; their times are passed over"));
        }
    }

    private static Model.Units.Position? PositionOf(GtfsStop stop) =>
        stop is { Latitude: { } latitude, Longitude: { } longitude } ? new Model.Units.Position(latitude, longitude) : null;
}
