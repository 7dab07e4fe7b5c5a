namespace Lienvan.Operations.Timetables.Dispatch;

/// <summary>
/// Finds the cheapest way of one train through what the others leave free: safe-interval path planning (Phillips and Likhachev 2011) over
/// the train's operations. A label is an operation, one of its safe intervals, a start in it and the cost so far; within an interval an
/// earlier and cheaper label beats the others, for a train can wait until the interval ends. Exact for one train.
/// </summary>
internal sealed class RoutePlanner
{
    private readonly CompiledProblem problem;
    private readonly SafeIntervals intervals = new();
    private readonly int[] firstLabel;
    private readonly LatestStarts latest;
    private Label[] labels = new Label[1024];
    private int count;

    public RoutePlanner(CompiledProblem problem)
    {
        this.problem = problem;
        firstLabel = new int[problem.OperationCount];
        latest = new LatestStarts(problem);
    }

    /// <summary>How much has been done, the same on any machine.</summary>
    public long Effort { get; private set; }

    /// <summary>The cheapest plan of a train that costs no more than a limit; the earliest of them. Null when there is none.</summary>
    public TrainPlan? FindPlan(int train, Occupations occupations, long mostCost = long.MaxValue)
    {
        count = 0;
        var operations = problem.OperationsOf(train);
        foreach (var operation in operations)
        {
            firstLabel[operation] = -1;
        }

        latest.Find(train, mostCost);
        var best = -1;
        foreach (var operation in operations)
        {
            Reach(operation, occupations, mostCost);
            if (problem.Successors[operation].Length == 0)
            {
                best = BestOf(operation, best);
            }
        }

        Effort += count + operations.Length;
        return best < 0 ? null : Unwind(best);
    }

    private int BestOf(int operation, int best)
    {
        for (var label = firstLabel[operation]; label >= 0; label = labels[label].Next)
        {
            // An operation without end holds its resources for good.
            if (labels[label].FreeUntil >= Ticks.Never || problem.Uses[operation].Length == 0)
            {
                var isBetter = best < 0 || labels[label].Cost < labels[best].Cost
                    || (labels[label].Cost == labels[best].Cost && labels[label].Start < labels[best].Start);
                best = isBetter ? label : best;
            }
        }

        return best;
    }

    /// <summary>Makes the labels of an operation from those of the operations before it.</summary>
    private void Reach(int operation, Occupations occupations, long mostCost)
    {
        var earliest = problem.Earliest[operation];
        if (earliest >= Ticks.Never)
        {
            return;
        }

        var isEntry = operation == problem.FirstOperation[problem.TrainOf[operation]];
        var from = isEntry ? earliest : FirstArrival(operation);
        from = Math.Max(from, earliest);
        if (from > latest[operation])
        {
            return;
        }

        intervals.Find(problem, occupations, operation, new TickSpan(from, latest.EndBy(operation)));
        if (isEntry)
        {
            for (var index = 0; index < intervals.Count; index++)
            {
                Add(operation, index, intervals[index].From, (-1, 0L), mostCost);
            }

            return;
        }

        foreach (var before in problem.Predecessors[operation])
        {
            for (var label = firstLabel[before]; label >= 0; label = labels[label].Next)
            {
                Extend(label, operation, mostCost);
            }
        }
    }

    private long FirstArrival(int operation)
    {
        var first = Ticks.Never;
        foreach (var before in problem.Predecessors[operation])
        {
            for (var label = firstLabel[before]; label >= 0; label = labels[label].Next)
            {
                first = Math.Min(first, labels[label].Start + problem.Duration[before]);
            }
        }

        return first;
    }

    private void Extend(int label, int operation, long mostCost)
    {
        var (arrival, leaveBy, cost) =
            (labels[label].Start + problem.Duration[labels[label].Operation], labels[label].FreeUntil, labels[label].Cost);
        for (var index = 0; index < intervals.Count && intervals[index].From <= leaveBy; index++)
        {
            var start = Math.Max(arrival, intervals[index].From);
            if (start <= Math.Min(leaveBy, intervals[index].To))
            {
                Add(operation, index, start, (label, cost), mostCost);
            }
        }
    }

    private void Add(int operation, int interval, long start, (int Label, long Cost) before, long mostCost)
    {
        var cost = before.Cost + (problem.Costs[operation].Length > 0 ? problem.CostAt(operation, start) : 0);
        if (start > latest[operation] || cost > mostCost)
        {
            return;
        }

        for (var label = firstLabel[operation]; label >= 0; label = labels[label].Next)
        {
            if (labels[label].Interval == interval && labels[label].Start <= start && labels[label].Cost <= cost)
            {
                return;
            }
        }

        if (count == labels.Length)
        {
            Array.Resize(ref labels, count * 2);
        }

        labels[count] = new Label(operation, interval, start, intervals[interval].To, cost, before.Label, firstLabel[operation]);
        firstLabel[operation] = count++;
    }

    private TrainPlan Unwind(int last)
    {
        var length = 0;
        for (var label = last; label >= 0; label = labels[label].Before)
        {
            length++;
        }

        var (operations, starts) = (new int[length], new long[length]);
        for (var label = last; label >= 0; label = labels[label].Before)
        {
            length--;
            (operations[length], starts[length]) = (labels[label].Operation, labels[label].Start);
        }

        return new TrainPlan(operations, starts, labels[last].Cost);
    }

    /// <param name="Operation">The operation.</param>
    /// <param name="Interval">Which of its safe intervals.</param>
    /// <param name="Start">The tick at which it starts.</param>
    /// <param name="FreeUntil">The last tick at which it must end.</param>
    /// <param name="Cost">What delays cost so far.</param>
    /// <param name="Before">The label it comes from; -1 for the first.</param>
    /// <param name="Next">Another label of the same operation; -1 for none.</param>
    private readonly record struct Label(int Operation, int Interval, long Start, long FreeUntil, long Cost, int Before, int Next);
}
