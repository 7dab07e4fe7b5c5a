using System.Globalization;
using Lienvan.Model.Dataset.Schema;
using NodaTime.Text;

namespace Lienvan.Model.Dataset.Raw;

/// <summary>What a cell of each type must look like, and how its text becomes a value.</summary>
internal static class CellRules
{
    /// <summary>No quantity of a corridor comes near it, and money of that size still fits a decimal when written in millions.</summary>
    private const double LargestNumber = 1e15;

    private static readonly LocalDatePattern DatePattern = LocalDatePattern.Iso;

    /// <summary>What is wrong with a filled cell: the kind of finding and what to do, or null for nothing.</summary>
    public static (DiagnosticKind Kind, string What, string WhatToDo)? FindFault(Column column, ReadOnlySpan<char> text)
    {
        if (!column.IsList)
        {
            return FindFaultOfOne(column, text);
        }

        foreach (var range in text.Split(';'))
        {
            var item = text[range].Trim();
            if (item.Length > 0 && FindFaultOfOne(column, item) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    public static bool TryNumber(ReadOnlySpan<char> text, out double value) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value) &&
            double.IsFinite(value);

    public static bool TryDate(ReadOnlySpan<char> text, out NodaTime.LocalDate date)
    {
        date = default;
        if (text.Length != 10)
        {
            return false;
        }

        var parsed = DatePattern.Parse(text.ToString());
        date = parsed.Success ? parsed.Value : default;
        return parsed.Success && date.Year is >= 1800 and <= 2200;
    }

    /// <summary>A clock such as <c>18:05</c> or <c>05:30+1</c>, as minutes after midnight of the first day.</summary>
    public static bool TryClock(ReadOnlySpan<char> text, out int minutes)
    {
        minutes = 0;
        var days = 0;
        var plus = text.IndexOf('+');
        if (plus >= 0)
        {
            if (!int.TryParse(text[(plus + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out days) || days > 60)
            {
                return false;
            }

            text = text[..plus];
        }

        var colon = text.IndexOf(':');
        if (colon is < 1 or > 2 || text.Length != colon + 3 ||
            !int.TryParse(text[..colon], NumberStyles.None, CultureInfo.InvariantCulture, out var hour) ||
            !int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var minute))
        {
            return false;
        }

        minutes = (days * 1440) + (hour * 60) + minute;
        return minute < 60 && (hour < 24 || (hour == 24 && minute == 0));
    }

    private static (DiagnosticKind Kind, string What, string WhatToDo)? FindFaultOfOne(Column column, ReadOnlySpan<char> text) =>
        column.Type switch
    {
        ColumnType.Number => FindNumberFault(column, text, isWhole: false),
        ColumnType.WholeNumber => FindNumberFault(column, text, isWhole: true),
        ColumnType.NumberPerGauge => FindPerGaugeFault(column, text),
        ColumnType.Date => TryDate(text, out _) ? null : Fault(PackageFindings.NotADate, column, text, "write it as 2026-03-02"),
        ColumnType.Clock => TryClock(text, out _) ? null : Fault(PackageFindings.NotAClock, column, text,
            "write it as 18:05, or 05:30+1 for the day after"),
        ColumnType.Flag => text is "yes" or "no" ? null : Fault(PackageFindings.NotAChoice, column, text, "write yes or no"),
        ColumnType.Choice => IsChoice(column, text)
            ? null
            : Fault(PackageFindings.NotAChoice, column, text, $"write one of {string.Join(", ", column.Choices)}"),
        ColumnType.Weekdays => AreWeekdays(text) ? null : Fault(PackageFindings.NotWeekdays, column, text,
            "write the ISO numbers of the days, 1 for Monday: 135"),
        ColumnType.Gauges => AreGauges(text) ? null : Fault(PackageFindings.NotGauges, column, text,
            "write millimetres joined by +: 1000+1435"),
        ColumnType.Identifier or ColumnType.Reference when column.RefersTo != "countries" && !IsIdentifier(text) =>
            Fault(PackageFindings.NotAnIdentifier, column, text, "use lower-case letters a to z, digits, dots and hyphens"),
        _ => null,
    };

    private static (DiagnosticKind, string, string)? FindNumberFault(Column column, ReadOnlySpan<char> text, bool isWhole)
    {
        if (!TryNumber(text, out var value) || (isWhole && value != Math.Floor(value)))
        {
            var advice = text.Contains(',') ? "write decimals with a point and no thousands separators" : isWhole ? "write a whole number"
                : "write a number";
            return Fault(PackageFindings.NotANumber, column, text, advice);
        }

        return value >= column.Minimum && value <= Math.Min(column.Maximum, LargestNumber) && value >= -LargestNumber
            ? null
            : Fault(PackageFindings.OutOfRange, column, text,
                $"give a value {RangeOf(column)}{(column.Unit.Length > 0 ? " in " + column.Unit : "")}");
    }

    private static (DiagnosticKind, string, string)? FindPerGaugeFault(Column column, ReadOnlySpan<char> text)
    {
        foreach (var range in text.Split('+'))
        {
            if (FindNumberFault(column, text[range], isWhole: false) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private static string RangeOf(Column column)
    {
        var least = column.Minimum.ToString("0.######", CultureInfo.InvariantCulture);
        var most = column.Maximum.ToString("0.######", CultureInfo.InvariantCulture);
        return (double.IsInfinity(column.Minimum), double.IsInfinity(column.Maximum) || column.Maximum >= int.MaxValue) switch
        {
            (false, false) => $"from {least} to {most}",
            (false, true) => $"of at least {least}, and less than 10¹⁵",
            _ => $"of at most {most}",
        };
    }

    private static bool IsChoice(Column column, ReadOnlySpan<char> text)
    {
        foreach (var choice in column.Choices)
        {
            if (text.SequenceEqual(choice))
            {
                return true;
            }
        }

        return false;
    }

    private static bool AreWeekdays(ReadOnlySpan<char> text)
    {
        var seen = 0;
        foreach (var digit in text)
        {
            if (digit is < '1' or > '7' || (seen & (1 << (digit - '0'))) != 0)
            {
                return false;
            }

            seen |= 1 << (digit - '0');
        }

        return text.Length > 0;
    }

    private static bool AreGauges(ReadOnlySpan<char> text)
    {
        foreach (var range in text.Split('+'))
        {
            if (!int.TryParse(text[range], NumberStyles.None, CultureInfo.InvariantCulture, out var gauge) || gauge is < 500 or > 2000)
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsIdentifier(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!char.IsAsciiLetterLower(character) && !char.IsAsciiDigit(character) && character is not ('-' or '.'))
            {
                return false;
            }
        }

        return true;
    }

    private static (DiagnosticKind, string, string)? Fault(DiagnosticKind kind, Column column, ReadOnlySpan<char> text, string advice) =>
        (kind, $"{kind.Title}: {column.Name} '{Shorten(text)}'", advice);

    private static string Shorten(ReadOnlySpan<char> text) => text.Length <= 40 ? text.ToString() : string.Concat(text[..37], "...");
}
