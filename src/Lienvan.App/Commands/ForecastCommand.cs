using System.CommandLine;
using System.Globalization;
using Lienvan.App.Rendering;
using Lienvan.App.Store;
using Lienvan.Demand.Forecasts;
using Lienvan.Model.Dataset;

namespace Lienvan.App.Commands;

/// <summary><c>lienvan forecast</c>: what moves in each year of a scenario, by mode, crossing and line, and what fills up.</summary>
internal static class ForecastCommand
{
    public static Command Create()
    {
        var options = new ForecastOptions();
        var command = new Command("forecast", """
            What moves between Viet Nam and China in each year of a scenario: by mode, crossing, line and goods, and what fills up when.

            Examples:
              lienvan forecast --scenario three-lines --years 2024-2060
              lienvan forecast --scenario lhh --growth low --optimism 0.55 --out forecast
              lienvan forecast --years 2025 --json
            """);
        options.AddTo(command);
        command.SetAction(parsed => Run(parsed, options));
        return command;
    }

    private static int Run(ParseResult parsed, ForecastOptions options)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var language = options.Common.FindLanguage(parsed);
        var corridor = options.Common.LoadCorridor(parsed, error);
        var question = options.ToQuestion(parsed, options.Common.FindScenario(parsed, corridor).Id);
        var folder = parsed.GetValue(options.Out) is { } path ? SafeFile.MakeFolder(path) : null;
        var forecast = Solve(corridor, question, error);
        var published = PublishedComparison.Of(corridor, forecast);
        if (folder is not null)
        {
            foreach (var (name, text) in ForecastFiles.Of(corridor, forecast, published, language))
            {
                SafeFile.Write(Path.Combine(folder, name), text);
            }
        }

        if (parsed.GetValue(options.Common.Json))
        {
            output.WriteLine(ForecastJson.Render(forecast, published));
        }
        else
        {
            new ForecastText(output, language, corridor).Print(forecast, published);
        }

        return forecast.IsComplete ? ExitCode.Success : ExitCode.Findings;
    }

    private static Forecast Solve(Corridor corridor, ForecastQuestion question, TextWriter error)
    {
        using var run = new LongRun(error);
        return Forecaster.Run(corridor, question, null, new Told<ForecastProgress>(done =>
            run.Show(string.Create(CultureInfo.InvariantCulture, $"{done.Year}: {done.Done} / {done.Of}"), (double)done.Done / done.Of)),
            run.Token);
    }
}
