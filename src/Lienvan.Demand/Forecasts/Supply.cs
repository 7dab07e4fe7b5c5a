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
internal sealed record ServiceUse(Service Service, double PerDay, ImmutableArray<LegTrack> Legs, int Reverse, int OpenedIn)
{
    /// <summary>How often it runs with hardly anything to carry: as published what exists, once a day what is only planned.</summary>
    public double LeastPerDay => OpenedIn == 0 ? PerDay : Math.Min(PerDay, 1);
}

/// <summary>
/// What carries freight on one network: the ways between doors of each class of cargo, services with their track, and capacities. Compiled
/// once for all years between which nothing opens, closes or changes.
/// </summary>
internal sealed class Supply
{
    private readonly Dictionary<(int Class, TradeRegion Region), Way[][]> ways = [];

    public required Network Network { get; init; }

    public required DoorList Doors { get; init; }

    public required ImmutableArray<CargoClass> Classes { get; init; }

    public required ImmutableArray<ServiceUse> Services { get; init; }

    public required ImmutableDictionary<ServiceId, int> ServiceIndex { get; init; }

    /// <summary>Trains a day both ways that each measured section can take.</summary>
    public required IReadOnlyDictionary<string, double> SectionCapacity { get; init; }

    public required IReadOnlyDictionary<CrossingId, CrossingLimitFound> CrossingCapacity { get; init; }

    /// <summary>Units a day that the cranes and gangs of each yard can move, by the key of <see cref="YardWork"/>.</summary>
    public required IReadOnlyDictionary<string, YardWork> Yards { get; init; }

    /// <summary>The yard of each handling; those that are no limit are missing.</summary>
    public required IReadOnlyDictionary<string, YardUse> YardOf { get; init; }

    /// <summary>Passenger trains a day, both ways, of each section as published.</summary>
    public required IReadOnlyDictionary<string, double> PassengerTrains { get; init; }

    /// <summary>The ways from one place to another.</summary>
    public Way[] WaysOf(int cargoClass, TradeRegion region, PlaceId from, PlaceId to) =>
        Doors.FindPair(region, from, to) is { } pair ? ways[(cargoClass, region)][pair] : [];

    /// <summary>Forgets ways between pairs of doors that nobody wants.</summary>
    public void Keep(WantedPairs wanted)
    {
        foreach (var (key, all) in ways)
        {
            for (var pair = 0; pair < all.Length; pair++)
            {
                all[pair] = wanted.Find(key.Class, key.Region) is { } kept && kept[pair] ? all[pair] : [];
            }
        }
    }

    /// <summary>Compiles a network. Classes are shared out among threads; what comes out does not depend on it.</summary>
    public static Supply Compile(SupplyQuestion question)
    {
        var (network, classes) = (question.Network, question.Classes);
        var found = new Dictionary<(int, TradeRegion), Way[][]>[classes.Length];
        var used = new ImmutableArray<Service>[classes.Length];
        int[] sent = [.. Enumerable.Range(0, classes.Length).Where(index => !question.Regions[index].IsEmpty)];
        Parallel.ForEach(sent, new ParallelOptions { MaxDegreeOfParallelism = question.Threads }, index =>
        {
            (found[index], used[index]) = CompileClass(question, index);
        });
        var services = FindServices(question, sent.SelectMany(index => used[index]));
        var crossings = network.Corridor.Crossings.Where(crossing => crossing.VehiclesPerDay is > 0 &&
            CapacityFinder.IsStudied(network, crossing.Id))
            .ToDictionary(crossing => crossing.Id, crossing =>
                new CrossingLimitFound(crossing.VehiclesPerDay!.Value, CapacityFinder.Declared));
        var lines = services.SelectMany(service => service.Legs).SelectMany(leg => leg.Sections).Select(section => section.Line)
            .ToHashSet();
        var sections = question.Capacities.Sections(network, lines, crossings);
        var (yards, yardOf) = YardWork.Of(network);
        var supply = new Supply
        {
            Network = network,
            Doors = question.Doors,
            Classes = classes,
            Services = services,
            ServiceIndex = services.Select((service, index) => (service.Service.Id, index))
                .ToImmutableDictionary(pair => pair.Id, pair => pair.index),
            SectionCapacity = sections,
            CrossingCapacity = crossings,
            Yards = yards, YardOf = yardOf,
            PassengerTrains = Passengers(question),
        };
        foreach (var (key, value) in sent.SelectMany(index => found[index]))
        {
            supply.ways.Add(key, value);
        }

        return supply;
    }

    /// <summary>Ways of a class and the services that could carry it. The planner's moves are let go for memory.</summary>
    private static (Dictionary<(int, TradeRegion), Way[][]>, ImmutableArray<Service>) CompileClass(SupplyQuestion question, int index)
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
            ways.Add((index, region), skims.Find(new SkimQuestion(region, question.Doors.Of(region.Here),
                question.Doors.Of(region.IsAtHome ? region.Here : region.There), question.Wanted?.Of(index, region)), weights));
        }

        return (ways, [.. graph.Movements.Select(move => move.Service).OfType<Service>().Distinct()]);
    }

    private static ImmutableArray<ServiceUse> FindServices(SupplyQuestion question, IEnumerable<Service> all)
    {
        Service[] used = [.. all.DistinctBy(service => service.Id).OrderBy(service => service.Id.Value, StringComparer.Ordinal)];
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

    /// <summary>The pairs of doors between which something moves; null for all.</summary>
    public WantedPairs? Wanted { get; init; }

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

    /// <summary>The position of a pair of doors among those of a region; null where either is no door of it.</summary>
    public int? FindPair(TradeRegion region, PlaceId from, PlaceId to)
    {
        var (senders, receivers) = indexes[region];
        return senders.TryGetValue(from, out var row) && receivers.TryGetValue(to, out var column)
            ? (row * receivers.Count) + column
            : null;
    }

    public int CountPairs(TradeRegion region) => indexes[region].Senders.Count * indexes[region].Receivers.Count;

    private static Dictionary<PlaceId, int> IndexOf(ImmutableArray<PlaceId> places) =>
        places.Select((place, index) => (place, index)).ToDictionary(pair => pair.place, pair => pair.index);
}

/// <summary>The pairs of doors between which goods of each class move.</summary>
internal sealed class WantedPairs
{
    private readonly DoorList doors;
    private readonly Dictionary<(int Class, TradeRegion Region), bool[]> byClass = [];

    public WantedPairs(DoorList doors, IEnumerable<Market> markets)
    {
        this.doors = doors;
        foreach (var market in markets)
        {
            if (doors.FindPair(market.Kind.Region, market.Origin.Place, market.Destination.Place) is { } pair)
            {
                Of(market.Class, market.Kind.Region)[pair] = true;
            }
        }
    }

    /// <summary>Shape <c>[from, to]</c>, row-major; null where nothing moves.</summary>
    public bool[]? Find(int cargoClass, TradeRegion region) => byClass.GetValueOrDefault((cargoClass, region));

    /// <summary>The same; all false where nothing moves.</summary>
    public bool[] Of(int cargoClass, TradeRegion region)
    {
        lock (byClass)
        {
            if (!byClass.TryGetValue((cargoClass, region), out var pairs))
            {
                byClass.Add((cargoClass, region), pairs = new bool[doors.CountPairs(region)]);
            }

            return pairs;
        }
    }
}
