using Lienvan.Model.Units;

namespace Lienvan.Operations.Running;

/// <summary>The way of a train: how fast it may go and what the track does to it, by distance from its start.</summary>
public sealed record TrackPath
{
    /// <summary>What people call it; empty by default.</summary>
    public string Name { get; init; } = "";

    /// <summary>From the place of the train's head at the start to that at the end.</summary>
    public required Distance Length { get; init; }

    /// <summary>
    /// Speed limits, each from a point to the next one's; the first at 0. Holds for the whole train, until its rear is past.
    /// </summary>
    public required ImmutableArray<PathLimit> Limits { get; init; }

    /// <summary>
    /// Gradients and curves, each from a point to the next one's; level and straight before the first. Empty for a level path.
    /// </summary>
    public ImmutableArray<PathGradient> Gradients { get; init; } = [];

    /// <summary>Named points, such as stations, in the order of the way; a run tells the time at each. Empty by default.</summary>
    public ImmutableArray<PathPoint> Points { get; init; } = [];
}

/// <summary>A speed limit that begins somewhere.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="Limit">The speed; above zero.</param>
public readonly record struct PathLimit(Distance From, Speed Limit);

/// <summary>A gradient that begins somewhere.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="Permille">Rise in ‰; negative downhill.</param>
/// <param name="CurvePermille">Resistance of curves, ‰ of the weight; 0 by default.</param>
public readonly record struct PathGradient(Distance From, double Permille, double CurvePermille = 0);

/// <summary>A named point of a path.</summary>
/// <param name="Name">Its name.</param>
/// <param name="At">Where it is.</param>
/// <param name="IsForRear">Whether the time is that of the train's rear; of its head by default.</param>
public readonly record struct PathPoint(string Name, Distance At, bool IsForRear = false);
