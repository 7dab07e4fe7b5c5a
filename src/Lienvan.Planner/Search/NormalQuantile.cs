namespace Lienvan.Planner.Search;

/// <summary>The inverse of the standard normal distribution.</summary>
internal static class NormalQuantile
{
    /// <summary>
    /// The value that a standard normal variable does not exceed with that probability; relative error below 1.2e-9. Source: P. J. Acklam's
    /// rational approximation (2003), checked against tabled quantiles in the tests.
    /// </summary>
    /// <param name="probability">Above 0 and below 1.</param>
    public static double Of(double probability)
    {
        const double Low = 0.02425;
        if (probability < Low)
        {
            var q = Math.Sqrt(-2 * Math.Log(probability));
            return Tail(q);
        }

        if (probability > 1 - Low)
        {
            var q = Math.Sqrt(-2 * Math.Log(1 - probability));
            return -Tail(q);
        }

        return Middle(probability - 0.5);
    }

    private static double Tail(double q) =>
        Polynomial(q, [-7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838, -2.549732539343734, 4.374664141464968,
            2.938163982698783]) /
        Polynomial(q, [7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996, 3.754408661907416, 1]);

    private static double Middle(double q)
    {
        var r = q * q;
        return q *
            Polynomial(r, [-3.969683028665376e+01, 2.209460984245205e+02, -2.759285104469687e+02, 1.383577518672690e+02,
                -3.066479806614716e+01, 2.506628277459239]) /
            Polynomial(r, [-5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02, 6.680131188771972e+01,
                -1.328068155288572e+01, 1]);
    }

    /// <summary>A polynomial by Horner's rule, the highest power first.</summary>
    private static double Polynomial(double x, ReadOnlySpan<double> coefficients)
    {
        var value = 0.0;
        foreach (var coefficient in coefficients)
        {
            value = (value * x) + coefficient;
        }

        return value;
    }
}
