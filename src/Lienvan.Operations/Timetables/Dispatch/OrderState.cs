namespace Lienvan.Operations.Timetables.Dispatch;

/// <summary>
/// A schedule as ways and orders: which operations each train goes through, and in which order trains take each resource. Starts follow
/// from them: each as early as the way and the order allow (the longest path in the graph of Mascis and Pacciarelli 2002, whose arcs say
/// that a train takes a resource once the one before has moved on). A change moves only the starts that it touches, and can be undone.
/// </summary>
internal sealed class OrderState
{
    private const int Nothing = -1;
    private const int Open = -2;
    private const int Pinned = -3;
    private const int MostRaises = 4;

    private readonly CompiledProblem problem;
    private readonly long[] start;
    private readonly int[] next;
    private readonly int[] previous;
    private readonly int[] firstUse;
    private readonly int[] operationOfUse;
    private readonly int[] trainOfUse;
    private readonly int[] resource;
    private readonly long[] release;
    private readonly int[] useBefore;
    private readonly int[] useAfter;
    private readonly UseList[] lists;
    private readonly long[] costs;
    private readonly int[] raises;
    private readonly StartHeap open;
    private readonly List<Change> changes = [];
    private readonly List<int> raised = [];

    public OrderState(CompiledProblem problem)
    {
        this.problem = problem;
        var count = problem.OperationCount;
        start = new long[count];
        (next, previous, raises) = (new int[count], new int[count], new int[count]);
        firstUse = new int[count + 1];
        for (var operation = 0; operation < count; operation++)
        {
            firstUse[operation + 1] = firstUse[operation] + problem.Uses[operation].Length;
        }

        (operationOfUse, trainOfUse) = (new int[firstUse[count]], new int[firstUse[count]]);
        (resource, release) = (new int[firstUse[count]], new long[firstUse[count]]);
        (useBefore, useAfter) = (new int[firstUse[count]], new int[firstUse[count]]);
        for (var operation = 0; operation < count; operation++)
        {
            for (var at = firstUse[operation]; at < firstUse[operation + 1]; at++)
            {
                (operationOfUse[at], trainOfUse[at]) = (operation, problem.TrainOf[operation]);
                (resource[at], release[at]) = problem.Uses[operation][at - firstUse[operation]];
            }
        }

        lists = [.. problem.Problem.Resources.Select(_ => new UseList())];
        costs = new long[problem.TrainCount];
        open = new StartHeap(count);
    }

    /// <summary>Sum of the costs of all trains that are placed.</summary>
    public long Cost { get; private set; }

    /// <summary>How much has been done, the same on any machine.</summary>
    public long Effort { get; private set; }

    /// <summary>What a train's delays cost now.</summary>
    public long CostOf(int train) => costs[train];

    public long StartOf(int operation) => start[operation];

    /// <summary>The operation after one on its train's way; negative when there is none.</summary>
    public int NextOf(int operation) => next[operation];

    /// <summary>The operation before one on its train's way; negative when there is none.</summary>
    public int PreviousOf(int operation) => previous[operation];

    /// <summary>When an operation ends; the least time it takes, of a train that stands at its beginning and has no way yet.</summary>
    public long EndOf(int operation) => next[operation] switch
    {
        >= 0 and var after => start[after],
        Open => start[operation] + problem.Duration[operation],
        _ => Ticks.Never,
    };

    /// <summary>The earliest start of an operation for which the orders, not the way, give the reason.</summary>
    public long FreeFrom(int operation)
    {
        var (free, train) = (problem.Earliest[operation], problem.TrainOf[operation]);
        for (var use = firstUse[operation]; use < firstUse[operation + 1]; use++)
        {
            // Of several uses in a row by one train any may bind, for their release times differ.
            var last = useBefore[use];
            var owner = last >= 0 ? trainOfUse[last] : train;
            for (; last >= 0 && trainOfUse[last] == owner && owner != train; last = useBefore[last])
            {
                free = Math.Max(free, EndOf(operationOfUse[last]) + release[last] + 1);
            }
        }

        return free;
    }

    /// <summary>The use of another train that follows a use of an operation, counted from 0; negative when there is none.</summary>
    public int UseAfter(int operation, int index)
    {
        var use = useAfter[firstUse[operation] + index];
        while (use >= 0 && trainOfUse[use] == problem.TrainOf[operation])
        {
            use = useAfter[use];
        }

        return use;
    }

    /// <summary>The uses of a resource in their order.</summary>
    public ReadOnlySpan<int> UsesOf(int resource) => lists[resource].Uses;

    public int OperationOf(int use) => operationOfUse[use];

    public long ReleaseOf(int use) => release[use];

    /// <summary>The operation that holds last what an operation takes, and lets it start no earlier; negative when nobody does.</summary>
    public int HolderBefore(int operation)
    {
        for (var use = firstUse[operation]; use < firstUse[operation + 1]; use++)
        {
            if (useBefore[use] >= 0 && operationOfUse[useBefore[use]] is var holder && problem.TrainOf[holder] != problem.TrainOf[operation]
                && EndOf(holder) + ReleaseOf(useBefore[use]) + 1 >= start[operation])
            {
                return holder;
            }
        }

        return Nothing;
    }

    /// <summary>The train that takes what an operation holds once it is gone, at once; negative when nobody does.</summary>
    public int WaiterAfter(int operation)
    {
        for (var use = firstUse[operation]; use < firstUse[operation + 1]; use++)
        {
            if (useAfter[use] >= 0 && problem.TrainOf[operationOfUse[useAfter[use]]] is var train && train != problem.TrainOf[operation]
                && start[operationOfUse[useAfter[use]]] <= EndOf(operation) + ReleaseOf(use) + 1)
            {
                return train;
            }
        }

        return Nothing;
    }

    /// <summary>Makes this the schedule of some plans, all as early as their order allows.</summary>
    public void Take(TrainPlan[] plans)
    {
        Array.Fill(next, Nothing);
        Array.Fill(previous, Nothing);
        Array.Clear(costs);
        Cost = 0;
        foreach (var list in lists)
        {
            list.Clear();
        }

        var steps = new List<(long Tick, int Operation)>();
        foreach (var plan in plans)
        {
            for (var place = 0; place < plan.Operations.Length; place++)
            {
                var operation = plan.Operations[place];
                start[operation] = plan.Starts[place];
                next[operation] = place + 1 < plan.Operations.Length ? plan.Operations[place + 1] : Nothing;
                previous[operation] = place > 0 ? plan.Operations[place - 1] : Nothing;
                steps.Add((plan.Starts[place], operation));
                AddCost(operation, problem.CostAt(operation, plan.Starts[place]));
            }
        }

        steps.Sort();
        foreach (var (_, operation) in steps)
        {
            for (var use = firstUse[operation]; use < firstUse[operation + 1]; use++)
            {
                Link(use, Nothing);
            }

            open.Add(operation, start[operation]);
        }

        Lower();
        Commit();
    }

    /// <summary>The schedule as plans.</summary>
    public TrainPlan[] ToPlans()
    {
        var plans = new TrainPlan[problem.TrainCount];
        var way = new List<int>();
        for (var train = 0; train < plans.Length; train++)
        {
            way.Clear();
            for (var operation = problem.FirstOperation[train]; operation >= 0; operation = next[operation])
            {
                way.Add(operation);
            }

            plans[train] = new TrainPlan([.. way], [.. way.Select(operation => start[operation])], costs[train]);
        }

        return plans;
    }

    /// <summary>Keeps the changes since the last call; they can no longer be undone.</summary>
    public void Commit() => changes.Clear();

    /// <summary>Takes back all changes since the last commit.</summary>
    public void Undo()
    {
        for (var at = changes.Count - 1; at >= 0; at--)
        {
            var (kind, index, value) = changes[at];
            switch (kind)
            {
                case ChangeKind.Start:
                    start[index] = value;
                    break;
                case ChangeKind.Linked:
                    Unlink(index);
                    break;
                case ChangeKind.Unlinked:
                    Link(index, (int)value);
                    break;
                case ChangeKind.Next:
                    next[index] = (int)value;
                    break;
                case ChangeKind.Previous:
                    previous[index] = (int)value;
                    break;
                default:
                    Cost += value - costs[index];
                    costs[index] = value;
                    break;
            }
        }

        Effort += changes.Count / 4;
        changes.Clear();
    }

    /// <summary>
    /// The last operation of a train that must stay where it is when the train is taken out: its first, when it has no choice about when.
    /// Negative when there is none.
    /// </summary>
    public int FixedEntryOf(int train)
    {
        var entry = problem.FirstOperation[train];
        return problem.Latest[entry] - problem.Earliest[entry] < Ticks.PerSecond ? entry : Nothing;
    }

    /// <summary>
    /// Takes out what a train does between two operations of its way; the others move up. What comes before stays, as if the train left the
    /// first of the two as early as it can; what comes after stays as it is.
    /// </summary>
    /// <param name="train">The train.</param>
    /// <param name="from">The last operation before the gap; negative to take all from the first.</param>
    /// <param name="to">The first operation after the gap; negative to take all to the end.</param>
    public void Remove(int train, int from, int to)
    {
        var operation = problem.FirstOperation[train];
        if (from >= 0)
        {
            operation = next[from];
            AddWaiters(from);
            SetNext(from, Open);
        }

        while (operation >= 0 && operation != to)
        {
            var after = next[operation];
            AddCost(operation, -problem.CostAt(operation, start[operation]));
            AddWaiters(operation);
            for (var use = firstUse[operation]; use < firstUse[operation + 1]; use++)
            {
                changes.Add(new Change(ChangeKind.Unlinked, use, useAfter[use]));
                Unlink(use);
            }

            SetNext(operation, Nothing);
            operation = after;
        }

        if (to >= 0)
        {
            SetPrevious(to, Pinned);
        }

        Lower();
    }

    /// <summary>
    /// Puts a train on a way, at given places in the order of each resource; the others give way. False, and in need of undoing, when
    /// the orders contradict each other, a start comes too late or the cost passes a limit.
    /// </summary>
    public bool TryInsert(PushingPlan plan, long limit)
    {
        var last = plan.From;
        for (var place = 0; place < plan.Operations.Length; place++)
        {
            var operation = plan.Operations[place];
            changes.Add(new Change(ChangeKind.Start, operation, start[operation]));
            start[operation] = plan.Starts[place];
            AddCost(operation, problem.CostAt(operation, start[operation]));
            SetPrevious(operation, last);
            if (last >= 0)
            {
                SetNext(last, operation);
            }

            last = operation;
        }

        SetNext(last, plan.To >= 0 ? plan.To : Nothing);
        for (var place = 0; place < plan.Operations.Length; place++)
        {
            var operation = plan.Operations[place];
            for (var use = firstUse[operation]; use < firstUse[operation + 1]; use++)
            {
                Link(use, problem.Uses[operation].Length == 1 ? plan.Before[place] : FindPlace(use, plan.To));
                changes.Add(new Change(ChangeKind.Linked, use, 0));
            }
        }

        if (plan.To >= 0)
        {
            SetPrevious(plan.To, last);
            open.Add(plan.To, start[plan.To]);
            Lower();
            open.Add(plan.To, start[plan.To]);
        }

        if (plan.From >= 0)
        {
            open.Add(plan.From, start[plan.From]);
            AddWaiters(plan.From);
        }

        foreach (var operation in plan.Operations)
        {
            open.Add(operation, start[operation]);
            AddWaiters(operation);
        }

        return TryRaise(limit);
    }

    /// <summary>The use before which a use comes by its time, but not after the train's own from an operation on.</summary>
    private int FindPlace(int use, int to)
    {
        var operation = operationOfUse[use];
        foreach (var other in lists[resource[use]].Uses)
        {
            if (start[operationOfUse[other]] > start[operation] || (to >= 0 && trainOfUse[other] == problem.TrainOf[operation]
                && problem.PlaceOf[operationOfUse[other]] >= problem.PlaceOf[to]))
            {
                return other;
            }
        }

        return Nothing;
    }

    /// <summary>Moves starts up where nothing holds them any more: in order of time, so that each is looked at once.</summary>
    private void Lower()
    {
        while (open.TryTake(out var operation))
        {
            Effort++;
            var earliest = EarliestOf(operation);
            if (earliest < start[operation])
            {
                SetStart(operation, earliest);
                AddFollowers(operation);
            }
        }
    }

    /// <summary>Moves starts back until all rules hold.</summary>
    private bool TryRaise(long limit)
    {
        var isSound = Cost <= limit;
        while (isSound && open.TryTake(out var operation))
        {
            Effort++;
            var earliest = EarliestOf(operation);
            if (earliest <= start[operation])
            {
                continue;
            }

            // What goes round in a ring is raised again and again.
            if (earliest > problem.Latest[operation] || earliest >= Ticks.Never || ++raises[operation] > MostRaises)
            {
                isSound = false;
                continue;
            }

            raised.Add(operation);
            SetStart(operation, earliest);
            isSound = Cost <= limit;
            AddFollowers(operation);
        }

        foreach (var operation in raised)
        {
            raises[operation] = 0;
        }

        raised.Clear();
        open.Clear();
        return isSound;
    }

    private long EarliestOf(int operation)
    {
        var free = FreeFrom(operation);
        return previous[operation] switch
        {
            >= 0 and var before => Math.Max(free, start[before] + problem.Duration[before]),
            Pinned => Math.Max(free, start[operation]),
            _ => free,
        };
    }

    private void AddFollowers(int operation)
    {
        if (next[operation] >= 0)
        {
            open.Add(next[operation], start[next[operation]]);
        }
        else if (next[operation] == Open)
        {
            AddWaiters(operation);
        }

        if (previous[operation] >= 0)
        {
            AddWaiters(previous[operation]);
        }
    }

    /// <summary>Adds the operations of other trains that take next what an operation holds.</summary>
    private void AddWaiters(int operation)
    {
        for (var use = firstUse[operation]; use < firstUse[operation + 1]; use++)
        {
            if (UseAfter(operation, use - firstUse[operation]) is >= 0 and var waiter)
            {
                open.Add(operationOfUse[waiter], start[operationOfUse[waiter]]);
            }
        }
    }

    private void SetStart(int operation, long tick)
    {
        if (problem.Costs[operation].Length > 0)
        {
            AddCost(operation, problem.CostAt(operation, tick) - problem.CostAt(operation, start[operation]));
        }

        changes.Add(new Change(ChangeKind.Start, operation, start[operation]));
        start[operation] = tick;
    }

    private void SetNext(int operation, int after)
    {
        changes.Add(new Change(ChangeKind.Next, operation, next[operation]));
        next[operation] = after;
    }

    private void SetPrevious(int operation, int before)
    {
        changes.Add(new Change(ChangeKind.Previous, operation, previous[operation]));
        previous[operation] = before;
    }

    private void AddCost(int operation, long cost)
    {
        if (cost != 0)
        {
            var train = problem.TrainOf[operation];
            changes.Add(new Change(ChangeKind.Cost, train, costs[train]));
            costs[train] += cost;
            Cost += cost;
        }
    }

    private UseList ListOf(int use) => lists[resource[use]];

    /// <summary>Puts a use into the order of its resource, before another or, if that is negative, at the end.</summary>
    private void Link(int use, int before)
    {
        var list = ListOf(use);
        var last = before >= 0 ? useBefore[before] : list.Last;
        (useBefore[use], useAfter[use]) = (last, before);
        if (last >= 0)
        {
            useAfter[last] = use;
        }

        if (before >= 0)
        {
            useBefore[before] = use;
        }

        list.Insert(use, before);
    }

    private void Unlink(int use)
    {
        var (before, after) = (useBefore[use], useAfter[use]);
        if (before >= 0)
        {
            useAfter[before] = after;
        }

        if (after >= 0)
        {
            useBefore[after] = before;
        }

        ListOf(use).Remove(use);
    }

    private enum ChangeKind
    {
        Start,
        Linked,
        Unlinked,
        Next,
        Previous,
        Cost,
    }

    private readonly record struct Change(ChangeKind Kind, int Index, long Value);
}
