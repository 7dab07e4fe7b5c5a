using Lienvan.Model.Dataset.Raw;
using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Services;
using Lienvan.Model.Units;
using NodaTime;

namespace Lienvan.Model.Dataset.Binding;

/// <summary>Makes countries, places, lines, sections, terminals and roads from their rows.</summary>
internal static class PlaceBinder
{
    public static Country Country(RowReader row) => new()
    {
        Id = new CountryId(row.Id),
        Name = row.Name(),
        Zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(row.Text("time_zone"))!,
        Currency = row.Text("currency"),
        Provenance = row.Provenance(),
    };

    public static Place Place(RowReader row, IReadOnlyDictionary<string, Country> countries) => new()
    {
        Id = new PlaceId(row.Id),
        Kind = row.Choice("kind", PlaceKind.City),
        Name = row.Name(),
        Pinyin = row.Text("name_pinyin"),
        OtherNames = row.List("other_names"),
        Country = row.Country("country"),
        Zone = row.Text("time_zone") is { Length: > 0 } zone
            ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone)!
            : countries[row.Text("country")].Zone,
        Position = row.FindNumber("latitude") is { } latitude && row.FindNumber("longitude") is { } longitude
            ? new Position(latitude, longitude)
            : null,
        Unlocode = row.Text("unlocode"),
        RailwayCode = row.Text("railway_code"),
        Provenance = row.Provenance(),
    };

    public static Line Line(RowReader row) => new()
    {
        Id = new LineId(row.Id),
        Name = row.Name(),
        Country = row.Country("country"),
        Railway = row.Text("railway"),
        Traffic = row.Choice("traffic", Traffic.Mixed),
        Provenance = row.Provenance(),
    };

    public static LineStation LineStation(RowReader row) => new()
    {
        Line = new LineId(row.Text("line")),
        Place = row.Place("place"),
        At = Chainage.FromKilometres(row.Number("km", 0)),
        Kind = row.Choice("kind", StopKind.Station),
        Tracks = row.Whole("tracks", 2),
        LoopLength = row.FindMetres("loop_length_m"),
        Provenance = row.Provenance(),
    };

    public static Section Section(RowReader row, Distance lengthByPosts)
    {
        var passengerSpeed = row.Number("speed_passenger_kmh", 60);
        return new Section
        {
            Id = row.Id,
            Line = new LineId(row.Text("line")),
            From = row.Place("from"),
            To = row.Place("to"),
            Length = row.FindKilometres("km") ?? lengthByPosts,
            Gauges = Limits(row),
            Tracks = row.Whole("tracks", 1),
            Power = Power(row.Text("power")),
            PassengerSpeed = Speed.FromKilometresPerHour(passengerSpeed),
            FreightSpeed = Speed.FromKilometresPerHour(row.Number("speed_freight_kmh", Math.Min(80, passengerSpeed))),
            GradientUpPermille = row.Number("gradient_up_permille", 6),
            GradientDownPermille = row.Number("gradient_down_permille", 6),
            CurvatureDegreesPerKilometre = row.Number("curvature_deg_per_km", 0),
            SmallestRadius = row.FindMetres("radius_min_m"),
            Validity = row.Validity(),
            Provenance = row.Provenance(),
        };
    }

    public static Terminal Terminal(RowReader row) => new()
    {
        Id = new TerminalId(row.Id),
        Place = row.Place("place"),
        Name = row.Name(),
        Operator = row.Text("operator"),
        Hours = row.FindHours("hours"),
        Stack = row.FindNumber("stack_teu") is { } teu ? Teu.FromCount(teu) : null,
        FreeStorageHours = row.Number("free_storage_hours", 72),
        StoragePerTeuDay = row.Money("storage_per_teu_day"),
        Validity = row.Validity(),
        Provenance = row.Provenance(),
    };

    public static Handling Handling(RowReader row) => new()
    {
        Id = row.Id,
        Terminal = new TerminalId(row.Text("terminal")),
        Operation = row.Choice("operation", Operation.LiftContainer),
        From = Carriage(row.Text("from")),
        To = Carriage(row.Text("to")),
        BothWays = row.Flag("both_ways", true),
        Accepts = row.Accepts(CargoKinds.General),
        Servers = row.Whole("servers", 1),
        UnitsPerHour = row.FindNumber("units_per_hour"),
        Hours = row.FindHours("hours"),
        Dwell = row.Dwell(row.Number("minutes_p50", 0), 1.5),
        Fee = row.Charge("fee", "fee_per", ChargeUnit.Box),
        Validity = row.Validity(),
        Provenance = row.Provenance(),
    };

    public static Road Road(RowReader row)
    {
        var hours = row.Number("hours", 0);
        return new Road
        {
            Id = row.Id,
            From = row.Place("from"),
            To = row.Place("to"),
            Length = Distance.FromKilometres(row.Number("km", 0)),
            Drive = new Time.Dwell(hours * 60, Math.Max(hours, row.Number("hours_p90", hours * 1.2)) * 60),
            Toll = row.Money("toll"),
            Validity = row.Validity(),
            Provenance = row.Provenance(),
        };
    }

    public static Carriage Carriage(string word) => word switch
    {
        "road" => Places.Carriage.Lorry,
        "sea" => Places.Carriage.Ship,
        _ => Places.Carriage.Wagon(new Gauge(int.Parse(word.AsSpan("rail".Length), System.Globalization.CultureInfo.InvariantCulture))),
    };

    private static ImmutableArray<GaugeLimits> Limits(RowReader row) =>
    [
        .. row.Gauges("gauges").Select((gauge, index) => new GaugeLimits(
            gauge,
            Mass.FromTonnes(row.FindNumberForGauge("axle_load_t", index) ?? (gauge == Gauge.Metre ? 14 : 23)),
            row.FindNumberForGauge("train_mass_t", index) is { } tonnes ? Mass.FromTonnes(tonnes) : null,
            row.FindNumberForGauge("train_length_m", index) is { } metres ? Distance.FromMetres(metres) : null)),
    ];

    private static Electrification Power(string word) => word switch
    {
        "25kv50hz" => Electrification.TwentyFiveKilovolts,
        "3kvdc" => Electrification.ThreeKilovoltsDirect,
        _ => Electrification.None,
    };
}
