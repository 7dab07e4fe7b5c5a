using Lienvan.Model.Time;
using NodaTime;

namespace Lienvan.Operations.Simulation.Borders.Plans;

/// <summary>Spans of time in which something is open, in minutes since the start of the simulation, in order and apart.</summary>
internal sealed class OpenTimes
{
    public static readonly OpenTimes Always = new([double.NegativeInfinity], [double.PositiveInfinity]);

    private const double DayMinutes = 1440;

    private readonly double[] starts;
    private readonly double[] ends;

    /// <summary>For each day the first span that ends after its beginning: where a search begins.</summary>
    private readonly int[] firstOfDay;

    private OpenTimes(double[] starts, double[] ends)
    {
        (this.starts, this.ends) = (starts, ends);
        var last = Array.FindLast(ends, double.IsFinite);
        firstOfDay = new int[Math.Clamp((int)(last / DayMinutes), 0, 4096) + 1];
        for (int day = 0, index = 0; day < firstOfDay.Length; day++)
        {
            while (index < ends.Length && ends[index] <= day * DayMinutes)
            {
                index++;
            }

            firstOfDay[day] = index;
        }
    }

    public int Count => starts.Length;

    /// <summary>The spans of a calendar, from an instant on.</summary>
    public static OpenTimes From(IReadOnlyList<OpenInterval> intervals, Instant origin) => new(
        [.. intervals.Select(interval => (interval.Start - origin).TotalMinutes)],
        [.. intervals.Select(interval => (interval.End - origin).TotalMinutes)]);

    public double StartOf(int index) => starts[index];

    public double EndOf(int index) => ends[index];

    /// <summary>Every closing, in order; infinite where it stays open.</summary>
    public ReadOnlySpan<double> EndsInOrder => ends;

    public bool IsOpen(double time) => Find(time) is var index && index < starts.Length && starts[index] <= time;

    /// <summary>The first time at or after that one at which it is open; infinite when there is none.</summary>
    public double NextOpen(double time) =>
        Find(time) is var index && index < starts.Length ? Math.Max(time, starts[index]) : double.PositiveInfinity;

    /// <summary>When it next opens or closes after that time; infinite when it never does.</summary>
    public double NextChange(double time)
    {
        var index = Find(time);
        return index >= starts.Length ? double.PositiveInfinity : starts[index] > time ? starts[index] : ends[index];
    }

    /// <summary>When so many open minutes have passed; infinite when they never will.</summary>
    public double AddOpen(double time, double minutes)
    {
        for (var index = Find(time); index < starts.Length; index++)
        {
            var from = Math.Max(time, starts[index]);
            if (ends[index] - from >= minutes)
            {
                return from + minutes;
            }

            minutes -= ends[index] - from;
        }

        return double.PositiveInfinity;
    }

    /// <summary>Open minutes between two times.</summary>
    public double MinutesBetween(double from, double to)
    {
        var sum = 0.0;
        for (var index = Find(from); index < starts.Length && starts[index] < to; index++)
        {
            sum += Math.Min(to, ends[index]) - Math.Max(from, starts[index]);
        }

        return sum;
    }

    /// <summary>When both are open.</summary>
    public OpenTimes And(OpenTimes other)
    {
        var (from, to) = (new List<double>(), new List<double>());
        for (int mine = 0, theirs = 0; mine < starts.Length && theirs < other.starts.Length;)
        {
            var (start, end) = (Math.Max(starts[mine], other.starts[theirs]), Math.Min(ends[mine], other.ends[theirs]));
            if (start < end)
            {
                from.Add(start);
                to.Add(end);
            }

            if (ends[mine] < other.ends[theirs])
            {
                mine++;
            }
            else
            {
                theirs++;
            }
        }

        return new OpenTimes([.. from], [.. to]);
    }

    /// <summary>Without some spans, in order and apart.</summary>
    public OpenTimes Without(IReadOnlyList<(double From, double To)> closed)
    {
        if (closed.Count == 0)
        {
            return this;
        }

        var edges = closed.Select(span => span.To).Prepend(double.NegativeInfinity)
            .Zip(closed.Select(span => span.From).Append(double.PositiveInfinity)).Where(span => span.First < span.Second).ToArray();
        return And(new OpenTimes([.. edges.Select(span => span.First)], [.. edges.Select(span => span.Second)]));
    }

    /// <summary>The first span that ends after a time.</summary>
    private int Find(double time)
    {
        var index = time < 0 ? 0 : firstOfDay[(int)Math.Min(time / DayMinutes, firstOfDay.Length - 1)];
        while (index < ends.Length && ends[index] <= time)
        {
            index++;
        }

        return index;
    }
}
