using Lienvan.Demand.Choice;
using Lienvan.Demand.Flows;
using Lienvan.Model.Dataset;
using Lienvan.Model.Scenarios;

namespace Lienvan.Demand.Forecasts;

/// <summary>
/// The base year of a corridor with everything fitted to it: half the work of a forecast of ten years. Forecasts of scenarios that have the
/// same network in the base year may share one, also on several threads. Never changes.
/// </summary>
public sealed class ForecastBase
{
    private readonly ForecastQuestion question;
    private readonly Network network;

    private ForecastBase(Corridor corridor, NetworkYears networks, ForecastQuestion question)
    {
        const int year = ForecastQuestion.EarliestYear;
        (this.question, network) = (question, networks.On(year));
        Ground = new ForecastGround(corridor);
        var supply = Ground.SupplyOf(networks, year, question, null);
        Markets = Ground.MarketsOn(supply);
        Wanted = Ground.PairsOf(Markets);
        supply.Keep(Wanted);
        Table = Ground.TableOf(supply, Markets);
        var published = Ground.QuestionOf(year, Table, new Constants(), question.Optimism) with
        {
            IsConstrained = false, RunRate = key => Forecasts.Calibration.RunRateWithin(Ground.Table, key),
        };
        Calibration = new Calibration(Ground.Table, published, isAtRunRate: false).Fit();
        Mean = new BaseYear(published, YearSolver.Solve(published));
        var running = published with { Constants = published.Constants.Copy(), RunRate = _ => 1 };
        new Calibration(Ground.Table, running, isAtRunRate: true).Fit();
        End = new BaseYear(running, YearSolver.Solve(running));
        TrainsOfPeople = PassengerNetwork.Compile(network, new TrackFinder(), networks.OpenedIn);
        Passengers = new PassengerModel(corridor, Ground.Table, question, TrainsOfPeople);
        Elasticities = ElasticityFinder.Of(Table, Mean.State, Ground.Preferences);
    }

    internal ForecastGround Ground { get; }

    internal ImmutableArray<Market> Markets { get; }

    internal WantedPairs Wanted { get; }

    internal ChoiceTable Table { get; }

    /// <summary>The base year as published, in the mean.</summary>
    internal BaseYear Mean { get; }

    /// <summary>The base year as it ended: what grew within it goes on from there.</summary>
    internal BaseYear End { get; }

    internal PassengerNetwork TrainsOfPeople { get; }

    internal PassengerModel Passengers { get; }

    internal ImmutableArray<CalibrationLine> Calibration { get; }

    internal ImmutableArray<ShareElasticity> Elasticities { get; }

    /// <summary>Fits the base year.</summary>
    /// <param name="corridor">The corridor.</param>
    /// <param name="question">Its scenario, seed and threads count; years and growth don't.</param>
    /// <exception cref="ArgumentException">The corridor has no such scenario.</exception>
    public static ForecastBase Fit(Corridor corridor, ForecastQuestion question)
    {
        ArgumentNullException.ThrowIfNull(corridor);
        ArgumentNullException.ThrowIfNull(question);
        return new ForecastBase(corridor, NetworksOf(corridor, question), question);
    }

    /// <exception cref="ArgumentException">The corridor has no such scenario.</exception>
    internal static NetworkYears NetworksOf(Corridor corridor, ForecastQuestion question) => new(corridor,
        Scenario.Find(corridor, question.Scenario) ??
            throw new ArgumentException($"no scenario '{question.Scenario}'", nameof(question)));

    /// <summary>Whether a forecast may start from it: the same figures, network of the base year, luck and belief in new lines.</summary>
    internal bool Serves(Corridor corridor, NetworkYears networks, ForecastQuestion asked) =>
        (asked.Seed, asked.Optimism) == (question.Seed, question.Optimism) && corridor.Demand == Ground.Corridor.Demand &&
        corridor.Zones == Ground.Corridor.Zones && corridor.Goods == Ground.Corridor.Goods &&
        NetworkYears.IsAlike(network, networks.On(ForecastQuestion.EarliestYear), network.Day);
}
