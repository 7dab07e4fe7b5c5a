using Lienvan.Model.Places;

namespace Lienvan.Demand.Flows;

/// <summary>In which months goods move: shares of the year of the <c>demand</c> table, by goods or for all; else alike.</summary>
internal sealed class Seasons
{
    public const int Months = 12;

    private static readonly double[] Even = [.. Enumerable.Repeat(1.0 / Months, Months)];

    private readonly Dictionary<GoodsId, double[]> byGoods;
    private readonly double[] usual;

    public Seasons(DemandTable table)
    {
        var rows = table.All("month_share").Where(figure => figure.Year is >= 1 and <= Months).ToArray();
        usual = SharesOf(rows.Where(figure => figure.Goods is null).Select(figure => (figure.Year, figure.Value))) ?? Even;
        byGoods = rows.Where(figure => figure.Goods is not null).GroupBy(figure => figure.Goods!.Value)
            .ToDictionary(group => group.Key, group => SharesOf(group.Select(figure => (figure.Year, figure.Value))) ?? Even);
    }

    /// <summary>The share of the year in each month, January first; together 1.</summary>
    public double[] Of(GoodsId goods) => byGoods.GetValueOrDefault(goods, usual);

    private static double[]? SharesOf(IEnumerable<(int Month, double Percent)> rows)
    {
        var shares = new double[Months];
        foreach (var (month, percent) in rows)
        {
            shares[month - 1] = percent;
        }

        var sum = shares.Sum();
        return sum > 0 ? Array.ConvertAll(shares, share => share / sum) : null;
    }
}
