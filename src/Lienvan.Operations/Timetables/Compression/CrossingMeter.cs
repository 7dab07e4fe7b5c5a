using Lienvan.Model.Borders;
using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Services;
using Lienvan.Model.Units;
using Lienvan.Operations.Timetables.Tracks;
using NodaTime;

namespace Lienvan.Operations.Timetables.Compression;

/// <summary>
/// What a rail crossing takes on each gauge: by the track across, by the tracks of its two stations and how long trains stand there, by
/// what
/// the terminals lift between gauges, and by what the package declares.
/// </summary>
internal sealed class CrossingMeter(Network network, Railway railway)
{
    /// <summary>Minutes that a train stands in a border station where no service of the package tells; assumed.</summary>
    private const double UsualStay = 180;

    /// <summary>Of the tracks of a station so many stay free for trains that run through and for engines; assumed.</summary>
    private const int TracksKeptFree = 2;

    /// <summary>From this share of trains that end at the border on, handling there limits the crossing; assumed.</summary>
    private const double ShareThatCounts = 1.0 / 3;

    public required double MaintenanceMinutes { get; init; }

    /// <summary>The crossings at stations of a line.</summary>
    public IEnumerable<CrossingCapacity> Of(LineTrack line)
    {
        var places = line.Points.Select(point => railway.Stations[point.Station].Place).ToHashSet();
        foreach (var crossing in network.Corridor.Crossings.Where(row => row.Mode == Mode.Rail))
        {
            if (places.Contains(crossing.PlaceA) || places.Contains(crossing.PlaceB))
            {
                foreach (var gauge in crossing.Gauges)
                {
                    yield return Of(crossing, gauge);
                }
            }
        }
    }

    private CrossingCapacity Of(Crossing crossing, Gauge gauge)
    {
        var services = ServicesOver(crossing, gauge);
        var (teu, tonnes, boxes) = LoadOf(services, gauge);
        var limits = new Dictionary<CrossingLimit, double> { [CrossingLimit.Line] = ByLine(crossing) };
        limits[CrossingLimit.StationTracks] = Math.Min(
            ByTracks(crossing.PlaceA, services), ByTracks(crossing.PlaceB, services));
        if (crossing.VehiclesPerDay is { } declared)
        {
            limits[CrossingLimit.Declared] = declared;
        }

        if (ByHandling(crossing, gauge, boxes) is { } handled)
        {
            limits[CrossingLimit.Handling] = handled;
        }

        var handledToo = ShareEndingNear(crossing, services) >= ShareThatCounts;
        return new CrossingCapacity
        {
            Crossing = crossing.Id,
            Gauge = gauge,
            TrainsByLimit = limits.ToImmutableDictionary(),
            LimitedBy = limits.Where(limit => limit.Key != CrossingLimit.Handling || handledToo).MinBy(limit => limit.Value).Key,
            TeuPerTrain = teu,
            TonnesPerTrain = tonnes,
        };
    }

    private double ByLine(Crossing crossing)
    {
        var minutes = Math.Max(1, crossing.Passage.P50Minutes);
        var block = BlockingTimes.StationToStation;
        return 2 * CapacityFormulas.AlternatingPairs(
            Math.Max(MaintenanceMinutes, ClosedMinutes(crossing)), minutes, minutes,
                (block.RouteSettingSeconds + block.ReleaseSeconds) / 60);
    }

    private double ClosedMinutes(Crossing crossing)
    {
        var start = network.GetPlace(crossing.PlaceA).Zone.AtStartOfDay(network.Day).ToInstant();
        var end = start + Duration.FromDays(1);
        double Open(Model.Time.HoursId? hours) => network.CalendarOf(hours).Between(start, end)
            .Sum(open => (Instant.Min(open.End, end) - Instant.Max(open.Start, start)).TotalMinutes);
        return 1440 - Math.Min(Open(crossing.HoursA), Open(crossing.HoursB));
    }

    private double ByTracks(PlaceId place, Service[] services)
    {
        var stays = services.SelectMany(service => service.Stops.Skip(1).SkipLast(1).Where(stop => stop.Place == place)
            .Select(stop => (double)(stop.Departure.Minutes - stop.Arrival.Minutes))).Where(minutes => minutes > 0).Order().ToArray();
        var stay = stays.Length > 0 ? stays[stays.Length / 2] : UsualStay;
        var tracks = railway.FindStation(place) is { } station ? railway.Stations[station].Tracks : 2;
        return Math.Max(1, tracks - TracksKeptFree) * 1440 / stay;
    }

    /// <summary>Trains whose boxes the terminals at the crossing, or next to it, lift between this gauge and another in a day.</summary>
    private double? ByHandling(Crossing crossing, Gauge gauge, double boxes)
    {
        var near = Near(crossing).ToHashSet();
        var terminals = network.Corridor.Terminals.Where(row => near.Contains(row.Place)).Select(row => row.Id).ToHashSet();
        var lifted = network.Corridor.Handling
            .Where(row => row.Operation == Operation.LiftContainer && terminals.Contains(row.Terminal) && row.UnitsPerHour is not null)
            .Where(row => row.From.Mode == Mode.Rail && row.To.Mode == Mode.Rail && row.From.Gauge != row.To.Gauge &&
                (row.From.Gauge == gauge || row.To.Gauge == gauge))
            .Select(row => row.Servers * row.UnitsPerHour!.Value * 24).ToArray();
        return lifted.Length == 0 || boxes <= 0 ? null : lifted.Max() / boxes;
    }

    /// <summary>The two stations of a crossing and those a short ride from them.</summary>
    private IEnumerable<PlaceId> Near(Crossing crossing)
    {
        foreach (var place in new[] { crossing.PlaceA, crossing.PlaceB })
        {
            yield return place;
            if (railway.FindStation(place) is { } station)
            {
                foreach (var section in railway.SectionsAt(station).ToArray()
                    .Where(section => railway.Sections[section].Length.Kilometres < 15))
                {
                    yield return railway.Stations[railway.OtherEnd(section, station)].Place;
                }
            }
        }
    }

    /// <summary>Of the freight trains across, the share that begins or ends at the border or next to it: their cargo is handled
    /// there.</summary>
    private double ShareEndingNear(Crossing crossing, Service[] services)
    {
        var near = Near(crossing).ToHashSet();
        var all = services.Sum(service => service.PerWeek);
        var ending = services.Where(service => near.Contains(service.Stops[0].Place) || near.Contains(service.Stops[^1].Place))
            .Sum(service => service.PerWeek);
        return all > 0 ? ending / all : 0;
    }

    private Service[] ServicesOver(Crossing crossing, Gauge gauge) =>
    [
        .. network.Corridor.Services.Where(service => service.Mode == Mode.Rail && service.Gauge == gauge
            && service.Traffic == Traffic.Freight)
            .Where(service => service.Stops.Zip(service.Stops.Skip(1)).Any(pair =>
                (pair.First.Place == crossing.PlaceA && pair.Second.Place == crossing.PlaceB) ||
                (pair.First.Place == crossing.PlaceB && pair.Second.Place == crossing.PlaceA))),
    ];

    /// <summary>TEU, tonnes of cargo and boxes of the train that crosses most often.</summary>
    private (double Teu, double Tonnes, double Boxes) LoadOf(Service[] services, Gauge gauge)
    {
        var usual = services.OrderByDescending(service => service.PerWeek).ThenBy(service => service.Id.Value, StringComparer.Ordinal)
            .FirstOrDefault();
        var row = network.Corridor.Compositions.FirstOrDefault(row => row.Id == usual?.Composition);
        var teu = usual?.Capacity is { Count: > 0 } stated ? stated.Count
            : (usual?.Wagons ?? row?.Wagons ?? 20) * (gauge == Gauge.Metre ? 1 : 2);
        var tonnes = usual?.CapacityMass is { } mass ? mass.Tonnes : row?.Load.Tonnes ?? 0;
        return (teu, tonnes, usual?.Wagons ?? row?.Wagons ?? 20);
    }
}
