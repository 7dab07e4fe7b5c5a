namespace Lienvan.Operations.Timetables.Dispatch;

/// <summary>By when a train's operations must start so that no single operation to the end need cost more than a limit.</summary>
internal sealed class LatestStarts(CompiledProblem problem)
{
    private readonly long[] latest = new long[problem.OperationCount];

    /// <summary>The latest start of an operation of the train looked at last.</summary>
    public long this[int operation]
    {
        get => latest[operation];
        set => latest[operation] = value;
    }

    /// <summary>Finds them for all operations of a train.</summary>
    public void Find(int train, long mostCost)
    {
        var operations = problem.OperationsOf(train);
        for (var at = operations.Length - 1; at >= 0; at--)
        {
            var operation = operations[at];
            var until = EndBy(operation);
            until = Math.Min(until < Ticks.Never ? until - problem.Duration[operation] : until, problem.Latest[operation]);
            latest[operation] = problem.Costs[operation].Length > 0 ? Math.Min(until, problem.LatestAtCost(operation, mostCost)) : until;
        }
    }

    /// <summary>By when an operation must end to be of any use.</summary>
    public long EndBy(int operation)
    {
        var successors = problem.Successors[operation];
        var until = successors.Length == 0 ? Ticks.Never : -Ticks.Never;
        foreach (var next in successors)
        {
            until = Math.Max(until, latest[next]);
        }

        return until;
    }
}
