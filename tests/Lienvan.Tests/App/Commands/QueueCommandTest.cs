using System.Globalization;
using System.Text.Json;
using Lienvan.App;

namespace Lienvan.Tests.App.Commands;

/// <summary><c>lienvan queue</c> from the outside.</summary>
public sealed class QueueCommandTest
{
    private const string Small = "--customers 2000 --replications 5 --seed 3";

    [Fact]
    public void Every_figure_has_a_mean_and_a_half_width()
    {
        var answer = Json($"--arrivals exp:0.9 --service det:1 --servers 2 {Small}");
        foreach (var name in (string[])["meanWait", "meanQueue", "utilisation", "meanSystem", "blockedShare", "throughput"])
        {
            Assert.True(answer.GetProperty(name).GetProperty("mean").GetDouble() >= 0);
            Assert.True(answer.GetProperty(name).GetProperty("halfWidth").GetDouble() >= 0);
        }

        foreach (var name in (string[])["p50", "p90", "p95"])
        {
            Assert.Equal(JsonValueKind.Number, answer.GetProperty("percentiles").GetProperty(name).GetProperty("halfWidth").ValueKind);
        }

        Assert.Equal(0.45, answer.GetProperty("utilisation").GetProperty("mean").GetDouble(), 0.05);
        Assert.Equal(0.45, answer.GetProperty("offeredLoad").GetDouble(), 12);
    }

    [Fact]
    public void Threads_change_no_byte() => Assert.Equal(
        Run($"--arrivals exp:0.9 --service exp:1 --threads 1 --json {Small}").Output,
        Run($"--arrivals exp:0.9 --service exp:1 --threads 2 --json {Small}").Output);

    [Theory]
    [InlineData("--arrivals exp:0.3 --batch 2 --service exp:1")]
    [InlineData("--arrivals exp:0.8 --service exp:1 --capacity 5")]
    [InlineData("--arrivals exp:0.8 --service exp:1 --priority 0.3,0.7")]
    [InlineData("--arrivals exp:0.8 --service exp:1 --priority preemptive:0.3@exp:2;0.7@erlang:2,1")]
    [InlineData("--arrivals exp:0.9 --service det:1 --servers 2 --departures every:24,size:40")]
    [InlineData("--arrivals exp:0.9 --departures size:40,every:24")]
    [InlineData("--arrivals exp:0.6 --service exp:1 --tandem exp:1.2/1/3 --tandem det:1")]
    [InlineData("--arrivals exp:0.5 --service exp:1 --antithetic --warmup 0")]
    public void Everything_that_help_tells_of_is_answered(string arguments)
    {
        var (exit, output, error) = Run($"{arguments} {Small}");
        Assert.Equal((0, ""), (exit, error));
        Assert.StartsWith("mean wait ", output.Split('\n')[1], StringComparison.Ordinal);
        Assert.True(Json($"{arguments} {Small}").GetProperty("meanWait").GetProperty("mean").GetDouble() > 0);
    }

    [Fact]
    public void It_goes_on_until_the_half_width_is_reached()
    {
        var answer = Json($"--arrivals exp:0.5 --service exp:1 --half-width 0.05 {Small}");
        Assert.InRange(answer.GetProperty("meanWait").GetProperty("halfWidth").GetDouble(), 0, 0.05);
        Assert.True(answer.GetProperty("replications").GetInt32() > 5);
    }

    [Theory]
    [InlineData("--arrivals 0.9 --service exp:1", "LV1401")]
    [InlineData("--arrivals exp:0.9 --service weibull:1", "LV1401")]
    [InlineData("--arrivals exp:0.9 --service exp:1 --servers 0", "LV1402")]
    [InlineData("--arrivals exp:0.9 --service exp:1 --half-width 0", "LV1402")]
    [InlineData("--arrivals exp:0.9 --service exp:1 --customers 3", "LV1402")]
    [InlineData("--arrivals det:0 --service exp:1", "LV1402")]
    [InlineData("--arrivals exp:0.9 --service exp:1 --priority a,b", "LV1403")]
    [InlineData("--arrivals exp:0.9 --service exp:1 --departures every:x", "LV1404")]
    [InlineData("--arrivals exp:0.9 --service exp:1 --departures size:5", "LV1402")]
    [InlineData("--arrivals exp:0.9 --service exp:1 --tandem exp:1/x", "LV1405")]
    [InlineData("--arrivals exp:0.9", "LV1406")]
    [InlineData("--arrivals exp:0.9 --service exp:1 --priority preemptive:0.5,0.5 --tandem exp:2/1/1", "LV1406")]
    [InlineData("--service exp:1", "LV9001")]
    public void What_makes_no_sense_is_told_with_what_to_do(string arguments, string code)
    {
        var (exit, output, error) = Run(arguments);
        Assert.Equal((2, ""), (exit, output));
        Assert.Matches($"^lienvan: error {code}: .+; .+\n$", error);
    }

    [Fact]
    public void A_queue_without_end_is_warned_of()
    {
        var (exit, output, error) = Run($"--arrivals exp:2 --service exp:1 --json {Small}");
        Assert.Equal(0, exit);
        Assert.Contains("warning LV1407", error, StringComparison.Ordinal);
        Assert.Equal(2, JsonDocument.Parse(output).RootElement.GetProperty("offeredLoad").GetDouble());
    }

    private static JsonElement Json(string arguments) => JsonDocument.Parse(Run(arguments + " --json").Output).RootElement;

    private static (int Exit, string Output, string Error) Run(string arguments)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using var error = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var exit = Program.Run(["queue", .. arguments.Split(' ')], output, error);
        return (exit, output.ToString(), error.ToString());
    }
}
