using System.Globalization;
using Lienvan.Model.Places;
using Lienvan.Operations.Simulation.Borders;
using Lienvan.Operations.Simulation.Kernel;

namespace Lienvan.App.Rendering;

/// <summary>A comparison for people: for each place where something changes, how much and how sure.</summary>
internal sealed class ComparisonText(TextWriter output, Language language)
{
    public void Print(ComparisonReport report)
    {
        var first = report.Variants[0];
        var question = first.Report.Question;
        output.WriteLine(language.Say("{0} days from {1} · scenario {2} · {3} replications, seed {4}", question.Days,
            question.From.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture), first.Name, first.Report.Replications, question.Seed));
        foreach (var variant in report.Variants.Where(variant => variant.Change is not null))
        {
            Print(first.Report, variant, !question.At.IsEmpty);
        }

        output.WriteLine();
        output.WriteLine(language.Say("differences of pairs with the same luck, ± half an interval of 95 %; hours"));
    }

    private void Print(SimulationReport first, VariantReport variant, bool all)
    {
        output.WriteLine();
        output.WriteLine(language.Say("{0} against {1}", variant.Name, first.Question.Scenario.Id.Value));
        var table = new TextTable(language.Say("place"), "P50 h>", language.Say("change") + ">", "±>", "P90 h>", language.Say("change")
            + ">", "±>",
            language.Say("a day") + ">", language.Say("change") + ">", "±>");
        var count = 0;
        foreach (var (was, change) in Pairs(first, variant.Change!).Where(pair => all || IsChanged(pair.Change)))
        {
            count++;
            var (flow, more) = FlowOf(was, change);
            table.Add(Name(was), Hours(was.Dwell.P50.Mean), Signed(change.Dwell.P50.Mean), Hours(change.Dwell.P50.HalfWidth),
                Hours(was.Dwell.P90.Mean), Signed(change.Dwell.P90.Mean), Hours(change.Dwell.P90.HalfWidth),
                Number(flow.Mean), (more.Mean > 0 ? "+" : "") + Number(more.Mean).Replace('-', '−'), Number(more.HalfWidth));
        }

        if (count == 0)
        {
            output.WriteLine("  " + language.Say("no difference that is not within its interval"));
            return;
        }

        table.Print(output, "  ");
    }

    private static IEnumerable<(PlaceReport Was, PlaceReport Change)> Pairs(SimulationReport first, SimulationReport change) =>
        first.Borders.Concat(first.Terminals).Concat(first.Gates).Join(
            change.Borders.Concat(change.Terminals).Concat(change.Gates), place => (place.Kind, place.Id), place => (place.Kind, place.Id),
            (was, now) => (was, now)).Where(pair => double.IsFinite(pair.now.Dwell.Mean.Mean));

    private static bool IsChanged(PlaceReport change) => IsSure(change.Dwell.Mean) || IsSure(change.Dwell.P90);

    private static bool IsSure(Estimate change) => double.IsFinite(change.HalfWidth)
        && Math.Abs(change.Mean) > Math.Max(change.HalfWidth, 0.05);

    private static (Estimate Was, Estimate Change) FlowOf(PlaceReport was, PlaceReport change) => was.Kind switch
    {
        PlaceReportKind.Border => (was.Throughput.Trains, change.Throughput.Trains),
        PlaceReportKind.Terminal => (was.Throughput.Teu, change.Throughput.Teu),
        _ => (was.Throughput.Vehicles, change.Throughput.Vehicles),
    };

    private string Name(PlaceReport place)
    {
        var name = place.Name.In(language.Code) is { Length: > 0 } text ? text : place.Name.English;
        return place.Kind == PlaceReportKind.Terminal ? $"{name}, {language.Say("terminal")}" : name;
    }

    private static string Number(double value) => double.IsFinite(value) ? NumberText.Significant(value) : "–";

    private static string Hours(double minutes) => double.IsFinite(minutes) ? NumberText.Significant(minutes / 60) : "–";

    private static string Signed(double minutes) =>
        !double.IsFinite(minutes) ? "–" : minutes < 0 ? "−" + Hours(-minutes) : "+" + Hours(minutes);
}
