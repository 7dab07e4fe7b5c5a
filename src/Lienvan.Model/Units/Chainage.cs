using System.Globalization;

namespace Lienvan.Model.Units;

/// <summary>A position along a line, counted from its km-post 0. A position is not a length: the difference of two is.</summary>
public readonly record struct Chainage : IComparable<Chainage>
{
    private Chainage(double metres) => Metres = metres;

    /// <summary>Metres after km-post 0.</summary>
    public double Metres { get; }

    /// <summary>Kilometres after km-post 0.</summary>
    public double Kilometres => Metres / 1000.0;

    /// <summary>The position at that km-post.</summary>
    public static Chainage FromKilometres(double kilometres) => new(kilometres * 1000.0);

    /// <summary>The way from <paramref name="b"/> to <paramref name="a"/>; negative when a lies before b.</summary>
    public static Distance operator -(Chainage a, Chainage b) => Distance.FromMetres(a.Metres - b.Metres);

    /// <summary>The position so far further on.</summary>
    public static Chainage operator +(Chainage position, Distance distance) => new(position.Metres + distance.Metres);

    /// <summary>Whether before.</summary>
    public static bool operator <(Chainage a, Chainage b) => a.Metres < b.Metres;

    /// <summary>Whether after.</summary>
    public static bool operator >(Chainage a, Chainage b) => a.Metres > b.Metres;

    /// <summary>Whether not after.</summary>
    public static bool operator <=(Chainage a, Chainage b) => a.Metres <= b.Metres;

    /// <summary>Whether not before.</summary>
    public static bool operator >=(Chainage a, Chainage b) => a.Metres >= b.Metres;

    /// <inheritdoc/>
    public int CompareTo(Chainage other) => Metres.CompareTo(other.Metres);

    /// <summary>Kilometres with three decimals and unit, such as <c>km 72.710</c>.</summary>
    public override string ToString() => "km " + Kilometres.ToString("0.000", CultureInfo.InvariantCulture);
}
