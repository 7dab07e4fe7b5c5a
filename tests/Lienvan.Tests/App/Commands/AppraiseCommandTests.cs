using System.Text.Json;
using Lienvan.App;

namespace Lienvan.Tests.App.Commands;

/// <summary><c>lienvan appraise</c> on files.</summary>
public sealed class AppraiseCommandTests : IDisposable
{
    [Theory]
    [InlineData("p-moon", "p-moon", "--against", "base")]
    [InlineData("lhh", "no guide 'bund'", "--guide", "bund")]
    [InlineData("lhh", "no scenario 'moon'", "--against", "moon")]
    [InlineData("lhh", "--horizon 0", "--horizon", "0")]
    [InlineData("lhh", "--draws 1", "--draws", "1")]
    [InlineData("lhh", "an order is of 2", "--order", "--json")]
    [InlineData("lhh", "two questions", "--cashflow", "x.csv")]
    public void What_makes_no_sense_of_projects_is_said_at_once(string projects, string complaint, params string[] options)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        Assert.Equal(ExitCode.Usage, Program.Run(["appraise", projects, .. options], output, error));
        Assert.Contains(complaint, error.ToString(), StringComparison.Ordinal);
    }

    private readonly string folder = Directory.CreateTempSubdirectory("lienvan-appraise-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Json_has_the_names_of_the_manual()
    {
        var json = Json("year,amount\n2026,-5\n2027,10.5\n2028,1\n2029,-8\n2030,1", "--rate", "0.05");
        Assert.Equal(0.0886, json.GetProperty("irr").GetDouble(), 4);
        Assert.Equal(3, json.GetProperty("irrs").GetArrayLength());
        Assert.Equal("smallestNotNegative", json.GetProperty("irrReason").GetString());
        foreach (var name in new[] { "npv", "mirr", "bcr", "paybackYears" })
        {
            Assert.True(json.TryGetProperty(name, out _), name);
        }

        Assert.Equal(["costs", "benefits", "rate", "rate", "rate", "net", "net", "net", "net", "net"],
            json.GetProperty("switchingValues").EnumerateArray().Select(one => one.GetProperty("input").GetString()!));
    }

    [Fact]
    public void No_rate_is_null()
    {
        var json = Json("year,amount\n0,5\n1,5", "--rate", "9%");
        Assert.Equal(JsonValueKind.Null, json.GetProperty("irr").ValueKind);
        Assert.Equal((0, JsonValueKind.Null), (json.GetProperty("irrs").GetArrayLength(), json.GetProperty("mirr").ValueKind));
        Assert.Equal(5 + (5 / 1.09), json.GetProperty("npv").GetDouble(), 9);
    }

    [Fact]
    public void The_modified_rate_has_rates_of_its_own()
    {
        var json = Json("year,amount\n0,-120000\n1,39000\n2,30000\n3,21000\n4,37000\n5,46000",
            "--rate", "0.05", "--finance-rate", "0.1", "--reinvest-rate", "0.12");
        Assert.Equal(0.126094, json.GetProperty("mirr").GetDouble(), 6);
    }

    [Fact]
    public void Bad_files_are_findings_by_line_and_no_figures()
    {
        var (code, output, error) = Run("year,amount\n0,-1\n1,\"1,5\"", "--rate", "0.05", "--json");
        Assert.Equal(ExitCode.Findings, code);
        Assert.Contains("flow.csv(3): error LV1608", error, StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, JsonDocument.Parse(output).RootElement.GetProperty("npv").ValueKind);
    }

    [Fact]
    public void Draws_repeat_with_their_seed()
    {
        string[] words = ["--rate", "0.05", "--draws", "500", "--seed", "3", "--opening-delay", "2", "--correlation", "0.4"];
        var flow = "year,amount\n0,-10\n1,5\n2,5\n3,5\n4,5";
        var first = Json(flow, words).GetProperty("risk");
        Assert.Equal(first.ToString(), Json(flow, words).GetProperty("risk").ToString());
        Assert.InRange(first.GetProperty("probabilityIrrBelowRate").GetDouble(), 0.01, 0.99);
        Assert.Equal(3, first.GetProperty("evppi").GetArrayLength());
    }

    [Theory]
    [InlineData("vi", "giá trị hiện tại ròng")]
    [InlineData("zh", "净现值")]
    [InlineData("en", "net present value")]
    public void People_read_it_in_their_language(string language, string words)
    {
        var (code, output, error) = Run("year,amount\n0,-10\n1,25\n2,-10\n", "--rate", "0.05", "--lang", language, "--draws", "100");
        Assert.Equal((ExitCode.Success, ""), (code, error));
        Assert.Contains(words, output, StringComparison.Ordinal);
        Assert.Contains("-50.00 % · 100.00 %", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "needs --rate")]
    [InlineData("--rate -1", "is no number")]
    [InlineData("--rate 0,09", "is no number")]
    [InlineData("--rate NaN", "is no number")]
    [InlineData("--rate 0.09 --seed 4", "goes with --draws")]
    [InlineData("--rate 0.09 --draws 1", "out of range")]
    [InlineData("--rate 0.09 --draws 10 --correlation 2", "is no number")]
    [InlineData("--rate -0.9999 --draws 10", "too near to -1")]
    public void Questions_without_sense_are_refused(string words, string why)
    {
        var flow = string.Join('\n', Enumerable.Range(0, 99).Select(year => $"{year},1").Prepend("year,amount"));
        var (code, _, error) = Run(flow, words.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains(why, error, StringComparison.Ordinal);
    }

    private (int Code, string Output, string Error) Run(string flow, params string[] words)
    {
        var file = Path.Combine(folder, "flow.csv");
        File.WriteAllText(file, flow);
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        return (Program.Run(["appraise", "--cashflow", file, .. words], output, error), output.ToString(), error.ToString());
    }

    private JsonElement Json(string flow, params string[] words)
    {
        var (code, output, error) = Run(flow, [.. words, "--json"]);
        Assert.Equal((ExitCode.Success, ""), (code, error));
        return JsonDocument.Parse(output).RootElement;
    }
}
