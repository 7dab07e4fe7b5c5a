using System.Globalization;

namespace Lienvan.Model.Units;

/// <summary>A mass: cargo, a train, an axle load, or gas emitted. Stored in kilograms; <c>default</c> is zero.</summary>
public readonly record struct Mass : IComparable<Mass>
{
    private Mass(double kilograms) => Kilograms = kilograms;

    /// <summary>The mass in kilograms.</summary>
    public double Kilograms { get; }

    /// <summary>The mass in tonnes.</summary>
    public double Tonnes => Kilograms / 1000.0;

    /// <summary>A mass of so many kilograms.</summary>
    public static Mass FromKilograms(double kilograms) => new(kilograms);

    /// <summary>A mass of so many tonnes.</summary>
    public static Mass FromTonnes(double tonnes) => new(tonnes * 1000.0);

    /// <summary>The sum.</summary>
    public static Mass operator +(Mass a, Mass b) => new(a.Kilograms + b.Kilograms);

    /// <summary>The difference.</summary>
    public static Mass operator -(Mass a, Mass b) => new(a.Kilograms - b.Kilograms);

    /// <summary>A multiple.</summary>
    public static Mass operator *(Mass mass, double factor) => new(mass.Kilograms * factor);

    /// <summary>A ratio, without unit.</summary>
    public static double operator /(Mass a, Mass b) => a.Kilograms / b.Kilograms;

    /// <summary>Whether lighter.</summary>
    public static bool operator <(Mass a, Mass b) => a.Kilograms < b.Kilograms;

    /// <summary>Whether heavier.</summary>
    public static bool operator >(Mass a, Mass b) => a.Kilograms > b.Kilograms;

    /// <summary>Whether not heavier.</summary>
    public static bool operator <=(Mass a, Mass b) => a.Kilograms <= b.Kilograms;

    /// <summary>Whether not lighter.</summary>
    public static bool operator >=(Mass a, Mass b) => a.Kilograms >= b.Kilograms;

    /// <inheritdoc/>
    public int CompareTo(Mass other) => Kilograms.CompareTo(other.Kilograms);

    /// <summary>Tonnes with up to three decimals, such as <c>30.48 t</c>.</summary>
    public override string ToString() => Tonnes.ToString("0.###", CultureInfo.InvariantCulture) + " t";
}
