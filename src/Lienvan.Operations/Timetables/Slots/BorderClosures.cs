using Lienvan.Model.Borders;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Time;
using Lienvan.Operations.Timetables.Tracks;
using NodaTime;

namespace Lienvan.Operations.Timetables.Slots;

/// <summary>When the rail crossings of a way let no train through: by hours of either side, and by closures.</summary>
internal sealed class BorderClosures(Railway railway, Network network, Instant origin)
{
    public ILookup<int, Span> Find(IEnumerable<int> sections, Span horizon)
    {
        var (start, end) = (origin + Duration.FromSeconds(horizon.From), origin + Duration.FromSeconds(horizon.To));
        return (from section in sections.Distinct()
                where railway.Sections[section].IsBorder
                let crossing = network.Corridor.Crossings.First(row => row.Id.Value == railway.Sections[section].Id)
                from closed in Closed(crossing, start, end)
                select (section, closed)).ToLookup(pair => pair.section, pair => pair.closed);
    }

    private IEnumerable<Span> Closed(Crossing crossing, Instant start, Instant end)
    {
        foreach (var hours in (HoursId?[])[crossing.HoursA, crossing.HoursB])
        {
            var at = start;
            foreach (var open in network.CalendarOf(hours).Between(start, end))
            {
                if (open.Start > at)
                {
                    yield return new Span(Seconds(at), Seconds(open.Start));
                }

                at = Instant.Max(at, open.End);
            }

            if (at < end)
            {
                yield return new Span(Seconds(at), Seconds(end));
            }
        }

        var zone = network.GetPlace(crossing.PlaceA).Zone;
        for (var day = start.InZone(zone).Date; day <= end.InZone(zone).Date; day = day.PlusDays(1))
        {
            if (network.FindClosure(crossing.Id, CrossingDirection.Both, null, day) is not null)
            {
                yield return new Span(
                    Seconds(zone.AtStartOfDay(day).ToInstant()), Seconds(zone.AtStartOfDay(day.PlusDays(1)).ToInstant()));
            }
        }
    }

    private double Seconds(Instant instant) => (instant - origin).TotalSeconds;
}
