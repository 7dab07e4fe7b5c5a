using static Lienvan.Model.Dataset.Schema.ColumnKinds;

namespace Lienvan.Model.Dataset.Schema;

/// <summary>Countries, places, lines and what lies along them.</summary>
internal static class GeographyTables
{
    public static ImmutableArray<Table> All => [Countries, Places, Lines, LineStations, Sections, Terminals, Handling, Roads];

    private static Table Countries => new()
    {
        Name = "countries",
        Meaning = "A country: its time zone and its money.",
        Key = ["id"],
        IsRequired = true,
        Columns =
        [
            Text("id", "ISO 3166 code of two letters, upper case.").Required(),
            .. Names,
            Text("time_zone", "Name in the IANA time zone database, such as Asia/Ho_Chi_Minh.").Required(),
            Text("currency", "ISO 4217 code of its money.").Required(),
            .. Provenance,
        ],
    };

    private static Table Places => new()
    {
        Name = "places",
        Meaning = "A point that something can happen at: a city, a station, a terminal, a port, one side of a border gate.",
        Key = ["id"],
        IsRequired = true,
        Columns =
        [
            Id("Key of the place, from its name without marks: dong-dang."),
            Choice("kind", "What it is; where several share a name, a city is meant first.",
                "city", "station", "terminal", "port", "gate", "junction", "region").Required(),
            .. Names,
            Text("name_pinyin", "Chinese name in Hanyu Pinyin with tone marks, syllables of one word joined, words capitalised: Píngxiáng.")
                .Otherwise("none"),
            Text("other_names", "Further names that people look for, in any language.").List().Otherwise("none"),
            Reference("country", "countries", "The country it lies in; its time zone follows.").Required(),
            Text("time_zone", "IANA name, where it differs from the country's.").Otherwise("the country's"),
            Number("latitude", "degrees", "WGS 84, north positive.", -90, 90),
            Number("longitude", "degrees", "WGS 84, east positive.", -180, 180),
            Text("unlocode", "UN/LOCODE, five characters, no space.").Otherwise("none"),
            Text("railway_code", "Code of the station in its railway's own system.").Otherwise("none"),
            .. Provenance,
        ],
    };

    private static Table Lines => new()
    {
        Name = "lines",
        Meaning = "A railway line, along which km-posts count.",
        Key = ["id"],
        IsRequired = true,
        Columns =
        [
            Id("Key of the line, such as vn-hn-dd."),
            .. Names,
            Reference("country", "countries", "The country of the line.").Required(),
            Text("railway", "Who runs it.").Otherwise("not known"),
            Choice("traffic", "What runs on it.", "mixed", "freight", "passenger").Otherwise("mixed"),
            .. Provenance,
        ],
    };

    private static Table LineStations => new()
    {
        Name = "line_stations",
        Meaning = "A place on a line: its km-post and its tracks.",
        Key = ["line", "place"],
        IsRequired = true,
        Columns =
        [
            Reference("line", "lines", "The line.").Required(),
            Reference("place", "places", "The station, junction or border point.").Required(),
            Number("km", "km", "Km-post; rises along the line.", -10, 20000).Required(),
            Choice("kind", "What trains can do there.", "station", "halt", "junction", "border", "siding").Otherwise("station"),
            Whole("tracks", "count", "Tracks that trains can stand or meet on, the running tracks included.", 1, 200).Otherwise("2"),
            Number("loop_length_m", "m", "Usable length of the longest loop: the longest train that can be passed there.", 0, 3000)
                .Otherwise("not limited"),
            .. Provenance,
        ],
    };

    private static Table Sections => new()
    {
        Name = "sections",
        Meaning = "The track between two neighbouring places of a line.",
        Key = ["id", "valid_from", "project"],
        IsRequired = true,
        Columns =
        [
            Id("Key of the section, such as vn-hn-dd.yen-vien.tu-son."),
            Reference("line", "lines", "The line it belongs to.").Required(),
            Reference("from", "places", "Its end with the lower km-post.").Required(),
            Reference("to", "places", "Its end with the higher km-post.").Required(),
            Number("km", "km", "Length of the track.", 0.001, 20000).Otherwise("the difference of the km-posts"),
            Gauges("gauges", "Gauges laid: 1000, 1435 or both as 1000+1435.").Required(),
            Whole("tracks", "count", "Running tracks.", 1, 8).Otherwise("1"),
            Choice("power", "Electrification.", "none", "25kv50hz", "3kvdc").Otherwise("none"),
            Number("speed_passenger_kmh", "km/h", "Highest speed of passenger trains.", 1, 500).Required(),
            Number("speed_freight_kmh", "km/h", "Highest speed of freight trains.", 0, 300)
                .Otherwise("the lower of passenger speed and 80"),
            Number("gradient_up_permille", "‰", "Ruling gradient in the direction from–to.", 0, 100).Otherwise("6"),
            Number("gradient_down_permille", "‰", "Ruling gradient in the direction to–from.", 0, 100).Otherwise("6"),
            Number("curvature_deg_per_km", "°/km", "Mean change of direction.", 0, 2000).Otherwise("0"),
            Number("radius_min_m", "m", "Smallest curve radius.", 20, 100000).Otherwise("not known"),
            PerGauge("axle_load_t", "t", "Highest axle load.").Otherwise("14 on 1000, 23 on 1435"),
            PerGauge("train_mass_t", "t", "Highest mass of a train behind its locomotives.").Otherwise("not limited"),
            PerGauge("train_length_m", "m", "Longest train, locomotives included.").Otherwise("not limited"),
            .. Validity,
            .. Provenance,
        ],
    };

    private static Table Terminals => new()
    {
        Name = "terminals",
        Meaning = "A yard where cargo changes vehicle, waits and is stored.",
        Key = ["id", "valid_from", "project"],
        Columns =
        [
            Id("Key of the terminal."),
            Reference("place", "places", "Where it is.").Required(),
            .. Names,
            Text("operator", "Who runs it.").Otherwise("not known"),
            Reference("hours", "opening_hours", "When trucks are let in and out.").Otherwise("always open"),
            Number("stack_teu", "TEU", "Boxes that fit on the ground.", 0).Otherwise("not limited"),
            Number("free_storage_hours", "h", "How long cargo may lie without charge.", 0, 2000).Otherwise("72"),
            Number("storage_per_teu_day", "money per TEU and day", "Charge for each day after that; parts of a day in proportion.", 0)
                .Otherwise("0"),
            .. Price,
            .. Validity,
            .. Provenance,
        ],
    };

    private static Table Handling => new()
    {
        Name = "handling",
        Meaning = "One kind of work that a terminal does: what it moves from which vehicle to which.",
        Key = ["id", "valid_from", "project"],
        Columns =
        [
            Id("Key of the work, such as yen-vien.lift-road-1435."),
            Reference("terminal", "terminals", "The terminal.").Required(),
            Choice("operation", "What is done.",
                "lift_container", "transship_bulk", "exchange_bogies", "transfer_passengers", "load_vehicle").Required(),
            Choice("from", "What the cargo comes on.", "road", "rail1000", "rail1435", "rail1520", "sea").Required(),
            Choice("to", "What the cargo leaves on.", "road", "rail1000", "rail1435", "rail1520", "sea").Required(),
            Flag("both_ways", "Whether the same is done the other way round.").Otherwise("yes"),
            Accepts,
            Whole("servers", "count", "Cranes, reach stackers or gangs that work at once.", 1, 1000).Otherwise("1"),
            Number("units_per_hour", "boxes, wagons or trucks an hour", "What one server does in an hour.", 0.01, 1000)
                .Otherwise("not known"),
            Reference("hours", "opening_hours", "When the work is done.").Otherwise("the terminal's"),
            Number("minutes_p50", "min", "Median time from arrival in the terminal until the cargo can leave on the other vehicle.",
                0, 100000).Required(),
            Number("minutes_p90", "min", "The time that nine in ten do not exceed.", 0, 100000).Otherwise("1.5 × minutes_p50"),
            Number("fee", "money", "Charge.", 0).Otherwise("0"),
            Choice("fee_per", "What the charge is for.", "teu", "box", "t", "vehicle", "consignment").Otherwise("box"),
            .. Price,
            .. Validity,
            .. Provenance,
        ],
    };

    private static Table Roads => new()
    {
        Name = "roads",
        Meaning = "A road between two places of one country, used both ways. Borders are crossed at crossings only.",
        Key = ["id", "valid_from", "project"],
        Columns =
        [
            Id("Key of the road."),
            Reference("from", "places", "One end.").Required(),
            Reference("to", "places", "The other end.").Required(),
            Number("km", "km", "Length by road.", 0.01, 5000).Required(),
            Number("hours", "h", "Driving time of a loaded lorry, rests and usual traffic included.", 0.01, 200).Required(),
            Number("hours_p90", "h", "The time that nine in ten lorries do not exceed.", 0.01, 400).Otherwise("1.2 × hours"),
            Number("toll", "money per lorry", "Tolls.", 0).Otherwise("0"),
            .. Price,
            .. Validity,
            .. Provenance,
        ],
    };
}
