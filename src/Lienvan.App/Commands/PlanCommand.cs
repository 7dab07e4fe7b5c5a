using System.CommandLine;
using Lienvan.App.Rendering;
using Lienvan.App.Store;
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
        var language = options.Common.FindLanguage(parsed);
        var chart = options.FindChart(parsed);
        var corridor = options.Common.LoadCorridor(parsed, error);
        var scenario = options.Common.FindScenario(parsed, corridor).With([.. options.Settings(parsed, corridor)]);
        var question = options.Question(parsed, corridor, scenario.Id.Value);
        var answer = new DoorToDoorPlanner(corridor, scenario).Plan(question.Request, cancellation);
        var places = corridor.Places.ToDictionary(place => place.Id);
        var names = new Names(language, places, corridor);
        if (chart is not null && answer is PlanAnswer.Plans charted)
        {
            var chosen = charted.Shortlisted();
            var isTable = chart.EndsWith(".csv", StringComparison.OrdinalIgnoreCase);
            SafeFile.Write(chart, isTable ? DistanceTable.Write(chosen, names) : DistanceChart.Draw(chosen, question, names));
        }

        if (parsed.GetValue(options.Common.Json))
        {
            output.WriteLine(PlanJson.Write(answer, question, places));
        }
        else
        {
            Print(parsed, options, answer, question, new PlanText(output, names), names);
        }

        return answer is PlanAnswer.Plans ? ExitCode.Success : ExitCode.Findings;
    }

    private static void Print(ParseResult parsed, PlanOptions options, PlanAnswer answer, PlanQuestion question, PlanText text, Names names)
    {
        switch (answer)
        {
            case PlanAnswer.Plans plans:
                text.Print(plans, question, parsed.GetValue(options.All), parsed.GetValue(options.Option));
                break;
            case PlanAnswer.NoRoute none:
                text.Print(none, question);
                break;
        }

        if (question.Request.Explain is { } place)
        {
            text.Print(answer.Explained, names.Of(place));
        }
    }
}
