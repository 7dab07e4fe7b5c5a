using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Time;
using Lienvan.Model.Units;

namespace Lienvan.Model.Services;

/// <summary>The key of a service.</summary>
public readonly record struct ServiceId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}

/// <summary>Where the power of a vehicle comes from.</summary>
public enum Traction
{
    /// <summary>It has none of its own.</summary>
    None,

    /// <summary>Diesel.</summary>
    Diesel,

    /// <summary>Electric.</summary>
    Electric,

    /// <summary>A ship's engine.</summary>
    Ship,

    /// <summary>Any.</summary>
    Any,
}

/// <summary>Whether a service has clock times.</summary>
public enum ServicePattern
{
    /// <summary>By clock times on certain days of the week.</summary>
    Timetable,

    /// <summary>So many times a week, spread evenly, at no published time.</summary>
    Frequency,
}

/// <summary>What can be done at a stop.</summary>
public enum StopActivity
{
    /// <summary>Loading and unloading.</summary>
    LoadUnload,

    /// <summary>Loading only.</summary>
    Load,

    /// <summary>Unloading only.</summary>
    Unload,

    /// <summary>Nothing: the service passes.</summary>
    Pass,
}

/// <summary>A stop of a service, times in minutes since local midnight of the day of departure at the first stop.</summary>
public sealed record ServiceStop
{
    /// <summary>Where.</summary>
    public required PlaceId Place { get; init; }

    /// <summary>Arrival by local clock, for a timetable; by minutes after the first departure for a frequency.</summary>
    public required DayClock Arrival { get; init; }

    /// <summary>Departure, in the same way.</summary>
    public required DayClock Departure { get; init; }

    /// <summary>Distance from the stop before; null for along the lines.</summary>
    public Distance? FromPrevious { get; init; }

    /// <summary>What can be done there.</summary>
    public StopActivity Activity { get; init; }

    /// <summary>Where this comes from.</summary>
    public required Provenance Provenance { get; init; }
}

/// <summary>A train or ship that runs by timetable, or so many times a week.</summary>
public sealed record Service
{
    /// <summary>Its key.</summary>
    public required ServiceId Id { get; init; }

    /// <summary>Its names.</summary>
    public required LocalName Name { get; init; }

    /// <summary>Train number or name of the sailing; empty for none.</summary>
    public string Number { get; init; } = "";

    /// <summary>Rail or sea.</summary>
    public required Mode Mode { get; init; }

    /// <summary>What it carries.</summary>
    public required Traffic Traffic { get; init; }

    /// <summary>For rail, the gauge of its wagons.</summary>
    public Gauge Gauge { get; init; }

    /// <summary>Where its power comes from.</summary>
    public required Traction Traction { get; init; }

    /// <summary>Who runs it; empty where that is not known.</summary>
    public string Operator { get; init; } = "";

    /// <summary>By timetable or by frequency.</summary>
    public required ServicePattern Pattern { get; init; }

    /// <summary>The days on which it leaves its first stop.</summary>
    public required Weekdays Days { get; init; }

    /// <summary>Departures a week.</summary>
    public required double PerWeek { get; init; }

    /// <summary>Who goes first at stations, 0 before 9; null for the usual, 2 for passengers and 5 for freight.</summary>
    public int? Priority { get; init; }

    /// <summary>Kinds of cargo it takes.</summary>
    public CargoKinds Accepts { get; init; } = CargoKinds.General;

    /// <summary>Containers a departure can carry; null for no limit.</summary>
    public Teu? Capacity { get; init; }

    /// <summary>Cargo and containers a departure can carry; null for no limit.</summary>
    public Mass? CapacityMass { get; init; }

    /// <summary>Heaviest loaded container; 30.48 t by default.</summary>
    public Mass BoxMass { get; init; } = Mass.FromTonnes(30.48);

    /// <summary>Wagons of the train; null where that is not known.</summary>
    public int? Wagons { get; init; }

    /// <summary>Passengers a departure can carry.</summary>
    public int Seats { get; init; }

    /// <summary>The train that runs it; empty where that is not known.</summary>
    public string Composition { get; init; } = "";

    /// <summary>Cargo must be in the terminal this long before departure, minutes.</summary>
    public double CutoffMinutes { get; init; } = 240;

    /// <summary>Cargo can be had this long after arrival, minutes.</summary>
    public double ReleaseMinutes { get; init; } = 120;

    /// <summary>Delay at the last stop.</summary>
    public required Dwell Delay { get; init; }

    /// <summary>Its own tariffs; empty for the general ones.</summary>
    public ImmutableArray<string> Tariffs { get; init; } = [];

    /// <summary>Its stops in order.</summary>
    public required ImmutableArray<ServiceStop> Stops { get; init; }

    /// <summary>When this holds.</summary>
    public required Validity Validity { get; init; }

    /// <summary>Where this comes from.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>What its cargo stands on.</summary>
    public Carriage Carriage => new(Mode, Mode == Mode.Rail ? Gauge : default);
}

/// <summary>A road between two places of one country, used both ways.</summary>
public sealed record Road
{
    /// <summary>Its key.</summary>
    public required string Id { get; init; }

    /// <summary>One end.</summary>
    public required PlaceId From { get; init; }

    /// <summary>The other end.</summary>
    public required PlaceId To { get; init; }

    /// <summary>Length by road.</summary>
    public required Distance Length { get; init; }

    /// <summary>Driving time of a loaded lorry.</summary>
    public required Dwell Drive { get; init; }

    /// <summary>Tolls for a lorry.</summary>
    public required Money Toll { get; init; }

    /// <summary>When this holds.</summary>
    public required Validity Validity { get; init; }

    /// <summary>Where this comes from.</summary>
    public required Provenance Provenance { get; init; }
}
