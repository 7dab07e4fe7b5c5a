using Lienvan.Operations.Simulation.Kernel;

namespace Lienvan.Operations.Simulation.Lines;

/// <summary>What came of the trains of a line, over replications. Estimates have 95 % confidence intervals over replications.</summary>
public sealed record LineReport
{
    /// <summary>Replications that were run, in full.</summary>
    public required int Replications { get; init; }

    /// <summary>
    /// Share of trains that end no later than <see cref="LineOptions.OnTimeMinutes"/> after plan, 0 to 1; NaN without a plan.
    /// </summary>
    public required Estimate Punctuality { get; init; }

    /// <summary>Mean delay at the end, minutes; a train on time counts 0.</summary>
    public required Estimate MeanDelay { get; init; }

    /// <summary>Delay at the end that half the trains keep under, minutes.</summary>
    public required Estimate DelayP50 { get; init; }

    /// <summary>Delay at the end that nine of ten trains keep under, minutes.</summary>
    public required Estimate DelayP90 { get; init; }

    /// <summary>Delay at the end that 19 of 20 trains keep under, minutes.</summary>
    public required Estimate DelayP95 { get; init; }

    /// <summary>Mean time from the first station to the last, minutes.</summary>
    public required Estimate MeanTrip { get; init; }

    /// <summary>Mean time beyond the least that running and stays take, minutes a train.</summary>
    public required Estimate MeanWait { get; init; }

    /// <summary>The trains in the order of the scene.</summary>
    public required ImmutableArray<LineTrainReport> Trains { get; init; }

    /// <summary>Events of all replications.</summary>
    public required long EventCount { get; init; }
}

/// <summary>What came of one train.</summary>
/// <param name="Name">The train.</param>
/// <param name="Delay">Mean delay at its end, minutes; NaN without a plan.</param>
/// <param name="DelayP90">The delay that nine of ten replications keep under, minutes; NaN without a plan.</param>
/// <param name="Punctuality">Share of replications in which it ends on time.</param>
/// <param name="Trip">Mean time from its first station to its last, minutes.</param>
/// <param name="FirstReplication">When it came to each station of its way and left it, in the first replication.</param>
public sealed record LineTrainReport(
    string Name, Estimate Delay, double DelayP90, double Punctuality, Estimate Trip, ImmutableArray<LinePass> FirstReplication);

/// <summary>A train at a station.</summary>
/// <param name="Arrival">When it came, seconds since the start.</param>
/// <param name="Departure">When it left.</param>
public readonly record struct LinePass(double Arrival, double Departure);

/// <summary>How a line is simulated.</summary>
public sealed record LineOptions
{
    /// <summary>What goes wrong; nothing by default.</summary>
    public LineDelays Delays { get; init; } = LineDelays.None;

    /// <summary>Independent replications, at least 1; 1 by default.</summary>
    public int Replications
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "at least 1");
    } = 1;

    /// <summary>The seed of all chance; 1 by default.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Threads; the answer does not depend on them. At least 1, the default.</summary>
    public int Threads
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "at least 1");
    } = 1;

    /// <summary>How late a train may be to be on time, minutes; 5 by default.</summary>
    public double OnTimeMinutes { get; init; } = 5;
}
