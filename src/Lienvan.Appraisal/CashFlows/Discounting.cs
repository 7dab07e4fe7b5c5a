namespace Lienvan.Appraisal.CashFlows;

/// <summary>
/// Present values. Every sum is compensated (A. Neumaier, ZAMM 54 (1974) 39), so that small flows beside large ones still count.
/// </summary>
public static class Discounting
{
    /// <summary>
    /// Net present value Σ aₜ / (1 + r)ᵗ with t from 0: the first amount is not discounted. Null where it is beyond what a number can
    /// hold, which takes rates near −1 over many years.
    /// </summary>
    /// <param name="amounts">One a year.</param>
    /// <param name="rate">A year, as a share: 0.09 is 9 %. Above −1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not above −1.</exception>
    public static double? FindNetPresentValue(ReadOnlySpan<double> amounts, double rate)
    {
        var value = PresentValue(amounts, Checked(rate));
        return double.IsFinite(value) ? value : null;
    }

    /// <summary>What one unit of money of that year is worth in year 0: (1 + r)⁻ᵗ.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate is not above −1.</exception>
    public static double Factor(double rate, int year) => Math.Pow(1 + Checked(rate), -year);

    internal static double Checked(double rate) => rate > -1 && rate <= double.MaxValue ? rate
        : throw new ArgumentOutOfRangeException(nameof(rate), rate, "a rate is above -1");

    internal static double PresentValue(ReadOnlySpan<double> amounts, double rate)
    {
        var (sum, lost) = (0.0, 0.0);
        for (var year = 0; year < amounts.Length; year++)
        {
            if (amounts[year] != 0)
            {
                Add(ref sum, ref lost, amounts[year] * Math.Pow(1 + rate, -year));
            }
        }

        return sum + lost;
    }

    internal static double Sum(ReadOnlySpan<double> amounts)
    {
        var (sum, lost) = (0.0, 0.0);
        foreach (var amount in amounts)
        {
            Add(ref sum, ref lost, amount);
        }

        return sum + lost;
    }

    internal static void Add(ref double sum, ref double lost, double term)
    {
        var next = sum + term;
        lost += Math.Abs(sum) >= Math.Abs(term) ? sum - next + term : term - next + sum;
        sum = next;
    }
}
