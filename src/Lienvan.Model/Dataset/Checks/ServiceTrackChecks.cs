using System.Globalization;
using Lienvan.Model.Borders;
using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Services;
using Lienvan.Model.Units;

namespace Lienvan.Model.Dataset.Checks;

/// <summary>Whether trains can run where their services say: gauge, borders, speed, and the limits of track and crossings.</summary>
internal static class ServiceTrackChecks
{
    /// <summary>A timetable may be this much faster than the sum of sections at their highest speed: km are rounded.</summary>
    private const double SpeedTolerance = 1.05;

    public static void Run(CheckedCorridor subject)
    {
        var trains = new Trains(subject.Corridor);
        trains.Check(subject);
        var services = subject.Corridor.Services.Where(service =>
            service.Mode == Mode.Rail && service.Gauge != default && service.Stops.Length > 1).ToArray();
        if (services.Length == 0)
        {
            return;
        }

        var graph = new TrackGraph(subject.Corridor.Sections);
        var stops = StopRows.Of(subject.Raw);
        var crossings = subject.Corridor.Crossings.Where(crossing => crossing.Mode == Mode.Rail)
            .ToLookup(crossing => Pair(crossing.PlaceA, crossing.PlaceB));
        foreach (var service in services)
        {
            var limits = new LimitFindings(subject, service, trains.Find(service));
            for (var index = 1; index < service.Stops.Length; index++)
            {
                var leg = new Leg(service, service.Stops[index - 1], service.Stops[index], stops[service][index]);
                if (subject.CountryOf(leg.From.Place) == subject.CountryOf(leg.To.Place))
                {
                    CheckTrack(subject, leg, graph, limits);
                }
                else
                {
                    CheckBorder(subject, leg, crossings[Pair(leg.From.Place, leg.To.Place)], limits);
                }
            }
        }
    }

    private static void CheckTrack(CheckedCorridor subject, Leg leg, TrackGraph graph, LimitFindings limits)
    {
        if (leg.From.Place == leg.To.Place)
        {
            return;
        }

        var (service, from, to) = (leg.Service, leg.From.Place, leg.To.Place);
        if (!graph.AreJoined(service.Gauge, from, to))
        {
            subject.Report(CorridorFindings.NoTrackOfGauge, leg.Row,
                $"'{service.Id}' runs on {service.Gauge} and no track of that gauge joins '{from}' and '{to}'",
                "correct its gauge or stops, or add the missing sections");
            return;
        }

        if (graph.FindFastest(service, from, to) is not { } way)
        {
            if (!graph.IsExhausted)
            {
                subject.Report(CorridorFindings.NoTrackOfGauge, leg.Row,
                    $"'{service.Id}' runs on {service.Gauge} and on its days, and with its project, no open track of that gauge joins " +
                        $"'{from}' and '{to}'",
                    "correct the days or project of the service or of the sections between");
            }

            return;
        }

        CheckSpeed(subject, leg, way.Hours);
        limits.Check(way.Sections);
    }

    private static void CheckSpeed(CheckedCorridor subject, Leg leg, double leastHours)
    {
        var hours = ServiceClock.MinutesBetween(subject, leg.Service, leg.From, leg.To) / 60;
        if (hours > 0 && hours * SpeedTolerance < leastHours - (1 / 60.0))
        {
            subject.Report(CorridorFindings.TooFastForLine, leg.Row,
                string.Create(CultureInfo.InvariantCulture,
                    $"'{leg.Service.Id}' takes {hours * 60:0} min from '{leg.From.Place}' to '{leg.To.Place}', and at the highest speed " +
                        $"of every section it is {leastHours * 60:0} min"),
                "correct the times, or the speeds of the sections");
        }
    }

    private static void CheckBorder(CheckedCorridor subject, Leg leg, IEnumerable<Crossing> crossings, LimitFindings limits)
    {
        var usable = crossings.Where(crossing => crossing.Gauges.Contains(leg.Service.Gauge) &&
            crossing.Validity.Overlaps(leg.Service.Validity)).ToArray();
        if (usable.Length == 0)
        {
            subject.Report(CorridorFindings.NoCrossingBetweenStops, leg.Row,
                $"'{leg.Service.Id}' goes from '{leg.From.Place}' to '{leg.To.Place}' and no crossing of {leg.Service.Gauge} joins them",
                "stop or pass at both places of a crossing, or add the crossing");
        }
        else
        {
            limits.Check(usable);
        }
    }

    private static (PlaceId, PlaceId) Pair(PlaceId a, PlaceId b) => string.CompareOrdinal(a.Value, b.Value) < 0 ? (a, b) : (b, a);

    /// <summary>One stop of a service and the one before, with the row of the later.</summary>
    private readonly record struct Leg(Service Service, ServiceStop From, ServiceStop To, Raw.RawRow Row);
}
