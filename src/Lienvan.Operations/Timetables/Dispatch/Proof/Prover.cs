namespace Lienvan.Operations.Timetables.Dispatch.Proof;

/// <summary>The search for proof over all trains.</summary>
internal sealed class Prover
{
    private readonly CoreSearch core;

    public Prover(CompiledProblem problem) =>
        core = new CoreSearch(new ExactSearch(problem, [.. Enumerable.Range(0, problem.TrainCount)], [], problem.Horizon));

    /// <summary>The best schedule that it came upon; null while there is none.</summary>
    public TrainPlan[]? Best => core.Best;

    public long Bound => core.Bound;

    /// <summary>Whether it is proven that nothing costs less than <see cref="Limit"/>.</summary>
    public bool IsExhausted => !core.IsSound;

    /// <summary>Only schedules below this were looked for.</summary>
    public long Limit { get; private set; } = long.MaxValue;

    /// <summary>Works on.</summary>
    /// <param name="limit">What a schedule already found costs; only better ones count.</param>
    /// <param name="effort">How much to do.</param>
    /// <param name="cancellation">Stops early.</param>
    public void Work(long limit, long effort, CancellationToken cancellation)
    {
        if (limit < Limit)
        {
            Limit = limit;
            core.Undercut(limit);
        }

        core.Work(effort, cancellation);
        Limit = Math.Min(Limit, core.BestCost);
    }
}
