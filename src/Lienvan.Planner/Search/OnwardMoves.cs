namespace Lienvan.Planner.Search;

/// <summary>
/// The moves that are worth following out of a state, by the move that led there. Every two places of a country are joined by a drive, so
/// most drives in two parts are no better in anything than the drive in one, or lead back; these are left out. What remains is exact: a
/// drive in two parts that is cheaper, cleaner or quicker on any day of luck than the one in one part stays, and one that is slower where
/// being early can cost more storage than the drive in one part spares. Not to be shared by threads.
/// </summary>
/// <param name="graph">The moves that can still be worth it.</param>
/// <param name="lead">What being early can cost.</param>
/// <param name="pairs">What is known of all drives. A pair whose drive in one part can't be worth it any more can't be, either.</param>
internal sealed class OnwardMoves(TransportGraph graph, StorageLead lead, DrivePairs pairs)
{
    private readonly Dictionary<StepEdge, Edge[]>[] afterDrives =
        [new(ReferenceEqualityComparer.Instance), new(ReferenceEqualityComparer.Instance)];
    private readonly List<Edge> some = [];

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
            known.Add(drive, worthwhile = FindAfter(drive, hasBoarded));
        }

        return worthwhile;
    }

    private Edge[] FindAfter(StepEdge drive, bool hasBoarded)
    {
        var all = pairs.AllAfter(drive);
        var instead = pairs.After(drive);
        var index = -1;
        some.Clear();
        foreach (var edge in graph.Out[drive.To])
        {
            while (!ReferenceEquals(all[++index], edge))
            {
                // The moves that can still be worth it are some of all, in the same order.
            }

            if (instead[index] is not { } other || !IsNoDearer(other, drive, edge, hasBoarded))
            {
                some.Add(edge);
            }
        }

        return [.. some];
    }

    /// <summary>Whether a drive in one part, or none if it is the first one, costs no more with all that being early costs.</summary>
    private bool IsNoDearer(Edge instead, StepEdge first, Edge second, bool hasBoarded)
    {
        var (seconds, usd) = (first.Least.Planned + second.Least.Planned, first.CostUsd + second.CostUsd);
        return ReferenceEquals(instead, first) ? lead.IsAlwaysWorth(second.To, hasBoarded, seconds, usd)
            : lead.IsAlwaysWorth(second.To, hasBoarded, seconds - instead.Least.Planned, usd - instead.CostUsd);
    }
}
