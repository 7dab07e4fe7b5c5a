namespace Lienvan.Operations.Timetables.Dispatch.Proof;

/// <summary>
/// A start for each operation of the trains in question, and for each choice of a way whether it is taken. An operation that a train can't avoid
/// needs no choice, and a row of operations without branches shares one.
/// </summary>
internal sealed class RouteVariables
{
    private readonly CompiledProblem problem;
    private readonly Engine engine;
    private readonly int[] startOf;
    private readonly Literal?[] presenceOf;
    private readonly Literal?[]?[] edgesOf;

    public RouteVariables(CompiledProblem problem, Engine engine)
    {
        this.problem = problem;
        this.engine = engine;
        startOf = new int[problem.OperationCount];
        presenceOf = new Literal?[problem.OperationCount];
        edgesOf = new Literal?[]?[problem.OperationCount];
        Array.Fill(startOf, -1);
        Zero = engine.AddVariable(0, 0);
    }

    /// <summary>A variable that is 0.</summary>
    public int Zero { get; }

    /// <summary>The variable of an operation's start.</summary>
    public int StartOf(int operation) => startOf[operation];

    /// <summary>Whether an operation is on the way; null for always.</summary>
    public Literal? PresenceOf(int operation) => presenceOf[operation];

    /// <summary>Whether a step is on the way; null for always.</summary>
    public Literal? EdgeOf(int from, int to) => edgesOf[from]![Array.IndexOf(problem.Successors[from], to)];

    /// <summary>Whether the step to a successor, by its place among them, is on the way; null for always.</summary>
    public Literal? StepOf(int from, int place) => edgesOf[from]![place];

    public bool IsReachable(int operation) => problem.Earliest[operation] < Ticks.Never;

    /// <summary>Adds a train; false when no way of it fits.</summary>
    /// <param name="train">The train.</param>
    /// <param name="horizon">No start later than this tick.</param>
    public bool TryAdd(int train, long horizon)
    {
        var operations = problem.OperationsOf(train).ToArray().Where(IsReachable).ToArray();
        var reachesTo = 0;
        for (var place = 0; place < operations.Length; place++)
        {
            var operation = operations[place];
            startOf[operation] = engine.AddVariable(problem.Earliest[operation], Math.Min(problem.Latest[operation], horizon));
            // No step leads over a place exactly when every way meets there.
            var isAlways = reachesTo <= place;
            presenceOf[operation] = isAlways ? null : FindPresence(operation);
            AddEdges(operation, isAlways);
            var ends = !problem.Successors[operation].Any(IsReachable);
            foreach (var next in problem.Successors[operation].Where(IsReachable))
            {
                reachesTo = Math.Max(reachesTo, Array.IndexOf(operations, next, place));
            }

            reachesTo = ends ? Math.Max(reachesTo, isAlways ? place : operations.Length) : reachesTo;
        }

        return operations.All(TryLink);
    }

    private Literal? FindPresence(int operation)
    {
        var before = problem.Predecessors[operation].Where(IsReachable).ToArray();
        return before.Length == 1 ? EdgeOf(before[0], operation) : Literal.IsTrue(engine.AddVariable(0, 1));
    }

    /// <summary>The steps out of an operation; into one that has no other step the choice is that operation's own.</summary>
    private void AddEdges(int operation, bool isAlways)
    {
        var after = problem.Successors[operation];
        var isOnly = after.Count(IsReachable) == 1;
        edgesOf[operation] = [.. after.Select(next => !IsReachable(next) || (isOnly && isAlways) ? null
            : isOnly ? presenceOf[operation]
            : (Literal?)Literal.IsTrue(engine.AddVariable(0, 1)))];
    }

    private bool TryLink(int operation)
    {
        var after = problem.Successors[operation].Where(IsReachable).ToArray();
        var before = problem.Predecessors[operation].Where(IsReachable).ToArray();
        foreach (var next in after)
        {
            engine.AddArc(new Arc(
                2 * startOf[operation], 2 * startOf[next], problem.Duration[operation], null, EdgeOf(operation, next), null));
        }

        return TryLinkChoices(operation, before, after)
            && TryJoin(operation, [.. before.Select(other =>
                new JoinBranch(EdgeOf(other, operation), 2 * startOf[other], problem.Duration[other]))], 2 * startOf[operation])
            && TryJoin(operation, [.. after.Select(other =>
                new JoinBranch(EdgeOf(operation, other), (2 * startOf[other]) + 1, problem.Duration[operation]))], (2 * startOf[operation]) + 1);
    }

    private bool TryJoin(int operation, JoinBranch[] branches, int target) =>
        branches.Length == 0 || (branches.Length == 1 && branches[0].Edge is null)
        || engine.TryAddJoin(new Join(target, presenceOf[operation], [.. branches.Select(branch =>
            branch.Edge == presenceOf[operation] ? branch with { Edge = null } : branch)]));

    private bool TryLinkChoices(int operation, int[] before, int[] after)
    {
        var presence = presenceOf[operation];
        var isFine = true;
        foreach (var others in new[] { after.Select(next => EdgeOf(operation, next)), before.Select(from => EdgeOf(from, operation)) })
        {
            var steps = others.OfType<Literal>().ToArray();
            if (steps.Length == others.Count() && steps.Length > 1)
            {
                // On the way there is exactly one step out and one in; off it there is none.
                isFine &= TryClause([.. steps, .. presence is { } here ? [here.Negated] : Array.Empty<Literal>()]);
                for (var one = 0; one < steps.Length; one++)
                {
                    isFine &= presence is not { } on || TryClause([steps[one].Negated, on]);
                    for (var two = 0; two < one; two++)
                    {
                        isFine &= TryClause([steps[one].Negated, steps[two].Negated]);
                    }
                }
            }
        }

        return isFine;
    }

    private bool TryClause(Literal[] literals)
    {
        if (literals.Any(engine.Trail.Holds))
        {
            return true;
        }

        Literal[] open = [.. literals.Where(literal => !engine.Trail.Fails(literal)).Distinct()];
        return open.Length > 0 && engine.TryAddClause(new Clause(open, isLearnt: false));
    }
}
