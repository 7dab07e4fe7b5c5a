using System.Text.Json;
using System.Xml.Linq;
using Lienvan.App;
using Lienvan.Tests.Support;

namespace Lienvan.Tests.App.Commands;

/// <summary><c>lienvan run-time</c> on files and on the built-in corridor.</summary>
public sealed class RunTimeCommandTests : IDisposable
{
    private const string Stock = """
        schema: https://railtoolkit.org/schema/rolling-stock.json
        schema_version: "2022.05"
        trains:
          - {name: First, id: first, formation: [loco]}
          - {name: Second, id: second, formation: [loco, wagon, wagon, wagon, wagon, wagon, wagon, wagon, wagon]}
        vehicles:
          - {name: Engine, id: loco, vehicle_type: traction unit, length: 20, mass: 80, speed_limit: 100, base_resistance: 2,
             tractive_effort: [[0, 200000], [50, 100000], [100, 50000]]}
          - {name: Wagon, id: wagon, vehicle_type: freight, length: 15, mass: 85, base_resistance: 1.4, air_resistance: 3}
        """;

    private const string Way = """
        schema: https://railtoolkit.org/schema/running-path.json
        schema_version: "2022.05"
        paths:
          - {name: Level, id: level, points_of_interest: [[2000, halt, front]], characteristic_sections: [[0, 80, 0], [8000, 80, 0]]}
          - {name: Steep, id: steep, characteristic_sections: [[0, 80, 0], [3000, 80, 45], [8000, 80, 0]]}
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("lienvan-run-time-").FullName;

    public RunTimeCommandTests()
    {
        File.WriteAllText(InFolder("stock.yaml"), Stock);
        File.WriteAllText(InFolder("way.yaml"), Way);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Files_give_times_at_stops_and_points()
    {
        var (code, output, error) = Run("--train", InFolder("stock.yaml"), "--path", InFolder("way.yaml"), "--stops", "halt=1");
        Assert.Equal((ExitCode.Success, ""), (code, error));
        Snap.Is(output, """
            Level · First, 80 t, 20 m · 8.0 km
                km  where    arrives     leaves  km/h
             0.000  start             0:00:00.0
             2.000  halt   0:02:26.5  0:03:26.5
             8.000  end    0:08:52.9

            0:08:52.9 in all, 0:07:52.9 of it running; the shortest run is 0:07:52.9
            14.5 kWh at the wheel, 4.31 l of diesel oil°, 14 kg CO2
            """);
    }

    [Fact]
    public void Json_has_what_the_manual_says()
    {
        var json = Json(["--train", InFolder("stock.yaml"), "--path", InFolder("way.yaml"), "--train-id", "second", "--stops", "halt=1"]);
        var stops = json.GetProperty("stops").EnumerateArray().ToList();
        Assert.Equal(3, stops.Count);
        Assert.Equal(60, stops[1].GetProperty("departure").GetDouble() - stops[1].GetProperty("arrival").GetDouble(), 3);
        Assert.Equal(json.GetProperty("totalSeconds").GetDouble(), stops[2].GetProperty("arrival").GetDouble(), 3);
        var sections = json.GetProperty("sections").EnumerateArray().Sum(section => section.GetProperty("runningSeconds").GetDouble());
        Assert.Equal(json.GetProperty("totalSeconds").GetDouble() - 60, sections, 2);
        Assert.True(json.GetProperty("energyKwh").GetDouble() > 0);
        Assert.False(json.TryGetProperty("stallsAtMetres", out _));
    }

    [Fact]
    public void A_train_that_stalls_is_a_no()
    {
        string[] words = ["--train", InFolder("stock.yaml"), "--path", InFolder("way.yaml"), "--path-id", "steep", "--train-id", "second"];
        var (code, output, _) = Run(words);
        Assert.Equal(ExitCode.Findings, code);
        Assert.Contains("No: the train stalls on the climb at km 3.", output, StringComparison.Ordinal);
        var json = Json(words, ExitCode.Findings);
        Assert.InRange(json.GetProperty("stallsAtMetres").GetDouble(), 3000, 8000);
        Assert.False(json.TryGetProperty("totalSeconds", out _));
    }

    [Fact]
    public void Allowances_are_hit_and_coasting_saves()
    {
        string[] words = ["--train", InFolder("stock.yaml"), "--path", InFolder("way.yaml")];
        var shortest = Json(words);
        var linear = Json([.. words, "--allowance", "10%+2min/100km"]);
        var saving = Json([.. words, "--allowance", "10%+2min/100km", "--energy-saving"]);
        var asked = (shortest.GetProperty("totalSeconds").GetDouble() * 1.1) + (120 * 0.08);
        Assert.Equal(asked, linear.GetProperty("totalSeconds").GetDouble(), 0.1);
        Assert.Equal(asked, saving.GetProperty("totalSeconds").GetDouble(), 0.1);
        Assert.True(saving.GetProperty("energyKwh").GetDouble() < linear.GetProperty("energyKwh").GetDouble());
    }

    [Fact]
    public void Goods_from_Yen_Vien_to_the_border()
    {
        var json = Json(["--from", "Yên Viên", "--to", "dong-dang", "--train", "d19e", "--load", "800", "--on", "2026-03-02"]);
        Assert.Equal(878, json.GetProperty("massTonnes").GetDouble(), 1e-6);
        Assert.Equal(151.1, json.GetProperty("lengthKm").GetDouble(), 1e-6);
        Assert.InRange(json.GetProperty("totalSeconds").GetDouble() / 3600, 3, 6);
        Assert.Equal(19, json.GetProperty("sections").GetArrayLength());
        Assert.Equal("factors", json.GetProperty("co2By").GetString());
    }

    [Fact]
    public void A_service_brings_its_stops()
    {
        var json = Json(["--train", "DD5", "--on", "2026-03-02"]);
        Assert.Equal(15, json.GetProperty("stops").GetArrayLength());
        var part = Json(["--train", "DD5", "--from", "Kép", "--to", "Lạng Sơn", "--on", "2026-03-02"]);
        Assert.Equal(["kep", "pho-vi", "bac-le", "dong-mo", "lang-son-station"],
            part.GetProperty("stops").EnumerateArray().Select(stop => stop.GetProperty("place").GetString()));
    }

    [Theory]
    [InlineData("MR2")]
    [InlineData("t8701")]
    [InlineData("T8701/MR2")]
    public void A_service_that_changes_its_number_goes_by_either(string number)
    {
        var stops = Json(["--train", number, "--on", "2026-03-02"]).GetProperty("stops").EnumerateArray().ToArray();
        Assert.Equal("nanning-station", stops[0].GetProperty("place").GetString());
        Assert.Equal("gia-lam", stops[^1].GetProperty("place").GetString());
    }

    [Theory]
    [InlineData("en", "locomotive")]
    [InlineData("vi", "đầu máy")]
    [InlineData("zh", "机车")]
    public void Loads_are_told_in_three_languages(string language, string heading)
    {
        string[] words = ["--from", "Yên Viên", "--to", "Đồng Đăng", "--train", "vn-reefer", "--max-load", "--on", "2026-03-02"];
        Assert.Contains(heading, Run([.. words, "--lang", language]).Output, StringComparison.Ordinal);
        var loads = Json(words).GetProperty("loads").EnumerateArray().ToList();
        Assert.All(loads, load => Assert.True(load.GetProperty("maxTonnes").GetDouble() is > 0 and <= 900));
    }

    [Fact]
    public void A_pusher_shortens_the_climb()
    {
        string[] words = ["--from", "Đồng Mỏ", "--to", "Lạng Sơn", "--train", "dfh21", "--load", "800", "--on", "2026-03-02"];
        var alone = Json(words).GetProperty("totalSeconds").GetDouble();
        Assert.True(Json([.. words, "--bank", "dfh21:Đồng Mỏ–Bản Thí"]).GetProperty("totalSeconds").GetDouble() < alone);
    }

    [Fact]
    public void The_chart_is_sound_xml_with_the_stations()
    {
        var svg = InFolder("run.svg");
        Json(["--train", "SP3", "--on", "2026-03-02", "--allowance", "5%", "--energy-saving", "--svg", svg]);
        var text = File.ReadAllText(svg);
        var chart = XDocument.Parse(text);
        Assert.Contains(chart.Descendants(), element => element.Value == "Yên Bái");
        Assert.Contains("#009E73", text, StringComparison.Ordinal);
        Assert.Contains("#D55E00", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--train d19e", "--from and --to")]
    [InlineData("--train nothing --from hanoi --to kep", "no train, service or locomotive")]
    [InlineData("--train DF4 --from hanoi --to kep", "choose one of df4b-f, df4b-p, df4d-f, df4d-p")]
    [InlineData("--train d19e --from hanoi --to nowhere", "no station on 1000 mm")]
    [InlineData("--train d19e --from hanoi --to hanoi", "named twice")]
    [InlineData("--train cr200j-9 --from hanoi --to kep", "no station on 1435 mm")]
    [InlineData("--train d19e --from hanoi --to kep --load 0", "no load")]
    [InlineData("--train cr200j-9 --from nanning-station --to pingxiang --load 5", "no wagons")]
    [InlineData("--train d19e --from hanoi --to kep --allowance much", "no number")]
    [InlineData("--train d19e --from hanoi --to kep --allowance -5%", "no number")]
    [InlineData("--train d19e --from hanoi --to kep --svg run.png", "no drawing")]
    [InlineData("--train d19e --from hanoi --to kep --bank d19e:kep", "no stretch of the way")]
    [InlineData("--train d19e --from hanoi --to kep --mass-model liquid", "no model of mass")]
    [InlineData("--from hanoi --to kep", "needs --train")]
    [InlineData("--train missing.yaml --path missing.yaml", "missing.yaml")]
    public void Questions_without_sense_are_refused(string words, string why)
    {
        var (code, _, error) = Run(words.Split(' '));
        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains(why, error, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_without_sense_are_findings()
    {
        File.WriteAllText(InFolder("bad.yaml"), "words");
        var (code, output, error) = Run("--train", InFolder("bad.yaml"), "--path", InFolder("way.yaml"));
        Assert.Equal((ExitCode.Findings, ""), (code, output));
        Assert.Contains("bad.yaml(1): error LV1105", error, StringComparison.Ordinal);
    }

    private static (int Code, string Output, string Error) Run(params string[] words)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        return (Program.Run(["run-time", .. words], output, error), output.ToString(), error.ToString());
    }

    private static JsonElement Json(string[] words, int expected = ExitCode.Success)
    {
        var (code, output, error) = Run([.. words, "--json"]);
        Assert.Equal((expected, ""), (code, error));
        return JsonDocument.Parse(output).RootElement;
    }

    private string InFolder(string name) => Path.Combine(folder, name);
}
