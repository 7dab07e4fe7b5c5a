using Lienvan.Model.Borders;
using Lienvan.Model.Lines;
using Lienvan.Model.Places;

namespace Lienvan.Demand.Forecasts;

/// <summary>A solved year for people: flows by market and way, loads of crossings and lines, prices of what is full.</summary>
internal sealed class YearReport(YearQuestion question, YearState state)
{
    /// <summary>A way below this share of its market is not told alone; the others carry its part.</summary>
    private const double LeastShare = 0.02;

    private readonly ChoiceTable table = question.Table;
    private readonly double[] constants = [.. question.Table.Keys.Select(question.Constants.Get)];

    public ForecastYear Make() => new()
    {
        Year = question.Year,
        Freight = Flows(),
        Passengers = [],
        Crossings = [.. Crossings()],
        Lines = [.. Lines()],
        Prices = [.. Prices()],
        ConsistencyGap = state.Gap,
        Rounds = state.Rounds,
    };

    private ImmutableArray<AlternativeFlow> Flows()
    {
        var flows = ImmutableArray.CreateBuilder<AlternativeFlow>();
        var groups = new List<(int First, int End, double Share)>();
        for (var market = 0; market < table.Markets.Length; market++)
        {
            groups.Clear();
            var (kept, total) = (0.0, 0.0);
            for (int first = table.First[market], end = first; first < table.First[market + 1]; first = end)
            {
                var share = 0.0;
                for (; end < table.First[market + 1] && IsSameWay(first, end); end++)
                {
                    (share, total) = (share + state.Shares[end], total + state.Tonnes[end]);
                }

                if (share >= LeastShare)
                {
                    groups.Add((first, end, share));
                    kept += share;
                }
            }

            foreach (var (first, end, share) in groups)
            {
                flows.Add(FlowOf(market, first, end, total * share / kept));
            }
        }

        return flows.ToImmutable();
    }

    /// <summary>Ways of one market stand in order of mode and crossing.</summary>
    private bool IsSameWay(int a, int b) => table.Ways[a].Mode == table.Ways[b].Mode && table.Ways[a].Crossing == table.Ways[b].Crossing;

    private AlternativeFlow FlowOf(int index, int first, int end, double tonnes)
    {
        var market = table.Markets[index];
        var graph = table.Supply.GraphOf(market.Class);
        var main = first;
        var whole = 0.0;
        for (var way = first; way < end; way++)
        {
            whole += state.Shares[way];
            main = state.Shares[way] > state.Shares[main] ? way : main;
        }

        double Mean(Func<int, double> of)
        {
            var sum = 0.0;
            for (var way = first; way < end; way++)
            {
                sum += state.Shares[way] * of(way);
            }

            return sum / whole;
        }

        var perTeu = market.Goods.PerTeu.Tonnes;
        var consignment = graph.Teu > 0 ? graph.Teu * perTeu : graph.Tonnes;
        return new AlternativeFlow
        {
            Origin = market.Origin.Id,
            Destination = market.Destination.Id,
            Goods = market.Goods.Id,
            Direction = market.Kind.Direction,
            Mode = table.Ways[main].Mode,
            Crossing = table.Ways[main].Crossing,
            Lines = [.. table.LinesOf[main].Select(line => line.Line)],
            Tonnes = tonnes,
            Teu = graph.Teu > 0 ? tonnes / perTeu : 0,
            Price = Mean(way => table.Ways[way].Usd / consignment),
            Hours = Mean(way => table.Ways[way].Hours + state.ExtraHours[way]),
            SpreadHours = Mean(way => table.Ways[way].SpreadHours),
            Co2Kilograms = Mean(way => table.Ways[way].Co2Kilograms / graph.Tonnes),
            RailKilometres = Mean(way => table.Ways[way].RailKilometres),
            RoadKilometres = Mean(way => table.Ways[way].RoadKilometres),
            SeaKilometres = Mean(way => table.Ways[way].SeaKilometres),
            TimeValue = market.TimeValue,
            GeneralisedCost = Mean(way => state.Costs[way] - (constants[table.KeyOf[way]] / market.Scale)),
            MarketCost = state.MarketCosts[index],
        };
    }

    private IEnumerable<CrossingLoad> Crossings()
    {
        var sums = new SortedDictionary<(string Crossing, int Direction), (double Tonnes, double Teu)>();
        var byKey = new (double Tonnes, double Teu)[table.Keys.Count];
        for (var market = 0; market < table.Markets.Length; market++)
        {
            var perTeu = table.Supply.GraphOf(table.Markets[market].Class).Teu > 0
                ? table.Markets[market].Goods.PerTeu.Tonnes
                : double.PositiveInfinity;
            for (var way = table.First[market]; way < table.First[market + 1]; way++)
            {
                ref var sum = ref byKey[table.KeyOf[way]];
                sum = (sum.Tonnes + state.Tonnes[way], sum.Teu + (state.Tonnes[way] / perTeu));
            }
        }

        for (var key = 0; key < byKey.Length; key++)
        {
            if (table.Keys[key] is { Crossing: { } crossing, Direction: var direction })
            {
                var at = (crossing.Value, direction is { } known ? (int)known : -1);
                var sum = sums.GetValueOrDefault(at);
                sums[at] = (sum.Tonnes + byKey[key].Tonnes, sum.Teu + byKey[key].Teu);
            }
        }

        foreach (var ((id, direction), (tonnes, teu)) in sums)
        {
            yield return LoadOf(new CrossingId(id), direction, tonnes, teu);
        }
    }

    /// <summary>Trains run as often both ways; lorries go back empty over the same gate, which counts loaded ones.</summary>
    private CrossingLoad LoadOf(CrossingId id, int direction, double tonnes, double teu)
    {
        var crossing = table.Supply.Network.Corridor.Crossings.First(row => row.Id == id);
        var both = state.Loads[table.CrossingIndex[id]];
        var isRail = crossing.Mode == Mode.Rail;
        var vehicles = isRail ? both / 2 : tonnes / question.LorryLoad / 365;
        var capacity = table.Supply.CrossingCapacity.TryGetValue(id, out var limit) ? limit.Vehicles : (double?)null;
        var isOfVietNam = new[] { crossing.PlaceA, crossing.PlaceB }.Any(place =>
            table.Supply.Network.GetPlace(place).Country == new CountryId("VN"));
        return new CrossingLoad
        {
            Crossing = id,
            Mode = crossing.Mode,
            Direction = isOfVietNam && direction >= 0 ? (TradeDirection)direction : null,
            Tonnes = tonnes,
            Teu = teu,
            TrainsADay = isRail ? vehicles : 0,
            VehiclesADay = isRail ? 0 : vehicles,
            Capacity = both > 0 ? capacity * vehicles / both : capacity / 2,
            LimitedBy = limit?.LimitedBy ?? "",
        };
    }

    private IEnumerable<LineLoad> Lines()
    {
        var tonnes = new SortedDictionary<string, double>(StringComparer.Ordinal);
        var tonneKilometres = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var way = 0; way < state.Tonnes.Length; way++)
        {
            foreach (var (line, kilometres) in table.LinesOf[way])
            {
                tonnes[line.Value] = tonnes.GetValueOrDefault(line.Value) + state.Tonnes[way];
                tonneKilometres[line.Value] = tonneKilometres.GetValueOrDefault(line.Value) + (state.Tonnes[way] * kilometres);
            }
        }

        var trains = TrainsBySection();
        foreach (var (line, sum) in tonnes)
        {
            yield return LoadOf(line, sum, tonneKilometres[line], trains);
        }
    }

    private LineLoad LoadOf(string line, double tonnes, double tonneKilometres, Dictionary<string, double> trains)
    {
        var busiest = 0.0;
        var (fullest, saturation, capacity) = ((string?)null, (double?)null, (double?)null);
        foreach (var section in table.Supply.Network.Corridor.Sections.Where(section => section.Line.Value == line))
        {
            var count = trains.GetValueOrDefault(section.Id);
            busiest = Math.Max(busiest, count);
            if (table.Supply.SectionCapacity.TryGetValue(section.Id, out var takes) && takes > 0)
            {
                capacity = Math.Min(capacity ?? takes, takes);
                if (count / takes > (saturation ?? -1))
                {
                    (fullest, saturation) = (section.Id, count / takes);
                }
            }
        }

        return new LineLoad
        {
            Line = new LineId(line), Tonnes = tonnes, TonneKilometres = tonneKilometres, TrainsADay = busiest, Capacity = capacity,
            Saturation = saturation, FullestSection = fullest,
        };
    }

    /// <summary>Passenger trains as published, freight trains as often as published or as needed.</summary>
    private Dictionary<string, double> TrainsBySection()
    {
        var trains = new Dictionary<string, double>(table.Supply.PassengerTrains, StringComparer.Ordinal);
        for (var service = 0; service < table.Supply.Services.Length; service++)
        {
            var use = table.Supply.Services[service];
            for (var leg = 0; leg < use.Legs.Length; leg++)
            {
                var count = Math.Max(use.PerDay, state.LegTrains[service][leg]);
                foreach (var section in use.Legs[leg].Sections)
                {
                    trains[section.Id] = trains.GetValueOrDefault(section.Id) + count;
                }
            }
        }

        return trains;
    }

    private IEnumerable<CapacityPrice> Prices()
    {
        for (var resource = 0; resource < state.Prices.Length; resource++)
        {
            if (state.Prices[resource] <= 0)
            {
                continue;
            }

            if (resource >= table.Crossings.Length)
            {
                var (section, _) = table.Sections[resource - table.Crossings.Length];
                yield return new CapacityPrice(SaturatedThing.Line, section, "train path a day", state.Prices[resource]);
            }
            else
            {
                var crossing = table.Crossings[resource];
                var isRail = table.Supply.Network.Corridor.Crossings.First(row => row.Id == crossing).Mode == Mode.Rail;
                yield return new CapacityPrice(
                    SaturatedThing.Crossing, crossing.Value, isRail ? "train path a day" : "lorry a day", state.Prices[resource]);
            }
        }
    }
}
