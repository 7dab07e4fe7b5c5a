using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Services;
using Lienvan.Model.Tariffs;
using Lienvan.Model.Time;
using Lienvan.Model.Units;

namespace Lienvan.Model.Dataset.Binding;

/// <summary>Makes vehicles, trains, services, tariffs and emission factors from their rows.</summary>
internal static class ServiceBinder
{
    public static Vehicle Vehicle(RowReader row)
    {
        var kind = row.Choice("kind", VehicleKind.Wagon);
        var axles = row.Whole("axles", 4);
        return new Vehicle
        {
            Id = row.Id,
            Name = row.Name(),
            Kind = kind,
            Gauges = row.Gauges("gauges"),
            Traction = row.Choice("traction", Traction.None),
            Mass = row.FindTonnes("mass_t") ?? default,
            Payload = row.FindTonnes("payload_t") ?? default,
            Containers = Teu.FromCount(row.Number("teu", 0)),
            Seats = row.Whole("seats", 0),
            Length = row.FindMetres("length_m") ?? Distance.FromMetres(14),
            Axles = axles,
            DrivenAxles = row.Whole("driven_axles", kind == VehicleKind.Locomotive ? axles : 0),
            PowerKilowatts = row.FindNumber("power_kw"),
            EffortStartKilonewtons = row.FindNumber("effort_start_kn"),
            EffortContinuousKilonewtons = row.FindNumber("effort_continuous_kn"),
            SpeedMax = row.FindSpeed("speed_max_kmh") ?? default,
            BrakingMetresPerSecondSquared = row.FindNumber("braking_ms2"),
            RotatingMassFactor = row.Number("rotating_mass_factor", 1.06),
            ResistanceA = row.FindNumber("resistance_a"),
            ResistanceB = row.Number("resistance_b", 0),
            ResistanceC = row.FindNumber("resistance_c"),
            Provenance = row.Provenance(),
        };
    }

    public static Composition Composition(RowReader row) => new()
    {
        Id = row.Id,
        Name = row.Name(),
        Traffic = row.Choice("traffic", Traffic.Freight),
        Locomotive = row.Text("locomotive"),
        Locomotives = row.Whole("locomotives", 1),
        Wagon = row.Text("wagon"),
        Wagons = row.Whole("wagons", 0),
        Load = row.FindTonnes("load_t") ?? default,
        SpeedMax = row.FindSpeed("speed_max_kmh"),
        Provenance = row.Provenance(),
    };

    public static Service Service(RowReader row, ImmutableArray<RowReader> stopRows)
    {
        var pattern = row.Choice("pattern", ServicePattern.Timetable);
        var days = row.Weekdays("days");
        var stops = pattern == ServicePattern.Timetable ? TimetableStops(stopRows) : FrequencyStops(stopRows);
        var delayP50 = row.Number("delay_p50_minutes", 0);
        var runMinutes = stops.IsEmpty ? 0 : stops[^1].Arrival.Minutes - stops[0].Departure.Minutes;
        return new Service
        {
            Id = new ServiceId(row.Id),
            Name = row.Name(),
            Number = row.Text("number"),
            Mode = row.Choice("mode", Mode.Rail),
            Traffic = row.Choice("traffic", Traffic.Freight),
            Gauge = row.Gauges("gauges") is [var gauge, ..] ? gauge : default,
            Traction = row.Choice("traction", Traction.Diesel),
            Operator = row.Text("operator"),
            Pattern = pattern,
            Days = days,
            PerWeek = row.Number("per_week", days.Count),
            Priority = row.FindNumber("priority") is { } priority ? (int)priority : null,
            Accepts = row.Accepts(CargoKinds.General),
            Capacity = row.FindNumber("teu") is { } teu ? Teu.FromCount(teu) : null,
            CapacityMass = row.FindTonnes("mass_t"),
            BoxMass = row.FindTonnes("box_mass_max_t") ?? Mass.FromTonnes(30.48),
            Wagons = row.FindNumber("wagons") is { } wagons ? (int)wagons : null,
            Seats = row.Whole("seats", 0),
            Composition = row.Text("composition"),
            CutoffMinutes = row.Number("cutoff_minutes", 240),
            ReleaseMinutes = row.Number("release_minutes", 120),
            Delay = new Dwell(delayP50, Math.Max(delayP50, row.Number("delay_p90_minutes", 0.1 * Math.Max(0, runMinutes)))),
            Tariffs = row.List("tariff"),
            Stops = stops,
            Validity = row.Validity(),
            Provenance = row.Provenance(),
        };
    }

    public static Tariff Tariff(RowReader row) => new()
    {
        Id = row.Id,
        Mode = row.Choice("mode", Mode.Road),
        Country = row.FindCountry("country"),
        Gauge = row.Gauges("gauges") is [var gauge, ..] ? gauge : null,
        OnlyNamed = row.Flag("only_named", false),
        Traffic = row.Choice("traffic", Traffic.Freight),
        Per = row.Choice("per", ChargeUnit.Teu),
        Accepts = row.Accepts(CargoKinds.General),
        Base = row.Money("base"),
        PerKilometre = row.Money("per_km"),
        Minimum = row.Money("minimum"),
        EmptyReturnFactor = row.Number("empty_return_factor", 1),
        Validity = row.Validity(),
        Provenance = row.Provenance(),
    };

    public static ExchangeRate ExchangeRate(RowReader row) =>
        new(row.Text("currency"), row.FindDate("date") ?? default, row.Number("per_usd", 1), row.Provenance());

    public static EmissionFactor EmissionFactor(RowReader row) => new()
    {
        Id = row.Id,
        Mode = row.Text("activity") == "handling" ? null : row.Choice("activity", Mode.Road),
        Traction = row.Choice("traction", Traction.Any),
        Country = row.FindCountry("country"),
        Grams = row.Number("grams", 0),
        Provenance = row.Provenance(),
    };

    private static ImmutableArray<ServiceStop> TimetableStops(ImmutableArray<RowReader> rows)
    {
        var stops = ImmutableArray.CreateBuilder<ServiceStop>(rows.Length);
        foreach (var row in rows)
        {
            var departure = row.FindClock("departure");
            var arrival = row.FindClock("arrival") ?? departure ?? default;
            stops.Add(Stop(row, arrival, departure ?? arrival));
        }

        return stops.MoveToImmutable();
    }

    private static ImmutableArray<ServiceStop> FrequencyStops(ImmutableArray<RowReader> rows)
    {
        var stops = ImmutableArray.CreateBuilder<ServiceStop>(rows.Length);
        var minutes = 0.0;
        foreach (var row in rows)
        {
            minutes += stops.Count == 0 ? 0 : row.Number("run_minutes", 0);
            var arrival = new DayClock((int)Math.Round(minutes));
            minutes += stops.Count == 0 ? 0 : row.Number("dwell_minutes", 0);
            stops.Add(Stop(row, arrival, new DayClock((int)Math.Round(minutes))));
        }

        return stops.MoveToImmutable();
    }

    private static ServiceStop Stop(RowReader row, DayClock arrival, DayClock departure) => new()
    {
        Place = row.Place("place"),
        Arrival = arrival,
        Departure = departure,
        FromPrevious = row.FindKilometres("km"),
        Activity = row.Choice("activity", StopActivity.LoadUnload),
        Provenance = row.Provenance(),
    };
}
