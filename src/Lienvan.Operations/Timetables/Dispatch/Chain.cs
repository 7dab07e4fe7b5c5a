namespace Lienvan.Operations.Timetables.Dispatch;

/// <summary>One search for better schedules, with a stream of chance of its own.</summary>
internal sealed class Chain
{
    private readonly Insertion insertion;
    private readonly LocalSearch local;
    private readonly CompiledProblem problem;

    public Chain(CompiledProblem problem, ulong seed, TrainPlan[] alone)
    {
        this.problem = problem;
        var chance = new Chance(seed);
        insertion = new Insertion(problem, chance);
        local = new LocalSearch(problem, chance, alone);
    }

    /// <summary>The best schedule of its last work; null when there is none.</summary>
    public TrainPlan[]? Best { get; private set; }

    /// <summary>Makes a schedule better, or looks for a first one.</summary>
    public void Work(TrainPlan[]? start, int round, long effort, CancellationToken cancellation) =>
        Best = start is null
            ? insertion.FindSchedule(20 * problem.TrainCount, cancellation)?.ToPlans()
            : local.Improve(start, effort, 0.05 * (round % 4), cancellation);
}
