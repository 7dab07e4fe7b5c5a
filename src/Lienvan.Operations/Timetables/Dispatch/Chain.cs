namespace Lienvan.Operations.Timetables.Dispatch;

/// <summary>
/// One search for better schedules, with a stream of chance of its own. Each round goes to whichever of its ways to search gained most of
/// late; the others have a turn now and then.
/// </summary>
internal sealed class Chain
{
    private const int TurnOfOther = 6;

    /// <summary>A round by plans is shorter by so much: it needs no time to cool down.</summary>
    private const int ShareOfPlans = 4;

    /// <summary>Of the ways to search, by plans being the first: where in <see cref="gains"/> each is.</summary>
    private const int ByOrders = 1;
    private const int Together = 2;

    private readonly Insertion insertion;
    private readonly LocalSearch local;
    private readonly OrderSearch orders;
    private readonly CompiledProblem problem;
    private readonly double[] gains;
    private int turns;

    /// <param name="problem">What to search.</param>
    /// <param name="seed">Of its chance.</param>
    /// <param name="alone">The plans of trains that have all tracks to themselves.</param>
    /// <param name="plansTogether">Whether there are rounds of planning trains together.</param>
    public Chain(CompiledProblem problem, ulong seed, TrainPlan[] alone, bool plansTogether)
    {
        this.problem = problem;
        gains = [double.MaxValue, double.MaxValue, .. plansTogether ? [double.MaxValue] : Array.Empty<double>()];
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

    private TrainPlan[] Improve(TrainPlan[] start, Turn turn, CancellationToken cancellation)
    {
        var way = NextWay();
        var (warmth, effort) = (0.3 * (turn.Round % 4), (long)(turn.Effort * turn.Impatience));
        var found = way == ByOrders
            ? orders.Improve(start, effort, warmth, cancellation)
            : local.Improve(start, effort / ShareOfPlans, warmth, way == Together, cancellation);
        var gain = (double)(start.Sum(plan => plan.Cost) - found.Sum(plan => plan.Cost)) * (way == ByOrders ? 1 : ShareOfPlans);
        gains[way] = gains[way] < double.MaxValue ? (0.2 * gains[way]) + (0.8 * gain) : gain;
        return found;
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
