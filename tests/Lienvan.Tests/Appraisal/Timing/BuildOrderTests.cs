using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Lienvan.Appraisal.Timing;

namespace Lienvan.Tests.Appraisal.Timing;

/// <summary>Order and timing against a twin that tries every year of every project.</summary>
public sealed class BuildOrderTests
{
    [Fact]
    public void The_best_plan_is_the_best_of_all_plans()
    {
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var problem = Random(new Random(seed));
            var report = BuildOrder.Solve(problem, []);
            var all = AllPlans(problem).ToList();
            var best = all.Max(plan => plan.NetPresentValue);
            var ratio = all.Where(plan => plan.Ratio is not null).Select(plan => plan.Ratio).Max();
            Assert.Equal(best, report.BestByValue.NetPresentValue, 6);
            Assert.Equal(ratio ?? double.NaN, report.BestByRatio?.Ratio ?? double.NaN, 6);
            Assert.Equal(report.BestByValue.NetPresentValue, report.Orders[0].Plan.NetPresentValue, 6);
            Assert.Contains(all, plan => plan.Starts.SequenceEqual(report.BestByValue.Starts));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Every_order_has_the_best_years_that_keep_to_it()
    {
        var problem = Random(new Random(5));
        foreach (var ordered in BuildOrder.Solve(problem, []).Orders)
        {
            var best = AllPlans(problem).Where(plan => Keeps(plan, ordered.Order)).Max(plan => plan.NetPresentValue);
            Assert.Equal(best, ordered.Plan.NetPresentValue, 6);
            Assert.True(Keeps(ordered.Plan, ordered.Order));
        }
    }

    [Fact]
    public void More_budget_never_hurts_and_none_builds_nothing()
    {
        var problem = Random(new Random(11));
        var worth = new double[6];
        for (var index = 0; index < worth.Length; index++)
        {
            var wide = problem with { Budget = [.. Enumerable.Repeat(index * 30.0, problem.Years)] };
            worth[index] = BuildOrder.Solve(wide, []).BestByValue.NetPresentValue;
        }

        Assert.Equal(worth.Order(), worth);
        var none = BuildOrder.Solve(problem with { Budget = [0] }, []);
        Assert.All(none.BestByValue.Starts, start => Assert.Null(start));
        Assert.Null(none.BestByRatio);
    }

    [Fact]
    public void Regret_is_nothing_for_the_best_plan_of_a_future()
    {
        var problem = Random(new Random(3));
        var report = BuildOrder.Solve(problem, [new("low", 0.5, 0.3), new("medium", 1, 0.5), new("high", 2, 0.2)]);
        for (var future = 0; future < 3; future++)
        {
            Assert.Contains(report.Regret, row => row.Regrets[future] == 0);
        }

        Assert.All(report.Regret, row => Assert.All(row.Regrets, regret => Assert.True(regret >= 0)));
        Assert.Equal(report.Regret.Min(row => row.MostRegret), report.LeastRegret.MostRegret);
    }

    [Fact]
    public void Two_lines_that_need_one_another_are_built_together_or_not_at_all()
    {
        // Alone nothing, together 30 a year for 8 years: worth 240 less 100 each at no discount.
        var problem = new BuildOrderProblem
        {
            Candidates = [new() { Name = "a", Spending = [100] }, new() { Name = "b", Spending = [100] }],
            Gains = [Years(0), Years(0), Years(0), Years(30)], FirstYear = 2026, StartYears = 2, Rate = 0,
        };
        var best = BuildOrder.Solve(problem, []).BestByValue;
        Assert.Equal("2026,2026", string.Join(',', best.Starts.Select(start => start?.ToString(CultureInfo.InvariantCulture))));
        Assert.Equal(40, best.NetPresentValue);

        // With 100 a year the second can only start a year later, and brings seven years instead of eight.
        var slow = BuildOrder.Solve(problem with { Budget = [100] }, []).BestByValue;
        Assert.Equal(10, slow.NetPresentValue);

        static System.Collections.Immutable.ImmutableArray<double> Years(double gain) => [.. Enumerable.Repeat(gain, 9)];
    }

    private static IEnumerable<BuildPlan> AllPlans(BuildOrderProblem problem)
    {
        var count = problem.Candidates.Length;
        for (var code = 0; code < Math.Pow(problem.StartYears + 1, count); code++)
        {
            var (starts, rest) = (new int?[count], code);
            for (var index = 0; index < count; index++)
            {
                var digit = rest % (problem.StartYears + 1);
                rest /= problem.StartYears + 1;
                starts[index] = digit == problem.StartYears ? null : digit;
            }

            if (IsAffordable(problem, starts))
            {
                yield return BuildOrder.Evaluate(problem, [.. starts]);
            }
        }
    }

    private static bool IsAffordable(BuildOrderProblem problem, int?[] starts)
    {
        var (spent, allowed) = (0.0, 0.0);
        for (var year = 0; year < problem.Years; year++)
        {
            allowed += problem.Budget[Math.Min(year, problem.Budget.Length - 1)];
            spent += starts.Select((start, index) => start is { } from && year >= from
                && year - from < problem.Candidates[index].Spending.Length
                ? problem.Candidates[index].Spending[year - from] : 0).Sum();
            if (spent > allowed + 1e-9)
            {
                return false;
            }
        }

        return true;
    }

    private static bool Keeps(BuildPlan plan, IEnumerable<int> order)
    {
        var starts = order.Select(index => plan.Starts[index] ?? int.MaxValue).ToList();
        return starts.SequenceEqual(starts.Order());
    }

    private static BuildOrderProblem Random(Random random)
    {
        var count = random.Next(1, 4);
        const int Length = 12;
        return new BuildOrderProblem
        {
            Candidates =
            [
                .. Enumerable.Range(0, count).Select(index => new BuildCandidate
                {
                    Name = "c" + index, Spending = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => (double)random.Next(5, 40))],
                    ResidualByAge = [.. Enumerable.Range(0, Length).Select(age => 20.0 - age)],
                }),
            ],
            Gains = [.. Enumerable.Range(0, 1 << count).Select(set => (System.Collections.Immutable.ImmutableArray<double>)
                [.. Enumerable.Range(0, Length).Select(year => set == 0 ? 0.0 : random.Next(-5, 40) + year)])],
            FirstYear = 2026, StartYears = 5, Rate = 0.07, Budget = [.. Enumerable.Range(0, Length).Select(_ =>
                (double)random.Next(5, 60))],
        };
    }
}
