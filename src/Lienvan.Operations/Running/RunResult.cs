using Lienvan.Model.Units;

namespace Lienvan.Operations.Running;

/// <summary>What comes of a run: <see cref="RunProfile"/>, or <see cref="Stall"/> where the train cannot go on.</summary>
public abstract record RunResult
{
    private protected RunResult()
    {
    }
}

/// <summary>Why a train cannot go on.</summary>
public enum StallReason
{
    /// <summary>It stands and cannot start.</summary>
    CannotStart,

    /// <summary>It runs out of speed on a climb.</summary>
    CannotClimb,
}

/// <summary>The train comes to a stand that nobody asked for.</summary>
public sealed record Stall : RunResult
{
    /// <summary>Where its head stands then, from the start of the path.</summary>
    public required Distance At { get; init; }

    /// <summary>Whether it could not start or not climb.</summary>
    public required StallReason Reason { get; init; }

    /// <summary>Effort it has at standstill, N.</summary>
    public required double EffortNewtons { get; init; }

    /// <summary>Gradient and curves under it, ‰ of its weight.</summary>
    public required double GradientPermille { get; init; }

    /// <summary>Force of that gradient: mass × gravity × gradient, N.</summary>
    public required double GradientNewtons { get; init; }

    /// <summary>Its own resistance at standstill, N.</summary>
    public required double ResistanceNewtons { get; init; }

    /// <summary>Its mass.</summary>
    public required Mass Mass { get; init; }
}

/// <summary>Speed and time over the whole path, between stops and at each named point, with the energy it takes.</summary>
public sealed record RunProfile : RunResult
{
    /// <summary>
    /// The points of the run in order; between two of them acceleration hardly changes. At a stop there are two: arrival, departure.
    /// </summary>
    public required ImmutableArray<RunPoint> Points { get; init; }

    /// <summary>Start, stops and end, with seconds since the start.</summary>
    public required ImmutableArray<StopTime> Stops { get; init; }

    /// <summary>From one named point, stop or end to the next.</summary>
    public required ImmutableArray<SectionTime> Sections { get; init; }

    /// <summary>When the train passes each named point of the path, in the path's order; at a stop, when it arrives.</summary>
    public required ImmutableArray<PointTime> Passings { get; init; }

    /// <summary>From start to end, dwell included.</summary>
    public required double TotalSeconds { get; init; }

    /// <summary>Without dwell at stops.</summary>
    public required double RunningSeconds { get; init; }

    /// <summary>The shortest running time without dwell, before any allowance.</summary>
    public required double ShortestSeconds { get; init; }

    /// <summary>Work and losses.</summary>
    public required RunEnergy Energy { get; init; }

    /// <summary>Seconds since the start at which the head is at a place; at a stop, the arrival.</summary>
    /// <param name="at">From the start of the path; outside it, that of its end.</param>
    public double SecondsAt(Distance at) => RunPoints.SecondsAt(Points.AsSpan(), at.Metres);

    /// <summary>The speed at which the head passes a place.</summary>
    /// <param name="at">From the start of the path; outside it, that of its end.</param>
    public Speed SpeedAt(Distance at) => Speed.FromMetresPerSecond(RunPoints.SpeedAt(Points.AsSpan(), at.Metres));
}

/// <summary>What a train does from one point of a run to the next.</summary>
public enum RunPhase
{
    /// <summary>Full effort, whether that makes it faster or slower.</summary>
    FullEffort,

    /// <summary>Holds its speed, by effort or brakes.</summary>
    Hold,

    /// <summary>No effort, no brakes.</summary>
    Coast,

    /// <summary>Service braking.</summary>
    Brake,

    /// <summary>Stands.</summary>
    Stand,
}

/// <summary>A point of a run.</summary>
/// <param name="Metres">Where the head is, from the start of the path.</param>
/// <param name="Seconds">Since the start.</param>
/// <param name="MetresPerSecond">The speed.</param>
/// <param name="WorkJoules">Work at the wheel rim so far.</param>
/// <param name="Phase">What the train does from here to the next point.</param>
public readonly record struct RunPoint(double Metres, double Seconds, double MetresPerSecond, double WorkJoules, RunPhase Phase);

/// <summary>A stop of a run; the first is the start and the last the end.</summary>
/// <param name="Name">Where.</param>
/// <param name="At">From the start of the path.</param>
/// <param name="ArrivalSeconds">Since the start of the run.</param>
/// <param name="DepartureSeconds">Since the start of the run; at the end, the arrival.</param>
public readonly record struct StopTime(string Name, Distance At, double ArrivalSeconds, double DepartureSeconds);

/// <summary>From one named point to the next.</summary>
/// <param name="From">Name of the one.</param>
/// <param name="To">Name of the other.</param>
/// <param name="Length">How far.</param>
/// <param name="RunningSeconds">From leaving or passing the one to reaching the other.</param>
public readonly record struct SectionTime(string From, string To, Distance Length, double RunningSeconds);

/// <summary>When a named point is passed.</summary>
/// <param name="Point">The point.</param>
/// <param name="Seconds">Since the start of the run.</param>
/// <param name="Speed">Speed there.</param>
public readonly record struct PointTime(PathPoint Point, double Seconds, Speed Speed);

/// <summary>
/// Work and losses of a run at the wheel rim, joules. Traction is resistance + gradients + change of kinetic energy + brakes.
/// </summary>
/// <param name="TractionJoules">Work of the effort.</param>
/// <param name="BrakingJoules">Taken by the brakes.</param>
/// <param name="ResistanceJoules">Taken by running resistance.</param>
/// <param name="GradientJoules">Taken by climbs and curves, less what descents give back.</param>
public readonly record struct RunEnergy(double TractionJoules, double BrakingJoules, double ResistanceJoules, double GradientJoules)
{
    /// <summary>Work of the effort, kWh.</summary>
    public double TractionKilowattHours => TractionJoules / 3.6e6;
}
