using static Lienvan.Model.Dataset.Schema.ColumnKinds;

namespace Lienvan.Model.Dataset.Schema;

/// <summary>Where and when a border can be crossed, and what has to be done there.</summary>
internal static class BorderTables
{
    public static ImmutableArray<Table> All => [Crossings, CrossingStatus, OpeningHours, Holidays, Formalities];

    private static Table Crossings => new()
    {
        Name = "crossings",
        Meaning = "A border crossing or gate: a pair of places, one on each side.",
        Key = ["id", "valid_from", "project"],
        IsRequired = true,
        Columns =
        [
            Id("Key of the crossing."),
            .. Names,
            Choice("mode", "What crosses there; sea for a pair of ports.", "rail", "road", "sea").Required(),
            Reference("place_a", "places", "One side: the station or gate where its formalities are done.").Required(),
            Reference("place_b", "places", "The other side.").Required(),
            Number("km", "km", "Distance between the two places.", 0, 10000).Otherwise("0"),
            Gauges("gauges", "For rail: the gauges that run across the line.").Otherwise("none"),
            Choice("rank", "Standing in the two governments' agreement.", "international", "bilateral", "auxiliary")
                .Otherwise("international"),
            Reference("goods", "goods", "Goods allowed.").List().Otherwise("all"),
            Accepts,
            Choice("truck_rule",
                "For road: drive through to the destination, swap the tractor, or move the cargo to a lorry of the other country.",
                "through", "swap", "transload").List().Otherwise("transload"),
            Text("marker", "Border markers.").Otherwise("not known"),
            Reference("hours_a", "opening_hours", "When side a lets traffic through.").Otherwise("always open"),
            Reference("hours_b", "opening_hours", "When side b lets traffic through.").Otherwise("always open"),
            Number("minutes_p50", "min", "Median time from leaving side a's yard to reaching side b's, or back.", 0, 10000).Otherwise("30"),
            Number("minutes_p90", "min", "The time that nine in ten do not exceed.", 0, 10000).Otherwise("2 × minutes_p50"),
            Whole("lanes_a_to_b", "count", "Lanes, or tracks, towards b.", 0, 100).Otherwise("1"),
            Whole("lanes_b_to_a", "count", "Lanes, or tracks, towards a.", 0, 100).Otherwise("1"),
            Number("vehicles_per_day", "lorries or trains a day", "What passes at most, both ways together.", 0).Otherwise("not limited"),
            Number("train_mass_t", "t", "Highest train mass across the border.", 0).Otherwise("not limited"),
            Number("load", "0 to 1", "Share of the places of freight trains over it that is taken, on the average.", 0, 1)
                .Otherwise("as assumed, see docs/simulation.md"),
            Number("fee", "money", "Charge for using the gate.", 0).Otherwise("0"),
            Choice("fee_per", "What the charge is for.", "teu", "box", "t", "vehicle", "consignment").Otherwise("vehicle"),
            .. Price,
            .. Validity,
            .. Provenance,
        ],
    };

    private static Table CrossingStatus => new()
    {
        Name = "crossing_status",
        Meaning = "A span of days on which a crossing is not simply open.",
        Key = ["crossing", "valid_from", "direction"],
        Columns =
        [
            Reference("crossing", "crossings", "The crossing.").Required(),
            Choice("status", "What it is on those days.", "open", "closed", "suspended").Required(),
            Choice("direction", "Which way.", "both", "a_to_b", "b_to_a").Otherwise("both"),
            Reference("goods", "goods", "Goods concerned.").List().Otherwise("all"),
            Date("valid_from", "First day.").Required(),
            Date("valid_to", "Last day.").Otherwise("until further notice"),
            Text("reason", "Why.").Required(),
            .. Provenance,
        ],
    };

    private static Table OpeningHours => new()
    {
        Name = "opening_hours",
        Meaning = "One span of opening of a set of hours; a set may have several rows.",
        Key = ["hours_set", "days", "opens", "valid_from", "project"],
        Columns =
        [
            new()
            {
                Name = "hours_set",
                Type = ColumnType.Identifier,
                Meaning = "Key of the set that crossings, terminals and handling name.",
                IsRequired = true,
            },
            Reference("country", "countries", "Whose clock and whose public holidays.").Required(),
            Weekdays("days", "Days of the week.").Otherwise("1234567"),
            Clock("opens", "Opening, local time.").Required(),
            Clock("closes", "Closing, local time; 24:00 for midnight; after midnight as 02:00+1.").Required(),
            Choice("holidays", "What holds on public holidays: open as usual, closed, or these hours on holidays only.",
                "open", "closed", "only")
                .Otherwise("open"),
            .. Validity,
            .. Provenance,
        ],
    };

    private static Table Holidays => new()
    {
        Name = "holidays",
        Meaning = "A public holiday, or a working day moved to a weekend to make up for one.",
        Key = ["country", "date"],
        Columns =
        [
            Reference("country", "countries", "The country.").Required(),
            Date("date", "The day.").Required(),
            Choice("kind", "Holiday, or working day at a weekend.", "holiday", "working_day").Otherwise("holiday"),
            .. Names,
            .. Provenance,
        ],
    };

    private static Table Formalities => new()
    {
        Name = "formalities",
        Meaning = "What one side of a crossing does with goods that leave or enter: documents, customs, inspection, quarantine.",
        Key = ["id", "valid_from", "project"],
        Columns =
        [
            Id("Key of the formality."),
            Reference("crossing", "crossings", "The crossing.").Required(),
            Reference("country", "countries", "Which side.").Required(),
            Choice("direction", "Goods leaving or entering that country.", "export", "import").Required(),
            Choice("kind", "Customs with all documents, or the quarantine that farm goods and the like need on top.",
                "customs", "quarantine")
                .Otherwise("customs"),
            Choice("regime", "Standard; smart: pre-declared at a smart gate; appointment: round the clock by appointment.",
                "standard", "smart", "appointment").Otherwise("standard"),
            Reference("goods", "goods", "Goods concerned.").List().Otherwise("all"),
            Reference("at", "places", "Where it is done, if inland; then the border only checks the seal.")
                .Otherwise("the side's place at the crossing"),
            Reference("hours", "opening_hours", "When it is done.").Otherwise("the crossing's hours on that side"),
            Number("minutes_p50", "min", "Median time, queueing included.", 0, 100000).Required(),
            Number("minutes_p90", "min", "The time that nine in ten do not exceed.", 0, 100000).Required(),
            Number("inspection_share", "0 to 1", "Share of consignments opened for inspection.", 0, 1).Otherwise("not known"),
            Number("fee", "money", "Charge, agent included.", 0).Otherwise("0"),
            Choice("fee_per", "What the charge is for.", "teu", "box", "t", "vehicle", "consignment").Otherwise("consignment"),
            .. Price,
            Text("documents", "Documents needed.").List().Otherwise("none named"),
            .. Validity,
            .. Provenance,
        ],
    };
}
