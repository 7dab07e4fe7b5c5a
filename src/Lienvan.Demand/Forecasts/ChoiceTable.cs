using Lienvan.Demand.Choice;
using Lienvan.Model.Borders;
using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Services;

namespace Lienvan.Demand.Forecasts;

/// <summary>A ride of freight: a service between two of its stops, and what it uses.</summary>
internal sealed record RideUse(int Service, int Board, int Alight, int[] Resources, (LineId Line, double Kilometres)[] Lines);

/// <summary>
/// All markets with their ways on one supply, as flat arrays. Alternatives of market m are those from <c>First[m]</c> to before
/// <c>First[m + 1]</c>.
/// </summary>
internal sealed class ChoiceTable
{
    /// <summary>Containers of a train of a service that does not say, TEU; assumed.</summary>
    private const double UsualTeu = 40;

    /// <summary>Load of a train of a service that does not say, t; assumed.</summary>
    private const double UsualTonnes = 700;

    /// <summary>Mass of an empty container, t a TEU; source: usual tare of an ISO 1CC box.</summary>
    private const double TareTonnes = 2.2;

    private readonly Dictionary<(int, int, int), int> rideIndex = [];
    private readonly Dictionary<ServiceId, double> loads = [];
    private readonly Dictionary<string, int> sectionIndex = new(StringComparer.Ordinal);

    private ChoiceTable(Supply supply, ImmutableArray<Market> markets)
    {
        (Supply, Markets) = (supply, markets);
        Crossings = [.. supply.Network.Corridor.Crossings.Select(crossing => crossing.Id)];
        CrossingIndex = Crossings.Select((crossing, index) => (crossing, index)).ToDictionary(pair => pair.crossing, pair => pair.index);
    }

    public Supply Supply { get; }

    public ImmutableArray<Market> Markets { get; }

    public ImmutableArray<CrossingId> Crossings { get; }

    public Dictionary<CrossingId, int> CrossingIndex { get; }

    /// <summary>Sections of measured track on which freight runs: resources after the crossings.</summary>
    public List<(string Section, LineId Line)> Sections { get; } = [];

    public int ResourceCount => Crossings.Length + Sections.Count;

    public List<RideUse> Rides { get; } = [];

    /// <summary>The crossings and measured sections of each leg. Shape <c>[service, leg]</c>.</summary>
    public int[][][] LegResources { get; private set; } = [];

    /// <summary>Shape <c>[market + 1]</c>.</summary>
    public int[] First { get; private set; } = [];

    public List<Way> Ways { get; } = [];

    /// <summary>Generalised cost of a tonne as published: waits and queues of the base year.</summary>
    public List<double> Costs { get; } = [];

    public List<ConstantKey> Keys { get; } = [];

    /// <summary>The gate that lorries queue at; −1 for none.</summary>
    public List<int> Gates { get; } = [];

    /// <summary>Rides of each alternative; and how many trains a tonne of its goods fills on each.</summary>
    public List<(int Ride, double TrainsPerTonne, double WaitHours)[]> RidesOf { get; } = [];

    /// <summary>The first whole year of the youngest line that a way depends on; 0 for a way that was there.</summary>
    public List<int> OpenedIn { get; } = [];

    public static ChoiceTable Compile(
        Supply supply, ImmutableArray<Market> markets, ImmutableArray<CargoClass> classes, Preferences preferences)
    {
        var table = new ChoiceTable(supply, markets) { First = new int[markets.Length + 1] };
        for (var index = 0; index < markets.Length; index++)
        {
            table.First[index] = table.Ways.Count;
            var market = markets[index];
            foreach (var way in supply.WaysOf(market.Class, market.Kind.Region, market.Origin.Place, market.Destination.Place))
            {
                table.Add(market, way, preferences.GeneralisedUsd(way, classes[market.Class], market.Goods));
            }
        }

        table.First[markets.Length] = table.Ways.Count;
        table.LegResources =
            [.. supply.Services.Select(service => service.Legs.Select(leg => table.ResourcesOf([leg])).ToArray())];
        return table;
    }

    private void Add(Market market, Way way, double cost)
    {
        Ways.Add(way);
        Costs.Add(cost);
        Keys.Add(new ConstantKey(market.Kind.Id, market.Kind.TableDirection, way.Mode, way.Crossing));
        Gates.Add(way is { Mode: Mode.Road, Crossing: { } gate } ? CrossingIndex[gate] : -1);
        var graph = Supply.GraphOf(market.Class);
        var (rides, opened) = (new List<(int, double, double)>(), 0);
        foreach (var index in way.Movements)
        {
            if (graph.Movements[index] is { Service: { } service } move)
            {
                var use = Supply.ServiceIndex[service.Id];
                opened = Math.Max(opened, Supply.Services[use].OpenedIn);
                rides.Add((RideOf(use, move.BoardStop, move.AlightStop), TrainsPerTonne(service, market.Goods, graph.Teu == 0),
                    move.DepartureWaitHours));
            }
        }

        RidesOf.Add([.. rides]);
        OpenedIn.Add(opened);
    }

    private double TrainsPerTonne(Service service, Goods goods, bool isLoose)
    {
        if (!loads.TryGetValue(service.Id, out var tonnes))
        {
            var composition = Supply.Network.Corridor.Compositions.FirstOrDefault(row => row.Id == service.Composition);
            loads.Add(service.Id, tonnes = service.CapacityMass?.Tonnes ??
                (composition is { Load.Tonnes: > 0 } ? composition.Load.Tonnes : UsualTonnes));
        }

        var perTeu = goods.PerTeu.Tonnes;
        return isLoose ? 1 / tonnes
            : Math.Max(1 / ((service.Capacity?.Count ?? UsualTeu) * perTeu), (1 + (TareTonnes / perTeu)) / tonnes);
    }

    private int RideOf(int service, int board, int alight)
    {
        if (!rideIndex.TryGetValue((service, board, alight), out var index))
        {
            rideIndex.Add((service, board, alight), index = Rides.Count);
            var legs = Supply.Services[service].Legs.Skip(board).Take(alight - board).ToArray();
            Rides.Add(new RideUse(
                service, board, alight,
                ResourcesOf(legs),
                [
                    .. legs.SelectMany(leg => leg.Sections).GroupBy(section => section.Line)
                        .Select(line => (line.Key, line.Sum(section => section.Length.Kilometres))),
                ]));
        }

        return index;
    }

    private int[] ResourcesOf(IReadOnlyCollection<LegTrack> legs) =>
    [
        .. legs.SelectMany(leg => leg.Crossings).Select(crossing => CrossingIndex[crossing]),
        .. legs.SelectMany(leg => leg.Sections).Where(section => Supply.SectionCapacity.ContainsKey(section.Id))
            .Select(SectionOf).Distinct(),
    ];

    private int SectionOf(Section section)
    {
        if (!sectionIndex.TryGetValue(section.Id, out var index))
        {
            sectionIndex.Add(section.Id, index = Crossings.Length + Sections.Count);
            Sections.Add((section.Id, section.Line));
        }

        return index;
    }
}
