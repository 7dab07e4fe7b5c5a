using System.CommandLine;
using System.Globalization;
using Lienvan.App.Rendering;
using Lienvan.Model.Dataset;
using Lienvan.Model.Places;
using Lienvan.Model.Units;
using Lienvan.Planner;
using Lienvan.Planner.Consignments;

namespace Lienvan.App.Commands;

/// <summary><c>lienvan plan FROM TO</c>: a shipment door to door.</summary>
internal static class PlanCommand
{
    public static Command Create()
    {
        var options = new PlanOptions();
        var command = new Command("plan", "How, when, how much and how sure a shipment goes, door to door.");
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(parsed, options, cancellation)));
        return command;
    }

    private static int Run(ParseResult parsed, PlanOptions options, CancellationToken cancellation)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var corridor = options.Common.LoadCorridor(parsed, error);
        var scenario = options.Common.FindScenario(parsed, corridor).With([.. options.Settings(parsed, corridor)]);
        var question = options.Question(parsed, corridor, scenario.Id.Value);
        var answer = new DoorToDoorPlanner(corridor, scenario).Plan(question.Request, cancellation);
        var places = corridor.Places.ToDictionary(place => place.Id);
        if (parsed.GetValue(options.Chart) is { } chartPath && answer is PlanAnswer.Plans { Itineraries: [var best, ..] } charted)
        {
            var chosen = charted.Shortlist.Select(index => charted.Itineraries[index]).ToImmutableArray();
            Store.SafeFile.Write(chartPath, DistanceChart.Draw(chosen.IsEmpty ? [best] : chosen, question, places));
        }

        if (parsed.GetValue(options.Common.Json))
        {
            output.WriteLine(PlanJson.Write(answer, question, places));
        }
        else
        {
            Print(parsed, options, answer, question, places);
        }

        return answer is PlanAnswer.Plans ? ExitCode.Success : ExitCode.Findings;
    }

    private static void Print(ParseResult parsed, PlanOptions options, PlanAnswer answer, PlanQuestion question,
        Dictionary<PlaceId, Place> places)
    {
        var output = parsed.InvocationConfiguration.Output;
        var language = parsed.GetValue(options.Common.Language)!;
        var text = new PlanText(output, places, language);
        var title = Title(question, language);
        switch (answer)
        {
            case PlanAnswer.Plans plans:
                text.Print(plans, title, parsed.GetValue(options.All), parsed.GetValue(options.Option));
                break;
            case PlanAnswer.NoRoute none:
                text.Print(none, title);
                break;
        }

        if (question.Request.Explain is { } place)
        {
            text.Print(answer.Explained, places[place].Name.In(language));
        }
    }

    private static string Title(PlanQuestion question, string language)
    {
        var amount = question.Request.Teu > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{question.Request.Teu} TEU")
            : string.Create(CultureInfo.InvariantCulture, $"{question.Request.Mass!.Value.Tonnes:0.#} t loose");
        var ready = NodaTime.Text.OffsetDateTimePattern.GeneralIso.Parse(question.Ready).Value;
        return $"{question.From.Name.In(language)} → {question.To.Name.In(language)} · {amount} {question.Goods.Name.In(language)}" +
            $" · ready {TimeText.Full(ready)} · scenario {question.Scenario}, {ready.Date:uuuu-MM-dd}";
    }
}
