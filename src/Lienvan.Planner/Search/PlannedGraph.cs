namespace Lienvan.Planner.Search;

/// <summary>A graph from one place to another, and what is known about every way through it before it is searched.</summary>
/// <param name="graph">The states and moves.</param>
/// <param name="before">What it takes at least from the start to each state.</param>
/// <param name="after">What is still to come from each state to the goal.</param>
internal sealed class PlannedGraph(TransportGraph graph, Func<Bounds> before, Func<Outlook> after)
{
    private readonly Lazy<Bounds> lazyBefore = new(before);
    private readonly Lazy<Outlook> lazyAfter = new(after);

    /// <summary>The states and moves.</summary>
    public TransportGraph Graph => graph;

    /// <summary>What it takes at least from the start to each state; found when first asked for.</summary>
    public Bounds Before => lazyBefore.Value;

    /// <summary>What is still to come from each state to the goal; found when first asked for.</summary>
    public Outlook After => lazyAfter.Value;
}
