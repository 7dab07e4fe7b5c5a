namespace Lienvan.Operations.Simulation.Kernel;

/// <summary>
/// How often which time occurred, in parts of 1/128 of every power of two from 2⁻¹⁶ to 2²⁴: percentiles to 0.4 %, and exact where all
/// times of a part are one, in memory that does not grow.
/// </summary>
internal sealed class WaitHistogram
{
    private const int Bits = 7, Powers = 40;
    private const long Lowest = (1023L - 16) << Bits;

    private readonly long[] counts = new long[Powers << Bits];
    private readonly double[] sums = new double[Powers << Bits];
    private long zeros;

    public long Count { get; private set; }

    public void Add(double time)
    {
        Count++;
        if (time <= 0)
        {
            zeros++;
            return;
        }

        var part = (BitConverter.DoubleToInt64Bits(time) >> (52 - Bits)) - Lowest;
        part = Math.Clamp(part, 0, counts.Length - 1);
        counts[part]++;
        sums[part] += time;
    }

    /// <summary>The least time that so great a share does not exceed; NaN when nothing was added.</summary>
    public double Quantile(double share)
    {
        if (Count == 0)
        {
            return double.NaN;
        }

        var rank = Math.Max(1, (long)Math.Ceiling(share * Count));
        var below = zeros;
        if (rank <= below)
        {
            return 0;
        }

        var part = 0;
        while (below + counts[part] < rank)
        {
            below += counts[part++];
        }

        return sums[part] / counts[part];
    }
}
