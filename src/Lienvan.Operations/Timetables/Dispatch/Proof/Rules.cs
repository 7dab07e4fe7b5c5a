namespace Lienvan.Operations.Timetables.Dispatch.Proof;

/// <summary>When all conditions hold: bound[Target] ≥ bound[Source] + Distance. A condition that is not needed is null.</summary>
internal readonly record struct Arc(int Source, int Target, long Distance, Literal? Order, Literal? FirstEdge, Literal? SecondEdge)
{
    /// <summary>The condition of a place.</summary>
    public Literal? Condition(int place) => place switch { 0 => Order, 1 => FirstEdge, _ => SecondEdge };
}

/// <summary>When the operation is on the way: bound[Target] ≥ the least bound[Source] + Distance of the branches that are open.</summary>
/// <param name="Target">The bound that follows.</param>
/// <param name="Presence">Whether the operation is on the way; null for always.</param>
/// <param name="Branches">What may come before it, or after.</param>
internal sealed record Join(int Target, Literal? Presence, JoinBranch[] Branches);

/// <param name="Edge">Whether the branch is taken; null for always.</param>
/// <param name="Source">The bound followed.</param>
/// <param name="Distance">At what distance.</param>
internal readonly record struct JoinBranch(Literal? Edge, int Source, long Distance);

/// <summary>Total ≥ the sum of the parts, all of them variables.</summary>
internal sealed class SumRule(int total, int[] parts)
{
    public int Total { get; } = total;

    /// <summary>May be changed before any decision, for explanations never ask further back.</summary>
    public int[] Parts { get; set; } = parts;
}

/// <summary>Cost ≥ what the start of an operation costs, when it is on the way.</summary>
internal sealed record CostRule(int Operation, int Start, int Cost, Literal? Presence);

/// <summary>One of the literals holds. The first two are watched.</summary>
internal sealed class Clause(Literal[] literals, bool isLearnt)
{
    public Literal[] Literals { get; } = literals;

    public bool IsLearnt { get; } = isLearnt;

    /// <summary>How many levels its literals came from when it was learnt.</summary>
    public int Levels { get; set; }

    /// <summary>How useful it was lately.</summary>
    public double Activity { get; set; }

    public bool IsDropped { get; set; }
}
