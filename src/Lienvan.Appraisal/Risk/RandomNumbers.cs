namespace Lienvan.Appraisal.Risk;

/// <summary>
/// Random numbers of one named source, so that two runs can share the luck of a source whatever the others draw. SplitMix64, of G. L.
/// Steele,
/// D. Lea and C. H. Flood, OOPSLA 2014, 453; the name is hashed by FNV-1a.
/// </summary>
internal sealed class RandomNumbers(ulong seed, string name)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private ulong state = Mix(seed + Golden) ^ Hash(name);

    public ulong Next() => Mix(state += Golden);

    /// <summary>From 0 on, below 1, in steps of 2⁻⁵³.</summary>
    public double NextShare() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number from 0 on, below that.</summary>
    public int NextBelow(int end) => (int)(((UInt128)Next() * (ulong)end) >> 64);

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    private static ulong Hash(string name)
    {
        var hash = 14695981039346656037;
        foreach (var character in name)
        {
            hash = (hash ^ character) * 1099511628211;
        }

        return hash;
    }
}
