namespace Lienvan.Planner.Search;

/// <summary>
/// By which drive in one part two drives one after the other are done as well: no dearer, no dirtier and no slower as planned or on any day
/// of luck. Found for a drive when it is asked for first; the same for all starts. Not to be shared by threads.
/// </summary>
internal sealed class DrivePairs(TransportGraph graph)
{
    private readonly Dictionary<StepEdge, Edge?[]> after = new(ReferenceEqualityComparer.Instance);

    /// <summary>By state, the drive that leads there from the state asked about last.</summary>
    private readonly Edge?[] driveTo = new Edge?[graph.Out.Length];
    private int drivesFrom = -1;

    /// <summary>All moves out of the state that a drive leads to.</summary>
    public ReadOnlySpan<Edge> AllAfter(StepEdge first) => graph.Out[first.To].AsSpan();

    /// <summary>
    /// For each move out of the state that a drive leads to, the drive in one part; the drive itself for one back to where it began, and
    /// null for a move that nothing stands for.
    /// </summary>
    public ReadOnlySpan<Edge?> After(StepEdge first)
    {
        if (!after.TryGetValue(first, out var instead))
        {
            FindDrivesFrom(first.From);
            after.Add(first, instead = [.. graph.Out[first.To].Select(edge => Instead(first, edge))]);
        }

        return instead;
    }

    private Edge? Instead(StepEdge first, Edge edge) => edge is not StepEdge { Kind: EdgeKind.Drive } second ? null
        : second.To == first.From ? first
        : driveTo[second.To] is { } whole && IsNoWorse(whole, first, second) ? whole
        : null;

    private void FindDrivesFrom(int state)
    {
        if (state == drivesFrom)
        {
            return;
        }

        drivesFrom = state;
        Array.Clear(driveTo);
        foreach (var edge in graph.Out[state])
        {
            if (edge is StepEdge { Kind: EdgeKind.Drive } drive)
            {
                driveTo[edge.To] = drive;
            }
        }
    }

    private static bool IsNoWorse(Edge whole, StepEdge first, StepEdge second)
    {
        if (whole.CostUsd > first.CostUsd + second.CostUsd || whole.Co2Grams > first.Co2Grams + second.Co2Grams ||
            whole.Least.Planned > first.Least.Planned + second.Least.Planned)
        {
            return false;
        }

        Span<int> inTwo = stackalloc int[Luck.Days];
        Bounds.Add(first.Least.ByLuck, second.Least.ByLuck, inTwo);
        return LabelComparison.IsNoLater(whole.Least.ByLuck, inTwo);
    }
}
