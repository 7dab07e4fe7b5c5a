using System.Text;
using Lienvan.Formats.TrackVisits;
using Lienvan.Operations.Timetables.Dispatch;
using Lienvan.Tests.Support;
using Xunit.Abstractions;

namespace Lienvan.Tests.Formats.TrackVisits;

public sealed class TrackVisitTests(ITestOutputHelper output)
{
    private const string Two = """

        TrainId=1 Delay=0 FreeRun=0
        T1 Train1 AimedDepartureTime=0 WaitTime=0 BaseTime=100 RunTime=200
        T2 Train1 AimedDepartureTime=200 WaitTime=10 BaseTime=310 RunTime=300

        TrainId=2 Delay=0 FreeRun=0
        T2 Train2 AimedDepartureTime=50 WaitTime=0 BaseTime=250 RunTime=300
        T1 Train2 AimedDepartureTime=350 WaitTime=30 BaseTime=580 RunTime=200
        """;

    /// <summary>
    /// On T2 either train 1 goes first, 310–610, and train 2 starts on T1 at 940, or train 2 at 250–550 and train 1 at 550; the delays are 110 and
    /// 590, or 350 and 230. By hand.
    /// </summary>
    [Theory]
    [InlineData(TrackVisitCost.Seconds, 580)]
    [InlineData(TrackVisitCost.StepsOf180, 4)]
    [InlineData(TrackVisitCost.ThreeSteps, 4)]
    public void Costs_count_the_start_of_the_last_visit(TrackVisitCost cost, long best)
    {
        var instance = Read(Two);
        var schedule = Assert.IsType<Dispatched>(Dispatcher.Solve(instance.ToProblem(cost), new DispatchOptions { Rounds = 10 }));
        Assert.Equal((best, true), (schedule.Objective, schedule.IsOptimal));
        var text = TrackVisitSchedule.Write(instance, schedule);
        var starts = TrackVisitSchedule.Read("s.csv", Encoding.UTF8.GetBytes(text));
        Assert.Empty(starts.Diagnostics);
        Assert.Equal(new TrackVisitVerdict { Objective = best }, TrackVisitChecker.Check(instance, starts.Value, cost));
    }

    [Fact]
    public void A_schedule_is_a_table() => Snap.Is(
        TrackVisitSchedule.Write(
            Read(Two), (Dispatched)Dispatcher.Solve(Read(Two).ToProblem(TrackVisitCost.Seconds), new DispatchOptions { Rounds = 10 })), """
        train,track,start
        Train1,T1,100
        Train2,T2,250
        Train1,T2,550
        Train2,T1,580
        """);

    [Theory]
    [InlineData("Train1,T1,100", "Train1,T1,99")]
    [InlineData("Train1,T2,550", "Train1,T2,549")]
    [InlineData("Train1,T2,550", "Train1,T1,550")]
    [InlineData("Train2,T1,580", "")]
    [InlineData("Train2,T1,580", "Train2,T1,579")]
    [InlineData("Train2,T1,580", "Train2,T1,580\nTrain2,T1,780")]
    [InlineData("Train2,T1,580", "Train2,T1,580\nTrain3,T1,780")]
    public void A_corrupted_schedule_is_rejected(string right, string wrong)
    {
        var instance = Read(Two);
        const string Table = "train,track,start\nTrain1,T1,100\nTrain2,T2,250\nTrain1,T2,550\nTrain2,T1,580\n";
        Assert.Null(Judge(Table));
        Assert.NotNull(Judge(Table.Replace(right, wrong, StringComparison.Ordinal)));
        string? Judge(string table) =>
            TrackVisitChecker.Check(instance, TrackVisitSchedule.Read("s", Encoding.UTF8.GetBytes(table)).Value, TrackVisitCost.Seconds).Fault;
    }

    [Theory]
    [InlineData("", "i.txt: error LV1224")]
    [InlineData("TrainId=1\nT1 Train1 AimedDepartureTime=x WaitTime=0 BaseTime=0 RunTime=1", "i.txt(2): error LV1222")]
    [InlineData("TrainId=1\nT1 Train1 AimedDepartureTime=1 WaitTime=0 BaseTime=0 RunTime=-1", "i.txt(2): error LV1222")]
    [InlineData("TrainId=1\nT1 Train2 AimedDepartureTime=1 WaitTime=0 BaseTime=0 RunTime=1", "i.txt(2): error LV1223")]
    [InlineData("T1 Train2 AimedDepartureTime=1 WaitTime=0 BaseTime=0 RunTime=1", "i.txt(1): error LV1223")]
    [InlineData("TrainId=1\nT1", "i.txt(2): error LV1221")]
    public void What_is_wrong_is_told_with_its_line(string text, string finding)
    {
        var read = TrackVisitReader.Read("i.txt", Encoding.UTF8.GetBytes(text));
        Assert.Null(read.Value);
        Assert.StartsWith(finding, read.Diagnostics[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_is_no_visit_is_told() =>
        Assert.Equal("LV1225", Assert.Single(TrackVisitSchedule.Read("s", "train,track,start\nA,B\n"u8.ToArray()).Diagnostics).Code);

    [Fact]
    public void Published_optima_are_proven()
    {
        var folder = Path.Combine(Environment.GetEnvironmentVariable("LIENVAN_BENCH_DATA") ?? "", "maxsat");
        if (!File.Exists(Path.Combine(folder, "best-known.csv")))
        {
            output.WriteLine("left out: LIENVAN_BENCH_DATA names no folder with maxsat/best-known.csv");
            return;
        }

        foreach (var row in File.ReadLines(Path.Combine(folder, "best-known.csv")).Select(line => line.Split(',')).Where(row => row[1][^1] is '2' or '3' or '5' or '6' && (row[1][^2] == 'B' || row[1][^1] == '6')))
        {
            var cost = row[0] switch
            {
                "cont" => TrackVisitCost.Seconds,
                "infsteps180" => TrackVisitCost.StepsOf180,
                "finsteps123" => TrackVisitCost.ThreeSteps,
                _ => (TrackVisitCost?)null,
            };
            if (cost is { } known)
            {
                var place = row[1][..^2] switch { "orig" => "original", "track" => "addtracktime", _ => "addstationtime" };
                var instance = Read(File.ReadAllText(Path.Combine(folder, place, $"Instance{row[1][^2..]}.txt")));
                var schedule = Assert.IsType<Dispatched>(Dispatcher.Solve(instance.ToProblem(known), new DispatchOptions { Rounds = 8, Threads = 2 }));
                Assert.Equal((row[4], true), ($"{schedule.Objective}", schedule.IsOptimal));
            }
        }
    }

    private static TrackVisitInstance Read(string text) => TrackVisitReader.Read("i.txt", Encoding.UTF8.GetBytes(text)).Value!;
}
