using Lienvan.Model.Borders;
using Lienvan.Model.Dataset;
using Lienvan.Model.Places;
using Lienvan.Model.Zones;

namespace Lienvan.Demand.Flows;

/// <summary>Which figure is looked for; what is left out is any.</summary>
internal readonly record struct FigureKey(string Parameter)
{
    public string Market { get; init; } = "";

    public GoodsId? Goods { get; init; }

    public CountryId? Country { get; init; }

    public Mode? Mode { get; init; }

    public string Case { get; init; } = "";

    public TradeDirection? Direction { get; init; }

    /// <summary>Figures from later years do not hold yet; every year by default.</summary>
    public int Until { get; init; } = int.MaxValue;

    public bool Fits(DemandFigure figure) => figure.Parameter == Parameter &&
        (figure.Market.Length == 0 || figure.Market == Market) && (figure.Goods is null || figure.Goods == Goods) &&
        (figure.Country is null || figure.Country == Country) && (figure.Mode is null || figure.Mode == Mode) &&
        (figure.Case.Length == 0 || figure.Case == Case) && (figure.Direction is null || figure.Direction == Direction) &&
        figure.Year <= Until;

    /// <summary>How many things a figure is about: the most particular one counts.</summary>
    public static int Particularity(DemandFigure figure) => (figure.Market.Length > 0 ? 1 : 0) + (figure.Goods is null ? 0 : 1) +
        (figure.Country is null ? 0 : 1) + (figure.Mode is null ? 0 : 1) + (figure.Case.Length > 0 ? 1 : 0) +
        (figure.Direction is null ? 0 : 1);
}

/// <summary>The figures that a forecast starts from, and which of them it used.</summary>
internal sealed class DemandTable(Corridor corridor)
{
    private const double UsualDeterrence = 2;

    private readonly ILookup<string, DemandFigure> byParameter = corridor.Demand.ToLookup(figure => figure.Parameter);

    /// <summary>All figures of a parameter.</summary>
    public IEnumerable<DemandFigure> All(string parameter) => byParameter[parameter];

    /// <summary>
    /// The most particular figure that fits; of several the one of the latest year, or the last. The default when the package has none.
    /// </summary>
    public double Get(FigureKey key, double otherwise)
    {
        DemandFigure? best = null;
        foreach (var figure in byParameter[key.Parameter])
        {
            if (key.Fits(figure) && (best is null || (FigureKey.Particularity(figure), figure.Year).CompareTo(
                (FigureKey.Particularity(best), best.Year)) >= 0))
            {
                best = figure;
            }
        }

        return best?.Value ?? otherwise;
    }

    /// <summary>By how much a mean way's cost deters a market; assumed where no figure says.</summary>
    public double Deterrence(string market) => Get(new FigureKey("deterrence") { Market = market }, UsualDeterrence);

    /// <summary>
    /// Output of a country in a year over that in 2024: growth a year by the figure that holds from the latest year on. Without figures
    /// output
    /// stands still.
    /// </summary>
    public double OutputIndex(CountryId country, string growthCase, int year)
    {
        DemandFigure[] rates =
        [
            .. byParameter["output_growth"].Where(figure => figure.Country == country && (figure.Case.Length == 0
                || figure.Case == growthCase))
                .OrderBy(figure => figure.Year),
        ];
        var index = 1.0;
        for (var at = 2025; at <= year; at++)
        {
            index *= 1 + ((rates.LastOrDefault(rate => rate.Year <= at)?.Value ?? 0) / 100);
        }

        return index;
    }

    /// <summary>
    /// What share of the traffic of a known line comes in its n-th year (1 the first): the reference class; 1 after its last figure, and
    /// where
    /// there is none.
    /// </summary>
    public double RampUp(int yearsOpen)
    {
        var last = byParameter["ramp_up"].OrderBy(figure => figure.Year).LastOrDefault(figure => figure.Year <= yearsOpen);
        return last?.Value ?? (byParameter["ramp_up"].Any() ? 0 : 1);
    }
}
