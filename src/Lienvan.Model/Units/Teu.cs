using System.Globalization;

namespace Lienvan.Model.Units;

/// <summary>
/// A number of containers, counted in twenty-foot equivalent units: a box of 40 feet counts as two. <c>default</c> is zero.
/// </summary>
public readonly record struct Teu : IComparable<Teu>
{
    private Teu(double count) => Count = count;

    /// <summary>How many units.</summary>
    public double Count { get; }

    /// <summary>So many units.</summary>
    public static Teu FromCount(double count) => new(count);

    /// <summary>The sum.</summary>
    public static Teu operator +(Teu a, Teu b) => new(a.Count + b.Count);

    /// <summary>The difference.</summary>
    public static Teu operator -(Teu a, Teu b) => new(a.Count - b.Count);

    /// <summary>Whether fewer.</summary>
    public static bool operator <(Teu a, Teu b) => a.Count < b.Count;

    /// <summary>Whether more.</summary>
    public static bool operator >(Teu a, Teu b) => a.Count > b.Count;

    /// <summary>Whether not more.</summary>
    public static bool operator <=(Teu a, Teu b) => a.Count <= b.Count;

    /// <summary>Whether not fewer.</summary>
    public static bool operator >=(Teu a, Teu b) => a.Count >= b.Count;

    /// <inheritdoc/>
    public int CompareTo(Teu other) => Count.CompareTo(other.Count);

    /// <summary>The number with its unit, such as <c>2 TEU</c>.</summary>
    public override string ToString() => Count.ToString("0.##", CultureInfo.InvariantCulture) + " TEU";
}
