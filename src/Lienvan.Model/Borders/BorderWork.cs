using Lienvan.Model.Places;
using Lienvan.Model.Time;
using Lienvan.Model.Units;

namespace Lienvan.Model.Borders;

/// <summary>What work a border station or gate has, beside handling and formalities.</summary>
public enum BorderWorkKind
{
    /// <summary>Tracks on which trains arrive and stand.</summary>
    ArrivalTrack,

    /// <summary>Tracks beside cranes, where trains are loaded and unloaded.</summary>
    Pad,

    /// <summary>Changing the locomotive for one of the other railway.</summary>
    LocomotiveChange,

    /// <summary>Shunting engines with their crews.</summary>
    Shunting,

    /// <summary>Testing the brakes before departure.</summary>
    BrakeTest,

    /// <summary>Driving through a scanner.</summary>
    Scanning,

    /// <summary>Opening what was chosen for inspection.</summary>
    Inspection,

    /// <summary>Windows at which passengers are controlled; the time is that of one passenger.</summary>
    PassengerControl,

    /// <summary>Lanes for lorries declared beforehand.</summary>
    SmartLane,

    /// <summary>Lines of driverless vehicles that carry boxes across.</summary>
    AgvLine,

    /// <summary>Customs officers, for the papers.</summary>
    Customs,
}

/// <summary>Work of a border station or gate: how many can be at it, and how long it takes.</summary>
public sealed record BorderWork
{
    /// <summary>Its key.</summary>
    public required string Id { get; init; }

    /// <summary>The station; null for work of a gate.</summary>
    public PlaceId? Place { get; init; }

    /// <summary>The road gate; null for work of a station.</summary>
    public CrossingId? Crossing { get; init; }

    /// <summary>What is done.</summary>
    public required BorderWorkKind Work { get; init; }

    /// <summary>For tracks, the gauges on them; empty for every gauge.</summary>
    public ImmutableArray<Gauge> Gauges { get; init; } = [];

    /// <summary>How many can be at it at once; 1 by default.</summary>
    public int Servers { get; init; } = 1;

    /// <summary>How long one takes; nothing by default.</summary>
    public Dwell Dwell { get; init; }

    /// <summary>Share of lorries or trains that it is for; 1 by default.</summary>
    public double Share { get; init; } = 1;

    /// <summary>When it is done; null for the hours of the station or gate.</summary>
    public HoursId? Hours { get; init; }

    /// <summary>When this holds.</summary>
    public required Validity Validity { get; init; }

    /// <summary>Where this comes from.</summary>
    public required Provenance Provenance { get; init; }
}

/// <summary>Loaded lorries that come to a road gate, one way, of one kind of goods.</summary>
public sealed record GateArrivals
{
    /// <summary>Its key.</summary>
    public required string Id { get; init; }

    /// <summary>The gate.</summary>
    public required CrossingId Crossing { get; init; }

    /// <summary>Which way; never both.</summary>
    public required CrossingDirection Direction { get; init; }

    /// <summary>What they carry.</summary>
    public required GoodsId Goods { get; init; }

    /// <summary>Mean number on a day on which the pattern is 1; not negative.</summary>
    public required double LorriesPerDay { get; init; }

    /// <summary>Who goes first at the lanes, 0 before 9; 5 by default.</summary>
    public int Priority { get; init; } = 5;

    /// <summary>The pattern that says when they come; empty for evenly over the opening hours.</summary>
    public string Pattern { get; init; } = "";

    /// <summary>When this holds.</summary>
    public required Validity Validity { get; init; }

    /// <summary>Where this comes from.</summary>
    public required Provenance Provenance { get; init; }
}

/// <summary>What a factor of a pattern of arrivals is for.</summary>
public enum PatternKind
{
    /// <summary>An hour of the day.</summary>
    Hour,

    /// <summary>A day of the week, ISO number.</summary>
    Weekday,

    /// <summary>A month.</summary>
    Month,

    /// <summary>Public holidays.</summary>
    Holiday,

    /// <summary>From three days before the lunar New Year to five after it.</summary>
    NewYear,
}

/// <summary>One factor of a pattern of arrivals.</summary>
/// <param name="Pattern">Key of the pattern.</param>
/// <param name="Kind">What the factor is for.</param>
/// <param name="At">Hour, day of the week or month; 0 for holidays.</param>
/// <param name="Factor">Times the mean; not negative.</param>
public sealed record ArrivalPattern(string Pattern, PatternKind Kind, int At, double Factor);

/// <summary>What a consignment is, as far as the border treats it differently.</summary>
public enum DwellClass
{
    /// <summary>In boxes or on lorries, no quarantine.</summary>
    General,

    /// <summary>The same, seen by quarantine.</summary>
    Quarantine,

    /// <summary>Loose, in wagons.</summary>
    Loose,
}

/// <summary>Time at a border as a simulation found it.</summary>
public sealed record SimulatedDwell
{
    /// <summary>Its key.</summary>
    public required string Id { get; init; }

    /// <summary>The crossing.</summary>
    public required CrossingId Crossing { get; init; }

    /// <summary>Which way; never both.</summary>
    public required CrossingDirection Direction { get; init; }

    /// <summary>Of which cargo.</summary>
    public DwellClass Class { get; init; }

    /// <summary>The scenario that was simulated.</summary>
    public required string Scenario { get; init; }

    /// <summary>From papers done on the near side to being across by road, or leaving by rail; while open.</summary>
    public required Dwell Passage { get; init; }

    /// <summary>The whole stay on both sides, papers, nights and closures included.</summary>
    public required Dwell Total { get; init; }

    /// <summary>Where this comes from: days, replications and seed.</summary>
    public required Provenance Provenance { get; init; }
}
