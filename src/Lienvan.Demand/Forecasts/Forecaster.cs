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
    /// <param name="fitted">
    /// A base year that was fitted before; where it does not serve, and by default, the forecast fits its own. The answer is the same.
    /// </param>
    /// <param name="progress">Told each year; null for nobody.</param>
    /// <param name="cancellation">Stops it after the year it is at.</param>
    /// <exception cref="ArgumentException">The corridor has no such scenario.</exception>
    public static Forecast Run(Corridor corridor, ForecastQuestion question, ForecastBase? fitted = null,
        IProgress<ForecastProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(corridor);
        ArgumentNullException.ThrowIfNull(question);
        var networks = ForecastBase.NetworksOf(corridor, question);
        var serving = fitted is not null && fitted.Serves(corridor, networks, question) ? fitted : ForecastBase.Fit(corridor, question);
        return new ForecastRun(corridor, networks, question, serving).Run(progress, cancellation);
    }
}
