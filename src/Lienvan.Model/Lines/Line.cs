using Lienvan.Model.Places;
using Lienvan.Model.Time;
using Lienvan.Model.Units;

namespace Lienvan.Model.Lines;

/// <summary>The key of a railway line.</summary>
public readonly record struct LineId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}

/// <summary>What runs on a line or a service carries.</summary>
public enum Traffic
{
    /// <summary>Freight and passengers.</summary>
    Mixed,

    /// <summary>Freight.</summary>
    Freight,

    /// <summary>Passengers.</summary>
    Passenger,
}

/// <summary>A railway line, along which km-posts count.</summary>
public sealed record Line
{
    /// <summary>Its key.</summary>
    public required LineId Id { get; init; }

    /// <summary>Its names.</summary>
    public required LocalName Name { get; init; }

    /// <summary>The country of the line.</summary>
    public required CountryId Country { get; init; }

    /// <summary>Who runs it; empty where that is not known.</summary>
    public string Railway { get; init; } = "";

    /// <summary>What runs on it.</summary>
    public Traffic Traffic { get; init; }

    /// <summary>Where this comes from.</summary>
    public required Provenance Provenance { get; init; }
}

/// <summary>What trains can do at a place of a line.</summary>
public enum StopKind
{
    /// <summary>Stop, meet and be overtaken.</summary>
    Station,

    /// <summary>Stop only.</summary>
    Halt,

    /// <summary>Go over to another line.</summary>
    Junction,

    /// <summary>Hand over at a border.</summary>
    Border,

    /// <summary>Meet or be overtaken only.</summary>
    Siding,
}

/// <summary>A place on a line: its km-post and its tracks.</summary>
public sealed record LineStation
{
    /// <summary>The line.</summary>
    public required LineId Line { get; init; }

    /// <summary>The place.</summary>
    public required PlaceId Place { get; init; }

    /// <summary>Its km-post.</summary>
    public required Chainage At { get; init; }

    /// <summary>What trains can do there.</summary>
    public StopKind Kind { get; init; }

    /// <summary>Tracks that trains can stand or meet on, the running tracks included; 2 by default.</summary>
    public int Tracks { get; init; } = 2;

    /// <summary>Usable length of the longest loop; null for no limit.</summary>
    public Distance? LoopLength { get; init; }

    /// <summary>Where this comes from.</summary>
    public required Provenance Provenance { get; init; }
}

/// <summary>Where the power of a train comes from.</summary>
public enum Electrification
{
    /// <summary>No wire.</summary>
    None,

    /// <summary>25 kV, 50 Hz.</summary>
    TwentyFiveKilovolts,

    /// <summary>3 kV direct current.</summary>
    ThreeKilovoltsDirect,
}

/// <summary>What one gauge of a section can bear.</summary>
/// <param name="Gauge">The gauge.</param>
/// <param name="AxleLoad">Highest axle load.</param>
/// <param name="TrainMass">Highest mass of a train behind its locomotives; null for no limit.</param>
/// <param name="TrainLength">Longest train, locomotives included; null for no limit.</param>
public sealed record GaugeLimits(Gauge Gauge, Mass AxleLoad, Mass? TrainMass, Distance? TrainLength);

/// <summary>The track between two neighbouring places of a line.</summary>
public sealed record Section
{
    /// <summary>Its key.</summary>
    public required string Id { get; init; }

    /// <summary>The line it belongs to.</summary>
    public required LineId Line { get; init; }

    /// <summary>Its end with the lower km-post.</summary>
    public required PlaceId From { get; init; }

    /// <summary>Its end with the higher km-post.</summary>
    public required PlaceId To { get; init; }

    /// <summary>Length of the track.</summary>
    public required Distance Length { get; init; }

    /// <summary>The gauges laid, narrow first, with what each can bear.</summary>
    public required ImmutableArray<GaugeLimits> Gauges { get; init; }

    /// <summary>Running tracks; 1 by default.</summary>
    public int Tracks { get; init; } = 1;

    /// <summary>Electrification; none by default.</summary>
    public Electrification Power { get; init; }

    /// <summary>Highest speed of passenger trains.</summary>
    public required Speed PassengerSpeed { get; init; }

    /// <summary>Highest speed of freight trains.</summary>
    public required Speed FreightSpeed { get; init; }

    /// <summary>Ruling gradient from–to, per mille.</summary>
    public double GradientUpPermille { get; init; }

    /// <summary>Ruling gradient to–from, per mille.</summary>
    public double GradientDownPermille { get; init; }

    /// <summary>Mean change of direction, degrees a kilometre.</summary>
    public double CurvatureDegreesPerKilometre { get; init; }

    /// <summary>Smallest curve radius; null where that is not known.</summary>
    public Distance? SmallestRadius { get; init; }

    /// <summary>When this holds.</summary>
    public required Validity Validity { get; init; }

    /// <summary>Where this comes from.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>Whether that gauge is laid.</summary>
    public bool Has(Gauge gauge) => Gauges.Any(limits => limits.Gauge == gauge);
}
