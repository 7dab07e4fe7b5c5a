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
        var folder = parsed.GetValue(options.Out) is { } path ? MakeFolder(path) : null;
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

    private static string MakeFolder(string path)
    {
        try
        {
            return Directory.CreateDirectory(path).FullName;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException(UsageFindings.CannotWrite, $"'{path}': {exception.Message.TrimEnd('.')}", "name another folder");
        }
    }

    private static Forecast Solve(Corridor corridor, ForecastQuestion question, TextWriter error)
    {
        using var stop = new CancellationTokenSource();
        ConsoleCancelEventHandler onCancel = (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        Console.CancelKeyPress += onCancel;
        try
        {
            var progress = Console.IsErrorRedirected || !ReferenceEquals(error, Console.Error) ? null : new ProgressLine(error);
            var forecast = Forecaster.Run(corridor, question, progress, stop.Token);
            progress?.Clear();
            return forecast;
        }
        finally
        {
            Console.CancelKeyPress -= onCancel;
        }
    }

    /// <summary>One line on a terminal, written over and over.</summary>
    private sealed class ProgressLine(TextWriter error) : IProgress<ForecastProgress>
    {
        public void Report(ForecastProgress value) =>
            error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{value.Year}: {value.Done} / {value.Of}   "));

        public void Clear() => error.Write("\r                              \r");
    }
}
