using Lienvan.Model.Borders;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Services;
using Lienvan.Model.Time;
using NodaTime;

namespace Lienvan.Planner.Search;

/// <summary>
/// What the moves of a week rest on whatever the cargo: opening times, departures, roads, lengths of track, luck. Made as far as it is
/// asked for, once; for many threads at once.
/// </summary>
internal sealed class Terrain
{
    private readonly Lock gate = new();
    private readonly Dictionary<HoursId, OpenTimes> openTimes = [];
    private readonly Dictionary<ServiceId, ServiceRuns> runs = [];
    private readonly Instant origin;
    private readonly int horizonDays;
    private readonly Lazy<RoadNetwork> roads;

    public Terrain(GraphRequest request)
    {
        (Network, origin, horizonDays) = (request.Network, request.Origin, request.HorizonDays);
        Luck = new Luck(request.Seed);
        var corridor = Network.Corridor;
        CrossingIndexes = corridor.Crossings.Select((crossing, index) => (crossing.Id, index))
            .ToDictionary(pair => pair.Id, pair => pair.index);
        CrossingStatus = corridor.CrossingStatus.ToLookup(status => status.Crossing);
        InlandFormalities = corridor.Formalities
            .Where(formality => formality.At is not null && formality.Kind == FormalityKind.Customs)
            .OrderBy(formality => formality.Dwell.P50Minutes)
            .ToLookup(formality => formality.At!.Value);
        Formalities = corridor.Formalities.ToLookup(formality => formality.Crossing);
        Distances = new RailDistances(Network);
        roads = new Lazy<RoadNetwork>(() => new RoadNetwork(Network, Luck));
    }

    public Network Network { get; }

    public Luck Luck { get; }

    public IReadOnlyDictionary<CrossingId, int> CrossingIndexes { get; }

    public ILookup<CrossingId, Formality> Formalities { get; }

    public ILookup<CrossingId, CrossingStatus> CrossingStatus { get; }

    public ILookup<PlaceId, Formality> InlandFormalities { get; }

    public RailDistances Distances { get; }

    public RoadNetwork Roads => roads.Value;

    public OpenTimes Open(HoursId? hours)
    {
        var key = hours ?? default;
        lock (gate)
        {
            if (!openTimes.TryGetValue(key, out var open))
            {
                openTimes.Add(key, open = OpenTimes.From(Network.CalendarOf(hours), origin, horizonDays));
            }

            return open;
        }
    }

    public ServiceRuns RunsOf(Service service)
    {
        lock (gate)
        {
            if (!runs.TryGetValue(service.Id, out var found))
            {
                runs.Add(service.Id, found = new ServiceRuns(service, Network, origin, horizonDays, Luck));
            }

            return found;
        }
    }
}
