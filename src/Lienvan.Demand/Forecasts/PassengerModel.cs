using Lienvan.Demand.Choice;
using Lienvan.Demand.Flows;
using Lienvan.Model.Borders;
using Lienvan.Model.Dataset;
using Lienvan.Model.Lines;
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
        Journey[] spread = [.. JourneyKind.All.SelectMany(kind => Spread(FiguresOf(kind), corridor, before))];
        railConstant = Fit(spread);
        journeys = Array.ConvertAll(spread, journey => journey with
        {
            CostBefore = -SharesOf(journey, railConstant).LogSum / journey.Scale,
        });
    }

    private PassengerModel(PassengerModel other, ForecastQuestion question) =>
        (table, journeys, railConstant, this.question) = (other.table, other.journeys, other.railConstant, question);

    /// <summary>The same travellers, asked for another forecast.</summary>
    public PassengerModel With(ForecastQuestion asked) => new(this, asked);

    /// <summary>
    /// The journeys of a year on its network. Where more would ride than trains can take, a price in utility keeps them to it, found by
    /// turns: people stay on the coach.
    /// </summary>
    /// <param name="year">The year.</param>
    /// <param name="network">Its trains and roads.</param>
    /// <param name="sectionCapacity">Trains a day both ways that sections can take; missing for no limit.</param>
    public PassengerYear Solve(int year, PassengerNetwork network, IReadOnlyDictionary<string, double> sectionCapacity)
    {
        var offers = OffersOf(year, network);
        var loadFactor = Math.Clamp(
            table.Get(new FigureKey("load_factor") { Market = "domestic-travel", Mode = Mode.Rail }, UsualLoad), 0.1, 1);
        var most = network.MostRiders(sectionCapacity, loadFactor);
        var (prices, riders) = (new double[most.Length], new double[most.Length]);
        for (var round = 0; round < MostRounds; round++)
        {
            Ride(offers, prices, riders);
            if (RaisePrices(prices, riders, most) < EnoughExcess)
            {
                break;
            }
        }

        var flows = ImmutableArray.CreateBuilder<AlternativeFlow>();
        var lines = new Dictionary<LineId, (double, double)>();
        foreach (var offer in offers)
        {
            AddFlows((flows, lines), offer, prices);
        }

        return new PassengerYear(flows.ToImmutable(), network.TrainsBySection(riders, loadFactor), lines);
    }

    /// <returns>By how much, as a logarithm, the section that is most too full is.</returns>
    private static double RaisePrices(double[] prices, double[] riders, double[] most)
    {
        var excess = 0.0;
        for (var section = 0; section < prices.Length; section++)
        {
            if (riders[section] > most[section] || prices[section] > 0)
            {
                var step = Math.Log(Math.Max(riders[section], 1) / most[section]);
                prices[section] = Math.Max(0, prices[section] + (PriceStep * step));
                excess = Math.Max(excess, step);
            }
        }

        return excess;
    }

    private List<Offer> OffersOf(int year, PassengerNetwork network)
    {
        var offers = new List<Offer>();
        var growth = new Dictionary<(CountryId, string), double>();
        foreach (var from in journeys.GroupBy(journey => (journey.Kind, journey.From.Place)))
        {
            Journey[] group = [.. from];
            var ways = network.Find(group[0].From.Place, [.. group.Select(journey => journey.To.Place)], group[0].Kind.HourUsd);
            for (var index = 0; index < group.Length; index++)
            {
                if (ways[index].Length > 0)
                {
                    var journey = group[index];
                    var key = (journey.From.Country, journey.Kind.Kind.Id);
                    if (!growth.TryGetValue(key, out var factor))
                    {
                        growth[key] = factor = Math.Pow(table.OutputIndex(
                            key.Country, question.Growth.ToString().ToLowerInvariant(), year), journey.Kind.OutputElasticity);
                    }

                    offers.Add(new Offer(journey, ways[index], Array.ConvertAll(ways[index], network.SectionsOf), journey.Trips * factor)
                    {
                        Utilities = UtilitiesOf(journey, ways[index], railConstant, year),
                    });
                }
            }
        }

        return offers;
    }

    private static void Ride(List<Offer> offers, double[] prices, double[] riders)
    {
        Array.Clear(riders);
        foreach (var offer in offers)
        {
            var (shares, trips, _) = TripsOf(offer, prices);
            for (var way = 0; way < shares.Length; way++)
            {
                foreach (var section in offer.Sections[way])
                {
                    riders[section] += shares[way] * trips / DaysAYear;
                }
            }
        }
    }

    /// <summary>Shares of the ways of a journey, all trips of the year, and what ways together cost.</summary>
    private static (double[] Shares, double Trips, double Cost) TripsOf(Offer offer, double[] prices)
    {
        var shares = new double[offer.Ways.Length];
        for (var way = 0; way < shares.Length; way++)
        {
            shares[way] = offer.Utilities[way];
            foreach (var section in offer.Sections[way])
            {
                shares[way] -= prices[section];
            }
        }

        var journey = offer.Journey;
        var cost = -Logit.Shares(shares, shares) / journey.Scale;
        var ratio = Math.Clamp(1 + ((cost - journey.CostBefore) / journey.MeanCost), 0.25, 4);
        return (shares, offer.Trips * Math.Pow(ratio, journey.Kind.CostElasticity), cost);
    }

    private static void AddFlows(
        (ImmutableArray<AlternativeFlow>.Builder Flows, Dictionary<LineId, (double Trips, double Kilometres)> Lines) sums, Offer offer,
        double[] prices)
    {
        var (shares, trips, cost) = TripsOf(offer, prices);
        var (journey, ways, hour) = (offer.Journey, offer.Ways, offer.Journey.Kind.HourUsd);
        for (var way = 0; way < ways.Length; way++)
        {
            if (shares[way] * trips < 1)
            {
                continue;
            }

            foreach (var (line, kilometres) in ways[way].Lines)
            {
                var (people, work) = sums.Lines.GetValueOrDefault(line);
                sums.Lines[line] = (people + (shares[way] * trips), work + (shares[way] * trips * kilometres));
            }

            sums.Flows.Add(new AlternativeFlow
            {
                Origin = journey.From.Id,
                Destination = journey.To.Id,
                Purpose = journey.Kind.Kind.Purpose,
                Direction = journey.Kind.Kind.Direction,
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

    private double[] UtilitiesOf(Journey journey, PassengerWay[] ways, double constant, int year) => Array.ConvertAll(ways, way =>
        (way.Mode == Mode.Rail ? constant + Ramp(way, year) : 0) - (journey.Scale * way.GeneralisedUsd(journey.Kind.HourUsd)));

    /// <summary>Of two ways the odds are those of who knows the new one.</summary>
    private double Ramp(PassengerWay way, int year) => way.OpenedIn == 0 ? 0
        : Math.Log(Math.Max(0.01, Math.Min(1, table.RampUp(year - way.OpenedIn + 1) * question.Optimism)));

    private JourneyFigures FiguresOf(JourneyKind kind) => new(kind,
        table.Get(new FigureKey("traveller_hour_usd") { Market = kind.Id }, 3),
        table.Get(new FigureKey("cost_scale") { Market = kind.Id }, 4),
        table.Get(new FigureKey("output_elasticity") { Market = kind.Id }, 1.1),
        table.Get(new FigureKey("cost_elasticity") { Market = kind.Id }, -0.8));

    private IEnumerable<Journey> Spread(JourneyFigures kind, Corridor corridor, PassengerNetwork network)
    {
        var id = kind.Kind.Id;
        var total = table.Get(new FigureKey("trips") { Market = id }, 0) * (id == "travel" ? 0.5 : 1);
        var (from, to) = (JourneyKind.ZonesOf(corridor, kind.Kind.From), JourneyKind.ZonesOf(corridor, kind.Kind.To));
        var ways = from.Select(zone => network.Find(zone.Place, [.. to.Select(other => other.Place)], kind.HourUsd)).ToArray();
        var costs = new double[from.Length * to.Length];
        for (var pair = 0; pair < costs.Length; pair++)
        {
            costs[pair] = ways[pair / to.Length][pair % to.Length].Select(way => way.GeneralisedUsd(kind.HourUsd))
                .DefaultIfEmpty(double.PositiveInfinity).Min();
        }

        if (total <= 0 || !costs.Any(double.IsFinite))
        {
            return [];
        }

        var mean = costs.Where(double.IsFinite).Average();
        var deterrence = table.Deterrence(id);
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
    private double Fit(Journey[] all)
    {
        var wanted = table.Get(new FigureKey("mode_tonnes") { Market = "domestic-travel", Mode = Mode.Rail }, 0);
        Journey[] home = [.. all.Where(journey => journey.Kind.Kind.Id == "domestic-travel")];
        var (low, high) = (-20.0, 20.0);
        for (var round = 0; round < 60 && wanted > 0 && home.Length > 0; round++)
        {
            var middle = (low + high) / 2;
            var trips = home.Sum(journey =>
            {
                var (shares, _) = SharesOf(journey, middle);
                return journey.Trips * journey.Ways.Select((way, index) => way.Mode == Mode.Rail ? shares[index] : 0).Sum();
            });
            (low, high) = trips < wanted ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    /// <summary>Shares of the ways of the base year, and their logsum.</summary>
    private (double[] Shares, double LogSum) SharesOf(Journey journey, double constant)
    {
        var shares = UtilitiesOf(journey, journey.Ways, constant, ForecastQuestion.EarliestYear);
        return (shares, Logit.Shares(shares, shares));
    }

    /// <summary>A kind of journeys with what its travellers look at.</summary>
    /// <param name="Kind">Who travels where.</param>
    /// <param name="HourUsd">What an hour is worth, US dollars.</param>
    /// <param name="CostScale">Utility that a mean way's cost takes away.</param>
    /// <param name="OutputElasticity">By how many per cent journeys grow when output does by one.</param>
    /// <param name="CostElasticity">By how many per cent when their cost does.</param>
    private sealed record JourneyFigures(
        JourneyKind Kind, double HourUsd, double CostScale, double OutputElasticity, double CostElasticity);

    /// <summary>Journeys of the base year between two zones.</summary>
    private sealed record Journey(JourneyFigures Kind, Zone From, Zone To, double Trips, double MeanCost, PassengerWay[] Ways)
    {
        /// <summary>Utility that a US dollar takes away.</summary>
        public double Scale => Kind.CostScale / MeanCost;

        /// <summary>What all ways together cost in the base year.</summary>
        public double CostBefore { get; init; }
    }

    /// <summary>The ways of a year for journeys.</summary>
    /// <param name="Journey">Whose.</param>
    /// <param name="Ways">The ways.</param>
    /// <param name="Sections">Sections that each way uses. Shape <c>[way][]</c>.</param>
    /// <param name="Trips">Journeys of the year at the cost of the base year.</param>
    private sealed record Offer(Journey Journey, PassengerWay[] Ways, int[][] Sections, double Trips)
    {
        /// <summary>Of each way, as long as nothing is full.</summary>
        public required double[] Utilities { get; init; }
    }
}

/// <summary>People of a year.</summary>
/// <param name="Flows">Journeys by way.</param>
/// <param name="TrainsBySection">Passenger trains a day, both ways, of each section.</param>
/// <param name="Lines">Journeys, and passenger-kilometres, on each line.</param>
internal sealed record PassengerYear(
    ImmutableArray<AlternativeFlow> Flows, Dictionary<string, double> TrainsBySection,
    Dictionary<LineId, (double Trips, double Kilometres)> Lines);

/// <summary>Adds journeys to the loads of a year.</summary>
internal static class PassengerLoads
{
    public static ForecastYear AddTo(ForecastYear year, PassengerYear people, Corridor corridor)
    {
        var journeys = people.Flows;
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
                Passengers = people.Lines.GetValueOrDefault(load.Line).Trips,
                PassengerKilometres = people.Lines.GetValueOrDefault(load.Line).Kilometres,
            })],
        };
    }
}
