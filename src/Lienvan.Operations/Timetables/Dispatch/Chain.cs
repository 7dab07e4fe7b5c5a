namespace Lienvan.Operations.Timetables.Dispatch;

/// <summary>
/// One search for better schedules, with a stream of chance of its own. Each round goes to whichever of its two ways to search gained more
/// of late; the other has a turn now and then.
/// </summary>
internal sealed class Chain
{
    private const int TurnOfOther = 6;

    /// <summary>A round by plans is shorter by so much: it needs no time to cool down.</summary>
    private const int ShareOfPlans = 4;

    private readonly Insertion insertion;
    private readonly LocalSearch local;
    private readonly OrderSearch orders;
    private readonly CompiledProblem problem;
    private double gainByOrders = double.MaxValue;
    private double gainByPlans = double.MaxValue;
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
    public void Work(TrainPlan[]? start, int round, long effort, CancellationToken cancellation) =>
        Best = start is null
            ? insertion.FindSchedule(20 * problem.TrainCount, cancellation)?.ToPlans()
            : Improve(start, round, effort, cancellation);

    private TrainPlan[] Improve(TrainPlan[] start, int round, long effort, CancellationToken cancellation)
    {
        var isByOrders = gainByOrders > gainByPlans != (++turns % TurnOfOther == 0);
        var warmth = 0.3 * (round % 4);
        var found = isByOrders
            ? orders.Improve(start, effort, warmth, cancellation)
            : local.Improve(start, effort / ShareOfPlans, warmth, cancellation);
        var gain = (double)(start.Sum(plan => plan.Cost) - found.Sum(plan => plan.Cost));
        (gainByOrders, gainByPlans) = isByOrders
            ? (Mean(gainByOrders, gain), gainByPlans)
            : (gainByOrders, Mean(gainByPlans, ShareOfPlans * gain));
        return found;
    }

    private static double Mean(double before, double now) => before < double.MaxValue ? (0.2 * before) + (0.8 * now) : now;
}
