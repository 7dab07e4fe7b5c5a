using Lienvan.Demand.Choice;
using Lienvan.Demand.Flows;
using Lienvan.Model.Dataset;
using Lienvan.Model.Places;

namespace Lienvan.Demand.Forecasts;

/// <summary>What all years and scenarios of a corridor share: figures, preferences, classes of cargo and doors. Never changes.</summary>
internal sealed class ForecastGround
{
    private readonly Seasons seasons;
    private readonly ImmutableArray<CargoClass> classes;
    private readonly DoorList doors;
    private readonly CapacityFinder capacities;
    private readonly ImmutableArray<ImmutableArray<TradeRegion>> regions;

    public ForecastGround(Corridor corridor)
    {
        Corridor = corridor;
        Table = new DemandTable(corridor);
        Preferences = Preferences.Of(Table);
        seasons = new Seasons(Table);
        classes = CargoClass.Of(corridor);
        doors = new DoorList(corridor);
        capacities = new CapacityFinder(Table.Get(new FigureKey("occupancy_limit"), 0.75));
        regions = [.. classes.Select(RegionsOf)];
    }

    public Corridor Corridor { get; }

    public DemandTable Table { get; }

    public Preferences Preferences { get; }

    private double LorryLoad => Table.Get(new FigureKey("lorry_load_t"), 16.3);

    public ImmutableArray<Market> MarketsOn(Supply supply) => new MarketBuilder(Corridor, Table, supply, classes).Build();

    public WantedPairs PairsOf(ImmutableArray<Market> markets) => new(doors, markets);

    /// <summary>Ways of a year; of all pairs of doors where none are named.</summary>
    public Supply SupplyOf(NetworkYears networks, int year, ForecastQuestion question, WantedPairs? wanted) => Supply.Compile(new()
    {
        Network = networks.On(year), Classes = classes, Regions = regions, Doors = doors, Tracks = new TrackFinder(),
        Capacities = capacities, OpenedIn = networks.OpenedIn, TransferUsd = Preferences.TransferUsd,
        Reliability = Preferences.Reliability, Seed = question.Seed, Threads = question.Threads, Wanted = wanted,
    });

    public ChoiceTable TableOf(Supply supply, ImmutableArray<Market> markets) =>
        ChoiceTable.Compile(supply, markets, Preferences, LorryLoad);

    /// <summary>The traffic of the base year in a year's choice: nothing has grown yet.</summary>
    public YearQuestion QuestionOf(int year, ChoiceTable choices, Constants constants, double optimism) => new()
    {
        Year = year, Table = choices, Constants = constants, Preferences = Preferences,
        Growth = [.. Enumerable.Repeat(1.0, choices.Markets.Length)], CostElasticity = new double[choices.Markets.Length],
        Ramp = opened => Table.RampUp(year - opened + 1) * optimism,
        LorryLoad = LorryLoad, Seasons = seasons,
        LoadFactor = Math.Clamp(Table.Get(new FigureKey("load_factor") { Mode = Mode.Rail }, 0.8), 0.1, 1),
        PeakFactor = Table.Get(new FigureKey("peak_factor"), 1.25),
    };

    /// <summary>
    /// By how much a market has grown since the base year: the identity year by year, with the output of who receives, since imports follow
    /// the buyer, and the elasticity of the year.
    /// </summary>
    public double GrowthOf(Market market, int year, GrowthCase growth)
    {
        var (factor, before) = (1.0, 1.0);
        for (var at = ForecastQuestion.EarliestYear + 1; at <= year; at++)
        {
            var index = Table.OutputIndex(market.Destination.Country, growth.ToString().ToLowerInvariant(), at);
            var elasticity = Table.Get(
                new FigureKey("output_elasticity")
                {
                    Market = market.Kind.Id, Goods = market.Goods.Id, Direction = market.Kind.TableDirection, Until = at,
                }, 1.1);
            (factor, before) = (factor * Growth.Factor((index / before) - 1, elasticity, 1, 1, 0), index);
        }

        return factor;
    }

    private ImmutableArray<TradeRegion> RegionsOf(CargoClass cargo) =>
    [
        .. MarketKind.All.Where(kind => Table.All("tonnes").Any(figure => figure.Market == kind.Id &&
            figure.Direction == kind.TableDirection && cargo.Goods.Any(goods => goods.Id == figure.Goods)))
            .Select(kind => kind.Region).Distinct(),
    ];
}
