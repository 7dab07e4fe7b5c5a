using Lienvan.Model.Time;
using Lienvan.Model.Units;

namespace Lienvan.Model.Places;

/// <summary>A yard where cargo changes vehicle, waits and is stored.</summary>
public sealed record Terminal
{
    /// <summary>Its key.</summary>
    public required TerminalId Id { get; init; }

    /// <summary>Where it is.</summary>
    public required PlaceId Place { get; init; }

    /// <summary>Its names.</summary>
    public required LocalName Name { get; init; }

    /// <summary>Who runs it; empty where that is not known.</summary>
    public string Operator { get; init; } = "";

    /// <summary>When lorries are let in and out; null for always.</summary>
    public HoursId? Hours { get; init; }

    /// <summary>Boxes that fit on the ground; null for no limit.</summary>
    public Teu? Stack { get; init; }

    /// <summary>How long cargo may lie without charge, in hours; 72 by default.</summary>
    public double FreeStorageHours { get; init; } = 72;

    /// <summary>Charge for each TEU and day after that, parts of a day in proportion.</summary>
    public required Money StoragePerTeuDay { get; init; }

    /// <summary>When this holds.</summary>
    public required Validity Validity { get; init; }

    /// <summary>Where this comes from.</summary>
    public required Provenance Provenance { get; init; }
}

/// <summary>What a vehicle of a leg runs on.</summary>
public enum Mode
{
    /// <summary>Road.</summary>
    Road,

    /// <summary>Rail.</summary>
    Rail,

    /// <summary>Sea.</summary>
    Sea,
}

/// <summary>What cargo stands on: a lorry, a wagon of one gauge, or a ship.</summary>
/// <param name="Mode">Road, rail or sea.</param>
/// <param name="Gauge">The gauge of the wagon; <c>default</c> unless the mode is rail.</param>
public readonly record struct Carriage(Mode Mode, Gauge Gauge)
{
    /// <summary>On a lorry.</summary>
    public static readonly Carriage Lorry = new(Mode.Road, default);

    /// <summary>On a ship.</summary>
    public static readonly Carriage Ship = new(Mode.Sea, default);

    /// <summary>On a wagon of that gauge.</summary>
    public static Carriage Wagon(Gauge gauge) => new(Mode.Rail, gauge);

    /// <summary>The word of the package: <c>road</c>, <c>rail1435</c>, <c>sea</c>.</summary>
    public override string ToString() => Mode switch
    {
        Mode.Road => "road",
        Mode.Sea => "sea",
        _ => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"rail{Gauge.Millimetres}"),
    };
}

/// <summary>What work a terminal does.</summary>
public enum Operation
{
    /// <summary>Lifting containers from one vehicle to another.</summary>
    LiftContainer,

    /// <summary>Moving loose cargo from one vehicle to another.</summary>
    TransshipBulk,

    /// <summary>Putting a wagon on bogies of another gauge, its cargo untouched.</summary>
    ExchangeBogies,

    /// <summary>Passengers changing vehicle.</summary>
    TransferPassengers,

    /// <summary>Driving a vehicle aboard.</summary>
    LoadVehicle,
}

/// <summary>Kinds of cargo, as what may be carried or what a consignment is.</summary>
[Flags]
public enum CargoKinds
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Ordinary containers.</summary>
    General = 1,

    /// <summary>Cooled containers.</summary>
    Reefer = 2,

    /// <summary>Dangerous goods.</summary>
    Dangerous = 4,

    /// <summary>Longer than a container.</summary>
    Overlength = 8,

    /// <summary>Loose cargo.</summary>
    Bulk = 16,

    /// <summary>People.</summary>
    Passenger = 32,
}

/// <summary>What a charge is for.</summary>
public enum ChargeUnit
{
    /// <summary>Each TEU.</summary>
    Teu,

    /// <summary>Each container, whatever its length.</summary>
    Box,

    /// <summary>Each container of 20 feet.</summary>
    Box20,

    /// <summary>Each container of 40 feet.</summary>
    Box40,

    /// <summary>Each tonne of cargo.</summary>
    T,

    /// <summary>Each lorry.</summary>
    Vehicle,

    /// <summary>The consignment as a whole.</summary>
    Consignment,

    /// <summary>Each passenger.</summary>
    Passenger,
}

/// <summary>A charge for something done.</summary>
/// <param name="Amount">How much for each unit.</param>
/// <param name="Unit">What it is for.</param>
public sealed record Charge(Money Amount, ChargeUnit Unit);

/// <summary>One kind of work that a terminal does.</summary>
public sealed record Handling
{
    /// <summary>Its key.</summary>
    public required string Id { get; init; }

    /// <summary>The terminal.</summary>
    public required TerminalId Terminal { get; init; }

    /// <summary>What is done.</summary>
    public required Operation Operation { get; init; }

    /// <summary>What the cargo comes on.</summary>
    public required Carriage From { get; init; }

    /// <summary>What it leaves on.</summary>
    public required Carriage To { get; init; }

    /// <summary>Whether the same is done the other way round; true by default.</summary>
    public bool BothWays { get; init; } = true;

    /// <summary>Kinds of cargo it takes.</summary>
    public CargoKinds Accepts { get; init; } = CargoKinds.General;

    /// <summary>Cranes, reach stackers or gangs that work at once; 1 by default.</summary>
    public int Servers { get; init; } = 1;

    /// <summary>What one server does in an hour; null where that is not known.</summary>
    public double? UnitsPerHour { get; init; }

    /// <summary>When the work is done; null for the terminal's hours.</summary>
    public HoursId? Hours { get; init; }

    /// <summary>Time from arrival in the terminal until the cargo can leave.</summary>
    public required Dwell Dwell { get; init; }

    /// <summary>Its charge.</summary>
    public required Charge Fee { get; init; }

    /// <summary>When this holds.</summary>
    public required Validity Validity { get; init; }

    /// <summary>Where this comes from.</summary>
    public required Provenance Provenance { get; init; }
}

/// <summary>A group of goods: its weight, value and rules.</summary>
public sealed record Goods
{
    /// <summary>Its key.</summary>
    public required GoodsId Id { get; init; }

    /// <summary>Its names.</summary>
    public required LocalName Name { get; init; }

    /// <summary>Further words for it.</summary>
    public ImmutableArray<string> OtherNames { get; init; } = [];

    /// <summary>How it travels: <c>container</c>, <c>bulk</c> or <c>either</c>.</summary>
    public required GoodsForm Form { get; init; }

    /// <summary>What its carriage asks for.</summary>
    public required CargoKinds Needs { get; init; }

    /// <summary>Whether plant or animal quarantine must see it.</summary>
    public bool NeedsQuarantine { get; init; }

    /// <summary>Cargo in a container of 20 feet; 12 t by default.</summary>
    public Mass PerTeu { get; init; } = Mass.FromTonnes(12);

    /// <summary>Value of a tonne in US dollars; null where that is not known.</summary>
    public double? ValueUsdPerTonne { get; init; }

    /// <summary>What a day in transit costs, percent of the value; 1 by default.</summary>
    public double TimeValuePercentPerDay { get; init; } = 1;

    /// <summary>Where this comes from.</summary>
    public required Provenance Provenance { get; init; }
}

/// <summary>How goods travel.</summary>
public enum GoodsForm
{
    /// <summary>In containers.</summary>
    Container,

    /// <summary>Loose.</summary>
    Bulk,

    /// <summary>Either way.</summary>
    Either,
}
