using Lienvan.App.Rendering;
using Lienvan.Demand.Forecasts;
using Lienvan.Model.Borders;
using Lienvan.Model.Places;
using Lienvan.Model.Projects;

namespace Lienvan.Tests.Demand.Forecasts;

public class ForecasterTests
{
    private const string NewCrossing = "rail-mong-cai-dongxing";

    /// <summary>Constants make the base year come out as published, wherever there is a way at all.</summary>
    [Fact]
    public void MeetsWhatItIsFittedTo()
    {
        var fitted = SmallCorridor.Forecast.Calibration.Where(line => line.Modelled > 0).ToArray();
        Assert.True(fitted.Length >= 10);
        Assert.All(fitted, line => Assert.Equal(1, line.Modelled / line.Published, 0.01));
    }

    /// <summary>What is sent in a year is what was sent in the base year, grown: choosing ways loses nothing.</summary>
    [Fact]
    public void KeepsTonnes()
    {
        foreach (var year in SmallCorridor.Forecast.Years)
        {
            foreach (var market in year.Freight.GroupBy(flow => (flow.Origin, flow.Destination, flow.Goods)))
            {
                Assert.All(market, flow => Assert.Equal(market.First().MarketCost, flow.MarketCost));
                Assert.All(market, flow => Assert.True(flow is { Tonnes: >= 0, Hours: > 0, Price: > 0, Co2Kilograms: > 0 }));
            }
        }

        var sums = SmallCorridor.Forecast.Years.Select(year => year.Freight.Sum(flow => flow.Tonnes)).ToArray();
        Assert.Equal(sums.Order(), sums);
    }

    /// <summary>No crossing carries more than it can, but for the gap that is told; and only what is full has a price.</summary>
    [Fact]
    public void KeepsCapacities()
    {
        foreach (var year in SmallCorridor.Forecast.Years)
        {
            Assert.InRange(year.ConsistencyGap, 0, 0.02);
            var full = year.Prices.Where(price => price.Kind == SaturatedThing.Crossing).Select(price => price.Id).ToHashSet();
            foreach (var load in year.Crossings.Where(load => full.Contains(load.Crossing.Value)))
            {
                Assert.InRange(load.Saturation!.Value, 0.9, 3);
            }

            Assert.All(year.Prices, price => Assert.True(price.UsdADay > 0));
        }
    }

    /// <summary>Months of a crossing are a whole year, and fruit and the new year make some of them busier.</summary>
    [Fact]
    public void MonthsMakeAYear()
    {
        foreach (var load in SmallCorridor.Forecast.Years.SelectMany(year => year.Crossings).Where(load => load.Tonnes > 0))
        {
            Assert.Equal(12, load.MonthShares.Length);
            Assert.Equal(1, load.MonthShares.Sum(), 9);
            Assert.True(load.Peak > 1);
            Assert.Equal(load.Saturation * load.Peak, load.PeakSaturation);
        }
    }

    /// <summary>
    /// A service that grew within the base year has little in January, much in December, and as much after it. Who chooses answers the
    /// trains more than in proportion, since they are fuller the less one waits for them, but less than by their square.
    /// </summary>
    [Fact]
    public void GrowsWithinTheBaseYear()
    {
        var forecast = SmallCorridor.Early;
        var loads = forecast.Years.Select(year => year.Crossings.Single(load => load.Crossing.Value == "rail-dong-dang-pingxiang" &&
            load.Direction == Lienvan.Model.Borders.TradeDirection.Import)).ToArray();
        var trains = loads[0].MonthShares[^3..].Average() * 12;
        Assert.Equal(1.835, trains, 0.06);
        Assert.InRange(Math.Log(loads[1].Tonnes / loads[0].Tonnes) / Math.Log(trains), 0.8, 2);
        Assert.InRange(loads[1].MonthShares[0] * 12, 0.8, 1.2);
    }

    /// <summary>Cranes have a load and a limit, and wait more where they are fuller.</summary>
    [Fact]
    public void CountsCranes()
    {
        var terminals = SmallCorridor.Forecast.Years[^1].Terminals;
        Assert.NotEmpty(terminals);
        Assert.All(terminals, load => Assert.True(load is { Capacity: > 0, UnitsADay: >= 0, QueueHours: >= 0, Saturation: < 1.02 },
            load.ToString()));
    }

    /// <summary>Without zones the sums stay as they are.</summary>
    [Fact]
    public void SumsOverZonesKeepTonnes()
    {
        var year = SmallCorridor.Forecast.Years[^1];
        var sums = ZoneSums.Of(year);
        Assert.True(sums.Freight.Length < year.Freight.Length);
        Assert.All(sums.Freight, flow => Assert.Empty(flow.Origin));
        foreach (var mode in Enum.GetValues<Mode>())
        {
            double Work(ForecastYear of) => of.Freight.Where(flow => flow.Mode == mode).Sum(flow => flow.Tonnes * flow.RailKilometres);
            Assert.Equal(year.Freight.Where(flow => flow.Mode == mode).Sum(flow => flow.Tonnes),
                sums.Freight.Where(flow => flow.Mode == mode).Sum(flow => flow.Tonnes), 1e-3);
            Assert.Equal(1, (Work(year) + 1) / (Work(sums) + 1), 9);
        }
    }

    /// <summary>The same bytes on one thread as on two, and a year does not depend on which years are asked for beside it.</summary>
    [Fact]
    public void YearsStandForThemselvesOnAnyThreads()
    {
        var alone = Forecaster.Run(SmallCorridor.Corridor, SmallCorridor.Question with { FirstYear = 2036, Threads = 1 });
        var whole = SmallCorridor.Forecast;
        Assert.Equal(2036, Assert.Single(alone.Years).Year);
        Assert.Equal(
            ForecastJson.Render(whole with { Question = alone.Question, Years = [whole.FindYear(2036)!], Saturation = [] }, []),
            ForecastJson.Render(alone with { Saturation = [] }, []));
    }

    /// <summary>A base year fitted for one scenario serves another to the last byte, and one of other luck does not serve at all.</summary>
    [Fact]
    public void ABaseYearServesEveryScenario()
    {
        var question = SmallCorridor.Question with { FirstYear = 2036, Threads = 1 };
        foreach (var other in (ForecastQuestion[])[
            question with { Scenario = new ScenarioId("base"), Growth = GrowthCase.Low }, question with { Seed = 7 }])
        {
            var shared = Forecaster.Run(SmallCorridor.Corridor, question, ForecastBase.Fit(SmallCorridor.Corridor, other));
            Assert.Equal(ForecastJson.Render(SmallCorridor.Forecast with
            {
                Question = question, Years = [SmallCorridor.Forecast.FindYear(2036)!], Saturation = [],
            }, []), ForecastJson.Render(shared with { Saturation = [] }, []));
        }
    }

    /// <summary>Ramp-up: a new line has nearly twice as much in its second year; optimism takes its part away.</summary>
    [Fact]
    public void NewLinesRampUp()
    {
        static double Tonnes(ForecastYear year) => year.Crossings.Where(load => load.Crossing.Value == NewCrossing).Sum(load =>
            load.Tonnes);
        var whole = SmallCorridor.Forecast.Years.Select(Tonnes).ToArray();
        Assert.Equal(0, whole[0]);
        var sober = Forecaster.Run(SmallCorridor.Corridor, SmallCorridor.Question with { FirstYear = 2035, Optimism = 0.5 })
            .Years.Select(Tonnes).ToArray();
        Assert.InRange(sober[0] / whole[1], 0.45, 0.6);
        Assert.InRange(sober[1] / sober[0], 0.79 / 0.44 * 0.9, 0.79 / 0.44 * 1.3);
    }

    /// <summary>Stopped after its first years it has those, and says that they are not all.</summary>
    [Fact]
    public void StopsCleanly()
    {
        using var stop = new CancellationTokenSource();
        var progress = new StopAtOnce(stop);
        var forecast = Forecaster.Run(SmallCorridor.Corridor, SmallCorridor.Question with { FirstYear = 2024, Threads = 1 }, null, progress,
            stop.Token);
        Assert.Equal(2024, Assert.Single(forecast.Years).Year);
        Assert.False(forecast.IsComplete);
        Assert.Equal(new ForecastProgress(1, 13, 2024), progress.Last);
    }

    [Fact]
    public void RefusesUnknownScenarios() => Assert.Throws<ArgumentException>(() =>
        Forecaster.Run(SmallCorridor.Corridor, SmallCorridor.Question with { Scenario = new ScenarioId("nowhere") }));

    /// <summary>Without figures nothing is forecast, and nothing breaks.</summary>
    [Fact]
    public void NoFiguresNoFlows()
    {
        var forecast = Forecaster.Run(SmallCorridor.Corridor with { Demand = [] }, SmallCorridor.Question with { LastYear = 2034 });
        Assert.Empty(Assert.Single(forecast.Years).Freight);
        Assert.Contains("the package has no demand table: nothing is forecast", forecast.Assumptions);
    }

    /// <summary>Own elasticities are negative, cross ones positive.</summary>
    [Fact]
    public void ElasticitiesHaveTheirSigns() => Assert.All(SmallCorridor.Forecast.Elasticities, one =>
    {
        Assert.True(one.Share == one.Changed ? one.OfPrice < 0 && one.OfTime < 0 : one.OfPrice >= 0 && one.OfTime >= 0, one.ToString());
    });

    /// <summary>Published figures find their year, crossing and quantity.</summary>
    [Fact]
    public void ComparesWithWhatIsPublished()
    {
        var forecast = SmallCorridor.Early;
        var lines = PublishedComparison.Of(SmallCorridor.Corridor, forecast).ToDictionary(line => line.What);
        Assert.True(lines["trucks-day-huu-nghi-2024-08-22"].IsFitted);
        Assert.Equal(590.5, lines["trucks-day-huu-nghi-import-2024-08-22"].Modelled, 6.0);
        Assert.False(lines["trucks-day-huu-nghi-2025-07"].IsFitted);
        Assert.True(lines["teu-guangxi-south-2024"].Modelled > 0);
        Assert.Contains(forecast.Years[0].Freight, flow => flow.Mode == Mode.Sea);
    }

    /// <summary>Trade in money is tonnes by the value of a tonne, of one way and some goods, for the days that were counted.</summary>
    [Fact]
    public void TradeIsToldInMoney()
    {
        var carried = SmallCorridor.Early.Years[0].Freight.First(flow => flow.Direction == TradeDirection.Import).Goods!.Value;
        var row = SmallCorridor.Corridor.Observations.First(observation => observation.Id == "trade-machinery-2024-01-to-2024-04")
            with { Goods = [carried] };
        var line = Assert.Single(PublishedComparison.Of(SmallCorridor.Corridor with { Observations = [row] }, SmallCorridor.Early));
        var tonnes = SmallCorridor.Early.Years[0].Freight
            .Where(flow => flow.Goods == carried && flow.Direction == TradeDirection.Import).Sum(flow => flow.Tonnes);
        var value = SmallCorridor.Corridor.Goods.First(goods => goods.Id == carried).ValueUsdPerTonne!.Value;
        Assert.Equal(tonnes * value * 121 / 366, line.Modelled, 1.0);
    }

    [Theory]
    [InlineData("trade-cn-2024")]
    [InlineData("price-ns-road-20-2024")]
    [InlineData("trade-vn-2023")]
    public void OtherMoneyIsNotTrade(string id) => Assert.DoesNotContain(id,
        PublishedComparison.Of(SmallCorridor.Corridor, SmallCorridor.Early).Select(line => line.What));

    /// <summary>
    /// The queue formula is that of Pollaczek and Khinchin until a busy month overfills the day, and grows with the load.
    /// </summary>
    [Fact]
    public void QueuesFollowTheirFormula()
    {
        Assert.Equal(24 / 100.0 * 0.5 / (2 * 0.5), QueueFormulas.Hours(50, 100, 1.25), 12);
        Assert.Equal(0, QueueFormulas.Hours(0, 100, 1.25));
        double[] hours = [.. Enumerable.Range(1, 20).Select(load => QueueFormulas.Hours(load * 5, 100, 1.25))];
        Assert.Equal(hours.Order(), hours);
        Assert.True(hours[^1] > 5);
    }

    private sealed class StopAtOnce(CancellationTokenSource stop) : IProgress<ForecastProgress>
    {
        public ForecastProgress Last { get; private set; }

        public void Report(ForecastProgress value)
        {
            Last = value;
            stop.Cancel();
        }
    }
}
