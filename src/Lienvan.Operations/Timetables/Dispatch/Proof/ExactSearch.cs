namespace Lienvan.Operations.Timetables.Dispatch.Proof;

/// <summary>How an exact search ended.</summary>
internal enum SearchOutcome
{
    /// <summary>A schedule is found.</summary>
    Found,

    /// <summary>There is none under the assumptions.</summary>
    Impossible,

    /// <summary>The effort allowed is spent.</summary>
    GaveUp,
}

/// <summary>
/// Looks for any schedule of some trains, around others whose times stay as they are, that keeps assumptions; learns from each conflict. The
/// schedule under test has every train as early as the bounds say, so that only what really is in conflict is decided.
/// </summary>
internal sealed class ExactSearch
{
    private const int ConflictsPerRestart = 100;
    private const int PairsPerDecision = 400;

    private readonly CompiledProblem problem;
    private readonly Learner learner;
    private readonly OrderRules orders;
    private readonly RouteVariables routes;
    private readonly StayList stays;
    private readonly long[] tail;
    private readonly int[] trains;
    private CancellationToken cancellation;
    private readonly long[] hints;
    private readonly PriorityQueue<int, (double, int)> open = new();
    private readonly List<(int, (double, int))> candidates = [];
    private int openSince = -1;
    private int decisions;
    private int stepTrain;
    private int stepOperation = -1;
    private long extraEffort;

    public ExactSearch(CompiledProblem problem, int[] trains, IEnumerable<Stay> others, long horizon)
    {
        (this.problem, this.trains) = (problem, trains);
        Engine = new Engine(problem);
        learner = new Learner(Engine);
        routes = new RouteVariables(problem, Engine);
        orders = new OrderRules(problem, Engine, routes);
        stays = new StayList(problem, others);
        tail = TailsOf(problem);
        hints = new long[problem.OperationCount];
        Array.Fill(hints, -1);
        IsSound = trains.All(train => routes.TryAdd(train, horizon));
        foreach (var train in trains)
        {
            foreach (var operation in problem.OperationsOf(train))
            {
                if (problem.Costs[operation].Length > 0 && routes.IsReachable(operation))
                {
                    AddCost(operation);
                }
            }
        }

        IsSound = IsSound && Engine.TryPropagate();
    }

    public Engine Engine { get; }

    /// <summary>Whether anything is possible at all, as far as seen.</summary>
    public bool IsSound { get; private set; }

    /// <summary>The variables of the costs.</summary>
    public List<int> Costs { get; } = [];

    /// <summary>Of the assumptions, those that can't hold together, each as weak as it may be; after <see cref="SearchOutcome.Impossible"/>.</summary>
    public List<Literal> Blame { get; private set; } = [];

    /// <summary>Conflicts so far.</summary>
    public long Conflicts { get; private set; }

    /// <summary>How much has been done so far, the same on any machine.</summary>
    public long Effort => Engine.Effort + extraEffort;

    /// <summary>The plans of the trains in question, after <see cref="SearchOutcome.Found"/>.</summary>
    public TrainPlan[] Plans { get; private set; } = [];

    /// <summary>Where there is a choice, tries first what these plans do.</summary>
    public void Follow(IEnumerable<TrainPlan> plans)
    {
        foreach (var plan in plans)
        {
            foreach (var operation in problem.OperationsOf(problem.TrainOf[plan.Operations[0]]))
            {
                hints[operation] = -1;
            }

            for (var place = 0; place < plan.Operations.Length; place++)
            {
                hints[plan.Operations[place]] = plan.Starts[place];
            }
        }
    }

    /// <summary>Looks for a schedule.</summary>
    /// <param name="assumptions">What must hold.</param>
    /// <param name="mostEffort">After how much effort to give up.</param>
    /// <param name="token">Gives up early.</param>
    public SearchOutcome Solve(IReadOnlyList<Literal> assumptions, long mostEffort, CancellationToken token)
    {
        cancellation = token;
        Blame = [];
        var (last, restart, round) = (Effort + mostEffort, Conflicts + ConflictsPerRestart, 1);
        var isFine = IsSound;
        Engine.BackTo(0);
        while (true)
        {
            isFine = isFine && Engine.TryPropagate();
            if (Effort >= last || cancellation.IsCancellationRequested)
            {
                Engine.BackTo(0);
                return SearchOutcome.GaveUp;
            }

            if (!isFine)
            {
                Conflicts++;
                if (!IsSound || Engine.Trail.Level == 0 || !(isFine = TryLearn()))
                {
                    IsSound = false;
                    return SearchOutcome.Impossible;
                }

                continue;
            }

            if (Conflicts >= restart)
            {
                restart = Conflicts + (ConflictsPerRestart * Luby(++round));
                Engine.BackTo(0);
                Forget();
                continue;
            }

            if (Engine.Trail.Level < assumptions.Count)
            {
                if (!TryAssume(assumptions[Engine.Trail.Level]))
                {
                    return SearchOutcome.Impossible;
                }

                continue;
            }

            if (IsComplete())
            {
                return SearchOutcome.Found;
            }
        }
    }

    private static long[] TailsOf(CompiledProblem problem)
    {
        var tails = new long[problem.OperationCount];
        for (var at = problem.OperationCount - 1; at >= 0; at--)
        {
            var operation = problem.Order[at];
            var next = problem.Successors[operation];
            tails[operation] = next.Length == 0 ? 0 : problem.Duration[operation] + next.Min(other => tails[other]);
        }

        return tails;
    }

    private static long Luby(int round)
    {
        var size = 1;
        while (size < round + 1)
        {
            size *= 2;
        }

        return size == round + 1 ? size / 2 : Luby(round - (size / 2) + 1);
    }

    private void AddCost(int operation)
    {
        var start = routes.StartOf(operation);
        var cost = Engine.AddVariable(0, problem.CostAt(operation, Engine.Trail.Upper(start)));
        Costs.Add(cost);
        IsSound &= Engine.TryAddCost(new CostRule(operation, start, cost, routes.PresenceOf(operation)));
    }

    private bool TryLearn()
    {
        while (!learner.TryResolve())
        {
            // What was learnt fails at once where it takes effect: learn from that.
            if (Engine.Trail.Level == 0)
            {
                return false;
            }
        }

        return true;
    }

    private bool TryAssume(Literal assumption)
    {
        if (Engine.Trail.Fails(assumption))
        {
            // Say how far the others push it, not only that they do.
            var strongest = new Literal(assumption.Bound ^ 1, Engine.Trail.Bound(assumption.Bound ^ 1));
            Blame = learner.FindBlame(strongest);
            Blame.Add(strongest.Negated);
            Engine.BackTo(0);
            return false;
        }

        Engine.Trail.StartLevel();
        return Engine.TrySet(assumption, new Reason(ReasonKind.Decision, 0));
    }

    /// <summary>Whether nothing is left to decide and nobody in conflict; otherwise goes a step on.</summary>
    private bool IsComplete()
    {
        if (FindDecision() is { } decision)
        {
            Engine.Trail.StartLevel();
            Engine.TrySet(decision, new Reason(ReasonKind.Decision, 0));
            return false;
        }

        Plans = [.. trains.Select(ToPlan)];
        var conflicts = stays.FindConflicts(Plans);
        extraEffort += Plans.Sum(plan => plan.Operations.Length);
        if (conflicts.Count == 0)
        {
            Engine.BackTo(0);
            return true;
        }

        foreach (var (first, second) in conflicts)
        {
            if (orders.IsNew(first, second))
            {
                orders.Add(first, second);
            }
        }

        openSince = -1;
        return false;
    }

    private Literal? FindDecision()
    {
        extraEffort += 2;
        if (openSince != Engine.Returns || ++decisions * PairsPerDecision >= orders.Count)
        {
            FindOpen();
        }

        while (open.TryDequeue(out var index, out _))
        {
            if (IsOpen(index) && IsOn(orders[index].First) && IsOn(orders[index].Second) && Overlaps(orders[index]))
            {
                return OrderOf(orders[index]);
            }
        }

        return FindStep();
    }

    /// <summary>
    /// Lists what may have to be decided, most troublesome first. What turns out not to be in conflict is not looked at again for some
    /// decisions, the more the longer the list: looking at all takes longer than deciding.
    /// </summary>
    private void FindOpen()
    {
        (stepTrain, stepOperation) = openSince == Engine.Returns ? (stepTrain, stepOperation) : (0, -1);
        (openSince, decisions) = (Engine.Returns, 0);
        candidates.Clear();
        for (var index = 0; index < orders.Count; index++)
        {
            if (IsOpen(index))
            {
                candidates.Add((index, (-learner.ActivityOf(orders[index].Choice), index)));
            }
        }

        extraEffort += orders.Count >> 3;
        open.Clear();
        open.EnqueueRange(candidates);
    }

    private bool IsOpen(int index) => Engine.Trail.Lower(orders[index].Choice) < Engine.Trail.Upper(orders[index].Choice);

    private bool IsOn(Stay stay) => stay.IsFixed || routes.PresenceOf(stay.Operation) is not { } presence || Engine.Trail.Holds(presence);

    private bool Overlaps(OrderRules.Pair pair)
    {
        var (first, second) = (Now(pair.First), Now(pair.Second));
        return second.Start <= first.End + ReleaseOf(pair.First, pair.Second) && first.Start <= second.End + ReleaseOf(pair.Second, pair.First);
    }

    private long ReleaseOf(Stay earlier, Stay later)
    {
        var most = 0L;
        foreach (var use in problem.Uses[earlier.Operation])
        {
            foreach (var other in problem.Uses[later.Operation])
            {
                most = use.Resource == other.Resource ? Math.Max(most, use.Release) : most;
            }
        }

        return most;
    }

    /// <summary>When a train is in an operation, as the bounds stand.</summary>
    private (long Start, long End) Now(Stay stay)
    {
        if (stay.IsFixed)
        {
            return (stay.Start, stay.End);
        }

        var start = Engine.Trail.Lower(routes.StartOf(stay.Operation));
        var end = Ticks.Never;
        var after = problem.Successors[stay.Operation];
        for (var place = 0; place < after.Length; place++)
        {
            if (routes.IsReachable(after[place]) && (routes.StepOf(stay.Operation, place) is not { } edge || !Engine.Trail.Fails(edge)))
            {
                end = Math.Min(end, Engine.Trail.Lower(routes.StartOf(after[place])));
            }
        }

        return (start, end);
    }

    private Literal OrderOf(OrderRules.Pair pair)
    {
        var (hint, other) = (HintOf(pair.First), HintOf(pair.Second));
        if (hint >= 0 && other >= 0 && hint != other)
        {
            return hint < other ? Literal.IsTrue(pair.Choice) : Literal.IsFalse(pair.Choice);
        }

        var (first, second) = (Now(pair.First), Now(pair.Second));
        return first.Start < second.Start || (first.Start == second.Start && first.End <= second.End)
            ? Literal.IsTrue(pair.Choice)
            : Literal.IsFalse(pair.Choice);
    }

    private long HintOf(Stay stay) => stay.IsFixed ? stay.Start : hints[stay.Operation];

    /// <summary>The next choice of a way that is open: the branch that gets there soonest.</summary>
    private Literal? FindStep()
    {
        for (; stepTrain < trains.Length; stepTrain++)
        {
            stepOperation = stepOperation < 0 ? problem.FirstOperation[trains[stepTrain]] : stepOperation;
            while (stepOperation >= 0)
            {
                if (FindOpenStep(stepOperation, out var taken) is { } step)
                {
                    return step;
                }

                stepOperation = taken;
            }
        }

        return null;
    }

    private Literal? FindOpenStep(int operation, out int taken)
    {
        taken = -1;
        Literal? best = null;
        var soonest = long.MaxValue;
        var after = problem.Successors[operation];
        for (var place = 0; place < after.Length; place++)
        {
            var next = after[place];
            if (!routes.IsReachable(next) || (routes.StepOf(operation, place) is { } closed && Engine.Trail.Fails(closed)))
            {
                continue;
            }

            if (routes.StepOf(operation, place) is not { } edge || Engine.Trail.Holds(edge))
            {
                taken = next;
                return null;
            }

            var there = hints[next] >= 0 ? -1 : Engine.Trail.Lower(routes.StartOf(next)) + tail[next];
            if (there < soonest)
            {
                (best, soonest) = (edge, there);
            }
        }

        return best;
    }

    private TrainPlan ToPlan(int train)
    {
        var (operations, starts, cost) = (new List<int>(), new List<long>(), 0L);
        for (var operation = problem.FirstOperation[train]; operation >= 0;)
        {
            var start = Engine.Trail.Lower(routes.StartOf(operation));
            operations.Add(operation);
            starts.Add(start);
            cost += problem.CostAt(operation, start);
            FindOpenStep(operation, out operation);
        }

        return new TrainPlan([.. operations], [.. starts], cost);
    }

    /// <summary>Drops half of what was learnt and is of little use, lest the rest be slow.</summary>
    private void Forget()
    {
        var learnt = Engine.Clauses.Where(clause => clause is { IsLearnt: true, IsDropped: false, Levels: > 3 }).ToList();
        if (learnt.Count < 4000 + (Conflicts / 10))
        {
            return;
        }

        learnt.Sort((one, two) => one.Activity.CompareTo(two.Activity));
        foreach (var clause in learnt.Take(learnt.Count / 2))
        {
            clause.IsDropped = true;
        }

        foreach (var clause in learnt)
        {
            clause.Activity *= 0.5;
        }
    }
}
