using System.Text.Json;

namespace Lienvan.Tests.App;

/// <summary><c>timetable</c>, <c>capacity</c> and <c>slot</c> as a user meets them, on the built-in corridor and on a feed.</summary>
public sealed class LineCommandsTest : IDisposable
{
    private const string Stops = """
        stop_id,stop_name,stop_lat,stop_lon
        S1,Ga Hà Nội,21.02417,105.84083
        S2,Gia Lam railway station,,
        S3,Cẩm Giàng,,
        S4,Hai Duong,,
        S5,海防站,20.85611,106.68750
        X,Atlantis,0,0
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("lienvan-line-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_published_meet_is_found_where_it_is_and_nothing_else()
    {
        Feed("""
            up,06:00:00,06:00:00,S1,1
            up,06:15:00,06:17:00,S2,2
            up,07:01:00,07:02:00,S3,3
            up,07:20:00,07:26:00,S4,4
            up,08:30:00,08:30:00,S5,6
            up,,,X,5
            down,06:10:00,06:10:00,S5,1
            down,07:17:00,07:23:00,S4,2
            down,07:44:00,07:45:00,S3,3
            down,08:33:00,08:35:00,S2,4
            down,08:50:00,08:50:00,S1,5
            """);
        var (code, output, error) = Run("timetable", "check", "--gtfs", folder, "--line", "VN-HN-HP", "--on", "2026-03-02", "--json");
        using var json = JsonDocument.Parse(output);
        Assert.Equal(0, code);
        Assert.Contains("LV1301", error, StringComparison.Ordinal);
        Assert.Equal(0, json.RootElement.GetProperty("conflicts").GetArrayLength());
        var meet = Assert.Single(json.RootElement.GetProperty("meets").EnumerateArray());
        Assert.Equal(["up", "down"], meet.GetProperty("trains").EnumerateArray().Select(train => train.GetString()!));
        Assert.Equal("hai-duong-station", meet.GetProperty("place").GetString());
        Assert.Equal("S4", meet.GetProperty("stop").GetString());
        Assert.Equal("2026-03-02T07:20:00+07:00", meet.GetProperty("from").GetString());
        Assert.Equal("2026-03-02T07:23:00+07:00", meet.GetProperty("to").GetString());
        Assert.True(meet.GetProperty("certain").GetBoolean());
    }

    [Fact]
    public void A_clash_ends_with_1_and_names_what_is_contended()
    {
        Feed("""
            up,06:00:00,06:00:00,S1,1
            up,06:15:00,06:15:00,S2,2
            down,06:05:00,06:05:00,S2,1
            down,06:20:00,06:20:00,S1,2
            """);
        var (code, output, _) = Run("timetable", "check", "--gtfs", folder, "--line", "vn-hn-dd", "--on", "2026-03-02", "--json");
        using var json = JsonDocument.Parse(output);
        var conflict = Assert.Single(json.RootElement.GetProperty("conflicts").EnumerateArray());
        Assert.Equal(1, code);
        Assert.StartsWith("vn-hn-dd.", conflict.GetProperty("contended").GetString(), StringComparison.Ordinal);
        Assert.Equal("section", conflict.GetProperty("kind").GetString());
        Assert.True(conflict.GetProperty("certain").GetBoolean());
    }

    [Theory]
    [InlineData("vn-hn-lc")]
    [InlineData("vn-hn-hp")]
    [InlineData("vn-hn-dd")]
    [InlineData("vn-ns")]
    public void The_corridors_own_trains_have_no_conflict(string line)
    {
        var (code, output, _) = Run("timetable", "check", "--line", line, "--on", "2026-03-02", "--json");
        using var json = JsonDocument.Parse(output);
        Assert.Equal(0, code);
        Assert.Equal(0, json.RootElement.GetProperty("conflicts").GetArrayLength());
        Assert.True(json.RootElement.GetProperty("trains").GetInt32() > 0);
    }

    [Fact]
    public void A_graph_and_its_table_are_written()
    {
        var (svg, csv) = (Path.Combine(folder, "graph.svg"), Path.Combine(folder, "trains.csv"));
        Assert.Equal(0, Run("timetable", "graph", "vn-hn-hp", "--on", "2026-03-02", "--svg", svg, "--csv", csv).Code);
        var drawing = System.Xml.Linq.XDocument.Load(svg);
        Assert.Contains(drawing.Descendants(), element => element.Value == "HP1");
        Assert.Contains(drawing.Descendants(), element => element.Value.Contains("+7", StringComparison.Ordinal));
        var table = File.ReadAllLines(csv);
        Assert.StartsWith("train,number,", table[0], StringComparison.Ordinal);
        Assert.Contains(table, row => row.StartsWith("hp1,HP1,2026-03-02,passenger,1000,hai-duong-station,", StringComparison.Ordinal));
    }

    [Fact]
    public void Capacity_tells_bottleneck_published_figures_and_crossings()
    {
        var (code, output, _) = Run("capacity", "vn-hn-lc", "--on", "2026-03-02", "--json");
        using var json = JsonDocument.Parse(output);
        Assert.Equal(0, code);
        var root = json.RootElement;
        Assert.True(root.GetProperty("bottleneck").GetProperty("occupancyWithUntimed").GetDouble() is > 0 and < 1);
        Assert.Equal([23.0, 33.0, 17.0], root.GetProperty("published").EnumerateArray()
            .Select(row => row.GetProperty("publishedPairsPerDay").GetDouble()));
        var whatIf = root.GetProperty("whatIf").EnumerateArray().Select(row => row.GetProperty("pairsPerDay").GetDouble()).ToArray();
        Assert.All(whatIf, pairs => Assert.True(pairs >= whatIf[0]));
        var crossing = Assert.Single(root.GetProperty("crossings").EnumerateArray());
        Assert.Equal("handling", crossing.GetProperty("limitedBy").GetString());
        Assert.True(crossing.GetProperty("teuPerYear").GetDouble() > 0);
    }

    [Theory]
    [InlineData("20:00", "02:00")]
    [InlineData("2026-03-02T20:00", "2026-03-03T02:00")]
    [InlineData("20:00", "02:00+1")]
    public void A_slot_is_found_however_the_times_are_written(string first, string last)
    {
        var (code, output, _) = Run("slot", "--from", "Yên Viên", "--to", "Đồng Đăng", "--train", "nn-container-1300", "--depart-between",
            first,
            last, "--on", "2026-03-02", "--json");
        using var json = JsonDocument.Parse(output);
        Assert.Equal(0, code);
        Assert.Equal("2026-03-03T02:00:00+07:00", json.RootElement.GetProperty("latest").GetString());
        var slots = json.RootElement.GetProperty("slots").EnumerateArray().ToArray();
        Assert.NotEmpty(slots);
        Assert.Equal("dong-dang", slots[0].GetProperty("points").EnumerateArray().Last().GetProperty("place").GetString());
    }

    [Theory]
    [InlineData("MR2", "mr")]
    [InlineData("D19E", "d19e")]
    public void A_slot_is_for_a_service_by_either_number_or_a_locomotive(string train, string expected)
    {
        var (code, output, _) = Run("slot", "--from", "yen-vien", "--to", "dong-dang", "--train", train,
            "--depart-between", "18:00", "22:00", "--on", "2026-03-02", "--json");
        using var json = JsonDocument.Parse(output);
        Assert.Equal(0, code);
        Assert.Equal(expected, json.RootElement.GetProperty("train").GetString());
    }

    [Theory]
    [InlineData("slot --from yen-vien --to dong-dang --train DF4 --depart-between 20:00 21:00")]
    [InlineData("slot --from nowhere-at-all --to dong-dang --train nn-container-1300 --depart-between 20:00 21:00")]
    [InlineData("slot --from yen-vien --to dong-dang --train no-such-train --depart-between 20:00 21:00")]
    [InlineData("slot --from yen-vien --to dong-dang --train nn-container-1300 --depart-between yesterday 21:00")]
    [InlineData("timetable check --line no-such-line")]
    [InlineData("timetable check --line vn-hn-lc --gtfs no-such-feed")]
    [InlineData("timetable graph vn-hn-lc")]
    [InlineData("capacity no-such-line")]
    [InlineData("capacity vn-hn-lc --train no-such-train")]
    public void What_cannot_be_asked_ends_with_2_and_a_code(string words)
    {
        var (code, output, error) = Run(words.Split(' '));
        Assert.Equal((2, ""), (code, output));
        Assert.Contains("error LV9", error, StringComparison.Ordinal);
    }

    private void Feed(string stopTimes)
    {
        File.WriteAllText(Path.Combine(folder, "agency.txt"), "agency_name,agency_url,agency_timezone\nVNR,http://x,Asia/Ho_Chi_Minh\n");
        File.WriteAllText(Path.Combine(folder, "stops.txt"), Stops);
        File.WriteAllText(Path.Combine(folder, "routes.txt"), "route_id,route_short_name,route_type\nR,HP,2\n");
        File.WriteAllText(Path.Combine(folder, "calendar_dates.txt"), "service_id,date,exception_type\nD,20260302,1\n");
        File.WriteAllText(Path.Combine(folder, "trips.txt"), "route_id,service_id,trip_id\nR,D,up\nR,D,down\n");
        File.WriteAllText(
            Path.Combine(folder, "stop_times.txt"), "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
                + stopTimes.ReplaceLineEndings("\n"));
    }

    private static (int Code, string Output, string Error) Run(params string[] words)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = Lienvan.App.Program.Run(words, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
