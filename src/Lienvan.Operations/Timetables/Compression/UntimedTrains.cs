using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Services;
using Lienvan.Operations.Timetables.Slots;
using Lienvan.Operations.Timetables.Tracks;
using Lienvan.Operations.Timetables.Trains;

namespace Lienvan.Operations.Timetables.Compression;

/// <summary>Services that run so many times a week at no published time, laid on the sections of a line.</summary>
internal sealed class UntimedTrains
{
    private readonly Network network;
    private readonly Railway railway;
    private readonly HashSet<int> sections;
    private readonly Dictionary<(int, int, int), int[]?> ways = [];
    private readonly ILookup<int, (Service Service, bool IsForward)> bySection;

    public UntimedTrains(Network network, Railway railway, LineTrack line)
    {
        (this.network, this.railway) = (network, railway);
        sections = [.. line.Sections.Where(section => section >= 0)];
        bySection = network.Corridor.Services
            .Where(service => service.Mode == Mode.Rail && service.Pattern == ServicePattern.Frequency)
            .SelectMany(service => SectionsOf(service).Where(visit => sections.Contains(visit.Section))
                .Select(visit => (visit.Section, Visit: (service, visit.IsForward))))
            .ToLookup(pair => pair.Section, pair => pair.Visit);
    }

    /// <summary>Whether a service runs over a section of the line.</summary>
    public bool Uses(Service service) => SectionsOf(service).Any(visit => sections.Contains(visit.Section));

    /// <summary>Trains a day on a section.</summary>
    public double PerDay(int section) => bySection[section].Sum(visit => visit.Service.PerWeek) / 7;

    /// <summary>Their blocking times on a day, seconds.</summary>
    public double BlockingSeconds(int section)
    {
        var make = new TrainMaker(network);
        var track = railway.Sections[section];
        var block = BlockingTimes.Of(track.Block);
        return bySection[section].Sum(visit =>
        {
            var train = make.Of(visit.Service);
            var speed = RunningEstimate.SpeedOn(track, train);
            return visit.Service.PerWeek / 7 * (RunningEstimate.ThroughSeconds(track, train)
                + block.BeforeSeconds(speed, startsFromStop: false) + block.AfterSeconds(stops: false, train.Length.Metres, speed));
        });
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

    private IEnumerable<(int Section, bool IsForward)> SectionsOf(Service service)
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
}
