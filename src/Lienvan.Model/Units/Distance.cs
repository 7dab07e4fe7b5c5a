using System.Globalization;

namespace Lienvan.Model.Units;

/// <summary>A length along a line, a road or a sea lane. Stored in metres; <c>default</c> is zero.</summary>
public readonly record struct Distance : IComparable<Distance>
{
    private Distance(double metres) => Metres = metres;

    /// <summary>The length in metres.</summary>
    public double Metres { get; }

    /// <summary>The length in kilometres.</summary>
    public double Kilometres => Metres / 1000.0;

    /// <summary>A length of so many metres.</summary>
    public static Distance FromMetres(double metres) => new(metres);

    /// <summary>A length of so many kilometres.</summary>
    public static Distance FromKilometres(double kilometres) => new(kilometres * 1000.0);

    /// <summary>The sum.</summary>
    public static Distance operator +(Distance a, Distance b) => new(a.Metres + b.Metres);

    /// <summary>The difference.</summary>
    public static Distance operator -(Distance a, Distance b) => new(a.Metres - b.Metres);

    /// <summary>A multiple.</summary>
    public static Distance operator *(Distance distance, double factor) => new(distance.Metres * factor);

    /// <summary>How many times <paramref name="b"/> goes into <paramref name="a"/>; a ratio has no unit.</summary>
    public static double operator /(Distance a, Distance b) => a.Metres / b.Metres;

    /// <summary>The time it takes at that speed: kilometres by kilometres an hour.</summary>
    public static TimeSpan operator /(Distance distance, Speed speed) => TimeSpan.FromSeconds(distance.Metres / speed.MetresPerSecond);

    /// <summary>Whether shorter.</summary>
    public static bool operator <(Distance a, Distance b) => a.Metres < b.Metres;

    /// <summary>Whether longer.</summary>
    public static bool operator >(Distance a, Distance b) => a.Metres > b.Metres;

    /// <summary>Whether not longer.</summary>
    public static bool operator <=(Distance a, Distance b) => a.Metres <= b.Metres;

    /// <summary>Whether not shorter.</summary>
    public static bool operator >=(Distance a, Distance b) => a.Metres >= b.Metres;

    /// <inheritdoc/>
    public int CompareTo(Distance other) => Metres.CompareTo(other.Metres);

    /// <summary>Kilometres with up to three decimals, such as <c>162.5 km</c>.</summary>
    public override string ToString() => Kilometres.ToString("0.###", CultureInfo.InvariantCulture) + " km";
}
