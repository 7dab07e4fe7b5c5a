using System.CommandLine;
using Lienvan.App.Questions;
using Lienvan.App.Rendering;
using Lienvan.Operations.Simulation.Borders;

namespace Lienvan.App.Commands;

/// <summary><c>lienvan compare</c>: scenarios side by side, with the same luck.</summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        var options = new SimulateOptions();
        var ids = new Argument<string[]>("SCENARIO")
        {
            Description = "Scenarios of the package; the first is what the others are compared with. base where there is none.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("compare", """
            Simulates scenarios side by side with the same luck, and tells the differences with their intervals. Each --set is one more
            variant of the first scenario; things with commas between belong to one variant.

            Examples:
              lienvan compare base thirty-trains thirty-trains-crane --at pingxiang
              lienvan compare base --set dong-dang.cranes=+1 --set rail-dong-dang-pingxiang.trains-per-day=24
              lienvan compare base --set huu-nghi.hours=07:00-22:00 --set policy=gate-22h,smart-share=0.8 --at huu-nghi --json
            """);
        command.Arguments.Add(ids);
        foreach (var option in options.Asking.Concat([options.Common.Json, options.Common.Data, options.Common.Language]))
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, cancellation) => Task.FromResult(Run(parsed, options, parsed.GetValue(ids) ?? [], cancellation)));
        return command;
    }

    private static int Run(ParseResult parsed, SimulateOptions options, string[] ids, CancellationToken cancellation)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var language = options.Common.FindLanguage(parsed);
        var corridor = options.Common.LoadCorridor(parsed, error);
        string[] names = ids.Length == 0 ? ["base"] : ids;
        var variants = names.Select(id => new ComparedVariant(id,
                options.Question(parsed, corridor, PlanWords.FindScenario(corridor, id), []))).ToList();
        var first = PlanWords.FindScenario(corridor, names[0]);
        variants.AddRange(options.Settings(parsed).Select(settings =>
            new ComparedVariant($"{names[0]}, {settings}", options.Question(parsed, corridor, first, Parts(settings)))));
        if (variants.Count < 2)
        {
            throw new UsageException(UsageFindings.NotUnderstood, "there is nothing to compare",
                "name two scenarios, or one and --set THING=VALUE");
        }

        var report = ScenarioComparison.Run(corridor, [.. variants], SimulationTelling.On(error), cancellation);
        SimulationTelling.End(error);
        if (report.Variants.Any(variant => variant.Report.Replications == 0))
        {
            throw new OperationCanceledException(cancellation);
        }

        if (parsed.GetValue(options.Common.Json))
        {
            output.WriteLine(ComparisonJson.Write(report));
        }
        else
        {
            new ComparisonText(output, language).Print(report);
        }

        return report.Variants.Any(variant => variant.Report.IsPartial) ? ExitCode.Findings : ExitCode.Success;
    }

    /// <summary>Things of one variant: commas between them, but not within a value.</summary>
    private static List<string> Parts(string settings)
    {
        var parts = new List<string>();
        foreach (var part in settings.Split(','))
        {
            if (part.Contains('=', StringComparison.Ordinal) || parts.Count == 0)
            {
                parts.Add(part.Trim());
            }
            else
            {
                parts[^1] += "," + part;
            }
        }

        return parts;
    }
}
