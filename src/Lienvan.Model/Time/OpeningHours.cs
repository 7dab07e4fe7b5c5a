using NodaTime;

namespace Lienvan.Model.Time;

/// <summary>The key of a set of opening hours.</summary>
public readonly record struct HoursId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}

/// <summary>What holds on public holidays.</summary>
public enum HolidayRule
{
    /// <summary>Open as on the day of the week.</summary>
    Open,

    /// <summary>Closed.</summary>
    Closed,

    /// <summary>These hours hold on public holidays only.</summary>
    Only,
}

/// <summary>Days of the week.</summary>
/// <param name="Bits">Bit 0 Monday … bit 6 Sunday.</param>
public readonly record struct Weekdays(int Bits)
{
    /// <summary>Every day.</summary>
    public static readonly Weekdays All = new(0b111_1111);

    /// <summary>How many days.</summary>
    public int Count => System.Numerics.BitOperations.PopCount((uint)Bits);

    /// <summary>Whether that day is one of them.</summary>
    public bool Contains(IsoDayOfWeek day) => (Bits & (1 << ((int)day - 1))) != 0;

    /// <summary>ISO numbers, Monday first: <c>1234567</c>.</summary>
    public override string ToString()
    {
        var bits = Bits;
        return string.Concat(Enumerable.Range(0, 7).Where(day => (bits & (1 << day)) != 0).Select(day => (char)('1' + day)));
    }
}

/// <summary>A local clock time, with days after the first: <c>05:30+1</c>.</summary>
/// <param name="Minutes">Minutes after midnight of the first day; may pass 1440.</param>
public readonly record struct DayClock(int Minutes)
{
    /// <summary>The clock, with <c>+1</c> and so on after the first day.</summary>
    public override string ToString()
    {
        var days = Minutes / 1440;
        var clock = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Minutes / 60 % 24:00}:{Minutes % 60:00}");
        return days == 0 ? clock : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{clock}+{days}");
    }
}

/// <summary>One span of opening of a set of hours, by local clock.</summary>
public sealed record OpeningSpan
{
    /// <summary>The set it belongs to.</summary>
    public required HoursId Hours { get; init; }

    /// <summary>ISO code of the country whose clock and public holidays count.</summary>
    public required string Country { get; init; }

    /// <summary>The days of the week on which it opens.</summary>
    public required Weekdays Days { get; init; }

    /// <summary>Opening.</summary>
    public required DayClock Opens { get; init; }

    /// <summary>Closing; after midnight as the day after.</summary>
    public required DayClock Closes { get; init; }

    /// <summary>What holds on public holidays; open by default.</summary>
    public HolidayRule Holidays { get; init; }

    /// <summary>When this holds.</summary>
    public required Validity Validity { get; init; }
}

/// <summary>A public holiday, or a weekend day that is worked to make up for one.</summary>
/// <param name="Country">ISO code of the country.</param>
/// <param name="Date">The day.</param>
/// <param name="IsWorkingDay">Whether it is a weekend day that is worked.</param>
/// <param name="Name">What it is called, in English.</param>
public sealed record Holiday(string Country, LocalDate Date, bool IsWorkingDay, string Name);

/// <summary>A span of time, its end not included.</summary>
/// <param name="Start">First instant.</param>
/// <param name="End">First instant after it.</param>
public readonly record struct OpenInterval(Instant Start, Instant End);
