using Lienvan.Operations.Simulation.Borders.Plans;

namespace Lienvan.Operations.Simulation.Borders.Days;

/// <summary>What is added up about a rail crossing: trains, and consignments from the first station to leaving the second.</summary>
internal sealed class CrossingTally
{
    public static readonly int Classes = Enum.GetValues<CargoClass>().Length;

    public double[] FreightTrains { get; } = new double[2];

    public double[] PassengerTrains { get; } = new double[2];

    public double[] Teu { get; } = new double[2];

    public double[] Tonnes { get; } = new double[2];

    public double PathWait { get; private set; }

    /// <summary>From papers done on the near side to leaving it: a track, the brake test and a path; by direction.</summary>
    public DwellHistogram[] Passage { get; } = [new(), new()];

    /// <summary>Dwell on both sides together, [direction, class].</summary>
    public DwellHistogram[,] Consignments { get; } = Fresh();

    public void CountTrain(int direction, TrainRun train, double waited, bool counts)
    {
        if (!counts)
        {
            return;
        }

        PathWait += waited;
        if (train.Plan.IsPassenger)
        {
            PassengerTrains[direction]++;
            return;
        }

        FreightTrains[direction]++;
        Teu[direction] += train.Teu;
        Tonnes[direction] += train.Tonnes;
    }

    public void AddConsignments(int direction, TrainRun train, double minutes, SimulationAssumptions assumed)
    {
        var boxes = Math.Ceiling(train.Boxes / (double)assumed.BoxesPerConsignment);
        Consignments[direction, (int)(train.NeedsQuarantine ? CargoClass.Quarantine : CargoClass.General)].Add(minutes, boxes);
        Consignments[direction, (int)CargoClass.Loose].Add(minutes, train.LooseWagons);
    }

    /// <summary>One that was opened stays longer than its train by what it waited for the next.</summary>
    public void AddOpened(int direction, TrainRun train, double minutes) =>
        Consignments[direction, (int)(train.NeedsQuarantine ? CargoClass.Quarantine : CargoClass.General)].Add(minutes);

    private static DwellHistogram[,] Fresh()
    {
        var tallies = new DwellHistogram[2, Classes];
        for (var direction = 0; direction < 2; direction++)
        {
            for (var each = 0; each < Classes; each++)
            {
                tallies[direction, each] = new DwellHistogram();
            }
        }

        return tallies;
    }
}
