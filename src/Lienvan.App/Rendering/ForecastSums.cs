using Lienvan.Demand.Forecasts;
using Lienvan.Model.Borders;
using Lienvan.Model.Places;

namespace Lienvan.App.Rendering;

/// <summary>Traffic of a year by mode and direction; the share is that of the direction's tonnes, or of its trips.</summary>
internal sealed record ModeSum(TradeDirection? Direction, Mode Mode, double Tonnes, double Teu, double Trips, double Share);

/// <summary>Traffic of a year by goods, direction, mode and crossing.</summary>
internal sealed record GoodsSum(GoodsId Goods, TradeDirection? Direction, Mode Mode, CrossingId? Crossing, double Tonnes, double Teu);

/// <summary>Sums over the flows of a year.</summary>
internal static class ForecastSums
{
    public static IEnumerable<ModeSum> Modes(ForecastYear year)
    {
        var flows = year.Freight.Concat(year.Passengers).ToArray();
        var totals = flows.GroupBy(flow => (flow.Direction, IsFreight: flow.Goods is not null))
            .ToDictionary(group => group.Key, group => group.Sum(flow => flow.Tonnes + flow.Trips));
        return flows.GroupBy(flow => (flow.Direction, IsFreight: flow.Goods is not null, flow.Mode))
            .OrderBy(group => group.Key.IsFreight ? 0 : 1).ThenBy(group => group.Key.Direction is null ? 1 : 0)
            .ThenBy(group => group.Key.Direction).ThenBy(group => group.Key.Mode)
            .Select(group => new ModeSum(group.Key.Direction, group.Key.Mode, group.Sum(flow => flow.Tonnes), group.Sum(flow => flow.Teu),
                group.Sum(flow => flow.Trips),
                group.Sum(flow => flow.Tonnes + flow.Trips) / Math.Max(1e-9, totals[(group.Key.Direction, group.Key.IsFreight)])));
    }

    public static IEnumerable<GoodsSum> Goods(ForecastYear year) => year.Freight
        .GroupBy(flow => (Goods: flow.Goods!.Value, flow.Direction, flow.Mode, flow.Crossing))
        .OrderBy(group => group.Key.Goods.Value, StringComparer.Ordinal).ThenBy(group => group.Key.Direction is null ? 1 : 0)
        .ThenBy(group => group.Key.Direction).ThenBy(group => group.Key.Mode).ThenBy(group => group.Key.Crossing?.Value,
            StringComparer.Ordinal)
        .Select(group => new GoodsSum(group.Key.Goods, group.Key.Direction, group.Key.Mode, group.Key.Crossing,
            group.Sum(flow => flow.Tonnes), group.Sum(flow => flow.Teu)));
}
