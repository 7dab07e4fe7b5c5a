using System.Numerics;
using System.Runtime.InteropServices;

namespace Lienvan.Planner.Search;

/// <summary>What of a label counts when two are compared.</summary>
internal readonly record struct Candidate
{
    public required int State { get; init; }

    /// <summary>The move that led there; null at the start.</summary>
    public required Edge? Edge { get; init; }

    public required int Time { get; init; }

    public required int P90 { get; init; }

    public required double CostUsd { get; init; }

    public required double Co2Grams { get; init; }

    /// <summary>Shape <c>[Luck.Days]</c>.</summary>
    public required int[] Arrivals { get; init; }

    public required bool HasBoarded { get; init; }

    public static Candidate Of(Label label) => new()
    {
        State = label.State,
        Edge = label.Edge,
        Time = label.Time,
        P90 = label.P90,
        CostUsd = label.CostUsd,
        Co2Grams = label.Co2Grams,
        Arrivals = label.Arrivals,
        HasBoarded = label.HasBoarded,
    };
}

/// <summary>When one label stands for another.</summary>
/// <param name="graph">The moves that can still be worth it.</param>
/// <param name="lead">What being early can cost.</param>
/// <param name="deadline">When ways on must have ended.</param>
internal sealed class LabelComparison(TransportGraph graph, StorageLead lead, Deadline deadline)
{
    /// <summary>
    /// Whether no way on from <paramref name="b"/> can be better in anything than the same way on from <paramref name="a"/>, which is known
    /// to be no later as planned, no dearer and to emit no more.
    /// </summary>
    public bool Dominates(Label a, in Candidate b)
    {
        return IsNoLater(a.Arrivals, b.Arrivals) && (!lead.IsCharged || IsNoDearerInTheEnd(a, b));
    }

    private bool IsNoDearerInTheEnd(Label a, in Candidate b)
    {
        if (!lead.Matters(a.State, a.HasBoarded))
        {
            return true;
        }

        // One that has been on a train pays for its next wait: it may not stand for one that is still at the sender's.
        return (!a.HasBoarded || b.HasBoarded) && !lead.IsTooDear(a.State, a.HasBoarded, b.Time - a.Time, b.CostUsd - a.CostUsd) &&
            lead.IsWorth(a.State, a.HasBoarded, (a.Time, b.Time), deadline.Of(b), b.CostUsd - a.CostUsd) && MayDoAsMuch(a, b);
    }

    /// <summary>
    /// Whether what only the later label may do, to undo the lift that the earlier one has come by, could as well be done by waiting before
    /// that lift.
    /// </summary>
    private bool MayDoAsMuch(Label a, in Candidate b)
    {
        if (a.Edge is not StepEdge { Kind: EdgeKind.Handle } lift || a.Previous is not { } before)
        {
            return true;
        }

        foreach (var edge in graph.Out[a.State])
        {
            if (!LabelSearch.MayFollow(graph, lift, edge) && LabelSearch.MayFollow(graph, b.Edge, edge) &&
                (before.Edge is StepEdge { Kind: EdgeKind.Handle } || !lead.IsWorth(edge.To, a.HasBoarded,
                    (before.Time, edge.Pass(b.Time, -1)), deadline.Of(b), b.CostUsd + edge.CostUsd - before.CostUsd)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a is no later than b on any day of luck: the inner loop of the search.</summary>
    internal static bool IsNoLater(ReadOnlySpan<int> a, ReadOnlySpan<int> b)
    {
        var left = MemoryMarshal.Cast<int, Vector<int>>(a);
        var right = MemoryMarshal.Cast<int, Vector<int>>(b);
        for (var i = 0; i < left.Length; i++)
        {
            if (Vector.GreaterThanAny(left[i], right[i]))
            {
                return false;
            }
        }

        return true;
    }
}
