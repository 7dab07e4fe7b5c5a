using System.Text;
using Lienvan.Formats.Displib;
using Lienvan.Operations.Timetables.Dispatch;
using Lienvan.Tests.Operations.Timetables.Dispatch;
using Lienvan.Tests.Support;
using Xunit.Abstractions;

namespace Lienvan.Tests.Formats.Displib;

public sealed class DisplibTests(ITestOutputHelper output)
{
    private static readonly DispatchProblem Meet = DispatchSketch.Read("""
        A: west 0 @0-0 > line1[2] 5 @1-9 > loop/main 1 > line2 4 > . late 10
        B: east 0 @0-0 > line2 4 > loop/main 1 > line1 5 > . late 10
        """);

    [Fact]
    public void A_problem_read_back_is_the_same()
    {
        for (var seed = 1; seed <= 60; seed++)
        {
            var problem = RandomProblem.Make(seed, 3, 4, hasWindows: true);
            var text = DisplibWriter.WriteProblem(problem with { Costs = [.. problem.Costs.Select(cost => cost with { PeriodSeconds = 0 })] });
            var read = DisplibReader.ReadProblem("p.json", Encoding.UTF8.GetBytes(text));
            Assert.Empty(read.Diagnostics);
            Assert.Equal(text, DisplibWriter.WriteProblem(read.Value!));
        }
    }

    [Fact]
    public void A_solution_read_back_is_the_same()
    {
        var schedule = Solution();
        var read = DisplibReader.ReadSolution("s.json", Encoding.UTF8.GetBytes(DisplibWriter.WriteSolution(schedule)));
        Assert.Empty(read.Diagnostics);
        Assert.Equal(schedule.Events.AsEnumerable(), read.Value!.Events);
        Assert.Equal(schedule.Objective, read.Value.Objective);
    }

    [Theory]
    [InlineData("{", "LV1201")]
    [InlineData("[]", "LV1202")]
    [InlineData("""{"trains":[[]],"objective":[]}""", "LV1202")]
    [InlineData("""{"trains":[[{"min_duration":1}]],"objective":[]}""", "LV1202")]
    [InlineData("""{"trains":[[{"min_duration":-1,"successors":[]}]],"objective":[]}""", "LV1203")]
    [InlineData("""{"trains":[[{"min_duration":1.5,"successors":[]}]],"objective":[]}""", "LV1203")]
    [InlineData("""{"trains":[[{"min_duration":1,"successors":[1]}]],"objective":[]}""", "LV1204")]
    [InlineData("""{"trains":[[{"min_duration":1,"successors":[0]}]],"objective":[]}""", "LV1205")]
    [InlineData("""{"trains":[[{"min_duration":1,"successors":[]}]],"objective":[{"type":"x","train":0,"operation":0}]}""", "LV1206")]
    [InlineData("""{"trains":[[{"min_duration":1,"successors":[]}]],"objective":[{"type":"op_delay","train":1,"operation":0}]}""", "LV1204")]
    [InlineData("""{"trains":[[{"min_duration":1,"successors":[],"resources":[{"resource":5}]}]],"objective":[]}""", "LV1202")]
    public void What_is_wrong_with_a_problem_is_told(string json, string code)
    {
        var read = DisplibReader.ReadProblem("p.json", Encoding.UTF8.GetBytes(json));
        Assert.Null(read.Value);
        Assert.Contains(read.Diagnostics, finding => finding.Code == code && finding.ToString().StartsWith("p.json", StringComparison.Ordinal));
    }

    [Fact]
    public void No_cut_or_changed_byte_breaks_the_reader()
    {
        var bytes = Encoding.UTF8.GetBytes(DisplibWriter.WriteProblem(Meet));
        var random = new Random(7);
        for (var round = 0; round < 400; round++)
        {
            var changed = (byte[])bytes.Clone();
            changed[random.Next(bytes.Length)] = (byte)random.Next(256);
            var read = DisplibReader.ReadProblem("p.json", changed.AsMemory(0, random.Next(2) == 0 ? bytes.Length : random.Next(bytes.Length)));
            Assert.Equal(read.Value is null, read.Diagnostics.Length > 0);
        }
    }

    [Fact]
    public void The_checker_accepts_what_is_right_and_adds_up_its_cost() =>
        Assert.Equal(new ScheduleVerdict { Objective = Solution().Objective }, DisplibChecker.Check(Meet, Solution().Events));

    [Fact]
    public void The_checker_names_the_first_fault() => Snap.Is(
        string.Join('\n', Faults().Select(fault => DisplibChecker.Check(Meet, fault).Fault ?? "accepted")), """
        train 0 does not finish
        event 9: time goes back from 11 to 0
        event 9: there is no operation 5 of a train 2
        event 9: there is no operation 9 of a train 1
        event 0: train 0 does not begin with operation 0
        event 1: operation 1 of train 0 starts before 1
        event 2: operation 4 of train 0 does not follow 1
        event 1: operation 1 of train 0 starts after 9
        event 2: operation 1 of train 0 takes 4 s, less than 5
        event 0: operation 0 of train 1 starts after 0
        event 5: train 0 takes resource 'line2', which train 1 holds
        event 6: train 1 takes resource 'line1' before 8, when train 0 has released it
        """);

    [Fact]
    public void Any_start_moved_forward_from_an_optimum_without_slack_is_rejected()
    {
        // Every start is as early as it can be: a second earlier breaks a rule, whichever it is.
        var events = Solution().Events;
        for (var at = 0; at < events.Length; at++)
        {
            if (events[at].Seconds > 0)
            {
                var moved = events.RemoveAt(at);
                var earlier = events[at] with { Seconds = events[at].Seconds - 1 };
                var place = moved.TakeWhile(start => start.Seconds <= earlier.Seconds).Count();
                Assert.NotNull(DisplibChecker.Check(Meet, moved.Insert(place, earlier)).Fault);
            }
        }
    }

    [Fact]
    public void Published_schedules_problems_are_solved_no_worse_than_known()
    {
        var folder = Path.Combine(Environment.GetEnvironmentVariable("LIENVAN_BENCH_DATA") ?? "", "displib");
        if (!File.Exists(Path.Combine(folder, "best-known.csv")))
        {
            output.WriteLine("left out: LIENVAN_BENCH_DATA names no folder with displib/best-known.csv");
            return;
        }

        foreach (var (name, best) in (ReadOnlySpan<(string, long)>)[("smi_close_4", 24225), ("smi_headway_0", 1483), ("swi_1", 0)])
        {
            var problem = DisplibReader.ReadProblem(name, File.ReadAllBytes(Path.Combine(folder, name + ".json"))).Value!;
            var schedule = Assert.IsType<Dispatched>(Dispatcher.Solve(problem, new DispatchOptions { Rounds = 20, Threads = 2 }));
            Assert.Equal((best, true), (schedule.Objective, schedule.IsOptimal));
            Assert.Equal(best, DisplibChecker.Check(problem, schedule.Events).Objective);
        }
    }

    private static Dispatched Solution() => Assert.IsType<Dispatched>(Dispatcher.Solve(Meet, new DispatchOptions { Rounds = 20 }));

    private static IEnumerable<ImmutableArray<StartEvent>> Faults()
    {
        var events = Solution().Events;
        var last = events.Length - 1;
        yield return events.RemoveAt(events.ToList().FindLastIndex(start => start.Train == 0));
        yield return events.SetItem(last, events[last] with { Seconds = 0 });
        yield return events.SetItem(last, events[last] with { Train = 2 });
        yield return events.SetItem(last, events[last] with { Operation = 9 });
        yield return events.SetItem(0, events[0] with { Operation = 1 });
        yield return [new StartEvent(0, 0, 0), new StartEvent(0, 0, 1)];
        yield return [new StartEvent(0, 0, 0), new StartEvent(1, 0, 1), new StartEvent(6, 0, 4)];
        yield return [new StartEvent(0, 0, 0), new StartEvent(10, 0, 1)];
        yield return [new StartEvent(0, 0, 0), new StartEvent(1, 0, 1), new StartEvent(5, 0, 2)];
        yield return [new StartEvent(1, 1, 0)];
        yield return
        [
            new StartEvent(0, 0, 0), new StartEvent(0, 1, 0), new StartEvent(1, 0, 1), new StartEvent(1, 1, 1), new StartEvent(6, 0, 2),
            new StartEvent(7, 0, 4),
        ];
        yield return
        [
            new StartEvent(0, 0, 0), new StartEvent(0, 1, 0), new StartEvent(0, 1, 1), new StartEvent(1, 0, 1), new StartEvent(4, 1, 2),
            new StartEvent(6, 0, 3), new StartEvent(6, 1, 4),
        ];
    }
}
