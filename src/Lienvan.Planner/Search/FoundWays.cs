using System.Numerics;

namespace Lienvan.Planner.Search;

/// <summary>
/// The ways to the goal found so far, none better than another in everything, in order of arrival. Starts come from the latest to the
/// earliest: a way may be beaten by any that is there, and may beat only those of its own start. Asked for every move of a search, so its
/// values lie in arrays of whole vectors, filled up with ways that never arrive.
/// </summary>
internal sealed class FoundWays
{
    private static readonly int Width = Vector<int>.Count;

    private int count;
    private Label[] ways = new Label[Width];
    private int[] times = Filled(Width);
    private int[] p90s = Filled(Width);
    private double[] usds = new double[Width];
    private double[] grams = new double[Width];

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
        for (var first = 0; first < count && times[first] <= time; first += Width)
        {
            var areNoWorse = Vector.LessThanOrEqual(new Vector<int>(times, first), latest) &
                Vector.LessThanOrEqual(new Vector<int>(p90s, first), leastSure);
            if (areNoWorse != Vector<int>.Zero && (areNoWorse &= AreNoDearer(first, usd, grams)) != Vector<int>.Zero)
            {
                lastHit = first + FirstOf(areNoWorse);
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

    /// <summary>Which of a whole vector of ways are no dearer and emit no more: two vectors of doubles to one of whole
    /// numbers.</summary>
    private Vector<int> AreNoDearer(int first, double usd, double grams)
    {
        var (dearest, dirtiest, second) = (new Vector<double>(usd), new Vector<double>(grams), first + Vector<double>.Count);
        return Vector.Narrow(
            Vector.LessThanOrEqual(new Vector<double>(usds, first), dearest)
                & Vector.LessThanOrEqual(new Vector<double>(this.grams, first), dirtiest),
            Vector.LessThanOrEqual(new Vector<double>(usds, second), dearest)
                & Vector.LessThanOrEqual(new Vector<double>(this.grams, second), dirtiest));
    }

    private static int FirstOf(Vector<int> found)
    {
        var lane = 0;
        while (found[lane] == 0)
        {
            lane++;
        }

        return lane;
    }

    private bool IsNoDearer(int index, double usd, double grams) => usds[index] <= usd && this.grams[index] <= grams;

    private void Remove(int index)
    {
        count--;
        for (var position = index; position < count; position++)
        {
            Put(position, ways[position + 1]);
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
            Put(position, ways[position - 1]);
        }

        Put(position, way);
    }

    private void Put(int position, Label way)
    {
        ways[position] = way;
        (times[position], p90s[position], usds[position], grams[position]) = (way.Time, way.P90, way.CostUsd, way.Co2Grams);
    }

    private void Grow()
    {
        Array.Resize(ref ways, 2 * count);
        Array.Resize(ref times, 2 * count);
        Array.Resize(ref p90s, 2 * count);
        Array.Resize(ref usds, 2 * count);
        Array.Resize(ref grams, 2 * count);
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
