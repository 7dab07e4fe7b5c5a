namespace Lienvan.Operations.Timetables.Dispatch;

/// <summary>A stream of chance from a seed: splitmix64 (Steele, Lea, Flood 2014). The same seed gives the same stream everywhere.</summary>
internal sealed class Chance(ulong seed)
{
    private ulong state = seed;

    /// <summary>From 0 to below a number.</summary>
    public int Below(int number) => (int)(((Next() >> 32) * (ulong)number) >> 32);

    /// <summary>From 0 to below 1.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Brings a list into any order.</summary>
    public void Shuffle(Span<int> list)
    {
        for (var last = list.Length - 1; last > 0; last--)
        {
            var other = Below(last + 1);
            (list[last], list[other]) = (list[other], list[last]);
        }
    }

    private ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
