using static Lienvan.Model.Dataset.Schema.ColumnKinds;

namespace Lienvan.Model.Dataset.Schema;

/// <summary>What the simulation of days needs beyond what planning does: the work of stations and gates, and the lorries that
/// come.</summary>
internal static class BorderWorkTables
{
    public static ImmutableArray<Table> All => [BorderWork, GateArrivals, ArrivalPatterns, SimulatedDwells];

    private static Table BorderWork => new()
    {
        Name = "border_work",
        Meaning = "Work of a border station, or of a gate, beside handling and formalities: how many can be at it, and how long it takes. "
            + "What has no row is as docs/simulation.md says.",
        Key = ["id", "valid_from", "project"],
        Columns =
        [
            Id("Key of the work."),
            Reference("place", "places", "The station where it is done.").Otherwise("none: it is work of a gate"),
            Reference("crossing", "crossings", "The road gate where it is done; customs with a place are those of that side.")
                .Otherwise("none: it is work of a station"),
            Choice("work",
                "Of a station: tracks to arrive on; tracks beside cranes; change of locomotive; shunting engines with their crews; "
                + "brake tests; scanners; desks that open what is inspected; windows that control passengers, their minutes a passenger's. "
                + "Of a gate: lanes for the pre-declared; lines of driverless vehicles; desks for inspection. "
                + "Of both: customs officers, of whom one must be free for the papers, for so many minutes, in their hours.",
                "arrival_track", "pad", "locomotive_change", "shunting", "brake_test", "scanning", "inspection", "passenger_control",
                "smart_lane", "agv_line", "customs").Required(),
            Gauges("gauges", "For tracks: the gauges on them.").Otherwise("every gauge"),
            Whole("servers", "count", "How many can be at it at once.", 0, 1000).Otherwise("1"),
            Number("minutes_p50", "min", "Median time of one.", 0, 10000).Otherwise("0"),
            Number("minutes_p90", "min", "The time that nine in ten do not exceed.", 0, 10000).Otherwise("2 × minutes_p50"),
            Number("share", "0 to 1", "Share of lorries or trains that it is for.", 0, 1).Otherwise("1"),
            Reference("hours", "opening_hours", "When it is done.").Otherwise("the hours of the station or gate"),
            .. Validity,
            .. Provenance,
        ],
    };

    private static Table GateArrivals => new()
    {
        Name = "gate_arrivals",
        Meaning = "Loaded lorries that come to a road gate, one way, of one kind of goods. "
            + "A gate without rows gets part of what it can pass.",
        Key = ["id", "valid_from", "project"],
        Columns =
        [
            Id("Key of the stream of lorries."),
            Reference("crossing", "crossings", "The gate.").Required(),
            Choice("direction", "Which way.", "a_to_b", "b_to_a").Required(),
            Reference("goods", "goods", "What they carry.").Otherwise("general"),
            Number("lorries_per_day", "count", "Mean of a day on which the pattern is 1.", 0, 100000).Required(),
            Whole("priority", "0 to 9", "Who goes first where lorries queue for a lane; 0 before 9.", 0, 9).Otherwise("5"),
            new()
            {
                Name = "pattern",
                Type = ColumnType.Identifier,
                Meaning = "The set of arrival_patterns that says when they come.",
                Default = "evenly over the opening hours",
            },
            .. Validity,
            .. Provenance,
        ],
    };

    private static Table ArrivalPatterns => new()
    {
        Name = "arrival_patterns",
        Meaning = "One factor of a pattern of arrivals: by hour, day of the week, month, or around a holiday. What is not named counts 1.",
        Key = ["pattern", "kind", "at"],
        Columns =
        [
            new() { Name = "pattern", Type = ColumnType.Identifier, Meaning = "Key of the pattern.", IsRequired = true },
            Choice("kind", "What the factor is for: an hour of the day, local time of the side that lorries come from; a day of the week; "
                + "a month; a public holiday of that side; or the days of Tết, from three days before the New Year to five after.",
                "hour", "weekday", "month", "holiday", "new_year").Required(),
            Whole("at", "number", "0 to 23 for hours, 1 (Monday) to 7, 1 to 12; 0 for holidays.", 0, 23).Required(),
            Number("factor", "times", "Times the mean.", 0, 100).Required(),
            .. Provenance,
        ],
    };

    private static Table SimulatedDwells => new()
    {
        Name = "simulated_dwells",
        Meaning = "Time at a border as `lienvan simulate --out` found it, one way, for a class of cargo, in a scenario. "
            + "Where the file is in the "
            + "package, planning takes the passage from here.",
        Key = ["id", "scenario"],
        Columns =
        [
            Id("Key of the row."),
            Reference("crossing", "crossings", "The crossing.").Required(),
            Choice("direction", "Which way.", "a_to_b", "b_to_a").Required(),
            Choice("class", "In boxes or on lorries; the same seen by quarantine; loose in wagons.", "general", "quarantine", "loose")
                .Otherwise("general"),
            new() { Name = "scenario", Type = ColumnType.Identifier, Meaning = "The scenario that was simulated.", IsRequired = true },
            Number("per_day", "count", "Consignments or lorries a day.", 0).Otherwise("not known"),
            Number("minutes_p50", "min",
                "Median from papers done on the near side to being across by road, or leaving by rail; while open.",
                0, 100000).Required(),
            Number("minutes_p90", "min", "The time that nine in ten do not exceed.", 0, 100000).Required(),
            Number("total_p50", "min", "Median of the whole stay on both sides, papers, nights and closures included.", 0,
                1000000).Required(),
            Number("total_p90", "min", "The time that nine in ten do not exceed.", 0, 1000000).Required(),
            .. Provenance,
        ],
    };
}
