using Lienvan.Model.Borders;
using Lienvan.Model.Places;
using Lienvan.Model.Zones;
using Lienvan.Operations.Simulation.Borders;
using NodaTime;

namespace Lienvan.App.Study;

/// <summary>
/// What passes a crossing by the day-by-day simulation: the days of the period, at most eight weeks in its middle, twice. Services and
/// arrivals of lorries are rows of the package, so that trains and lorries are read back; loads are assumed.
/// </summary>
internal sealed class SimulationPredictor(StudyNetworks networks, int threads) : IPredictor
{
    private const int MostDays = 56, LeastDays = 7, LongestPeriod = 366, MostPieces = 12;
    private readonly Dictionary<(CrossingId, LocalDate, int), SimulationReport> reports = [];

    public string Engine => "simulation";

    public bool Covers(Observation observation) => observation is { Crossings.Length: > 0, Service: null, Goods.IsEmpty: true }
        && (observation.Quantity is "t" or "teu" || IsClearance(observation)
            || (observation.Quantity is "vehicles" or "vehicles_per_day" or "trains" or "trains_per_day"
                && DaysOf(observation) <= LongestPeriod));

    /// <summary>Whether it is the time of lorries at one gate, both sides; by rail hours over a crossing are those of a whole
    /// journey.</summary>
    private static bool IsClearance(Observation observation) =>
        observation is { Quantity: "hours", Mode: Mode.Road, Crossings.Length: 1, From: null, To: null };

    public Prediction Predict(Observation observation, CancellationToken cancellation)
    {
        if (IsClearance(observation))
        {
            return PredictClearance(observation, cancellation);
        }

        if (DaysOf(observation) > LongestPeriod)
        {
            return PredictYears(observation, cancellation);
        }

        var days = Math.Clamp(DaysOf(observation), LeastDays, MostDays);
        var first = StudyNetworks.MiddleDay(observation).PlusDays(-days / 2);
        var sum = 0.0;
        foreach (var crossing in observation.Crossings)
        {
            sum += FindPerDay(Report(crossing, first, days, cancellation), observation, crossing) ?? double.NaN;
        }

        if (double.IsNaN(sum) || cancellation.IsCancellationRequested)
        {
            return new Prediction.None("the simulation does not tell the two directions of a gate apart");
        }

        return sum == 0 ? new Prediction.None("nothing passes in the simulation")
            : new Prediction.Value(observation.Quantity is "vehicles_per_day" or "trains_per_day" ? sum : sum * DaysOf(observation),
                "days simulated in the middle of the period", IsInput: observation.Quantity is not ("t" or "teu"));
    }

    private Prediction PredictClearance(Observation observation, CancellationToken cancellation)
    {
        var id = observation.Crossings[0];
        var report = Report(id, StudyNetworks.MiddleDay(observation).PlusDays(-MostDays / 4), MostDays / 2, cancellation);
        var minutes = report.Gates.FirstOrDefault(gate => gate.Id == id.Value)?.Dwell.P50.Mean ?? double.NaN;
        return double.IsFinite(minutes) ? new Prediction.Value(minutes / 60, "median of the simulated stay on both sides")
            : new Prediction.None("nothing passes in the simulation");
    }

    /// <summary>Longer than a year: four weeks in the middle of each year of it.</summary>
    private Prediction PredictYears(Observation observation, CancellationToken cancellation)
    {
        var pieces = Math.Min(MostPieces, (DaysOf(observation) + LongestPeriod - 1) / LongestPeriod);
        var each = DaysOf(observation) / (double)pieces;
        var sum = 0.0;
        for (var piece = 0; piece < pieces; piece++)
        {
            var middle = observation.PeriodFrom.PlusDays((int)((piece + 0.5) * each));
            sum += observation.Crossings.Sum(crossing => each * (FindPerDay(Report(crossing, middle.PlusDays(-MostDays / 4), MostDays / 2,
                cancellation), observation, crossing) ?? double.NaN));
        }

        return double.IsNaN(sum) || sum == 0 || cancellation.IsCancellationRequested
            ? new Prediction.None("nothing passes in the simulation")
            : new Prediction.Value(sum, "four weeks simulated in the middle of each year of the period");
    }

    private static int DaysOf(Observation observation) => Period.DaysBetween(observation.PeriodFrom, observation.PeriodTo) + 1;

    private SimulationReport Report(CrossingId crossing, LocalDate first, int days, CancellationToken cancellation)
    {
        if (!reports.TryGetValue((crossing, first, days), out var report))
        {
            report = CorridorSimulation.Run(networks.Corridor, new SimulationQuestion
            {
                Scenario = networks.Scenario, From = first, Days = days, Replications = 2, At = [crossing.Value], FindsLimits = false,
                Threads = threads,
            }, null, cancellation);
            reports.Add((crossing, first, days), report);
        }

        return report;
    }

    private double? FindPerDay(SimulationReport report, Observation observation, CrossingId id)
    {
        if (report.Gates.FirstOrDefault(gate => gate.Id == id.Value) is { } gate)
        {
            return observation.Direction is null ? Of(gate.Throughput, observation.Quantity) : null;
        }

        if (report.Crossings.FirstOrDefault(crossing => crossing.Id == id) is not { } rail)
        {
            return 0;
        }

        var b = networks.Corridor.Crossings.First(row => row.Id == rail.Id).PlaceB;
        var isToVietNam = networks.Corridor.Places.First(place => place.Id == b).Country.Value == "VN";
        var towardsB = isToVietNam ? TradeDirection.Import : TradeDirection.Export;
        return rail.Directions.Index()
            .Where(way => observation.Direction is null || (observation.Direction == towardsB) == (way.Index == 0))
            .Sum(way => Of(way.Item.Throughput, observation.Quantity));
    }

    private static double Of(ThroughputReport throughput, string quantity) => quantity switch
    {
        "t" => throughput.Tonnes.Mean,
        "teu" => throughput.Teu.Mean,
        "vehicles" or "vehicles_per_day" => throughput.Vehicles.Mean,
        _ => throughput.Trains.Mean,
    };
}
