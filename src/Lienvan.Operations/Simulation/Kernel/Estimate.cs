namespace Lienvan.Operations.Simulation.Kernel;

/// <summary>A mean over independent samples and half the width of its confidence interval of 95 %.</summary>
/// <param name="Mean">NaN without samples.</param>
/// <param name="HalfWidth">Student's t times the standard error; NaN with fewer than two samples.</param>
public readonly record struct Estimate(double Mean, double HalfWidth)
{
    internal const double Confidence = 0.95;

    /// <summary>
    /// From independent samples of one distribution: mean ± t(n−1, 97.5 %) · s / √n. Exact for normal samples, which means over a
    /// replication are nearly. A sample that is NaN (nobody came) is left out.
    /// </summary>
    internal static Estimate From(IEnumerable<double> samples)
    {
        var (count, mean, squares) = (0, 0.0, 0.0);
        foreach (var sample in samples)
        {
            if (double.IsNaN(sample))
            {
                continue;
            }

            // Welford 1962: no difference of large sums.
            count++;
            var difference = sample - mean;
            mean += difference / count;
            squares += difference * (sample - mean);
        }

        return count switch
        {
            0 => new Estimate(double.NaN, double.NaN),
            1 => new Estimate(mean, double.NaN),
            _ => new Estimate(mean, StudentQuantile.At((1 + Confidence) / 2, count - 1) * Math.Sqrt(squares / (count - 1) / count)),
        };
    }
}
