using System.CommandLine;
using Lienvan.App.Questions;
using Lienvan.App.Rendering;
using Lienvan.App.Store;
using Lienvan.Operations.Running;
using NodaTime;

namespace Lienvan.App.Commands;

/// <summary><c>lienvan run-time</c>: how long a train takes over a path file or over the corridor.</summary>
internal static class RunTimeCommand
{
    public static Command Create()
    {
        var options = new RunTimeOptions();
        var command = new Command("run-time", """
            How long a train takes: running time, energy and CO2 from physics.

            Examples:
              lienvan run-time --train rolling-stock.yaml --path running-path.yaml
              lienvan run-time --from "Yên Viên" --to "Đồng Đăng" --train d19e --load 800 --allowance 5% --svg run.svg
              lienvan run-time --train DD5
              lienvan run-time --from "Yên Viên" --to "Đồng Đăng" --train vn-reefer --max-load
            """);
        options.AddTo(command);
        command.SetAction(parsed => Run(parsed, options));
        return command;
    }

    private static int Run(ParseResult parsed, RunTimeOptions options)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var language = options.Common.FindLanguage(parsed);
        var svg = parsed.GetValue(options.Svg);
        if (svg is not null && !svg.EndsWith(".svg", StringComparison.OrdinalIgnoreCase))
        {
            throw new UsageException(UsageFindings.NotUnderstood, $"--svg '{svg}' is no drawing", "let the name end in .svg");
        }

        // What makes no sense is told before the corridor is read.
        var words = options.Words(parsed);
        _ = (words.ToOptions(MassModel.Strip), words.FindLoad());
        if (parsed.GetValue(options.Path) is not null)
        {
            return Answer(parsed, options, RunTimeFiles.Ask(parsed, options, error), language);
        }

        var question = Read(parsed, options, (words, language), error);
        return parsed.GetValue(options.MaxLoad)
            ? AnswerLoads(parsed, options, question, (output, language))
            : Answer(parsed, options, question.Ask(), language);
    }

    private static RunTimeCorridor Read(
        ParseResult parsed, RunTimeOptions options, (RunTimeWords Words, Language Language) asked, TextWriter error)
    {
        asked.Words.Check();
        var corridor = options.Common.LoadCorridor(parsed, error);
        var scenario = options.Common.FindScenario(parsed, corridor);
        var day = options.Common.FindDay(parsed, corridor.Countries.FirstOrDefault()?.Zone ?? DateTimeZone.Utc);
        return RunTimeCorridor.Find(asked.Words, corridor, scenario.On(corridor, day), asked.Language);
    }

    private static int AnswerLoads(
        ParseResult parsed, RunTimeOptions options, RunTimeCorridor question, (TextWriter Output, Language Language) to)
    {
        if (question.FindLoads() is not { } loads)
        {
            throw new UsageException(UsageFindings.UnknownName, question.WhyNot, "lienvan show sections lists the track that is open");
        }

        if (parsed.GetValue(options.Common.Json))
        {
            to.Output.WriteLine(RunTimeJson.WriteLoads(question.Way!, loads));
        }
        else
        {
            new RunTimeText(to.Output, to.Language).Print(question.Way!, loads, question.NameOf);
        }

        return ExitCode.Success;
    }

    private static int Answer(ParseResult parsed, RunTimeOptions options, RunTimeAnswer? answer, Language language)
    {
        var output = parsed.InvocationConfiguration.Output;
        if (answer is null)
        {
            return ExitCode.Findings;
        }

        if (parsed.GetValue(options.Svg) is { } svg && answer.Result is RunProfile profile)
        {
            SafeFile.Write(svg, SpeedChart.Draw(answer, profile, language));
        }

        if (parsed.GetValue(options.Common.Json))
        {
            output.WriteLine(RunTimeJson.Write(answer));
        }
        else
        {
            new RunTimeText(output, language).Print(answer);
        }

        return answer.Result is RunProfile ? ExitCode.Success : ExitCode.Findings;
    }
}
