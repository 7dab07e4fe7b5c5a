namespace Lienvan.Operations.Simulation.Borders.Plans;

/// <summary>How many of a desk can be used at any time, known in advance: a flat calendar that is walked through in order.</summary>
internal sealed class DeskCapacity
{
    private readonly double[] starts;
    private readonly int[] counts;

    /// <param name="starts">When each count begins to hold, in order; the first also before.</param>
    /// <param name="counts">How many, not negative.</param>
    public DeskCapacity(double[] starts, int[] counts) => (this.starts, this.counts) = (starts, counts);

    public int CountAt(int span) => counts[span];

    /// <summary>The span of a time that is not before that span.</summary>
    public int Find(double time, int span)
    {
        while (span + 1 < starts.Length && starts[span + 1] <= time)
        {
            span++;
        }

        return span;
    }

    /// <summary>When the span ends; infinite for the last.</summary>
    public double EndOf(int span) => span + 1 < starts.Length ? starts[span + 1] : double.PositiveInfinity;

    /// <summary>The sum over time of how many there are, from one time to another.</summary>
    public double Between(double from, double to)
    {
        var sum = 0.0;
        for (var span = Find(from, 0); from < to; span++)
        {
            var end = Math.Min(to, EndOf(span));
            sum += (end - from) * counts[span];
            from = end;
        }

        return sum;
    }

    /// <summary>The calendar of hours that hold by epochs.</summary>
    /// <param name="epochStarts">When each epoch begins, the first at 0.</param>
    /// <param name="hours">When it works; null for always.</param>
    /// <param name="servers">How many while it works, by epoch.</param>
    public static DeskCapacity Of(ImmutableArray<double> epochStarts, OpenTimes? hours, int[] servers)
    {
        var (starts, counts) = (new List<double>(), new List<int>());
        var epoch = 0;
        for (var time = 0.0; double.IsFinite(time);)
        {
            var count = hours?.IsOpen(time) == false ? 0 : servers[epoch];
            if (counts.Count == 0 || counts[^1] != count)
            {
                starts.Add(time);
                counts.Add(count);
            }

            var next = epoch + 1 < epochStarts.Length ? epochStarts[epoch + 1] : double.PositiveInfinity;
            time = Math.Min(next, hours?.NextChange(time) ?? double.PositiveInfinity);
            epoch += time == next && double.IsFinite(next) ? 1 : 0;
        }

        return new DeskCapacity([.. starts], [.. counts]);
    }
}
