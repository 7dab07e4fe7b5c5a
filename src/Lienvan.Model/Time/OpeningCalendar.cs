using NodaTime;

namespace Lienvan.Model.Time;

/// <summary>Turns opening hours by local clock into spans of time. Which rows hold is decided day by day.</summary>
public sealed class OpeningCalendar
{
    private readonly ImmutableArray<OpeningSpan> spans;
    private readonly DateTimeZone zone;
    private readonly HashSet<LocalDate> holidays;

    /// <summary>The calendar of one set of hours.</summary>
    /// <param name="spans">The rows of the set, all of one country; none means always open.</param>
    /// <param name="zone">The country's time zone.</param>
    /// <param name="holidays">Public holidays; those of other countries are passed over.</param>
    public OpeningCalendar(ImmutableArray<OpeningSpan> spans, DateTimeZone zone, IEnumerable<Holiday> holidays)
    {
        this.spans = spans;
        this.zone = zone;
        var country = spans.IsEmpty ? "" : spans[0].Country;
        this.holidays = [.. holidays.Where(holiday => !holiday.IsWorkingDay && holiday.Country == country).Select(holiday => holiday.Date)];
    }

    /// <summary>Whether it never closes.</summary>
    public bool IsAlwaysOpen => spans.IsEmpty;

    /// <summary>
    /// The open spans that touch the time from <paramref name="start"/> to <paramref name="end"/>, in order, joined where they meet.
    /// </summary>
    public ImmutableArray<OpenInterval> Between(Instant start, Instant end)
    {
        if (IsAlwaysOpen)
        {
            return [new OpenInterval(start, end)];
        }

        var found = new List<OpenInterval>();
        var last = end.InZone(zone).Date;
        for (var day = start.InZone(zone).Date.PlusDays(-1); day <= last; day = day.PlusDays(1))
        {
            AddDay(day, found);
        }

        return [.. Join(found).Where(interval => interval.End > start && interval.Start < end)];
    }

    /// <summary>Whether it is open at that instant.</summary>
    public bool IsOpen(Instant instant) => Between(instant, instant + Duration.FromSeconds(1)).Any(interval => interval.Start <= instant);

    private void AddDay(LocalDate day, List<OpenInterval> found)
    {
        var isHoliday = holidays.Contains(day);
        foreach (var span in spans)
        {
            if (span.Validity.Covers(day) && OpensOn(span, day, isHoliday))
            {
                found.Add(new OpenInterval(At(day, span.Opens), At(day, span.Closes)));
            }
        }
    }

    private static bool OpensOn(OpeningSpan span, LocalDate day, bool isHoliday) => span.Holidays switch
    {
        HolidayRule.Only => isHoliday,
        HolidayRule.Closed => !isHoliday && span.Days.Contains(day.DayOfWeek),
        _ => span.Days.Contains(day.DayOfWeek),
    };

    private Instant At(LocalDate day, DayClock clock) =>
        zone.AtLeniently(day.AtMidnight().PlusMinutes(clock.Minutes)).ToInstant();

    private static IEnumerable<OpenInterval> Join(List<OpenInterval> intervals)
    {
        intervals.Sort((a, b) => a.Start.CompareTo(b.Start));
        OpenInterval? current = null;
        foreach (var interval in intervals)
        {
            if (current is { } open && interval.Start <= open.End)
            {
                current = open with { End = Instant.Max(open.End, interval.End) };
                continue;
            }

            if (current is { } finished)
            {
                yield return finished;
            }

            current = interval;
        }

        if (current is { } final)
        {
            yield return final;
        }
    }
}
