using System.Globalization;
using NodaTime;

namespace Lienvan.Formats.Gtfs;

/// <summary>The notations of GTFS: times past midnight, dates without dashes.</summary>
internal static class GtfsValues
{
    /// <summary>
    /// Seconds of a time such as <c>7:05:00</c>, <c>07:05:00</c> or <c>25:30:00</c>; up to 999 hours, for trains that run for weeks.
    /// </summary>
    public static bool TryTime(ReadOnlySpan<char> text, out int seconds)
    {
        seconds = 0;
        var hourDigits = text.Length - ":00:00".Length;
        if (hourDigits is < 1 or > 3 || text[hourDigits] != ':' || text[hourDigits + 3] != ':')
        {
            return false;
        }

        if (!TryDigits(text[..hourDigits], out var hours) ||
            !TryDigits(text.Slice(hourDigits + 1, 2), out var minutes) ||
            !TryDigits(text[(hourDigits + 4)..], out var rest) ||
            minutes > 59 ||
            rest > 59)
        {
            return false;
        }

        seconds = (hours * 3600) + (minutes * 60) + rest;
        return true;
    }

    /// <summary>A date such as <c>20190516</c>.</summary>
    public static bool TryDate(ReadOnlySpan<char> text, out LocalDate date)
    {
        date = default;
        if (text.Length != 8 ||
            !TryDigits(text[..4], out var year) ||
            !TryDigits(text.Slice(4, 2), out var month) ||
            !TryDigits(text[6..], out var day) ||
            year < 1 ||
            month is < 1 or > 12 ||
            day < 1 ||
            day > CalendarSystem.Iso.GetDaysInMonth(year, month))
        {
            return false;
        }

        date = new LocalDate(year, month, day);
        return true;
    }

    /// <summary>A whole number that is not negative.</summary>
    public static bool TryCount(ReadOnlySpan<char> text, out int count) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count);

    /// <summary>A finite number with a decimal point.</summary>
    public static bool TryNumber(ReadOnlySpan<char> text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    private static bool TryDigits(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        foreach (var digit in text)
        {
            if (!char.IsAsciiDigit(digit))
            {
                return false;
            }

            value = (value * 10) + (digit - '0');
        }

        return true;
    }
}
