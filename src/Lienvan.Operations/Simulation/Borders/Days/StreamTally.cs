using System.Numerics;

namespace Lienvan.Operations.Simulation.Borders.Days;

/// <summary>What is added up about one kind of traffic at one place.</summary>
internal sealed class StreamTally
{
    public const int StepCount = (int)StayStep.Stop + 1;

    /// <summary>Waiting and work of each step side by side: one line of the cache for both.</summary>
    private readonly double[] times = new double[2 * StepCount];

    public StreamTally(StreamKind kind)
    {
        Kind = kind;
        var isLorries = kind is StreamKind.LorriesAToB or StreamKind.LorriesBToA;
        Release = [new(), new(), isLorries ? Dwell : new(), isLorries || kind == StreamKind.Boxes ? Dwell : new()];
    }

    public StreamKind Kind { get; }

    public DwellHistogram Dwell { get; } = new();

    /// <summary>Intervals of a time release study: arrival to unloading, to declaration, to approval, to removal. A box is released when
    /// its stay is over, a lorry is approved then too: these intervals are its dwell, and are added once.</summary>
    public DwellHistogram[] Release { get; }

    /// <summary>From papers done on the near side to being across, while open.</summary>
    public DwellHistogram Passage { get; } = new();

    public DwellHistogram DelayIn { get; } = new();

    public DwellHistogram DelayOut { get; } = new();

    public double Units { get; private set; }

    public double Teu { get; private set; }

    public double Tonnes { get; private set; }

    public double Punctual { get; private set; }

    public double Timed { get; private set; }

    /// <summary>Adds one stay that is over.</summary>
    public void Add(Stay stay, double now, double units)
    {
        Units += units;
        Teu += stay.Teu;
        Tonnes += stay.Tonnes;
        Dwell.Add(now - stay.Arrival, units);
        stay.AddTo(times, units);
    }

    /// <summary>What a step took all units together, waiting and working.</summary>
    public double WaitOf(StayStep step) => times[2 * (int)step];

    public double WorkOf(StayStep step) => times[(2 * (int)step) + 1];

    /// <summary>Adds goods that leave on their own, boxes or lorries, with the intervals that are not their dwell; their steps are added
    /// one by one, without a <see cref="Stay"/> to keep them.</summary>
    public void AddRemoved(in Removal goods, double units, double teu, double tonnes)
    {
        Units += units;
        Teu += teu;
        Tonnes += tonnes;
        Dwell.Add(goods.Leaves - goods.Arrival, units);
        ReadOnlySpan<double> ends = [goods.Unloaded, goods.Declared, goods.Approved];
        for (var index = 0; index < ends.Length; index++)
        {
            if (!double.IsNaN(ends[index]))
            {
                Release[index].Add(Math.Max(0, ends[index] - goods.Arrival), units);
            }
        }
    }

    /// <summary>Adds what a step of each of these units took, rounded as a <see cref="Stay"/> keeps it.</summary>
    public void AddStep(StayStep step, double wait, double work, double units)
    {
        times[2 * (int)step] += (float)wait * units;
        times[(2 * (int)step) + 1] += (float)work * units;
    }

    /// <summary>Adds how late a train came and left against its times.</summary>
    public void AddDelay(double into, double outOf)
    {
        if (!double.IsNaN(into))
        {
            DelayIn.Add(Math.Max(0, into));
        }

        if (!double.IsNaN(outOf))
        {
            DelayOut.Add(Math.Max(0, outOf));
            Timed++;
            Punctual += outOf <= SimulationReport.PunctualMinutes ? 1 : 0;
        }
    }

    /// <summary>Adds the intervals of a train's consignments: times of unloading, declaration, approval; NaN where there is none.</summary>
    public void AddRelease(Stay stay, double now, double consignments)
    {
        Span<double> ends = [stay.Unloaded, stay.Declared, stay.Approved, now];
        for (var index = 0; index < ends.Length; index++)
        {
            if (!double.IsNaN(ends[index]))
            {
                Release[index].Add(Math.Max(0, ends[index] - stay.Arrival), consignments);
            }
        }
    }
}

/// <summary>When goods came, were unloaded, declared and approved, NaN for what is not told of them, and when they left.</summary>
internal readonly record struct Removal(double Arrival, double Unloaded, double Declared, double Approved, double Leaves);

/// <summary>One stay at one place while it lasts: what waited and worked how long.</summary>
internal sealed class Stay(double arrival)
{
    public double Arrival { get; private set; } = arrival;

    /// <summary>Waiting and working times of each step, in the object itself: there are millions of stays.</summary>
    private StepTimes times;

    /// <summary>Of which steps there are times, a bit each: few of a stay.</summary>
    private uint steps;

    public double Teu { get; set; }

    public double Tonnes { get; set; }

    public double Unloaded { get; set; } = double.NaN;

    public double Declared { get; set; } = double.NaN;

    public double Approved { get; set; } = double.NaN;

    /// <summary>What a step has taken, waiting and work together.</summary>
    public double TimeOf(StayStep step) => times[2 * (int)step] + times[(2 * (int)step) + 1];

    /// <summary>Forgets all, to tell of another stay.</summary>
    public void Begin(double from)
    {
        (Arrival, times, steps, Teu, Tonnes) = (from, default, 0, 0, 0);
        Unloaded = Declared = Approved = double.NaN;
    }

    public void Add(StayStep step, double wait, double work)
    {
        steps |= 1u << (int)step;
        times[2 * (int)step] += (float)wait;
        times[(2 * (int)step) + 1] += (float)work;
    }

    /// <summary>Adds its times up, so many times.</summary>
    public void AddTo(double[] sums, double units)
    {
        ReadOnlySpan<float> all = times;
        for (var left = steps; left != 0; left &= left - 1)
        {
            var step = 2 * BitOperations.TrailingZeroCount(left);
            sums[step] += all[step] * units;
            sums[step + 1] += all[step + 1] * units;
        }
    }

    [System.Runtime.CompilerServices.InlineArray(2 * StreamTally.StepCount)]
    private struct StepTimes
    {
        private float first;
    }
}
