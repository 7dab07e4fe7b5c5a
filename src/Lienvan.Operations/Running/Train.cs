using Lienvan.Model.Lines;
using Lienvan.Model.Services;
using Lienvan.Model.Units;

namespace Lienvan.Operations.Running;

/// <summary>A train as the physics see it: its mass, what resists it, what pulls it and how it brakes.</summary>
public sealed record Train
{
    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>Mass of all of it, locomotives and load included.</summary>
    public required Mass Mass { get; init; }

    /// <summary>Mass of its locomotives; 0 by default. The rest is the trailing load.</summary>
    public Mass LocomotiveMass { get; init; }

    /// <summary>Mass of the cargo in it, for CO2 by tonne-kilometre; 0 by default.</summary>
    public Mass Cargo { get; init; }

    /// <summary>Length over couplers, locomotives included.</summary>
    public required Distance Length { get; init; }

    /// <summary>Highest speed of the whole.</summary>
    public required Speed SpeedMax { get; init; }

    /// <summary>Dynamic mass over mass, for the wheels that must be set turning as well; 1.06 by default.</summary>
    public double RotatingMassFactor { get; init; } = 1.06;

    /// <summary>Service braking on the level, m/s²; 0.5 by default.</summary>
    public double BrakingMetresPerSecondSquared { get; init; } = 0.5;

    /// <summary>Running resistance of the whole: N, N·s/m, N·s²/m².</summary>
    public required RunningResistance Resistance { get; init; }

    /// <summary>Resistance when starting from rest, N; 0 by default, for the running resistance alone.</summary>
    public double StartingResistanceNewtons { get; init; }

    /// <summary>Effort of its locomotives together, adhesion heeded.</summary>
    public required TractiveEffort Effort { get; init; }

    /// <summary>Whether diesel or electric, for its energy; diesel by default.</summary>
    public Traction Traction { get; init; } = Traction.Diesel;

    /// <summary>Whether the limits of passenger or of freight trains hold for it; freight for mixed.</summary>
    public Traffic Traffic { get; init; } = Traffic.Freight;

    /// <summary>The gauges all its vehicles run on; empty where that is not known.</summary>
    public ImmutableArray<Gauge> Gauges { get; init; } = [];
}
