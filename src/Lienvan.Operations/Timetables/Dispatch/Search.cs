using Lienvan.Operations.Timetables.Dispatch.Proof;

namespace Lienvan.Operations.Timetables.Dispatch;

/// <summary>
/// One run of the solver: rounds in which a search for proof and searches for better schedules work side by side and then tell each other
/// what they found. Work is measured in steps, not in time, and there are as many searches on any machine, so that the answer depends on
/// neither.
/// </summary>
internal sealed class Search(CompiledProblem problem, DispatchOptions options, IProgress<DispatchProgress>? progress)
{
    private const long EffortOfFirstRound = 400_000;
    private const long MostEffortPerRound = 4_000_000;
    private const long EffortPerOperation = 1_500;
    private const int MostIdleRounds = 32;
    private const double IdleRoundsToLengthen = 8;

    private readonly TrainPlan[] alone = new TrainPlan[problem.TrainCount];
    private TrainPlan[]? best;
    private long bestCost = long.MaxValue;
    private long bound;
    private int rounds;
    private int idle;
    private bool isImpossible;

    public DispatchResult Run(CancellationToken cancellation)
    {
        if (FindTrainWithoutPlan() is { } train)
        {
            return new NotDispatched { Bound = 0, IsProven = true, Why = $"train {train} would have to hold for ever what it must leave" };
        }

        if (!options.Known.IsEmpty)
        {
            Take(KnownSchedule.Find(problem, options.Known));
        }

        var isLarge = problem.IsLarge;
        var proof = options.Proves && !isLarge ? new Prover(problem) : null;
        var turns = new ProofTurns();
        Chain[] chains = [new Chain(problem, options.Seed, alone), new Chain(problem, options.Seed + 1, alone)];
        for (; !IsDone && rounds < options.Rounds && !cancellation.IsCancellationRequested; rounds++)
        {
            // Most small problems are solved at once.
            var effort = rounds == 0 ? EffortOfFirstRound : Math.Min(MostEffortPerRound, EffortPerOperation * problem.OperationCount);
            var proves = proof is not null && turns.Next();
            var impatience = isLarge ? Math.Max(1, idle / IdleRoundsToLengthen) : 1;
            var before = bound;
            Parallel.For(0, chains.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Threads },
                worker => Work(worker == 0 && proves ? proof : null, chains[worker], new Turn(rounds, effort, impatience), cancellation));
            Exchange(proof, chains);
            if (proves)
            {
                turns.Tell(bound - before, bound, bestCost, idle);
            }
        }

        return Answer();

        void Work(Prover? prover, Chain chain, Turn turn, CancellationToken token)
        {
            if (prover is not null)
            {
                prover.Work(bestCost, turn.Effort, token);
            }
            else
            {
                chain.Work(best, turn, token);
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
        idle = bestCost < before ? idle / 2 : Math.Min(idle + 1, MostIdleRounds);
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
        var found = plans is null || best is null ? plans : Crossover.Merge(problem, best, plans);
        if (found?.Sum(plan => plan.Cost) is { } cost && cost < bestCost)
        {
            (best, bestCost) = (found, cost);
        }
    }

    private DispatchResult Answer()
    {
        if (best is not null)
        {
            return new Dispatched { Events = EventOrder.Of(problem, best), Objective = bestCost, Bound = Math.Min(bound, bestCost) };
        }

        return isImpossible
            ? new NotDispatched { Bound = bound, IsProven = true,
                Why = "the trains' windows and resources leave no schedule: every order fails" }
            : new NotDispatched { Bound = bound, IsProven = false, Why = "no schedule was found in the time given" };
    }
}
