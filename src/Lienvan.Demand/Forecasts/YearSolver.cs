using Lienvan.Demand.Choice;
using Lienvan.Model.Places;

namespace Lienvan.Demand.Forecasts;

/// <summary>
/// Solves one year of freight: choice, loading, frequencies, queues and prices of full capacities by turns until they agree. A capacity
/// that
/// would be exceeded gets a price for each train or lorry that grows while the load does and falls again while it is under: the
/// multiplier of
/// the constraint, found as in balancing factors of a logit with capacities (M. G. H. Bell, Transportation Research B 29 (1995) 287).
/// Trains
/// run both ways as often as the fuller way needs, empties back; single track is one capacity for both. Pure and for one thread.
/// </summary>
internal sealed class YearSolver
{
    private const int MostRounds = 60;

    /// <summary>A little more than what runs in the base year, so that rounding does not make it full.</summary>
    private const double Room = 1.01;

    /// <summary>A part of tonnes that changes its way that is small enough.</summary>
    private const double EnoughGap = 4e-3;

    /// <summary>An excess over capacity that is small enough: no capacity is known better.</summary>
    private const double EnoughExcess = 1e-2;

    /// <summary>A change of utility that nobody answers to.</summary>
    private const double LeastChange = 2e-5;

    private readonly YearQuestion question;
    private readonly ChoiceTable table;
    private readonly double[] constants;
    private readonly double[] logSizes;
    private readonly double[] ramps;
    private readonly double[] tonnes;
    private readonly double[] shares;
    private readonly double[] costs;
    private readonly double[] extraHours;
    private readonly double[] marketCosts;
    private readonly double[] meanCosts;
    private readonly double[] loads;
    private readonly double[] prices;
    private readonly double[] capacities;
    private readonly double[] worths;
    private readonly double[] queueHours;
    private readonly double[] gains;
    private readonly double[] lastSteps;
    private readonly double[]? baseQueues;
    private readonly double[] peaks;
    private readonly bool[] isKnown;
    private readonly double[] moved = new double[Enum.GetValues<Mode>().Length];
    private readonly double[] byMode = new double[Enum.GetValues<Mode>().Length];
    private readonly double[] frequencies;
    private readonly double[] needed;
    private double[][] legTrains = [];
    private readonly double[] ridePrices;
    private readonly double[] rideTrains;
    private readonly double[] rideWorths;
    private readonly double[] rideExtra;
    private readonly double[] rideWaits;

    private YearSolver(YearQuestion question)
    {
        this.question = question;
        table = question.Table;
        var (ways, markets, resources) = (table.Ways.Length, table.Markets.Length, table.Resources.Count);
        (tonnes, shares, costs, extraHours) = (new double[ways], new double[ways], new double[ways], new double[ways]);
        (marketCosts, meanCosts) = (new double[markets], new double[markets]);
        (loads, prices, worths) = (new double[resources], new double[resources], new double[resources]);
        baseQueues = question.BaseQueueHours is { } before
            ? [.. table.Resources.Select(resource => before.GetValueOrDefault(resource.Id))]
            : null;
        (gains, lastSteps, isKnown) = (new double[resources], new double[resources], new bool[markets]);
        Array.Fill(gains, 0.4);
        queueHours = [.. baseQueues ?? new double[resources]];
        peaks = [.. table.Resources.Select(resource => question.Peaks?.GetValueOrDefault(resource.Id, question.PeakFactor)
            ?? question.PeakFactor)];
        (ridePrices, rideTrains) = (new double[table.Rides.Count], new double[table.Rides.Count]);
        (rideWorths, rideExtra, rideWaits) = (
            new double[table.Rides.Count], new double[table.Rides.Count], new double[table.Rides.Count]);
        frequencies = [.. table.Supply.Services.Select(service => service.PerDay)];
        needed = new double[frequencies.Length];
        constants = ConstantsOfWays(table, question.Constants);
        logSizes = table.LogSizes;
        ramps = Array.ConvertAll(table.OpenedIn, year => year == 0 ? 1 : Math.Clamp(question.Ramp(year), 0, 1));
        capacities = new double[resources];
        for (var resource = 0; resource < resources; resource++)
        {
            // What runs in the base year shows that there is room for it.
            capacities[resource] = !question.IsConstrained || question.Refuted.Contains(table.Resources[resource].Id)
                ? double.PositiveInfinity
                : Math.Max(CapacityOf(resource), Room * (question.BaseLoads?.GetValueOrDefault(table.Resources[resource].Id) ?? 0));
        }
    }

    private static double[] ConstantsOfWays(ChoiceTable table, Constants fitted)
    {
        var byKey = table.Keys.Select(fitted.Get).ToArray();
        var slopes = table.Keys.Select(fitted.GetSlope).ToArray();
        var constants = new double[table.Ways.Length];
        for (var market = 0; market < table.Markets.Length; market++)
        {
            var logValue = table.Markets[market].LogValue;
            for (var way = table.First[market]; way < table.First[market + 1]; way++)
            {
                constants[way] = byKey[table.KeyOf[way]] + (slopes[table.KeyOf[way]] * logValue);
            }
        }

        return constants;
    }

    public static YearState Solve(YearQuestion question) => new YearSolver(question).Run();

    private YearState Run()
    {
        var (gap, excess, round) = (1.0, 1.0, 0);
        while (round < MostRounds && (gap > EnoughGap || excess > EnoughExcess))
        {
            round++;
            gap = Choose();
            Load();
            if (!question.IsConstrained)
            {
                break;
            }

            // The weight of a round falls, as in the method of successive averages, so that the end does not swing.
            excess = Follow(Math.Max(0.1, 2.0 / (round + 2)));
        }

        return new YearState
        {
            Tonnes = tonnes, Shares = shares, Costs = costs, ExtraHours = extraHours, MarketCosts = marketCosts, MeanCosts = meanCosts,
            Loads = loads, Prices = prices, QueueHours = queueHours, Frequencies = frequencies, LegTrains = legTrains,
                Gap = question.IsConstrained ? Math.Max(gap, excess) : 0,
            Rounds = round,
        };
    }

    private double CapacityOf(int resource)
    {
        var (kind, id, _) = table.Resources[resource];
        return kind switch
        {
            SaturatedThing.Crossing => table.Supply.CrossingCapacity.TryGetValue(new(id), out var limit)
                ? limit.Vehicles
                : double.PositiveInfinity,
            SaturatedThing.Terminal => table.Supply.Yards[id].UnitsADay,
            _ => Math.Max(1, table.Supply.SectionCapacity[id] - question.PassengerTrains.GetValueOrDefault(id)),
        };
    }

    /// <summary>
    /// Shares and tonnes at the costs of now. Returns what part of a mode's tonnes changed its way, of the mode where that is most.
    /// </summary>
    private double Choose()
    {
        for (var ride = 0; ride < ridePrices.Length; ride++)
        {
            var use = table.Rides[ride];
            (ridePrices[ride], rideExtra[ride]) = (0, 0);
            rideWaits[ride] = (table.Supply.Services[use.Service].PerDay / frequencies[use.Service]) - 1;
            foreach (var resource in use.Resources)
            {
                ridePrices[ride] += prices[resource] / question.LoadFactor;
                rideExtra[ride] += QueueOver(resource);
            }
        }

        Array.Clear(moved);
        for (var market = 0; market < table.Markets.Length; market++)
        {
            ChooseIn(market);
        }

        Array.Clear(byMode);
        for (var way = 0; way < tonnes.Length; way++)
        {
            byMode[table.NestOf[way]] += tonnes[way];
        }

        return Enumerable.Range(0, moved.Length).Max(mode => moved[mode] / Math.Max(1, byMode[mode]));
    }

    private void ChooseIn(int index)
    {
        var (first, end) = (table.First[index], table.First[index + 1]);
        var market = table.Markets[index];
        if (end == first || (isKnown[index] && !IsChanged(index, market)))
        {
            return;
        }

        var count = end - first;
        Span<double> utilities = stackalloc double[count];
        Span<double> chosen = stackalloc double[count];
        var nests = table.NestOf.AsSpan(first, count);
        for (var way = first; way < end; way++)
        {
            costs[way] = CostOf(way, market);
            utilities[way - first] = constants[way] + (question.Preferences.ModeScale * logSizes[way]) - (market.Scale * costs[way]);
        }

        isKnown[index] = true;
        var logsum = SharesOf(first, utilities, nests, chosen);
        marketCosts[index] = -logsum / market.Scale;
        var mean = 0.0;
        for (var way = first; way < end; way++)
        {
            shares[way] = chosen[way - first];
            mean += shares[way] * costs[way];
        }

        meanCosts[index] = mean;
        var total = market.BaseTonnes * question.Growth[index] * CostFactor(index);
        for (var way = first; way < end; way++)
        {
            moved[nests[way - first]] += Math.Abs((total * shares[way]) - tonnes[way]);
            tonnes[way] = total * shares[way];
        }
    }

    /// <summary>Whether the cost of any way is another than when the market last chose.</summary>
    private bool IsChanged(int index, Market market)
    {
        for (var way = table.First[index]; way < table.First[index + 1]; way++)
        {
            if (Math.Abs(CostOf(way, market) - costs[way]) * market.Scale > LeastChange)
            {
                return true;
            }
        }

        return false;
    }

    private double CostFactor(int market)
    {
        if (question.BaseMarketCosts is not { } before || question.BaseMeanCosts is not { } means || means[market] <= 0)
        {
            return 1;
        }

        var ratio = 1 + ((marketCosts[market] - before[market]) / means[market]);
        return Math.Pow(Math.Clamp(ratio, 0.25, 4), question.CostElasticity[market]);
    }

    /// <summary>
    /// Where a line is new, only some shippers know its ways: of their share that part comes, and the rest goes as without them. Returns
    /// the
    /// logsum, in the same parts.
    /// </summary>
    private double SharesOf(int first, Span<double> utilities, ReadOnlySpan<int> nests, Span<double> chosen)
    {
        var logsum = Logit.NestedShares(utilities, nests, question.Preferences.ModeScale, chosen);
        var (known, removed, young) = (1.0, 0.0, 0.0);
        for (var way = 0; way < chosen.Length; way++)
        {
            var ramp = ramps[first + way];
            if (ramp < 1)
            {
                (removed, young) = (removed + ((1 - ramp) * chosen[way]), young + chosen[way]);
                chosen[way] *= ramp;
                utilities[way] = double.NegativeInfinity;
                known = Math.Min(known, ramp);
            }
        }

        if (removed <= 0)
        {
            return logsum;
        }

        Span<double> without = stackalloc double[chosen.Length];
        var old = Logit.NestedShares(utilities, nests, question.Preferences.ModeScale, without);
        if (double.IsNegativeInfinity(old))
        {
            for (var way = 0; way < chosen.Length; way++)
            {
                chosen[way] += chosen[way] / (1 - removed) * removed;
            }

            return logsum;
        }

        for (var way = 0; way < chosen.Length; way++)
        {
            chosen[way] += removed * without[way];
        }

        return old + ((1 - (removed / young)) * (logsum - old));
    }

    private double CostOf(int way, Market market)
    {
        var (extra, price) = (0.0, 0.0);
        for (var stop = table.FirstStop[way]; stop < table.FirstStop[way + 1]; stop++)
        {
            var (resource, unitsPerTonne) = table.Stops[stop];
            extra += QueueOver(resource);
            price += prices[resource] * unitsPerTonne;
        }

        for (var index = table.FirstRide[way]; index < table.FirstRide[way + 1]; index++)
        {
            var (ride, trainsPerTonne, wait) = table.RidesOf[index];
            extra += (wait * rideWaits[ride]) + rideExtra[ride];
            price += ridePrices[ride] * trainsPerTonne;
        }

        extraHours[way] = extra;
        return table.Costs[way] + (market.TimeValue * extra) + price;
    }

    /// <summary>What is published holds the queues of the base year already.</summary>
    private double QueueOver(int resource) => baseQueues is null ? 0 : queueHours[resource] - baseQueues[resource];

    private void Load()
    {
        Array.Clear(loads);
        Array.Clear(worths);
        Array.Clear(rideTrains);
        Array.Clear(rideWorths);
        for (var market = 0; market < table.Markets.Length; market++)
        {
            var perTonne = 1 / table.Markets[market].Scale;
            for (var way = table.First[market]; way < table.First[market + 1]; way++)
            {
                var aDay = tonnes[way] / 365;
                for (var stop = table.FirstStop[way]; stop < table.FirstStop[way + 1]; stop++)
                {
                    var (resource, unitsPerTonne) = table.Stops[stop];
                    loads[resource] += aDay * unitsPerTonne;
                    worths[resource] += aDay * perTonne;
                }

                for (var index = table.FirstRide[way]; index < table.FirstRide[way + 1]; index++)
                {
                    var (ride, trainsPerTonne, _) = table.RidesOf[index];
                    rideTrains[ride] += aDay * trainsPerTonne;
                    rideWorths[ride] += aDay * perTonne;
                }
            }
        }

        for (var ride = 0; ride < rideWorths.Length; ride++)
        {
            foreach (var resource in table.Rides[ride].Resources)
            {
                worths[resource] += rideWorths[ride];
            }
        }

        LoadTrains();
    }

    /// <summary>Trains by leg of each service, then both ways as often as the fuller one needs.</summary>
    private void LoadTrains()
    {
        var services = table.Supply.Services;
        var legs = services.Select(service => new double[service.Legs.Length]).ToArray();
        legTrains = legs;
        for (var ride = 0; ride < rideTrains.Length; ride++)
        {
            var use = table.Rides[ride];
            for (var leg = use.Board; leg < use.Alight; leg++)
            {
                legs[use.Service][leg] += rideTrains[ride] / question.LoadFactor;
            }
        }

        for (var service = 0; service < services.Length; service++)
        {
            needed[service] = legs[service].Length == 0 ? 0 : legs[service].Max();
        }

        BalanceDirections(legs);
        for (var service = 0; service < services.Length; service++)
        {
            for (var leg = 0; leg < legs[service].Length; leg++)
            {
                var trains = legs[service][leg];
                foreach (var resource in table.LegResources[service][leg])
                {
                    loads[resource] += trains;
                }
            }
        }
    }

    /// <summary>What runs out must come back: each leg has as many trains as the fuller way needs.</summary>
    private void BalanceDirections(double[][] legs)
    {
        var services = table.Supply.Services;
        for (var service = 0; service < services.Length; service++)
        {
            var back = legs[services[service].Reverse];
            for (var leg = 0; leg < back.Length && services[service].Reverse > service; leg++)
            {
                var other = back.Length - 1 - leg;
                legs[service][leg] = back[other] = Math.Max(legs[service][leg], back[other]);
            }
        }
    }

    /// <summary>
    /// Frequencies, queues and prices follow the loads by part of the way. Returns how far any load is over its capacity.
    /// </summary>
    private double Follow(double weight)
    {
        for (var service = 0; service < frequencies.Length; service++)
        {
            var use = table.Supply.Services[service];
            var target = Math.Max(use.LeastPerDay, Math.Max(needed[service], needed[use.Reverse]));
            frequencies[service] += 0.5 * (target - frequencies[service]);
        }

        var excess = 0.0;
        for (var resource = 0; resource < loads.Length; resource++)
        {
            var capacity = capacities[resource];
            if (double.IsPositiveInfinity(capacity))
            {
                continue;
            }

            if (table.Resources[resource].Kind != SaturatedThing.Line)
            {
                var hours = QueueFormulas.Hours(loads[resource], capacity, peaks[resource]);
                queueHours[resource] += Math.Max(0.2, weight) * (hours - queueHours[resource]);
            }

            if (loads[resource] > capacity || prices[resource] > 0)
            {
                // What one vehicle's cargo is worth to move by a unit of utility.
                var unit = loads[resource] > 0 ? worths[resource] / loads[resource] : 0;
                var step = unit * Math.Log(Math.Max(loads[resource], 1e-6) / capacity);
                gains[resource] = Math.Clamp(gains[resource] * (step * lastSteps[resource] < 0 ? 0.5 : 1.3), 1e-4, 20);
                lastSteps[resource] = step;
                prices[resource] = Math.Max(0, prices[resource] + (gains[resource] * step));
                excess = Math.Max(excess, Math.Max(0, (loads[resource] / capacity) - 1));
            }
        }

        return excess;
    }
}
