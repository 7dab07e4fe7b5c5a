using static Lienvan.Model.Dataset.Schema.ColumnKinds;

namespace Lienvan.Model.Dataset.Schema;

/// <summary>Prices, exchange rates and emissions.</summary>
internal static class MoneyTables
{
    public static ImmutableArray<Table> All => [Tariffs, ExchangeRates, EmissionFactors];

    private static Table Tariffs => new()
    {
        Name = "tariffs",
        Meaning = "A price: a base and so much a kilometre, for one unit of cargo.",
        Key = ["id", "valid_from", "project"],
        Columns =
        [
            Id("Key of the tariff."),
            Choice("mode", "What it prices.", "road", "rail", "sea").Required(),
            Reference("country", "countries", "Where it holds; a run over several countries pays each country's part.")
                .Otherwise("anywhere"),
            Gauges("gauges", "For rail: the gauge it holds on.").Otherwise("any"),
            Flag("only_named", "Whether it holds only for services that name it.").Otherwise("no"),
            Choice("traffic", "What is carried.", "freight", "passenger").Otherwise("freight"),
            Choice("per", "The unit: a container of 20 or 40 feet, TEU, tonne, lorry or passenger.",
                "box20", "box40", "teu", "t", "vehicle", "passenger")
                .Required(),
            Accepts,
            Number("base", "money", "For each unit, whatever the distance.", 0).Otherwise("0"),
            Number("per_km", "money per km", "For each unit and kilometre.", 0).Otherwise("0"),
            Number("minimum", "money", "The least charged for a unit.", 0).Otherwise("0"),
            Number("empty_return_factor", "ratio", "Multiplies base and per_km for the empty way back.", 1, 3).Otherwise("1"),
            .. Price,
            .. Validity,
            .. Provenance,
        ],
    };

    private static Table ExchangeRates => new()
    {
        Name = "exchange_rates",
        Meaning = "What one US dollar costs, from a day on until the next row of the same currency.",
        Key = ["currency", "date"],
        IsRequired = true,
        Columns =
        [
            Text("currency", "ISO 4217 code.").Required(),
            Date("date", "First day.").Required(),
            Number("per_usd", "units per US dollar", "The rate.", 0.000001).Required(),
            .. Provenance,
        ],
    };

    private static Table EmissionFactors => new()
    {
        Name = "emission_factors",
        Meaning = "Greenhouse gas for moving or handling cargo, from well to wheel, as ISO 14083 counts it.",
        Key = ["id"],
        Columns =
        [
            Id("Key of the factor."),
            Choice("activity", "Moving by a mode, or handling in a terminal.", "road", "rail", "sea", "handling").Required(),
            Choice("traction", "For rail: the power.", "diesel", "electric", "ship", "any").Otherwise("any"),
            Reference("country", "countries", "Where it holds.").Otherwise("anywhere"),
            Number("grams", "g CO2e", "For each tonne-kilometre moved, or each TEU handled.", 0, 5000).Required(),
            .. Provenance,
        ],
    };
}
