using Lienvan.Formats.Displib;
using Lienvan.Operations.Timetables.Dispatch;

namespace Lienvan.Tests.Operations.Timetables.Dispatch;

public sealed class LocalSearchTests
{
    [Fact]
    public void Trains_planned_together_come_to_the_optimum_nearly_always_and_never_get_worse()
    {
        var (begun, reached, gained) = (0, 0, 0);
        for (var seed = 0; seed < 150; seed++)
        {
            var raw = RandomProblem.Make(seed, 3, 4, hasWindows: seed % 2 == 0);
            var problem = CompiledProblem.From(raw);
            if (problem.TrainWithoutWay is not null || Alone(problem) is not { } alone
                || new Insertion(problem, new Chance(5)).FindSchedule(200, CancellationToken.None) is not { } first)
            {
                continue;
            }

            var (start, best) = (first.ToPlans(), EveryOrder.Best(raw));
            var found = new LocalSearch(problem, new Chance((ulong)seed), alone).Improve(start, 100_000, 0, isTogether: true, default);
            var (before, cost) = (start.Sum(plan => plan.Cost), found.Sum(plan => plan.Cost));
            Assert.Equal(cost, DisplibChecker.Check(raw, EventOrder.Of(problem, found)).Objective);
            Assert.InRange(cost, best!.Value, before);
            (begun, reached, gained) = (begun + 1, reached + (cost == best ? 1 : 0), gained + (cost < before ? 1 : 0));
        }

        Assert.InRange(begun, 50, 150);
        Assert.InRange(gained, 5, begun);

        // A train that would meet nobody if it went alone may have to move for others all the same; it is not chosen.
        Assert.InRange(reached, begun * 19 / 20, begun);
    }

    /// <summary>Null when a train has no way even alone.</summary>
    private static TrainPlan[]? Alone(CompiledProblem problem)
    {
        var planner = new RoutePlanner(problem);
        TrainPlan[] plans = [.. Enumerable.Range(0, problem.TrainCount)
            .Select(train => planner.FindPlan(train, new Occupations(problem))).OfType<TrainPlan>()];
        return plans.Length == problem.TrainCount ? plans : null;
    }
}
