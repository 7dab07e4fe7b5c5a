using Lienvan.Demand.Choice;
using Lienvan.Model.Borders;
using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Services;

namespace Lienvan.Demand.Forecasts;

/// <summary>A ride of freight: a service between two of its stops, and what it uses.</summary>
internal sealed record RideUse(int Service, int Board, int Alight, int[] Resources, (LineId Line, double Kilometres)[] Lines);

/// <summary>Something of which there is only so much.</summary>
/// <param name="Kind">A crossing, a section of a line, or the machines of a terminal.</param>
/// <param name="Id">Key of the crossing, section or yard.</param>
/// <param name="Line">The line of a section.</param>
internal sealed record CapacityUse(SaturatedThing Kind, string Id, LineId? Line);

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

    /// <summary>Ways by which utility is so much lower than by the best of their mode are left out.</summary>
    private const double LeastWorth = 3;

    /// <summary>Mass of an empty container, t a TEU; source: usual tare of an ISO 1CC box.</summary>
    private const double TareTonnes = 2.2;

    private readonly Dictionary<(int, int, int), int> rideIndex = [];
    private readonly List<Alternative> alternatives = [];
    private readonly Dictionary<ConstantKey, int> keyIndex = [];
    private readonly Dictionary<ServiceId, double> loads = [];
    private readonly Dictionary<(SaturatedThing, string), int> resourceIndex = [];

    private ChoiceTable(Supply supply, ImmutableArray<Market> markets)
    {
        (Supply, Markets) = (supply, markets);
        Crossings = [.. supply.Network.Corridor.Crossings.Select(crossing => crossing.Id)];
        foreach (var crossing in Crossings)
        {
            ResourceOf(new CapacityUse(SaturatedThing.Crossing, crossing.Value, null));
        }
    }

    public Supply Supply { get; }

    public ImmutableArray<Market> Markets { get; }

    /// <summary>The first resources, in this order.</summary>
    public ImmutableArray<CrossingId> Crossings { get; }

    /// <summary>What may fill up: crossings, sections of measured track, cranes and gangs of terminals.</summary>
    public List<CapacityUse> Resources { get; } = [];

    public List<RideUse> Rides { get; } = [];

    /// <summary>The crossings and measured sections of each leg. Shape <c>[service, leg]</c>.</summary>
    public int[][][] LegResources { get; private set; } = [];

    /// <summary>Shape <c>[market + 1]</c>.</summary>
    public int[] First { get; private set; } = [];

    public Way[] Ways { get; private set; } = [];

    /// <summary>The mode of each alternative: the nest of the choice.</summary>
    public int[] NestOf { get; private set; } = [];

    /// <summary>The logarithm of each way's path size.</summary>
    public double[] LogSizes { get; private set; } = [];

    /// <summary>Generalised cost of a tonne as published: waits and queues of the base year.</summary>
    public double[] Costs { get; private set; } = [];

    /// <summary>The constant of each alternative, as a position in <see cref="Keys"/>.</summary>
    public int[] KeyOf { get; private set; } = [];

    public List<ConstantKey> Keys { get; } = [];

    /// <summary>Gates and terminals of alternative a are those from <c>FirstStop[a]</c> to before <c>FirstStop[a + 1]</c>.</summary>
    public int[] FirstStop { get; private set; } = [];

    /// <summary>Gates and terminals that vehicles queue at, and units of each that a tonne is.</summary>
    public (int Resource, double UnitsPerTonne)[] Stops { get; private set; } = [];

    /// <summary>Rides of alternative a are those from <c>FirstRide[a]</c> to before <c>FirstRide[a + 1]</c>.</summary>
    public int[] FirstRide { get; private set; } = [];

    /// <summary>Rides, and how many trains a tonne fills on each.</summary>
    public (int Ride, double TrainsPerTonne, double WaitHours)[] RidesOf { get; private set; } = [];

    /// <summary>The lines that each alternative uses, each once, and how far.</summary>
    public (LineId Line, double Kilometres)[][] LinesOf { get; private set; } = [];

    /// <summary>The first whole year of the youngest line that a way depends on; 0 for a way that was there.</summary>
    public int[] OpenedIn { get; private set; } = [];

    public static ChoiceTable Compile(Supply supply, ImmutableArray<Market> markets, Preferences preferences, double lorryLoad)
    {
        var table = new ChoiceTable(supply, markets) { First = new int[markets.Length + 1] };
        for (var index = 0; index < markets.Length; index++)
        {
            table.First[index] = table.alternatives.Count;
            var market = markets[index];
            var ways = supply.WaysOf(market.Class, market.Kind.Region, market.Origin.Place, market.Destination.Place);
            var costs = Array.ConvertAll(ways, way => preferences.GeneralisedUsd(way, supply.Classes[market.Class], market.Goods));
            for (var way = 0; way < ways.Length; way++)
            {
                if (IsWorthwhile(way, ways, costs, market.Scale / preferences.ModeScale))
                {
                    table.Add(market, ways[way], costs[way], lorryLoad);
                }
            }
        }

        table.First[markets.Length] = table.alternatives.Count;
        table.Flatten();
        table.LegResources =
            [.. supply.Services.Select(service => service.Legs.Select(leg => table.ResourcesOf([leg])).ToArray())];
        return table;
    }

    /// <summary>The position of a resource; null for one that nothing here uses.</summary>
    public int? FindResource(SaturatedThing kind, string id) => resourceIndex.TryGetValue((kind, id), out var index) ? index : null;

    /// <summary>
    /// Whether a way is not so much dearer than the best of its mode that constants and full gates could hardly make up for it; one over
    /// each
    /// railway crossing always is.
    /// </summary>
    private static bool IsWorthwhile(int way, Way[] ways, double[] costs, double scale)
    {
        var (best, bestOver) = (double.PositiveInfinity, double.PositiveInfinity);
        for (var other = 0; other < ways.Length; other++)
        {
            if (ways[other].Mode == ways[way].Mode)
            {
                best = Math.Min(best, costs[other]);
                bestOver = ways[other].Crossing == ways[way].Crossing ? Math.Min(bestOver, costs[other]) : bestOver;
            }
        }

        return ways[way].Mode == Mode.Rail
            ? scale * (costs[way] - bestOver) < LeastWorth / 2
            : scale * (costs[way] - best) < LeastWorth;
    }

    private void Add(Market market, Way way, double cost, double lorryLoad)
    {
        var teu = Supply.Classes[market.Class].Teu;
        var (rides, stops, opened) = (new List<(int, double, double)>(way.Rides.Length), new List<(int, double)>(), 0);
        foreach (var ride in way.Rides)
        {
            var use = Supply.ServiceIndex[ride.Service];
            opened = Math.Max(opened, Supply.Services[use].OpenedIn);
            rides.Add((RideOf(use, ride.Board, ride.Alight), TrainsPerTonne(Supply.Services[use].Service, market.Goods, teu == 0),
                ride.WaitHours));
        }

        if (way is { Mode: Mode.Road, Crossing: { } gate })
        {
            stops.Add((ResourceOf(new CapacityUse(SaturatedThing.Crossing, gate.Value, null)), 1 / lorryLoad));
        }

        foreach (var handling in way.Handlings)
        {
            if (Supply.YardOf.TryGetValue(handling, out var yard))
            {
                stops.Add((ResourceOf(new CapacityUse(SaturatedThing.Terminal, yard.Yard, null)),
                    YardWork.UnitsPerTonne(market.Goods, teu, yard.IsMetreGauge)));
            }
        }

        alternatives.Add(new Alternative(way, cost,
            IdOf(new ConstantKey(market.Kind.Id, market.Kind.TableDirection, way.Mode, way.Crossing)), [.. stops], [.. rides], opened));
    }

    /// <summary>Loops over all alternatives run over arrays of their parts.</summary>
    private void Flatten()
    {
        Ways = [.. alternatives.Select(alternative => alternative.Way)];
        NestOf = Array.ConvertAll(Ways, way => (int)way.Mode);
        LogSizes = Array.ConvertAll(Ways, way => Math.Log(way.PathSize));
        Costs = [.. alternatives.Select(alternative => alternative.Cost)];
        KeyOf = [.. alternatives.Select(alternative => alternative.Key)];
        (FirstStop, Stops) = (FirstOf(alternative => alternative.Stops.Length), [.. alternatives.SelectMany(one => one.Stops)]);
        (FirstRide, RidesOf) = (FirstOf(alternative => alternative.Rides.Length), [.. alternatives.SelectMany(one => one.Rides)]);
        OpenedIn = [.. alternatives.Select(alternative => alternative.OpenedIn)];
        LinesOf = [.. alternatives.Select(alternative => LinesUsed(alternative.Rides))];
        alternatives.Clear();
        alternatives.TrimExcess();
    }

    private int[] FirstOf(Func<Alternative, int> count)
    {
        var first = new int[alternatives.Count + 1];
        for (var index = 0; index < alternatives.Count; index++)
        {
            first[index + 1] = first[index] + count(alternatives[index]);
        }

        return first;
    }

    private (LineId Line, double Kilometres)[] LinesUsed((int Ride, double, double)[] rides) => rides.Length switch
    {
        0 => [],
        1 => Rides[rides[0].Ride].Lines,
        _ => [.. rides.SelectMany(ride => Rides[ride.Ride].Lines).GroupBy(line => line.Line)
            .Select(line => (line.Key, line.Sum(part => part.Kilometres)))],
    };

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

    private int IdOf(ConstantKey key)
    {
        if (!keyIndex.TryGetValue(key, out var id))
        {
            keyIndex.Add(key, id = Keys.Count);
            Keys.Add(key);
        }

        return id;
    }

    private int[] ResourcesOf(IReadOnlyCollection<LegTrack> legs) =>
    [
        .. legs.SelectMany(leg => leg.Crossings)
            .Select(crossing => ResourceOf(new CapacityUse(SaturatedThing.Crossing, crossing.Value, null))),
        .. legs.SelectMany(leg => leg.Sections).Where(section => Supply.SectionCapacity.ContainsKey(section.Id))
            .Select(section => ResourceOf(new CapacityUse(SaturatedThing.Line, section.Id, section.Line))).Distinct(),
    ];

    private int ResourceOf(CapacityUse use)
    {
        if (!resourceIndex.TryGetValue((use.Kind, use.Id), out var index))
        {
            resourceIndex.Add((use.Kind, use.Id), index = Resources.Count);
            Resources.Add(use);
        }

        return index;
    }

    private sealed record Alternative(Way Way, double Cost, int Key, (int, double)[] Stops, (int, double, double)[] Rides, int OpenedIn);
}
