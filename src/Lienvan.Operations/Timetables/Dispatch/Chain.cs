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

    /// <summary>
    /// A cooling takes one part in so many of all that was done by orders before: the longer the search, the slower it cools. Not on large
    /// problems, where trains far apart hardly feel each other: there short ones that begin again at the best find more.
    /// </summary>
    private const int ShareOfCooling = 5;

    private static readonly Warmth[] Heats = [new(0, false), new(0.25, false), new(0.4, false)];
    private static readonly Warmth[] HeatsOfMany = [new(0, false), new(0.3, false), new(0.6, false), new(0.4, true)];

    private readonly Insertion insertion;
    private readonly LocalSearch local;
    private readonly OrderSearch orders;
    private readonly CompiledProblem problem;
    private readonly double[] gains;
    private int turns;
    private int coolings;
    private long effortByOrders;
    private long costBefore;
    private double roundsOfCooling;

    /// <param name="problem">What to search.</param>
    /// <param name="seed">Of its chance.</param>
    /// <param name="alone">The plans of trains that have all tracks to themselves.</param>
    public Chain(CompiledProblem problem, ulong seed, TrainPlan[] alone)
    {
        this.problem = problem;
        var chance = new Chance(seed);
        insertion = new Insertion(problem, chance);
        local = new LocalSearch(problem, chance, alone);
        gains = [.. Enumerable.Repeat(double.MaxValue, local.PlansTogether ? 3 : 2)];
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
        if (way == ByOrders)
        {
            return GoOnByOrders(start, turn, cancellation);
        }

        var (effort, warmth) = ((long)(turn.Effort * turn.Impatience) / ShareOfPlans, 0.3 * (turn.Round % 4));
        var found = local.Improve(start, effort, warmth, way == Together, cancellation);
        Note(way, (double)(CostOf(start) - CostOf(found)) * ShareOfPlans);
        return found;
    }

    /// <summary>Goes on with the cooling under way, however many rounds it takes, or begins another.</summary>
    private TrainPlan[] GoOnByOrders(TrainPlan[] start, Turn turn, CancellationToken cancellation)
    {
        if (!orders.IsUnderWay)
        {
            var length = problem.IsLarge ? (long)(turn.Effort * turn.Impatience) : Math.Max(turn.Effort, effortByOrders / ShareOfCooling);
            var heats = problem.IsLarge ? HeatsOfMany : Heats;
            orders.Begin(start, length, heats[coolings++ % heats.Length]);
            (costBefore, roundsOfCooling) = (CostOf(start), (double)length / turn.Effort);
        }

        var found = orders.GoOn(turn.Effort, cancellation);
        effortByOrders += turn.Effort;
        if (!orders.IsUnderWay)
        {
            Note(ByOrders, (costBefore - CostOf(found)) / roundsOfCooling);
        }

        return found;
    }

    private static long CostOf(TrainPlan[] plans) => plans.Sum(plan => plan.Cost);

    /// <summary>Keeps what a way to search gained in a round, the last counting most.</summary>
    private void Note(int way, double gain) =>
        gains[way] = gains[way] < double.MaxValue ? (0.2 * gains[way]) + (0.8 * gain) : gain;

    /// <summary>
    /// That which gained most of late, but a cooling under way comes first, for it gains in the end; every few turns one of the others,
    /// which take turns.
    /// </summary>
    private int NextWay()
    {
        var best = orders.IsUnderWay || gains[ByOrders] >= gains.Max() ? ByOrders : Array.IndexOf(gains, gains.Max());
        return ++turns % TurnOfOther != 0 ? best : (best + 1 + (turns / TurnOfOther % (gains.Length - 1))) % gains.Length;
    }
}

/// <summary>What a search has to do in a round.</summary>
/// <param name="Round">How many rounds there were before.</param>
/// <param name="Effort">How much to do.</param>
/// <param name="Impatience">1 while rounds find something; how many times longer a search may be once they find nothing.</param>
internal readonly record struct Turn(int Round, long Effort, double Impatience);
