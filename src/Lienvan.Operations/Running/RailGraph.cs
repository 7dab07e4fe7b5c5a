using Lienvan.Model.Borders;
using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Services;
using Lienvan.Model.Units;

namespace Lienvan.Operations.Running;

/// <summary>A section or crossing in one direction.</summary>
internal sealed record RailLink(PlaceId End, Distance Length, bool IsForward, Section? Section, Crossing? Crossing)
{
    public Speed SpeedFor(bool isFreight) =>
        Section is null ? CorridorTrack.BorderSpeed : isFreight ? Section.FreightSpeed : Section.PassengerSpeed;
}

/// <summary>The open track of one gauge, for Dijkstra's algorithm by time at the limits.</summary>
internal sealed class RailGraph
{
    private readonly TrackQuestion question;
    private readonly bool isFreight;
    private readonly Dictionary<PlaceId, List<RailLink>> links = [];

    public RailGraph(Network network, TrackQuestion question)
    {
        (this.question, isFreight) = (question, question.Traffic != Traffic.Passenger);
        foreach (var section in network.Corridor.Sections.Where(section => section.Has(question.Gauge)))
        {
            Add(section.From, new RailLink(section.To, section.Length, true, section, null));
            Add(section.To, new RailLink(section.From, section.Length, false, section, null));
        }

        foreach (var crossing in network.Corridor.Crossings.Where(crossing =>
            crossing.Mode == Mode.Rail && crossing.Gauges.Contains(question.Gauge) && crossing.Length > default(Distance)))
        {
            Add(crossing.PlaceA, new RailLink(crossing.PlaceB, crossing.Length, true, null, crossing));
            Add(crossing.PlaceB, new RailLink(crossing.PlaceA, crossing.Length, false, null, crossing));
        }
    }

    public List<RailLink>? FindFastest(PlaceId from, PlaceId to)
    {
        var arrivals = new Dictionary<PlaceId, (double Seconds, PlaceId Before, RailLink? By)> { [from] = (0, from, null) };
        var queue = new PriorityQueue<PlaceId, (double, string)>();
        queue.Enqueue(from, (0, from.Value));
        var done = new HashSet<PlaceId>();
        while (queue.TryDequeue(out var place, out _))
        {
            if (place == to)
            {
                return WayBack(arrivals, to);
            }

            if (!done.Add(place) || !links.TryGetValue(place, out var leaving))
            {
                continue;
            }

            foreach (var link in leaving)
            {
                var seconds = arrivals[place].Seconds + (link.Length / link.SpeedFor(isFreight)).TotalSeconds;
                if (!arrivals.TryGetValue(link.End, out var known) || seconds < known.Seconds)
                {
                    arrivals[link.End] = (seconds, place, link);
                    queue.Enqueue(link.End, (seconds, link.End.Value));
                }
            }
        }

        return null;
    }

    public string WhyNot(PlaceId from, PlaceId to)
    {
        var missing = new[] { from, to }.Where(place => !links.ContainsKey(place)).ToList();
        var kind = isFreight ? "freight" : "passenger trains";
        return missing.Count > 0
            ? $"no track of {question.Gauge} open to {kind} reaches '{missing[0]}'"
            : $"no track of {question.Gauge} open to {kind} joins '{from}' and '{to}'";
    }

    private static List<RailLink> WayBack(Dictionary<PlaceId, (double Seconds, PlaceId Before, RailLink? By)> arrivals, PlaceId to)
    {
        var way = new List<RailLink>();
        for (var place = to; arrivals[place] is { By: { } link, Before: var before }; place = before)
        {
            way.Add(link);
        }

        way.Reverse();
        return way;
    }

    private void Add(PlaceId from, RailLink link)
    {
        if (link.SpeedFor(isFreight).MetresPerSecond <= 0 || link.Length.Metres <= 0)
        {
            return;
        }

        if (!links.TryGetValue(from, out var leaving))
        {
            links.Add(from, leaving = []);
        }

        leaving.Add(link);
    }
}
