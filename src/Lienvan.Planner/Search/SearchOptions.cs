namespace Lienvan.Planner.Search;

/// <summary>How to search.</summary>
internal sealed record SearchOptions
{
    /// <summary>
    /// The seconds at which the cargo may start, in any order. Of several, a later start is better: every departure of a window that is
    /// worth it is found.
    /// </summary>
    public required ImmutableArray<int> Starts { get; init; }

    /// <summary>Whether a ride that can't be worth it by its least times is left unfollowed; a test turns it off to prove that the answer
    /// stays.</summary>
    public bool LooksAhead { get; init; } = true;

    /// <summary>Takes note of what happens to labels at one place; null for not.</summary>
    public SearchTrace? Trace { get; init; }

    public CancellationToken Cancellation { get; init; }
}

/// <summary>What a search found.</summary>
/// <param name="Ways">The Pareto-optimal ways by arrival; each leads back to its start.</param>
/// <param name="LabelCount">How many labels were made and kept for a while.</param>
internal sealed record SearchResult(ImmutableArray<Label> Ways, int LabelCount);

/// <summary>What became of a label.</summary>
internal enum TraceVerdict
{
    Kept,
    Dominated,
    Behind,
}

/// <summary>What happened to labels at one place, for people who ask why.</summary>
internal sealed class SearchTrace(TransportGraph graph, Model.Places.PlaceId place)
{
    private readonly List<(Label Label, TraceVerdict Verdict, Label? By)> events = [];

    public IReadOnlyList<(Label Label, TraceVerdict Verdict, Label? By)> Events => events;

    public void Note(Label label, TraceVerdict verdict, Label? by)
    {
        if (graph.States[label.State].Place == place)
        {
            events.Add((label, verdict, by));
        }
    }
}
