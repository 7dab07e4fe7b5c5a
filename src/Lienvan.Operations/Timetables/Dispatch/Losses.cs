namespace Lienvan.Operations.Timetables.Dispatch;

/// <summary>
/// What trains lose to each other: cost above that of each alone. A train that must lose much whatever is done (one that stands on a track
/// all day, say) would draw the whole search to itself; so on large problems its root counts, not the loss itself, but for a part of the
/// draws: a train may also lose much because nobody has looked at it enough.
/// </summary>
internal static class Losses
{
    private const int TurnOfWhole = 3;

    /// <summary>A train, the likelier the more it loses.</summary>
    public static int Draw(CompiledProblem problem, Chance chance, Func<int, long> lossOf)
    {
        var countsWhole = !problem.IsLarge || chance.Below(TurnOfWhole) == 0;
        var total = 0.0;
        for (var train = 0; train < problem.TrainCount; train++)
        {
            total += Weigh(lossOf(train), countsWhole);
        }

        var at = chance.Unit() * total;
        for (var train = 0; train < problem.TrainCount; train++)
        {
            at -= Weigh(lossOf(train), countsWhole);
            if (at < 0)
            {
                return train;
            }
        }

        return chance.Below(problem.TrainCount);
    }

    /// <summary>
    /// By how much a step may be worse at warmth 1: all losses by √n, for a step moves few trains. On large problems, where few may lose
    /// most, twice (Σ √loss)² / n takes the place of all losses, that is twice all losses when n trains lose the same and little when
    /// one loses most.
    /// </summary>
    /// <param name="problem">The problem.</param>
    /// <param name="lossOf">What a train loses.</param>
    /// <param name="countsWhole">Whether losses are summed as they are on large problems as well.</param>
    public static double StepOf(CompiledProblem problem, Func<int, long> lossOf, bool countsWhole)
    {
        var whole = countsWhole || !problem.IsLarge;
        var sum = 0.0;
        for (var train = 0; train < problem.TrainCount; train++)
        {
            sum += Weigh(lossOf(train), whole);
        }

        return whole ? sum / Math.Sqrt(problem.TrainCount) : 2 * sum * sum / Math.Pow(problem.TrainCount, 1.5);
    }

    private static double Weigh(long loss, bool countsWhole) => countsWhole ? loss : Math.Sqrt(Math.Max(0, loss));
}
