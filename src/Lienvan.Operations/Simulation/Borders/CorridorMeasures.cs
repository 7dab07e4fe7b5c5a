using Lienvan.Model.Borders;
using Lienvan.Model.Dataset;
using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Services;
using Lienvan.Model.Tariffs;
using Lienvan.Model.Units;
using Lienvan.Operations.Simulation.Kernel;

namespace Lienvan.Operations.Simulation.Borders;

/// <summary>
/// How a corridor does, as CAREC's Corridor Performance Measurement and Monitoring counts it: time and cost at a border crossing (trade
/// facilitation indicators 1 and 2), and the speed of trains over it without and with delay at the border (indicator 4). Times are the
/// simulated ones, of goods in boxes without quarantine; costs are the fees of the package for one consignment. Source: ADB, CAREC
/// Corridor Performance Measurement and Monitoring: annual reports, since 2009.
/// </summary>
public static class CorridorMeasures
{
    private static readonly ImmutableArray<int> Ways = [0, 1];

    private const double TeuOfConsignment = 2, TonnesOfConsignment = 24;

    /// <summary>The measures of every crossing that something passes.</summary>
    /// <param name="corridor">The package.</param>
    /// <param name="report">What was simulated on it.</param>
    public static ImmutableArray<CrossingMeasure> Of(Corridor corridor, SimulationReport report)
    {
        ArgumentNullException.ThrowIfNull(corridor);
        ArgumentNullException.ThrowIfNull(report);
        var network = report.Question.Scenario.On(corridor, report.Question.From);
        var rates = new ExchangeRates(network.Corridor.ExchangeRates);
        var rail = report.Crossings.SelectMany(crossing => Ways.Select(way => Rail(network, rates, crossing, way)));
        var road = report.Gates.SelectMany(gate => Ways.Select(way => Road(network, rates, gate, way)));
        return [.. rail.Concat(road).OfType<CrossingMeasure>()];
    }

    private static CrossingMeasure? Rail(Network network, ExchangeRates rates, RailCrossingReport report, int way)
    {
        var dwell = report.Directions[way].Consignments[(int)CargoClass.General].Dwell;
        if (network.Corridor.Crossings.FirstOrDefault(row => row.Id == report.Id) is not { } crossing || !double.IsFinite(dwell.Mean.Mean))
        {
            return null;
        }

        var speeds = network.Corridor.Services.Where(service => service is { Mode: Mode.Rail, Traffic: Traffic.Freight })
            .Select(service => SpeedOf(network, service, crossing, way, dwell.Mean.Mean)).OfType<(double Without, double With)>().ToArray();
        return new CrossingMeasure(report.Id, way == 0, Mode.Rail, Hours(dwell), Fees(network, rates, crossing, way),
            speeds.Length > 0 ? speeds.Average(speed => speed.Without) : double.NaN,
            speeds.Length > 0 ? speeds.Average(speed => speed.With) : double.NaN);
    }

    private static CrossingMeasure? Road(Network network, ExchangeRates rates, PlaceReport report, int way)
    {
        var dwell = report.Streams[way].Dwell;
        return network.Corridor.Crossings.FirstOrDefault(row => row.Id.Value == report.Id) is { } crossing
            && double.IsFinite(dwell.Mean.Mean)
            ? new CrossingMeasure(crossing.Id, way == 0, Mode.Road, Hours(dwell), Fees(network, rates, crossing, way), double.NaN,
                double.NaN)
            : null;
    }

    private static DwellReport Hours(DwellReport minutes) => new(Hours(minutes.Mean), Hours(minutes.P50), Hours(minutes.P90),
        Hours(minutes.P95));

    private static Estimate Hours(Estimate minutes) => new(minutes.Mean / 60, minutes.HalfWidth / 60);

    /// <summary>Customs of both sides and the crossing itself, for two TEU of 24 tonnes on one lorry.</summary>
    internal static double Fees(Network network, ExchangeRates rates, Crossing crossing, int way)
    {
        var (left, entered) = way == 0 ? (crossing.PlaceA, crossing.PlaceB) : (crossing.PlaceB, crossing.PlaceA);
        Charge? Customs(PlaceId side, TradeDirection direction) => network.Corridor.Formalities
            .Where(row => row.Crossing == crossing.Id && row.Country == network.GetPlace(side).Country && row.Direction == direction
                && row is { Kind: FormalityKind.Customs, Regime: ClearanceRegime.Standard, At: null }).Select(row => row.Fee)
                    .FirstOrDefault();
        Charge?[] charges = [Customs(left, TradeDirection.Export), crossing.Fee, Customs(entered, TradeDirection.Import)];
        return charges.OfType<Charge>().Sum(charge => (rates.FindUsd(charge.Amount) ?? 0) * charge.Unit switch
        {
            ChargeUnit.Teu => TeuOfConsignment,
            ChargeUnit.T => TonnesOfConsignment,
            ChargeUnit.Passenger => 0,
            _ => 1,
        });
    }

    /// <summary>
    /// Km/h from the first stop to the last by the running times of the timetable, and with the simulated time at this border in place of
    /// its stops there. Null where a stop's distance is not known, or the service does not pass this way.
    /// </summary>
    private static (double Without, double With)? SpeedOf(Network network, Service service, Crossing crossing, int way, double border)
    {
        var (near, far) = way == 0 ? (crossing.PlaceA, crossing.PlaceB) : (crossing.PlaceB, crossing.PlaceA);
        var (kilometres, running, passes) = (0.0, 0.0, false);
        for (var stop = 1; stop < service.Stops.Length; stop++)
        {
            var (from, to) = (service.Stops[stop - 1], service.Stops[stop]);
            passes |= from.Place == near && to.Place == far;
            if (LengthOf(network, crossing, from.Place, to) is not { } known)
            {
                return null;
            }

            kilometres += known.Kilometres;
            var zones = ClockOf(network, to.Place) - ClockOf(network, from.Place);
            running += to.Arrival.Minutes - from.Departure.Minutes - (service.Pattern == ServicePattern.Timetable ? zones : 0);
        }

        var run = crossing.Passage.P50Minutes;
        return passes && running > 0 && kilometres > 0 ? (kilometres / running * 60, kilometres / (running + Math.Max(0,
            border - run)) * 60) : null;
    }

    /// <summary>The way from a place to the next stop, null where it is not known.</summary>
    internal static Distance? LengthOf(Network network, Crossing crossing, PlaceId from, ServiceStop to) => to.FromPrevious
        ?? ((from == crossing.PlaceA && to.Place == crossing.PlaceB) || (from == crossing.PlaceB && to.Place == crossing.PlaceA)
            ? crossing.Length : AlongLine(network, from, to.Place));

    /// <summary>Minutes that a place's clock is ahead of universal time on the day.</summary>
    internal static double ClockOf(Network network, PlaceId place) =>
        network.GetPlace(place).Zone.GetUtcOffset(network.Day.AtStartOfDayInZone(NodaTime.DateTimeZone.Utc).ToInstant()).Seconds / 60.0;

    private static Distance? AlongLine(Network network, PlaceId from, PlaceId to)
    {
        var posts = network.Corridor.LineStations.Where(row => row.Place == from || row.Place == to).ToLookup(row => row.Line);
        var lengths = posts.Where(line => line.Select(row => row.Place).Distinct().Count() == 2)
            .Select(line => Math.Abs(line.First(row => row.Place == from).At.Metres - line.First(row =>
                row.Place == to).At.Metres)).ToArray();
        return lengths.Length > 0 ? Distance.FromMetres(lengths.Min()) : null;
    }
}

/// <summary>What CAREC measures at a crossing, one way.</summary>
/// <param name="Crossing">The crossing.</param>
/// <param name="IsAToB">Which way.</param>
/// <param name="Mode">Rail or road.</param>
/// <param name="Time">Time at the border, both sides, hours: indicator 1.</param>
/// <param name="Usd">Fees for a consignment of two TEU and 24 tonnes at the border, US dollars: indicator 2.</param>
/// <param name="SpeedWithoutDelay">Of the trains over it, km/h, running time alone; NaN for road.</param>
/// <param name="SpeedWithDelay">The same with the time at the border: indicator 4; NaN for road.</param>
public sealed record CrossingMeasure(
    CrossingId Crossing, bool IsAToB, Mode Mode, DwellReport Time, double Usd, double SpeedWithoutDelay, double SpeedWithDelay);
