namespace Lienvan.Operations.Timetables.Dispatch;

/// <summary>One run of the solver: a first schedule, then rounds of improvement by several searches side by side.</summary>
internal sealed class Search(CompiledProblem problem, DispatchOptions options, IProgress<DispatchProgress>? progress)
{
    /// <summary>Searches side by side: as many on any machine, so that the answer does not depend on it.</summary>
    private const int Chains = 2;

    private readonly TrainPlan?[] alone = new TrainPlan?[problem.TrainCount];
    private TrainPlan[]? best;
    private long bestCost = long.MaxValue;
    private long bound;
    private int rounds;

    public DispatchResult Run(CancellationToken cancellation)
    {
        var planner = new RoutePlanner(problem);
        var nobody = new Occupations(problem);
        for (var train = 0; train < problem.TrainCount; train++)
        {
            alone[train] = planner.FindPlan(train, nobody);
            bound += alone[train]!.Cost;
        }

        var chance = new Chance(options.Seed);
        for (var attempt = 0; attempt < options.Rounds && best is null && !cancellation.IsCancellationRequested; attempt++)
        {
            Take(new Insertion(problem, chance).FindSchedule(50 * problem.TrainCount, cancellation)?.ToPlans());
        }

        if (best is not null && bestCost > bound)
        {
            Improve(cancellation);
        }

        return best is null
            ? new NotDispatched { Bound = bound, IsProven = false, Why = "no schedule was found in the time given" }
            : new Dispatched { Events = EventOrder.Of(problem, best), Objective = bestCost, Bound = Math.Min(bound, bestCost) };
    }

    private void Improve(CancellationToken cancellation)
    {
        var searches = new LocalSearch[Chains];
        for (var chain = 0; chain < Chains; chain++)
        {
            searches[chain] = new LocalSearch(problem, new Chance(options.Seed + (ulong)chain + 1), alone!);
        }

        var steps = Math.Clamp(4_000_000 / (1 + (problem.OperationCount / problem.TrainCount)) / 20, 20, 5_000);
        var found = new TrainPlan[Chains][];
        for (; rounds < options.Rounds && bestCost > bound && !cancellation.IsCancellationRequested; rounds++)
        {
            var start = best!;
            var warmth = 0.02 * (rounds % 4);
            Parallel.For(0, Chains, new ParallelOptions { MaxDegreeOfParallelism = options.Threads },
                chain => found[chain] = searches[chain].Improve(start, steps, warmth, cancellation));
            foreach (var plans in found)
            {
                Take(plans);
            }
        }
    }

    private void Take(TrainPlan[]? plans)
    {
        if (plans?.Sum(plan => plan.Cost) is { } cost && cost < bestCost)
        {
            (best, bestCost) = (plans, cost);
            progress?.Report(new DispatchProgress(bestCost, bound, rounds));
        }
    }
}
