using Lienvan.Model.Valuations;
using static Lienvan.Model.Dataset.Schema.ColumnKinds;

namespace Lienvan.Model.Dataset.Schema;

/// <summary>What appraisals are made with, who lends, and what others claim.</summary>
internal static class ValuationTables
{
    public static ImmutableArray<Table> All => [AppraisalValues, Loans, Claims];

    private static Table AppraisalValues => new()
    {
        Name = "appraisal_values",
        Meaning = "A number that appraisals are made with; docs/appraisal.md lists the parameters. The row that says most comes first.",
        Key = ["guide", "parameter", "project", "country", "year"],
        Columns =
        [
            Text("guide", "The guide whose rule it is: adb, world-bank, eu or a name of one's own.").Otherwise("every guide"),
            Choice("parameter", "What it is.", [.. Enum.GetNames<AppraisalParameter>().Select(WordOf)]).Required(),
            Reference("project", "projects", "The project it is about.").Otherwise("every project"),
            Reference("country", "countries", "The country it is about.").Otherwise("every country"),
            Whole("year", "year", "The calendar year, or the year since opening for ramp_up; lines between the years.", 0, 2300)
                .Otherwise("every year"),
            Number("value", "as the unit says", "The number.", double.NegativeInfinity).Required(),
            Text("unit", "Its unit."),
            .. Provenance,
        ],
    };

    /// <summary><c>discount_rate</c> for <c>DiscountRate</c>.</summary>
    private static string WordOf(string member) => string.Concat(member.Select((character, at) =>
        char.IsUpper(character) ? (at > 0 ? "_" : "") + char.ToLowerInvariant(character) : character.ToString()));

    private static Table Loans => new()
    {
        Name = "loans",
        Meaning = "Who lends how much of what a country builds; what nobody lends its government pays.",
        Key = ["project", "country", "lender"],
        Columns =
        [
            Reference("project", "projects", "The project.").Otherwise("every project that no row names"),
            Reference("country", "countries", "Whose parts are paid with it.").Required(),
            Text("lender", "Who lends.").Required(),
            Number("share", "share", "How much of the cost is lent.", 0, 1).Required(),
            Text("currency", "ISO 4217 code of the currency of the loan.").Otherwise("USD"),
            Number("rate", "share a year", "Interest, at current prices.", 0, 1).Required(),
            Whole("grace_years", "years", "Years from the first drawing in which nothing is paid back.", 0, 50).Required(),
            Whole("tenor_years", "years", "Years from the first drawing to the last payment.", 1, 100).Required(),
            .. Provenance,
        ],
    };

    private static Table Claims => new()
    {
        Name = "claims",
        Meaning = "A figure that somebody published about what is being or may be built; lienvan claims puts it to the test.",
        Key = ["id"],
        Columns =
        [
            Id("Key of the claim."),
            .. Names,
            Choice("measure", "How it is put to the test.",
                "hours", "hours_change", "cost_change", "efficiency_change", "train_hours", "rail_tonnes").Required(),
            Reference("from", "places", "Where the test begins.").Otherwise("the whole corridor"),
            Reference("to", "places", "Where it ends.").Otherwise("the whole corridor"),
            Reference("scenario", "scenarios", "The scenario that should make it come true.").Required(),
            Reference("against", "scenarios", "The scenario that it is compared with.").Otherwise("none"),
            Date("on", "The day that is asked about.").Required(),
            Number("low", "as the unit says", "The least that is claimed.", double.NegativeInfinity).Otherwise("no limit"),
            Number("high", "as the unit says", "The most that is claimed.", double.NegativeInfinity).Otherwise("no limit"),
            Text("unit", "Its unit."),
            .. Provenance,
        ],
    };
}
