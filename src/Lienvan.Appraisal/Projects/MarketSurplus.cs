using Lienvan.Appraisal.Benefits;
using Lienvan.Demand.Forecasts;

namespace Lienvan.Appraisal.Projects;

/// <summary>Prices of what users feel, by market.</summary>
/// <param name="TimeFactor">Multiplies values of time; the change is on top of what the forecast counts.</param>
/// <param name="ReliabilityRatio">An hour of spread over an hour.</param>
/// <param name="InventoryPerHour">What owning a unit costs an hour, US dollars.</param>
/// <param name="MoneyFactor">From the forecast's price year to that of the appraisal.</param>
internal readonly record struct UserPrices(double TimeFactor, double ReliabilityRatio, double InventoryPerHour, double MoneyFactor);

/// <summary>
/// What the users of one market gain: the change of its cost, which the choice model gives for all its ways together, by the augmented rule
/// of half. Those who stay with a way gain what changes on it; those who change over gain the difference of the ways left and taken; what
/// remains of the change of the market's cost is choice.
/// </summary>
internal static class MarketSurplus
{
    private const int PointsBetween = 3;

    public static void Add(
        IReadOnlyList<AlternativeFlow> without, IReadOnlyList<AlternativeFlow> with, UserPrices prices, bool isFreight, UserYear year)
    {
        if (without.Count == 0 || with.Count == 0)
        {
            // A market that is only in one of the forecasts has no cost to compare.
            return;
        }

        var (before, after) = (without.Sum(Quantity), with.Sum(Quantity));
        var (costBefore, costAfter) = (without[0].MarketCost, with[0].MarketCost);
        var scale = prices.MoneyFactor / 1e6;
        var staying = Math.Min(before, after);
        var simple = ConsumerSurplus.RuleOfHalf(new DemandPoint(costBefore, before), new DemandPoint(costAfter, after));
        var augmented = Augmented((costBefore, before), (costAfter, after));
        var parts = new double[3 * UserYear.Components];
        AddExisting(without, with, prices, parts);
        AddDiverted(without, with, prices, parts);
        parts[((int)UserGroup.Diverted * UserYear.Components) + (int)UserComponent.Choice] =
            (staying * (costBefore - costAfter)) - parts.Sum();
        parts[((int)UserGroup.Generated * UserYear.Components) + (int)UserComponent.Choice] =
            augmented - (staying * (costBefore - costAfter));
        var extra = 0.0;
        for (var index = 0; index < parts.Length; index++)
        {
            var (group, component) = ((UserGroup)(index / UserYear.Components), (UserComponent)(index % UserYear.Components));
            var factor = component is UserComponent.Time or UserComponent.Reliability ? prices.TimeFactor : 1;
            year[isFreight, group, component] += parts[index] * factor * scale;
            extra += parts[index] * (factor - 1) * scale;
        }

        year.RuleOfHalf += (simple * scale) + extra;
        year.Augmented += (augmented * scale) + extra;
    }

    /// <summary>
    /// Along q₀ e^(−k (c − c₀)), the convex curve through both points; where more moves at a higher cost, growth and not cost moved it,
    /// and the
    /// simple rule is all there is.
    /// </summary>
    internal static double Augmented((double Cost, double Traffic) before, (double Cost, double Traffic) after)
    {
        var change = after.Cost - before.Cost;
        var isCurve = before.Traffic > 0 && after.Traffic > 0 && change != 0 && (after.Traffic - before.Traffic) * change < 0;
        if (!isCurve)
        {
            return ConsumerSurplus.RuleOfHalf(new DemandPoint(before.Cost, before.Traffic), new DemandPoint(after.Cost, after.Traffic));
        }

        var slope = Math.Log(before.Traffic / after.Traffic) / change;
        return ConsumerSurplus.AlongCurve(
            cost => before.Traffic * Math.Exp(-slope * (cost - before.Cost)), before.Cost, after.Cost, PointsBetween);
    }

    internal static double Quantity(AlternativeFlow flow) => flow.Goods is null ? flow.Trips : flow.Tonnes;

    internal static string WayOf(AlternativeFlow flow) => $"{flow.Mode}|{flow.Crossing}|{string.Join('+', flow.Lines)}";

    private static void AddExisting(
        IReadOnlyList<AlternativeFlow> without, IReadOnlyList<AlternativeFlow> with, UserPrices prices, double[] parts)
    {
        var known = with.ToLookup(WayOf, StringComparer.Ordinal);
        foreach (var before in without)
        {
            if (known[WayOf(before)].FirstOrDefault() is { } after)
            {
                var staying = Math.Min(Quantity(before), Quantity(after));
                AddUnits(parts, UserGroup.Existing, staying, UnitOf(before, prices), UnitOf(after, prices));
            }
        }
    }

    private static void AddDiverted(
        IReadOnlyList<AlternativeFlow> without, IReadOnlyList<AlternativeFlow> with, UserPrices prices, double[] parts)
    {
        var (lost, left) = (Mean(without, with, prices), Mean(with, without, prices));
        var moved = Math.Min(lost.Total, left.Total);
        if (moved > 0)
        {
            AddUnits(parts, UserGroup.Diverted, moved, lost.Unit, left.Unit);
        }
    }

    /// <summary>What one list has more of, way by way, than the other: how much, and what a unit of it costs.</summary>
    private static (double Total, UnitCost Unit) Mean(
        IReadOnlyList<AlternativeFlow> these, IReadOnlyList<AlternativeFlow> others, UserPrices prices)
    {
        var known = others.ToLookup(WayOf, StringComparer.Ordinal);
        var (total, money, time, spread, owning) = (0.0, 0.0, 0.0, 0.0, 0.0);
        foreach (var flow in these)
        {
            var more = Quantity(flow) - Math.Min(Quantity(flow), known[WayOf(flow)].FirstOrDefault() is { } other ? Quantity(other) : 0);
            var unit = UnitOf(flow, prices);
            total += more;
            money += more * unit.Money;
            time += more * unit.Time;
            spread += more * unit.Reliability;
            owning += more * unit.Inventory;
        }

        return total <= 0 ? default : (total, new UnitCost(money / total, time / total, spread / total, owning / total));
    }

    private static UnitCost UnitOf(AlternativeFlow flow, UserPrices prices)
    {
        var owning = Math.Min(prices.InventoryPerHour, flow.TimeValue);
        return new UnitCost(flow.Price, flow.Hours * (flow.TimeValue - owning),
            flow.SpreadHours * flow.TimeValue * prices.ReliabilityRatio, flow.Hours * owning);
    }

    private static void AddUnits(double[] parts, UserGroup group, double quantity, UnitCost before, UnitCost after)
    {
        var at = (int)group * UserYear.Components;
        parts[at + (int)UserComponent.Money] += quantity * (before.Money - after.Money);
        parts[at + (int)UserComponent.Time] += quantity * (before.Time - after.Time);
        parts[at + (int)UserComponent.Reliability] += quantity * (before.Reliability - after.Reliability);
        parts[at + (int)UserComponent.Inventory] += quantity * (before.Inventory - after.Inventory);
    }

    private readonly record struct UnitCost(double Money, double Time, double Reliability, double Inventory);
}
