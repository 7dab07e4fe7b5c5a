using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Lienvan.Formats.Gtfs;
using Lienvan.Planner.Search.Timetables;
using static Lienvan.Tests.Formats.Gtfs.FeedSketch;

namespace Lienvan.Tests.Formats.Gtfs;

/// <summary>What is told about a faulty feed, and what runs all the same.</summary>
public class GtfsFaultTests
{
    private const string Header = "stop_times.txt\ntrip_id,arrival_time,departure_time,stop_id,stop_sequence\n";

    private const string Sound = "T,08:00:00,08:00:00,A,0\nT,08:20:00,08:20:00,C,9\n";

    [Theory]
    [InlineData("T,08:10:00,08:10:00,B", "LV1011 LV1015")]
    [InlineData("T,08:10:00,08:10:00,B,1,more", "LV1010")]
    [InlineData("T,08:10:00,08:10:00,\"B,1", "LV1008")]
    [InlineData("T,08:10:00,08:10:00,\"B\"\"\"x,1", "LV1009 LV1018")]
    [InlineData(",08:10:00,08:10:00,B,1", "LV1012")]
    [InlineData("T,08:10,08:10:00,B,1", "LV1013")]
    [InlineData("T,08:10:60,08:10:00,B,1", "LV1013")]
    [InlineData("T,-8:10:00,08:10:00,B,1", "LV1013")]
    [InlineData("T,08:10:00,08:10:00,B,-1", "LV1015")]
    [InlineData("T,08:10:00,08:10:00,B,99999999999", "LV1015")]
    [InlineData("U,08:10:00,08:10:00,B,1", "LV1018")]
    [InlineData("T,08:10:00,08:10:00,Z,1", "LV1018")]
    [InlineData("T,07:10:00,07:10:00,B,1", "LV1019")]
    [InlineData("T,08:10:00,08:05:00,B,1", "LV1019")]
    public void A_faulty_row_is_told_and_left_out(string row, string codes)
    {
        var feed = Feed(Small, Header + row + "\n" + Sound.TrimEnd());
        Assert.Equal(string.Join(' ', codes.Split(' ').Select(code => $"feed/stop_times.txt(2):{code}")), Findings(feed));
        Assert.Equal("1:08:20:00", Route(feed));
        Assert.Equal("", Route(feed, to: "B"));
    }

    [Fact]
    public void Of_two_calls_of_one_number_the_first_stays()
    {
        var feed = Feed(Small, Header + Sound + "T,08:30:00,08:30:00,B,9");
        Assert.Equal("feed/stop_times.txt(4):LV1017", Findings(feed));
        Assert.Equal("1:08:20:00", Route(feed));
    }

    [Theory]
    [InlineData("T,,,A,0\nT,08:20:00,08:20:00,C,9", "feed/stop_times.txt(2):LV1020")]
    [InlineData("T,08:20:00,08:20:00,C,9", "feed/trips.txt(2):LV1021")]
    public void A_trip_that_cannot_be_ridden(string rows, string finding)
    {
        var feed = Feed(Small, Header + rows);
        Assert.Equal(finding, Findings(feed));
        Assert.Empty(feed.Value.Trips);
    }

    [Theory]
    [InlineData("trips.txt\nroute_id,service_id,trip_id\nR,X,T", "feed/trips.txt(2):LV1018")]
    [InlineData("trips.txt\nroute_id,service_id,trip_id\nX,S,T", "feed/trips.txt(2):LV1018")]
    [InlineData("trips.txt\nroute_id,service_id,trip_id\nR,S,T\nR,S,T", "feed/trips.txt(3):LV1017")]
    [InlineData("trips.txt\nroute_id,service_id\nR,S", "feed/trips.txt(1):LV1006", true)]
    [InlineData("stops.txt\nstop_id,stop_lat\nA,91\nB,\nC,x", "feed/stops.txt(2):LV1016 feed/stops.txt(4):LV1016")]
    [InlineData("stops.txt\nstop_id,stop_id\nA,\nB,\nC,", "feed/stops.txt(1):LV1007")]
    [InlineData("calendar_dates.txt\nservice_id,date,exception_type\nS,20190230,1", "feed/calendar_dates.txt(2):LV1014")]
    [InlineData("calendar_dates.txt\nservice_id,date,exception_type\nS,20190516,3", "feed/calendar_dates.txt(2):LV1015")]
    [InlineData("calendar_dates.txt\nservice_id,date,exception_type\nS,20190516,1\nS,20190516,2", "feed/calendar_dates.txt(3):LV1017")]
    [InlineData("frequencies.txt\ntrip_id,start_time,end_time,headway_secs\nT,06:00:00,05:00:00,60", "feed/frequencies.txt(2):LV1022")]
    [InlineData("frequencies.txt\ntrip_id,start_time,end_time,headway_secs\nT,06:00:00,07:00:00,0", "feed/frequencies.txt(2):LV1015")]
    [InlineData("frequencies.txt\ntrip_id,start_time,end_time,headway_secs\nT,00:00:00,24:00:00,1", "feed/frequencies.txt(2):LV1023")]
    public void A_faulty_file(string file, string findings, bool andMore = false)
    {
        var told = Findings(Feed(Small, file));
        Assert.Equal(findings, andMore ? told[..findings.Length] : told);
    }

    [Fact]
    public void Missing_files()
    {
        Assert.Equal(
            "feed/stops.txt(0):LV1002 feed/trips.txt(0):LV1002 feed/stop_times.txt(0):LV1002 feed(0):LV1002 feed/routes.txt(0):LV1003",
            Findings(Feed(new Dictionary<string, byte[]>())));
        var files = Files(Small);
        files.Remove("routes.txt");
        Assert.Equal("1:08:20:00", Route(Feed(files)));
    }

    [Fact]
    public void A_quote_left_open_costs_one_row_not_the_rest_of_the_file()
    {
        var feed = Feed(Small, "stops.txt\nstop_id,stop_name\nZ,\"open\nA,\"Alpha\"\nB,\"two\nlines\"\nC,Gamma");
        Assert.Equal("feed/stops.txt(2):LV1008", Findings(feed));
        Assert.Equal(["A", "B", "C"], feed.Value.Stops.Select(stop => stop.Id));
    }

    [Fact]
    public void A_day_on_which_nothing_runs() =>
        Assert.Equal("LV1024", Feed(Small).Value.ToTimetable(Day.PlusDays(1), 3).Diagnostics.Single().Code);

    [Fact]
    public void Only_a_thousand_findings_of_a_kind_are_listed()
    {
        var rows = string.Concat(Enumerable.Repeat("U,08:10:00,08:10:00,B,1\n", 1_500));
        var findings = Feed(Small, Header + rows + Sound.TrimEnd()).Diagnostics;
        Assert.Equal(1_001, findings.Length);
        Assert.Contains("500 more", findings[^1].What, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_text_and_no_archive()
    {
        var files = Files(Small);
        files["stops.txt"] = [.. files["stops.txt"], (byte)'D', (byte)',', 0xFF, 0xC3, (byte)'\n'];
        Assert.Equal("feed/stops.txt(0):LV1005", Findings(Feed(files)));
        Assert.Equal("LV1001", GtfsFiles.FromZip("feed.zip", new MemoryStream([1, 2, 3])).Diagnostics.Single().Code);
    }

    [Fact]
    public void Nothing_throws_whatever_the_bytes() => Prop.ForAll<int>(seed =>
    {
        var random = new System.Random(seed);
        var files = Files(Small, "frequencies.txt\ntrip_id,start_time,end_time,headway_secs\nT,06:00:00,07:00:00,600").ToDictionary(
            pair => pair.Key,
            pair => Mutate(pair.Value, random));
        TryAll(Feed(files).Value);
        TryAll(GtfsReader.Read(GtfsFiles.FromZip("feed.zip", new MemoryStream(Mutate(Zip(files), random))).Value).Value);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    private static void TryAll(GtfsFeed feed)
    {
        var timetable = feed.ToTimetable(Day, 1).Value;
        var question = RouteQuestions.Read("q.csv", "from_stop,to_stop,departure_s\nA,C,0\n"u8.ToArray(), timetable).Value;
        var batch = new TimetableBatch(timetable, 1);
        Assert.NotEmpty(question.WriteAnswers(batch.EarliestArrivals(question.Queries), batch.Paretos(question.Queries)));
    }

    private static byte[] Mutate(byte[] bytes, System.Random random)
    {
        var mutated = bytes.ToList();
        for (var times = random.Next(4); times > 0 && mutated.Count > 0; times--)
        {
            var place = random.Next(mutated.Count);
            switch (random.Next(4))
            {
                case 0: mutated[place] = (byte)random.Next(256); break;
                case 1: mutated.RemoveAt(place); break;
                case 2: mutated.InsertRange(place, Encoding.UTF8.GetBytes("\",\n\r:09ä"[random.Next(8)..])); break;
                default: mutated.RemoveRange(place, random.Next(mutated.Count - place)); break;
            }
        }

        return [.. mutated];
    }
}
