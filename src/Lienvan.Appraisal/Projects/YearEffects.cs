using Lienvan.Appraisal.Guides;
using Lienvan.Demand.Forecasts;
using Lienvan.Model.Borders;
using Lienvan.Model.Places;
using Lienvan.Model.Services;
using Lienvan.Model.Valuations;

namespace Lienvan.Appraisal.Projects;

/// <summary>Everything that the traffic of one year brings anybody, million US dollars.</summary>
internal sealed class YearEffects
{
    private readonly AppraisalQuestion question;
    private readonly GuideProfile guide;
    private readonly Dictionary<string, CountryId> countryOfZone;

    private YearEffects(AppraisalQuestion question, int year)
    {
        (this.question, guide, Year) = (question, question.Guide, year);
        countryOfZone = question.Corridor.Zones.DistinctBy(zone => zone.Id).ToDictionary(
            zone => zone.Id, zone => zone.Country, StringComparer.Ordinal);
    }

    public int Year { get; }

    public Dictionary<(AppraisalEffect Effect, Stakeholder Whom), double> Amounts { get; } = [];

    public UserYear Users { get; } = new();

    /// <summary>Million tonne-kilometres and passenger-kilometres by rail more than without, by country.</summary>
    public Dictionary<CountryId, (double Freight, double Passengers)> RailWork { get; } = [];

    public required TrafficYear Traffic { get; init; }

    /// <summary>The effects of a year that both forecasts have.</summary>
    public static YearEffects Of(AppraisalQuestion question, int year)
    {
        var with = question.ForecastWith.FindYear(year)!;
        var against = question.ForecastAgainst.FindYear(year)!;
        var effects = new YearEffects(question, year) { Traffic = TrafficSums.Of(year, with, against) };
        effects.AddUsers(against, with);
        effects.AddCarriers(with, 1);
        effects.AddCarriers(against, -1);
        effects.DropRounding();
        return effects;
    }

    /// <summary>What remains of equal sums that were taken in another order is no effect: to a thousandth of a dollar.</summary>
    private void DropRounding()
    {
        foreach (var (key, amount) in Amounts.ToList())
        {
            Amounts[key] = Math.Round(amount, 9);
        }

        foreach (var (country, work) in RailWork.ToList())
        {
            RailWork[country] = (Math.Round(work.Freight, 9), Math.Round(work.Passengers, 9));
        }
    }

    private void AddUsers(ForecastYear against, ForecastYear with)
    {
        AddMarkets(against.Freight, with.Freight, true);
        AddMarkets(against.Passengers, with.Passengers, false);
        foreach (var isFreight in (bool[])[true, false])
        {
            var whom = new Stakeholder(isFreight ? StakeholderKind.Shippers : StakeholderKind.Passengers);
            Add(AppraisalEffect.UserMoney, whom, Sum(isFreight, UserComponent.Money));
            Add(AppraisalEffect.UserTime, whom, Sum(isFreight, UserComponent.Time));
            Add(AppraisalEffect.UserReliability, whom, Sum(isFreight, UserComponent.Reliability));
            Add(AppraisalEffect.UserInventory, whom, Sum(isFreight, UserComponent.Inventory));
            Add(AppraisalEffect.UserChoice, whom, Sum(isFreight, UserComponent.Choice));
            Add(AppraisalEffect.GeneratedTraffic, whom, Users[isFreight, UserGroup.Generated, UserComponent.Choice]);
        }

        double Sum(bool isFreight, UserComponent component) =>
            Users[isFreight, UserGroup.Existing, component] + Users[isFreight, UserGroup.Diverted, component];
    }

    private void AddMarkets(ImmutableArray<AlternativeFlow> against, ImmutableArray<AlternativeFlow> with, bool isFreight)
    {
        var known = with.ToLookup(MarketOf);
        foreach (var market in against.GroupBy(MarketOf))
        {
            MarketSurplus.Add([.. market], [.. known[market.Key]], PricesOf(market.First()), isFreight, Users);
        }
    }

    private UserPrices PricesOf(AlternativeFlow flow)
    {
        var value = flow.Goods is { } goods
            ? question.Corridor.Goods.FirstOrDefault(one => one.Id == goods)?.ValueUsdPerTonne ?? 0 : 0;
        var growth = 1 + guide.Get(AppraisalParameter.TimeValueGrowth);
        return new UserPrices(
            guide.Get(AppraisalParameter.TimeValueFactor) * Math.Pow(growth, Year - guide.Get(AppraisalParameter.PriceYear)),
            guide.Get(AppraisalParameter.ReliabilityRatio),
            value * guide.Get(AppraisalParameter.DiscountRate) / 8760,
            MoneyFactor(flow));
    }

    /// <summary>What carriers, states and everybody else have of a forecast, times a sign.</summary>
    private void AddCarriers(ForecastYear forecast, int sign)
    {
        var shares = RailwayShares.Of(question.Corridor, forecast);
        foreach (var flow in forecast.Freight.Concat(forecast.Passengers))
        {
            AddFlow(flow, sign, shares);
        }
    }

    private void AddFlow(AlternativeFlow flow, int sign, IReadOnlyDictionary<CountryId, double> shares)
    {
        var isFreight = flow.Goods is not null;
        var units = sign * MarketSurplus.Quantity(flow) / 1e6;
        var (rail, road, sea) = (units * flow.RailKilometres, units * flow.RoadKilometres, units * flow.SeaKilometres);
        var (railShare, roadShare) = SharesOf(flow, isFreight);
        var spent = units * flow.Price * MoneyFactor(flow);
        var (railSpent, roadSpent) = (spent * railShare, spent * roadShare);
        foreach (var (country, share) in shares)
        {
            AddRailway(country, share, (railSpent, rail), isFreight);
        }

        var taxes = roadSpent * guide.Get(AppraisalParameter.RoadTaxShare);
        Add(AppraisalEffect.Fares, new Stakeholder(StakeholderKind.Hauliers), roadSpent);
        Add(AppraisalEffect.RoadAndSeaCosts, new Stakeholder(StakeholderKind.Hauliers), taxes - roadSpent);
        Add(AppraisalEffect.RoadTaxes, new Stakeholder(StakeholderKind.Hauliers), -taxes);
        Add(AppraisalEffect.Fares, new Stakeholder(StakeholderKind.Shipping), spent - railSpent - roadSpent);
        Add(AppraisalEffect.RoadAndSeaCosts, new Stakeholder(StakeholderKind.Shipping), railSpent + roadSpent - spent);
        var states = StatesOf(flow);
        foreach (var state in states)
        {
            Add(AppraisalEffect.RoadTaxes, state, taxes / states.Length);
            Add(AppraisalEffect.RoadDamage, state, isFreight ? -road * guide.Get(AppraisalParameter.RoadDamage) / states.Length : 0);
        }

        Add(AppraisalEffect.Accidents, new Stakeholder(StakeholderKind.Public), -AccidentsOf(isFreight, rail, road));
        Add(AppraisalEffect.Co2, new Stakeholder(StakeholderKind.Environment),
            -units * flow.Co2Kilograms / 1000 * guide.GetIn(AppraisalParameter.CarbonPrice, Year));
    }

    private void AddRailway(CountryId country, double share, (double Spent, double Work) rail, bool isFreight)
    {
        var railway = new Stakeholder(StakeholderKind.Railway, country);
        var (spent, work) = (rail.Spent * share, rail.Work * share);
        var cost = guide.Get(isFreight ? AppraisalParameter.RailCost : AppraisalParameter.RailPassengerCost);
        var charge = spent * (guide.FindIn(AppraisalParameter.InfrastructureCharge, country) ?? 0);
        Add(AppraisalEffect.Fares, railway, spent);
        Add(AppraisalEffect.RailOperation, railway, -work * cost);
        Add(AppraisalEffect.InfrastructureCharge, railway, -charge);
        Add(AppraisalEffect.InfrastructureCharge, new Stakeholder(StakeholderKind.Government, country), charge);
        var known = RailWork.GetValueOrDefault(country);
        RailWork[country] = isFreight ? (known.Freight + work, known.Passengers) : (known.Freight, known.Passengers + work);
    }

    private double AccidentsOf(bool isFreight, double rail, double road) => isFreight
        ? (road * guide.Get(AppraisalParameter.RoadAccidents)) + (rail * guide.Get(AppraisalParameter.RailAccidents))
        : (road * guide.Get(AppraisalParameter.RoadPassengerAccidents)) + (rail * guide.Get(AppraisalParameter.RailPassengerAccidents));

    /// <summary>How much of the price railways and hauliers get: by kilometres, for freight weighted by what a kilometre costs.</summary>
    private (double Rail, double Road) SharesOf(AlternativeFlow flow, bool isFreight)
    {
        var (rail, road, sea) = (flow.RailKilometres, flow.RoadKilometres, flow.SeaKilometres);
        if (isFreight)
        {
            rail *= guide.Get(AppraisalParameter.RailPrice);
            road *= guide.Get(AppraisalParameter.RoadPrice);
            sea *= guide.Get(AppraisalParameter.SeaPrice);
        }

        var all = rail + road + sea;
        return all > 0 ? (rail / all, road / all) : (flow.Mode == Mode.Rail ? 1 : 0, flow.Mode == Mode.Road ? 1 : 0);
    }

    /// <summary>The governments at both ends, each with half: which kilometres lie where a flow does not say.</summary>
    private Stakeholder[] StatesOf(AlternativeFlow flow)
    {
        string[] ends = [flow.Origin, flow.Destination];
        var countries = ends.Where(countryOfZone.ContainsKey).Select(end => countryOfZone[end]).Distinct().ToArray();
        return countries.Length == 0 ? [new Stakeholder(StakeholderKind.Government)]
            : [.. countries.Select(country => new Stakeholder(StakeholderKind.Government, country))];
    }

    private double MoneyFactor(AlternativeFlow flow) =>
        guide.GetIn(AppraisalParameter.PriceIndex, (int)guide.Get(AppraisalParameter.PriceYear))
            / guide.GetIn(AppraisalParameter.PriceIndex, flow.PriceYear);

    private void Add(AppraisalEffect effect, Stakeholder whom, double amount)
    {
        if (amount != 0)
        {
            Amounts[(effect, whom)] = Amounts.GetValueOrDefault((effect, whom)) + amount;
        }
    }

    private static (string, string, GoodsId?, TripPurpose?, TradeDirection?) MarketOf(AlternativeFlow flow) =>
        (flow.Origin, flow.Destination, flow.Goods, flow.Purpose, flow.Direction);
}
