using System.Numerics;
using System.Runtime.Intrinsics;

namespace Lienvan.Planner.Search;

/// <summary>
/// Finds the corners of each state: the Pareto-optimal sums of planned time, cost and CO2 over the moves to the goal, every wait left out;
/// where there are more than a few, near ones are put together at what is less of both, which keeps them a bound (lower bound sets: F.
/// Sourd, O. Spanjaard, INFORMS Journal on Computing 20 (2008) 472). Found from the goal backwards, as often as something changes: first
/// the corners, then the times by luck behind them. Each state has as many lanes as it may have corners, so that a corner is compared with
/// all of them at once; a lane without a corner is infinite.
/// </summary>
internal sealed class CornerSearch
{
    /// <summary>The most corners of a state: more take longer to find than they spare.</summary>
    private const int Most = 8;

    private readonly Neighbours into;
    private readonly int[] order;
    private readonly double[] seconds;
    private readonly double[] usd;
    private readonly double[] grams;
    private readonly int[] counts;

    /// <summary>A bit for each corner of a state that changed since it was last carried on.</summary>
    private readonly uint[] changed;
    private readonly (double Seconds, double Usd, double Grams) scale;
    private int[] luck = [];

    /// <param name="into">The moves into each state.</param>
    /// <param name="order">The states from which the goal can be reached, in the order in which they are looked at.</param>
    /// <param name="scale">The whole that distances between corners are shares of.</param>
    public CornerSearch(Neighbours into, int[] order, Corner scale)
    {
        (this.into, this.order, this.scale) = (into, order, (scale.Seconds, scale.Usd, scale.Grams));
        (seconds, usd, grams) = (Infinite(into.StateCount), Infinite(into.StateCount), Infinite(into.StateCount));
        (counts, changed) = (new int[into.StateCount], new uint[into.StateCount]);
    }

    public void Run(int goal)
    {
        var first = goal * Most;
        (seconds[first], usd[first], grams[first]) = (0, 0, 0);
        counts[goal] = 1;
        changed[goal] = 1;
        while (CarryCorners())
        {
            // As long as a corner comes or goes.
        }

        luck = new int[into.StateCount * Most * Luck.Days];
        Array.Fill(luck, OpenTimes.Never);
        luck.AsSpan(first * Luck.Days, Luck.Days).Clear();
        changed[goal] = 1;
        var lanes = LanesInOrder();
        while (CarryLuck(lanes))
        {
            // As long as a time becomes less.
        }
    }

    /// <summary>The corners state by state, the first of each state and one more, and the times by luck behind each corner.</summary>
    public (Corner[] Corners, int[] First, int[] Luck) ToArrays()
    {
        var first = new int[into.StateCount + 1];
        for (var state = 0; state < into.StateCount; state++)
        {
            first[state + 1] = first[state] + counts[state];
        }

        var corners = new Corner[first[^1]];
        var times = new int[corners.Length * Luck.Days];
        for (var state = 0; state < into.StateCount; state++)
        {
            for (var corner = 0; corner < counts[state]; corner++)
            {
                var lane = (state * Most) + corner;
                corners[first[state] + corner] = new Corner((int)seconds[lane], usd[lane], grams[lane]);
            }

            luck.AsSpan(state * Most * Luck.Days, counts[state] * Luck.Days).CopyTo(times.AsSpan(first[state] * Luck.Days));
        }

        return (corners, first, times);
    }

    private static double[] Infinite(int stateCount)
    {
        var lanes = new double[stateCount * Most];
        Array.Fill(lanes, double.PositiveInfinity);
        return lanes;
    }

    /// <summary>Carries what changed over the moves that lead to it, once for each state; whether anything changed by it.</summary>
    private bool CarryCorners()
    {
        var hasChanged = false;
        foreach (var state in order)
        {
            while (changed[state] != 0)
            {
                var lane = (state * Most) + TakeFirst(state);
                for (var move = into.First[state]; move < into.First[state + 1]; move++)
                {
                    if (into.Seconds[move] < OpenTimes.Never && into.Other[move] is var before && before != state)
                    {
                        hasChanged |= Offer(before, seconds[lane] + into.Seconds[move], usd[lane] + into.Usd[move],
                            grams[lane] + into.Grams[move]);
                    }
                }
            }
        }

        return hasChanged;
    }

    /// <summary>
    /// Lets the times by luck behind each corner count for the corners before it. Taken in order of their planned times, nearly every one
    /// is known in full before it is carried on.
    /// </summary>
    private bool CarryLuck(int[] lanes)
    {
        var hasChanged = false;
        foreach (var lane in lanes)
        {
            var (state, bit) = (lane / Most, 1u << (lane % Most));
            if ((changed[state] & bit) == 0)
            {
                continue;
            }

            changed[state] &= ~bit;
            for (var move = into.First[state]; move < into.First[state + 1]; move++)
            {
                if (into.Seconds[move] < OpenTimes.Never && into.Other[move] is var before && before != state)
                {
                    hasChanged |= LowerLuck(before, lane, move);
                }
            }
        }

        return hasChanged;
    }

    private int[] LanesInOrder()
    {
        int[] lanes = [.. order.SelectMany(state => Enumerable.Range(state * Most, counts[state]))];
        Array.Sort(Array.ConvertAll(lanes, lane => seconds[lane]), lanes);
        return lanes;
    }

    private int TakeFirst(int state)
    {
        var corner = BitOperations.TrailingZeroCount(changed[state]);
        changed[state] &= changed[state] - 1;
        return corner;
    }

    /// <summary>Offers a corner to a state; false when it is behind one that is there.</summary>
    private bool Offer(int state, double newSeconds, double newUsd, double newGrams)
    {
        var first = state * Most;
        var (s, u, g) = (Vector512.LoadUnsafe(ref seconds[first]), Vector512.LoadUnsafe(ref usd[first]),
            Vector512.LoadUnsafe(ref grams[first]));
        var (ownS, ownU, ownG) = (Vector512.Create(newSeconds), Vector512.Create(newUsd), Vector512.Create(newGrams));
        if ((Vector512.LessThanOrEqual(s, ownS) & Vector512.LessThanOrEqual(u, ownU) & Vector512.LessThanOrEqual(g, ownG))
            .ExtractMostSignificantBits() != 0)
        {
            return false;
        }

        var own = counts[state];
        if (own < Most)
        {
            counts[state]++;
        }
        else
        {
            own = Nearest(Vector512.Abs(s - ownS), Vector512.Abs(u - ownU), Vector512.Abs(g - ownG));
            (newSeconds, newUsd, newGrams) = (Math.Min(newSeconds, seconds[first + own]), Math.Min(newUsd, usd[first + own]),
                Math.Min(newGrams, grams[first + own]));
        }

        (seconds[first + own], usd[first + own], grams[first + own]) = (newSeconds, newUsd, newGrams);
        changed[state] |= 1u << own;
        DropBehind(state, own);
        return true;
    }

    /// <summary>The first corner of those that are nearest.</summary>
    private int Nearest(Vector512<double> s, Vector512<double> u, Vector512<double> g)
    {
        var distances = (s / Vector512.Create(scale.Seconds)) + (u / Vector512.Create(scale.Usd)) + (g / Vector512.Create(scale.Grams));
        var nearest = 0;
        for (var corner = 1; corner < Most; corner++)
        {
            nearest = distances[corner] < distances[nearest] ? corner : nearest;
        }

        return nearest;
    }

    /// <summary>Drops the corners that a new one is no more than.</summary>
    private void DropBehind(int state, int own)
    {
        var first = state * Most;
        for (var corner = counts[state] - 1; corner >= 0; corner--)
        {
            if (corner == own || seconds[first + own] > seconds[first + corner] || usd[first + own] > usd[first + corner] ||
                grams[first + own] > grams[first + corner])
            {
                continue;
            }

            // The last takes its place.
            var last = --counts[state];
            (seconds[first + corner], usd[first + corner], grams[first + corner]) =
                (seconds[first + last], usd[first + last], grams[first + last]);
            (seconds[first + last], usd[first + last], grams[first + last]) =
                (double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity);
            var bit = (changed[state] >> last) & 1;
            changed[state] = (changed[state] & ~(1u << corner) & ~(1u << last)) | (corner == last ? 0 : bit << corner);
            own = own == last ? corner : own;
        }
    }

    /// <summary>The times by luck of a way over a move count for the corner that it is behind.</summary>
    private bool LowerLuck(int state, int from, int move)
    {
        var first = state * Most;
        var isBehind = Vector512.LessThanOrEqual(
                Vector512.LoadUnsafe(ref seconds[first]), Vector512.Create(seconds[from] + into.Seconds[move])) &
            Vector512.LessThanOrEqual(Vector512.LoadUnsafe(ref usd[first]), Vector512.Create(usd[from] + into.Usd[move])) &
            Vector512.LessThanOrEqual(Vector512.LoadUnsafe(ref grams[first]), Vector512.Create(grams[from] + into.Grams[move]));
        var corner = BitOperations.TrailingZeroCount(isBehind.ExtractMostSignificantBits());
        var hasChanged = Bounds.Relax(luck.AsSpan((first + corner) * Luck.Days, Luck.Days), luck.AsSpan(from * Luck.Days, Luck.Days),
            into.ByLuck[move]);
        changed[state] |= hasChanged ? 1u << corner : 0;
        return hasChanged;
    }
}
