namespace Lienvan.Appraisal.CashFlows;

/// <summary>
/// Modified internal rate of return: gains put aside at the reinvestment rate until the last year, against losses discounted at the finance
/// rate; the yearly growth from the one to the other. Source: S. A. Y. Lin, The Engineering Economist 21 (1976) 237; the vectors of
/// numpy-financial reproduce it.
/// </summary>
internal static class ModifiedRate
{
    /// <summary>The rate, or null where gains or losses are missing or the flow has a single year.</summary>
    public static double? Find(ReadOnlySpan<double> amounts, double financeRate, double reinvestmentRate)
    {
        var periods = amounts.Length - 1;
        var (gains, losses) = (new double[amounts.Length], new double[amounts.Length]);
        for (var year = 0; year < amounts.Length; year++)
        {
            gains[year] = Math.Max(amounts[year], 0);
            losses[year] = Math.Max(-amounts[year], 0);
        }

        var ratio = Discounting.PresentValue(gains, reinvestmentRate) / Discounting.PresentValue(losses, financeRate);
        if (periods < 1 || !(ratio > 0) || !double.IsFinite(ratio))
        {
            return null;
        }

        var rate = (Math.Pow(ratio, 1.0 / periods) * (1 + reinvestmentRate)) - 1;
        return double.IsFinite(rate) ? rate : null;
    }
}
