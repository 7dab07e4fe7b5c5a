using Lienvan.Model.Places;
using Lienvan.Model.Time;
using Lienvan.Model.Units;

namespace Lienvan.Model.Borders;

/// <summary>The key of a border crossing.</summary>
public readonly record struct CrossingId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}

/// <summary>The standing of a crossing in the two governments' agreement.</summary>
public enum CrossingRank
{
    /// <summary>For people and goods of third countries too.</summary>
    International,

    /// <summary>For the two countries.</summary>
    Bilateral,

    /// <summary>A local or auxiliary opening.</summary>
    Auxiliary,
}

/// <summary>What happens to a lorry at a road crossing.</summary>
[Flags]
public enum TruckRules
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The lorry drives through to its destination.</summary>
    Through = 1,

    /// <summary>The trailer gets a tractor of the other country.</summary>
    Swap = 2,

    /// <summary>The cargo moves to a lorry of the other country.</summary>
    Transload = 4,
}

/// <summary>A border crossing or gate: a pair of places, one on each side.</summary>
public sealed record Crossing
{
    /// <summary>Its key.</summary>
    public required CrossingId Id { get; init; }

    /// <summary>Its names.</summary>
    public required LocalName Name { get; init; }

    /// <summary>What crosses there: rail or road.</summary>
    public required Mode Mode { get; init; }

    /// <summary>One side.</summary>
    public required PlaceId PlaceA { get; init; }

    /// <summary>The other side.</summary>
    public required PlaceId PlaceB { get; init; }

    /// <summary>Distance between the two places.</summary>
    public Distance Length { get; init; }

    /// <summary>For rail, the gauges that run across.</summary>
    public ImmutableArray<Gauge> Gauges { get; init; } = [];

    /// <summary>Its standing.</summary>
    public CrossingRank Rank { get; init; }

    /// <summary>Goods allowed; empty for all.</summary>
    public ImmutableArray<GoodsId> Goods { get; init; } = [];

    /// <summary>Kinds of cargo it takes.</summary>
    public CargoKinds Accepts { get; init; } = CargoKinds.General;

    /// <summary>For road, what happens to the lorry.</summary>
    public TruckRules TruckRules { get; init; } = TruckRules.Transload;

    /// <summary>Border markers; empty where they are not known.</summary>
    public string Marker { get; init; } = "";

    /// <summary>When side a lets traffic through; null for always.</summary>
    public HoursId? HoursA { get; init; }

    /// <summary>When side b lets traffic through; null for always.</summary>
    public HoursId? HoursB { get; init; }

    /// <summary>Time from leaving one side's yard to reaching the other's.</summary>
    public required Dwell Passage { get; init; }

    /// <summary>Lanes, or tracks, towards b; 1 by default.</summary>
    public int LanesAToB { get; init; } = 1;

    /// <summary>Lanes, or tracks, towards a; 1 by default.</summary>
    public int LanesBToA { get; init; } = 1;

    /// <summary>Lorries or trains a day, both ways together; null for no limit.</summary>
    public double? VehiclesPerDay { get; init; }

    /// <summary>Highest train mass across the border; null for no limit.</summary>
    public Mass? TrainMass { get; init; }

    /// <summary>Share of the places of freight trains over it that is taken on the average, 0 to 1; null where that is assumed.</summary>
    public double? Load { get; init; }

    /// <summary>Charge for using it.</summary>
    public required Charge Fee { get; init; }

    /// <summary>When this holds.</summary>
    public required Validity Validity { get; init; }

    /// <summary>Where this comes from.</summary>
    public required Provenance Provenance { get; init; }
}

/// <summary>What a crossing is on some days.</summary>
public enum CrossingState
{
    /// <summary>Open.</summary>
    Open,

    /// <summary>Closed.</summary>
    Closed,

    /// <summary>Suspended until further notice.</summary>
    Suspended,
}

/// <summary>Which way across a crossing.</summary>
public enum CrossingDirection
{
    /// <summary>Both ways.</summary>
    Both,

    /// <summary>From side a to side b.</summary>
    AToB,

    /// <summary>From side b to side a.</summary>
    BToA,
}

/// <summary>A span of days on which a crossing is not simply open.</summary>
public sealed record CrossingStatus
{
    /// <summary>The crossing.</summary>
    public required CrossingId Crossing { get; init; }

    /// <summary>What it is on those days.</summary>
    public required CrossingState State { get; init; }

    /// <summary>Which way.</summary>
    public CrossingDirection Direction { get; init; }

    /// <summary>Goods concerned; empty for all.</summary>
    public ImmutableArray<GoodsId> Goods { get; init; } = [];

    /// <summary>Which days.</summary>
    public required Validity Validity { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Where this comes from.</summary>
    public required Provenance Provenance { get; init; }
}

/// <summary>Whether goods leave or enter a country.</summary>
public enum TradeDirection
{
    /// <summary>Leaving.</summary>
    Export,

    /// <summary>Entering.</summary>
    Import,
}

/// <summary>What is done with goods at a border.</summary>
public enum FormalityKind
{
    /// <summary>Customs with all documents.</summary>
    Customs,

    /// <summary>Plant or animal quarantine, on top.</summary>
    Quarantine,
}

/// <summary>How formalities are done.</summary>
public enum ClearanceRegime
{
    /// <summary>In the ordinary way.</summary>
    Standard,

    /// <summary>Declared beforehand, at a smart gate.</summary>
    Smart,

    /// <summary>Round the clock by appointment.</summary>
    Appointment,
}

/// <summary>What one side of a crossing does with goods that leave or enter.</summary>
public sealed record Formality
{
    /// <summary>Its key.</summary>
    public required string Id { get; init; }

    /// <summary>The crossing.</summary>
    public required CrossingId Crossing { get; init; }

    /// <summary>Which side.</summary>
    public required CountryId Country { get; init; }

    /// <summary>Leaving or entering that country.</summary>
    public required TradeDirection Direction { get; init; }

    /// <summary>Customs or quarantine.</summary>
    public FormalityKind Kind { get; init; }

    /// <summary>How it is done.</summary>
    public ClearanceRegime Regime { get; init; }

    /// <summary>Goods concerned; empty for all.</summary>
    public ImmutableArray<GoodsId> Goods { get; init; } = [];

    /// <summary>Where it is done, if inland; null for the side's place at the crossing.</summary>
    public PlaceId? At { get; init; }

    /// <summary>When it is done; null for the crossing's hours on that side.</summary>
    public HoursId? Hours { get; init; }

    /// <summary>How long it takes, queueing included.</summary>
    public required Dwell Dwell { get; init; }

    /// <summary>Share of consignments opened; null where that is not known.</summary>
    public double? InspectionShare { get; init; }

    /// <summary>Its charge, agent included.</summary>
    public required Charge Fee { get; init; }

    /// <summary>Documents needed.</summary>
    public ImmutableArray<string> Documents { get; init; } = [];

    /// <summary>When this holds.</summary>
    public required Validity Validity { get; init; }

    /// <summary>Where this comes from.</summary>
    public required Provenance Provenance { get; init; }
}
