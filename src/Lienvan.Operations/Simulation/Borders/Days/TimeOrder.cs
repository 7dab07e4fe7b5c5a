namespace Lienvan.Operations.Simulation.Borders.Days;

/// <summary>
/// Puts numbers in order of their times: into as many equal spans as there are numbers, and then each span by itself, since times of days
/// are spread over the year. Equal times keep their order, unless too many are equal.
/// </summary>
internal sealed class TimeOrder
{
    /// <summary>More in one span than this are sorted in general fashion.</summary>
    private const int Crowded = 48;

    private double[] keys = [];
    private int[] items = [];
    private int[] ends = [];

    /// <summary>Sorts both by the times, which are finite.</summary>
    public void Sort(Span<double> times, Span<int> order)
    {
        var count = times.Length;
        if (count < 2)
        {
            return;
        }

        if (keys.Length < count)
        {
            (keys, items, ends) = (new double[count], new int[count], new int[count + 1]);
        }

        var (least, most) = (times[0], times[0]);
        foreach (var time in times)
        {
            (least, most) = (Math.Min(least, time), Math.Max(most, time));
        }

        var perSpan = most > least ? (count - 1) / (most - least) : 0;
        Scatter(times, order, (least, perSpan));
        keys.AsSpan(0, count).CopyTo(times);
        items.AsSpan(0, count).CopyTo(order);
        for (int span = 0, start = 0; span < count; start = ends[span++])
        {
            SortSpan(times[start..ends[span]], order[start..ends[span]]);
        }
    }

    /// <summary>Counts how many fall into each span, and puts them side by side.</summary>
    private void Scatter(ReadOnlySpan<double> times, ReadOnlySpan<int> order, (double Least, double PerSpan) scale)
    {
        var places = ends.AsSpan(0, times.Length + 1);
        places.Clear();
        foreach (var time in times)
        {
            places[(int)((time - scale.Least) * scale.PerSpan) + 1]++;
        }

        for (var span = 1; span < places.Length; span++)
        {
            places[span] += places[span - 1];
        }

        for (var index = 0; index < times.Length; index++)
        {
            ref var place = ref places[(int)((times[index] - scale.Least) * scale.PerSpan)];
            (keys[place], items[place]) = (times[index], order[index]);
            place++; // so that in the end it is where the span ends
        }
    }

    private static void SortSpan(Span<double> times, Span<int> order)
    {
        if (times.Length > Crowded)
        {
            times.Sort(order);
            return;
        }

        for (var next = 1; next < times.Length; next++)
        {
            var (time, item, hole) = (times[next], order[next], next);
            for (; hole > 0 && times[hole - 1] > time; hole--)
            {
                (times[hole], order[hole]) = (times[hole - 1], order[hole - 1]);
            }

            (times[hole], order[hole]) = (time, item);
        }
    }
}
