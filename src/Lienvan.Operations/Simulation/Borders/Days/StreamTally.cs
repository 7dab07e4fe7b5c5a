using System.Numerics;

namespace Lienvan.Operations.Simulation.Borders.Days;

/// <summary>What is added up about one kind of traffic at one place.</summary>
internal sealed class StreamTally(StreamKind kind)
{
    public const int StepCount = (int)StayStep.Stop + 1;

    public StreamKind Kind { get; } = kind;

    public DwellHistogram Dwell { get; } = new();

    /// <summary>Intervals of a time release study: arrival to unloading, to declaration, to approval, to removal.</summary>
    public DwellHistogram[] Release { get; } = [new(), new(), new(), new()];

    /// <summary>From papers done on the near side to being across, while open.</summary>
    public DwellHistogram Passage { get; } = new();

    public DwellHistogram DelayIn { get; } = new();

    public DwellHistogram DelayOut { get; } = new();

    public double[] Waits { get; } = new double[StepCount];

    public double[] Works { get; } = new double[StepCount];

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
        stay.AddTo(Waits, Works, units);
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

    /// <summary>Adds the intervals of a consignment: times of unloading, declaration, approval; NaN where there is none.</summary>
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

/// <summary>One stay at one place while it lasts: what waited and worked how long.</summary>
internal sealed class Stay(double arrival)
{
    public double Arrival { get; private set; } = arrival;

    /// <summary>Waiting times by step, and working times after them, in the object itself: there are millions of stays.</summary>
    private StepTimes times;

    /// <summary>Of which steps there are times, a bit each: few of a stay.</summary>
    private uint steps;

    public double Teu { get; set; }

    public double Tonnes { get; set; }

    public double Unloaded { get; set; } = double.NaN;

    public double Declared { get; set; } = double.NaN;

    public double Approved { get; set; } = double.NaN;

    /// <summary>What a step has taken, waiting and work together.</summary>
    public double TimeOf(StayStep step) => times[(int)step] + times[StreamTally.StepCount + (int)step];

    /// <summary>Forgets all, to tell of another stay.</summary>
    public void Begin(double from)
    {
        (Arrival, times, steps, Teu, Tonnes) = (from, default, 0, 0, 0);
        Unloaded = Declared = Approved = double.NaN;
    }

    public void Add(StayStep step, double wait, double work)
    {
        steps |= 1u << (int)step;
        times[(int)step] += (float)wait;
        times[StreamTally.StepCount + (int)step] += (float)work;
    }

    /// <summary>Adds its times up, so many times.</summary>
    public void AddTo(double[] waits, double[] works, double units)
    {
        ReadOnlySpan<float> all = times;
        for (var left = steps; left != 0; left &= left - 1)
        {
            var step = BitOperations.TrailingZeroCount(left);
            waits[step] += all[step] * units;
            works[step] += all[StreamTally.StepCount + step] * units;
        }
    }

    [System.Runtime.CompilerServices.InlineArray(2 * StreamTally.StepCount)]
    private struct StepTimes
    {
        private float first;
    }
}
