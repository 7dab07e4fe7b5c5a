using Lienvan.Model.Places;
using Lienvan.Model.Units;

namespace Lienvan.Operations.Simulation.Borders.Days;

/// <summary>
/// How cargo goes on in a terminal, gauge by gauge: found once while the same rows hold, since every train asks. Gauges that have pads are
/// numbered in the order of the plan.
/// </summary>
internal sealed class TerminalWays(Replication run, Yard yard)
{
    private readonly int[] gauges = [.. yard.Plan.PadDesk.Keys];
    private readonly GaugeWays?[] known = new GaugeWays?[yard.Plan.PadDesk.Count];

    /// <summary>The number of a gauge; -1 for none that has pads.</summary>
    public int PoolOf(int gauge) => gauge == 0 ? -1 : Array.IndexOf(gauges, gauge);

    /// <summary>Of a gauge that has pads, now.</summary>
    public GaugeWays Of(int gauge)
    {
        ref var ways = ref known[PoolOf(gauge)];
        return ways?.Epoch == run.Epoch ? ways : ways = Find(gauge);
    }

    private GaugeWays Find(int gauge)
    {
        var wagon = Carriage.Wagon(new Gauge(gauge));
        var transfers = yard.Plan.Transfers.Where(transfer => transfer.FromGauge == gauge).ToArray();
        Onward[] Transfers(Operation operation) =>
        [
            .. transfers.Select(transfer => new Onward(transfer.Share[run.Epoch], PoolOf(transfer.ToGauge),
                FindLift(operation, wagon, Carriage.Wagon(new Gauge(transfer.ToGauge))))).Where(way => way.Lift >= 0),
        ];
        return new GaugeWays
        {
            Epoch = run.Epoch,
            Pool = PoolOf(gauge),
            Onward = [.. Transfers(Operation.LiftContainer), new Onward(1, -1, FindLift(Operation.LiftContainer, wagon, Carriage.Lorry))],
            Pits = Transfers(Operation.ExchangeBogies),
            Emptying = FindLift(Operation.TransshipBulk, wagon, Carriage.Lorry),
            Filling = FindLift(Operation.TransshipBulk, Carriage.Lorry, wagon),
            Bringing = FindLift(Operation.LiftContainer, Carriage.Lorry, wagon),
            IsFedByRail = yard.Plan.Transfers.Any(transfer => transfer.ToGauge == gauge && transfer.Share[run.Epoch] > 0),
        };
    }

    private int FindLift(Operation operation, Carriage from, Carriage to)
    {
        for (var index = 0; index < yard.Plan.Lifts.Length; index++)
        {
            if (yard.Plan.Lifts[index].Does(operation, from, to) && yard.Desks[yard.Plan.Lifts[index].Desk].Plan.Servers[run.Epoch] > 0)
            {
                return index;
            }
        }

        return -1;
    }
}

/// <summary>One way on: its share, the number of the gauge on which it goes or -1 for lorries, and what lifts it or -1.</summary>
internal readonly record struct Onward(double Share, int Pool, int Lift);

/// <summary>How cargo off trains of a gauge goes on, and how it comes to them, while the same rows hold.</summary>
internal sealed class GaugeWays
{
    public required int Epoch { get; init; }

    public required int Pool { get; init; }

    /// <summary>Boxes: by trains of other gauges with their shares, the rest by lorry.</summary>
    public required Onward[] Onward { get; init; }

    /// <summary>Loose wagons whose bogies are exchanged.</summary>
    public required Onward[] Pits { get; init; }

    /// <summary>Gangs for loose wagons, and what lifts boxes that lorries bring; -1 for none.</summary>
    public required int Emptying { get; init; }

    public required int Filling { get; init; }

    public required int Bringing { get; init; }

    /// <summary>Whether boxes come by trains of another gauge.</summary>
    public required bool IsFedByRail { get; init; }
}
