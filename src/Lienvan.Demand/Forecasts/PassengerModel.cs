using Lienvan.Demand.Choice;
using Lienvan.Demand.Flows;
using Lienvan.Model.Borders;
using Lienvan.Model.Dataset;
using Lienvan.Model.Places;
using Lienvan.Model.Zones;

namespace Lienvan.Demand.Forecasts;

/// <summary>A kind of journeys: who travels where and why.</summary>
internal sealed record JourneyKind(
    string Id, TripPurpose Purpose, TradeDirection? Direction, ImmutableArray<string> From, ImmutableArray<string> To)
{
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
        new("domestic-travel", TripPurpose.Ordinary, null, North, North),
    ];
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
    private readonly DemandTable table;
    private readonly ForecastQuestion question;
    private readonly Journey[] journeys;
    private readonly double railConstant;

    public PassengerModel(Corridor corridor, DemandTable table, ForecastQuestion question, PassengerNetwork before)
    {
        (this.table, this.question) = (table, question);
        var zones = corridor.Zones.ToDictionary(zone => zone.Id);
        journeys = [.. JourneyKind.All.SelectMany(kind => Spread(kind, zones, before))];
        railConstant = Fit();
    }

    /// <summary>The journeys of a year on its network.</summary>
    public ImmutableArray<AlternativeFlow> Solve(int year, PassengerNetwork network)
    {
        var flows = ImmutableArray.CreateBuilder<AlternativeFlow>();
        foreach (var from in journeys.GroupBy(journey => (journey.Kind, journey.From.Place)))
        {
            Journey[] group = [.. from];
            var hour = HourOf(group[0].Kind);
            var ways = network.Find(group[0].From.Place, [.. group.Select(journey => journey.To.Place)], hour);
            for (var index = 0; index < group.Length; index++)
            {
                if (ways[index].Length > 0)
                {
                    AddFlows(flows, group[index], ways[index], year);
                }
            }
        }

        return flows.ToImmutable();
    }

    private void AddFlows(ImmutableArray<AlternativeFlow>.Builder flows, Journey journey, PassengerWay[] ways, int year)
    {
        var hour = HourOf(journey.Kind);
        var (shares, cost) = Choose(journey, ways, railConstant, year);
        var growth = table.OutputIndex(journey.From.Country, question.Growth.ToString().ToLowerInvariant(), year);
        var elasticity = table.Get(new FigureKey("output_elasticity") { Market = journey.Kind.Id }, 1.1);
        var before = Choose(journey, journey.Ways, railConstant, ForecastQuestion.EarliestYear).Cost;
        var ratio = Math.Clamp(1 + ((cost - before) / journey.MeanCost), 0.25, 4);
        var trips = journey.Trips * Math.Pow(growth, elasticity) *
            Math.Pow(ratio, table.Get(new FigureKey("cost_elasticity") { Market = journey.Kind.Id }, -0.8));
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

    private (double[] Shares, double Cost) Choose(Journey journey, PassengerWay[] ways, double constant, int year)
    {
        var hour = HourOf(journey.Kind);
        var scale = table.Get(new FigureKey("cost_scale") { Market = journey.Kind.Id }, 4) / journey.MeanCost;
        var utilities = Array.ConvertAll(ways, way =>
            (way.Mode == Mode.Rail ? constant + Ramp(way, year) : 0) - (scale * way.GeneralisedUsd(hour)));
        var shares = new double[ways.Length];
        return (shares, -Logit.Shares(utilities, shares) / scale);
    }

    /// <summary>Of two ways the odds are those of who knows the new one.</summary>
    private double Ramp(PassengerWay way, int year) => way.OpenedIn == 0 ? 0
        : Math.Log(Math.Max(0.01, Math.Min(1, table.RampUp(year - way.OpenedIn + 1) * question.Optimism)));

    private double HourOf(JourneyKind kind) => table.Get(new FigureKey("traveller_hour_usd") { Market = kind.Id }, 3);

    private IEnumerable<Journey> Spread(JourneyKind kind, Dictionary<string, Zone> zones, PassengerNetwork network)
    {
        var total = table.Get(new FigureKey("trips") { Market = kind.Id }, 0) *
            (kind.Id == "travel" ? 0.5 : 1);
        Zone[] from = [.. kind.From.Where(zones.ContainsKey).Select(id => zones[id])];
        Zone[] to = [.. kind.To.Where(zones.ContainsKey).Select(id => zones[id])];
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
        double People(Zone zone) => zone.Population ?? 0;
        var (sent, received) = (from.Sum(People), to.Sum(People));
        var flows = Gravity.Balance(new GravityProblem
        {
            Origins = [.. from.Select(zone => People(zone) / sent * total)],
            Destinations = [.. to.Select(zone => People(zone) / received * total)],
            Deterrence = [.. costs.Select(cost =>
                double.IsFinite(cost) ? Math.Exp(-table.Get(new FigureKey("deterrence"), 2) * cost / mean) : 0)],
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
                var shares = Choose(journey, journey.Ways, middle, ForecastQuestion.EarliestYear).Shares;
                return journey.Trips * journey.Ways.Select((way, index) => way.Mode == Mode.Rail ? shares[index] : 0).Sum();
            });
            (low, high) = trips < wanted ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    private sealed record Journey(JourneyKind Kind, Zone From, Zone To, double Trips, double MeanCost, PassengerWay[] Ways);
}

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
