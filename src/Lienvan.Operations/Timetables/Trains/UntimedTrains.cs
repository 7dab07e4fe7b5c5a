using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Services;
using Lienvan.Operations.Timetables.Tracks;

namespace Lienvan.Operations.Timetables.Trains;

/// <summary>Services that run so many times a week at no published time, laid on the sections of a line.</summary>
internal sealed class UntimedTrains
{
    private readonly Network network;
    private readonly Railway railway;
    private readonly HashSet<int> sections;
    private readonly ServiceWays ways;
    private readonly ILookup<int, (Service Service, bool IsForward)> bySection;

    public UntimedTrains(Network network, Railway railway, LineTrack line)
    {
        (this.network, this.railway, ways) = (network, railway, new ServiceWays(railway));
        sections = [.. line.Sections.Where(section => section >= 0)];
        bySection = network.Corridor.Services
            .Where(service => service.Mode == Mode.Rail && service.Pattern == ServicePattern.Frequency)
            .SelectMany(service => ways.SectionsOf(service).Where(visit => sections.Contains(visit.Section))
                .Select(visit => (visit.Section, Visit: (service, visit.IsForward))))
            .ToLookup(pair => pair.Section, pair => pair.Visit);
    }

    /// <summary>Whether a service runs over a section of the line.</summary>
    public bool Uses(Service service) => ways.SectionsOf(service).Any(visit => sections.Contains(visit.Section));

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
}
