using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Units;

namespace Lienvan.Model.Services;

/// <summary>What a vehicle is.</summary>
public enum VehicleKind
{
    /// <summary>A locomotive.</summary>
    Locomotive,

    /// <summary>A wagon for goods.</summary>
    Wagon,

    /// <summary>A coach for passengers.</summary>
    Coach,

    /// <summary>A multiple unit.</summary>
    MultipleUnit,

    /// <summary>A lorry.</summary>
    Lorry,

    /// <summary>A ship.</summary>
    Ship,
}

/// <summary>A type of locomotive, wagon, coach, multiple unit, lorry or ship.</summary>
public sealed record Vehicle
{
    /// <summary>Its key.</summary>
    public required string Id { get; init; }

    /// <summary>Its names.</summary>
    public required LocalName Name { get; init; }

    /// <summary>What it is.</summary>
    public required VehicleKind Kind { get; init; }

    /// <summary>For rail, the gauges it runs on.</summary>
    public ImmutableArray<Gauge> Gauges { get; init; } = [];

    /// <summary>Where its power comes from.</summary>
    public Traction Traction { get; init; }

    /// <summary>Mass empty, in working order.</summary>
    public required Mass Mass { get; init; }

    /// <summary>Heaviest load.</summary>
    public Mass Payload { get; init; }

    /// <summary>Containers it carries.</summary>
    public Teu Containers { get; init; }

    /// <summary>Passengers it carries.</summary>
    public int Seats { get; init; }

    /// <summary>Length over couplers; 14 m by default.</summary>
    public Distance Length { get; init; } = Distance.FromMetres(14);

    /// <summary>Axles; 4 by default.</summary>
    public int Axles { get; init; } = 4;

    /// <summary>Driven axles.</summary>
    public int DrivenAxles { get; init; }

    /// <summary>Power at the wheel, kW; null where that is not known.</summary>
    public double? PowerKilowatts { get; init; }

    /// <summary>Tractive effort at the start, kN; null where that is not known.</summary>
    public double? EffortStartKilonewtons { get; init; }

    /// <summary>Tractive effort that can be kept up, kN; null where that is not known.</summary>
    public double? EffortContinuousKilonewtons { get; init; }

    /// <summary>Highest speed.</summary>
    public required Speed SpeedMax { get; init; }

    /// <summary>Service braking, m/s²; null for the usual of its kind.</summary>
    public double? BrakingMetresPerSecondSquared { get; init; }

    /// <summary>Dynamic mass over mass; 1.06 by default.</summary>
    public double RotatingMassFactor { get; init; } = 1.06;

    /// <summary>Running resistance a + b·v + c·v² in N/kN with v in km/h; a or c null for the usual of its kind.</summary>
    public double? ResistanceA { get; init; }

    /// <summary>The linear part, N/kN per km/h.</summary>
    public double ResistanceB { get; init; }

    /// <summary>The quadratic part, N/kN per (km/h)².</summary>
    public double? ResistanceC { get; init; }

    /// <summary>Where this comes from.</summary>
    public required Provenance Provenance { get; init; }
}

/// <summary>A train as it runs: its locomotives and what they pull.</summary>
public sealed record Composition
{
    /// <summary>Its key.</summary>
    public required string Id { get; init; }

    /// <summary>Its names.</summary>
    public required LocalName Name { get; init; }

    /// <summary>What it carries.</summary>
    public required Traffic Traffic { get; init; }

    /// <summary>Key of its locomotive or multiple unit.</summary>
    public required string Locomotive { get; init; }

    /// <summary>How many of them; 1 by default.</summary>
    public int Locomotives { get; init; } = 1;

    /// <summary>Key of its wagons or coaches; empty for none.</summary>
    public string Wagon { get; init; } = "";

    /// <summary>How many of them.</summary>
    public int Wagons { get; init; }

    /// <summary>Load of the whole train.</summary>
    public Mass Load { get; init; }

    /// <summary>Highest speed of the whole; null for the slowest vehicle's.</summary>
    public Speed? SpeedMax { get; init; }

    /// <summary>Where this comes from.</summary>
    public required Provenance Provenance { get; init; }
}
