namespace Lienvan.Appraisal.CashFlows;

/// <summary>
/// Years from the first year until the flows have paid back what was spent, for good: from then on the running sum is never below zero. A
/// sum that recovers and falls again has not paid back yet. Within a year the flow is taken as even, so that the answer is interpolated.
/// </summary>
internal static class Payback
{
    /// <summary>The years; 0 where nothing was ever to be paid back, null where it never is, or where nothing flows.</summary>
    /// <param name="amounts">One a year.</param>
    /// <param name="rate">Discounts the amounts first; 0 for simple payback.</param>
    public static double? FindYears(ReadOnlySpan<double> amounts, double rate)
    {
        var (sum, lost, years, moves) = (0.0, 0.0, (double?)0.0, false);
        for (var year = 0; year < amounts.Length; year++)
        {
            var before = sum + lost;
            var amount = amounts[year] == 0 ? 0 : amounts[year] * Math.Pow(1 + rate, -year);
            if (!double.IsFinite(amount))
            {
                return null;
            }

            Discounting.Add(ref sum, ref lost, amount);
            moves |= amount != 0;
            var after = sum + lost;
            if (after < 0)
            {
                years = null;
            }
            else if (years is null)
            {
                years = year - 1 + (-before / amount);
            }
        }

        return moves ? years : null;
    }
}
