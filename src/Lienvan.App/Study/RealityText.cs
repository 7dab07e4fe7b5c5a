using System.Globalization;
using System.Text.Json.Nodes;
using Lienvan.App.Rendering;
using Lienvan.Model.Zones;
using NodaTime.Text;

namespace Lienvan.App.Study;

/// <summary>The model beside observations as text and as JSON; docs/reality.md describes both.</summary>
internal sealed class RealityText(RealityReport report, string scenario, SubjectNames subjects, Language language)
{
    public string ToJson() => ToNode().ToJsonString(TimetableReport.JsonOptions) + "\n";

    public JsonObject ToNode() => new()
    {
        ["scenario"] = scenario,
        ["partial"] = report.IsPartial,
        ["counts"] = Counts([.. report.Rows]),
        ["quantities"] = new JsonArray([.. Groups().Select(group => (JsonNode)QuantityJson(group))]),
        ["observations"] = new JsonArray([.. report.Rows.Select(row => (JsonNode)RowJson(row))]),
    };

    public string ToText()
    {
        using var output = new StringWriter { NewLine = "\n" };
        RealityRow[] all = [.. report.Rows];
        output.WriteLine(language.Say("{0} published figures: {1} within tolerance, {2} outside, {3} not modelled", all.Length,
            Count(all, Verdict.Within), Count(all, Verdict.Outside), Count(all, Verdict.NotModelled)));
        RealityRow[] sighted = [.. all.Where(row => row.Mark == Mark.Predicted)];
        output.WriteLine(language.Say(
            "predicted without sight: {0} of {1} within; fitted: {2} of {3}; read back from the package: {4} of {5}",
            Count(sighted, Verdict.Within), sighted.Length, Count(Marked(Mark.Fitted), Verdict.Within), Marked(Mark.Fitted).Length,
            Count(Marked(Mark.Input), Verdict.Within), Marked(Mark.Input).Length));
        if (report.IsPartial)
        {
            output.WriteLine(language.Say("stopped early: figures of what was done"));
        }

        foreach (var group in Groups())
        {
            Print(output, group);
        }

        return output.ToString();
    }

    private void Print(StringWriter output, IGrouping<string, RealityRow> group)
    {
        RealityRow[] rows = [.. group];
        output.WriteLine();
        output.WriteLine(language.Say("{0}, ±{1} %: {2} within, {3} outside, {4} not modelled", Unit(group.Key),
            Math.Round(100 * RealityCheck.Tolerances[group.Key]), Count(rows, Verdict.Within), Count(rows, Verdict.Outside),
            Count(rows, Verdict.NotModelled)));
        var table = new TextTable(language.Say("what"), language.Say("period"), language.Say("observed") + ">",
            language.Say("model") + ">", "%>", "", language.Say("by") + "~");
        foreach (var row in rows)
        {
            table.Add(subjects.In(language, row.Observation.Subject), PeriodOf(row.Observation),
                BoundText(row.Observation) + Number(row.Observation.Value),
                row.Model is { } model ? Number(model) : "–", DeviationText(row), VerdictText(row),
                row.Model is null ? language.Translate(row.How) : row.Engine);
        }

        table.Print(output, " ");
    }

    private string VerdictText(RealityRow row) => row.Verdict switch
    {
        Verdict.Within => "✓ " + MarkText(row.Mark),
        Verdict.Outside => "✗ " + MarkText(row.Mark),
        _ => language.Say("not modelled"),
    };

    private string MarkText(Mark? mark) => mark switch
    {
        Mark.Fitted => language.Say("fitted"),
        Mark.Predicted => language.Say("predicted"),
        _ => language.Say("read back"),
    };

    private string Unit(string quantity) => quantity switch
    {
        "teu" => "TEU",
        "t" => language.Say("tonnes"),
        "hours" => language.Say("hours in transit"),
        "minutes" => language.Say("minutes of a train or lorry"),
        "kmh" => "km/h",
        "usd" => language.Say("trade, USD"),
        "trains" => language.Say("trains in a period"),
        "trains_per_day" => language.Say("trains a day"),
        "vehicles" => language.Say("lorries in a period"),
        "vehicles_per_day" => language.Say("lorries a day"),
        "passengers" => language.Say("passengers in a period"),
        _ => language.Say("train mass, t"),
    };

    private static string PeriodOf(Observation observation)
    {
        var pattern = LocalDatePattern.Iso;
        var (from, to) = (observation.PeriodFrom, observation.PeriodTo);
        if (from == to)
        {
            return pattern.Format(from);
        }

        if (from.Day == 1 && to == to.With(NodaTime.DateAdjusters.EndOfMonth))
        {
            return (from.Month, to.Month) == (1, 12) && from.Year == to.Year ? from.Year.ToString(CultureInfo.InvariantCulture)
                : pattern.Format(from)[..7] + (from.With(NodaTime.DateAdjusters.EndOfMonth) == to ? "" : "–" + pattern.Format(to)[..7]);
        }

        return $"{pattern.Format(from)}–{pattern.Format(to)}";
    }

    private static string BoundText(Observation observation) => observation.Bound switch
    {
        ObservationBound.Upper => "≤ ",
        ObservationBound.Lower => "≥ ",
        _ => "",
    };

    private static string DeviationText(RealityRow row) =>
        row.Deviation is { } deviation ? (100 * deviation).ToString("+0;−0;0", CultureInfo.InvariantCulture) : "";

    private static string Number(double value) => Math.Abs(value) >= 1000 ? value.ToString("#,0", CultureInfo.InvariantCulture)
        : NumberText.Significant(value);

    private RealityRow[] Marked(Mark mark) => [.. report.Rows.Where(row => row.Mark == mark)];

    private IEnumerable<IGrouping<string, RealityRow>> Groups() => report.Rows.GroupBy(row => row.Observation.Quantity);

    private static int Count(RealityRow[] rows, Verdict verdict) => rows.Count(row => row.Verdict == verdict);

    private static JsonObject Counts(RealityRow[] rows) => new()
    {
        ["observations"] = rows.Length, ["within"] = Count(rows, Verdict.Within), ["outside"] = Count(rows, Verdict.Outside),
        ["notModelled"] = Count(rows, Verdict.NotModelled), ["fitted"] = rows.Count(row => row.Mark == Mark.Fitted),
        ["predicted"] = rows.Count(row => row.Mark == Mark.Predicted), ["input"] = rows.Count(row => row.Mark == Mark.Input),
    };

    private static JsonObject QuantityJson(IGrouping<string, RealityRow> group)
    {
        var json = Counts([.. group]);
        json.Insert(0, "quantity", group.Key);
        json.Insert(1, "tolerance", RealityCheck.Tolerances[group.Key]);
        return json;
    }

    private JsonObject RowJson(RealityRow row)
    {
        var seen = row.Observation;
        return new JsonObject
        {
            ["id"] = seen.Id, ["subject"] = subjects.In(language, seen.Subject), ["quantity"] = seen.Quantity,
            ["crossing"] = seen.Crossings.IsEmpty ? null : string.Join(';', seen.Crossings.Select(crossing => crossing.Value)),
            ["from"] = seen.From?.Value, ["to"] = seen.To?.Value, ["service"] = seen.Service?.Value,
            ["mode"] = seen.Mode?.ToString().ToLowerInvariant() ?? "all",
            ["direction"] = seen.Direction?.ToString().ToLowerInvariant() ?? "both",
            ["periodFrom"] = LocalDatePattern.Iso.Format(seen.PeriodFrom), ["periodTo"] = LocalDatePattern.Iso.Format(seen.PeriodTo),
            ["observed"] = seen.Value, ["bound"] = seen.Bound == ObservationBound.None ? null : seen.Bound.ToString().ToLowerInvariant(),
            ["model"] = row.Model is { } model ? Math.Round(model, 4) : null,
            ["deviation"] = row.Deviation is { } deviation ? Math.Round(deviation, 4) : null,
            ["tolerance"] = row.Tolerance,
            ["verdict"] = row.Verdict == Verdict.NotModelled ? "not modelled" : row.Verdict.ToString().ToLowerInvariant(),
            ["mark"] = row.Mark?.ToString().ToLowerInvariant(), ["engine"] = row.Engine.Length > 0 ? row.Engine : null,
            ["how"] = language.Translate(row.How),
            ["others"] = new JsonArray([.. row.Others.Select(other => (JsonNode)new JsonObject
            {
                ["engine"] = other.Engine, ["model"] = Math.Round(other.Model, 4),
            })]),
            ["source"] = seen.Provenance.Source, ["confidence"] = seen.Provenance.Confidence.ToString(),
        };
    }
}
