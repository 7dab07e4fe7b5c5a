using Lienvan.Demand.Choice;
using Lienvan.Model.Borders;
using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Services;
using Lienvan.Model.Tariffs;

namespace Lienvan.Demand.Forecasts;

/// <summary>A way for people between two places.</summary>
internal sealed record PassengerWay
{
    public required Mode Mode { get; init; }

    public CrossingId? Crossing { get; init; }

    public required double Usd { get; init; }

    public required double Hours { get; init; }

    public double RailKilometres { get; init; }

    public double RoadKilometres { get; init; }

    /// <summary>The lines it uses, each once, and how far.</summary>
    public ImmutableArray<(LineId Line, double Kilometres)> Lines { get; init; } = [];

    /// <summary>Its rides on trains.</summary>
    public ImmutableArray<WayRide> Rides { get; init; } = [];

    /// <summary>The first whole year of the youngest line that it depends on; 0 for a way that was there.</summary>
    public int OpenedIn { get; init; }

    public double GeneralisedUsd(double hourUsd) => Usd + (hourUsd * Hours);
}

/// <summary>
/// Trains and coaches of one network for people: roads at a coach's speed, gates that let people through, and passenger trains stop by
/// stop.
/// The cheapest way by generalised cost by coach alone, and by train on at least one ride (E. W. Dijkstra 1959, on three layers). Does not
/// know
/// aeroplanes.
/// </summary>
internal sealed class PassengerNetwork
{
    /// <summary>Coaches run so much faster than the lorries that the package's minutes are of; assumed.</summary>
    private const double CoachSpeed = 1.3;

    /// <summary>Fare of a coach, US dollars a kilometre; assumed, about 900 VND.</summary>
    private const double CoachUsdPerKilometre = 0.035;

    /// <summary>Hours at a gate or border station that people wait for both sides; assumed.</summary>
    private const double BorderHours = 1.5;

    /// <summary>Hours at a station before a train leaves; assumed.</summary>
    private const double StationHours = 0.5;

    /// <summary>People look up when the train goes: they leave at most so many hours sooner or later than they wished; assumed.</summary>
    private const double MostWait = 3;

    /// <summary>An hour that one leaves sooner or later, spent at home, over an hour on the way; assumed.</summary>
    private const double HourAtHome = 0.5;

    /// <summary>
    /// What a coach on the way to or from a train counts of its cost when the way by train is looked for: else a short ride beside the
    /// coach's road would be the best way by train; assumed.
    /// </summary>
    private const double CoachToTrain = 2;

    /// <summary>US dollars a kilometre by train where no fare is in the package; assumed.</summary>
    private const double UsualFare = 0.035;

    /// <summary>Seats of a train that does not say; about ten coaches of a Vietnamese train: assumed.</summary>
    private const double UsualSeats = 500;

    /// <summary>What part of a line's trains may be passenger trains before freight is pushed off it; assumed.</summary>
    private const double PassengerPart = 0.6;

    private readonly Network network;
    private readonly ExchangeRates rates;
    private readonly Dictionary<PlaceId, int> nodes = [];
    private readonly List<List<Arc>> outgoing = [];
    private readonly Dictionary<ServiceId, PassengerTrain> trains = [];
    private readonly Dictionary<string, int> sections = new(StringComparer.Ordinal);

    private readonly Lazy<Dictionary<string, (double Trains, double Seats)>> published;

    private PassengerNetwork(Network network)
    {
        published = new(Published);
        this.network = network;
        rates = new ExchangeRates(network.Corridor.ExchangeRates);
    }

    public static PassengerNetwork Compile(Network network, TrackFinder tracks, Func<Service, int> openedIn)
    {
        var compiled = new PassengerNetwork(network);
        foreach (var road in network.Corridor.Roads)
        {
            var arc = new Arc(0, Mode.Road, road.Length.Kilometres * CoachUsdPerKilometre, road.Drive.P50Minutes / 60 / CoachSpeed,
                road.Length.Kilometres);
            compiled.AddBoth(road.From, road.To, arc);
        }

        foreach (var gate in network.Corridor.Crossings.Where(row => row.Mode == Mode.Road && row.Accepts.HasFlag(CargoKinds.Passenger)))
        {
            compiled.AddBoth(gate.PlaceA, gate.PlaceB,
                new Arc(0, Mode.Road, 0, BorderHours, gate.Length.Kilometres) { Crossing = gate.Id });
        }

        foreach (var service in network.Corridor.Services.Where(row => row is { Traffic: Traffic.Passenger, Mode: Mode.Rail }))
        {
            var legs = tracks.LegsOf(network, service);
            compiled.AddRides(service, legs, openedIn(service));
            compiled.trains.Add(service.Id, new PassengerTrain(service, SeatsOf(service), legs));
            foreach (var section in legs.SelectMany(leg => leg.Sections))
            {
                compiled.sections.TryAdd(section.Id, compiled.sections.Count);
            }
        }

        return compiled;
    }

    /// <summary>The way by each mode from one place to each of the others; missing where none leads. Shape <c>[to]</c>.</summary>
    public PassengerWay[][] Find(PlaceId from, ImmutableArray<PlaceId> to, double hourUsd)
    {
        if (!nodes.TryGetValue(from, out var start))
        {
            return [.. to.Select(_ => Array.Empty<PassengerWay>())];
        }

        // Node n by coach alone; node n + count on the way to a train; node n + 2 count after one.
        var count = outgoing.Count;
        var (best, last) = (new double[3 * count], new (int From, Arc Arc)[3 * count]);
        Array.Fill(best, double.PositiveInfinity);
        best[start] = best[start + count] = 0;
        var queue = new PriorityQueue<int, (double, int)>();
        queue.Enqueue(start, (0, start));
        queue.Enqueue(start + count, (0, start + count));
        while (queue.TryDequeue(out var state, out var key))
        {
            if (key.Item1 > best[state])
            {
                continue;
            }

            foreach (var arc in outgoing[state % count])
            {
                var isTrain = arc.Mode == Mode.Rail;
                var end = arc.To + (isTrain ? 2 * count : state / count * count);
                var factor = isTrain || state < count ? 1 : CoachToTrain;
                var cost = best[state] + (factor * (arc.Usd + (hourUsd * arc.Hours)));
                if (cost < best[end] && !(isTrain && state < count))
                {
                    (best[end], last[end]) = (cost, (state, arc));
                    queue.Enqueue(end, (cost, end));
                }
            }
        }

        return
        [
            .. to.Select(place => nodes.TryGetValue(place, out var node) && node != start
                ? new[] { node, node + (2 * count) }.Where(end => double.IsFinite(best[end]))
                    .Select(end => ToWay(end, start, last, count)).ToArray()
                : []),
        ];
    }

    /// <summary>The sections that a way uses, as positions among the network's; one that two rides use stands twice.</summary>
    public int[] SectionsOf(PassengerWay way) =>
    [
        .. way.Rides.SelectMany(ride => trains[ride.Service].Legs.Skip(ride.Board).Take(ride.Alight - ride.Board))
            .SelectMany(leg => leg.Sections).Select(section => sections[section.Id]),
    ];

    /// <summary>How many sections passenger trains run on.</summary>
    public int SectionCount => sections.Count;

    /// <summary>
    /// Riders a day of each section when trains take what the track leaves after the freight trains that it needs; infinite where nothing
    /// limits them.
    /// </summary>
    /// <param name="sectionCapacity">Trains a day both ways that sections can take.</param>
    /// <param name="loadFactor">What part of the seats is taken.</param>
    public double[] MostRiders(IReadOnlyDictionary<string, double> sectionCapacity, double loadFactor)
    {
        var most = new double[sections.Count];
        Array.Fill(most, double.PositiveInfinity);
        foreach (var (section, (count, seats)) in published.Value)
        {
            if (count > 0 && sectionCapacity.TryGetValue(section, out var capacity))
            {
                most[sections[section]] = Math.Max(count, PassengerPart * capacity) * seats / count * loadFactor;
            }
        }

        return most;
    }

    /// <summary>
    /// Passenger trains a day, both ways, of each section: as many as published, or as many as those need who ride. Trains side by side
    /// share riders, whichever the search chose.
    /// </summary>
    /// <param name="people">Riders a day of each section.</param>
    /// <param name="loadFactor">What part of the seats is taken.</param>
    public Dictionary<string, double> TrainsBySection(double[] people, double loadFactor) =>
        published.Value.ToDictionary(pair => pair.Key, pair => pair.Value.Trains <= 0 ? 0
            : Math.Max(pair.Value.Trains, people[sections[pair.Key]] / (pair.Value.Seats / pair.Value.Trains * loadFactor)),
            StringComparer.Ordinal);

    /// <summary>Trains and seats a day, both ways, of each section.</summary>
    private Dictionary<string, (double Trains, double Seats)> Published()
    {
        var bySection = new Dictionary<string, (double Trains, double Seats)>(StringComparer.Ordinal);
        foreach (var train in trains.Values)
        {
            var perDay = Departures.PerWeek(train.Service) / 7;
            foreach (var section in train.Legs.SelectMany(leg => leg.Sections))
            {
                var (count, seats) = bySection.GetValueOrDefault(section.Id);
                bySection[section.Id] = (count + perDay, seats + (perDay * train.Seats));
            }
        }

        return bySection;
    }

    private static double SeatsOf(Service service) => service.Seats > 0 ? service.Seats : UsualSeats;

    private static PassengerWay ToWay(int end, int start, (int From, Arc Arc)[] last, int count)
    {
        var arcs = new List<Arc>();
        for (var state = end; state % count != start; state = last[state].From)
        {
            arcs.Add(last[state].Arc);
        }

        return new PassengerWay
        {
            Mode = end >= count ? Mode.Rail : Mode.Road,
            Crossing = arcs.Select(arc => arc.Crossing).OfType<CrossingId>().Cast<CrossingId?>().FirstOrDefault(),
            Usd = arcs.Sum(arc => arc.Usd),
            Hours = arcs.Sum(arc => arc.Hours),
            RailKilometres = arcs.Where(arc => arc.Mode == Mode.Rail).Sum(arc => arc.Kilometres),
            RoadKilometres = arcs.Where(arc => arc.Mode == Mode.Road).Sum(arc => arc.Kilometres),
            Lines = [.. arcs.SelectMany(arc => arc.Lines).GroupBy(line => line.Line).OrderBy(line => line.Key.Value, StringComparer.Ordinal)
                .Select(line => (line.Key, line.Sum(part => part.Kilometres)))],
            Rides = [.. arcs.Select(arc => arc.Ride).OfType<WayRide>()],
            OpenedIn = arcs.Select(arc => arc.OpenedIn).DefaultIfEmpty().Max(),
        };
    }

    private void AddRides(Service service, ImmutableArray<LegTrack> legs, int openedIn)
    {
        var perWeek = Departures.PerWeek(service);
        var wait = StationHours + (HourAtHome * Math.Min(MostWait, 7 * 24 / Math.Max(perWeek, 0.1) / 2));
        for (var board = 0; board < service.Stops.Length - 1; board++)
        {
            var (kilometres, lines) = (0.0, new List<(LineId, double)>());
            CrossingId? crossing = null;
            for (var alight = board + 1; alight < service.Stops.Length; alight++)
            {
                var leg = legs[alight - 1];
                kilometres += service.Stops[alight].FromPrevious?.Kilometres ?? leg.Sections.Sum(section => section.Length.Kilometres);
                lines.AddRange(leg.Sections.Select(section => (section.Line, section.Length.Kilometres)));
                crossing ??= leg.Crossings.Length > 0 ? leg.Crossings[0] : null;
                var minutes = service.Stops[alight].Arrival.Minutes - service.Stops[board].Departure.Minutes;
                var arc = new Arc(0, Mode.Rail, Fare(service, kilometres), wait + (minutes / 60.0), kilometres)
                {
                    Crossing = crossing, Lines = [.. lines], OpenedIn = openedIn, Ride = new WayRide(service.Id, board, alight, wait),
                };
                Add(service.Stops[board].Place, service.Stops[alight].Place, arc);
            }
        }
    }

    private double Fare(Service service, double kilometres)
    {
        var country = network.GetPlace(service.Stops[0].Place).Country;
        var tariff = network.Corridor.Tariffs.FirstOrDefault(row => service.Tariffs.Contains(row.Id)) ??
            network.Corridor.Tariffs.FirstOrDefault(row =>
                row.Mode == Mode.Rail && row.Per == ChargeUnit.Passenger && row.Country == country && !row.OnlyNamed);
        return tariff is null ? UsualFare * kilometres
            : (rates.FindUsd(tariff.Base) ?? 0) + ((rates.FindUsd(tariff.PerKilometre) ?? 0) * kilometres);
    }

    private void AddBoth(PlaceId a, PlaceId b, Arc arc)
    {
        Add(a, b, arc);
        Add(b, a, arc);
    }

    private void Add(PlaceId from, PlaceId to, Arc arc) => outgoing[NodeOf(from)].Add(arc with { To = NodeOf(to) });

    private int NodeOf(PlaceId place)
    {
        if (!nodes.TryGetValue(place, out var node))
        {
            nodes.Add(place, node = outgoing.Count);
            outgoing.Add([]);
        }

        return node;
    }

    private sealed record Arc(int To, Mode Mode, double Usd, double Hours, double Kilometres)
    {
        public CrossingId? Crossing { get; init; }

        public ImmutableArray<(LineId Line, double Kilometres)> Lines { get; init; } = [];

        public int OpenedIn { get; init; }

        public WayRide? Ride { get; init; }
    }

    private sealed record PassengerTrain(Service Service, double Seats, ImmutableArray<LegTrack> Legs);
}
