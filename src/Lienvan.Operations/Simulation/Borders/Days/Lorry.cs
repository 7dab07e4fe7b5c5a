using Lienvan.Operations.Simulation.Borders.Plans;
using Lienvan.Operations.Simulation.Kernel;

namespace Lienvan.Operations.Simulation.Borders.Days;

/// <summary>A group of lorries: all its luck, drawn on arrival, and what becomes of it. One of thousands in a flat array.</summary>
internal struct Lorry(ArrivalPlan stream, double arrival, RandomNumbers luck)
{
    public readonly ArrivalPlan Stream = stream;

    public readonly double Arrival = arrival;

    public readonly double Regime = luck.NextUnit(), Export = luck.NextUnit(), Import = luck.NextUnit(), Quarantine = luck.NextUnit(),
        Kind = luck.NextUnit(), Booth = luck.NextUnit(), Treatment = luck.NextUnit(), Dock = luck.NextUnit(), Opened = luck.NextUnit(),
        Return = luck.NextUnit();

    /// <summary>Papers of the side that is left are in; done; at a booth from and to; across; cleared on the other side.</summary>
    public double Declared, Ready, LaneStart, LaneEnd, Across, Cleared;

    /// <summary>Changing lorries: waiting for a dock, at it, and when it was over; NaN where cargo stays on its lorry.</summary>
    public double DockWait, DockWork, Unloaded;

    /// <summary>Of the group, how many are opened.</summary>
    public int Inspected;

    /// <summary>It has come: what is still ahead never was.</summary>
    public void Begin() => (Unloaded, LaneEnd, Across) = (double.NaN, double.PositiveInfinity, double.PositiveInfinity);

    /// <summary>How many of the group are opened: the share on average, rounded by luck.</summary>
    public readonly int CountInspected(double share) => (int)((share * Stream.Group) + (1 - Opened));
}
