using Lienvan.Demand.Forecasts;
using Lienvan.Model.Dataset;
using Lienvan.Model.Projects;

namespace Lienvan.App.Api;

/// <summary>Forecasts that were asked for: each is worked out once and kept while it is asked for. A forecast that was stopped is not
/// kept.</summary>
internal sealed class SolvedForecasts
{
    private const int Kept = 12;

    private readonly RecentlyUsed<(ForecastQuestion Question, Corridor Corridor), Forecast> forecasts = new(Kept);

    /// <summary>The base year, fitted; with belief in new lines or luck of one's own it is another one.</summary>
    private readonly RecentlyUsed<(double Optimism, ulong Seed), ForecastBase> bases = new(1);

    /// <summary>The forecast, worked out if it is not there.</summary>
    /// <param name="corridor">The package; another one, such as with a scenario of one's own, has forecasts of its own.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="tell">Hears how far it is, from 0 to 1, and which year it is at.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public Forecast Get(Corridor corridor, ForecastQuestion question, Action<double, int> tell, CancellationToken stop) =>
        forecasts.GetUnless((question, corridor), _ => Solve(corridor, question, tell, stop), stop);

    /// <summary>The forecast, if it has been worked out.</summary>
    public Forecast? Find(Corridor corridor, ForecastQuestion question) => forecasts.FindMade((question, corridor));

    public static GrowthCase GrowthOf(string word) => word switch
    {
        "low" => GrowthCase.Low, "high" => GrowthCase.High, _ => GrowthCase.Medium,
    };

    /// <summary>A question as everybody here asks it, so that the same forecast serves pages, files and appraisals.</summary>
    public static ForecastQuestion Question(ScenarioId scenario, int first, int last) =>
        new() { Scenario = scenario, FirstYear = first, LastYear = last, Threads = Math.Max(1, Environment.ProcessorCount / 2) };

    private Forecast Solve(Corridor corridor, ForecastQuestion question, Action<double, int> tell, CancellationToken stop)
    {
        var fitted = bases.GetUnless((question.Optimism, question.Seed), _ => ForecastBase.Fit(corridor, question), stop);
        var forecast = Forecaster.Run(corridor, question, fitted, new Telling(tell), stop);
        stop.ThrowIfCancellationRequested();
        return forecast;
    }

    private sealed class Telling(Action<double, int> tell) : IProgress<ForecastProgress>
    {
        public void Report(ForecastProgress value) => tell(Math.Min(1, (double)value.Done / Math.Max(1, value.Of)), value.Year);
    }
}
