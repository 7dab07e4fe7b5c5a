using NodaTime;
using NodaTime.Text;

namespace Lienvan.App.Questions;

/// <summary>Reads the first and the last departure as people write them.</summary>
internal static class DepartureText
{
    private static readonly string[] Dated = ["uuuu-MM-dd'T'HH:mm", "uuuu-MM-dd'T'HH:mm:ss", "uuuu-MM-dd HH:mm"];

    /// <summary>The date in a text, or null when it has a clock only.</summary>
    public static LocalDate? FindDay(string text) => ParseDated(text)?.Date ?? ParseOffset(text)?.Date;

    /// <summary>The two instants; a last one that would come before the first is on the next day.</summary>
    public static (Instant Earliest, Instant Latest) Read(string[] texts, LocalDate day, DateTimeZone zone)
    {
        var earliest = At(texts[0], day, zone);
        var latest = At(texts[1], FindDay(texts[1]) ?? earliest.InZone(zone).Date, zone);
        if (latest < earliest && FindDay(texts[1]) is null)
        {
            latest = zone.AtLeniently(latest.InZone(zone).LocalDateTime.PlusDays(1)).ToInstant();
        }

        return latest >= earliest && latest - earliest <= Duration.FromDays(7)
            ? (earliest, latest)
            : throw new UsageException(UsageFindings.NotUnderstood,
                $"--depart-between {texts[0]} {texts[1]}: the last is before the first, or a week after",
                "give two times at most a week apart");
    }

    private static Instant At(string text, LocalDate day, DateTimeZone zone)
    {
        if (ParseOffset(text) is { } exact)
        {
            return exact.ToInstant();
        }

        if (ParseDated(text) is { } dated)
        {
            return zone.AtLeniently(dated).ToInstant();
        }

        var (clock, days) = text.Split('+') is [var before, var after] && int.TryParse(after, out var count) ? (before, count) : (text, 0);
        foreach (var pattern in (string[])["HH:mm", "H:mm", "HH:mm:ss"])
        {
            if (LocalTimePattern.CreateWithInvariantCulture(pattern).Parse(clock) is { Success: true } time && days is >= 0 and <= 7)
            {
                return zone.AtLeniently(day.PlusDays(days).At(time.Value)).ToInstant();
            }
        }

        if (clock == "24:00")
        {
            return zone.AtLeniently(day.PlusDays(days + 1).AtMidnight()).ToInstant();
        }

        throw new UsageException(UsageFindings.NotUnderstood, $"'{text}' is not a time", "write it as 20:00, 02:00+1 or 2026-03-02T20:00");
    }

    private static LocalDateTime? ParseDated(string text)
    {
        foreach (var pattern in Dated)
        {
            if (LocalDateTimePattern.CreateWithInvariantCulture(pattern).Parse(text) is { Success: true } local &&
                local.Value.Year is >= 1990 and <= 2150)
            {
                return local.Value;
            }
        }

        return null;
    }

    private static OffsetDateTime? ParseOffset(string text)
    {
        foreach (var pattern in (string[])["uuuu-MM-dd'T'HH:mm:sso<G>", "uuuu-MM-dd'T'HH:mmo<G>"])
        {
            if (OffsetDateTimePattern.CreateWithInvariantCulture(pattern).Parse(text) is { Success: true } exact)
            {
                return exact.Value;
            }
        }

        return null;
    }
}
