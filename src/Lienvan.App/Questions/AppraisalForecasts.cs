using Lienvan.Demand.Forecasts;
using Lienvan.Model.Dataset;
using Lienvan.Model.Projects;
using Lienvan.Model.Scenarios;
using NodaTime;

namespace Lienvan.App.Questions;

/// <summary>The two forecasts that an appraisal needs, of the same years.</summary>
internal static class AppraisalForecasts
{
    /// <summary>The last year that is forecast; later ones are taken to be like it.</summary>
    public const int LastYear = 2060;

    /// <summary>The years after an opening that are forecast one by one, while traffic grows into a new line.</summary>
    private const int RampYears = 5;

    /// <summary>Threads that each of the two forecasts has.</summary>
    public static int ThreadsForEach => Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>
    /// The years that an appraisal looks at: each around an opening, then every fifth; what lies between is on the straight line.
    /// </summary>
    public static ImmutableArray<int> YearsOf(AppraisalWords words, int first)
    {
        var timeline = new ProjectTimeline(words.With, words.Corridor);
        var openings = words.With.Projects.Where(project => !words.Against.Projects.Contains(project)).Select(timeline.FindStart)
            .OfType<LocalDate>().Select(day => day.Year).Where(year => year >= first).Distinct().ToList();
        var years = Enumerable.Range(first, LastYear - first + 1).Where(year => year == first || year % 5 == 0
            || openings.Exists(opening => year >= opening && year <= opening + RampYears
                && (year - opening <= 2 || year == opening + RampYears)));
        return [.. years];
    }

    /// <summary>With and without, at once where there are threads for both.</summary>
    /// <param name="words">What is compared.</param>
    /// <param name="years">Which years.</param>
    /// <param name="progress">Told each year of either.</param>
    /// <param name="cancellation">Stops both after the year they are at.</param>
    public static async Task<(Forecast With, Forecast Against)> RunAsync(
        AppraisalWords words, ImmutableArray<int> years, IProgress<ForecastProgress>? progress, CancellationToken cancellation)
    {
        var fitted = ForecastBase.Fit(words.Corridor, Question(words.Against.Id) with { Threads = Environment.ProcessorCount });
        var with = Task.Run(() => Run(words.With.Id), CancellationToken.None);
        var against = Task.Run(() => Run(words.Against.Id), CancellationToken.None);
        return (await with, await against);

        ForecastQuestion Question(ScenarioId scenario) => new()
        {
            Scenario = scenario, FirstYear = years[0], LastYear = years[^1], Only = years, Threads = ThreadsForEach,
        };
        Forecast Run(ScenarioId scenario) => Forecaster.Run(words.Corridor, Question(scenario), fitted, progress, cancellation);
    }
}
