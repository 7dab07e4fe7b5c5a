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
    private readonly Constants constants = new();
    private PassengerModel? passengers;

    public ForecastRun(Corridor corridor, Scenario scenario, ForecastQuestion question)
    {
        (this.corridor, this.question) = (corridor, question);
        table = new DemandTable(corridor);
        preferences = Preferences.Of(table);
        classes = CargoClass.Of(corridor);
        networks = new NetworkYears(corridor, scenario);
        doors = new DoorList(corridor);
        capacities = new CapacityFinder(table.Get(new FigureKey("occupancy_limit"), 0.75));
    }

    public Forecast Run(IProgress<ForecastProgress>? progress, CancellationToken cancellation)
    {
        var markets = new MarketBuilder(corridor, table, SupplyOf(ForecastQuestion.EarliestYear), classes).Build();
        var baseTable = TableOf(ForecastQuestion.EarliestYear, markets);
        var asPublished = QuestionOf(ForecastQuestion.EarliestYear, baseTable) with { IsConstrained = false };
        var calibration = new Calibration(table, asPublished).Fit();
        var start = YearSolver.Solve(asPublished);
        var before = new BaseYear(start, baseTable, asPublished.PeakFactor);
        passengers = new PassengerModel(corridor, table, question, PassengersOf(ForecastQuestion.EarliestYear));
        var years = Years(markets, before, progress, cancellation);
        var forecast = new Forecast
        {
            Question = question,
            Years = years,
            Saturation = SaturationFinder.Of(years),
            Calibration = calibration,
            Elasticities = ElasticityFinder.Of(baseTable, start, preferences),
            Assumptions = ForecastNotes.Assumptions(corridor, table),
            Sources = ForecastNotes.Sources(corridor),
        };
        return forecast;
    }

    private ImmutableArray<ForecastYear> Years(
        ImmutableArray<Market> markets, BaseYear before, IProgress<ForecastProgress>? progress, CancellationToken cancellation)
    {
        var years = ImmutableArray.CreateBuilder<ForecastYear>();
        var count = Math.Max(0, question.LastYear - question.FirstYear + 1);
        for (var first = 0; first < count && !cancellation.IsCancellationRequested; first += question.Threads)
        {
            int[] wave = [.. Enumerable.Range(question.FirstYear + first, Math.Min(question.Threads, count - first))];
            var tables = wave.Select(year => TableOf(year, markets)).ToArray();
            var trains = wave.Select(PassengersOf).ToArray();
            var solved = new ForecastYear[wave.Length];
            Parallel.For(0, wave.Length, new ParallelOptions { MaxDegreeOfParallelism = question.Threads }, index =>
            {
                var asked = Constrained(wave[index], tables[index], before);
                solved[index] = PassengerLoads.AddTo(
                    new YearReport(asked, YearSolver.Solve(asked)).Make(), passengers!.Solve(wave[index], trains[index]), corridor);
            });
            years.AddRange(solved);
            progress?.Report(new ForecastProgress(years.Count, count, wave[^1]));
        }

        return years.ToImmutable();
    }

    private YearQuestion Constrained(int year, ChoiceTable choices, BaseYear before) => QuestionOf(year, choices) with
    {
        Growth = [.. choices.Markets.Select(market => GrowthOf(market, year))],
        CostElasticity = [.. choices.Markets.Select(market =>
            table.Get(new FigureKey("cost_elasticity") { Market = market.Kind.Id, Goods = market.Goods.Id }, -0.3))],
        BaseMarketCosts = before.State.MarketCosts,
        BaseMeanCosts = before.State.MeanCosts,
        BaseQueueHours = before.QueueHours,
        BaseLoads = before.Loads,
    };

    private YearQuestion QuestionOf(int year, ChoiceTable choices) => new()
    {
        Year = year, Table = choices, Constants = constants, Preferences = preferences,
        Growth = [.. Enumerable.Repeat(1.0, choices.Markets.Length)], CostElasticity = new double[choices.Markets.Length],
        Ramp = opened => table.RampUp(year - opened + 1) * question.Optimism,
        LorryLoad = table.Get(new FigureKey("lorry_load_t"), 16.3),
        LoadFactor = Math.Clamp(table.Get(new FigureKey("load_factor") { Mode = Mode.Rail }, 0.8), 0.1, 1),
        PeakFactor = table.Get(new FigureKey("peak_factor"), 1.25),
    };

    /// <summary>By the identity, with the output of who receives: imports follow the buyer.</summary>
    private double GrowthOf(Market market, int year)
    {
        var index = table.OutputIndex(
            market.Destination.Country, question.Growth.ToString().ToLowerInvariant(), year);
        var years = year - ForecastQuestion.EarliestYear;
        var perYear = years == 0 ? 0 : Math.Pow(index, 1.0 / years) - 1;
        var elasticity = table.Get(new FigureKey("output_elasticity") { Market = market.Kind.Id, Goods = market.Goods.Id }, 1.1);
        return Growth.Factor(perYear, elasticity, years, 1, 0);
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
            supplies[key] = entry = (entry.Supply, ChoiceTable.Compile(entry.Supply, markets, classes, preferences));
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
                Reliability = preferences.Reliability, Seed = question.Seed, Threads = question.Threads,
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
    private sealed record BaseYear(YearState State, ChoiceTable Table, double PeakFactor)
    {
        public IReadOnlyDictionary<string, double> Loads { get; } = State.Loads
            .Select((load, resource) => (load, Name: Table.NameOf(resource))).ToDictionary(pair => pair.Name, pair => pair.load);

        public IReadOnlyDictionary<CrossingId, double> QueueHours { get; } = Table.Crossings
            .Select((crossing, index) => (crossing, Hours: Table.Supply.CrossingCapacity.TryGetValue(crossing, out var limit)
                ? QueueFormulas.Hours(State.Loads[index], Math.Max(limit.Vehicles, State.Loads[index]), PeakFactor)
                : 0))
            .ToDictionary(pair => pair.crossing, pair => pair.Hours);
    }
}
