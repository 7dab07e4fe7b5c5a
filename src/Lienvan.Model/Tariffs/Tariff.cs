using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Services;
using Lienvan.Model.Time;
using Lienvan.Model.Units;

namespace Lienvan.Model.Tariffs;

/// <summary>A price: a base and so much a kilometre, for one unit of cargo.</summary>
public sealed record Tariff
{
    /// <summary>Its key.</summary>
    public required string Id { get; init; }

    /// <summary>What it prices.</summary>
    public required Mode Mode { get; init; }

    /// <summary>Where it holds; null for anywhere.</summary>
    public CountryId? Country { get; init; }

    /// <summary>For rail, the gauge it holds on; null for any.</summary>
    public Gauge? Gauge { get; init; }

    /// <summary>Whether it holds only for services that name it.</summary>
    public bool OnlyNamed { get; init; }

    /// <summary>What is carried.</summary>
    public Traffic Traffic { get; init; } = Traffic.Freight;

    /// <summary>The unit.</summary>
    public required ChargeUnit Per { get; init; }

    /// <summary>Kinds of cargo it prices.</summary>
    public CargoKinds Accepts { get; init; } = CargoKinds.General;

    /// <summary>For each unit, whatever the distance.</summary>
    public required Money Base { get; init; }

    /// <summary>For each unit and kilometre.</summary>
    public required Money PerKilometre { get; init; }

    /// <summary>The least charged for a unit.</summary>
    public required Money Minimum { get; init; }

    /// <summary>Multiplies base and price a kilometre for the empty way back; 1 by default.</summary>
    public double EmptyReturnFactor { get; init; } = 1;

    /// <summary>When this holds.</summary>
    public required Validity Validity { get; init; }

    /// <summary>Where this comes from.</summary>
    public required Provenance Provenance { get; init; }
}

/// <summary>Greenhouse gas for moving or handling cargo, well to wheel.</summary>
public sealed record EmissionFactor
{
    /// <summary>Its key.</summary>
    public required string Id { get; init; }

    /// <summary>The mode of moving; null for handling in a terminal.</summary>
    public required Mode? Mode { get; init; }

    /// <summary>For rail, the power; any by default.</summary>
    public Traction Traction { get; init; } = Traction.Any;

    /// <summary>Where it holds; null for anywhere.</summary>
    public CountryId? Country { get; init; }

    /// <summary>Grams of CO2 equivalent for each tonne-kilometre moved, or each TEU handled.</summary>
    public required double Grams { get; init; }

    /// <summary>Where this comes from.</summary>
    public required Provenance Provenance { get; init; }
}
