namespace Lienvan.Operations.Timetables.Dispatch;

/// <summary>What came of a dispatching problem: a schedule, or none.</summary>
public abstract record DispatchResult
{
    private protected DispatchResult()
    {
    }

    /// <summary>What no schedule can undercut, as far as proven.</summary>
    public required long Bound { get; init; }
}

/// <summary>A schedule that keeps every rule.</summary>
public sealed record Dispatched : DispatchResult
{
    /// <summary>
    /// The starts, in order of time; at equal times in the order in which they happen, so that what one train leaves is free before another
    /// takes it.
    /// </summary>
    public required ImmutableArray<StartEvent> Events { get; init; }

    /// <summary>Sum of the delay costs.</summary>
    public required long Objective { get; init; }

    /// <summary>Whether no schedule can be better: proven, not guessed.</summary>
    public bool IsOptimal => Objective <= Bound;
}

/// <summary>No schedule.</summary>
public sealed record NotDispatched : DispatchResult
{
    /// <summary>Whether it is proven that there is none; otherwise none was found in the time given.</summary>
    public required bool IsProven { get; init; }

    /// <summary>Why, in words.</summary>
    public required string Why { get; init; }
}

/// <summary>A train starts an operation.</summary>
/// <param name="Seconds">When, s.</param>
/// <param name="Train">Index of the train.</param>
/// <param name="Operation">Index of the operation in its train.</param>
public readonly record struct StartEvent(int Seconds, int Train, int Operation);
