namespace Lienvan.Planner.Search;

/// <summary>
/// The moves that are worth following out of a state, by the move that led there. Every two places of a country are joined by a drive, so
/// most drives in two parts are no better in anything than the drive in one, or lead back; these are left out. What remains is exact: a
/// drive in two parts that is cheaper, cleaner or quicker on any day of luck than the one in one part stays, and one that is slower where
/// being early can cost storage. Not to be shared by threads.
/// </summary>
internal sealed class OnwardMoves(TransportGraph graph, StorageLead lead)
{
    private readonly Dictionary<StepEdge, Edge[]>[] afterDrives =
        [new(ReferenceEqualityComparer.Instance), new(ReferenceEqualityComparer.Instance)];

    /// <summary>The moves out of a state for a cargo that came by that move; null at the start.</summary>
    public ReadOnlySpan<Edge> After(Edge? before, int state, bool hasBoarded)
    {
        if (before is not StepEdge { Kind: EdgeKind.Drive } drive)
        {
            return graph.Out[state].AsSpan();
        }

        var known = afterDrives[hasBoarded ? 1 : 0];
        if (!known.TryGetValue(drive, out var worthwhile))
        {
            known.Add(drive, worthwhile = [.. graph.Out[state].Where(edge => edge is not StepEdge { Kind: EdgeKind.Drive } next ||
                IsWorthwhile(drive, next, hasBoarded))]);
        }

        return worthwhile;
    }

    private bool IsWorthwhile(StepEdge first, StepEdge second, bool hasBoarded)
    {
        var (seconds, usd) = (first.Least.Planned + second.Least.Planned, first.CostUsd + second.CostUsd);
        if (second.To == first.From)
        {
            return !lead.IsAlwaysWorth(first.From, hasBoarded, seconds, usd);
        }

        foreach (var edge in graph.Out[first.From])
        {
            if (edge.To == second.To && edge is StepEdge { Kind: EdgeKind.Drive } && IsNoWorse(edge, first, second) &&
                lead.IsAlwaysWorth(edge.To, hasBoarded, seconds - edge.Least.Planned, usd - edge.CostUsd))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsNoWorse(Edge whole, StepEdge first, StepEdge second)
    {
        if (whole.CostUsd > first.CostUsd + second.CostUsd || whole.Co2Grams > first.Co2Grams + second.Co2Grams ||
            whole.Least.Planned > first.Least.Planned + second.Least.Planned)
        {
            return false;
        }

        var (inOne, one, two) = (whole.Least.ByLuck, first.Least.ByLuck, second.Least.ByLuck);
        for (var day = 0; day < Luck.Days; day++)
        {
            if (inOne[day] > one[day] + two[day])
            {
                return false;
            }
        }

        return true;
    }
}
