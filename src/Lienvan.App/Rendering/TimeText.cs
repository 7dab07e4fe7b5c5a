using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Lienvan.App.Rendering;

/// <summary>Times as people see them: date, clock and offset, and durations in days, hours and minutes.</summary>
internal sealed class TimeText(Language language)
{
    private readonly string[] dayNames = language.Say("days of the week").Split(' ');
    private readonly string[] monthNames = language.Say("months").Split(' ');

    /// <summary>Such as <c>Mon 2 Mar 08:00 +7</c>.</summary>
    public string Full(OffsetDateTime time) => $"{DateAndClock(time)} {Offset(time)}";

    /// <summary>Such as <c>Mon 2 Mar 08:00</c>.</summary>
    public string DateAndClock(OffsetDateTime time) => $"{Date(time.Date)} {Clock(time)}";

    /// <summary>Such as <c>Mon 2 Mar</c>.</summary>
    public string Date(LocalDate date)
    {
        var (day, month) = (dayNames[(int)date.DayOfWeek - 1], monthNames[date.Month - 1]);
        return language.Code switch
        {
            "vi" => string.Create(CultureInfo.InvariantCulture, $"{day} {date.Day}{month}"),
            "zh" => string.Create(CultureInfo.InvariantCulture, $"{month}{date.Day}日{day}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{day} {date.Day} {month}"),
        };
    }

    /// <summary>The same instant by two clocks, such as <c>23:10 +7 | 00:10 +8 (Tue 3 Mar)</c>; a second date is named.</summary>
    public string Both(OffsetDateTime here, Offset there)
    {
        var other = here.WithOffset(there);
        var date = other.Date == here.Date ? "" : $" ({Date(other.Date)})";
        var first = $"{Clock(here)} {Offset(here)}";
        return here.Offset == there ? first : $"{first} | {Clock(other)} {Offset(other)}{date}";
    }

    /// <summary>Such as <c>1 d 4 h</c> or <c>4 h 20 min</c>; zero parts are left out, and minutes beside days.</summary>
    public string Span(Duration duration)
    {
        var minutes = (long)Math.Round(duration.TotalMinutes);
        minutes = minutes < 1440 ? minutes : (minutes + 30) / 60 * 60;
        var parts = new List<string>();
        AddPart(parts, minutes / 1440, "{0} d");
        AddPart(parts, minutes / 60 % 24, "{0} h");
        AddPart(parts, minutes % 60, "{0} min");
        return parts.Count == 0 ? language.Say("{0} min", 0) : string.Join(language.Code == "zh" ? "" : " ", parts);
    }

    /// <summary>ISO 8601 with hours and minutes of offset, as every reader of JSON takes it.</summary>
    public static string Iso(OffsetDateTime time) => OffsetDateTimePattern.Rfc3339.Format(time);

    private static string Clock(OffsetDateTime time) => string.Create(CultureInfo.InvariantCulture, $"{time.Hour:00}:{time.Minute:00}");

    private void AddPart(List<string> parts, long count, string unit)
    {
        if (count > 0)
        {
            parts.Add(language.Say(unit, count));
        }
    }

    private static string Offset(OffsetDateTime time)
    {
        var seconds = time.Offset.Seconds;
        var minutes = Math.Abs(seconds / 60 % 60);
        var sign = seconds < 0 ? "−" : "+";
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{Math.Abs(seconds / 3600)}{(minutes > 0 ? $":{minutes:00}" : "")}");
    }
}
