using System.IO.Compression;
using System.Text;
using Lienvan.Formats.Gtfs;
using Lienvan.Model.Dataset;
using Lienvan.Planner.Search.Timetables;
using NodaTime;

namespace Lienvan.Tests.Formats.Gtfs;

/// <summary>
/// Feeds as text: a line that ends in <c>.txt</c> begins a file. <see cref="Small"/> is a sound feed of one trip A B C, 08:00 to 08:20 on
/// 2019-05-16; a test replaces the files it is about.
/// </summary>
internal static class FeedSketch
{
    public static readonly LocalDate Day = new(2019, 5, 16);

    public const string Small = """
        stops.txt
        stop_id,stop_name
        A,Alpha
        B,"Beta, the second"
        C,Gamma
        routes.txt
        route_id,route_short_name,route_long_name
        R,,ICE 1
        calendar_dates.txt
        service_id,date,exception_type
        S,20190516,1
        trips.txt
        route_id,service_id,trip_id,trip_headsign
        R,S,T,Gamma
        stop_times.txt
        trip_id,arrival_time,departure_time,stop_id,stop_sequence
        T,08:00:00,08:00:00,A,0
        T,08:10:00,08:10:00,B,1
        T,08:20:00,08:20:00,C,2
        """;

    public static Dictionary<string, byte[]> Files(params string[] sketches)
    {
        var texts = new Dictionary<string, string>();
        foreach (var sketch in sketches)
        {
            var file = "";
            foreach (var line in sketch.Split('\n').Select(line => line.TrimEnd('\r')))
            {
                if (line.EndsWith(".txt", StringComparison.Ordinal))
                {
                    texts[file = line] = "";
                }
                else
                {
                    texts[file] += line + "\n";
                }
            }
        }

        return texts.ToDictionary(pair => pair.Key, pair => Encoding.UTF8.GetBytes(pair.Value));
    }

    public static Read<GtfsFeed> Feed(params string[] sketches) => Feed(Files(sketches));

    public static Read<GtfsFeed> Feed(Dictionary<string, byte[]> files)
    {
        var read = GtfsFiles.FromBytes("feed", files);
        var feed = GtfsReader.Read(read.Value);
        return feed with { Diagnostics = [.. read.Diagnostics, .. feed.Diagnostics] };
    }

    /// <summary>The Pareto set as in a file of answers, from A to C from midnight on.</summary>
    public static string Route(Read<GtfsFeed> feed, string from = "A", string to = "C", int followingDays = 0)
    {
        var timetable = feed.Value.ToTimetable(Day, followingDays).Value;
        var points = new TimetableRouter(timetable).Pareto(timetable.FindStop(from)!.Value, timetable.FindStop(to)!.Value, 0);
        return string.Join(';', points.Select(point =>
            $"{point.Trips}:{point.ArrivalSeconds / 3600:00}:{point.ArrivalSeconds / 60 % 60:00}:{point.ArrivalSeconds % 60:00}"));
    }

    /// <summary>File, line, code and nothing else, so that wording may change.</summary>
    public static string Findings<T>(Read<T> read) =>
        string.Join(' ', read.Diagnostics.Select(finding => $"{finding.File}({finding.Line}):{finding.Code}"));

    public static byte[] Zip(Dictionary<string, byte[]> files, string folder = "")
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(folder + name).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }
}
