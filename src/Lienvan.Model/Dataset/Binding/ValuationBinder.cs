using Lienvan.Model.Projects;
using Lienvan.Model.Valuations;

namespace Lienvan.Model.Dataset.Binding;

/// <summary>Makes values of appraisals, loans and claims from their rows.</summary>
internal static class ValuationBinder
{
    public static AppraisalValue Value(RowReader row) => new()
    {
        Guide = row.Text("guide"),
        Parameter = row.Choice("parameter", AppraisalParameter.DiscountRate),
        Project = FindProject(row),
        Country = row.FindCountry("country"),
        Year = row.Text("year").Length > 0 ? row.Whole("year", 0) : null,
        Value = row.Number("value", 0),
        Unit = row.Text("unit"),
        Provenance = row.Provenance(),
    };

    public static LoanTerms Loan(RowReader row) => new()
    {
        Project = FindProject(row),
        Country = row.Country("country"),
        Lender = row.Text("lender"),
        Share = row.Number("share", 0),
        Currency = row.Text("currency") is { Length: > 0 } currency ? currency : "USD",
        Rate = row.Number("rate", 0),
        GraceYears = row.Whole("grace_years", 0),
        TenorYears = row.Whole("tenor_years", 1),
        Provenance = row.Provenance(),
    };

    public static PublishedClaim Claim(RowReader row) => new()
    {
        Id = row.Id,
        Name = row.Name(),
        Measure = row.Choice("measure", ClaimMeasure.Hours),
        From = row.FindPlace("from"),
        To = row.FindPlace("to"),
        Scenario = new ScenarioId(row.Text("scenario")),
        Against = row.Text("against") is { Length: > 0 } against ? new ScenarioId(against) : null,
        On = row.FindDate("on") ?? default,
        Low = row.FindNumber("low"),
        High = row.FindNumber("high"),
        Unit = row.Text("unit"),
        Provenance = row.Provenance(),
    };

    private static ProjectId? FindProject(RowReader row) => row.Text("project") is { Length: > 0 } project ? new ProjectId(project) : null;
}
