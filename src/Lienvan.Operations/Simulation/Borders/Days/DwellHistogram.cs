namespace Lienvan.Operations.Simulation.Borders.Days;

/// <summary>
/// How often which time occurred, in 64 parts of every power of two from a quarter of a minute to half a year; percentiles to 0.6 %,
/// exact where all times of a part are one.
/// </summary>
internal sealed class DwellHistogram
{
    private const int Bits = 6, Powers = 21;
    private const long Lowest = (1023L - 2) << Bits;

    private readonly double[] counts = new double[Powers << Bits];
    private readonly double[] sums = new double[Powers << Bits];
    private double zeros;

    public double Count { get; private set; }

    public double Sum { get; private set; }

    public double Mean => Count > 0 ? Sum / Count : double.NaN;

    public void Add(double minutes, double times = 1)
    {
        Count += times;
        Sum += minutes * times;
        if (minutes <= 0)
        {
            zeros += times;
            return;
        }

        var part = (BitConverter.DoubleToInt64Bits(minutes) >> (52 - Bits)) - Lowest;
        part = Math.Clamp(part, 0, counts.Length - 1);
        counts[part] += times;
        sums[part] += minutes * times;
    }

    public void Add(DwellHistogram other)
    {
        (Count, Sum, zeros) = (Count + other.Count, Sum + other.Sum, zeros + other.zeros);
        for (var part = 0; part < counts.Length; part++)
        {
            counts[part] += other.counts[part];
            sums[part] += other.sums[part];
        }
    }

    /// <summary>The least time that so great a share does not exceed; NaN when nothing was added.</summary>
    public double Quantile(double share)
    {
        if (Count <= 0)
        {
            return double.NaN;
        }

        var (rank, below, last) = (share * Count * (1 - 1e-12), zeros, 0.0);
        if (rank <= below)
        {
            return 0;
        }

        for (var part = 0; part < counts.Length; part++)
        {
            if (counts[part] > 0)
            {
                below += counts[part];
                last = sums[part] / counts[part];
                if (below >= rank)
                {
                    return last;
                }
            }
        }

        return last;
    }

    /// <summary>The share of times in equal spans from 0 on, the last with all that is longer.</summary>
    public double[] Shares(double spanMinutes, int spans)
    {
        var shares = new double[spans];
        shares[0] += zeros;
        for (var part = 0; part < counts.Length; part++)
        {
            if (counts[part] > 0)
            {
                shares[Math.Min(spans - 1, (int)(sums[part] / counts[part] / spanMinutes))] += counts[part];
            }
        }

        for (var index = 0; index < spans && Count > 0; index++)
        {
            shares[index] /= Count;
        }

        return shares;
    }
}
