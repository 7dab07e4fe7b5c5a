namespace Lienvan.Operations.Timetables.Dispatch;

/// <summary>
/// Finds a way of one train into a schedule in which the others may give way: between two uses of each resource, of which the later one may
/// be pushed back at a price (as the soft obstacles of Li, Chen, Harabor, Stuckey, Koenig 2022, in time). A label is an operation, a gap of
/// its resource, a start and a cost with prices; prices are guesses at what the push will cost, for what it really costs shows only when
/// all starts follow. Operations that hold several resources at once push nobody.
/// </summary>
internal sealed class PushingPlanner
{
    private const int MostLabelsInGap = 3;

    private readonly CompiledProblem problem;
    private readonly OrderState state;
    private readonly LatestStarts latest;
    private readonly int[] firstLabel;
    private readonly long[] freeUntil;
    private readonly double[] rate;
    private readonly long[] slack;
    private readonly int[] slackRound;
    private Label[] labels = new Label[1024];
    private readonly long[] inTimeToEnd;
    private readonly long[] inTimeToGap;
    private long[] inTime;
    private int train;
    private int from;
    private int to;
    private long patience;
    private long mostCost;
    private long mostHope;
    private Gap[] gaps = new Gap[64];
    private int[] labelOfGap = new int[64];
    private TickSpan[] blocked = new TickSpan[64];
    private int gapCount;
    private int count;
    private int round;

    public PushingPlanner(CompiledProblem problem, OrderState state, long[] alone)
    {
        this.problem = problem;
        this.state = state;
        latest = new LatestStarts(problem);
        (inTimeToEnd, inTimeToGap) = (new long[problem.OperationCount], new long[problem.OperationCount]);
        inTime = inTimeToEnd;
        for (var train = 0; train < problem.TrainCount; train++)
        {
            latest.Find(train, alone[train]);
            foreach (var operation in problem.OperationsOf(train))
            {
                inTimeToEnd[operation] = latest[operation];
            }
        }

        firstLabel = new int[problem.OperationCount];
        slack = new long[problem.OperationCount];
        slackRound = new int[problem.TrainCount];
        freeUntil = new long[problem.OperationCount];
        rate = new double[problem.TrainCount];
        for (var operation = 0; operation < problem.OperationCount; operation++)
        {
            freeUntil[operation] = problem.Costs[operation].Length > 0 ? problem.LatestAtCost(operation, 0) : Ticks.Never;
            foreach (var cost in problem.Costs[operation])
            {
                var steps = cost.Increment / (double)Math.Max(cost.PeriodSeconds, 300);
                rate[problem.TrainOf[operation]] = Math.Max(rate[problem.TrainOf[operation]], cost.PerSecond + steps);
            }
        }
    }

    /// <summary>How much has been done, the same on any machine.</summary>
    public long Effort { get; private set; }

    /// <summary>By how many times the patience guessed prices may pass the limit of costs.</summary>
    public double Leeway { get; set; } = 1;

    /// <summary>How dear it is to push a train, as a share of what its delay costs.</summary>
    public double Weight { get; set; } = 1;

    /// <summary>
    /// The way of a train between two operations, taken out of the schedule, that costs least together with what its pushes seem to cost.
    /// </summary>
    /// <param name="part">The train and the operations that stay on both sides.</param>
    /// <param name="patience">For how many ticks others may be pushed.</param>
    /// <param name="mostCost">By how much the train may make the schedule dearer by itself.</param>
    public PushingPlan? FindPlan(TrainPart part, long patience, long mostCost)
    {
        (count, round) = (0, round + 1);
        (train, from, to) = part;
        (this.patience, this.mostCost) = (patience, mostCost);
        var (first, end) = (from >= 0 ? problem.PlaceOf[from] + 1 : problem.FirstOperation[train],
            to >= 0 ? problem.PlaceOf[to] : problem.FirstOperation[train + 1]);
        var operations = problem.Order.AsSpan(first, end - first);
        foreach (var operation in operations)
        {
            firstLabel[operation] = -1;
        }

        if (to >= 0)
        {
            firstLabel[to] = -1;
            FindTimesBefore(operations);
        }
        else
        {
            latest.Find(train, mostCost);
            inTime = inTimeToEnd;
        }

        // Prices of pushes are guesses, at times too high.
        mostHope = this.mostCost + (long)(Leeway * Ticks.ToSeconds(patience) * rate[train]);
        if (from >= 0)
        {
            StartFrom();
        }

        var best = -1;
        foreach (var operation in operations)
        {
            Reach(operation);
            if (to < 0 && problem.Successors[operation].Length == 0)
            {
                best = BestOf(operation, best);
            }
        }

        if (to >= 0)
        {
            Reach(to);
            best = BestOf(to, best);
        }

        Effort += count + operations.Length;
        return best < 0 ? null : Unwind(best);
    }

    /// <summary>
    /// When operations must start for the train to be at the end of the gap without being later where that costs, and the latest of any
    /// use. A train that is late already gains by being earlier.
    /// </summary>
    private void FindTimesBefore(ReadOnlySpan<int> operations)
    {
        inTime = inTimeToGap;
        var pace = Math.Max(rate[train], 1e-6);
        var slackAfter = SlackOf(to);
        var sunk = slackAfter > 0 ? 0 : state.CostOf(train);
        mostCost += sunk;
        inTime[to] = state.StartOf(to) + Math.Min(slackAfter, Ticks.Never - state.StartOf(to)) - Ticks.FromSeconds((long)(sunk / pace));
        var delay = Ticks.FromSeconds((long)Math.Min(mostCost / pace, 1e9));
        latest[to] = Math.Min(Math.Min(inTime[to] + delay, Ticks.Never), problem.Latest[to]);
        for (var at = operations.Length - 1; at >= 0; at--)
        {
            var operation = operations[at];
            var (until, hope) = (-Ticks.Never, -Ticks.Never);
            foreach (var next in problem.Successors[operation])
            {
                if (problem.PlaceOf[next] <= problem.PlaceOf[to])
                {
                    (until, hope) = (Math.Max(until, latest[next]), Math.Max(hope, inTime[next]));
                }
            }

            latest[operation] = Math.Min(until - problem.Duration[operation], problem.Latest[operation]);
            inTime[operation] = hope - problem.Duration[operation];
        }
    }

    /// <summary>The label of the operation that stays before the gap.</summary>
    private void StartFrom()
    {
        var (free, push, before) = (Ticks.Never, Ticks.Never, -1);
        for (var index = 0; index < problem.Uses[from].Length; index++)
        {
            if (state.UseAfter(from, index) is >= 0 and var use)
            {
                var until = state.StartOf(state.OperationOf(use)) - problem.Uses[from][index].Release - 1;
                (free, before) = until < free ? (until, use) : (free, before);
            }
        }

        if (before >= 0)
        {
            var other = state.OperationOf(before);
            push = problem.Uses[from].Length == 1 ? LatestPush(other, free) : free;
        }

        var start = state.StartOf(from);
        labels[0] = new Label(from, 0, start, free, push, before, 0, -1, -1, 0, -1, -1);
        firstLabel[from] = 0;
        count = 1;
    }

    /// <summary>Until when an operation of another train may be pushed, seen from before the release time.</summary>
    private long LatestPush(int other, long free) => Math.Max(free, Math.Min(free + patience,
        problem.Latest[other] < Ticks.Never ? free + problem.Latest[other] - state.StartOf(other) : Ticks.Never));

    private int BestOf(int operation, int best)
    {
        for (var label = firstLabel[operation]; label >= 0; label = labels[label].Next)
        {
            // An operation without end holds its resources for good.
            if (labels[label].FreeUntil >= Ticks.Never)
            {
                var isBetter = best < 0 || labels[label].Cost < labels[best].Cost
                    || (labels[label].Cost == labels[best].Cost && labels[label].Start < labels[best].Start);
                best = isBetter ? label : best;
            }
        }

        return best;
    }

    private void Reach(int operation)
    {
        var earliest = problem.Earliest[operation];
        if (earliest >= Ticks.Never)
        {
            return;
        }

        var isEntry = operation == problem.FirstOperation[train];
        var arrival = Math.Max(earliest, isEntry ? earliest : FirstArrival(operation));
        if (arrival > latest[operation])
        {
            return;
        }

        var within = new TickSpan(arrival, latest[operation]);
        gapCount = 0;
        switch (problem.Uses[operation].Length)
        {
            case var _ when operation == to:
                AddGap(new Gap(-1, Math.Max(arrival, state.FreeFrom(to)), Ticks.Never, Ticks.Never));
                break;
            case 0:
                AddGap(new Gap(-1, arrival, Ticks.Never, Ticks.Never));
                break;
            case 1:
                FindGaps(operation, within);
                break;
            default:
                FindFreeGaps(operation, within);
                break;
        }

        if (isEntry)
        {
            for (var index = 0; index < gapCount; index++)
            {
                Add(operation, index, gaps[index].From, new Step(-1, 0, -1, 0));
            }

            return;
        }

        foreach (var before in problem.Predecessors[operation])
        {
            for (var label = LabelOf(before); label >= 0; label = labels[label].Next)
            {
                Extend(label, operation);
            }
        }
    }

    /// <summary>The first label of an operation; negative when there is none, or it is none of those that may be planned.</summary>
    private int LabelOf(int operation) => from < 0 || problem.PlaceOf[operation] >= problem.PlaceOf[from] ? firstLabel[operation] : -1;

    private long FirstArrival(int operation)
    {
        var first = Ticks.Never;
        foreach (var before in problem.Predecessors[operation])
        {
            for (var label = LabelOf(before); label >= 0; label = labels[label].Next)
            {
                first = Math.Min(first, labels[label].Start + problem.Duration[before]);
            }
        }

        return first;
    }

    private void Extend(int label, int operation)
    {
        var (arrival, until) = (labels[label].Start + problem.Duration[labels[label].Operation], labels[label].PushUntil);
        for (var index = 0; index < gapCount && gaps[index].From <= until; index++)
        {
            var start = Math.Max(arrival, gaps[index].From);
            var late = start - inTime[operation];
            if (late > 0 && labels[label].Cost + (long)(Ticks.ToSeconds(late) * rate[train]) > mostHope)
            {
                return;
            }

            if (start <= Math.Min(until, gaps[index].PushUntil))
            {
                Add(operation, index, start, Leave(label, start));
            }
        }
    }

    /// <summary>What it comes to when a train leaves an operation at a tick.</summary>
    private Step Leave(int label, long tick)
    {
        ref readonly var last = ref labels[label];
        if (tick <= last.FreeUntil)
        {
            return new Step(label, last.Cost, last.PushedTrain, last.PushedBy);
        }

        // Who is pushed already is late by as much without further cost.
        var pushed = state.OperationOf(last.Before);
        var other = problem.TrainOf[pushed];
        var by = tick - last.FreeUntil;
        var free = Math.Max(SlackOf(pushed), other == last.PushedTrain ? last.PushedBy : 0);
        var price = by > free ? Ticks.ToSeconds(by - free) * rate[other] * Weight : 0;
        return new Step(label, last.Cost + (long)price, other, Math.Max(by, other == last.PushedTrain ? last.PushedBy : 0));
    }

    private void Add(int operation, int gap, long start, Step before)
    {
        var cost = before.Cost + (operation != to && problem.Costs[operation].Length > 0 ? problem.CostAt(operation, start) : 0);
        var late = start - inTime[operation];
        var hope = late > 0 ? cost + (long)(Ticks.ToSeconds(late) * rate[train]) : cost;
        if (start > latest[operation] || hope > mostHope)
        {
            return;
        }

        if (FindRoom(gap, hope, start) is not { } at)
        {
            return;
        }

        if (at < 0)
        {
            if (count == labels.Length)
            {
                Array.Resize(ref labels, count * 2);
            }

            at = count++;
            (labels[at].Next, labels[at].NextInGap) = (firstLabel[operation], labelOfGap[gap]);
            (firstLabel[operation], labelOfGap[gap]) = (at, at);
        }

        ref readonly var into = ref gaps[gap];
        labels[at] = new Label(operation, hope, start, into.FreeUntil, into.PushUntil, into.Before, cost, before.From, before.PushedTrain,
            before.PushedBy, labels[at].Next, labels[at].NextInGap);
    }

    /// <summary>
    /// The label that a better one replaces; negative when it needs no other's place; null when it is no better than those of its gap. Few
    /// are kept, for earlier and cheaper ones trade off without end.
    /// </summary>
    private int? FindRoom(int gap, long hope, long start)
    {
        var (same, worst) = (0, -1);
        for (var label = labelOfGap[gap]; label >= 0; label = labels[label].NextInGap)
        {
            ref readonly var other = ref labels[label];
            if (other.Start <= start && other.Hope <= hope)
            {
                return null;
            }

            if (other.Start >= start && other.Hope >= hope)
            {
                return label;
            }

            same++;
            worst = worst < 0 || other.Hope > labels[worst].Hope ? label : worst;
        }

        return same < MostLabelsInGap ? -1 : labels[worst].Hope > hope ? worst : null;
    }

    /// <summary>The gaps between uses of the one resource of an operation, in order.</summary>
    private void FindGaps(int operation, TickSpan within)
    {
        var use = problem.Uses[operation][0];
        var uses = state.UsesOf(use.Resource);
        var at = FirstFrom(uses, within.From - patience);
        var free = within.From;
        for (var before = FirstOfRow(uses, at - 1); before < at; before++)
        {
            free = FreeAfter(uses[before], free);
        }

        for (; at < uses.Length && free <= within.To; at++)
        {
            var other = state.OperationOf(uses[at]);
            if (problem.TrainOf[other] == train)
            {
                // What the train does later comes after all that is planned now.
                if (to >= 0 && problem.PlaceOf[other] >= problem.PlaceOf[to])
                {
                    AddGap(new Gap(uses[at], free, Ticks.Never, Ticks.Never));
                    return;
                }

                continue;
            }

            var until = state.StartOf(other) - use.Release - 1;
            var push = LatestPush(other, until);
            if (free <= push)
            {
                AddGap(new Gap(uses[at], free, until, push));
            }

            free = FreeAfter(uses[at], free);
        }

        if (free <= within.To && free < Ticks.Never)
        {
            AddGap(new Gap(-1, free, Ticks.Never, Ticks.Never));
        }
    }

    private long FreeAfter(int use, long arrival) => problem.TrainOf[state.OperationOf(use)] == train ? arrival
        : Math.Max(arrival, Math.Min(Ticks.Never, state.EndOf(state.OperationOf(use)) + state.ReleaseOf(use) + 1));

    /// <summary>The first of several uses in a row by one train: any may hold it longest, for their release times differ.</summary>
    private int FirstOfRow(ReadOnlySpan<int> uses, int at)
    {
        while (at > 0 && problem.TrainOf[state.OperationOf(uses[at - 1])] == problem.TrainOf[state.OperationOf(uses[at])])
        {
            at--;
        }

        return Math.Max(0, at);
    }

    private int FirstFrom(ReadOnlySpan<int> uses, long tick)
    {
        var (low, high) = (0, uses.Length);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            (low, high) = state.StartOf(state.OperationOf(uses[middle])) < tick ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>The times at which all resources of an operation are free.</summary>
    private void FindFreeGaps(int operation, TickSpan within)
    {
        var (blockedCount, endBy) = (0, Ticks.Never);
        foreach (var use in problem.Uses[operation])
        {
            var uses = state.UsesOf(use.Resource);
            for (var at = FirstOfRow(uses, FirstFrom(uses, within.From) - 1); at < uses.Length; at++)
            {
                var other = state.OperationOf(uses[at]);
                if (state.StartOf(other) - use.Release > endBy)
                {
                    break;
                }

                var end = Math.Min(state.EndOf(other) + state.ReleaseOf(uses[at]), Ticks.Never);
                if (end >= within.From && problem.TrainOf[other] != train)
                {
                    if (blockedCount == blocked.Length)
                    {
                        Array.Resize(ref blocked, 2 * blockedCount);
                    }

                    blocked[blockedCount++] = new TickSpan(state.StartOf(other) - use.Release, end);
                }
            }
        }

        blocked.AsSpan(0, blockedCount).Sort();
        var free = within.From;
        foreach (var span in blocked.AsSpan(0, blockedCount))
        {
            if (span.From > free)
            {
                AddGap(new Gap(-1, free, span.From - 1, span.From - 1));
            }

            free = Math.Max(free, span.To + 1);
        }

        if (free < Ticks.Never)
        {
            AddGap(new Gap(-1, free, Ticks.Never, Ticks.Never));
        }
    }

    private void AddGap(Gap gap)
    {
        if (gapCount == gaps.Length)
        {
            Array.Resize(ref gaps, 2 * gapCount);
            Array.Resize(ref labelOfGap, 2 * gapCount);
        }

        labelOfGap[gapCount] = -1;
        gaps[gapCount++] = gap;
    }

    /// <summary>By how much an operation may start later without its own train being later where that costs.</summary>
    private long SlackOf(int operation)
    {
        var owner = problem.TrainOf[operation];
        if (slackRound[owner] != round)
        {
            slackRound[owner] = round;
            FindSlack(operation);
        }

        return slack[operation];
    }

    private void FindSlack(int operation)
    {
        while (state.NextOf(operation) >= 0)
        {
            operation = state.NextOf(operation);
        }

        var left = Ticks.Never;
        for (var after = -1; operation >= 0; after = operation, operation = state.PreviousOf(operation))
        {
            if (after >= 0)
            {
                left += state.StartOf(after) - state.StartOf(operation) - problem.Duration[operation];
            }

            left = Math.Min(left, Math.Max(0, freeUntil[operation] - state.StartOf(operation)));
            slack[operation] = left;
        }
    }

    private PushingPlan Unwind(int last)
    {
        last = to >= 0 ? labels[last].From : last;
        var length = 0;
        for (var label = last; label >= 0 && labels[label].Operation != from; label = labels[label].From)
        {
            length++;
        }

        var plan = new PushingPlan(from, to, new int[length], new long[length], new int[length]);
        for (var label = last; length > 0; label = labels[label].From)
        {
            length--;
            (plan.Operations[length], plan.Starts[length], plan.Before[length]) =
                (labels[label].Operation, labels[label].Start, labels[label].Before);
        }

        return plan;
    }

    /// <param name="Before">The use that comes after the gap; negative for none.</param>
    /// <param name="From">The first tick of the gap.</param>
    /// <param name="FreeUntil">The last tick at which the operation may end without pushing.</param>
    /// <param name="PushUntil">The last tick at which it may end.</param>
    private readonly record struct Gap(int Before, long From, long FreeUntil, long PushUntil);

    /// <param name="From">The label.</param>
    /// <param name="Cost">What delays and pushes cost so far.</param>
    /// <param name="PushedTrain">The train pushed last; negative for none.</param>
    /// <param name="PushedBy">By how much, ticks.</param>
    private readonly record struct Step(int From, long Cost, int PushedTrain, long PushedBy);

    private record struct Label(int Operation, long Hope, long Start, long FreeUntil, long PushUntil, int Before, long Cost, int From,
        int PushedTrain, long PushedBy, int Next, int NextInGap);
}

/// <summary>A part of a train's way.</summary>
/// <param name="Train">The train.</param>
/// <param name="From">The operation before it; negative when it goes from the beginning.</param>
/// <param name="To">The operation after it; negative when it goes to the end.</param>
internal readonly record struct TrainPart(int Train, int From, int To);

/// <summary>A way into a schedule.</summary>
/// <param name="From">The operation before it; negative for none.</param>
/// <param name="To">The operation after it; negative for none.</param>
/// <param name="Operations">The operations in their order.</param>
/// <param name="Starts">When each may start at the earliest while the others stay.</param>
/// <param name="Before">Of an operation with one resource, the use that comes after; negative for none.</param>
internal sealed record PushingPlan(int From, int To, int[] Operations, long[] Starts, int[] Before);
