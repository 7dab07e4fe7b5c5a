using Lienvan.Demand.Choice;
using Lienvan.Model.Borders;
using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Services;
using Lienvan.Planner;

namespace Lienvan.Demand.Forecasts;

/// <summary>A train or ship of a network as the forecast sees it.</summary>
/// <param name="Service">The service.</param>
/// <param name="PerDay">Departures a day as published.</param>
/// <param name="Legs">Its track between each two stops.</param>
/// <param name="Reverse">The position of the service that runs the same way back; itself when there is none.</param>
/// <param name="OpenedIn">The first whole year of a project that brought it about; 0 for none.</param>
internal sealed record ServiceUse(Service Service, double PerDay, ImmutableArray<LegTrack> Legs, int Reverse, int OpenedIn);

/// <summary>
/// What carries freight on one network: the ways between doors of each class of cargo, services with their track, and capacities. Compiled
/// once for all years between which nothing opens, closes or changes.
/// </summary>
internal sealed class Supply
{
    private readonly Dictionary<(int Class, TradeRegion Region), Way[][]> ways = [];
    private readonly MovementGraph[] graphs;

    private Supply(MovementGraph[] graphs) => this.graphs = graphs;

    public required Network Network { get; init; }

    public required DoorList Doors { get; init; }

    public required ImmutableArray<ServiceUse> Services { get; init; }

    public required ImmutableDictionary<ServiceId, int> ServiceIndex { get; init; }

    /// <summary>Trains a day both ways that each measured section can take.</summary>
    public required IReadOnlyDictionary<string, double> SectionCapacity { get; init; }

    public required IReadOnlyDictionary<CrossingId, CrossingLimitFound> CrossingCapacity { get; init; }

    /// <summary>Passenger trains a day, both ways, of each section.</summary>
    public required IReadOnlyDictionary<string, double> PassengerTrains { get; init; }

    public MovementGraph GraphOf(int cargoClass) => graphs[cargoClass];

    /// <summary>The ways from one place to another.</summary>
    public Way[] WaysOf(int cargoClass, TradeRegion region, PlaceId from, PlaceId to)
    {
        var (senders, receivers) = Doors.IndexesOf(region);
        return senders.TryGetValue(from, out var row) && receivers.TryGetValue(to, out var column)
            ? ways[(cargoClass, region)][(row * receivers.Count) + column]
            : [];
    }

    /// <summary>Compiles a network. Classes are shared out among threads; what comes out does not depend on it.</summary>
    public static Supply Compile(SupplyQuestion question)
    {
        var (network, classes) = (question.Network, question.Classes);
        var graphs = new MovementGraph[classes.Length];
        var found = new Dictionary<(int, TradeRegion), Way[][]>[classes.Length];
        int[] sent = [.. Enumerable.Range(0, classes.Length).Where(index => !question.Regions[index].IsEmpty)];
        Parallel.ForEach(sent, new ParallelOptions { MaxDegreeOfParallelism = question.Threads }, index =>
        {
            (graphs[index], found[index]) = CompileClass(question, index);
        });
        var services = FindServices(question, sent.Select(index => graphs[index]));
        var crossings = network.Corridor.Crossings.Where(crossing => crossing.VehiclesPerDay is > 0)
            .ToDictionary(crossing => crossing.Id, crossing => new CrossingLimitFound(crossing.VehiclesPerDay!.Value, "declared"));
        var lines = services.SelectMany(service => service.Legs).SelectMany(leg => leg.Sections).Select(section => section.Line)
            .ToHashSet();
        var sections = question.Capacities.Sections(network, lines, crossings);
        var supply = new Supply(graphs)
        {
            Network = network,
            Doors = question.Doors,
            Services = services,
            ServiceIndex = services.Select((service, index) => (service.Service.Id, index))
                .ToImmutableDictionary(pair => pair.Id, pair => pair.index),
            SectionCapacity = sections,
            CrossingCapacity = crossings,
            PassengerTrains = Passengers(question),
        };
        foreach (var (key, value) in sent.SelectMany(index => found[index]))
        {
            supply.ways.Add(key, value);
        }

        return supply;
    }

    private static (MovementGraph, Dictionary<(int, TradeRegion), Way[][]>) CompileClass(SupplyQuestion question, int index)
    {
        var cargo = question.Classes[index];
        var graph = MovementGraph.Compile(new MovementQuestion
        {
            Network = question.Network, Goods = cargo.Representative.Id, Teu = cargo.Teu, OnlyTwentyFoot = cargo.OnlyTwentyFoot,
            Mass = cargo.AskedMass, Doors = question.Doors.All, Seed = question.Seed,
        });
        var skims = new Skims(question.Network, graph);
        CostWeights[] weights = [.. SupplyQuestion.HourValues(cargo).Select(hour =>
            new CostWeights(hour, question.TransferUsd * cargo.Tonnes, question.Reliability))];
        var ways = new Dictionary<(int, TradeRegion), Way[][]>();
        foreach (var region in question.Regions[index])
        {
            ways.Add((index, region), skims.Find(region, question.Doors.Of(region.Here),
                question.Doors.Of(region.IsAtHome ? region.Here : region.There), weights));
        }

        return (graph, ways);
    }

    private static ImmutableArray<ServiceUse> FindServices(SupplyQuestion question, IEnumerable<MovementGraph> graphs)
    {
        Service[] used =
        [
            .. graphs.SelectMany(graph => graph.Movements).Select(move => move.Service).OfType<Service>().DistinctBy(service => service.Id)
                .OrderBy(service => service.Id.Value, StringComparer.Ordinal),
        ];
        return [.. used.Select((service, index) => new ServiceUse(
            service, Departures.PerWeek(service) / 7, question.Tracks.LegsOf(question.Network, service), ReverseOf(used, index),
            question.OpenedIn(service)))];
    }

    private static int ReverseOf(Service[] services, int index)
    {
        var service = services[index];
        for (var other = 0; other < services.Length; other++)
        {
            if (services[other].Mode == service.Mode && services[other].Stops.Length == service.Stops.Length &&
                services[other].Composition == service.Composition &&
                services[other].Stops.Select(stop => stop.Place).Reverse().SequenceEqual(service.Stops.Select(stop => stop.Place)))
            {
                return other;
            }
        }

        return index;
    }

    private static Dictionary<string, double> Passengers(SupplyQuestion question)
    {
        var trains = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var service in question.Network.Corridor.Services.Where(service =>
            service is { Traffic: Traffic.Passenger, Mode: Mode.Rail }))
        {
            foreach (var section in question.Tracks.LegsOf(question.Network, service).SelectMany(leg => leg.Sections))
            {
                trains[section.Id] = trains.GetValueOrDefault(section.Id) + (Departures.PerWeek(service) / 7);
            }
        }

        return trains;
    }
}

/// <summary>What a supply is compiled from.</summary>
internal sealed record SupplyQuestion
{
    public required Network Network { get; init; }

    public required ImmutableArray<CargoClass> Classes { get; init; }

    /// <summary>The regions that each class is sent in.</summary>
    public required ImmutableArray<ImmutableArray<TradeRegion>> Regions { get; init; }

    public required DoorList Doors { get; init; }

    public required TrackFinder Tracks { get; init; }

    public required CapacityFinder Capacities { get; init; }

    /// <summary>The first whole year of a service that a project brought about; 0 for any other.</summary>
    public required Func<Service, int> OpenedIn { get; init; }

    public required double TransferUsd { get; init; }

    public required double Reliability { get; init; }

    public required ulong Seed { get; init; }

    public required int Threads { get; init; }

    /// <summary>An hour's value to a consignment of the class that can wait, and to one that can't.</summary>
    public static IEnumerable<double> HourValues(CargoClass cargo)
    {
        double[] values = [.. cargo.Goods.Select(goods => Market.ValueOfHour(goods) * cargo.TonnesOf(goods))];
        return [values.Min() * 0.5, values.Max() * 1.5];
    }
}

/// <summary>The places that zones send from and receive at, by country.</summary>
internal sealed class DoorList
{
    private readonly Dictionary<CountryId, ImmutableArray<PlaceId>> byCountry;
    private readonly Dictionary<TradeRegion, (Dictionary<PlaceId, int> Senders, Dictionary<PlaceId, int> Receivers)> indexes;

    public DoorList(Model.Dataset.Corridor corridor)
    {
        byCountry = corridor.Zones.Where(zone => zone.Kind != Model.Zones.ZoneKind.Gateway).GroupBy(zone => zone.Country)
            .ToDictionary(group => group.Key, group => group.Select(zone => zone.Place).Distinct().ToImmutableArray());
        All = [.. byCountry.OrderBy(pair => pair.Key.Value, StringComparer.Ordinal).SelectMany(pair => pair.Value).Distinct()];
        indexes = MarketKind.All.Select(kind => kind.Region).Distinct().ToDictionary(
            region => region, region => (IndexOf(Of(region.Here)), IndexOf(Of(region.IsAtHome ? region.Here : region.There))));
    }

    public ImmutableArray<PlaceId> All { get; }

    public ImmutableArray<PlaceId> Of(ImmutableArray<CountryId> countries) =>
        [.. countries.SelectMany(country => byCountry.GetValueOrDefault(country, [])).Distinct()];

    /// <summary>The positions of places among those of each side.</summary>
    public (Dictionary<PlaceId, int> Senders, Dictionary<PlaceId, int> Receivers) IndexesOf(TradeRegion region) => indexes[region];

    private static Dictionary<PlaceId, int> IndexOf(ImmutableArray<PlaceId> places) =>
        places.Select((place, index) => (place, index)).ToDictionary(pair => pair.place, pair => pair.index);
}
