using Lienvan.Demand.Forecasts;
using Lienvan.Model.Dataset;
using Lienvan.Model.Projects;

namespace Lienvan.App.Questions;

/// <summary>The two forecasts that an appraisal needs, of the same years.</summary>
internal static class AppraisalForecasts
{
    /// <summary>The last year that is forecast; later ones are taken to be like it.</summary>
    public const int LastYear = 2060;

    /// <summary>With and without, at once where there are threads for both.</summary>
    /// <param name="words">What is compared.</param>
    /// <param name="years">First and last.</param>
    /// <param name="progress">Told each year of either.</param>
    /// <param name="cancellation">Stops both after the year they are at.</param>
    public static async Task<(Forecast With, Forecast Against)> RunAsync(
        AppraisalWords words, (int First, int Last) years, IProgress<ForecastProgress>? progress, CancellationToken cancellation)
    {
        var threads = Math.Max(1, Environment.ProcessorCount / 2);
        var with = Task.Run(() => Run(words.Corridor, words.With.Id, years, threads), CancellationToken.None);
        var against = Task.Run(() => Run(words.Corridor, words.Against.Id, years, threads), CancellationToken.None);
        return (await with, await against);

        Forecast Run(Corridor corridor, ScenarioId scenario, (int First, int Last) span, int each) => Forecaster.Run(corridor,
            new ForecastQuestion { Scenario = scenario, FirstYear = span.First, LastYear = span.Last, Threads = each }, progress, cancellation);
    }
}
