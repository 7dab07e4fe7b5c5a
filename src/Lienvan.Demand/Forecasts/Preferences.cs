using Lienvan.Demand.Choice;
using Lienvan.Demand.Flows;
using Lienvan.Model.Places;

namespace Lienvan.Demand.Forecasts;

/// <summary>What senders look at when they choose, and how strongly.</summary>
/// <param name="TransferUsd">What a hand-over costs a tonne beside its charge.</param>
/// <param name="Reliability">What share of an uncertain hour counts as an hour.</param>
/// <param name="CostScale">Utility that the mean generalised cost takes away, within a mode.</param>
/// <param name="ModeScale">μ, of nests.</param>
internal sealed record Preferences(double TransferUsd, double Reliability, double CostScale, double ModeScale)
{
    public static Preferences Of(DemandTable table) => new(
        table.Get(new FigureKey("transfer_usd_per_t"), 2),
        table.Get(new FigureKey("reliability_ratio"), 0.5),
        table.Get(new FigureKey("cost_scale"), 3),
        Math.Clamp(table.Get(new FigureKey("mode_scale"), 0.5), 0.05, 1));

    /// <summary>US dollars a tonne: money, time, uncertainty and hand-overs.</summary>
    public double GeneralisedUsd(Way way, CargoClass cargo, Goods goods) =>
        (way.Usd / cargo.TonnesOf(goods)) + (way.Transfers * TransferUsd) +
        (Market.ValueOfHour(goods) * (way.Hours + (Reliability * way.SpreadHours)));
}
