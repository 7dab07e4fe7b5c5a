using Lienvan.Demand.Choice;
using Lienvan.Demand.Flows;
using Lienvan.Model.Borders;
using Lienvan.Model.Dataset;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;

namespace Lienvan.Demand.Forecasts;

/// <summary>
/// One forecast: fits the base year, then solves each year on its network. Years do not wait for each other, so threads share them out.
/// </summary>
internal sealed class ForecastRun
{
    private readonly Corridor corridor;
    private readonly ForecastQuestion question;
    private readonly DemandTable table;
    private readonly Preferences preferences;
    private readonly ImmutableArray<CargoClass> classes;
    private readonly NetworkYears networks;
    private readonly DoorList doors;
    private readonly CapacityFinder capacities;
    private readonly Dictionary<int, (Supply Supply, ChoiceTable? Table)> supplies = [];
    private readonly Dictionary<int, PassengerNetwork> passengerNetworks = [];
    private readonly Seasons seasons;
    private WantedPairs? wanted;
    private PassengerModel? passengers;

    public ForecastRun(Corridor corridor, Scenario scenario, ForecastQuestion question)
    {
        (this.corridor, this.question) = (corridor, question);
        table = new DemandTable(corridor);
        preferences = Preferences.Of(table);
        seasons = new Seasons(table);
        classes = CargoClass.Of(corridor);
        networks = new NetworkYears(corridor, scenario);
        doors = new DoorList(corridor);
        capacities = new CapacityFinder(table.Get(new FigureKey("occupancy_limit"), 0.75));
    }

    public Forecast Run(IProgress<ForecastProgress>? progress, CancellationToken cancellation)
    {
        var before = SupplyOf(ForecastQuestion.EarliestYear);
        var markets = new MarketBuilder(corridor, table, before, classes).Build();
        wanted = new WantedPairs(doors, markets);
        before.Keep(wanted);
        var published = QuestionOf(ForecastQuestion.EarliestYear, TableOf(ForecastQuestion.EarliestYear, markets), new Constants()) with
        {
            IsConstrained = false, RunRate = key => Calibration.RunRateWithin(table, key),
        };
        var calibration = new Calibration(table, published, isAtRunRate: false).Fit();
        var mean = new BaseYear(published, YearSolver.Solve(published));
        var running = published with { Constants = published.Constants.Copy(), RunRate = _ => 1 };
        new Calibration(table, running, isAtRunRate: true).Fit();
        var end = new BaseYear(running, YearSolver.Solve(running));
        passengers = new PassengerModel(corridor, table, question, PassengersOf(ForecastQuestion.EarliestYear));
        var years = Years(markets, year => year == ForecastQuestion.EarliestYear ? mean : end, progress, cancellation);
        return new Forecast
        {
            Question = question,
            Years = years,
            Saturation = SaturationFinder.Of(years),
            Calibration = calibration,
            Elasticities = ElasticityFinder.Of(published.Table, mean.State, preferences),
            Assumptions = ForecastNotes.Assumptions(corridor, table),
            Sources = ForecastNotes.Sources(corridor),
        };
    }

    private ImmutableArray<ForecastYear> Years(ImmutableArray<Market> markets, Func<int, BaseYear> before,
        IProgress<ForecastProgress>? progress, CancellationToken cancellation)
    {
        var years = ImmutableArray.CreateBuilder<ForecastYear>();
        var wantedYears = question.Years;
        var count = wantedYears.Length;
        for (var first = 0; first < count && !cancellation.IsCancellationRequested; first += question.Threads)
        {
            int[] wave = [.. wantedYears.Skip(first).Take(question.Threads)];
            var tables = wave.Select(year => TableOf(year, markets)).ToArray();
            var trains = wave.Select(PassengersOf).ToArray();
            var solved = new ForecastYear[wave.Length];
            Parallel.For(0, wave.Length, new ParallelOptions { MaxDegreeOfParallelism = question.Threads }, index =>
            {
                var people = passengers!.Solve(wave[index], trains[index], tables[index].Supply.SectionCapacity);
                var asked = Constrained(wave[index], tables[index], before(wave[index])) with
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
        foreach (var key in supplies.Keys.Where(key => key < networks.KeyOf(year)).ToArray())
        {
            supplies.Remove(key);
            passengerNetworks.Remove(key);
        }
    }

    private YearQuestion Constrained(int year, ChoiceTable choices, BaseYear before) =>
        QuestionOf(year, choices, before.Question.Constants) with
        {
            Growth = GrowthsOf(choices.Markets, year),
            CostElasticity = [.. choices.Markets.Select(market =>
                table.Get(new FigureKey("cost_elasticity") { Market = market.Kind.Id, Goods = market.Goods.Id }, -0.3))],
            BaseMarketCosts = before.State.MarketCosts,
            BaseMeanCosts = before.State.MeanCosts,
            BaseQueueHours = before.QueueHours,
            BaseLoads = before.Loads,
            Peaks = before.Peaks,
            Refuted = before.Refuted,
            RunRate = before.Question.RunRate,
        };

    private YearQuestion QuestionOf(int year, ChoiceTable choices, Constants constants) => new()
    {
        Year = year, Table = choices, Constants = constants, Preferences = preferences,
        Growth = [.. Enumerable.Repeat(1.0, choices.Markets.Length)], CostElasticity = new double[choices.Markets.Length],
        Ramp = opened => table.RampUp(year - opened + 1) * question.Optimism,
        LorryLoad = LorryLoad, Seasons = seasons,
        LoadFactor = Math.Clamp(table.Get(new FigureKey("load_factor") { Mode = Mode.Rail }, 0.8), 0.1, 1),
        PeakFactor = table.Get(new FigureKey("peak_factor"), 1.25),
    };

    private double LorryLoad => table.Get(new FigureKey("lorry_load_t"), 16.3);

    /// <summary>Growth of each market; worked out once for all that grow alike.</summary>
    private double[] GrowthsOf(ImmutableArray<Market> markets, int year)
    {
        var known = new Dictionary<(MarketKind, GoodsId, CountryId), double>();
        return [.. markets.Select(market =>
        {
            var key = (market.Kind, market.Goods.Id, market.Destination.Country);
            return known.TryGetValue(key, out var growth) ? growth : known[key] = GrowthOf(market, year);
        })];
    }

    /// <summary>
    /// By the identity year by year, with the output of who receives: imports follow the buyer. The elasticity is that of the year.
    /// </summary>
    private double GrowthOf(Market market, int year)
    {
        var growth = question.Growth.ToString().ToLowerInvariant();
        var (factor, before) = (1.0, 1.0);
        for (var at = ForecastQuestion.EarliestYear + 1; at <= year; at++)
        {
            var index = table.OutputIndex(market.Destination.Country, growth, at);
            var elasticity = table.Get(
                new FigureKey("output_elasticity")
                {
                    Market = market.Kind.Id, Goods = market.Goods.Id, Direction = market.Kind.TableDirection, Until = at,
                }, 1.1);
            (factor, before) = (factor * Growth.Factor((index / before) - 1, elasticity, 1, 1, 0), index);
        }

        return factor;
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

    private Supply SupplyOf(int year) => Entry(year).Supply;

    private ChoiceTable TableOf(int year, ImmutableArray<Market> markets)
    {
        var key = networks.KeyOf(year);
        var entry = Entry(year);
        if (entry.Table is null)
        {
            supplies[key] = entry = (entry.Supply, ChoiceTable.Compile(entry.Supply, markets, preferences, LorryLoad));
        }

        return entry.Table!;
    }

    private (Supply Supply, ChoiceTable? Table) Entry(int year)
    {
        var key = networks.KeyOf(year);
        if (!supplies.TryGetValue(key, out var entry))
        {
            supplies.Add(key, entry = (Supply.Compile(new SupplyQuestion
            {
                Network = networks.On(year), Classes = classes, Regions = [.. classes.Select(RegionsOf)], Doors = doors,
                    Tracks = new TrackFinder(),
                Capacities = capacities, OpenedIn = networks.OpenedIn, TransferUsd = preferences.TransferUsd,
                Reliability = preferences.Reliability, Seed = question.Seed, Threads = question.Threads, Wanted = wanted,
            }), null));
        }

        return entry;
    }

    private ImmutableArray<TradeRegion> RegionsOf(CargoClass cargo) =>
    [
        .. MarketKind.All.Where(kind => table.All("tonnes").Any(figure => figure.Market == kind.Id &&
            figure.Direction == kind.TableDirection && cargo.Goods.Any(goods => goods.Id == figure.Goods)))
            .Select(kind => kind.Region).Distinct(),
    ];

    /// <summary>The base year as later years compare with it: its costs, loads and queues.</summary>
    private sealed record BaseYear(YearQuestion Question, YearState State)
    {
        private ChoiceTable Table => Question.Table;

        public IReadOnlyDictionary<string, double> Loads { get; } = State.Loads
            .Select((load, resource) => (load, Name: Question.Table.Resources[resource].Id))
            .ToDictionary(pair => pair.Name, pair => pair.load);

        /// <summary>The busiest month of each crossing over the mean one, at least the usual factor.</summary>
        public IReadOnlyDictionary<string, double> Peaks { get; } = new YearReport(Question, State).Make().Crossings
            .GroupBy(load => load.Crossing.Value)
            .ToDictionary(loads => loads.Key, loads => Math.Max(Question.PeakFactor, loads.Max(load => load.Peak)));

        public IReadOnlyDictionary<string, double> QueueHours => field ??= Table.Resources
            .Select((used, resource) => (used.Id, Hours: QueueIn(used, State.Loads[resource]))).Where(pair => pair.Hours > 0)
            .ToDictionary(pair => pair.Id, pair => pair.Hours);

        /// <summary>Formulas that the traffic of the base year refutes.</summary>
        public IReadOnlySet<string> Refuted => field ??= Table.Resources
            .Where((used, resource) => State.Loads[resource] > LimitOf(used)).Select(used => used.Id).ToHashSet(StringComparer.Ordinal);

        private double LimitOf(CapacityUse used) => used.Kind switch
        {
            SaturatedThing.Crossing => Table.Supply.CrossingCapacity.TryGetValue(new CrossingId(used.Id), out var limit)
                && limit.LimitedBy != CapacityFinder.Declared ? limit.Vehicles : double.PositiveInfinity,
            SaturatedThing.Terminal => Table.Supply.Yards[used.Id].UnitsADay,
            _ => Math.Max(1, Table.Supply.SectionCapacity[used.Id] - Table.Supply.PassengerTrains.GetValueOrDefault(used.Id)),
        };

        private double QueueIn(CapacityUse used, double load) => used.Kind switch
        {
            SaturatedThing.Crossing when Table.Supply.CrossingCapacity.TryGetValue(new CrossingId(used.Id), out var limit) =>
                QueueFormulas.Hours(load, Math.Max(limit.Vehicles, load), Peaks.GetValueOrDefault(used.Id, Question.PeakFactor)),
            SaturatedThing.Terminal => QueueFormulas.Hours(
                load, Math.Max(Table.Supply.Yards[used.Id].UnitsADay, load), Question.PeakFactor),
            _ => 0,
        };
    }
}
