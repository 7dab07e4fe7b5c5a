using System.Globalization;

namespace Lienvan.Model.Units;

/// <summary>The distance between the rails, in millimetres. <c>default</c> means no rail at all.</summary>
public readonly record struct Gauge(int Millimetres) : IComparable<Gauge>
{
    /// <summary>1000 mm, of Viet Nam, Laos' old line, Thailand, Malaysia and Cambodia.</summary>
    public static readonly Gauge Metre = new(1000);

    /// <summary>1435 mm, of China and most of Europe.</summary>
    public static readonly Gauge Standard = new(1435);

    /// <summary>1520 mm, of Kazakhstan, Russia and Belarus.</summary>
    public static readonly Gauge Broad = new(1520);

    /// <summary>Whether narrower.</summary>
    public static bool operator <(Gauge a, Gauge b) => a.Millimetres < b.Millimetres;

    /// <summary>Whether wider.</summary>
    public static bool operator >(Gauge a, Gauge b) => a.Millimetres > b.Millimetres;

    /// <summary>Whether not wider.</summary>
    public static bool operator <=(Gauge a, Gauge b) => a.Millimetres <= b.Millimetres;

    /// <summary>Whether not narrower.</summary>
    public static bool operator >=(Gauge a, Gauge b) => a.Millimetres >= b.Millimetres;

    /// <inheritdoc/>
    public int CompareTo(Gauge other) => Millimetres.CompareTo(other.Millimetres);

    /// <summary>Millimetres with their unit, such as <c>1435 mm</c>.</summary>
    public override string ToString() => Millimetres.ToString(CultureInfo.InvariantCulture) + " mm";
}
