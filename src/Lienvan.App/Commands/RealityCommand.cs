using System.CommandLine;
using Lienvan.App.Rendering;
using Lienvan.App.Study;

namespace Lienvan.App.Commands;

/// <summary><c>lienvan reality</c>: the model beside every published figure of the package.</summary>
internal static class RealityCommand
{
    public static Command Create()
    {
        var common = new CommonOptions();
        var only = new Option<string[]>("--only")
        {
            Description = "Only these: quantities (hours, minutes, teu …) or keys of observations.", HelpName = "WHAT",
            AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [],
        };
        var threads = new Option<int>("--threads")
        {
            Description = "How many the engines may use; no figure depends on it.", HelpName = "N",
            DefaultValueFactory = _ => Environment.ProcessorCount,
        };
        var command = new Command("reality", """
            The model beside every published figure of the package: source, deviation, verdict, fitted or predicted; nothing left out.

            What no engine predicts is told as not modelled, and counted. Ctrl+C gives what is done so far.

            Examples: lienvan reality
                      lienvan reality --only hours minutes --json
            """)
        {
            only, threads, common.Data, common.Scenario, common.Language, common.Json,
        };
        command.SetAction((parsed, cancellation) =>
            Task.Run(() => Run(parsed, common, (only, threads), cancellation), CancellationToken.None));
        return command;
    }

    private static int Run(
        ParseResult parsed, CommonOptions common, (Option<string[]> Only, Option<int> Threads) own, CancellationToken cancellation)
    {
        var (only, threads) = own;
        if (parsed.GetValue(threads) is < 1 or > 256)
        {
            throw new UsageException(UsageFindings.NotUnderstood, "--threads is out of range", "give 1 to 256");
        }

        var language = common.FindLanguage(parsed);
        var corridor = common.LoadCorridor(parsed, parsed.InvocationConfiguration.Error);
        var scenario = common.FindScenario(parsed, corridor);
        var chosen = RealityQuestion.Choose(corridor, parsed.GetRequiredValue(only));
        var report = RealityCheck.Run(chosen, RealityPredictors.All(new StudyNetworks(corridor, scenario), parsed.GetValue(threads)),
            ProgressOf(parsed, chosen.Length), cancellation);
        var text = new RealityText(report, scenario.Id.Value, new SubjectNames(corridor), language);
        parsed.InvocationConfiguration.Output.Write(parsed.GetValue(common.Json) ? text.ToJson() : text.ToText());
        return ExitCode.Success;
    }

    /// <summary>On a terminal how many are done; nothing when nobody watches.</summary>
    private static Counting? ProgressOf(ParseResult parsed, int count)
    {
        var error = parsed.InvocationConfiguration.Error;
        return LongRun.IsWatched(error) ? new Counting(error, count) : null;
    }

    private sealed class Counting(TextWriter error, int count) : IProgress<int>
    {
        public void Report(int value) => error.Write(value == count ? "\r" + new string(' ', 40) + "\r"
            : FormattableString.Invariant($"\r{value} of {count} figures"));
    }
}
