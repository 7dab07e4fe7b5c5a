namespace Lienvan.Appraisal.Risk;

/// <summary>The beta distribution between 0 and 1, for shapes of at least 1.</summary>
internal static class BetaDistribution
{
    /// <summary>Its quantile, by Newton's steps kept between bounds that close in; to about 13 digits.</summary>
    /// <param name="probability">From 0 to 1.</param>
    /// <param name="a">First shape; at least 1.</param>
    /// <param name="b">Second shape; at least 1.</param>
    public static double Quantile(double probability, double a, double b)
    {
        if (probability <= 0 || probability >= 1)
        {
            return probability <= 0 ? 0 : 1;
        }

        var (low, high, x) = (0.0, 1.0, a / (a + b));
        var logBeta = LogGamma(a) + LogGamma(b) - LogGamma(a + b);
        for (var step = 0; step < 200 && high - low > 1e-13 * high; step++)
        {
            var excess = Cumulative(x, a, b, logBeta) - probability;
            (low, high) = excess > 0 ? (low, x) : (x, high);
            var density = Math.Exp(((a - 1) * Math.Log(x)) + ((b - 1) * Math.Log(1 - x)) - logBeta);
            var next = x - (excess / density);
            next = next > low && next < high ? next : (low + high) / 2;
            if (Math.Abs(next - x) <= 1e-13 * x)
            {
                return next;
            }

            x = next;
        }

        return x;
    }

    public static double Cumulative(double x, double a, double b) => x <= 0 ? 0 : x >= 1 ? 1
        : Cumulative(x, a, b, LogGamma(a) + LogGamma(b) - LogGamma(a + b));

    private static double Cumulative(double x, double a, double b, double logBeta)
    {
        var front = Math.Exp((a * Math.Log(x)) + (b * Math.Log(1 - x)) - logBeta);
        return x < (a + 1) / (a + b + 2) ? front * Fraction(x, a, b) / a : 1 - (front * Fraction(1 - x, b, a) / b);
    }

    /// <summary>Lentz's continued fraction of the incomplete beta function (DLMF 8.17.22).</summary>
    private static double Fraction(double x, double a, double b)
    {
        const double Tiny = 1e-300;
        var (c, d) = (1.0, 1 - ((a + b) * x / (a + 1)));
        d = 1 / (Math.Abs(d) < Tiny ? Tiny : d);
        var value = d;
        for (var m = 1; m <= 500; m++)
        {
            var even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            var odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / NotZero(1 + (even * d));
            c = NotZero(1 + (even / c));
            value *= d * c;
            d = 1 / NotZero(1 + (odd * d));
            c = NotZero(1 + (odd / c));
            value *= d * c;
            if (Math.Abs((d * c) - 1) < 1e-16)
            {
                break;
            }
        }

        return value;

        static double NotZero(double number) => Math.Abs(number) < Tiny ? Tiny : number;
    }

    /// <summary>Stirling's series after lifting the argument to 10 or more (DLMF 5.11.1).</summary>
    private static double LogGamma(double x)
    {
        var lifted = 0.0;
        for (; x < 10; x++)
        {
            lifted += Math.Log(x);
        }

        var inverse = 1 / (x * x);
        var series = (1.0 / 12) - (inverse * ((1.0 / 360) - (inverse * ((1.0 / 1260) - (inverse * ((1.0 / 1680) - (inverse / 1188)))))));
        return ((x - 0.5) * Math.Log(x)) - x + (0.5 * Math.Log(2 * Math.PI)) + (series / x) - lifted;
    }
}
