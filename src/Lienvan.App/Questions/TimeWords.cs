using NodaTime;
using NodaTime.Text;

namespace Lienvan.App.Questions;

/// <summary>Days and times as people write them.</summary>
internal static class TimeWords
{
    private static readonly string[] LocalPatterns = ["uuuu-MM-dd'T'HH:mm", "uuuu-MM-dd'T'HH:mm:ss", "uuuu-MM-dd HH:mm", "uuuu-MM-dd"];
    private static readonly string[] OffsetPatterns = ["uuuu-MM-dd'T'HH:mm:ss;FFFFFFFFFo<G>", "uuuu-MM-dd'T'HH:mmo<G>"];

    /// <exception cref="UsageException">It is not a date that a calendar of people has.</exception>
    public static LocalDate ParseDay(string text)
    {
        var parsed = LocalDatePattern.Iso.Parse(text);
        return parsed.Success && IsOfOurTime(parsed.Value)
            ? parsed.Value
            : throw new UsageException(UsageFindings.NotUnderstood, $"'{text}' is not a date", "write it as 2026-03-02");
    }

    /// <summary>A time with its offset, or by the clock of a zone.</summary>
    /// <exception cref="UsageException">It is not a time.</exception>
    public static OffsetDateTime ParseTime(string text, DateTimeZone zone)
    {
        foreach (var pattern in OffsetPatterns)
        {
            if (OffsetDateTimePattern.CreateWithInvariantCulture(pattern).Parse(text) is { Success: true } withOffset &&
                IsOfOurTime(withOffset.Value.Date))
            {
                return withOffset.Value;
            }
        }

        foreach (var pattern in LocalPatterns)
        {
            if (LocalDateTimePattern.CreateWithInvariantCulture(pattern).Parse(text) is { Success: true } local &&
                IsOfOurTime(local.Value.Date))
            {
                return zone.AtLeniently(local.Value).ToOffsetDateTime();
            }
        }

        throw new UsageException(UsageFindings.NotUnderstood, $"'{text}' is not a time",
            "write it as 2026-03-02T08:00, or with its offset 2026-03-02T08:00+07:00");
    }

    /// <summary>Tomorrow at eight, by the clock of a zone.</summary>
    public static OffsetDateTime TomorrowMorning(DateTimeZone zone, Instant now) =>
        zone.AtLeniently(now.InZone(zone).Date.PlusDays(1).At(new LocalTime(8, 0))).ToOffsetDateTime();

    private static bool IsOfOurTime(LocalDate day) => day.Year is >= 1990 and <= 2150;
}
