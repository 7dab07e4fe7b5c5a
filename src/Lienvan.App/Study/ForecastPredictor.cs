using System.Globalization;
using Lienvan.Demand.Forecasts;
using Lienvan.Model.Borders;
using Lienvan.Model.Dataset;
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
    private static readonly CrossingId PlannedCrossing = new("rail-lao-cai-hekou-1435");
    private readonly Dictionary<(ScenarioId, int), ImmutableDictionary<string, CalibrationLine>> published = [];
    private ForecastBase? fitted;

    public string Engine => "forecast";

    public bool Covers(Observation observation) => (PublishedComparison.IsTrade(observation) || (observation is
            { Service: null, From: null, To: null, Goods.IsEmpty: true }
        && observation.Quantity is "t" or "teu" or "vehicles" or "vehicles_per_day" or "trains" or "trains_per_day" or "passengers"))
        && observation.PeriodFrom.Year == observation.PeriodTo.Year
        && observation.PeriodFrom.Year is >= ForecastQuestion.EarliestYear and <= ForecastQuestion.LatestYear;

    public Prediction Predict(Observation observation, CancellationToken cancellation)
    {
        var year = observation.PeriodFrom.Year;
        if (FindScenario(observation, year) is not { } scenario)
        {
            return new Prediction.None("no scenario has that line open then");
        }

        var lines = Years(scenario, year, cancellation);
        var isTrade = PublishedComparison.IsTrade(observation);
        CalibrationLine?[] parts = isTrade || observation.Crossings.Length < 2 ? [lines.GetValueOrDefault(observation.Id)]
            : [.. observation.Crossings.Select(crossing => lines.GetValueOrDefault(PartId(observation, crossing)))];
        // Of several crossings, one that is not open then or has no traffic adds nothing.
        if (parts.All(part => part is null))
        {
            return new Prediction.None(cancellation.IsCancellationRequested ? "stopped before this was asked"
                : "the forecast has no figure for that");
        }

        var how = string.Create(CultureInfo.InvariantCulture, $"forecast of {year}, scenario {scenario}");

        // The totals of the base year come from these very figures.
        var isInput = isTrade && observation.Crossings.IsEmpty && year == ForecastQuestion.EarliestYear;
        return new Prediction.Value(parts.Sum(part => part?.Modelled ?? 0), how, isInput)
        {
            IsFitted = parts.Any(part => part is { IsFitted: true }),
        };
    }

    private ScenarioId? FindScenario(Observation observation, int year)
    {
        var day = new LocalDate(year, 7, 1);
        var isOfLine = observation.Id.StartsWith("forecast-lhh", StringComparison.Ordinal);
        if (!isOfLine && !observation.Crossings.Contains(PlannedCrossing))
        {
            return networks.Scenario.Id;
        }

        return networks.Corridor.Scenarios.Select(row => row.Id).Prepend(networks.Scenario.Id).Distinct()
            .Where(id => Scenario.Find(networks.Corridor, id) is { } scenario
                && scenario.On(networks.Corridor, day).Corridor.Sections.Any(section => section.Line == PlannedLine))
            .Select(id => (ScenarioId?)id).FirstOrDefault();
    }

    private static string PartId(Observation observation, CrossingId crossing) => $"{observation.Id}@{crossing}";

    /// <summary>Observations of several crossings also crossing by crossing.</summary>
    private static Corridor WithParts(Corridor corridor) => corridor with
    {
        Observations =
        [
            .. corridor.Observations,
            .. corridor.Observations.Where(row => row.Crossings.Length > 1).SelectMany(row => row.Crossings.Select(crossing =>
                row with { Id = PartId(row, crossing), Crossing = crossing, Crossings = [crossing] })),
        ],
    };

    private ImmutableDictionary<string, CalibrationLine> Years(ScenarioId scenario, int year, CancellationToken cancellation)
    {
        if (!published.TryGetValue((scenario, year), out var lines))
        {
            var question = new ForecastQuestion { Scenario = scenario, FirstYear = year, LastYear = year, Threads = threads };
            fitted ??= ForecastBase.Fit(networks.Corridor, question);
            var forecast = Forecaster.Run(networks.Corridor, question, fitted, null, cancellation);
            lines = PublishedComparison.Of(WithParts(networks.Corridor), forecast).ToImmutableDictionary(line => line.What);
            published.Add((scenario, year), lines);
        }

        return lines;
    }
}
