using Lienvan.Model.Borders;
using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Services;
using NodaTime;

namespace Lienvan.Operations.Simulation.Borders.Plans;

/// <summary>Trains as the simulation sees them: which border stations they visit when, what they carry, when they leave.</summary>
internal sealed class ServiceCompiler(Epochs epochs, Calendars calendars, Dictionary<PlaceId, int> stations, double end)
{
    /// <summary>An empty container wagon, tonnes: of 1435 mm and wider, and of narrower gauge. Source: vehicles of the package;
    /// assumed.</summary>
    private const double WideWagonTonnes = 22, NarrowWagonTonnes = 14;

    /// <summary>Numbers of days are counted from here, so that a day's luck does not depend on where a study begins.</summary>
    private static readonly LocalDate DayOne = new(2000, 1, 3);

    public required ImmutableArray<RailCrossingPlan> Crossings { private get; init; }

    public required Func<LineId, int> LineIndex { private get; init; }

    public IEnumerable<ServicePlan> Compile() => Enumerable.Range(0, epochs.Count).SelectMany(epoch =>
        epochs.Networks[epoch].Corridor.Services.Where(service => service.Mode == Mode.Rail && service.Stops.Length > 1)
            .Select(service => Compile(service, epoch)));

    private ServicePlan Compile(Service service, int epoch)
    {
        var to = epoch + 1 < epochs.Count ? epochs.StartOf(epoch + 1) : end;
        var from = epochs.StartOf(epoch);
        var visits = Visits(service, epoch);
        var (teu, tonnes) = Carries(service, visits, epoch);
        return new ServicePlan
        {
            Service = service,
            Gauge = service.Gauge.Millimetres,
            IsPassenger = service.Traffic == Traffic.Passenger,
            Visits = visits,
            Departures = service.Pattern == ServicePattern.Timetable ? [.. Departures(service, from, to)] : [],
            Interval = service.PerWeek > 0 ? 10080 / service.PerWeek : double.PositiveInfinity,
            From = epoch == 0 ? from - Math.Ceiling(visits.Select(visit => visit.ArrivalOffset).DefaultIfEmpty(0).Max() / 1440) * 1440
                : from,
            To = to,
            Teu = teu,
            Tonnes = tonnes,
            Load = LoadOf(visits, epoch),
            Wagons = service.Wagons ?? (int)Math.Ceiling(teu / 2),
            Lines = LinesOf(service, epoch),
        };
    }

    private IEnumerable<(double Time, long Number)> Departures(Service service, double from, double to)
    {
        var zone = epochs.Networks[0].GetPlace(service.Stops[0].Place).Zone;
        var early = from <= 0 ? 14 : 0; // trains that are on their way when the first day begins
        for (var number = (int)(from / 1440) - early; number * 1440.0 < to; number++)
        {
            var day = epochs.FirstDay.PlusDays(number);
            if (service.Days.Contains(day.DayOfWeek))
            {
                yield return (calendars.At(zone, day) + service.Stops[0].Departure.Minutes, Period.DaysBetween(DayOne, day));
            }
        }
    }

    private ImmutableArray<VisitPlan> Visits(Service service, int epoch)
    {
        var visits = ImmutableArray.CreateBuilder<VisitPlan>();
        for (var stop = 0; stop < service.Stops.Length; stop++)
        {
            if (!stations.TryGetValue(service.Stops[stop].Place, out var station))
            {
                continue;
            }

            var (before, directionBefore) = stop > 0 ? CrossingBetween(service.Stops[stop - 1].Place, service.Stops[stop].Place) : (-1, 0);
            var (after, directionAfter) = stop + 1 < service.Stops.Length
                ? CrossingBetween(service.Stops[stop].Place, service.Stops[stop + 1].Place) : (-1, 0);
            visits.Add(new VisitPlan
            {
                Station = station,
                Role = stop == 0 ? VisitRole.Starts : stop == service.Stops.Length - 1 ? VisitRole.Ends : VisitRole.Through,
                ArrivalOffset = Offset(service, stop, service.Stops[stop].Arrival.Minutes, epoch),
                DepartureOffset = Offset(service, stop, service.Stops[stop].Departure.Minutes, epoch),
                CrossingBefore = before,
                DirectionBefore = directionBefore,
                CrossingAfter = after,
                DirectionAfter = directionAfter,
            });
        }

        return visits.ToImmutable();
    }

    /// <summary>Minutes after the first departure. By timetable each stop counts from its own midnight, in its own zone.</summary>
    private double Offset(Service service, int stop, int minutes, int epoch)
    {
        if (service.Pattern != ServicePattern.Timetable)
        {
            return minutes;
        }

        var day = epochs.Days[epoch];
        var network = epochs.Networks[epoch];
        var first = calendars.At(network.GetPlace(service.Stops[0].Place).Zone, day) + service.Stops[0].Departure.Minutes;
        return calendars.At(network.GetPlace(service.Stops[stop].Place).Zone, day) + minutes - first;
    }

    private (int Crossing, int Direction) CrossingBetween(PlaceId from, PlaceId to)
    {
        for (var index = 0; index < Crossings.Length; index++)
        {
            var crossing = Crossings[index].Crossing;
            if (crossing.PlaceA == from && crossing.PlaceB == to)
            {
                return (index, 0);
            }

            if (crossing.PlaceA == to && crossing.PlaceB == from)
            {
                return (index, 1);
            }
        }

        return (-1, 0);
    }

    /// <summary>What the train takes, so that it is not heavier than a crossing on its way allows.</summary>
    private (double Teu, double Tonnes) Carries(Service service, ImmutableArray<VisitPlan> visits, int epoch)
    {
        var teu = service.Capacity?.Count ?? 0.0;
        var tonnes = service.CapacityMass?.Tonnes ?? (teu * TonnesPerTeu);
        var wagons = service.Wagons ?? Math.Ceiling(teu / 2);
        var tare = wagons * (service.Gauge.Millimetres >= 1300 ? WideWagonTonnes : NarrowWagonTonnes);
        foreach (var visit in visits.Where(visit => visit.CrossingAfter >= 0))
        {
            var id = Crossings[visit.CrossingAfter].Crossing.Id;
            if (epochs.Networks[epoch].Corridor.Crossings.FirstOrDefault(row => row.Id == id)?.TrainMass is { } limit)
            {
                tonnes = Math.Min(tonnes, Math.Max(0, limit.Tonnes - tare));
            }
        }

        return (Math.Min(teu, tonnes / TonnesPerTeu), tonnes);
    }

    /// <summary>The least of the loads of the crossings on its way, those of the package; null where none is known.</summary>
    private double? LoadOf(ImmutableArray<VisitPlan> visits, int epoch) => visits.Where(visit => visit.CrossingAfter >= 0)
        .Select(visit => epochs.Networks[epoch].Corridor.Crossings.FirstOrDefault(row =>
            row.Id == Crossings[visit.CrossingAfter].Crossing.Id)?.Load).Min();

    /// <summary>A TEU of general goods with its box of 2.2 t.</summary>
    internal const double TonnesPerTeu = 14.2;

    private ImmutableArray<int> LinesOf(Service service, int epoch)
    {
        var corridor = epochs.Networks[epoch].Corridor;
        var byLine = lineStops ??= corridor.LineStations.GroupBy(row => row.Line)
            .ToDictionary(group => group.Key, group => group.Select(row => row.Place).ToHashSet());
        return
        [
            .. byLine.Where(line => service.Stops.Zip(service.Stops.Skip(1))
                .Any(pair => line.Value.Contains(pair.First.Place) && line.Value.Contains(pair.Second.Place)))
                .Select(line => LineIndex(line.Key)).Order(),
        ];
    }

    private Dictionary<LineId, HashSet<PlaceId>>? lineStops;
}
