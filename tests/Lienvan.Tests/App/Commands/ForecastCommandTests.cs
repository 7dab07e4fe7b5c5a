using System.Globalization;
using System.Text.Json;
using Lienvan.App;
using Lienvan.App.Rendering;
using Lienvan.Demand.Forecasts;
using Lienvan.Tests.Demand.Forecasts;

namespace Lienvan.Tests.App.Commands;

public class ForecastCommandTests
{
    /// <summary>What can't be understood is refused with what to do, before anything is worked out.</summary>
    [Theory]
    [InlineData("--years", "2010-2020", "--years '2010-2020' are no years")]
    [InlineData("--years", "2040-2030", "--years '2040-2030' are no years")]
    [InlineData("--years", "soon", "--years 'soon' are no years")]
    [InlineData("--growth", "wild", "--growth 'wild' is no case of growth")]
    [InlineData("--optimism", "0", "--optimism '0' is no share")]
    [InlineData("--optimism", "NaN", "--optimism 'NaN' is no share")]
    [InlineData("--threads", "0", "--threads 0 is out of range")]
    [InlineData("--scenario", "nowhere", "the package has no scenario 'nowhere'")]
    [InlineData("--lang", "fr", "'fr' is no language of the answer")]
    public void RefusesWhatMakesNoSense(string option, string value, string expected)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        Assert.Equal(2, Program.Run(["forecast", option, value], output, error));
        Assert.Contains(expected, error.ToString());
        Assert.Empty(output.ToString());
    }

    /// <summary>The fields that the documentation names, and numbers that parse.</summary>
    [Fact]
    public void JsonHasItsFields()
    {
        var forecast = SmallCorridor.Forecast;
        using var json = JsonDocument.Parse(ForecastJson.Render(forecast, PublishedComparison.Of(SmallCorridor.Corridor, forecast)));
        var root = json.RootElement;
        Assert.Equal("hpmc", root.GetProperty("scenario").GetString());
        Assert.True(root.GetProperty("complete").GetBoolean());
        Assert.Equal("high", root.GetProperty("growth").GetString());
        var year = root.GetProperty("years")[0];
        Assert.Equal(2034, year.GetProperty("year").GetInt32());
        foreach (var (list, field) in new[]
        {
            ("modes", "share"), ("goods", "tonnes"), ("crossings", "saturation"), ("lines", "tonneKilometres"), ("prices", "usdADay"),
        })
        {
            Assert.True(year.GetProperty(list)[0].TryGetProperty(field, out _), $"{list}.{field}");
        }

        Assert.True(root.GetProperty("saturation")[0].TryGetProperty("bottleneck", out _));
        Assert.Equal("fitted", root.GetProperty("calibration")[0].GetProperty("is").GetString());
    }

    /// <summary>In each language every text has its words, and the drawings and tables come whole.</summary>
    [Theory]
    [InlineData("en", "million tonnes a year")]
    [InlineData("vi", "triệu tấn mỗi năm")]
    [InlineData("zh", "每年百万吨")]
    public void SpeaksThreeLanguages(string code, string expected)
    {
        var forecast = SmallCorridor.Forecast;
        var (output, language) = (new StringWriter(), Language.Get(code));
        var published = PublishedComparison.Of(SmallCorridor.Corridor, forecast);
        new ForecastText(output, language, SmallCorridor.Corridor).Print(forecast, published);
        Assert.Contains(expected, output.ToString());
        var files = ForecastFiles.Of(SmallCorridor.Corridor, forecast, published, language)
            .ToDictionary(file => file.Name, file => file.Text);
        Assert.Equal(
            ["crossings.csv", "desire-lines.svg", "flows.csv", "forecast.json", "lines.csv", "loaded-network.svg", "mode-shares.svg",
                "modes.csv", "saturation.csv", "terminals.csv"],
            files.Keys.Order(StringComparer.Ordinal));
        Assert.All(
            files.Where(file => file.Key.EndsWith(".svg", StringComparison.Ordinal)), file => Assert.EndsWith("</svg>\n", file.Value));
        Assert.StartsWith("year,origin,destination,goods", files["flows.csv"]);
        AssertFlowsAddUp(forecast, files["flows.csv"]);
        Assert.StartsWith("year,crossing,mode", files["crossings.csv"]);
    }

    /// <summary>Rows of large flows and those of the rest are all of a year.</summary>
    private static void AssertFlowsAddUp(Forecast forecast, string table)
    {
        var lines = table.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',')).ToArray();
        var (yearAt, tonnesAt, tripsAt) = (0, Array.IndexOf(lines[0], "tonnes"), Array.IndexOf(lines[0], "trips"));
        var year = forecast.Years[^1];
        var told = lines.Skip(1).Where(row => int.Parse(row[yearAt], CultureInfo.InvariantCulture) == year.Year).Sum(row =>
            double.Parse(row[tonnesAt], CultureInfo.InvariantCulture) + double.Parse(row[tripsAt], CultureInfo.InvariantCulture));
        var all = year.Freight.Concat(year.Passengers).Sum(flow => flow.Tonnes + flow.Trips);
        Assert.Equal(1, told / all, 1e-4);
    }
}
