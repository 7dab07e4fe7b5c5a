using Lienvan.Demand.Choice;
using Lienvan.Demand.Flows;
using Lienvan.Model.Borders;
using Lienvan.Model.Dataset;
using Lienvan.Model.Places;
using Lienvan.Model.Zones;

namespace Lienvan.Demand.Forecasts;

/// <summary>
/// A kind of journeys: who travels where and why. Zones of none are all of Viet Nam: who may go next door does not go far.
/// </summary>
internal sealed record JourneyKind(
    string Id, TripPurpose Purpose, TradeDirection? Direction, ImmutableArray<string> From, ImmutableArray<string> To)
{
    private static readonly CountryId VietNam = new("VN");

    private static readonly ImmutableArray<string> Near =
    [
        "cn-nanning", "cn-chongzuo", "cn-fangchenggang", "cn-qinzhou", "cn-beihai", "cn-liuzhou", "cn-guilin", "cn-kunming", "cn-honghe",
        "cn-yuxi", "cn-guangdong",
    ];

    private static readonly ImmutableArray<string> North =
    [
        "vn-hanoi", "vn-lao-cai", "vn-phu-tho", "vn-thai-nguyen", "vn-lang-son", "vn-bac-ninh", "vn-hung-yen", "vn-hai-phong",
            "vn-quang-ninh",
        "vn-ninh-binh", "vn-thanh-hoa", "vn-nghe-an", "vn-da-nang", "vn-ho-chi-minh",
    ];

    private static readonly ImmutableArray<string> Sights = ["vn-hanoi", "vn-quang-ninh", "vn-hai-phong", "vn-lao-cai"];

    public static readonly ImmutableArray<JourneyKind> All =
    [
        new("travel", TripPurpose.Ordinary, TradeDirection.Export, North, Near),
        new("travel", TripPurpose.Ordinary, TradeDirection.Import, Near, North),
        new("tourism", TripPurpose.Tourism, TradeDirection.Import, Near, Sights),
        new("domestic-travel", TripPurpose.Ordinary, null, [], []),
    ];

    /// <summary>The zones of one end.</summary>
    public static Zone[] ZonesOf(Corridor corridor, ImmutableArray<string> ids) => ids.IsEmpty
        ? [.. corridor.Zones.Where(zone => zone.Country == VietNam && zone.Kind != ZoneKind.Gateway)]
        : [.. ids.SelectMany(id => corridor.Zones.Where(zone => zone.Id == id).Take(1))];
}

/// <summary>
/// People: gravity by population, or for tourists to where they go, and a logit of train and coach. The constant of trains is that which
/// gives
/// the railways of Viet Nam their passengers of the base year; over the border no train ran then, so trains have the same there.
/// Aeroplanes are
/// not seen: journeys are those by land.
/// </summary>
internal sealed class PassengerModel
{
    private const double DaysAYear = 365;

    private const int MostRounds = 60;

    /// <summary>How much of its excess a section's price grows by; many sections of a line are full at once, so it is small.</summary>
    private const double PriceStep = 0.15;

    private const double EnoughExcess = 0.01;

    /// <summary>What part of the seats is taken; assumed.</summary>
    private const double UsualLoad = 0.7;

    private readonly DemandTable table;
    private readonly ForecastQuestion question;
    private readonly Journey[] journeys;
    private readonly double railConstant;

    public PassengerModel(Corridor corridor, DemandTable table, ForecastQuestion question, PassengerNetwork before)
    {
        (this.table, this.question) = (table, question);
        journeys = [.. JourneyKind.All.SelectMany(kind => Spread(kind, corridor, before))];
        railConstant = Fit();
    }

    /// <summary>
    /// The journeys of a year on its network. Where more would ride than trains can take, a price in utility keeps them to it, found by
    /// turns: people stay on the coach.
    /// </summary>
    /// <param name="year">The year.</param>
    /// <param name="network">Its trains and roads.</param>
    /// <param name="sectionCapacity">Trains a day both ways that sections can take; missing for no limit.</param>
    public PassengerYear Solve(int year, PassengerNetwork network, IReadOnlyDictionary<string, double> sectionCapacity)
    {
        var found = Ways(network);
        var loadFactor = Math.Clamp(
            table.Get(new FigureKey("load_factor") { Market = "domestic-travel", Mode = Mode.Rail }, UsualLoad), 0.1, 1);
        var most = network.MostRiders(sectionCapacity, loadFactor);
        var prices = new Dictionary<string, double>(StringComparer.Ordinal);
        Dictionary<string, double> riders = [];
        for (var round = 0; round < MostRounds; round++)
        {
            riders = network.RidersBySection(Riders(found, year, network, prices));
            var excess = 0.0;
            foreach (var (section, limit) in most)
            {
                var load = riders.GetValueOrDefault(section);
                if (load > limit || prices.ContainsKey(section))
                {
                    var step = Math.Log(Math.Max(load, 1) / limit);
                    prices[section] = Math.Max(0, prices.GetValueOrDefault(section) + (PriceStep * step));
                    excess = Math.Max(excess, step);
                }
            }

            if (excess < EnoughExcess)
            {
                break;
            }
        }

        var flows = ImmutableArray.CreateBuilder<AlternativeFlow>();
        foreach (var (journey, ways) in found)
        {
            AddFlows(flows, journey, (ways, PricesOf(ways, network, prices)), year);
        }

        return new PassengerYear(flows.ToImmutable(), network.TrainsBySection(riders, loadFactor));
    }

    private List<(Journey Journey, PassengerWay[] Ways)> Ways(PassengerNetwork network)
    {
        var found = new List<(Journey, PassengerWay[])>();
        foreach (var from in journeys.GroupBy(journey => (journey.Kind, journey.From.Place)))
        {
            Journey[] group = [.. from];
            var ways = network.Find(group[0].From.Place, [.. group.Select(journey => journey.To.Place)], HourOf(group[0].Kind));
            found.AddRange(group.Select((journey, index) => (journey, ways[index])).Where(pair => pair.Item2.Length > 0));
        }

        return found;
    }

    private IEnumerable<(WayRide, double)> Riders(
        List<(Journey Journey, PassengerWay[] Ways)> found, int year, PassengerNetwork network, Dictionary<string, double> prices)
    {
        foreach (var (journey, ways) in found)
        {
            var (shares, trips, _) = TripsOf(journey, (ways, PricesOf(ways, network, prices)), year);
            for (var way = 0; way < ways.Length; way++)
            {
                foreach (var ride in ways[way].Rides)
                {
                    yield return (ride, shares[way] * trips / DaysAYear);
                }
            }
        }
    }

    private static double[] PricesOf(PassengerWay[] ways, PassengerNetwork network, Dictionary<string, double> prices) => prices.Count == 0
        ? new double[ways.Length]
        : Array.ConvertAll(ways, way => way.Rides.Sum(ride => network.SectionsOf(ride).Sum(section => prices.GetValueOrDefault(section))));

    /// <summary>Shares of the ways of a journey, all trips of the year, and what ways together cost.</summary>
    private (double[] Shares, double Trips, double Cost) TripsOf(Journey journey, (PassengerWay[] Ways, double[] Prices) offer, int year)
    {
        var (shares, cost) = Choose(journey, offer, railConstant, year);
        var growth = table.OutputIndex(journey.From.Country, question.Growth.ToString().ToLowerInvariant(), year);
        var elasticity = table.Get(new FigureKey("output_elasticity") { Market = journey.Kind.Id }, 1.1);
        var before = Choose(journey, (journey.Ways, new double[journey.Ways.Length]), railConstant, ForecastQuestion.EarliestYear).Cost;
        var ratio = Math.Clamp(1 + ((cost - before) / journey.MeanCost), 0.25, 4);
        return (shares, journey.Trips * Math.Pow(growth, elasticity) *
            Math.Pow(ratio, table.Get(new FigureKey("cost_elasticity") { Market = journey.Kind.Id }, -0.8)), cost);
    }

    private void AddFlows(ImmutableArray<AlternativeFlow>.Builder flows, Journey journey, (PassengerWay[] Ways, double[] Prices) offer,
        int year)
    {
        var hour = HourOf(journey.Kind);
        var (shares, trips, cost) = TripsOf(journey, offer, year);
        var ways = offer.Ways;
        for (var way = 0; way < ways.Length; way++)
        {
            if (shares[way] * trips < 1)
            {
                continue;
            }

            flows.Add(new AlternativeFlow
            {
                Origin = journey.From.Id,
                Destination = journey.To.Id,
                Purpose = journey.Kind.Purpose,
                Direction = journey.Kind.Direction,
                Mode = ways[way].Mode,
                Crossing = ways[way].Crossing,
                Lines = [.. ways[way].Lines.Select(line => line.Line)],
                Trips = shares[way] * trips,
                Price = ways[way].Usd,
                Hours = ways[way].Hours,
                RailKilometres = ways[way].RailKilometres,
                RoadKilometres = ways[way].RoadKilometres,
                TimeValue = hour,
                GeneralisedCost = ways[way].GeneralisedUsd(hour),
                MarketCost = cost,
            });
        }
    }

    private (double[] Shares, double Cost) Choose(
        Journey journey, (PassengerWay[] Ways, double[] Prices) offer, double constant, int year)
    {
        var (ways, prices) = offer;
        var hour = HourOf(journey.Kind);
        var scale = table.Get(new FigureKey("cost_scale") { Market = journey.Kind.Id }, 4) / journey.MeanCost;
        double[] utilities = [.. ways.Select((way, index) =>
            (way.Mode == Mode.Rail ? constant + Ramp(way, year) : 0) - (scale * way.GeneralisedUsd(hour)) - prices[index])];
        var shares = new double[ways.Length];
        return (shares, -Logit.Shares(utilities, shares) / scale);
    }

    /// <summary>Of two ways the odds are those of who knows the new one.</summary>
    private double Ramp(PassengerWay way, int year) => way.OpenedIn == 0 ? 0
        : Math.Log(Math.Max(0.01, Math.Min(1, table.RampUp(year - way.OpenedIn + 1) * question.Optimism)));

    private double HourOf(JourneyKind kind) => table.Get(new FigureKey("traveller_hour_usd") { Market = kind.Id }, 3);

    private IEnumerable<Journey> Spread(JourneyKind kind, Corridor corridor, PassengerNetwork network)
    {
        var total = table.Get(new FigureKey("trips") { Market = kind.Id }, 0) *
            (kind.Id == "travel" ? 0.5 : 1);
        var (from, to) = (JourneyKind.ZonesOf(corridor, kind.From), JourneyKind.ZonesOf(corridor, kind.To));
        var hour = HourOf(kind);
        var ways = from.Select(zone => network.Find(zone.Place, [.. to.Select(other => other.Place)], hour)).ToArray();
        var costs = new double[from.Length * to.Length];
        for (var pair = 0; pair < costs.Length; pair++)
        {
            costs[pair] = ways[pair / to.Length][pair % to.Length].Select(way => way.GeneralisedUsd(hour))
                .DefaultIfEmpty(double.PositiveInfinity).Min();
        }

        if (total <= 0 || !costs.Any(double.IsFinite))
        {
            return [];
        }

        var mean = costs.Where(double.IsFinite).Average();
        var deterrence = table.Get(new FigureKey("deterrence") { Market = kind.Id }, 2);
        double People(Zone zone) => zone.Population ?? 0;
        var (sent, received) = (from.Sum(People), to.Sum(People));
        var flows = Gravity.Balance(new GravityProblem
        {
            Origins = [.. from.Select(zone => People(zone) / sent * total)],
            Destinations = [.. to.Select(zone => People(zone) / received * total)],
            Deterrence = [.. costs.Select(cost => double.IsFinite(cost) ? Math.Exp(-deterrence * cost / mean) : 0)],
            Tolerance = 1e-9, MostRounds = 500,
        }).Flows;
        return Enumerable.Range(0, costs.Length).Where(pair => flows[pair] > 0).Select(pair => new Journey(
            kind, from[pair / to.Length], to[pair % to.Length], flows[pair], mean, ways[pair / to.Length][pair % to.Length]));
    }

    /// <summary>The constant with which as many go by train at home as published, by halving.</summary>
    private double Fit()
    {
        var wanted = table.Get(new FigureKey("mode_tonnes") { Market = "domestic-travel", Mode = Mode.Rail }, 0);
        Journey[] home = [.. journeys.Where(journey => journey.Kind.Id == "domestic-travel")];
        var (low, high) = (-20.0, 20.0);
        for (var round = 0; round < 60 && wanted > 0 && home.Length > 0; round++)
        {
            var middle = (low + high) / 2;
            var trips = home.Sum(journey =>
            {
                var shares = Choose(journey, (journey.Ways, new double[journey.Ways.Length]), middle, ForecastQuestion.EarliestYear).Shares;
                return journey.Trips * journey.Ways.Select((way, index) => way.Mode == Mode.Rail ? shares[index] : 0).Sum();
            });
            (low, high) = trips < wanted ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    private sealed record Journey(JourneyKind Kind, Zone From, Zone To, double Trips, double MeanCost, PassengerWay[] Ways);
}

/// <summary>People of a year.</summary>
/// <param name="Flows">Journeys by way.</param>
/// <param name="TrainsBySection">Passenger trains a day, both ways, of each section.</param>
internal sealed record PassengerYear(ImmutableArray<AlternativeFlow> Flows, Dictionary<string, double> TrainsBySection);

/// <summary>Adds journeys to the loads of a year.</summary>
internal static class PassengerLoads
{
    public static ForecastYear AddTo(ForecastYear year, ImmutableArray<AlternativeFlow> journeys, Corridor corridor)
    {
        var byLine = journeys.SelectMany(flow => flow.Lines.Select(line => (line, flow))).ToLookup(pair => pair.line, pair => pair.flow);
        var byCrossing = journeys.Where(flow => flow.Crossing is not null).ToLookup(flow => (flow.Crossing!.Value, flow.Direction));
        var loads = year.Crossings.Select(load =>
            load with { Passengers = byCrossing[(load.Crossing, load.Direction)].Sum(flow => flow.Trips) }).ToList();
        foreach (var group in byCrossing.Where(group =>
            !year.Crossings.Any(load => load.Crossing == group.Key.Value && load.Direction == group.Key.Direction)))
        {
            loads.Add(new CrossingLoad
            {
                Crossing = group.Key.Value,
                Mode = corridor.Crossings.First(row => row.Id == group.Key.Value).Mode,
                Direction = group.Key.Direction,
                Tonnes = 0,
                Passengers = group.Sum(flow => flow.Trips),
            });
        }

        return year with
        {
            Passengers = journeys,
            Crossings = [.. loads.OrderBy(load => load.Crossing.Value, StringComparer.Ordinal).ThenBy(load => load.Direction)],
            Lines = [.. year.Lines.Select(load => load with
            {
                Passengers = byLine[load.Line].Sum(flow => flow.Trips),
                PassengerKilometres = byLine[load.Line].Sum(flow => flow.Trips * flow.RailKilometres / flow.Lines.Length),
            })],
        };
    }
}
