using Lienvan.Appraisal.Claims;
using Lienvan.Model.Valuations;
using static Lienvan.App.Rendering.AppraisalNames;

namespace Lienvan.App.Rendering;

/// <summary>Claims beside what the model finds. A published figure and a finding stand in columns of their own.</summary>
internal sealed class ClaimsText(TextWriter output, Language language)
{
    public void Print(ImmutableArray<ClaimFinding> findings)
    {
        var table = new TextTable(language.Say("claim") + "~", language.Say("published") + ">", language.Say("the model finds") + ">",
            language.Say("verdict"), language.Say("asked of"));
        foreach (var finding in findings)
        {
            var (claim, how) = (finding.Claim, language.Translate(finding.How));
            string[] below = finding is { Without: { } without, With: { } with }
                ? [how + Separator + language.Say("{0} without, {1} with", Quantity(claim, without), Quantity(claim, with)),
                    SourceOf(claim)]
                : [how, SourceOf(claim)];
            table.AddWith(below, claim.Name.In(language.Code), Published(claim), Value(claim, finding.Found),
                language.Say("verdict " + finding.Verdict), language.Say("engine " + finding.Engine));
        }

        table.Print(output, " ");
    }

    private static string Separator => " · ";

    private static string SourceOf(PublishedClaim claim) => claim.Provenance.Source + " (" + claim.Provenance.Confidence + ")"
        + (claim.Provenance.Note.Length > 0 ? Separator + claim.Provenance.Note : "");

    private static string Published(PublishedClaim claim) => (claim.Low, claim.High) switch
    {
        ({ } low, { } high) => Value(claim, low) + " … " + Value(claim, high),
        ({ } low, null) => (claim.Measure is ClaimMeasure.RailTonnes ? "" : "≥ ") + Value(claim, low),
        (null, { } high) => "≤ " + Value(claim, high),
        _ => "–",
    };

    private static string Value(PublishedClaim claim, double? value) => (claim.Unit, value) switch
    {
        (_, null) => "–",
        ("share", { } share) => AppraiseText.SignedPercent(share),
        ("h", { } hours) => Hours(hours),
        var (unit, amount) => NumberText.Significant(amount.Value) + " " + unit,
    };

    private static string Quantity(PublishedClaim claim, double value) =>
        claim.Measure is ClaimMeasure.CostChange ? NumberText.Money(value) + " USD" : Hours(value);

    private static string Hours(double hours) => Fixed(hours, 1) + " h";
}
