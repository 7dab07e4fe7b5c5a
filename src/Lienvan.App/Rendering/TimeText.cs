using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Lienvan.App.Rendering;

/// <summary>Times as people see them: date, clock and offset, and durations in days, hours and minutes.</summary>
internal static class TimeText
{
    private static readonly string[] DayNames = ["", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
    private static readonly string[] MonthNames = ["", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    /// <summary>Such as <c>Mon 2 Mar 08:00 +7</c>.</summary>
    public static string Full(OffsetDateTime time) =>
        string.Create(CultureInfo.InvariantCulture, $"{DayNames[(int)time.DayOfWeek]} {time.Day} {MonthNames[time.Month]} {time.Hour:00}:{time.Minute:00} {Offset(time)}");

    /// <summary>Such as <c>Mon 08:00 +7</c>.</summary>
    public static string Short(OffsetDateTime time) =>
        string.Create(CultureInfo.InvariantCulture, $"{DayNames[(int)time.DayOfWeek]} {time.Hour:00}:{time.Minute:00} {Offset(time)}");

    /// <summary>Such as <c>2 Mar 08:00</c>.</summary>
    public static string DateAndClock(OffsetDateTime time) =>
        string.Create(CultureInfo.InvariantCulture, $"{time.Day} {MonthNames[time.Month]} {time.Hour:00}:{time.Minute:00}");

    /// <summary>The same instant by two clocks, such as <c>23:10 +7 | 00:10 +8 (Tue)</c>; the second day is named where it differs.</summary>
    public static string Both(OffsetDateTime here, Offset there)
    {
        var other = here.WithOffset(there);
        var day = other.Date == here.Date ? "" : $" ({DayNames[(int)other.DayOfWeek]})";
        return string.Create(CultureInfo.InvariantCulture, $"{here.Hour:00}:{here.Minute:00} {Offset(here)} | {other.Hour:00}:{other.Minute:00} {Offset(other)}{day}");
    }

    /// <summary>Such as <c>1 d 4 h 20 min</c>, zero parts left out.</summary>
    public static string Span(Duration duration)
    {
        var minutes = (long)Math.Round(duration.TotalMinutes);
        var (days, hours, rest) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
        var parts = new List<string>();
        AddPart(parts, days, "d");
        AddPart(parts, hours, "h");
        if (days == 0 || parts.Count == 0)
        {
            AddPart(parts, rest, "min");
        }

        return parts.Count == 0 ? "0 min" : string.Join(' ', parts);
    }

    /// <summary>ISO 8601 with offset.</summary>
    public static string Iso(OffsetDateTime time) => OffsetDateTimePattern.GeneralIso.Format(time);

    private static void AddPart(List<string> parts, long count, string unit)
    {
        if (count > 0)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{count} {unit}"));
        }
    }

    private static string Offset(OffsetDateTime time)
    {
        var seconds = time.Offset.Seconds;
        var minutes = Math.Abs(seconds / 60 % 60);
        return string.Create(CultureInfo.InvariantCulture, $"{(seconds < 0 ? "−" : "+")}{Math.Abs(seconds / 3600)}{(minutes > 0 ? $":{minutes:00}" : "")}");
    }
}
