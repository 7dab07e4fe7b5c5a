using System.Runtime.Intrinsics;
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

    private readonly Lock gate = new();
    private readonly Dictionary<string, double[]> quantiles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double[]> normals = new(StringComparer.Ordinal);

    /// <summary>The share of cases that are better, 0 to 1, of a thing on each day. Shape <c>[Days]</c>; not to be written to.</summary>
    public double[] SharesOf(string cause)
    {
        lock (gate)
        {
            if (!quantiles.TryGetValue(cause, out var shares))
            {
                quantiles.Add(cause, shares = Spread(seed ^ Hash(cause)));
            }

            return shares;
        }
    }

    /// <summary>The same shares as quantiles of the standard normal distribution. Shape <c>[Days]</c>; not to be written to.</summary>
    public double[] NormalsOf(string cause)
    {
        lock (gate)
        {
            if (!normals.TryGetValue(cause, out var values))
            {
                normals.Add(cause, values = Array.ConvertAll(SharesOf(cause), NormalQuantile.At));
            }

            return values;
        }
    }

    /// <summary>The ninetieth percentile of arrivals by day of luck: the fourth latest of 32.</summary>
    public static int P90(ReadOnlySpan<int> arrivals)
    {
        // Eight columns of four are put in order, and then the four latest of two columns at a time are kept.
        var (a, b, c, d) = (Vector256.Create(arrivals), Vector256.Create(arrivals[8..]), Vector256.Create(arrivals[16..]),
            Vector256.Create(arrivals[24..]));
        (a, b, c, d) = (Vector256.Max(a, b), Vector256.Min(a, b), Vector256.Max(c, d), Vector256.Min(c, d));
        (a, b, c, d) = (Vector256.Max(a, c), Vector256.Max(b, d), Vector256.Min(a, c), Vector256.Min(b, d));
        (b, c) = (Vector256.Max(b, c), Vector256.Min(b, c));
        var (e, f, g, h) = LatestFour(a.GetLower(), b.GetLower(), c.GetLower(), d.GetLower(),
            a.GetUpper(), b.GetUpper(), c.GetUpper(), d.GetUpper());
        var swap = Vector128.Create(2, 3, 0, 1);
        (e, f, g, h) = LatestFour(e, f, g, h, Vector128.Shuffle(e, swap), Vector128.Shuffle(f, swap), Vector128.Shuffle(g, swap),
            Vector128.Shuffle(h, swap));
        var (x, y) = (Math.Max(e[0], h[1]), Math.Max(f[0], g[1]));
        var (z, w) = (Math.Max(g[0], f[1]), Math.Max(h[0], e[1]));
        return Math.Min(Math.Min(x, y), Math.Min(z, w));
    }

    /// <summary>The four latest of two fours that are in order, latest first, lane by lane; in order again.</summary>
    private static (Vector128<int> First, Vector128<int> Second, Vector128<int> Third, Vector128<int> Fourth) LatestFour(
        Vector128<int> a, Vector128<int> b, Vector128<int> c, Vector128<int> d,
        Vector128<int> e, Vector128<int> f, Vector128<int> g, Vector128<int> h)
    {
        (a, b, c, d) = (Vector128.Max(a, h), Vector128.Max(b, g), Vector128.Max(c, f), Vector128.Max(d, e));
        (a, b, c, d) = (Vector128.Max(a, c), Vector128.Max(b, d), Vector128.Min(a, c), Vector128.Min(b, d));
        return (Vector128.Max(a, b), Vector128.Min(a, b), Vector128.Max(c, d), Vector128.Min(c, d));
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
