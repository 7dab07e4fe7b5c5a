namespace Lienvan.Operations.Timetables.Dispatch;

/// <summary>
/// A problem in flat arrays. Operations of all trains are numbered through; <see cref="FirstOperation"/> has where a train's begin.
/// Earliest and latest starts are tightened along the ways of each train alone.
/// </summary>
internal sealed class CompiledProblem
{
    private CompiledProblem(DispatchProblem problem)
    {
        Problem = problem;
        FirstOperation = new int[problem.Trains.Length + 1];
        for (var train = 0; train < problem.Trains.Length; train++)
        {
            FirstOperation[train + 1] = FirstOperation[train] + problem.Trains[train].Operations.Length;
        }

        var count = FirstOperation[^1];
        TrainOf = new int[count];
        Order = new int[count];
        PlaceOf = new int[count];
        Earliest = new long[count];
        Latest = new long[count];
        Duration = new long[count];
        Successors = new int[count][];
        Predecessors = new int[count][];
        Uses = new Use[count][];
        Costs = new DelayCost[count][];
        CostsLater = new bool[count];
    }

    public DispatchProblem Problem { get; }

    public int TrainCount => Problem.Trains.Length;

    public int OperationCount => TrainOf.Length;

    /// <summary>Whether there is too much for a proof, and for a search that looks at all trains alike.</summary>
    public bool IsLarge => OperationCount > 12_000;

    /// <summary>Of each train, and one more for the end.</summary>
    public int[] FirstOperation { get; }

    public int[] TrainOf { get; }

    /// <summary>The operations of each train, from <see cref="FirstOperation"/> on, so that successors come later.</summary>
    public int[] Order { get; }

    /// <summary>Where in <see cref="Order"/> each operation is.</summary>
    public int[] PlaceOf { get; }

    public long[] Earliest { get; }

    public long[] Latest { get; }

    /// <summary>Least ticks to the next start; 1 for no time, so that starts of one train differ.</summary>
    public long[] Duration { get; }

    public int[][] Successors { get; }

    public int[][] Predecessors { get; }

    public Use[][] Uses { get; }

    public DelayCost[][] Costs { get; }

    /// <summary>Whether an operation after this one may cost.</summary>
    public bool[] CostsLater { get; }

    /// <summary>
    /// If there is a schedule, there is one as good with no start after this: shift every start as early as the order of things allows;
    /// each is then an earliest start plus the times and releases of operations on a chain that has each at most once.
    /// </summary>
    public long Horizon { get; private set; }

    /// <summary>A train that has no way that keeps its own windows; null when each has one.</summary>
    public int? TrainWithoutWay { get; private set; }

    /// <exception cref="ArgumentException">A train has no operation, a cycle, or a number out of range.</exception>
    public static CompiledProblem From(DispatchProblem problem)
    {
        var compiled = new CompiledProblem(problem);
        if (compiled.OperationCount >= Ticks.PerSecond)
        {
            throw new ArgumentException($"more than {Ticks.PerSecond - 1} operations", nameof(problem));
        }

        for (var train = 0; train < problem.Trains.Length; train++)
        {
            compiled.AddTrain(train);
            compiled.SortTrain(train);
            compiled.TightenTrain(train);
        }

        compiled.AddCosts();
        compiled.Horizon = compiled.FindHorizon();
        return compiled;
    }

    /// <summary>The operations of a train, successors later.</summary>
    public ReadOnlySpan<int> OperationsOf(int train) =>
        Order.AsSpan(FirstOperation[train], FirstOperation[train + 1] - FirstOperation[train]);

    /// <summary>The cost of starting an operation at a tick.</summary>
    public long CostAt(int operation, long tick)
    {
        var sum = 0L;
        foreach (var cost in Costs[operation])
        {
            sum += cost.At(Ticks.ToSeconds(tick));
        }

        return sum;
    }

    /// <summary>The last tick at which starting an operation costs no more than an amount.</summary>
    public long LatestAtCost(int operation, long amount)
    {
        var (sound, unsound) = (Ticks.ToSeconds(Earliest[operation]) - 1, Ticks.ToSeconds(Ticks.Never));
        if (CostAt(operation, Ticks.Never) <= amount)
        {
            return Ticks.Never;
        }

        while (unsound - sound > 1)
        {
            var middle = sound + ((unsound - sound) / 2);
            (sound, unsound) = CostAt(operation, Ticks.FromSeconds(middle)) <= amount ? (middle, unsound) : (sound, middle);
        }

        return Ticks.LastOfSecond(sound);
    }

    private void AddTrain(int train)
    {
        var operations = Problem.Trains[train].Operations;
        var first = FirstOperation[train];
        if (operations.Length == 0)
        {
            throw new ArgumentException($"train {train} has no operation", nameof(train));
        }

        for (var index = 0; index < operations.Length; index++)
        {
            var (operation, at) = (operations[index], first + index);
            TrainOf[at] = train;
            Earliest[at] = Ticks.FromSeconds(operation.EarliestStartSeconds);
            Latest[at] = operation.LatestStartSeconds is { } latest ? Ticks.LastOfSecond(latest) : Ticks.Never;
            Duration[at] = operation.MinimumSeconds > 0 ? Ticks.FromSeconds(operation.MinimumSeconds) : 1;
            Uses[at] = [.. operation.Resources.Select(use => new Use(use.Resource, Ticks.FromSeconds(use.ReleaseSeconds)))];
            Successors[at] = [.. operation.Successors.Select(successor => first + successor)];
            Costs[at] = [];
        }

        var before = operations.SelectMany((operation, index) => operation.Successors.Select(next => (next, index)))
            .ToLookup(pair => pair.next, pair => first + pair.index);
        for (var index = 0; index < operations.Length; index++)
        {
            Predecessors[first + index] = [.. before[index]];
        }
    }

    /// <summary>Kahn's order; the smallest index first, so that a sorted train stays as it is.</summary>
    private void SortTrain(int train)
    {
        var (first, end) = (FirstOperation[train], FirstOperation[train + 1]);
        var open = new PriorityQueue<int, int>();
        var waits = new int[end - first];
        for (var operation = first; operation < end; operation++)
        {
            waits[operation - first] = Predecessors[operation].Length;
            if (waits[operation - first] == 0)
            {
                open.Enqueue(operation, operation);
            }
        }

        var at = first;
        while (open.TryDequeue(out var operation, out _))
        {
            PlaceOf[operation] = at;
            Order[at++] = operation;
            foreach (var next in Successors[operation])
            {
                if (--waits[next - first] == 0)
                {
                    open.Enqueue(next, next);
                }
            }
        }

        if (at < end)
        {
            throw new ArgumentException($"the operations of train {train} form a cycle", nameof(train));
        }
    }

    /// <summary>Earliest starts from the first operation on, latest starts from the ends back; what can't be reached is never.</summary>
    private void TightenTrain(int train)
    {
        var operations = OperationsOf(train);
        foreach (var operation in operations)
        {
            var reached = operation == FirstOperation[train] ? Earliest[operation] : Ticks.Never;
            foreach (var before in Predecessors[operation])
            {
                reached = Math.Min(reached, Earliest[before] + Duration[before]);
            }

            Earliest[operation] = Math.Max(Earliest[operation], reached);
            if (Earliest[operation] > Latest[operation])
            {
                Earliest[operation] = Ticks.Never;
            }
        }

        for (var at = operations.Length - 1; at >= 0; at--)
        {
            var operation = operations[at];
            var latest = Successors[operation].Length == 0 ? Ticks.Never : -Ticks.Never;
            foreach (var next in Successors[operation])
            {
                latest = Earliest[next] < Ticks.Never
                    ? Math.Max(latest, Latest[next] - (Latest[next] < Ticks.Never ? Duration[operation] : 0)) : latest;
            }

            Latest[operation] = Math.Min(Latest[operation], latest);
            if (Latest[operation] < Earliest[operation])
            {
                Earliest[operation] = Ticks.Never;
            }
        }

        if (Earliest[FirstOperation[train]] >= Ticks.Never)
        {
            TrainWithoutWay ??= train;
        }
    }

    private long FindHorizon()
    {
        var (latest, sum) = (0L, 0L);
        for (var operation = 0; operation < OperationCount; operation++)
        {
            latest = Earliest[operation] < Ticks.Never ? Math.Max(latest, Earliest[operation]) : latest;
            sum += Duration[operation] + (Uses[operation].Length > 0 ? Uses[operation].Max(use => use.Release) : 0) + 2;
        }

        return Math.Min(latest + sum, Ticks.Never - 1);
    }

    private void AddCosts()
    {
        foreach (var costs in Problem.Costs.GroupBy(cost => FirstOperation[cost.Train] + cost.Operation))
        {
            Costs[costs.Key] = [.. costs];
        }

        for (var at = OperationCount - 1; at >= 0; at--)
        {
            var operation = Order[at];
            foreach (var next in Successors[operation])
            {
                CostsLater[operation] |= CostsLater[next] || Costs[next].Length > 0;
            }
        }
    }
}

/// <summary>A resource that an operation holds.</summary>
/// <param name="Resource">Its index.</param>
/// <param name="Release">Ticks that others must wait after the operation's end.</param>
internal readonly record struct Use(int Resource, long Release);
