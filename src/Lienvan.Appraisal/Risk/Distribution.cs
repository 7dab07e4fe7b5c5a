using NormalQuantile = Lienvan.Operations.Simulation.Kernel.NormalQuantile;

namespace Lienvan.Appraisal.Risk;

/// <summary>A distribution of a number, known by its quantiles.</summary>
public abstract record Distribution
{
    private protected Distribution()
    {
    }

    /// <summary>The mean.</summary>
    public abstract double Mean { get; }

    /// <summary>The value that is not exceeded with that probability; never falls as the probability rises.</summary>
    /// <param name="probability">Above 0 and below 1.</param>
    public abstract double Quantile(double probability);

    /// <summary>Always that value.</summary>
    public static Distribution Constant(double value) => Empirical([value]);

    /// <summary>Equally likely everywhere between two values.</summary>
    /// <exception cref="ArgumentException">The values are not finite and in order.</exception>
    public static Distribution Uniform(double low, double high) => new UniformDistribution(low, Ordered(low, high, nameof(high)));

    /// <summary>Least, most likely and greatest value, joined by straight lines.</summary>
    /// <exception cref="ArgumentException">The values are not finite and in order.</exception>
    public static Distribution Triangular(double low, double mode, double high) =>
        new TriangularDistribution(low, Ordered(low, mode, nameof(mode)), Ordered(mode, high, nameof(high)));

    /// <summary>
    /// PERT: a beta distribution of least, most likely and greatest value with mean (low + 4 mode + high) / 6. Source: D. G. Malcolm et
    /// al.,
    /// Operations Research 7 (1959) 646; shapes 1 + 4 (mode − low) / (high − low) and 1 + 4 (high − mode) / (high − low).
    /// </summary>
    /// <exception cref="ArgumentException">The values are not finite and in order.</exception>
    public static Distribution Pert(double low, double mode, double high) =>
        new PertDistribution(low, Ordered(low, mode, nameof(mode)), Ordered(mode, high, nameof(high)));

    /// <summary>The normal distribution.</summary>
    /// <param name="mean">Its mean.</param>
    /// <param name="deviation">Its standard deviation; not negative.</param>
    /// <exception cref="ArgumentException">A value is not finite, or the deviation negative.</exception>
    public static Distribution Normal(double mean, double deviation) => new NormalDistribution(mean, Ordered(0, deviation,
        nameof(deviation)));

    /// <summary>The lognormal distribution of that median and standard deviation of the logarithm.</summary>
    /// <param name="median">Above 0.</param>
    /// <param name="logDeviation">Not negative.</param>
    /// <exception cref="ArgumentException">A value is out of range.</exception>
    public static Distribution Lognormal(double median, double logDeviation) =>
        median > 0 ? new LognormalDistribution(median, Ordered(0, logDeviation, nameof(logDeviation)))
            : throw new ArgumentOutOfRangeException(nameof(median), median, "a lognormal median is above 0");

    /// <summary>
    /// The lognormal distribution of that mean which falls below 1 with that probability: a mean overrun and the share of projects without
    /// any make it. With median m and deviation s of the logarithm, ln mean = ln m + s²/2 and ln m = z s, z the normal quantile of 1 −
    /// share.
    /// </summary>
    /// <param name="mean">Of the ratio of actual to planned; above 1, or 1 for certainty.</param>
    /// <param name="shareBelowOne">Above 0 and below 1/2: 0.1 where nine of ten overrun.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of range.</exception>
    public static Distribution LognormalOfOverrun(double mean, double shareBelowOne)
    {
        if (!(mean >= 1) || !double.IsFinite(mean))
        {
            throw new ArgumentOutOfRangeException(nameof(mean), mean, "a mean ratio of actual to planned is at least 1");
        }

        if (!(shareBelowOne > 0 && shareBelowOne < 0.5))
        {
            throw new ArgumentOutOfRangeException(nameof(shareBelowOne), shareBelowOne, "the share is between 0 and 1/2");
        }

        var z = -NormalQuantile.At(shareBelowOne);
        var deviation = Math.Sqrt((z * z) + (2 * Math.Log(mean))) - z;
        return Lognormal(Math.Exp(z * deviation), deviation);
    }

    /// <summary>Values that were observed, with straight lines between their quantiles; one value is a constant.</summary>
    /// <exception cref="ArgumentException">There is no value, or one that is not finite.</exception>
    public static Distribution Empirical(ImmutableArray<double> values) => !values.IsDefaultOrEmpty && values.All(double.IsFinite)
        ? new EmpiricalDistribution(values.Sort())
        : throw new ArgumentException("observations are at least one finite number", nameof(values));

    private static double Ordered(double low, double high, string name) => low <= high && double.IsFinite(low) && double.IsFinite(high)
        ? high : throw new ArgumentException("values are finite and in order", name);

    private sealed record UniformDistribution(double Low, double High) : Distribution
    {
        public override double Mean => (Low + High) / 2;

        public override double Quantile(double probability) => Low + ((High - Low) * probability);
    }

    private sealed record TriangularDistribution(double Low, double Mode, double High) : Distribution
    {
        public override double Mean => (Low + Mode + High) / 3;

        public override double Quantile(double probability)
        {
            var width = High - Low;
            return probability * width < Mode - Low
                ? Low + Math.Sqrt(probability * width * (Mode - Low))
                : High - Math.Sqrt((1 - probability) * width * (High - Mode));
        }
    }

    private sealed record PertDistribution(double Low, double Mode, double High) : Distribution
    {
        public override double Mean => (Low + (4 * Mode) + High) / 6;

        public override double Quantile(double probability) => High == Low ? Low : Low + ((High - Low) * BetaDistribution.Quantile(
            probability, 1 + (4 * (Mode - Low) / (High - Low)), 1 + (4 * (High - Mode) / (High - Low))));
    }

    private sealed record NormalDistribution(double Centre, double Deviation) : Distribution
    {
        public override double Mean => Centre;

        public override double Quantile(double probability) => Centre + (Deviation * NormalQuantile.At(probability));
    }

    private sealed record LognormalDistribution(double Median, double LogDeviation) : Distribution
    {
        public override double Mean => Median * Math.Exp(LogDeviation * LogDeviation / 2);

        public override double Quantile(double probability) => Median * Math.Exp(LogDeviation * NormalQuantile.At(probability));
    }

    private sealed record EmpiricalDistribution(ImmutableArray<double> Sorted) : Distribution
    {
        /// <summary>Of the straight lines: ends count half.</summary>
        public override double Mean => Sorted.Length == 1 ? Sorted[0]
            : (Sorted.Sum() - ((Sorted[0] + Sorted[^1]) / 2)) / (Sorted.Length - 1);

        public override double Quantile(double probability)
        {
            var at = probability * (Sorted.Length - 1);
            var below = Math.Min((int)at, Math.Max(Sorted.Length - 2, 0));
            return Sorted.Length == 1 ? Sorted[0] : Sorted[below] + ((Sorted[below + 1] - Sorted[below]) * (at - below));
        }
    }
}
