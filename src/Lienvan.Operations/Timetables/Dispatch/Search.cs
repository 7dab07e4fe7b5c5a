using Lienvan.Operations.Timetables.Dispatch.Proof;

namespace Lienvan.Operations.Timetables.Dispatch;

/// <summary>
/// One run of the solver: rounds in which a search for proof and searches for better schedules work side by side and then tell each other what
/// they found. Work is measured in steps, not in time, and there are as many searches on any machine, so that the answer depends on neither.
/// </summary>
internal sealed class Search(CompiledProblem problem, DispatchOptions options, IProgress<DispatchProgress>? progress)
{
    private const int MostOperationsToProve = 60_000;
    private const long EffortOfFirstRound = 400_000;
    private const long EffortPerRound = 4_000_000;

    private readonly TrainPlan[] alone = new TrainPlan[problem.TrainCount];
    private TrainPlan[]? best;
    private long bestCost = long.MaxValue;
    private long bound;
    private int rounds;
    private bool isImpossible;

    public DispatchResult Run(CancellationToken cancellation)
    {
        if (FindTrainWithoutPlan() is { } train)
        {
            return new NotDispatched { Bound = 0, IsProven = true, Why = $"train {train} would have to hold for ever what it must leave" };
        }

        var proof = options.Proves && problem.OperationCount <= MostOperationsToProve ? new Prover(problem) : null;
        var chains = new Chain[proof is null ? 2 : 1];
        for (var at = 0; at < chains.Length; at++)
        {
            chains[at] = new Chain(problem, options.Seed + (ulong)at, alone);
        }

        for (; !IsDone && rounds < options.Rounds && !cancellation.IsCancellationRequested; rounds++)
        {
            // Most small problems are solved at once.
            var effort = rounds == 0 ? EffortOfFirstRound : EffortPerRound;
            Parallel.For(
                0,
                chains.Length + (proof is null ? 0 : 1),
                new ParallelOptions { MaxDegreeOfParallelism = options.Threads },
                worker => Work(worker == 0 ? proof : null, chains[Math.Max(0, worker - (proof is null ? 0 : 1))], effort, cancellation));
            Exchange(proof, chains);
        }

        return Answer();

        void Work(Prover? prover, Chain chain, long effort, CancellationToken token)
        {
            if (prover is not null)
            {
                prover.Work(bestCost, effort, token);
            }
            else
            {
                chain.Work(best, rounds, effort, token);
            }
        }
    }

    private bool IsDone => isImpossible || bestCost <= bound;

    private int? FindTrainWithoutPlan()
    {
        var planner = new RoutePlanner(problem);
        var nobody = new Occupations(problem);
        for (var train = 0; train < problem.TrainCount; train++)
        {
            if (planner.FindPlan(train, nobody) is not { } plan)
            {
                return train;
            }

            alone[train] = plan;
            bound += plan.Cost;
        }

        return null;
    }

    private void Exchange(Prover? proof, Chain[] chains)
    {
        var (before, boundBefore) = (bestCost, bound);
        foreach (var chain in chains)
        {
            Take(chain.Best);
        }

        Take(proof?.Best);
        if (proof is not null)
        {
            bound = Math.Max(bound, proof.IsExhausted ? Math.Min(proof.Limit, bestCost) : proof.Bound);
            isImpossible = proof.IsExhausted && best is null;
        }

        if (bestCost < before || bound > boundBefore)
        {
            progress?.Report(new DispatchProgress(best is null ? null : bestCost, Math.Min(bound, bestCost), rounds + 1));
        }
    }

    private void Take(TrainPlan[]? plans)
    {
        if (plans?.Sum(plan => plan.Cost) is { } cost && cost < bestCost)
        {
            (best, bestCost) = (plans, cost);
        }
    }

    private DispatchResult Answer()
    {
        if (best is not null)
        {
            return new Dispatched { Events = EventOrder.Of(problem, best), Objective = bestCost, Bound = Math.Min(bound, bestCost) };
        }

        return isImpossible
            ? new NotDispatched { Bound = bound, IsProven = true, Why = "the trains' windows and resources leave no schedule: every order fails" }
            : new NotDispatched { Bound = bound, IsProven = false, Why = "no schedule was found in the time given" };
    }
}
