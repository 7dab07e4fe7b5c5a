using System.CommandLine;
using System.Globalization;
using Lienvan.App.Questions;
using Lienvan.App.Rendering;
using Lienvan.App.Store;
using Lienvan.Appraisal.Guides;
using Lienvan.Appraisal.Projects;
using Lienvan.Demand.Forecasts;
using Lienvan.Model.Dataset;
using Lienvan.Model.Valuations;

namespace Lienvan.App.Commands;

/// <summary><c>lienvan appraise PROJECTS</c>: forecasts with and without, then the appraisal, then the report.</summary>
internal static class AppraiseProjects
{
    public const string DefaultGuide = "adb";

    public static int Run(ParseResult parsed, AppraiseOptions options, string projects)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var language = options.Common.FindLanguage(parsed);
        var corridor = options.Common.LoadCorridor(parsed, error);
        if (FindGuide(parsed, options, corridor, error) is not { } guide)
        {
            return ExitCode.Findings;
        }

        var (horizon, draws) = (FindHorizon(parsed, options), options.FindDraws(parsed));
        if (guide.Missing is [var missing, ..])
        {
            throw new UsageException(UsageFindings.NotUnderstood, $"guide '{guide.Id}' has no value of {missing}", "add a row for it");
        }

        var currency = options.FindCurrency(parsed, corridor, (int)guide.Get(AppraisalParameter.PriceYear));
        if (parsed.GetValue(options.Order))
        {
            if (currency != ReportCurrency.Dollars)
            {
                throw new UsageException(UsageFindings.NotUnderstood, "--order is told in US dollars, as its --budget is",
                    "leave --currency out");
            }

            return RunOrder(parsed, options, (corridor, projects, guide));
        }

        var words = AppraisalWords.Of(corridor, projects, parsed.GetValue(options.Against)!, guide);
        using var run = new LongRun(error);
        var forecasts = Forecast(words, guide, run);
        if (run.IsStopped)
        {
            throw new OperationCanceledException();
        }

        var told = new Told<int>(done => run.Show(string.Create(CultureInfo.InvariantCulture, $"{done}/{draws}")));
        var answer = Appraiser.Appraise(new AppraisalQuestion
        {
            Corridor = words.Corridor, With = words.With, Against = words.Against, ForecastWith = forecasts.With,
            ForecastAgainst = forecasts.Against, Guide = guide, Horizon = horizon, Currency = currency, Draws = draws,
            Seed = options.FindSeed(parsed),
            Threads = Environment.ProcessorCount,
        }, told, run.Token);
        return Render(parsed, options, answer, new AppraisalNames(words.Corridor, language, currency));
    }

    private static int RunOrder(ParseResult parsed, AppraiseOptions options, (Corridor Corridor, string Projects, GuideProfile Guide) asked)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        if (parsed.GetValue(options.Budget) is < 0 or double.NaN)
        {
            throw new UsageException(UsageFindings.NotUnderstood, "--budget is no amount", "give million US dollars a year, 0 or more");
        }

        using var run = new LongRun(error);
        var report = StagingWords.Solve(asked.Corridor, (asked.Projects, parsed.GetValue(options.Against)!,
            parsed.GetValue(options.Budget)),
            asked.Guide, run.Show, run.Token);
        if (parsed.GetValue(options.Common.Json))
        {
            output.WriteLine(OrderJson.Write(report));
        }
        else
        {
            new OrderText(output, options.Common.FindLanguage(parsed)).Print(report);
        }

        return ExitCode.Success;
    }

    private static int Render(ParseResult parsed, AppraiseOptions options, AppraisalAnswer answer, AppraisalNames names)
    {
        var (output, isJson) = (parsed.InvocationConfiguration.Output, parsed.GetValue(options.Common.Json));
        var text = new AppraisalText(output, names);
        switch (answer)
        {
            case NotAppraised none when isJson:
                output.WriteLine(AppraisalJson.Write(none));
                return ExitCode.Findings;
            case NotAppraised none:
                text.Print(none);
                return ExitCode.Findings;
        }

        var report = (AppraisalReport)answer;
        if (parsed.GetValue(options.Out) is { } folder)
        {
            AppraisalFiles.Write(folder, report, names);
        }

        if (isJson)
        {
            output.WriteLine(AppraisalJson.Write(report));
        }
        else
        {
            text.Print(report);
        }

        return report.Risk is { IsComplete: false } ? ExitCode.Findings : ExitCode.Success;
    }

    /// <summary>From the decision to the end of the horizon or of what can be forecast.</summary>
    private static (Forecast With, Forecast Against) Forecast(AppraisalWords words, GuideProfile guide, LongRun run)
    {
        var first = (int)guide.Get(AppraisalParameter.BaseYear);
        var (told, of) = (0, 2.0 * AppraisalForecasts.YearsOf(words, first).Length / AppraisalForecasts.ThreadsForEach);
        var progress = new Told<ForecastProgress>(at => run.Show(string.Create(CultureInfo.InvariantCulture,
            $"{at.Year}: {at.Done}/{at.Of}"), Interlocked.Increment(ref told) / of));
        return AppraisalForecasts.RunAsync(words, AppraisalForecasts.YearsOf(words, first), progress, run.Token).GetAwaiter().GetResult();
    }

    private static int? FindHorizon(ParseResult parsed, AppraiseOptions options) => parsed.GetValue(options.Horizon) switch
    {
        null => null,
        var years and >= 1 and <= 200 => years,
        var years => throw new UsageException(UsageFindings.NotUnderstood, $"--horizon {years} is out of range", "give 1 to 200 years"),
    };

    /// <summary>A guide of the package, or the one of a file of one's own on top of it; null where the file has errors.</summary>
    private static GuideProfile? FindGuide(ParseResult parsed, AppraiseOptions options, Corridor corridor, TextWriter error)
    {
        var name = parsed.GetValue(options.Guide)!;
        if (!name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
        {
            return options.Adjust(parsed, AppraisalWords.FindGuide(corridor, name));
        }

        var read = GuideFile.Read(name);
        foreach (var finding in read.Diagnostics)
        {
            error.WriteLine(finding);
        }

        if (read.HasErrors || GuideProfile.NamesIn(read.Value) is not [var only, ..])
        {
            error.WriteLine(UsageFindings.NotUnderstood.At(name, 0, "the file makes no guide", "give its rows a name in the column guide"));
            return null;
        }

        // What the file does not say is as in the guide that is taken when none is named.
        var others = corridor.AppraisalValues.Where(value => value.Guide is "" or DefaultGuide)
            .Select(value => value with { Guide = "" }).DistinctBy(value => (value.Parameter, value.Project, value.Country, value.Year));
        return options.Adjust(parsed, AppraisalWords.FindGuide(corridor with { AppraisalValues = [.. read.Value, .. others] }, only));
    }
}
