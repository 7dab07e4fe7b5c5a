using Lienvan.Operations.Simulation.Borders.Plans;
using Lienvan.Operations.Simulation.Kernel;

namespace Lienvan.Operations.Simulation.Borders.Days;

/// <summary>A station at work: its desks, the boxes in its stack, those who wait, and what is added up about it.</summary>
internal sealed class Yard
{
    public Yard(Replication run, StationPlan plan)
    {
        Plan = plan;
        Desks = [.. plan.Desks.Select(desk => new Desk(run, desk))];
        SetOut = [new Gathering(run.Simulator), new Gathering(run.Simulator)];
        Hours = new HourSums(plan.ClockMinutes);
        Boxes = new BoxFlow(run, this);
    }

    public StationPlan Plan { get; }

    public ImmutableArray<Desk> Desks { get; }

    /// <summary>Wagons set out for inspection that wait for the next train, by direction.</summary>
    public Gathering[] SetOut { get; }

    public HourSums Hours { get; }

    public StreamTally?[] Streams { get; } = new StreamTally?[6];

    /// <summary>Boxes and loose wagons.</summary>
    public BoxFlow Boxes { get; }

    /// <summary>Trains that wait for a track, for papers or for a path; trains present.</summary>
    public int Waiting { get; set; }

    public int Present { get; set; }

    public int TrainsIn { get; set; }

    public int TrainsOut { get; set; }

    public Desk Track(int gauge) => Desks[Plan.TrackDesk[gauge]];

    public Desk Pad(int gauge) => Desks[Plan.PadDesk[gauge]];

    /// <summary>What a desk counted; of a stack, its places.</summary>
    public ResourceStatistics StatisticsOf(Desk desk) => desk.Plan.Kind == DeskKind.Stack ? Boxes.StackStatistics : desk.Statistics;

    public Desk? Find(DeskKind kind) => Plan.FindDesk(kind) is >= 0 and var index ? Desks[index] : null;

    public StreamTally Stream(StreamKind kind) => Streams[(int)kind] ??= new StreamTally(kind);
}

/// <summary>Sums of counts by the hour of the local day, sampled every hour.</summary>
internal sealed class HourSums(double clockMinutes)
{
    private readonly double[] waiting = new double[24];
    private readonly double[] second = new double[24];
    private readonly int[] samples = new int[24];

    public double Greatest { get; private set; }

    public void Add(double time, double waits, double other)
    {
        var hour = (int)((((long)Math.Floor((time + clockMinutes) / 60) % 24) + 24) % 24);
        waiting[hour] += waits;
        second[hour] += other;
        samples[hour]++;
        Greatest = Math.Max(Greatest, waits);
    }

    public double[] Waiting() => [.. waiting.Select((sum, hour) => samples[hour] > 0 ? sum / samples[hour] : 0)];

    public double[] Second() => [.. second.Select((sum, hour) => samples[hour] > 0 ? sum / samples[hour] : 0)];
}
