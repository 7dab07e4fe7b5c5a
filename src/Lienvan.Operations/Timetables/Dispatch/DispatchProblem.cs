namespace Lienvan.Operations.Timetables.Dispatch;

/// <summary>
/// Trains, the ways that each may take, and what delay costs. Supports routes that branch and join, resources of capacity one with release
/// times, time windows of starts, and costs of late starts; does not support capacities above one, or cycles in a train's ways.
/// The model is that of DISPLIB (Kloster, Luteberget, Mannino, Sartor: DISPLIB: a library of train dispatching problems, 2025).
/// </summary>
public sealed record DispatchProblem
{
    /// <summary>The trains; their index names them elsewhere.</summary>
    public required ImmutableArray<DispatchTrain> Trains { get; init; }

    /// <summary>Names of the resources; their index names them elsewhere.</summary>
    public required ImmutableArray<string> Resources { get; init; }

    /// <summary>What delay costs; the objective is their sum. None by default.</summary>
    public ImmutableArray<DelayCost> Costs { get; init; } = [];
}

/// <summary>
/// A train: operations that form a graph without cycles. It starts with the first operation and ends with any that has no successor.
/// </summary>
public sealed record DispatchTrain
{
    /// <summary>What people call it; empty by default.</summary>
    public string Name { get; init; } = "";

    /// <summary>The operations; their index names them in <see cref="DispatchOperation.Successors"/>. At least one.</summary>
    public required ImmutableArray<DispatchOperation> Operations { get; init; }
}

/// <summary>
/// Something that a train does from its start until the start of the next operation, such as running over a section or standing on a track.
/// </summary>
public sealed record DispatchOperation
{
    /// <summary>What people call it; empty by default.</summary>
    public string Name { get; init; } = "";

    /// <summary>Earliest start, s; 0 by default.</summary>
    public int EarliestStartSeconds { get; init; }

    /// <summary>Latest start, s; none by default.</summary>
    public int? LatestStartSeconds { get; init; }

    /// <summary>Least time from its start to the start of the next operation, s; at least 0, the default.</summary>
    public int MinimumSeconds { get; init; }

    /// <summary>What it holds from its start until its end and the release times after that. Nothing by default.</summary>
    public ImmutableArray<ResourceUse> Resources { get; init; } = [];

    /// <summary>Operations of the same train of which one follows; none for a train's last. None by default.</summary>
    public ImmutableArray<int> Successors { get; init; } = [];
}

/// <summary>A resource that an operation holds for itself.</summary>
/// <param name="Resource">Index into <see cref="DispatchProblem.Resources"/>.</param>
/// <param name="ReleaseSeconds">How long after the operation's end other trains must still wait, s; at least 0.</param>
public readonly record struct ResourceUse(int Resource, int ReleaseSeconds = 0);

/// <summary>
/// The cost of starting an operation at t: <c>PerSecond · max(0, t − Threshold)</c>, plus <c>Increment</c> from the threshold on, plus,
/// when
/// <see cref="PeriodSeconds"/> is given, another increment at each further period. It costs nothing when the train takes another way.
/// </summary>
public sealed record DelayCost
{
    /// <summary>Index of the train.</summary>
    public required int Train { get; init; }

    /// <summary>Index of the operation in its train.</summary>
    public required int Operation { get; init; }

    /// <summary>From which start on it counts, s; may be negative. 0 by default.</summary>
    public int ThresholdSeconds { get; init; }

    /// <summary>Cost of each second after the threshold; at least 0, the default.</summary>
    public int PerSecond { get; init; }

    /// <summary>Cost of reaching the threshold; at least 0, the default.</summary>
    public int Increment { get; init; }

    /// <summary>Seconds after which the increment falls due again and again; 0, the default, for once.</summary>
    public int PeriodSeconds { get; init; }

    /// <summary>The cost of a start.</summary>
    /// <param name="startSeconds">When the operation starts, s.</param>
    public long At(long startSeconds)
    {
        var late = startSeconds - ThresholdSeconds;
        return late < 0 ? 0 : (PerSecond * late) + (PeriodSeconds > 0 ? Increment * (1 + (late / PeriodSeconds)) : Increment);
    }
}
