using System.Globalization;
using Lienvan.Demand.Forecasts;
using Lienvan.Model.Lines;
using Lienvan.Model.Projects;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Zones;
using NodaTime;

namespace Lienvan.App.Study;

/// <summary>
/// Tonnes, containers, trains, lorries and passengers of a year by the forecast, as <see cref="PublishedComparison"/> reads it. Official
/// forecasts of a line that is not built are held against the first scenario of the package in which it runs that year.
/// </summary>
internal sealed class ForecastPredictor(StudyNetworks networks, int threads) : IPredictor
{
    private static readonly LineId PlannedLine = new("vn-lhh");
    private readonly Dictionary<(ScenarioId, int), ImmutableDictionary<string, CalibrationLine>> published = [];

    public string Engine => "forecast";

    public bool Covers(Observation observation) => observation is { Service: null, From: null, To: null, Goods.IsEmpty: true }
        && observation.Quantity is "t" or "teu" or "vehicles" or "vehicles_per_day" or "trains" or "trains_per_day" or "passengers"
        && observation.PeriodFrom.Year == observation.PeriodTo.Year
        && observation.PeriodFrom.Year is >= ForecastQuestion.EarliestYear and <= ForecastQuestion.LatestYear;

    public Prediction Predict(Observation observation, CancellationToken cancellation)
    {
        var year = observation.PeriodFrom.Year;
        if (FindScenario(observation, year) is not { } scenario)
        {
            return new Prediction.None("no scenario has that line open then");
        }

        if (Years(scenario, year, cancellation).GetValueOrDefault(observation.Id) is not { } line)
        {
            return new Prediction.None(cancellation.IsCancellationRequested ? "stopped before this was asked"
                : "the forecast has no figure for that");
        }

        return new Prediction.Value(line.Modelled, string.Create(CultureInfo.InvariantCulture, $"forecast of {year}, scenario {scenario}"))
        {
            IsFitted = line.IsFitted,
        };
    }

    private ScenarioId? FindScenario(Observation observation, int year)
    {
        if (!observation.Id.StartsWith("forecast-lhh", StringComparison.Ordinal))
        {
            return networks.Scenario.Id;
        }

        var day = new LocalDate(year, 7, 1);
        return networks.Corridor.Scenarios.Select(row => row.Id).Prepend(networks.Scenario.Id).Distinct()
            .Where(id => Scenario.Find(networks.Corridor, id) is { } scenario
                && scenario.On(networks.Corridor, day).Corridor.Sections.Any(section => section.Line == PlannedLine))
            .Select(id => (ScenarioId?)id).FirstOrDefault();
    }

    private ImmutableDictionary<string, CalibrationLine> Years(ScenarioId scenario, int year, CancellationToken cancellation)
    {
        if (!published.TryGetValue((scenario, year), out var lines))
        {
            var forecast = Forecaster.Run(networks.Corridor,
                new ForecastQuestion { Scenario = scenario, FirstYear = year, LastYear = year, Threads = threads }, null, cancellation);
            lines = PublishedComparison.Of(networks.Corridor, forecast).ToImmutableDictionary(line => line.What);
            published.Add((scenario, year), lines);
        }

        return lines;
    }
}
