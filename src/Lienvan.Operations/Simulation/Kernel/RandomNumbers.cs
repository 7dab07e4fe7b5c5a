using System.Numerics;
using System.Runtime.CompilerServices;

namespace Lienvan.Operations.Simulation.Kernel;

/// <summary>
/// A stream of chance: xoshiro256++ (Blackman and Vigna 2021, <i>Scrambled linear pseudorandom number generators</i>), started from a
/// key by SplitMix64. A mirrored stream gives 1 − u where the plain one gives u, exactly.
/// </summary>
public sealed class RandomNumbers
{
    private readonly ulong mirror;
    private ulong a, b, c, d;

    internal RandomNumbers(ulong key, bool isMirrored)
    {
        mirror = isMirrored ? ulong.MaxValue : 0;
        a = Luck.Mix(key + Luck.Golden);
        b = Luck.Mix(key + unchecked(2 * Luck.Golden));
        c = Luck.Mix(key + unchecked(3 * Luck.Golden));
        d = Luck.Mix(key + unchecked(4 * Luck.Golden));
    }

    /// <summary>A number between 0 and 1, neither of them: the middle of one of 2⁵³ equal parts.</summary>
    public double NextUnit() => ((long)((Next() ^ mirror) >> 11) + 0.5) * (1.0 / (1UL << 53));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong Next()
    {
        var result = BitOperations.RotateLeft(a + d, 23) + a;
        var shifted = b << 17;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= shifted;
        d = BitOperations.RotateLeft(d, 45);
        return result;
    }
}

/// <summary>
/// The chance of one replication, from which everything random takes a stream of its own by name and entity. The stream of a name does
/// not depend on who else takes one, or when: two scenarios with one seed share their luck wherever their names agree (common random
/// numbers).
/// </summary>
/// <param name="seed">Of the whole study.</param>
/// <param name="replication">Which replication, from 0.</param>
/// <param name="isMirrored">Whether every u becomes 1 − u: the second of an antithetic pair.</param>
internal sealed class Luck(long seed, int replication, bool isMirrored = false)
{
    /// <summary>2⁶⁴ over the golden ratio: the step of SplitMix64.</summary>
    internal const ulong Golden = 0x9E3779B97F4A7C15;

    private readonly ulong key = Mix(Mix((ulong)seed + Golden) ^ ((ulong)replication * Golden));

    /// <summary>The stream of that name, and of that one of those that share the name.</summary>
    public RandomNumbers Of(string name, long entity = 0) => Named(name).Of(entity);

    /// <summary>The streams of a name, for those who take one of them again and again.</summary>
    public NamedLuck Named(string name)
    {
        var hash = key;
        foreach (var character in name)
        {
            hash = Mix(hash ^ (character + Golden));
        }

        return new NamedLuck(hash, isMirrored);
    }

    /// <summary>The finalizer of SplitMix64 (Steele, Lea and Flood 2014): a bijection that spreads every bit over all.</summary>
    internal static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}

/// <summary>The streams that share a name.</summary>
internal readonly struct NamedLuck(ulong hash, bool isMirrored)
{
    /// <summary>The stream of one of those that share the name.</summary>
    public RandomNumbers Of(long entity) => new(Luck.Mix(hash ^ Luck.Mix((ulong)entity + Luck.Golden)), isMirrored);
}
