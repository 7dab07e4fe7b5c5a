using Lienvan.Demand.Flows;
using Lienvan.Model.Dataset;
using Lienvan.Model.Places;

namespace Lienvan.Demand.Forecasts;

/// <summary>
/// One forecast: solves each year on its network, from a base year that is fitted already. Years do not wait for each other, so threads
/// share them out.
/// </summary>
internal sealed class ForecastRun
{
    private readonly Corridor corridor;
    private readonly ForecastQuestion question;
    private readonly ForecastBase fitted;
    private readonly NetworkYears networks;
    private readonly PassengerModel passengers;
    private readonly Dictionary<int, ChoiceTable> tables = [];
    private readonly Dictionary<int, PassengerNetwork> passengerNetworks = [];

    public ForecastRun(Corridor corridor, NetworkYears networks, ForecastQuestion question, ForecastBase fitted)
    {
        (this.corridor, this.networks, this.question, this.fitted) = (corridor, networks, question, fitted);
        passengers = fitted.Passengers.With(question);
        tables.Add(ForecastQuestion.EarliestYear, fitted.Table);
        passengerNetworks.Add(ForecastQuestion.EarliestYear, fitted.TrainsOfPeople);
    }

    public Forecast Run(IProgress<ForecastProgress>? progress, CancellationToken cancellation)
    {
        var years = Years(progress, cancellation);
        return new Forecast
        {
            Question = question,
            Years = years,
            Saturation = SaturationFinder.Of(years),
            Calibration = fitted.Calibration,
            Elasticities = fitted.Elasticities,
            Assumptions = ForecastNotes.Assumptions(corridor, fitted.Ground.Table),
            Sources = ForecastNotes.Sources(corridor),
        };
    }

    private ImmutableArray<ForecastYear> Years(IProgress<ForecastProgress>? progress, CancellationToken cancellation)
    {
        var years = ImmutableArray.CreateBuilder<ForecastYear>();
        var wantedYears = question.Years;
        var count = wantedYears.Length;
        for (var first = 0; first < count && !cancellation.IsCancellationRequested; first += question.Threads)
        {
            int[] wave = [.. wantedYears.Skip(first).Take(question.Threads)];
            var choices = wave.Select(TableOf).ToArray();
            var trains = wave.Select(PassengersOf).ToArray();
            var solved = new ForecastYear[wave.Length];
            Parallel.For(0, wave.Length, new ParallelOptions { MaxDegreeOfParallelism = question.Threads }, index =>
            {
                var people = passengers.Solve(wave[index], trains[index], choices[index].Supply.SectionCapacity);
                var asked = Constrained(wave[index], choices[index]) with
                {
                    PassengerTrains = people.TrainsBySection,
                };
                var year = PassengerLoads.AddTo(new YearReport(asked, YearSolver.Solve(asked)).Make(), people, corridor);
                solved[index] = question.ZoneYears.IsDefaultOrEmpty || question.ZoneYears.Contains(year.Year) ? year : ZoneSums.Of(year);
            });
            years.AddRange(solved);
            Forget(wave[^1]);
            progress?.Report(new ForecastProgress(years.Count, count, wave[^1]));
        }

        return years.ToImmutable();
    }

    /// <summary>Lets go of networks that no later year has.</summary>
    private void Forget(int year)
    {
        foreach (var key in tables.Keys.Where(key => key < networks.KeyOf(year)).ToArray())
        {
            tables.Remove(key);
            passengerNetworks.Remove(key);
        }
    }

    private YearQuestion Constrained(int year, ChoiceTable choices)
    {
        var before = year == ForecastQuestion.EarliestYear ? fitted.Mean : fitted.End;
        return fitted.Ground.QuestionOf(year, choices, before.Question.Constants, question.Optimism) with
        {
            Growth = GrowthsOf(choices.Markets, year),
            CostElasticity = [.. choices.Markets.Select(market => fitted.Ground.Table.Get(
                new FigureKey("cost_elasticity") { Market = market.Kind.Id, Goods = market.Goods.Id }, -0.3))],
            BaseMarketCosts = before.State.MarketCosts,
            BaseMeanCosts = before.State.MeanCosts,
            BaseQueueHours = before.QueueHours,
            BaseLoads = before.Loads,
            Peaks = before.Peaks,
            Refuted = before.Refuted,
            RunRate = before.Question.RunRate,
        };
    }

    /// <summary>Growth of each market; worked out once for all that grow alike.</summary>
    private double[] GrowthsOf(ImmutableArray<Market> markets, int year)
    {
        var known = new Dictionary<(MarketKind, GoodsId, CountryId), double>();
        return [.. markets.Select(market =>
        {
            var key = (market.Kind, market.Goods.Id, market.Destination.Country);
            return known.TryGetValue(key, out var growth) ? growth
                : known[key] = fitted.Ground.GrowthOf(market, year, question.Growth);
        })];
    }

    private PassengerNetwork PassengersOf(int year)
    {
        var key = networks.KeyOf(year);
        if (!passengerNetworks.TryGetValue(key, out var network))
        {
            passengerNetworks.Add(key, network = PassengerNetwork.Compile(networks.On(year), new TrackFinder(), networks.OpenedIn));
        }

        return network;
    }

    private ChoiceTable TableOf(int year)
    {
        var key = networks.KeyOf(year);
        if (!tables.TryGetValue(key, out var table))
        {
            var supply = fitted.Ground.SupplyOf(networks, year, question, fitted.Wanted);
            tables.Add(key, table = fitted.Ground.TableOf(supply, fitted.Markets));
        }

        return table;
    }
}
