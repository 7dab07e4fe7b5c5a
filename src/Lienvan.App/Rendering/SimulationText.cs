using System.Globalization;
using Lienvan.Model.Places;
using Lienvan.Operations.Simulation.Borders;
using Lienvan.Operations.Simulation.Kernel;

namespace Lienvan.App.Rendering;

/// <summary>A simulation for people: a table of each kind of place, and for a few places what their time goes into and what
/// limits.</summary>
internal sealed class SimulationText(TextWriter output, Language language)
{
    /// <summary>So many places at most are told in detail.</summary>
    private const int DetailedPlaces = 4;

    public void Print(SimulationReport report, ImmutableArray<CrossingMeasure> measures)
    {
        var question = report.Question;
        output.WriteLine(language.Say("{0} days from {1} · scenario {2} · {3} replications, seed {4}", question.Days,
            question.From.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture), question.Scenario.Id.Value, report.Replications,
                question.Seed));
        PrintPlaces(language.Say("border station"), report.Borders, ["freight trains/day", "passenger trains/day", "TEU/day", "t/day"],
            place => [place.Throughput.Trains, place.Throughput.PassengerTrains, place.Throughput.Teu, place.Throughput.Tonnes]);
        PrintPlaces(language.Say("terminal"), report.Terminals, ["TEU/day", "t/day"],
            place => [place.Throughput.Teu, place.Throughput.Tonnes]);
        PrintPlaces(language.Say("road gate"), report.Gates, ["lorries/day", "t/day", "left over at closing"],
            place => [place.Throughput.Vehicles, place.Throughput.Tonnes, place.LeftOver]);
        PrintCrossings(report);
        PrintMeasures(report, measures);
        PrintPlaces(language.Say("line"), LinesOf(report), ["trains/day", "passenger trains/day", "trains that wait", "on time, %"],
            place => [place.Throughput.Trains, place.Throughput.PassengerTrains, MeanOf(place.QueueByHour), Percent(place)]);
        var detailed = report.Borders.Concat(report.Terminals).Concat(report.Gates).Concat(LinesOf(report)).Where(IsUsed).ToArray();
        if (detailed.Length <= DetailedPlaces)
        {
            foreach (var place in detailed)
            {
                PrintDetail(place);
            }
        }

        output.WriteLine();
        TextTable.PrintWrapped(output, "", language.Say(
            "° rests on assumed rows and shares: docs/simulation.md; intervals of 95 %, dwell in hours from arrival to leaving"));
        if (report.IsPartial)
        {
            output.WriteLine(language.Say("stopped before all runs were done: figures of those done"));
        }
    }

    /// <summary>Of lines that were not asked about there is no more than a count of trains.</summary>
    private static ImmutableArray<PlaceReport> LinesOf(SimulationReport report) =>
        [.. report.Lines.Where(line => report.Question.At.IsEmpty || report.Question.At.Contains(line.Id))];

    private static Estimate MeanOf(ImmutableArray<Estimate> hours) =>
        new(hours.IsEmpty ? double.NaN : hours.Average(hour => hour.Mean), double.NaN);

    private static Estimate Percent(PlaceReport place) =>
        SimulationJson.MainPunctuality(place) is var share ? new(100 * share.Mean, 100 * share.HalfWidth) : default;

    private static bool IsUsed(PlaceReport place) =>
        place.Throughput is { } flow && (flow.Trains.Mean > 0 || flow.PassengerTrains.Mean > 0 || flow.Teu.Mean > 0
            || flow.Vehicles.Mean > 0);

    private void PrintPlaces(string heading, ImmutableArray<PlaceReport> places, string[] columns, Func<PlaceReport, Estimate[]> figures)
    {
        var used = places.Where(IsUsed).ToArray();
        if (used.Length == 0)
        {
            return;
        }

        output.WriteLine();
        string[] times = ["P50 h>", "P90 h>", "±>", "P95 h>", language.Say("what limits") + "~"];
        var table = new TextTable([heading, .. columns.Select(column => language.Say(column) + ">"), .. times]);
        foreach (var place in used)
        {
            table.Add(
            [
                Name(place.Name) + (place.IsAssumed ? "°" : ""), .. figures(place).Select(figure => Number(figure.Mean)),
                Hours(place.Dwell.P50.Mean), Hours(place.Dwell.P90.Mean), Hours(place.Dwell.P90.HalfWidth), Hours(place.Dwell.P95.Mean),
                LimitOf(place),
            ]);
        }

        table.Print(output);
    }

    /// <summary>The desk of which one more brings most, if it brings anything beyond its interval.</summary>
    private string LimitOf(PlaceReport place) =>
        place.Limits.FirstOrDefault(limit => limit.Mean.Mean + limit.Mean.HalfWidth < 0) is { } limit ? Gain(limit) : "–";

    private string Gain(LimitReport limit) => language.Say("{0} +{1}: {2} h on average (±{3}), {4} h at P90 (±{5})",
        language.Say(limit.Kind),
        limit.More, Signed(limit.Mean.Mean), Hours(limit.Mean.HalfWidth), Signed(limit.P90.Mean), Hours(limit.P90.HalfWidth));

    private void PrintCrossings(SimulationReport report)
    {
        var table = new TextTable(language.Say("consignments over the border, both sides"), language.Say("direction"),
            language.Say("class"),
            language.Say("a day") + ">", "P50 h>", "P90 h>", "±>");
        var count = 0;
        foreach (var crossing in report.Crossings)
        {
            foreach (var (index, direction) in crossing.Directions.Index())
            {
                foreach (var each in direction.Consignments.Where(each => each.PerDay.Mean > 0))
                {
                    count++;
                    table.Add(Name(crossing.Name) + "°", index == 0 ? "a → b" : "b → a", language.Say(SimulationJson.Word(each.Class)),
                        Number(each.PerDay.Mean), Hours(each.Dwell.P50.Mean), Hours(each.Dwell.P90.Mean), Hours(each.Dwell.P90.HalfWidth));
                }
            }
        }

        if (count > 0)
        {
            output.WriteLine();
            table.Print(output);
        }
    }

    /// <summary>Time, cost and speed as CAREC counts them, for rail, where speeds are known.</summary>
    private void PrintMeasures(SimulationReport report, ImmutableArray<CrossingMeasure> measures)
    {
        var names = report.Crossings.ToDictionary(crossing => crossing.Id, crossing => crossing.Name);
        var rail = measures.Where(measure => names.ContainsKey(measure.Crossing)).ToArray();
        if (rail.Length == 0)
        {
            return;
        }

        output.WriteLine();
        var table = new TextTable(language.Say("corridor measures (CAREC)"), language.Say("direction"), language.Say("border, h") + ">",
            language.Say("border, USD") + ">", language.Say("km/h without delay") + ">", language.Say("km/h with delay") + ">");
        foreach (var measure in rail)
        {
            table.Add(Name(names[measure.Crossing]) + "°", measure.IsAToB ? "a → b" : "b → a", Number(measure.Time.Mean.Mean),
                Number(measure.Usd),
                Number(measure.SpeedWithoutDelay), Number(measure.SpeedWithDelay));
        }

        table.Print(output);
    }

    private void PrintDetail(PlaceReport place)
    {
        output.WriteLine();
        output.WriteLine(Name(place.Name));
        var steps = new TextTable(language.Say("step"), language.Say("waits, min") + ">", language.Say("takes, min") + ">");
        foreach (var step in SimulationJson.MainSteps(place).Where(step => step.Wait.Mean > 0 || step.Work.Mean > 0))
        {
            steps.Add(language.Say(SimulationJson.Word(step.Step)), Number(step.Wait.Mean), Number(step.Work.Mean));
        }

        steps.Print(output, "  ");
        var desks = new TextTable(language.Say("resource"), language.Say("there are") + ">", language.Say("utilisation") + ">",
            language.Say("mean wait, min") + ">");
        foreach (var desk in place.Desks.Where(desk => desk.Utilisation.Mean > 0))
        {
            desks.Add($"{language.Say(desk.Kind)} {desk.Key}{(desk.IsAssumed ? "°" : "")}",
                desk.Servers.ToString(CultureInfo.InvariantCulture),
                Number(desk.Utilisation.Mean), Number(desk.MeanWait.Mean));
        }

        desks.Print(output, "  ");
        PrintQueue(place);
        foreach (var limit in place.Limits)
        {
            output.WriteLine($"  {limit.Desk}: {Gain(limit)}");
        }
    }

    private void PrintQueue(PlaceReport place)
    {
        var row = (string name, ImmutableArray<Estimate> hours) =>
            output.WriteLine($"  {name}: {string.Join(' ', hours.Select(hour => Number(Math.Round(hour.Mean, 1))))}");
        if (place.Kind == PlaceReportKind.Gate)
        {
            row(language.Say("lorries that wait, by hour, a → b"), place.QueueByHour);
            row(language.Say("lorries that wait, by hour, b → a"), place.QueueByHourBack);
            return;
        }

        row(language.Say(place.Kind == PlaceReportKind.Terminal ? "TEU in the stack, by hour" : "trains that wait, by hour"),
            place.QueueByHour);
    }

    private string Name(LocalName name) => name.In(language.Code) is { Length: > 0 } text ? text : name.English;

    private static string Number(double value) => double.IsFinite(value) ? NumberText.Significant(value) : "–";

    private static string Hours(double minutes) => double.IsFinite(minutes) ? NumberText.Significant(minutes / 60) : "–";

    private static string Signed(double minutes) =>
        !double.IsFinite(minutes) ? "–" : minutes < 0 ? "−" + Hours(-minutes) : "+" + Hours(minutes);
}
