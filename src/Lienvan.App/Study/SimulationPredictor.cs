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
    private const int MostDays = 56, LeastDays = 7, LongestPeriod = 366;
    private readonly Dictionary<(CrossingId, LocalDate, int), SimulationReport> reports = [];

    public string Engine => "simulation";

    public bool Covers(Observation observation) => observation is { Crossing: not null, Service: null, Goods.IsEmpty: true }
        && observation.Quantity is "t" or "teu" or "vehicles" or "vehicles_per_day" or "trains" or "trains_per_day"
        && DaysOf(observation) <= LongestPeriod;

    public Prediction Predict(Observation observation, CancellationToken cancellation)
    {
        var days = Math.Clamp(DaysOf(observation), LeastDays, MostDays);
        var first = StudyNetworks.MiddleDay(observation).PlusDays(-days / 2);
        var report = Report(observation.Crossing!.Value, first, days, cancellation);
        if (FindPerDay(report, observation) is not { } perDay)
        {
            return new Prediction.None("the simulation does not tell the two directions of a gate apart");
        }

        return perDay == 0 ? new Prediction.None("nothing passes in the simulation")
            : new Prediction.Value(observation.Quantity is "vehicles_per_day" or "trains_per_day" ? perDay : perDay * DaysOf(observation),
                "days simulated in the middle of the period", IsInput: observation.Quantity is not ("t" or "teu"));
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

    private double? FindPerDay(SimulationReport report, Observation observation)
    {
        if (report.Gates.FirstOrDefault(gate => gate.Id == observation.Crossing!.Value.Value) is { } gate)
        {
            return observation.Direction is null ? Of(gate.Throughput, observation.Quantity) : null;
        }

        if (report.Crossings.FirstOrDefault(crossing => crossing.Id == observation.Crossing) is not { } rail)
        {
            return 0;
        }

        var b = networks.Corridor.Crossings.First(row => row.Id == rail.Id).PlaceB;
        var isToVietNam = networks.Corridor.Places.First(place => place.Id == b).Country.Value == "VN";
        var towardsB = isToVietNam ? TradeDirection.Import : TradeDirection.Export;
        return rail.Directions.Index().Where(way => observation.Direction is null || (observation.Direction == towardsB) == (way.Index == 0))
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
