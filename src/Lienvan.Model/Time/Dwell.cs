namespace Lienvan.Model.Time;

/// <summary>
/// How long something takes, as a lognormal distribution given by its median and its ninetieth percentile. Dwell times at borders and in
/// terminals are skewed to the right and never negative, which the lognormal is too. Source: P50 = exp(μ), P90 = exp(μ + 1.2816 σ).
/// </summary>
/// <param name="P50Minutes">The median, minutes; not negative.</param>
/// <param name="P90Minutes">What nine in ten do not exceed, minutes; not below the median.</param>
public readonly record struct Dwell(double P50Minutes, double P90Minutes)
{
    /// <summary>The standard normal quantile of 0.9.</summary>
    private const double NormalQuantile90 = 1.2815515655446004;

    /// <summary>The time, in minutes, that a share of cases does not exceed.</summary>
    /// <param name="normalQuantile">The standard normal quantile of that share: 0 for half of them, 1.2816 for nine in ten.</param>
    public double MinutesAt(double normalQuantile) => P50Minutes <= 0
        ? Math.Max(0, P90Minutes * normalQuantile / NormalQuantile90)
        : P50Minutes * Math.Exp(Math.Log(Math.Max(P90Minutes, P50Minutes) / P50Minutes) * normalQuantile / NormalQuantile90);

    /// <summary>Median and ninetieth percentile, such as <c>90 min (P90 180)</c>.</summary>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{P50Minutes:0.#} min (P90 {P90Minutes:0.#})");
}
