using System.Text.Json;
using Lienvan.App;

namespace Lienvan.Tests.App.Commands;

/// <summary><c>lienvan simulate</c> from the outside, on the built-in corridor.</summary>
public sealed class SimulateCommandTest
{
    private const string Small = "--from 2026-03-02 --days 3 --warmup 2 --replications 2 --threads 2";

    [Fact]
    public void Every_place_has_all_that_is_promised()
    {
        var answer = Json($"{Small} --at rail-dong-dang-pingxiang --at huu-nghi");
        Assert.Equal(["dong-dang", "pingxiang"], Ids(answer, "borders"));
        Assert.Equal(["gate-huu-nghi"], Ids(answer, "gates"));
        foreach (var place in new[] { "borders", "terminals", "gates" }.SelectMany(kind => answer.GetProperty(kind).EnumerateArray()))
        {
            foreach (var figure in (string[])["mean", "p50", "p90", "p95"])
            {
                Assert.True(place.GetProperty("dwell").GetProperty(figure).GetProperty("mean").GetDouble() > 0);
                Assert.True(place.GetProperty("dwell").GetProperty(figure).GetProperty("halfWidth").GetDouble() >= 0);
            }

            Assert.Equal(24, place.GetProperty("queueByHour").GetArrayLength());
            Assert.NotEqual(0, place.GetProperty("timeByStep").GetArrayLength());
            Assert.NotEqual(0, place.GetProperty("utilisation").GetArrayLength());
            Assert.Equal(JsonValueKind.Array, place.GetProperty("limits").ValueKind);
        }

        Assert.NotEqual(0, answer.GetProperty("lines").GetArrayLength());
        Assert.False(answer.GetProperty("partial").GetBoolean());
    }

    [Theory]
    [InlineData("--set huu-nghi.hours=07:00-22:00")]
    [InlineData("--set handling/huu-nghi.transload.servers=40 --set crossings.gate-huu-nghi.lanes_a_to_b=8")]
    [InlineData("--set huu-nghi.arrivals=*1.5 --set smart-share=0.8 --set policy=gate-22h")]
    public void What_ifs_change_the_answer(string settings)
    {
        var question = $"{Small} --no-limits --at huu-nghi";
        Assert.NotEqual(Json(question).GetProperty("fingerprint").GetString(),
            Json($"{question} {settings}").GetProperty("fingerprint").GetString());
    }

    [Theory]
    [InlineData("--set pingxang.cranes=3", "LV1408", "pingxiang.cranes")]
    [InlineData("--set policy=gate-22", "LV1408", "gate-22h")]
    [InlineData("--set load=much", "LV1409", "not a number")]
    [InlineData("--set handling/huu-nghi.transload.servers=many", "LV1409", "servers")]
    [InlineData("--days 0", "LV1410", "give 1 to 3660")]
    [InlineData("--at nowhere", "LV9004", "nowhere")]
    [InlineData("--scenario none", "LV9004", "none")]
    public void What_cannot_be_asked_is_told(string arguments, string code, string word)
    {
        var (exit, output, error) = Run($"--replications 1 --days 1 {arguments}".Replace("--days 1 --days 0", "--days 0",
            StringComparison.Ordinal));
        Assert.Equal((ExitCode.Usage, ""), (exit, output));
        Assert.Contains(code, error, StringComparison.Ordinal);
        Assert.Contains(word, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "what limits")]
    [InlineData("vi", "điểm nghẽn")]
    [InlineData("zh", "瓶颈")]
    public void People_read_it_in_their_language(string language, string word) =>
        Assert.Contains(word, Run($"{Small} --at chi-ma --lang {language}").Output, StringComparison.Ordinal);

    [Fact]
    public void A_line_that_is_asked_about_is_told_in_detail()
    {
        var told = Run($"{Small} --at VN-HN-DD").Output;
        Assert.Contains("Hanoi – Dong Dang", told, StringComparison.Ordinal);
        Assert.Contains("section vn-hn-dd.", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Huu Nghi", told, StringComparison.Ordinal);
    }

    private static string[] Ids(JsonElement answer, string kind) =>
        [.. answer.GetProperty(kind).EnumerateArray().Select(place => place.GetProperty("id").GetString()!)];

    private static JsonElement Json(string arguments)
    {
        var (exit, output, error) = Run(arguments + " --json");
        Assert.Equal((ExitCode.Success, ""), (exit, error));
        return JsonDocument.Parse(output).RootElement;
    }

    private static (int Exit, string Output, string Error) Run(string arguments)
    {
        using var output = new StringWriter(System.Globalization.CultureInfo.InvariantCulture) { NewLine = "\n" };
        using var error = new StringWriter(System.Globalization.CultureInfo.InvariantCulture) { NewLine = "\n" };
        var exit = Program.Run(["simulate", .. arguments.Split(' ')], output, error);
        return (exit, output.ToString(), error.ToString());
    }
}
