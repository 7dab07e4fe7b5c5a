namespace Lienvan.Operations.Timetables.Dispatch;

/// <summary>
/// What trains lose to each other: cost above that of each alone. A train that must lose much whatever is done (one that stands on a track
/// all day, say) would draw the whole search to itself; so on large problems its root counts, not the loss itself.
/// </summary>
internal static class Losses
{
    /// <summary>A train, the likelier the more it loses.</summary>
    public static int Draw(CompiledProblem problem, Chance chance, Func<int, long> lossOf)
    {
        var total = 0.0;
        for (var train = 0; train < problem.TrainCount; train++)
        {
            total += Weigh(problem, lossOf(train));
        }

        var at = chance.Unit() * total;
        for (var train = 0; train < problem.TrainCount; train++)
        {
            at -= Weigh(problem, lossOf(train));
            if (at < 0)
            {
                return train;
            }
        }

        return chance.Below(problem.TrainCount);
    }

    /// <summary>
    /// By how much a step may be worse at warmth 1: twice (Σ √loss)² / n, that is twice all losses when n trains lose the same and little
    /// when one loses most; by √n less, for a step moves few trains. On small problems, where trains hang together, all losses by √n.
    /// </summary>
    public static double StepOf(CompiledProblem problem, Func<int, long> lossOf)
    {
        var sum = 0.0;
        for (var train = 0; train < problem.TrainCount; train++)
        {
            sum += Weigh(problem, lossOf(train));
        }

        return problem.IsLarge ? 2 * sum * sum / Math.Pow(problem.TrainCount, 1.5) : sum / Math.Sqrt(problem.TrainCount);
    }

    private static double Weigh(CompiledProblem problem, long loss) => problem.IsLarge ? Math.Sqrt(Math.Max(0, loss)) : loss;
}
