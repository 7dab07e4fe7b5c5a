using System.Globalization;

namespace Lienvan.Model.Units;

/// <summary>A speed. Stored in metres a second; <c>default</c> is standing still.</summary>
public readonly record struct Speed : IComparable<Speed>
{
    private Speed(double metresPerSecond) => MetresPerSecond = metresPerSecond;

    /// <summary>The speed in metres a second.</summary>
    public double MetresPerSecond { get; }

    /// <summary>The speed in kilometres an hour.</summary>
    public double KilometresPerHour => MetresPerSecond * 3.6;

    /// <summary>A speed of so many metres a second.</summary>
    public static Speed FromMetresPerSecond(double metresPerSecond) => new(metresPerSecond);

    /// <summary>A speed of so many kilometres an hour.</summary>
    public static Speed FromKilometresPerHour(double kilometresPerHour) => new(kilometresPerHour / 3.6);

    /// <summary>Whether slower.</summary>
    public static bool operator <(Speed a, Speed b) => a.MetresPerSecond < b.MetresPerSecond;

    /// <summary>Whether faster.</summary>
    public static bool operator >(Speed a, Speed b) => a.MetresPerSecond > b.MetresPerSecond;

    /// <summary>Whether not faster.</summary>
    public static bool operator <=(Speed a, Speed b) => a.MetresPerSecond <= b.MetresPerSecond;

    /// <summary>Whether not slower.</summary>
    public static bool operator >=(Speed a, Speed b) => a.MetresPerSecond >= b.MetresPerSecond;

    /// <inheritdoc/>
    public int CompareTo(Speed other) => MetresPerSecond.CompareTo(other.MetresPerSecond);

    /// <summary>Kilometres an hour with up to one decimal, such as <c>160 km/h</c>.</summary>
    public override string ToString() => KilometresPerHour.ToString("0.#", CultureInfo.InvariantCulture) + " km/h";
}
