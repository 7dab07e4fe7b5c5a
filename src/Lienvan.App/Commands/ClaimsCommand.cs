using System.CommandLine;
using System.Globalization;
using Lienvan.App.Rendering;
using Lienvan.Appraisal.Claims;
using Lienvan.Demand.Forecasts;
using Lienvan.Model.Dataset;
using Lienvan.Model.Projects;
using Lienvan.Model.Valuations;

namespace Lienvan.App.Commands;

/// <summary><c>lienvan claims</c>: what others publish beside what the model finds.</summary>
internal static class ClaimsCommand
{
    public static Command Create()
    {
        var options = new CommonOptions();
        var quick = new Option<bool>("--no-forecast") { Description = "Leave out the claims that need a forecast: they take longest." };
        var command = new Command("claims", """
            What is published about the railways, beside what the planner, the running times and the forecast find.

            Examples:
              lienvan claims
              lienvan claims --no-forecast --lang vi
              lienvan claims --json
            """);
        foreach (var option in (Option[])[options.Data, options.Json, options.Language, quick])
        {
            command.Options.Add(option);
        }

        command.SetAction(parsed => Run(parsed, options, parsed.GetValue(quick)));
        return command;
    }

    private static int Run(ParseResult parsed, CommonOptions options, bool isQuick)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var language = options.FindLanguage(parsed);
        var corridor = options.LoadCorridor(parsed, error);
        using var run = new LongRun(error);
        var forecasts = new Dictionary<ScenarioId, Forecast>();
        ForecastBase? fitted = null;
        var findings = ClaimCheck.Run(corridor, (scenario, year) =>
        {
            if (!isQuick && !forecasts.ContainsKey(scenario))
            {
                var question = QuestionOf(corridor, scenario);
                forecasts[scenario] = Forecast(corridor, question, fitted ??= ForecastBase.Fit(corridor, question), run);
            }

            return forecasts.GetValueOrDefault(scenario)?.FindYear(year);
        }, run.Token);
        if (parsed.GetValue(options.Json))
        {
            output.WriteLine(ClaimsJson.Write(findings, language));
        }
        else
        {
            new ClaimsText(output, language).Print(findings);
        }

        return run.IsStopped ? ExitCode.Findings : ExitCode.Success;
    }

    /// <summary>One forecast a scenario, of all years that claims are about.</summary>
    private static ForecastQuestion QuestionOf(Corridor corridor, ScenarioId scenario)
    {
        var years = corridor.Claims.Where(claim => claim.Measure is ClaimMeasure.RailTonnes && claim.Scenario == scenario)
            .Select(claim => Math.Clamp(claim.On.Year, ForecastQuestion.EarliestYear,
                ForecastQuestion.LatestYear)).Distinct().Order().ToImmutableArray();
        return new ForecastQuestion
        {
            Scenario = scenario, FirstYear = years[0], LastYear = years[^1], Only = years, Threads = Environment.ProcessorCount,
        };
    }

    private static Forecast Forecast(Corridor corridor, ForecastQuestion question, ForecastBase fitted, LongRun run) =>
        Forecaster.Run(corridor, question, fitted, new Told<ForecastProgress>(progress => run.Show(string.Create(
            CultureInfo.InvariantCulture, $"{question.Scenario} {progress.Year}"))), run.Token);
}
