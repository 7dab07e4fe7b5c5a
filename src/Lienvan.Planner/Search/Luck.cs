using Lienvan.Operations.Simulation.Kernel;

namespace Lienvan.Planner.Search;

/// <summary>
/// The days of luck that every journey of a search is tried on. Luck is the day's, not the crane's: what shares a cause (the roads of a
/// country, its customs, its terminals, trains, ships) has one quantile on each day. Over the days the quantiles of one cause are spread
/// evenly (a Latin hypercube), so that every distribution is met exactly, and they are the same for every journey (common random numbers),
/// so that two journeys differ by what they do and not by chance. Within one cause delays add up fully, which errs on the safe side;
/// between causes they are independent. Because a journey that is earlier on every day stays earlier on every day, arrival by day of luck
/// is a criterion that a search may prune by. Source of the sampling: M. D. McKay, R. J. Beckman, W. J. Conover, Technometrics 21 (1979)
/// 239.
/// </summary>
internal sealed class Luck(ulong seed)
{
    /// <summary>How many days of luck: a whole number of vectors, and enough that the ninetieth percentile is a day among them.</summary>
    public const int Days = 32;

    private readonly Dictionary<string, double[]> quantiles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double[]> normals = new(StringComparer.Ordinal);

    /// <summary>The share of cases that are better, 0 to 1, of a thing on each day. Shape <c>[Days]</c>; not to be written to.</summary>
    public double[] SharesOf(string cause)
    {
        if (!quantiles.TryGetValue(cause, out var shares))
        {
            quantiles.Add(cause, shares = Spread(seed ^ Hash(cause)));
        }

        return shares;
    }

    /// <summary>The same shares as quantiles of the standard normal distribution. Shape <c>[Days]</c>; not to be written to.</summary>
    public double[] NormalsOf(string cause)
    {
        if (!normals.TryGetValue(cause, out var values))
        {
            normals.Add(cause, values = Array.ConvertAll(SharesOf(cause), NormalQuantile.At));
        }

        return values;
    }

    /// <summary>The ninetieth percentile of arrivals by day of luck: the fourth latest of 32.</summary>
    public static int P90(ReadOnlySpan<int> arrivals)
    {
        var (first, second, third, fourth) = (int.MinValue, int.MinValue, int.MinValue, int.MinValue);
        foreach (var arrival in arrivals)
        {
            if (arrival <= fourth)
            {
                continue;
            }

            if (arrival > second)
            {
                (first, second, third, fourth) = arrival > first ? (arrival, first, second, third) : (first, arrival, second, third);
            }
            else
            {
                (third, fourth) = arrival > third ? (arrival, third) : (third, arrival);
            }
        }

        return fourth;
    }

    private static double[] Spread(ulong state)
    {
        var shares = new double[Days];
        for (var day = 0; day < Days; day++)
        {
            shares[day] = (day + 0.5) / Days;
        }

        for (var day = Days - 1; day > 0; day--)
        {
            var other = (int)(Next(ref state) % (ulong)(day + 1));
            (shares[day], shares[other]) = (shares[other], shares[day]);
        }

        return shares;
    }

    /// <summary>SplitMix64. Source: G. L. Steele, D. Lea, C. H. Flood, OOPSLA 2014.</summary>
    private static ulong Next(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>FNV-1a over the characters: the same in every process, unlike string.GetHashCode.</summary>
    private static ulong Hash(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var character in text)
        {
            hash = (hash ^ character) * 1099511628211UL;
        }

        return hash;
    }
}
