using Lienvan.Model.Borders;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Time;
using NodaTime;
using NodaTime.Text;

namespace Lienvan.App.Rendering;

/// <summary>Whether a crossing is open at an instant, by the hours of both sides and its closures, and when that changes.</summary>
internal sealed class GateState
{
    private static readonly Duration Horizon = Duration.FromDays(30);
    private readonly Network network;
    private readonly Crossing crossing;
    private readonly Instant at;
    private readonly DateTimeZone zoneA;
    private readonly DateTimeZone zoneB;

    public GateState(Network network, Crossing crossing, Instant at)
    {
        (this.network, this.crossing, this.at) = (network, crossing, at);
        (zoneA, zoneB) = (network.GetPlace(crossing.PlaceA).Zone, network.GetPlace(crossing.PlaceB).Zone);
        var day = at.InZone(zoneA).Date;
        ClosureToB = network.FindClosure(crossing.Id, CrossingDirection.AToB, null, day);
        ClosureToA = network.FindClosure(crossing.Id, CrossingDirection.BToA, null, day);
        var open = OpenIntervals();
        IsOpen = open.Any(interval => interval.Start <= at && at < interval.End);
        NextChange = FindNextChange(open);
    }

    /// <summary>The row that closes the way towards side b, or null.</summary>
    public CrossingStatus? ClosureToB { get; }

    /// <summary>The row that closes the way towards side a, or null.</summary>
    public CrossingStatus? ClosureToA { get; }

    /// <summary>Whether something may pass.</summary>
    public bool IsOpen { get; }

    /// <summary>When that changes next, or null when it does not within thirty days.</summary>
    public Instant? NextChange { get; }

    /// <summary>Open or closed, in words.</summary>
    public string Words => (IsOpen, ClosureToB, ClosureToA) switch
    {
        (true, not null, _) => $"open to {CountryOf(crossing.PlaceA)} only",
        (true, _, not null) => $"open to {CountryOf(crossing.PlaceB)} only",
        (true, _, _) => "open",
        (false, { State: CrossingState.Suspended }, not null) => "suspended",
        _ => "closed",
    };

    /// <summary>Why it is not open both ways; empty when it is, or when it is only out of hours.</summary>
    public string Reason =>
        string.Join("; ", new[] { ClosureToB?.Reason, ClosureToA?.Reason }.OfType<string>().Distinct(StringComparer.Ordinal));

    /// <summary>When that changes, in words.</summary>
    public string NextChangeWords => (NextChange, IsOpen) switch
    {
        ({ } change, true) => $"closes{ListingTable.Tie}{Clocks(change, withDay: true)}",
        ({ } change, false) => $"opens{ListingTable.Tie}{Clocks(change, withDay: true)}",
        (null, true) => "always open",
        _ => ClosureToB is { Validity.To: null } && ClosureToA is not null ? "until further notice" : "not within 30 days",
    };

    /// <summary>An instant by the clocks of both sides: <c>10:30 +7 | 11:30 +8</c>.</summary>
    public string Clocks(Instant instant, bool withDay) => withDay && instant.InZone(zoneA).Date != at.InZone(zoneA).Date
        ? $"{Day(instant, zoneA)} {Clock(instant, zoneA)}{ListingTable.Tie}| " +
            $"{(instant.InZone(zoneA).Date == instant.InZone(zoneB).Date ? "" : Day(instant, zoneB) + " ")}{Clock(instant, zoneB)}"
        : $"{Clock(instant, zoneA)}{ListingTable.Tie}| {Clock(instant, zoneB)}";

    /// <summary>The hours of one side on the day, by its own clock.</summary>
    public string HoursOf(HoursId? hours, PlaceId side)
    {
        var calendar = network.CalendarOf(hours);
        if (calendar.IsAlwaysOpen)
        {
            return "always";
        }

        var zone = network.GetPlace(side).Zone;
        var day = at.InZone(zone).Date;
        var (start, end) = (zone.AtStartOfDay(day).ToInstant(), zone.AtStartOfDay(day.PlusDays(1)).ToInstant());
        var spans = calendar.Between(start, end).Select(interval =>
            $"{Hour(Instant.Max(interval.Start, start), zone)}–{(interval.End >= end ? "24:00" : Hour(interval.End, zone))}").ToArray();
        return spans.Length == 0 ? "closed today" : string.Join(", ", spans);
    }

    private Instant? FindNextChange(List<OpenInterval> open)
    {
        foreach (var interval in open)
        {
            if (interval.End <= at)
            {
                continue;
            }

            if (interval.Start > at)
            {
                return interval.Start;
            }

            return interval.End >= at + Horizon ? null : interval.End;
        }

        return null;
    }

    /// <summary>When both sides are open and at least one direction is not closed.</summary>
    private List<OpenInterval> OpenIntervals()
    {
        var (start, end) = (at - Duration.FromDays(1), at + Horizon);
        var open = new List<OpenInterval>();
        foreach (var a in network.CalendarOf(crossing.HoursA).Between(start, end))
        {
            foreach (var b in network.CalendarOf(crossing.HoursB).Between(start, end).Where(b => b.Start < a.End && a.Start < b.End))
            {
                AddOpenDays(open, Instant.Max(Instant.Max(a.Start, b.Start), start), Instant.Min(Instant.Min(a.End, b.End), end));
            }
        }

        return open;
    }

    /// <summary>Cuts an interval into its days and leaves out those on which the crossing is closed both ways.</summary>
    private void AddOpenDays(List<OpenInterval> open, Instant start, Instant end)
    {
        while (start < end)
        {
            var day = start.InZone(zoneA).Date;
            var midnight = Instant.Min(end, zoneA.AtStartOfDay(day.PlusDays(1)).ToInstant());
            var isClosed = network.FindClosure(crossing.Id, CrossingDirection.AToB, null, day) is not null &&
                network.FindClosure(crossing.Id, CrossingDirection.BToA, null, day) is not null;
            if (!isClosed && open.Count > 0 && open[^1].End == start)
            {
                open[^1] = open[^1] with { End = midnight };
            }
            else if (!isClosed)
            {
                open.Add(new OpenInterval(start, midnight));
            }

            start = midnight;
        }
    }

    private string CountryOf(PlaceId place) => network.GetPlace(place).Country.Value;

    private static string Day(Instant instant, DateTimeZone zone) =>
        LocalDatePattern.CreateWithInvariantCulture("ddd d MMM").Format(instant.InZone(zone).Date).Replace(' ', ListingTable.Tie);

    private static string Hour(Instant instant, DateTimeZone zone) =>
        LocalTimePattern.CreateWithInvariantCulture("HH:mm").Format(instant.InZone(zone).TimeOfDay);

    private static string Clock(Instant instant, DateTimeZone zone) =>
        $"{Hour(instant, zone)}{ListingTable.Tie}{OffsetPattern.CreateWithInvariantCulture("+H").Format(instant.InZone(zone).Offset)}";
}
