using Lienvan.Model.Units;

namespace Lienvan.Operations.Running;

/// <summary>How a gradient acts on a train that lies over its change.</summary>
public enum MassModel
{
    /// <summary>The gradient is averaged under the train's length.</summary>
    Strip,

    /// <summary>The gradient under the train's head counts for all of it.</summary>
    Point,
}

/// <summary>How a train shall run a path.</summary>
public sealed record RunOptions
{
    /// <summary>The defaults.</summary>
    public static RunOptions Default { get; } = new();

    /// <summary>Where it stops on the way, in order; the end of the path is a stop without being named. Empty by default.</summary>
    public ImmutableArray<RunStop> Stops { get; init; } = [];

    /// <summary>Time added to the shortest run; none by default.</summary>
    public Allowance Allowance { get; init; }

    /// <summary>Whether added time is used for coasting, to save energy; otherwise the whole run is slower in proportion.</summary>
    public bool IsEnergySaving { get; init; }

    /// <summary>How gradients act; averaged under the train by default.</summary>
    public MassModel MassModel { get; init; }

    /// <summary>Locomotives that push for a stretch; none by default.</summary>
    public ImmutableArray<Banking> Banking { get; init; } = [];

    /// <summary>m/s²; the standard 9.80665 by default.</summary>
    public double Gravity { get; init; } = Formulary.StandardGravity;

    /// <summary>Speed at the start of the path; standing by default.</summary>
    public Speed StartSpeed { get; init; }

    /// <summary>Speed at the end of the path; a stop by default.</summary>
    public Speed EndSpeed { get; init; }
}

/// <summary>A stop on the way.</summary>
/// <param name="Name">Where.</param>
/// <param name="At">Where the train's head stops.</param>
/// <param name="Dwell">How long; not negative.</param>
public readonly record struct RunStop(string Name, Distance At, TimeSpan Dwell);

/// <summary>A locomotive that pushes for a stretch: its effort, mass and resistance are the train's while the head is on it.</summary>
/// <param name="From">Where it begins to push; the train stops there if it is to be coupled, which is for the caller to ask.</param>
/// <param name="To">Where it stays behind.</param>
/// <param name="Locomotive">What pushes.</param>
public sealed record Banking(Distance From, Distance To, Train Locomotive);

/// <summary>Time added to the shortest run. <c>default</c> is none; both parts add up.</summary>
/// <param name="Percent">Percent of the shortest running time; not negative.</param>
/// <param name="MinutesPer100Kilometres">Minutes for each 100 km; not negative.</param>
public readonly record struct Allowance(double Percent, double MinutesPer100Kilometres)
{
    /// <summary>So many percent of the shortest running time.</summary>
    public static Allowance OfPercent(double percent) => new(percent, 0);

    /// <summary>So many minutes for each 100 km.</summary>
    public static Allowance OfMinutesPer100Kilometres(double minutes) => new(0, minutes);

    /// <summary>Seconds that it adds to a run of so many seconds over that length.</summary>
    public double SecondsFor(double runningSeconds, Distance length) =>
        (runningSeconds * Percent / 100) + (MinutesPer100Kilometres * 60 * length.Kilometres / 100);
}
