using System.Globalization;
using System.Text.Json.Nodes;
using Lienvan.Operations.Simulation.Kernel;
using Lienvan.Operations.Simulation.Lines;
using NodaTime.Text;

namespace Lienvan.App.Rendering;

/// <summary>A simulated line as text and as JSON; docs/lines.md describes both.</summary>
internal sealed class LineReplayReport(LineDay question, LineOptions options, Language language)
{
    private readonly LineNames names = new(question.Network, question.Railway, question.Line, language);

    public string ToJson(LineReport report) => new JsonObject
    {
        ["line"] = question.Line.Line.Id.Value,
        ["date"] = LocalDatePattern.Iso.Format(question.Day),
        ["scenario"] = question.Network.Scenario.Id.Value,
        ["seed"] = options.Seed,
        ["replications"] = report.Replications,
        ["partial"] = report.Replications < options.Replications,
        ["onTimeMinutes"] = options.OnTimeMinutes,
        ["punctuality"] = Json(report.Punctuality),
        ["meanDelayMinutes"] = Json(report.MeanDelay),
        ["delayP50Minutes"] = Json(report.DelayP50),
        ["delayP90Minutes"] = Json(report.DelayP90),
        ["delayP95Minutes"] = Json(report.DelayP95),
        ["meanTripMinutes"] = Json(report.MeanTrip),
        ["meanWaitMinutes"] = Json(report.MeanWait),
        ["trains"] = new JsonArray([.. report.Trains.Select(train => (JsonNode)new JsonObject
        {
            ["number"] = train.Name, ["delayMinutes"] = Json(train.Delay), ["delayP90Minutes"] = Number(train.DelayP90),
            ["punctuality"] = Number(train.Punctuality), ["tripMinutes"] = Json(train.Trip),
        })]),
    }.ToJsonString(TimetableReport.JsonOptions) + "\n";

    public string ToText(LineReport report)
    {
        using var output = new StringWriter { NewLine = "\n" };
        output.WriteLine(language.Say("{0} ({1}), {2}: {3} trains", names.NameOf(question.Line.Line.Name), question.Line.Line.Id,
            new TimeText(language).Date(question.Day), report.Trains.Length));
        output.WriteLine(language.Say("{0} replications, seed {1}; ± at 95 %", report.Replications, options.Seed));
        if (report.Replications < options.Replications)
        {
            output.WriteLine(language.Say("stopped early: figures of what was done"));
        }

        var table = new TextTable("", language.Say("mean") + ">", "±>");
        Add(table, language.Say("on time within {0} min, %", options.OnTimeMinutes), report.Punctuality, 100);
        Add(table, language.Say("delay at the end, min"), report.MeanDelay);
        Add(table, "  P50", report.DelayP50);
        Add(table, "  P90", report.DelayP90);
        Add(table, "  P95", report.DelayP95);
        Add(table, language.Say("time on the line, min"), report.MeanTrip);
        Add(table, language.Say("of it waiting, min"), report.MeanWait);
        table.Print(output, " ");
        PrintTrains(output, report);
        return output.ToString();
    }

    private void PrintTrains(StringWriter output, LineReport report)
    {
        if (report.Trains.IsEmpty)
        {
            return;
        }

        output.WriteLine();
        var table = new TextTable(language.Say("train"), language.Say("delay at the end, min") + ">", "±>", "P90>",
            language.Say("on time, %") + ">");
        foreach (var train in report.Trains)
        {
            table.Add(train.Name, Text(train.Delay.Mean), Text(train.Delay.HalfWidth), Text(train.DelayP90), Text(100 * train.Punctuality));
        }

        table.Print(output, " ");
    }

    private static void Add(TextTable table, string name, Estimate estimate, double times = 1) =>
        table.Add(name, Text(times * estimate.Mean), Text(times * estimate.HalfWidth));

    private static string Text(double value) => double.IsFinite(value) ? value.ToString("0.0", CultureInfo.InvariantCulture) : "–";

    private static JsonObject Json(Estimate estimate) =>
        new JsonObject { ["mean"] = Number(estimate.Mean), ["halfWidth"] = Number(estimate.HalfWidth) };

    private static JsonNode? Number(double value) => double.IsFinite(value) ? Math.Round(value, 4) : null;
}
