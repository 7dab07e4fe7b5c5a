using System.Numerics;
using System.Runtime.InteropServices;

namespace Lienvan.Planner.Search;

/// <summary>
/// The labels kept at one state, in order of planned time, of every start so far. Starts come from the latest to the earliest, so a label
/// may be dominated by any that is there, and may drop only those of its own start.
/// </summary>
internal sealed class Bag
{
    private Entry[] entries = new Entry[4];
    private int count;

    /// <summary>A label that is no worse than the candidate in anything that matters on any way on; null when there is none.</summary>
    public Label? FindDominator(in Candidate candidate, in LabelComparison comparison)
    {
        foreach (ref readonly var entry in entries.AsSpan(0, count))
        {
            if (entry.Time > candidate.Time)
            {
                return null;
            }

            if (entry.CostUsd <= candidate.CostUsd && entry.Co2Grams <= candidate.Co2Grams &&
                comparison.Dominates(Candidate.Of(entry.Label), candidate))
            {
                return entry.Label;
            }
        }

        return null;
    }

    /// <summary>Drops the labels of the same start that the new one dominates.</summary>
    public void Drop(Label label, in LabelComparison comparison, SearchTrace? trace)
    {
        var candidate = Candidate.Of(label);
        for (var index = FirstNotBefore(label.Time); index < count; index++)
        {
            ref readonly var entry = ref entries[index];
            if (entry.Start == label.Start && label.CostUsd <= entry.CostUsd && label.Co2Grams <= entry.Co2Grams &&
                comparison.Dominates(candidate, Candidate.Of(entry.Label)))
            {
                entry.Label.IsDropped = true;
                trace?.Note(entry.Label, TraceVerdict.Dominated, label);
                Array.Copy(entries, index + 1, entries, index, --count - index);
                entries[count] = default;
                index--;
            }
        }
    }

    public void Add(Label label)
    {
        if (count == entries.Length)
        {
            Array.Resize(ref entries, 2 * count);
        }

        var position = FirstNotBefore(label.Time);
        Array.Copy(entries, position, entries, position + 1, count - position);
        entries[position] = new Entry(label.Time, label.Start, label.CostUsd, label.Co2Grams, label);
        count++;
    }

    private int FirstNotBefore(int time)
    {
        var (low, high) = (0, count);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            (low, high) = entries[middle].Time >= time ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    /// <summary>What is looked at first lies side by side.</summary>
    private readonly record struct Entry(int Time, int Start, double CostUsd, double Co2Grams, Label Label);
}

/// <summary>What of a label counts when two are compared.</summary>
internal readonly record struct Candidate
{
    public required int Time { get; init; }

    public required int P90 { get; init; }

    public required double CostUsd { get; init; }

    public required double Co2Grams { get; init; }

    /// <summary>Shape <c>[Luck.Days]</c>.</summary>
    public required int[] Arrivals { get; init; }

    public required bool HasBoarded { get; init; }

    public static Candidate Of(Label label) => new()
    {
        Time = label.Time,
        P90 = label.P90,
        CostUsd = label.CostUsd,
        Co2Grams = label.Co2Grams,
        Arrivals = label.Arrivals,
        HasBoarded = label.HasBoarded,
    };
}

/// <summary>When one label stands for another.</summary>
/// <param name="IsRough">By the ninetieth percentile alone, which may lose ways.</param>
/// <param name="StorageUsdPerSecond">The dearest storage that being early can cost.</param>
internal readonly record struct LabelComparison(bool IsRough, double StorageUsdPerSecond)
{
    /// <summary>
    /// Whether no way on from <paramref name="b"/> can be better in anything than the same way on from <paramref name="a"/>, which is known
    /// to be no later as planned, no dearer and to emit no more.
    /// </summary>
    public bool Dominates(in Candidate a, in Candidate b)
    {
        if (IsRough)
        {
            return a.P90 <= b.P90;
        }

        // One that has been on a train pays for its next wait: it may not stand for one that is still at the sender's.
        if (a.HasBoarded && !b.HasBoarded && StorageUsdPerSecond > 0)
        {
            return false;
        }

        // Being earlier by so much can cost at most so much more storage in all, since every second of it is waited only once.
        var storage = StorageUsdPerSecond * (b.Time - a.Time);
        return a.CostUsd + storage <= b.CostUsd && IsNoLater(a.Arrivals, b.Arrivals);
    }

    /// <summary>Whether a is no later than b on any day of luck: the inner loop of the search.</summary>
    private static bool IsNoLater(int[] a, int[] b)
    {
        var left = MemoryMarshal.Cast<int, Vector<int>>(a.AsSpan());
        var right = MemoryMarshal.Cast<int, Vector<int>>(b.AsSpan());
        for (var i = 0; i < left.Length; i++)
        {
            if (Vector.GreaterThanAny(left[i], right[i]))
            {
                return false;
            }
        }

        return true;
    }
}
