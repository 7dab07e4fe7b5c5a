using Lienvan.Operations.Simulation.Borders.Plans;
using Lienvan.Operations.Simulation.Kernel;

namespace Lienvan.Operations.Simulation.Borders.Days;

/// <summary>A road gate at work.</summary>
internal sealed class GateHouse
{
    public GateHouse(Replication run, GatePlan plan)
    {
        Plan = plan;
        Desks = [.. plan.Desks.Select(desk => new Desk(run, desk, IsGrouped(plan, desk)))];
        Hours = [new HourSums(plan.ClockMinutes[0]), new HourSums(plan.ClockMinutes[1])];
    }

    public GatePlan Plan { get; }

    public ImmutableArray<Desk> Desks { get; }

    /// <summary>Lorries that wait at the end, by direction: come and not through a booth.</summary>
    public long[] Waiting => [Arrived[0] - Passed[0], Arrived[1] - Passed[1]];

    public long[] Arrived { get; } = new long[2];

    public long[] Passed { get; } = new long[2];

    public long[] Left { get; } = new long[2];

    /// <summary>Lorries left over when the gate closes, summed, and how often it closed.</summary>
    public double[] LeftOver { get; } = new double[2];

    public int[] Closings { get; } = new int[2];

    public HourSums[] Hours { get; }

    public StreamTally?[] Streams { get; } = new StreamTally?[2];

    /// <summary>Of lorries that drive through: how many, and how many are back within the time allowed.</summary>
    public double Through { get; set; }

    public double BackInTime { get; set; }

    /// <summary>Dwell of goods that need quarantine, by direction, apart from the others'.</summary>
    public DwellHistogram[,] ByClass { get; } = { { new(), new() }, { new(), new() } };

    public Desk? Find(int index) => index >= 0 ? Desks[index] : null;

    public StreamTally Stream(int direction) =>
        Streams[direction] ??= new StreamTally(direction == 0 ? StreamKind.LorriesAToB : StreamKind.LorriesBToA);

    /// <summary>Lanes are taken together where lorries of their way come in groups.</summary>
    private static bool IsGrouped(GatePlan plan, DeskPlan desk) => desk.Kind is DeskKind.Lane or DeskKind.SmartLane or DeskKind.AgvLine
        && plan.Arrivals.Any(arrival => arrival.Group > 1);
}
