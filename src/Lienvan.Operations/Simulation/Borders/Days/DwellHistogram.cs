namespace Lienvan.Operations.Simulation.Borders.Days;

/// <summary>
/// How often which time occurred, in 32 parts of every power of two from a quarter of a minute to half a year; percentiles to about 1 %,
/// exact where all times of a part are one.
/// </summary>
internal sealed class DwellHistogram
{
    private const int Bits = 5, Powers = 21;
    private const long Lowest = (1023L - 2) << Bits;

    /// <summary>Count and sum of each part side by side: one line of the cache for both. Empty until the first time longer than
    /// nothing.</summary>
    private double[] parts = [];
    private double zeros;

    public double Count { get; private set; }

    public double Sum { get; private set; }

    public double Mean => Count > 0 ? Sum / Count : double.NaN;

    public void Add(double minutes, double times = 1)
    {
        if (times == 0)
        {
            return; // half of the consignments of a train may be of a class of which it has none
        }

        Count += times;
        Sum += minutes * times;
        if (minutes <= 0)
        {
            zeros += times;
            return;
        }

        if (parts.Length == 0)
        {
            parts = new double[(Powers << Bits) * 2];
        }

        var part = (BitConverter.DoubleToInt64Bits(minutes) >> (52 - Bits)) - Lowest;
        part = Math.Clamp(part, 0, (Powers << Bits) - 1);
        parts[2 * part] += times;
        parts[(2 * part) + 1] += minutes * times;
    }

    public void Add(DwellHistogram other)
    {
        (Count, Sum, zeros) = (Count + other.Count, Sum + other.Sum, zeros + other.zeros);
        if (parts.Length == 0)
        {
            parts = [.. other.parts];
            return;
        }

        for (var index = 0; index < other.parts.Length; index++)
        {
            parts[index] += other.parts[index];
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

        for (var index = 0; index < parts.Length; index += 2)
        {
            if (parts[index] > 0)
            {
                below += parts[index];
                last = parts[index + 1] / parts[index];
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
        for (var part = 0; part < parts.Length; part += 2)
        {
            if (parts[part] > 0)
            {
                shares[Math.Min(spans - 1, (int)(parts[part + 1] / parts[part] / spanMinutes))] += parts[part];
            }
        }

        for (var index = 0; index < spans && Count > 0; index++)
        {
            shares[index] /= Count;
        }

        return shares;
    }
}
