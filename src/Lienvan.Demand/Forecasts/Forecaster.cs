using Lienvan.Model.Dataset;

namespace Lienvan.Demand.Forecasts;

/// <summary>How far a forecast is.</summary>
/// <param name="Done">Years done.</param>
/// <param name="Of">Years asked for.</param>
/// <param name="Year">The year worked on.</param>
public readonly record struct ForecastProgress(int Done, int Of, int Year);

/// <summary>Forecasts what moves in each year of a scenario. Pure: the same corridor and question give the same answer.</summary>
public static class Forecaster
{
    /// <summary>Runs the forecast; stopped, it gives the years done so far.</summary>
    /// <param name="corridor">The corridor.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="progress">Told each year; null for nobody.</param>
    /// <param name="cancellation">Stops it after the year it is at.</param>
    /// <exception cref="ArgumentException">The corridor has no such scenario.</exception>
    public static Forecast Run(
        Corridor corridor, ForecastQuestion question, IProgress<ForecastProgress>? progress = null,
            CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(corridor);
        ArgumentNullException.ThrowIfNull(question);
        var scenario = Model.Scenarios.Scenario.Find(corridor, question.Scenario) ??
            throw new ArgumentException($"no scenario '{question.Scenario}'", nameof(question));
        return new ForecastRun(corridor, scenario, question).Run(progress, cancellation);
    }
}
