using System.Text.Json;
using Lienvan.Formats.Displib;
using Lienvan.Tests.Operations.Timetables.Dispatch;

namespace Lienvan.Tests.App.Commands;

public sealed class DispatchCommandTests : IDisposable
{
    private const string Visits = """
        TrainId=1
        T1 Train1 AimedDepartureTime=0 WaitTime=0 BaseTime=100 RunTime=200
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("lienvan-dispatch-").FullName;

    public DispatchCommandTests()
    {
        File.WriteAllText(InFolder("meet.json"), DisplibWriter.WriteProblem(DispatchSketch.Read("""
            A: west 0 @0-0 > line1 5 > loop/main 1 > line2 4 > . late 9
            B: east 0 @0-0 > line2 4 > loop/main 1 > line1 5 > . late 10
            """)));
        File.WriteAllText(InFolder("swap.json"), DisplibWriter.WriteProblem(DispatchSketch.Read("""
            A: here 1 @0-0 > there 0 > .
            B: there 1 @0-0 > here 0 > .
            """)));
        File.WriteAllText(InFolder("visits.txt"), Visits);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Solves_writes_and_checks()
    {
        var (code, output, errors) = Dispatch(InFolder("meet.json"), "--time-limit", "20", "--threads", "2", "--out", InFolder("s.json"));
        Assert.Equal((0, ""), (code, errors));
        Assert.StartsWith("objective  1\nbound      1\noptimal    yes, proven\nseconds    ", output, StringComparison.Ordinal);
        Assert.Equal((0, "the schedule keeps all rules\nobjective  1\n", ""),
            Dispatch("--check", InFolder("meet.json"), InFolder("s.json")));
        Assert.Equal(["meet.json", "s.json", "swap.json", "visits.txt"],
            Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Tells_the_first_fault_of_a_schedule()
    {
        Dispatch(InFolder("meet.json"), "--out", InFolder("s.json"));
        File.WriteAllText(InFolder("s.json"),
            File.ReadAllText(InFolder("s.json")).Replace("\"time\":5,", "\"time\":4,", StringComparison.Ordinal));
        var (code, output, errors) = Dispatch("--check", InFolder("meet.json"), InFolder("s.json"));
        Assert.Equal((1, ""), (code, output));
        Assert.StartsWith($"{InFolder("s.json")}: error LV1207: event ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Tells_a_wrong_objective()
    {
        Dispatch(InFolder("meet.json"), "--out", InFolder("s.json"));
        File.WriteAllText(InFolder("s.json"),
            File.ReadAllText(InFolder("s.json")).Replace("_value\":1", "_value\":0", StringComparison.Ordinal));
        Assert.Contains("LV1208", Dispatch("--check", InFolder("meet.json"), InFolder("s.json")).Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cont", 100)]
    [InlineData("infsteps180", 1)]
    [InlineData("finsteps123", 1)]
    public void Solves_track_visits_by_each_cost(string cost, int objective)
    {
        var (code, output, _) = Dispatch(InFolder("visits.txt"), "--cost", cost, "--json", "--out", InFolder("s.csv"));
        using var answer = JsonDocument.Parse(output);
        Assert.Equal((0, objective, true),
            (code, answer.RootElement.GetProperty("objective").GetInt32(), answer.RootElement.GetProperty("optimal").GetBoolean()));
        Assert.Equal(objective, answer.RootElement.GetProperty("bound").GetInt32());
        Assert.True(answer.RootElement.GetProperty("seconds").GetDouble() >= 0);
        Assert.Equal("train,track,start\nTrain1,T1,100\n", File.ReadAllText(InFolder("s.csv")));
        Assert.Equal(0, Dispatch("--check", InFolder("visits.txt"), InFolder("s.csv"), "--cost", cost).Code);
    }

    [Fact]
    public void No_schedule_is_an_answer()
    {
        var (code, output, _) = Dispatch(InFolder("swap.json"), "--json");
        using var answer = JsonDocument.Parse(output);
        Assert.Equal((1, true), (code, answer.RootElement.GetProperty("infeasible").GetBoolean()));
        Assert.Equal(JsonValueKind.Null, answer.RootElement.GetProperty("objective").ValueKind);
    }

    [Theory]
    [InlineData("nowhere.json")]
    [InlineData("meet.json", "--time-limit", "0")]
    [InlineData("meet.json", "--threads", "0")]
    [InlineData("visits.txt", "--cost", "free")]
    [InlineData("meet.json", "meet.json")]
    [InlineData("--check", "meet.json")]
    public void Refuses_what_makes_no_sense(params string[] arguments) =>
        Assert.Equal(2, Dispatch([.. arguments.Select(word => word.Contains('.', StringComparison.Ordinal) ? InFolder(word) : word)]).Code);

    private static (int Code, string Output, string Errors) Dispatch(params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        var code = Lienvan.App.Program.Run(["dispatch", .. arguments], output, errors);
        return (code, output.ToString(), errors.ToString().TrimEnd());
    }

    private string InFolder(string name) => Path.Combine(folder, name);
}
