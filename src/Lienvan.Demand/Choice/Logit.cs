namespace Lienvan.Demand.Choice;

/// <summary>Which of several ways people choose: the formulas of logit.</summary>
public static class Logit
{
    /// <summary>
    /// The shares of a multinomial logit, P_i = exp(U_i) / Σ exp(U_j). Source: D. McFadden, in Frontiers in Econometrics (1974) 105.
    /// </summary>
    /// <param name="utilities">U; −∞ for what can't be chosen.</param>
    /// <param name="shares">Filled; all 0 when nothing can be chosen. May be the same memory as <paramref name="utilities"/>.</param>
    /// <returns>The logsum ln Σ exp(U_j): the expected utility of the best; −∞ when nothing can be chosen.</returns>
    /// <exception cref="ArgumentException">The two have not the same length.</exception>
    public static double Shares(ReadOnlySpan<double> utilities, Span<double> shares)
    {
        if (utilities.Length != shares.Length)
        {
            throw new ArgumentException("as many shares as utilities", nameof(shares));
        }

        var best = double.NegativeInfinity;
        foreach (var utility in utilities)
        {
            best = Math.Max(best, utility);
        }

        if (double.IsNegativeInfinity(best))
        {
            shares.Clear();
            return double.NegativeInfinity;
        }

        var sum = 0.0;
        for (var index = 0; index < shares.Length; index++)
        {
            sum += shares[index] = Math.Exp(utilities[index] - best);
        }

        for (var index = 0; index < shares.Length; index++)
        {
            shares[index] /= sum;
        }

        return best + Math.Log(sum);
    }

    /// <summary>
    /// The shares of a nested logit: within nest m by U_i / μ, between nests by μ·ln Σ exp(U_i / μ). Source: H. C. W. L. Williams,
    /// Environment
    /// and Planning A 9 (1977) 285; A. Daly, S. Zachary (1978).
    /// </summary>
    /// <param name="utilities">U of each way; −∞ for what can't be chosen.</param>
    /// <param name="nests">The nest of each way, from 0 on.</param>
    /// <param name="scale">μ, of every nest: above 0, at most 1; 1 is the multinomial logit.</param>
    /// <param name="shares">Filled; all 0 when nothing can be chosen.</param>
    /// <returns>The logsum over nests.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or the scale is out of its range.</exception>
    public static double NestedShares(ReadOnlySpan<double> utilities, ReadOnlySpan<int> nests, double scale, Span<double> shares)
    {
        if (utilities.Length != shares.Length || nests.Length != shares.Length || scale is not (> 0 and <= 1))
        {
            throw new ArgumentException("as many shares and nests as utilities, and a scale above 0 and at most 1", nameof(shares));
        }

        var count = 0;
        foreach (var nest in nests)
        {
            count = Math.Max(count, nest + 1);
        }

        Span<double> best = stackalloc double[count];
        Span<double> sums = stackalloc double[count];
        best.Fill(double.NegativeInfinity);
        sums.Clear();
        for (var way = 0; way < shares.Length; way++)
        {
            best[nests[way]] = Math.Max(best[nests[way]], utilities[way] / scale);
        }

        for (var way = 0; way < shares.Length; way++)
        {
            sums[nests[way]] += shares[way] = double.IsNegativeInfinity(utilities[way]) ? 0
                : Math.Exp((utilities[way] / scale) - best[nests[way]]);
        }

        for (var nest = 0; nest < count; nest++)
        {
            best[nest] = sums[nest] > 0 ? scale * (best[nest] + Math.Log(sums[nest])) : double.NegativeInfinity;
        }

        var logsum = Shares(best, best);
        for (var way = 0; way < shares.Length; way++)
        {
            shares[way] *= sums[nests[way]] > 0 ? best[nests[way]] / sums[nests[way]] : 0;
        }

        return logsum;
    }

    /// <summary>
    /// By how many per cent the share of a way of a multinomial logit changes when an attribute of itself grows by one per cent: β·x·(1 −
    /// P).
    /// </summary>
    /// <param name="coefficient">β of the attribute in the utility.</param>
    /// <param name="attribute">x.</param>
    /// <param name="share">P of the way.</param>
    public static double OwnElasticity(double coefficient, double attribute, double share) => coefficient * attribute * (1 - share);

    /// <summary>The same when the attribute of another way grows: −β·x·P of that other way.</summary>
    /// <param name="coefficient">β of the attribute in the utility.</param>
    /// <param name="attribute">x of the other way.</param>
    /// <param name="share">P of the other way.</param>
    public static double CrossElasticity(double coefficient, double attribute, double share) => -coefficient * attribute * share;
}
