using Lienvan.Demand.Choice;
using Lienvan.Demand.Flows;
using Lienvan.Model.Dataset;
using Lienvan.Model.Places;
using Lienvan.Model.Tariffs;
using Lienvan.Model.Units;
using Lienvan.Model.Zones;

namespace Lienvan.Demand.Forecasts;

/// <summary>
/// The freight of the base year: each total of the <c>demand</c> table spread over zones by doubly constrained gravity. What sends and
/// receives
/// is output; of what grows in fields or the sea, people send. Of many small flows a sample stands for all.
/// </summary>
internal sealed class MarketBuilder(Corridor corridor, DemandTable table, Supply supply, ImmutableArray<CargoClass> classes)
{
    /// <summary>How many equal parts a total is taken in; each stands for the flow between the zones that it falls on.</summary>
    private const int Parts = 160;

    /// <summary>Output of a zone without one, US dollars a head; assumed.</summary>
    private const double OutputPerHead = 3000;

    private readonly Preferences preferences = Preferences.Of(table);
    private readonly ExchangeRates rates = new(corridor.ExchangeRates);

    public ImmutableArray<Market> Build()
    {
        var markets = ImmutableArray.CreateBuilder<Market>();
        foreach (var kind in MarketKind.All)
        {
            foreach (var total in table.All("tonnes").Where(figure =>
                figure.Market == kind.Id && figure.Direction == kind.TableDirection && figure is { Goods: not null, Value: > 0 }))
            {
                var goods = corridor.Goods.First(goods => goods.Id == total.Goods);
                if (kind.Port is { } port)
                {
                    markets.AddRange(Spread(kind, goods, total.Value / 2, At(kind.Senders(corridor), port), kind.Receivers(corridor)));
                    markets.AddRange(Spread(kind, goods, total.Value / 2, kind.Senders(corridor), At(kind.Receivers(corridor), port)));
                }
                else
                {
                    markets.AddRange(Spread(kind, goods, total.Value, kind.Senders(corridor), kind.Receivers(corridor)));
                }
            }
        }

        return markets.ToImmutable();
    }

    private static ImmutableArray<Zone> At(ImmutableArray<Zone> zones, PlaceId place) => [.. zones.Where(zone => zone.Place == place)
        .Take(1)];

    private IEnumerable<Market> Spread(
        MarketKind kind, Goods goods, double tonnes, ImmutableArray<Zone> senders, ImmutableArray<Zone> receivers)
    {
        var cargo = ClassOf(goods);
        double[] sends = [.. senders.Select(zone => goods.NeedsQuarantine ? zone.Population ?? 0 : OutputUsd(zone))];
        double[] receives = [.. receivers.Select(OutputUsd)];
        var costs = new double[sends.Length * receives.Length];
        var (sum, weight) = (0.0, 0.0);
        for (var pair = 0; pair < costs.Length; pair++)
        {
            var (from, to) = (pair / receives.Length, pair % receives.Length);
            costs[pair] = BestCost(kind, cargo, goods, senders[from], receivers[to]);
            if (double.IsFinite(costs[pair]))
            {
                sum += costs[pair] * sends[from] * receives[to];
                weight += sends[from] * receives[to];
            }
        }

        if (weight <= 0)
        {
            return [];
        }

        var mean = sum / weight;
        var deterrence = table.Deterrence(kind.Id);
        var flows = Gravity.Balance(new GravityProblem
        {
            Origins = Shares(sends, tonnes), Destinations = Shares(receives, tonnes),
            Deterrence = [.. costs.Select(cost => double.IsFinite(cost) ? Math.Exp(-deterrence * cost / mean) : 0)],
            Tolerance = 1e-9, MostRounds = 500,
        }).Flows;
        return Sampled(flows).Select(pair => new Market
        {
            Kind = kind, Origin = senders[pair.Index / receives.Length], Destination = receivers[pair.Index % receives.Length],
            Goods = goods, Class = cargo, BaseTonnes = pair.Tonnes,
            // By the cost of the pair and not of the mean one: elasticities then do not rise with distance, and nobody sends by sea what
            // a lorry brings next door.
            Scale = preferences.CostScale * preferences.ModeScale / costs[pair.Index],
        });
    }

    private static ImmutableArray<double> Shares(double[] weights, double total) =>
        weights.Sum() is > 0 and var sum ? [.. weights.Select(weight => weight / sum * total)] : [.. weights];

    /// <summary>
    /// A sample of pairs by size, taken at equal steps along all flows in their order: a pair as large as a step is always in it, smaller
    /// ones as often as they are large, so that what each zone sends and receives comes out within a step. Source: systematic sampling with
    /// probability proportional to size (W. G. Madow, Annals of Mathematical Statistics 20 (1949) 333).
    /// </summary>
    private static IEnumerable<(int Index, double Tonnes)> Sampled(ImmutableArray<double> flows)
    {
        var step = flows.Sum() / Parts;
        var (passed, next) = (0.0, 0.5 * step);
        for (var index = 0; index < flows.Length && step > 0; index++)
        {
            passed += flows[index];
            var count = next < passed ? (int)Math.Ceiling((passed - next) / step) : 0;
            if (count > 0)
            {
                yield return (index, count * step);
                next += count * step;
            }
        }
    }

    private int ClassOf(Goods goods)
    {
        for (var index = 0; index < classes.Length; index++)
        {
            if (classes[index].Goods.Contains(goods))
            {
                return index;
            }
        }

        throw new ArgumentException($"no class of cargo has goods '{goods.Id}'", nameof(goods));
    }

    private double BestCost(MarketKind kind, int cargo, Goods goods, Zone from, Zone to)
    {
        var best = double.PositiveInfinity;
        if (from.Id != to.Id)
        {
            foreach (var way in supply.WaysOf(cargo, kind.Region, from.Place, to.Place))
            {
                best = Math.Min(best, preferences.GeneralisedUsd(way, classes[cargo], goods));
            }
        }

        return best;
    }

    private double OutputUsd(Zone zone) =>
        zone.OutputMillions is { } millions && rates.FindUsd(new Money((decimal)millions, zone.OutputCurrency, zone.OutputYear)) is { } usd
            ? usd * 1e6
            : (zone.Population ?? 0) * OutputPerHead;
}
