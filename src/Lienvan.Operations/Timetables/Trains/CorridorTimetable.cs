using Lienvan.Model.Dataset;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Services;
using Lienvan.Model.Units;
using Lienvan.Operations.Timetables.Tracks;
using NodaTime;

namespace Lienvan.Operations.Timetables.Trains;

/// <summary>
/// Reads the services of a network as the runs of some days: by calendar, each time by the clock of its own place. Services by frequency
/// have no times; they are found apart.
/// </summary>
public static class CorridorTimetable
{
    /// <summary>
    /// How far a time that was assumed may be from the real one. The package's makers shared running times out between the published ends
    /// of
    /// a run; meets make real trains earlier or later by a section or two.
    /// </summary>
    public static readonly Duration SlackOfAssumed = Duration.FromMinutes(15);

    /// <summary>All rail services that leave their first stop from <paramref name="first"/> to <paramref name="last"/>.</summary>
    /// <param name="network">Gives the services, the places and the clocks.</param>
    /// <param name="first">First day of departure, by the clock of the first stop.</param>
    /// <param name="last">Last day of departure, itself included.</param>
    public static Timetable Read(Network network, LocalDate first, LocalDate last)
    {
        ArgumentNullException.ThrowIfNull(network);
        var make = new TrainMaker(network);
        var trains = new List<TimetabledTrain>();
        var services = network.Corridor.Services.Where(service => service.Mode == Mode.Rail).ToArray();
        foreach (var service in services.Where(service => service.Pattern == ServicePattern.Timetable))
        {
            for (var day = first; day <= last; day = day.PlusDays(1))
            {
                if (service.Days.Contains(day.DayOfWeek))
                {
                    trains.Add(make.Of(service, day));
                }
            }
        }

        return Timetable.Of(trains);
    }

    /// <summary>The services that run over a line at no published time, in the order of their keys.</summary>
    public static ImmutableArray<UntimedService> FindUntimed(Network network, Railway railway, LineTrack line)
    {
        ArgumentNullException.ThrowIfNull(network);
        var untimed = new UntimedTrains(network, railway, line);
        return
        [
            .. network.Corridor.Services
                .Where(service => service.Mode == Mode.Rail && service.Pattern == ServicePattern.Frequency && untimed.Uses(service))
                .OrderBy(service => service.Id.Value, StringComparer.Ordinal)
                .Select(service => new UntimedService(service.Id.Value, service.PerWeek)),
        ];
    }
}

/// <summary>Makes trains of services and compositions.</summary>
internal sealed class TrainMaker(Network network)
{
    private readonly Dictionary<string, Composition> compositions =
        network.Corridor.Compositions.DistinctBy(row => row.Id).ToDictionary(row => row.Id, StringComparer.Ordinal);

    private readonly Dictionary<string, Vehicle> vehicles =
        network.Corridor.Vehicles.DistinctBy(row => row.Id).ToDictionary(row => row.Id, StringComparer.Ordinal);

    /// <summary>The run of a timetabled service that leaves its first stop on that day.</summary>
    public TimetabledTrain Of(Service service, LocalDate day) => Of(service) with
    {
        StartsOn = day,
        Calls = [.. service.Stops.Select((stop, index) => Call(service, stop, index, day))],
    };

    /// <summary>The train of a service, without any day or call.</summary>
    public TimetabledTrain Of(Service service)
    {
        var composition = compositions.GetValueOrDefault(service.Composition);
        return new TimetabledTrain
        {
            Id = service.Id.Value,
            Number = service.Number,
            Traffic = service.Traffic,
            Gauge = service.Gauge,
            Length = composition is null ? default : LengthOf(composition),
            SpeedMax = composition is null ? null : SpeedOf(composition),
            TrailingMass = composition is null ? null : MassOf(composition),
            StartsOn = default,
            Calls = [],
            IsAssumed = service.Provenance.IsAssumed,
        };
    }

    /// <summary>Length over couplers of the whole train.</summary>
    public Distance LengthOf(Composition row) =>
        ((Find(row.Locomotive)?.Length ?? default) * row.Locomotives) + ((Find(row.Wagon)?.Length ?? default) * row.Wagons);

    /// <summary>Mass behind the locomotives, the load included.</summary>
    public Mass MassOf(Composition row) => ((Find(row.Wagon)?.Mass ?? default) * row.Wagons) + row.Load;

    /// <summary>The highest speed of the whole: that of its slowest vehicle, or what the row says.</summary>
    public Speed? SpeedOf(Composition row)
    {
        Speed?[] speeds = [row.SpeedMax, Find(row.Locomotive)?.SpeedMax, Find(row.Wagon)?.SpeedMax];
        return row.SpeedMax ?? speeds.Min();
    }

    private TrainCall Call(Service service, ServiceStop stop, int index, LocalDate day)
    {
        var arrival = index == 0 ? stop.Departure : stop.Arrival;
        var departure = index == service.Stops.Length - 1 ? stop.Arrival : stop.Departure;
        return new TrainCall(stop.Place, At(stop, day, arrival.Minutes), At(stop, day, departure.Minutes))
        {
            Slack = stop.Provenance.IsAssumed ? CorridorTimetable.SlackOfAssumed : Duration.Zero,
        };
    }

    private Instant At(ServiceStop stop, LocalDate day, int minutes) =>
        network.GetPlace(stop.Place).Zone.AtLeniently(day.AtMidnight().PlusMinutes(minutes)).ToInstant();

    private Vehicle? Find(string id) => vehicles.GetValueOrDefault(id);
}
