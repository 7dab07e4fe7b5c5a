namespace Lienvan.Planner.Search;

/// <summary>
/// The days of luck that every journey of a search is tried on. Each uncertain thing (a crane, a customs post, a train) has its own quantile on
/// each day; over the days the quantiles of one thing are spread evenly (a Latin hypercube), so that its distribution is met exactly, and they
/// are the same for every journey that meets the thing (common random numbers), so that two journeys differ by what they do and not by chance.
/// Because a journey that is earlier on every day stays earlier on every day, arrival by day of luck is a criterion that a search may prune by.
/// Source of the sampling: M. D. McKay, R. J. Beckman, W. J. Conover, Technometrics 21 (1979) 239.
/// </summary>
internal sealed class Luck(ulong seed)
{
    /// <summary>How many days of luck: a whole number of vectors, and enough that the ninetieth percentile is a day among them.</summary>
    public const int Days = 32;

    /// <summary>The place of the ninetieth percentile among the days in order: the 29th of 32 is the first not below nine in ten.</summary>
    public const int IndexOfP90 = 28;

    private readonly Dictionary<string, double[]> quantiles = new(StringComparer.Ordinal);

    /// <summary>The share of cases that are better, 0 to 1, of a thing on each day. Shape <c>[Days]</c>; not to be written to.</summary>
    public double[] SharesOf(string thing)
    {
        if (!quantiles.TryGetValue(thing, out var shares))
        {
            quantiles.Add(thing, shares = Spread(seed ^ Hash(thing)));
        }

        return shares;
    }

    /// <summary>The ninetieth percentile of arrivals by day of luck.</summary>
    public static int P90(ReadOnlySpan<int> arrivals)
    {
        Span<int> sorted = stackalloc int[Days];
        arrivals.CopyTo(sorted);
        sorted.Sort();
        return sorted[IndexOfP90];
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
