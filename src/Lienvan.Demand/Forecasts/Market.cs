using Lienvan.Model.Places;
using Lienvan.Model.Zones;

namespace Lienvan.Demand.Forecasts;

/// <summary>One group of goods from one zone to another.</summary>
internal sealed record Market
{
    private const double UsualUsdPerTonne = 2000;

    public required MarketKind Kind { get; init; }

    public required Zone Origin { get; init; }

    public required Zone Destination { get; init; }

    public required Goods Goods { get; init; }

    /// <summary>The class of cargo that its goods travel in, by its position.</summary>
    public required int Class { get; init; }

    /// <summary>Tonnes in the base year.</summary>
    public required double BaseTonnes { get; init; }

    /// <summary>How much utility a US dollar a tonne takes away, between modes.</summary>
    public required double Scale { get; init; }

    /// <summary>The logarithm of what a tonne is worth, from that of a tonne of the usual value.</summary>
    public double LogValue => Math.Log(UsdPerTonne / UsualUsdPerTonne);

    /// <summary>What a tonne of its goods is worth.</summary>
    public double UsdPerTonne => Goods.ValueUsdPerTonne ?? UsualUsdPerTonne;

    /// <summary>US dollars that an hour is worth to a tonne.</summary>
    public double TimeValue => ValueOfHour(Goods);

    /// <summary>Source: D. L. Hummels, G. Schaur, American Economic Review 103 (2013) 2935, by the shares of goods.csv.</summary>
    public static double ValueOfHour(Goods goods) => (goods.ValueUsdPerTonne ?? UsualUsdPerTonne) * goods.TimeValuePercentPerDay / 100 / 24;
}
