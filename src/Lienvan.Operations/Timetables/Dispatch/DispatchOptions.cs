namespace Lienvan.Operations.Timetables.Dispatch;

/// <summary>How long and how hard to look.</summary>
public sealed record DispatchOptions
{
    /// <summary>Threads to use; the answer does not depend on them. At least 1, the default.</summary>
    public int Threads
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "at least one thread");
    } = 1;

    /// <summary>The seed of all chance. 1 by default.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>
    /// Rounds of improvement after which to stop; each is a fixed amount of work. <see cref="int.MaxValue"/> by default: until the
    /// optimum is proven or the caller cancels.
    /// </summary>
    public int Rounds { get; init; } = int.MaxValue;

    /// <summary>Whether to prove the optimum where that is within reach; true by default. A test turns it off to compare.</summary>
    public bool Proves { get; init; } = true;

    /// <summary>
    /// A schedule to start from, every train's starts in order: its order counts, not its times. One that breaks a rule is passed over.
    /// None by default.
    /// </summary>
    public ImmutableArray<StartEvent> Known { get; init; } = [];
}

/// <summary>How far the search is.</summary>
/// <param name="Objective">Cost of the best schedule so far; null while there is none.</param>
/// <param name="Bound">What no schedule can undercut, as far as proven.</param>
/// <param name="Rounds">Rounds of improvement done.</param>
public readonly record struct DispatchProgress(long? Objective, long Bound, int Rounds);
