using NodaTime;

namespace Lienvan.Planner.Search;

/// <summary>
/// Turns local clock times of one zone into seconds of the search. Where the zone's offset stays the same, which is the rule, by
/// arithmetic.
/// </summary>
internal sealed class ZoneClock
{
    private readonly DateTimeZone zone;
    private readonly Instant origin;
    private readonly int? originSecond;

    public ZoneClock(DateTimeZone zone, Instant origin, int days)
    {
        this.zone = zone;
        this.origin = origin;
        FirstDay = origin.InZone(zone).Date;
        var (from, to) = (origin - Duration.FromDays(60), origin + Duration.FromDays(days + 60));
        var interval = zone.GetZoneInterval(from);
        if (!interval.HasEnd || interval.End > to)
        {
            originSecond = (int)(origin.InZone(zone).LocalDateTime - FirstDay.AtMidnight()).ToDuration().TotalSeconds;
        }
    }

    /// <summary>The day of the origin by this zone's calendar.</summary>
    public LocalDate FirstDay { get; }

    /// <summary>The second of so many minutes after midnight of a day.</summary>
    public int SecondOf(LocalDate day, int minutes) => originSecond is { } second
        ? (Period.DaysBetween(FirstDay, day) * 86400) + (minutes * 60) - second
        : (int)(zone.AtLeniently(day.AtMidnight().PlusMinutes(minutes)).ToInstant() - origin).TotalSeconds;
}
