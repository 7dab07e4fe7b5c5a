using static Lienvan.Model.Dataset.Schema.ColumnKinds;

namespace Lienvan.Model.Dataset.Schema;

/// <summary>What is carried, who sends it, and what was observed.</summary>
internal static class DemandTables
{
    public static ImmutableArray<Table> All => [Goods, Zones, Observations, Demand];

    private static Table Goods => new()
    {
        Name = "goods",
        Meaning = "A group of goods: its weight, value and rules.",
        Key = ["id"],
        IsRequired = true,
        Columns =
        [
            Id("Key of the group, such as electronics."),
            .. Names,
            Text("other_names", "Further words for it.").List().Otherwise("none"),
            Choice("form", "How it travels.", "container", "bulk", "either").Otherwise("container"),
            Choice("needs", "What its carriage asks for.", "general", "reefer", "dangerous", "overlength", "bulk").Otherwise("general"),
            Flag("quarantine", "Whether plant or animal quarantine must see it.").Otherwise("no"),
            Number("tonnes_per_teu", "t", "Cargo in a container of 20 feet.", 0.1, 30).Otherwise("12"),
            Number("value_usd_per_t", "USD/t", "Value of a tonne.", 0).Otherwise("not known"),
            Number("time_value_percent_per_day", "% of value a day", "What a day in transit costs.", 0, 10).Otherwise("1"),
            .. Provenance,
        ],
    };

    private static Table Zones => new()
    {
        Name = "zones",
        Meaning = "A province, prefecture or country that sends and receives goods and people.",
        Key = ["id"],
        Columns =
        [
            Id("Key of the zone."),
            .. Names,
            Choice("kind", "What it is.", "province", "prefecture", "country", "gateway").Required(),
            Reference("country", "countries", "The country.").Required(),
            Reference("place", "places", "The place that stands for it.").Required(),
            Number("population", "people", "People.", 0).Otherwise("not known"),
            Whole("population_year", "year", "Of which year.", 1990, 2100).Otherwise("2024"),
            Number("output", "million of the currency", "Gross regional product a year.", 0).Otherwise("not known"),
            Text("output_currency", "ISO 4217 code.").Otherwise("USD"),
            Whole("output_year", "year", "Of which year.", 1990, 2100).Otherwise("2024"),
            Number("area_km2", "km²", "Area.", 0).Otherwise("not known"),
            .. Provenance,
        ],
    };

    private static Table Observations => new()
    {
        Name = "observations",
        Meaning = "A published figure to hold the model against.",
        Key = ["id"],
        Columns =
        [
            Id("Key of the observation."),
            Text("subject", "What was counted or timed, in words.").Required(),
            Choice("quantity", "What was measured.",
                "teu", "t", "trains", "vehicles", "vehicles_per_day", "trains_per_day", "passengers", "hours", "minutes", "kmh", "usd",
                "train_mass_t").Required(),
            Reference("crossing", "crossings", "The crossing, if it is about one; of several their sum.").List().Otherwise("none"),
            Reference("from", "places", "Where the journey begins, if it is about one.").Otherwise("none"),
            Reference("to", "places", "Where it ends.").Otherwise("none"),
            Reference("service", "services", "The service, if it is about one.").Otherwise("none"),
            Choice("mode", "The mode, if it is about one.", "road", "rail", "sea", "all").Otherwise("all"),
            Reference("goods", "goods", "The goods, if it is about some.").List().Otherwise("all"),
            Reference("reporter", "countries", "Whose statistics.").Otherwise("not stated"),
            Choice("direction", "Seen from Viet Nam.", "both", "export", "import").Otherwise("both"),
            Date("period_from", "First day.").Required(),
            Date("period_to", "Last day.").Required(),
            Number("value", "as quantity says", "The figure.", 0).Required(),
            Choice("bound", "Whether it was published as the most or the least, not as the figure itself.", "none", "upper", "lower")
                .Otherwise("none"),
            Choice("use", "Whether a model may be fitted to it or must be compared with it only.", "fit", "compare").Otherwise("compare"),
            .. Provenance,
        ],
    };

    private static Table Demand => new()
    {
        Name = "demand",
        Meaning = "A figure that a forecast of traffic starts from: a total, a growth, an elasticity, a ramp-up.",
        Key = ["id"],
        Columns =
        [
            Id("Key of the figure."),
            Choice("parameter", "What it is.",
                "tonnes", "trips", "mode_tonnes", "crossing_tonnes", "crossing_lorries", "crossing_usd_per_t", "output_growth",
                "output_elasticity", "cost_elasticity", "deterrence", "cost_scale", "mode_scale", "transfer_usd_per_t",
                "reliability_ratio", "lorry_load_t", "load_factor", "peak_factor",
                "month_share", "run_rate", "ramp_up", "optimism", "occupancy_limit", "traveller_hour_usd").Required(),
            Choice("market", "Of which market: trade of Viet Nam and China, China with Laos and beyond, within Viet Nam, to and from the "
                + "ports of Hải Phòng, to and from the mines and works of Lào Cai, people over the border, tourists, "
                + "people within Viet Nam.",
                "trade", "laos", "domestic", "port", "mines", "travel", "tourism", "domestic-travel").Otherwise("all"),
            Reference("goods", "goods", "Of which goods.").Otherwise("all"),
            Reference("country", "countries", "Of which country.").Otherwise("all"),
            Reference("crossing", "crossings", "At which crossing.").Otherwise("all"),
            Choice("mode", "By which mode.", "road", "rail", "sea", "all").Otherwise("all"),
            Choice("direction", "Seen from Viet Nam.", "both", "export", "import").Otherwise("both"),
            Choice("case", "In which case of growth.", "low", "medium", "high", "all").Otherwise("all"),
            Whole("year", "year", "The year it holds for, or from; of a ramp-up, the year after opening; of a month's share, the month.",
                0, 2100).Otherwise("0"),
            Number("value", "as parameter says", "The figure: tonnes or trips a year, lorries a day, % a year for growth.", -100)
                .Required(),
            .. Provenance,
        ],
    };
}
