using Lienvan.Model.Borders;
using Lienvan.Model.Places;
using Lienvan.Model.Time;
using NodaTime;

namespace Lienvan.Operations.Simulation.Borders.Plans;

/// <summary>Opening hours as spans of the simulated time, each set compiled once.</summary>
internal sealed class Calendars(Epochs epochs, Instant origin, double end)
{
    private readonly Dictionary<HoursId, OpenTimes> known = [];
    private readonly ILookup<CrossingId, CrossingStatus> statuses =
        epochs.Networks[0].Corridor.CrossingStatus.ToLookup(status => status.Crossing);

    public OpenTimes Of(HoursId? hours)
    {
        if (hours is not { } id)
        {
            return OpenTimes.Always;
        }

        if (!known.TryGetValue(id, out var open))
        {
            known.Add(id, open = Compile(id));
        }

        return open;
    }

    /// <summary>When both sides let traffic pass that way, closed days left out.</summary>
    public OpenTimes OfCrossing(Crossing crossing, CrossingDirection direction)
    {
        var open = Of(crossing.HoursA).And(Of(crossing.HoursB));
        if (!statuses.Contains(crossing.Id))
        {
            return open;
        }

        var zone = epochs.Networks[0].GetPlace(crossing.PlaceA).Zone;
        var closed = new List<(double From, double To)>();
        for (var number = -1; number * 1440.0 < end + 1440; number++)
        {
            var day = epochs.FirstDay.PlusDays(number);
            if (epochs.Networks[0].FindClosure(crossing.Id, direction, goods: null, day) is not null)
            {
                closed.Add((At(zone, day), At(zone, day.PlusDays(1))));
            }
        }

        return open.Without(closed);
    }

    /// <summary>Whether the crossing is given up on that day, so that nobody comes any more.</summary>
    public bool IsSuspended(CrossingId crossing, CrossingDirection direction, LocalDate day) => statuses.Contains(crossing) &&
        epochs.Networks[0].FindClosure(crossing, direction, goods: null, day) is { State: CrossingState.Suspended };

    public double At(DateTimeZone zone, LocalDate day) => (zone.AtStartOfDay(day).ToInstant() - origin).TotalMinutes;

    private OpenTimes Compile(HoursId id)
    {
        var intervals = new List<OpenInterval>();
        for (var epoch = 0; epoch < epochs.Count; epoch++)
        {
            // A day more at both ends: what was opened before the first midnight is still open at it.
            var from = epoch == 0 ? origin - Duration.FromDays(1) : origin + Duration.FromMinutes(epochs.StartOf(epoch));
            var to = origin + Duration.FromMinutes(epoch + 1 < epochs.Count ? epochs.StartOf(epoch + 1) : end + 1440);
            foreach (var interval in epochs.Networks[epoch].CalendarOf(id).Between(from, to))
            {
                Add(intervals, new OpenInterval(Instant.Max(interval.Start, from), Instant.Min(interval.End, to)));
            }
        }

        return OpenTimes.From(intervals, origin);
    }

    /// <summary>Joins a span to the one before where they touch.</summary>
    private static void Add(List<OpenInterval> intervals, OpenInterval next)
    {
        if (intervals.Count > 0 && intervals[^1].End >= next.Start)
        {
            intervals[^1] = intervals[^1] with { End = Instant.Max(intervals[^1].End, next.End) };
            return;
        }

        intervals.Add(next);
    }
}
