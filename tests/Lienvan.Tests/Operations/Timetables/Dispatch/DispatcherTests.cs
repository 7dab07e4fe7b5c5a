using System.Globalization;
using Lienvan.Formats.Displib;
using Lienvan.Operations.Timetables.Dispatch;
using Lienvan.Tests.Support;

namespace Lienvan.Tests.Operations.Timetables.Dispatch;

public sealed class DispatcherTests
{
    private static readonly DispatchOptions Few = new() { Rounds = 60 };

    [Fact]
    public void Two_trains_meet_where_it_costs_least() => Snap.Is(
        DispatchSketch.Show(Solve("""
            A: west 0 @0-0 > line1 5 > loop/main 1 > line2 4 > . late 10
            B: east 0 @0-0 > line2 4 > loop/main 1 > line1 5 > . late 10
            """)), """
        A: 0 at 0, 1 at 0, 2 at 5, 4 at 6, 5 at 10
        B: 0 at 0, 1 at 0, 3 at 4, 4 at 5, 5 at 10
        """);

    [Fact]
    public void Two_trains_can_t_swap_at_one_instant()
    {
        var none = Assert.IsType<NotDispatched>(Dispatcher.Solve(DispatchSketch.Read("""
            A: here 1 @0-0 > there 0 > .
            B: there 1 @0-0 > here 0 > .
            """), Few));
        Assert.True(none.IsProven);
    }

    [Fact]
    public void Three_trains_can_t_go_round_at_one_instant()
    {
        var none = Assert.IsType<NotDispatched>(Dispatcher.Solve(DispatchSketch.Read("""
            A: one 3 @0-0 > two 0 > .
            B: two 3 @0-0 > three 0 > .
            C: three 3 @0-0 > one 0 > .
            """), Few));
        Assert.True(none.IsProven);
    }

    [Fact]
    public void A_place_to_step_aside_lets_them_pass()
    {
        var schedule = Solve("""
            A: here 0 @0-0 > there 2 > . late 2
            B: there 0 @0-0 > aside 0 > here 2 > . late 2
            """);
        Assert.Equal((0, true), (schedule.Objective, schedule.IsOptimal));
    }

    [Fact]
    public void A_release_time_keeps_the_next_train_waiting() => Snap.Is(
        DispatchSketch.Show(Solve("""
            A: line[3] 5 @0-0 > . late 0
            B: . 0 > line[3] 5 > . late 5
            """)), """
            A: 0 at 0, 1 at 5
            B: 0 at 0, 1 at 8, 2 at 13
            """);

    [Fact]
    public void A_train_without_a_way_of_its_own_is_told()
    {
        var none = Assert.IsType<NotDispatched>(Dispatcher.Solve(DispatchSketch.Read("A: x 5 @0-0 > . @0-4")));
        Assert.Equal((true, "train 0 'A' has no way that keeps its own time windows"), (none.IsProven, none.Why));
    }

    [Fact]
    public void A_cycle_is_a_mistake()
    {
        var train = new DispatchTrain { Operations = [new DispatchOperation { Successors = [1] }, new DispatchOperation { Successors = [0] }] };
        Assert.Throws<ArgumentException>(() => Dispatcher.Solve(new DispatchProblem { Trains = [train], Resources = [] }));
    }

    [Fact]
    public void A_search_that_is_stopped_at_once_says_so()
    {
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        var result = Dispatcher.Solve(RandomProblem.Make(1, 3, 4, false), new DispatchOptions(), null, stopped.Token);
        Assert.False(result is NotDispatched { IsProven: true });
    }

    [Theory]
    [InlineData(2, 5, false, 1, 260)]
    [InlineData(2, 5, true, 1000, 220)]
    [InlineData(3, 3, false, 2000, 200)]
    [InlineData(3, 3, true, 3000, 200)]
    [InlineData(4, 2, true, 4000, 120)]
    public void Every_order_has_the_same_optimum(int trains, int steps, bool hasWindows, int firstSeed, int count)
    {
        var (faults, feasible) = (new List<string>(), 0);
        for (var seed = firstSeed; seed < firstSeed + count; seed++)
        {
            var problem = RandomProblem.Make(seed, trains, steps, hasWindows);
            var (expected, result) = (EveryOrder.Best(problem), Dispatcher.Solve(problem, Few));
            feasible += expected is null ? 0 : 1;
            if (FaultOf(problem, result, expected) is { } fault)
            {
                faults.Add(string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {fault}\n{DisplibText(problem)}"));
            }
        }

        Findings.AssertNone(faults);
        Assert.InRange(feasible, count / 4, count);
    }

    [Fact]
    public void Without_proof_schedules_are_right_and_never_better_than_the_best()
    {
        for (var seed = 5000; seed < 5080; seed++)
        {
            var problem = RandomProblem.Make(seed, 3, 3, false);
            var result = Dispatcher.Solve(problem, new DispatchOptions { Rounds = 2, Proves = false });
            if (result is Dispatched schedule)
            {
                Assert.Equal(schedule.Objective, DisplibChecker.Check(problem, schedule.Events).Objective);
                Assert.True(EveryOrder.Best(problem) is { } best && schedule.Bound <= best && best <= schedule.Objective);
            }
        }
    }

    private static Dispatched Solve(string sketch)
    {
        var problem = DispatchSketch.Read(sketch);
        var schedule = Assert.IsType<Dispatched>(Dispatcher.Solve(problem, Few));
        Assert.Equal(new ScheduleVerdict { Objective = schedule.Objective }, DisplibChecker.Check(problem, schedule.Events));
        return schedule;
    }

    private static string? FaultOf(DispatchProblem problem, DispatchResult result, long? expected)
    {
        if (result is not Dispatched schedule)
        {
            return expected is null && ((NotDispatched)result).IsProven ? null : $"no schedule, where {expected} is the best";
        }

        var verdict = DisplibChecker.Check(problem, schedule.Events);
        return verdict.Fault ?? (verdict.Objective != schedule.Objective ? $"told {schedule.Objective}, costs {verdict.Objective}"
            : schedule.Objective != expected ? $"{schedule.Objective}, where {expected} is the best"
            : !schedule.IsOptimal ? "not proven" : null);
    }

    private static string DisplibText(DispatchProblem problem) =>
        DisplibWriter.WriteProblem(problem with { Costs = [.. problem.Costs.Where(cost => cost.PeriodSeconds == 0)] });
}
