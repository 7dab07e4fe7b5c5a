using Lienvan.Demand.Flows;
using Lienvan.Model.Borders;
using Lienvan.Model.Lines;
using Lienvan.Model.Places;

namespace Lienvan.Demand.Forecasts;

/// <summary>A solved year for people: flows by market and way, loads of crossings and lines, prices of what is full.</summary>
internal sealed class YearReport(YearQuestion question, YearState state)
{
    /// <summary>A crossing below this share of its mode in a market is not told alone; the others of the mode carry its part.</summary>
    private const double LeastShare = 0.02;

    private const int BothWays = -1;

    private readonly ChoiceTable table = question.Table;
    private readonly double[] constants = [.. question.Table.Keys.Select(question.Constants.Get)];

    public ForecastYear Make() => new()
    {
        Year = question.Year,
        Freight = Flows(),
        Passengers = [],
        Crossings = [.. Crossings()],
        Lines = [.. Lines()],
        Terminals = [.. Terminals().OrderBy(load => load.Terminal.Value, StringComparer.Ordinal).ThenBy(load => load.Work)],
        Prices = [.. Prices()],
        ConsistencyGap = state.Gap,
        Rounds = state.Rounds,
    };

    private ImmutableArray<AlternativeFlow> Flows()
    {
        var flows = ImmutableArray.CreateBuilder<AlternativeFlow>();
        var groups = new List<(int First, int End, double Tonnes)>();
        for (var market = 0; market < table.Markets.Length; market++)
        {
            for (int first = table.First[market], end = first; first < table.First[market + 1]; first = end)
            {
                groups.Clear();
                for (; end < table.First[market + 1] && table.NestOf[end] == table.NestOf[first];)
                {
                    var (start, tonnes) = (end, 0.0);
                    for (; end < table.First[market + 1] && IsSameWay(start, end); end++)
                    {
                        tonnes += state.Tonnes[end];
                    }

                    groups.Add((start, end, tonnes));
                }

                var whole = groups.Sum(group => group.Tonnes);
                var kept = groups.Where(group => group.Tonnes > 0 && group.Tonnes >= LeastShare * whole).ToList();
                var part = whole / kept.Sum(group => group.Tonnes);
                flows.AddRange(kept.Select(group => FlowOf(market, group.First, group.End, group.Tonnes * part)));
            }
        }

        return flows.ToImmutable();
    }

    /// <summary>Ways of one market stand in order of mode and crossing.</summary>
    private bool IsSameWay(int a, int b) => table.Ways[a].Mode == table.Ways[b].Mode && table.Ways[a].Crossing == table.Ways[b].Crossing;

    private AlternativeFlow FlowOf(int index, int first, int end, double tonnes)
    {
        var market = table.Markets[index];
        var cargo = table.Supply.Classes[market.Class];
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
        var consignment = cargo.TonnesOf(market.Goods);
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
            Teu = cargo.Teu > 0 ? tonnes / perTeu : 0,
            Price = Mean(way => table.Ways[way].Usd / consignment),
            Hours = Mean(way => table.Ways[way].Hours + state.ExtraHours[way]),
            SpreadHours = Mean(way => table.Ways[way].SpreadHours),
            Co2Kilograms = Mean(way => table.Ways[way].Co2Kilograms / cargo.Tonnes),
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
        var sums = new SortedDictionary<(string Crossing, int Direction), CrossingSum>();
        foreach (var (key, sum) in SumsByKey())
        {
            if (key is { Crossing: { } crossing, Direction: var direction })
            {
                var at = (crossing.Value, direction is { } known && IsOfVietNam(crossing) ? (int)known : BothWays);
                sums[at] = sums.TryGetValue(at, out var before) ? before.Plus(sum) : sum;
            }
        }

        foreach (var ((id, direction), sum) in sums)
        {
            yield return LoadOf(new CrossingId(id), direction, sum);
        }
    }

    /// <summary>Directions are seen from Viet Nam: elsewhere there are none, and a crossing has one row.</summary>
    private bool IsOfVietNam(CrossingId id)
    {
        var crossing = table.Supply.Network.Corridor.Crossings.First(row => row.Id == id);
        return new[] { crossing.PlaceA, crossing.PlaceB }.Any(place =>
            table.Supply.Network.GetPlace(place).Country == new CountryId("VN"));
    }

    /// <summary>Traffic by constant, and its months.</summary>
    private IEnumerable<(ConstantKey Key, CrossingSum Sum)> SumsByKey()
    {
        var sums = new CrossingSum?[table.Keys.Count];
        for (var market = 0; market < table.Markets.Length; market++)
        {
            var goods = table.Markets[market].Goods;
            var perTeu = table.Supply.Classes[table.Markets[market].Class].Teu > 0 ? goods.PerTeu.Tonnes : double.PositiveInfinity;
            var season = question.Seasons.Of(goods.Id);
            for (var way = table.First[market]; way < table.First[market + 1]; way++)
            {
                if (table.Ways[way].Crossing is not null)
                {
                    (sums[table.KeyOf[way]] ??= new CrossingSum()).Add(state.Tonnes[way], perTeu, season);
                }
            }
        }

        for (var key = 0; key < sums.Length; key++)
        {
            if (sums[key] is { } sum)
            {
                sum.Tilt(question.RunRate(table.Keys[key]));
                yield return (table.Keys[key], sum);
            }
        }
    }

    /// <summary>Trains run as often both ways; lorries go back empty over the same gate, which counts loaded ones.</summary>
    private CrossingLoad LoadOf(CrossingId id, int direction, CrossingSum sum)
    {
        var crossing = table.Supply.Network.Corridor.Crossings.First(row => row.Id == id);
        var resource = table.FindResource(SaturatedThing.Crossing, id.Value)!.Value;
        var (both, tonnes) = (state.Loads[resource], sum.Tonnes);
        var isRail = crossing.Mode == Mode.Rail;
        var vehicles = isRail ? both / 2 : tonnes / question.LorryLoad / 365;
        var limit = question.Refuted.Contains(id.Value) ? null : table.Supply.CrossingCapacity.GetValueOrDefault(id);
        var capacity = limit?.Vehicles;
        return new CrossingLoad
        {
            Crossing = id,
            Mode = crossing.Mode,
            Direction = direction == BothWays ? null : (TradeDirection)direction,
            Tonnes = tonnes,
            Teu = sum.Teu,
            MonthShares = sum.MonthShares,
            QueueHours = state.QueueHours[resource],
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
            if (table.Supply.SectionCapacity.TryGetValue(section.Id, out var takes) && takes > 0 && !question.Refuted.Contains(section.Id))
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

    /// <summary>Passenger trains and freight trains as often as they run.</summary>
    private Dictionary<string, double> TrainsBySection()
    {
        var (needed, least) = (new Dictionary<string, double>(StringComparer.Ordinal), new Dictionary<string, double>(
            StringComparer.Ordinal));
        for (var service = 0; service < table.Supply.Services.Length; service++)
        {
            var use = table.Supply.Services[service];
            for (var leg = 0; leg < use.Legs.Length; leg++)
            {
                foreach (var section in use.Legs[leg].Sections)
                {
                    needed[section.Id] = needed.GetValueOrDefault(section.Id) + state.LegTrains[service][leg];
                    least[section.Id] = least.GetValueOrDefault(section.Id) + use.LeastPerDay;
                }
            }
        }

        // Trains side by side share the cargo, whichever the search chose.
        var trains = new Dictionary<string, double>(question.PassengerTrains, StringComparer.Ordinal);
        foreach (var (section, count) in needed)
        {
            trains[section] = trains.GetValueOrDefault(section) + Math.Max(count, least[section]);
        }

        return trains;
    }

    private IEnumerable<TerminalLoad> Terminals()
    {
        for (var resource = 0; resource < table.Resources.Count; resource++)
        {
            if (table.Resources[resource] is { Kind: SaturatedThing.Terminal } used && !question.Refuted.Contains(used.Id))
            {
                var yard = table.Supply.Yards[used.Id];
                yield return new TerminalLoad
                {
                    Terminal = yard.Terminal, Work = yard.Operation, UnitsADay = state.Loads[resource], Capacity = yard.UnitsADay,
                    QueueHours = state.QueueHours[resource],
                };
            }
        }
    }

    private IEnumerable<CapacityPrice> Prices()
    {
        for (var resource = 0; resource < state.Prices.Length; resource++)
        {
            if (state.Prices[resource] > 0)
            {
                var used = table.Resources[resource];
                yield return new CapacityPrice(used.Kind, used.Id, UnitOf(used), state.Prices[resource]);
            }
        }
    }

    private string UnitOf(CapacityUse used) => used.Kind switch
    {
        SaturatedThing.Line => "train path a day",
        SaturatedThing.Terminal => table.Supply.Yards[used.Id].IsCrane ? "crane move a day" : "wagon a day",
        _ => table.Supply.Network.Corridor.Crossings.First(row => row.Id.Value == used.Id).Mode == Mode.Rail
            ? "train path a day"
            : "lorry a day",
    };
}

/// <summary>What goes over a crossing one way, and in which months.</summary>
internal sealed class CrossingSum
{
    private const int Rounds = 50;

    private readonly double[] months = new double[Seasons.Months];

    public double Tonnes { get; private set; }

    public double Teu { get; private set; }

    /// <summary>Shape <c>[12]</c>; together 1.</summary>
    public ImmutableArray<double> MonthShares => months.Sum() is > 0 and var sum ? [.. months.Select(month => month / sum)] : [];

    public void Add(double tonnes, double tonnesPerTeu, double[] season)
    {
        (Tonnes, Teu) = (Tonnes + tonnes, Teu + (tonnes / tonnesPerTeu));
        for (var month = 0; month < months.Length; month++)
        {
            months[month] += tonnes * season[month];
        }
    }

    public CrossingSum Plus(CrossingSum other)
    {
        var sum = new CrossingSum { Tonnes = Tonnes + other.Tonnes, Teu = Teu + other.Teu };
        for (var month = 0; month < months.Length; month++)
        {
            sum.months[month] = months[month] + other.months[month];
        }

        return sum;
    }

    /// <summary>Lets traffic grow through the year by the same part each month, to that much of the mean in the last quarter.</summary>
    public void Tilt(double runRate)
    {
        var (low, high) = (-1.0, 1.0);
        for (var round = 0; round < Rounds && runRate is < 1 or > 1; round++)
        {
            var middle = (low + high) / 2;
            (low, high) = LastQuarter(middle) < runRate ? (middle, high) : (low, middle);
        }

        for (var month = 0; month < months.Length && runRate is < 1 or > 1; month++)
        {
            months[month] *= Math.Exp(low * month);
        }
    }

    /// <summary>The last quarter over the mean of a year that grows so much each month.</summary>
    private static double LastQuarter(double growth)
    {
        double[] year = [.. Enumerable.Range(0, Seasons.Months).Select(month => Math.Exp(growth * month))];
        return year[^3..].Average() / year.Average();
    }
}
