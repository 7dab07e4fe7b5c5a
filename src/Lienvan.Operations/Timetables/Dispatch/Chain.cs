namespace Lienvan.Operations.Timetables.Dispatch;

/// <summary>
/// One search for better schedules, with a stream of chance of its own. Each round goes to whichever of its ways to search gained most of
/// late; the others have a turn now and then.
/// </summary>
internal sealed class Chain
{
    private const int TurnOfOther = 6;

    /// <summary>A round by plans has less of the effort: it needs no time to cool down, and takes longer for the same effort.</summary>
    private const double EffortOfShortRound = 0.25;
    private const double TimeOfShortRound = 0.5;

    /// <summary>Of the ways to search, by plans being the first: where in <see cref="gains"/> each is.</summary>
    private const int ByOrders = 1;
    private const int Together = 2;

    private readonly Insertion insertion;
    private readonly LocalSearch local;
    private readonly OrderSearch orders;
    private readonly CompiledProblem problem;
    private readonly double[] gains = [double.MaxValue, double.MaxValue, double.MaxValue];
    private int turns;

    public Chain(CompiledProblem problem, ulong seed, TrainPlan[] alone)
    {
        this.problem = problem;
        var chance = new Chance(seed);
        insertion = new Insertion(problem, chance);
        local = new LocalSearch(problem, chance, alone);
        orders = new OrderSearch(problem, chance, alone);
    }

    /// <summary>The best schedule of its last work; null when there is none.</summary>
    public TrainPlan[]? Best { get; private set; }

    /// <summary>Makes a schedule better, or looks for a first one.</summary>
    public void Work(TrainPlan[]? start, Turn turn, CancellationToken cancellation) =>
        Best = start is null
            ? insertion.FindSchedule(20 * problem.TrainCount, cancellation)?.ToPlans()
            : Improve(start, turn, cancellation);

    /// <summary>One round by orders or two shorter ones: chains wait for each other after each turn, so turns must be alike.</summary>
    private TrainPlan[] Improve(TrainPlan[] start, Turn turn, CancellationToken cancellation)
    {
        var (best, warmth, effort) = (start, 0.3 * (turn.Round % 4), turn.Effort * turn.Impatience);
        for (var left = 1.0; left > 0 && !cancellation.IsCancellationRequested;)
        {
            var way = NextWay();
            var share = way == ByOrders ? left : TimeOfShortRound;
            var found = way == ByOrders
                ? orders.Improve(best, (long)(effort * share), warmth, cancellation)
                : local.Improve(best, (long)(effort * EffortOfShortRound), warmth, way == Together, cancellation);
            var gain = (best.Sum(plan => plan.Cost) - found.Sum(plan => plan.Cost)) / share;
            gains[way] = gains[way] < double.MaxValue ? (0.2 * gains[way]) + (0.8 * gain) : gain;
            (best, left) = (found, left - share);
        }

        return best;
    }

    /// <summary>That which gained most of late; every few turns one of the others, which take turns.</summary>
    private int NextWay()
    {
        var best = Array.IndexOf(gains, gains.Max());
        return ++turns % TurnOfOther != 0 ? best : (best + 1 + (turns / TurnOfOther % (gains.Length - 1))) % gains.Length;
    }
}

/// <summary>What a search has to do in a round.</summary>
/// <param name="Round">How many rounds there were before.</param>
/// <param name="Effort">How much to do.</param>
/// <param name="Impatience">1 while rounds find something; by how many times they are longer once they find nothing.</param>
internal readonly record struct Turn(int Round, long Effort, double Impatience);
