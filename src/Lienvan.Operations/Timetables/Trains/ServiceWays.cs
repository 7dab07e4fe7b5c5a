using Lienvan.Model.Services;
using Lienvan.Operations.Timetables.Tracks;

namespace Lienvan.Operations.Timetables.Trains;

/// <summary>The shortest ways of services between their stops.</summary>
internal sealed class ServiceWays(Railway railway)
{
    private readonly Dictionary<(int, int, int), int[]?> ways = [];

    /// <summary>The sections in order, and whether each is run from–to; stretches without track are left out.</summary>
    public IEnumerable<(int Section, bool IsForward)> SectionsOf(Service service)
    {
        foreach (var (from, to) in service.Stops.Zip(service.Stops.Skip(1)))
        {
            if (railway.FindStation(from.Place) is not { } start || railway.FindStation(to.Place) is not { } end ||
                WayBetween(start, end, service) is not { } way)
            {
                continue;
            }

            foreach (var section in way)
            {
                var isForward = railway.Sections[section].From == start;
                yield return (section, isForward);
                start = railway.OtherEnd(section, start);
            }
        }
    }

    private int[]? WayBetween(int start, int end, Service service)
    {
        var key = (start, end, service.Gauge.Millimetres);
        if (!ways.TryGetValue(key, out var way))
        {
            ways.Add(key, way = railway.FindWay(start, end, service.Gauge));
        }

        return way;
    }
}
