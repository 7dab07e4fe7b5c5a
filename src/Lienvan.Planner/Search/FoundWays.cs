using System.Numerics;

namespace Lienvan.Planner.Search;

/// <summary>
/// The ways to the goal found so far, none better than another in everything, in order of arrival. Starts come from the latest to the
/// earliest: a way may be beaten by any that is there, and may beat only those of its own start. Asked for every move of a search, so its
/// values lie in arrays of whole vectors, filled up with ways that never arrive.
/// </summary>
internal sealed class FoundWays
{
    private int count;
    private Label[] ways = new Label[Vector<int>.Count];
    private int[] times = Filled(Vector<int>.Count);
    private int[] p90s = Filled(Vector<int>.Count);

    /// <summary>Where the last question found its answer: the next is often answered by the same way.</summary>
    private int lastHit;

    public ImmutableArray<Label> ToImmutable() => [.. ways.Take(count)];

    /// <summary>Whether a way is no later, no less sure, no dearer and emits no more.</summary>
    public bool HasNoWorse(int time, int p90, double usd, double grams)
    {
        if (lastHit < count && times[lastHit] <= time && p90s[lastHit] <= p90 && IsNoDearer(lastHit, usd, grams))
        {
            return true;
        }

        var (latest, leastSure) = (new Vector<int>(time), new Vector<int>(p90));
        for (var first = 0; first < count && times[first] <= time; first += Vector<int>.Count)
        {
            var isNoLater = Vector.LessThanOrEqual(new Vector<int>(times, first), latest) &
                Vector.LessThanOrEqual(new Vector<int>(p90s, first), leastSure);
            if (isNoLater != Vector<int>.Zero && HasNoDearer(isNoLater, first, usd, grams))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The same for the least that ways over a state to a corner can come to; the P90 from the start on.</summary>
    public bool HasNoWorse(in Prospect way, in Corner corner, int p90)
    {
        var time = way.Start + way.Seconds + corner.Seconds;
        return HasNoWorse(time, Math.Max(time, way.Start + p90), way.Usd + corner.Usd, way.Grams + corner.Grams);
    }

    /// <summary>The least ninetieth percentile of those that are no dearer and emit no more; never when there is none.</summary>
    public int LeastP90(double usd, double grams)
    {
        var least = OpenTimes.Never;
        for (var index = 0; index < count; index++)
        {
            if (p90s[index] < least && IsNoDearer(index, usd, grams))
            {
                least = p90s[index];
            }
        }

        return least;
    }

    /// <summary>Takes a way that no other is better than, and drops those of its start that it is no worse than.</summary>
    public void Add(Label way, SearchTrace? trace)
    {
        for (var index = count - 1; index >= 0; index--)
        {
            if (ways[index].Start == way.Start && way.IsNoWorseThan(ways[index]))
            {
                trace?.Note(ways[index], TraceVerdict.Dominated, way);
                Remove(index);
            }
        }

        Insert(way);
    }

    private bool HasNoDearer(Vector<int> among, int first, double usd, double grams)
    {
        for (var lane = 0; lane < Vector<int>.Count; lane++)
        {
            if (among[lane] != 0 && IsNoDearer(first + lane, usd, grams))
            {
                lastHit = first + lane;
                return true;
            }
        }

        return false;
    }

    private bool IsNoDearer(int index, double usd, double grams) => ways[index].CostUsd <= usd && ways[index].Co2Grams <= grams;

    private void Remove(int index)
    {
        count--;
        for (var position = index; position < count; position++)
        {
            (ways[position], times[position], p90s[position]) = (ways[position + 1], times[position + 1], p90s[position + 1]);
        }

        (times[count], p90s[count]) = (int.MaxValue, int.MaxValue);
    }

    private void Insert(Label way)
    {
        if (count == ways.Length)
        {
            Grow();
        }

        var position = count++;
        for (; position > 0 && times[position - 1] > way.Time; position--)
        {
            (ways[position], times[position], p90s[position]) = (ways[position - 1], times[position - 1], p90s[position - 1]);
        }

        (ways[position], times[position], p90s[position]) = (way, way.Time, way.P90);
    }

    private void Grow()
    {
        Array.Resize(ref ways, 2 * count);
        Array.Resize(ref times, 2 * count);
        Array.Resize(ref p90s, 2 * count);
        Array.Fill(times, int.MaxValue, count, count);
        Array.Fill(p90s, int.MaxValue, count, count);
    }

    private static int[] Filled(int length)
    {
        var values = new int[length];
        Array.Fill(values, int.MaxValue);
        return values;
    }
}
