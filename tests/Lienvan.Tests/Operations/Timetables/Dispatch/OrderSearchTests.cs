using Lienvan.Formats.Displib;
using Lienvan.Operations.Timetables.Dispatch;

namespace Lienvan.Tests.Operations.Timetables.Dispatch;

public sealed class OrderSearchTests
{
    [Fact]
    public void What_is_undone_leaves_nothing_behind() => ForMany((problem, plans) =>
    {
        var state = new OrderState(problem);
        state.Take(plans);
        var planner = new PushingPlanner(problem, state, new long[problem.TrainCount]);
        var before = Describe(problem, state);
        for (var train = 0; train < problem.TrainCount; train++)
        {
            foreach (var to in (int[])[-1, plans[train].Operations[^1]])
            {
                var part = new TrainPart(train, state.FixedEntryOf(train), to);
                if (part.From < 0 || part.From != part.To)
                {
                    state.Remove(part.Train, part.From, part.To);
                    if (planner.FindPlan(part, Ticks.FromSeconds(9), 100) is { } plan)
                    {
                        state.TryInsert(plan, train % 2 == 0 ? long.MaxValue : state.Cost);
                    }

                    state.Undo();
                    Assert.Equal(before, Describe(problem, state));
                }
            }
        }
    });

    [Fact]
    public void The_cost_that_is_kept_is_that_of_the_schedule_and_no_start_is_later_than_before() => ForMany((problem, plans) =>
    {
        var state = new OrderState(problem);
        state.Take(plans);
        var taken = state.ToPlans();
        Assert.Equal(Verdict(problem, taken), state.Cost);
        Assert.All(taken.Zip(plans), pair => Assert.All(pair.First.Starts.Zip(pair.Second.Starts),
            starts => Assert.True(starts.First <= starts.Second)));
    });

    [Fact]
    public void A_train_that_is_gone_lets_the_others_move_up_only() => ForMany((problem, plans) =>
    {
        var state = new OrderState(problem);
        for (var train = 0; train < problem.TrainCount; train++)
        {
            state.Take(plans);
            var before = state.ToPlans();
            state.Remove(train, state.FixedEntryOf(train), -1);
            Assert.All(before.Where((_, other) => other != train).SelectMany(plan => plan.Operations.Zip(plan.Starts)),
                step => Assert.True(state.StartOf(step.First) <= step.Second));
        }
    });

    [Fact]
    public void What_it_finds_keeps_the_rules_and_is_no_worse() => ForMany((problem, plans) =>
    {
        var search = new OrderSearch(problem, new Chance(7), Alone(problem));
        var found = Cool(search, plans, 6000, 0.5);
        Assert.Equal(found.Sum(plan => plan.Cost), Verdict(problem, found));
        Assert.InRange(found.Sum(plan => plan.Cost), 0, plans.Sum(plan => plan.Cost));
    });

    [Fact]
    public void A_cooling_in_pieces_keeps_the_best_of_all_pieces_and_ends() => ForMany((problem, plans) =>
    {
        var search = new OrderSearch(problem, new Chance(5), Alone(problem));
        Assert.False(search.IsUnderWay);
        search.Begin(plans, 4000, new Warmth(2, CountsWhole: true));
        var cost = plans.Sum(plan => plan.Cost);
        var pieces = 0;
        while (search.IsUnderWay)
        {
            Assert.InRange(++pieces, 1, 10);
            var found = search.GoOn(400, CancellationToken.None);
            Assert.Equal(found.Sum(plan => plan.Cost), Verdict(problem, found));
            Assert.InRange(found.Sum(plan => plan.Cost), 0, cost);
            cost = found.Sum(plan => plan.Cost);
        }

        Assert.InRange(pieces, 2, 10);
    });

    [Fact]
    public void Most_small_problems_are_solved_by_orders_alone()
    {
        var (best, all) = (0, 0);
        for (var seed = 100; seed < 160; seed++)
        {
            var raw = RandomProblem.Make(seed, 3, 3, hasWindows: false);
            if (EveryOrder.Best(raw) is { } least && Start(raw) is var (problem, plans))
            {
                all++;
                var search = new OrderSearch(problem, new Chance(3), Alone(problem));
                var found = Cool(search, plans, 10_000, 1).Sum(plan => plan.Cost);
                Assert.True(found >= least);
                best += found == least ? 1 : 0;
            }
        }

        Assert.InRange(best, all * 9 / 10, all);
    }

    [Fact]
    public void A_quick_train_is_put_before_a_slow_one_that_is_in_no_hurry()
    {
        var raw = DispatchSketch.Read("""
            slow: yard 1 @0-0 > line1 50 > line2 50 > .
            quick: street 2 @0-0 > line1 5 > line2 5 > . late 12
            """);
        var problem = CompiledProblem.From(raw);
        var plans = new[] { new[] { 0, 1, 51, 101 }, [0, 51, 101, 106] }.Select((starts, train) => new TrainPlan(
            [.. problem.OperationsOf(train)], [.. starts.Select((second, place) => Ticks.FromSeconds(second) + (train * 8) + place)],
            train * 94)).ToArray();
        var search = new OrderSearch(problem, new Chance(1), Alone(problem));
        Assert.Equal(0, Cool(search, plans, 20_000, 0.5).Sum(plan => plan.Cost));
    }

    [Fact]
    public void Of_two_schedules_each_piece_that_is_better_is_kept()
    {
        var problem = CompiledProblem.From(DispatchSketch.Read("""
            slow: yard 1 @0-0 > line1 50 > line2 50 > .
            quick: street 2 @0-0 > line1 5 > line2 5 > . late 12
            slower: depot 1 @0-0 > line3 50 > line4 50 > .
            quicker: road 2 @0-0 > line3 5 > line4 5 > . late 12
            """));
        int[][] starts = [[0, 1, 51, 101], [0, 51, 101, 106], [0, 1, 51, 101], [0, 51, 101, 106]];
        TrainPlan[] late = [.. starts.Select((starts, train) => new TrainPlan([.. problem.OperationsOf(train)],
            [.. starts.Select((second, place) => Ticks.FromSeconds(second) + (train % 2 * 8) + place)], train % 2 * 94))];
        var good = Cool(new OrderSearch(problem, new Chance(1), Alone(problem)), late, 40_000, 0.5);
        Assert.Equal(0, good.Sum(plan => plan.Cost));
        TrainPlan[] one = [.. late[..2], .. good[2..]];
        TrainPlan[] other = [.. good[..2], .. late[2..]];
        Assert.Equal(94, one.Sum(plan => plan.Cost));
        Assert.Equal(0, Verdict(problem, Crossover.Merge(problem, one, other)));
        Assert.Equal(188, Verdict(problem, Crossover.Merge(problem, late, [.. late])));
    }

    [Fact]
    public void What_two_schedules_make_keeps_the_rules_and_costs_no_more_than_either() => ForMany((problem, plans) =>
    {
        for (var seed = 1UL; seed < 5; seed++)
        {
            var one = Cool(new OrderSearch(problem, new Chance(seed), Alone(problem)), plans, 400, 2);
            foreach (var merged in (TrainPlan[][])[Crossover.Merge(problem, one, plans), Crossover.Merge(problem, plans, one)])
            {
                Assert.Equal(merged.Sum(plan => plan.Cost), Verdict(problem, merged));
                Assert.InRange(merged.Sum(plan => plan.Cost), 0, Math.Min(one.Sum(plan => plan.Cost), plans.Sum(plan => plan.Cost)));
            }
        }
    });

    private static TrainPlan[] Cool(OrderSearch search, TrainPlan[] start, long effort, double warmth)
    {
        search.Begin(start, effort, new Warmth(warmth, CountsWhole: false));
        return search.GoOn(effort, CancellationToken.None);
    }

    private static void ForMany(Action<CompiledProblem, TrainPlan[]> holds)
    {
        var found = 0;
        for (var seed = 0; seed < 60; seed++)
        {
            if (Start(RandomProblem.Make(seed, 3 + (seed % 3), 4, hasWindows: seed % 2 == 0)) is var (problem, plans))
            {
                found++;
                holds(problem, plans);
            }
        }

        Assert.InRange(found, 20, 60);
    }

    /// <summary>Some schedule, not a good one; null when there is none.</summary>
    private static Begun? Start(DispatchProblem raw)
    {
        var problem = CompiledProblem.From(raw);
        return problem.TrainWithoutWay is null && Alone(problem).All(plan => plan is not null)
            && new Insertion(problem, new Chance(5)).FindSchedule(200, CancellationToken.None) is { } state
            ? new Begun(problem, state.ToPlans())
            : null;
    }

    private static TrainPlan[] Alone(CompiledProblem problem) =>
        [.. Enumerable.Range(0, problem.TrainCount).Select(train => new RoutePlanner(problem).FindPlan(train, new Occupations(problem))!)];

    private static long? Verdict(CompiledProblem problem, TrainPlan[] plans) =>
        DisplibChecker.Check(problem.Problem, EventOrder.Of(problem, plans)).Objective;

    private static string Describe(CompiledProblem problem, OrderState state)
    {
        var plans = state.ToPlans().Select(plan => $"{string.Join(',', plan.Operations)}@{string.Join(',', plan.Starts)}={plan.Cost}");
        var resources = Enumerable.Range(0, problem.Problem.Resources.Length);
        var orders = resources.Select(resource => string.Join(',', state.UsesOf(resource).ToArray()));
        return $"{string.Join(' ', plans)} {string.Join('|', orders)} {state.Cost}";
    }

    private sealed record Begun(CompiledProblem Problem, TrainPlan[] Plans);
}
