using Lienvan.Model.Borders;
using Lienvan.Model.Dataset;
using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Services;
using Lienvan.Model.Tariffs;

namespace Lienvan.Operations.Simulation.Borders;

/// <summary>
/// Trips of freight trains over each rail crossing, for the time/cost–distance chart of UNESCAP and CAREC: running times of the timetable,
/// and the simulated time at the border in place of the stops there. Source: ADB, CAREC Corridor Performance Measurement and Monitoring.
/// </summary>
public static class CorridorTrips
{
    /// <summary>One trip for each crossing and way: of the trains whose distances are all known those that run most often.</summary>
    /// <param name="corridor">The package.</param>
    /// <param name="report">What was simulated on it.</param>
    public static ImmutableArray<SimulatedTrip> Of(Corridor corridor, SimulationReport report)
    {
        ArgumentNullException.ThrowIfNull(corridor);
        ArgumentNullException.ThrowIfNull(report);
        var network = report.Question.Scenario.On(corridor, report.Question.From);
        var rates = new ExchangeRates(network.Corridor.ExchangeRates);
        var trips = ImmutableArray.CreateBuilder<SimulatedTrip>();
        foreach (var found in report.Crossings)
        {
            for (var way = 0; way < 2; way++)
            {
                var dwell = found.Directions[way].Consignments[(int)CargoClass.General].Dwell;
                if (network.Corridor.Crossings.FirstOrDefault(row => row.Id == found.Id) is { } crossing
                    && double.IsFinite(dwell.Mean.Mean) && Longest(network, crossing, way) is { } points)
                {
                    var run = crossing.Passage.P50Minutes;
                    trips.Add(new SimulatedTrip(found.Id, way == 0, points, Math.Max(0, dwell.P50.Mean - run) / 60,
                        Math.Max(0, dwell.P90.Mean - run) / 60, CorridorMeasures.Fees(network, rates, crossing, way)));
                }
            }
        }

        return trips.ToImmutable();
    }

    private static ImmutableArray<TripPoint>? Longest(Network network, Crossing crossing, int way) => network.Corridor.Services
        .Where(service => service is { Mode: Mode.Rail, Traffic: Traffic.Freight, Stops.Length: > 2 })
        .OrderByDescending(service => service.PerWeek).ThenBy(service => service.Id.Value, StringComparer.Ordinal)
        .Select(service => PointsOf(network, service, crossing, way)).FirstOrDefault(points => points is not null);

    /// <summary>Null where a distance is not known, or the service does not pass this way.</summary>
    private static ImmutableArray<TripPoint>? PointsOf(Network network, Service service, Crossing crossing, int way)
    {
        var (near, far) = way == 0 ? (crossing.PlaceA, crossing.PlaceB) : (crossing.PlaceB, crossing.PlaceA);
        var (kilometres, minutes, passes) = (0.0, 0.0, false);
        var points = ImmutableArray.CreateBuilder<TripPoint>();
        points.Add(Point(network, service.Stops[0].Place, 0, 0, isBorder: service.Stops[0].Place == near));
        for (var stop = 1; stop < service.Stops.Length; stop++)
        {
            var (from, to) = (service.Stops[stop - 1], service.Stops[stop]);
            passes |= from.Place == near && to.Place == far;
            if (CorridorMeasures.LengthOf(network, crossing, from.Place, to) is not { } length)
            {
                return null;
            }

            var zones = CorridorMeasures.ClockOf(network, to.Place) - CorridorMeasures.ClockOf(network, from.Place);
            kilometres += length.Kilometres;
            minutes += to.Arrival.Minutes - from.Departure.Minutes - (service.Pattern == ServicePattern.Timetable ? zones : 0);
            points.Add(Point(network, to.Place, kilometres, minutes / 60, isBorder: to.Place == near));
        }

        return passes && points[^1].RunHours > 0 ? points.ToImmutable() : null;
    }

    private static TripPoint Point(Network network, PlaceId place, double kilometres, double hours, bool isBorder) =>
        new(place, network.GetPlace(place).Name, kilometres, hours, isBorder);
}

/// <summary>A train's trip over a rail crossing.</summary>
/// <param name="Crossing">The crossing.</param>
/// <param name="IsAToB">Which way.</param>
/// <param name="Points">Its stops in order; one of them is the border.</param>
/// <param name="BorderHoursP50">Median time at the border, both sides, the run over it not counted, hours.</param>
/// <param name="BorderHoursP90">What nine in ten do not exceed.</param>
/// <param name="BorderUsd">Fees at the border for a consignment of two TEU and 24 tonnes, US dollars.</param>
public sealed record SimulatedTrip(
    CrossingId Crossing, bool IsAToB, ImmutableArray<TripPoint> Points, double BorderHoursP50, double BorderHoursP90, double BorderUsd);

/// <summary>A stop of a trip.</summary>
/// <param name="Place">Where.</param>
/// <param name="Name">Its names.</param>
/// <param name="Kilometres">From the first stop.</param>
/// <param name="RunHours">Running time from the first stop, waiting left out, hours.</param>
/// <param name="IsBorder">Whether the time at the border is spent before it is left.</param>
public sealed record TripPoint(PlaceId Place, LocalName Name, double Kilometres, double RunHours, bool IsBorder);
