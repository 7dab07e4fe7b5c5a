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
    public Label? FindDominator(in Candidate candidate, LabelComparison comparison)
    {
        foreach (ref readonly var entry in entries.AsSpan(0, count))
        {
            if (entry.Time > candidate.Time)
            {
                return null;
            }

            if (entry.CostUsd <= candidate.CostUsd && entry.Co2Grams <= candidate.Co2Grams && comparison.Dominates(entry.Label, candidate))
            {
                return entry.Label;
            }
        }

        return null;
    }

    /// <summary>Drops the labels of the same start that the new one dominates.</summary>
    public void Drop(Label label, LabelComparison comparison, SearchTrace? trace)
    {
        for (var index = FirstNotBefore(label.Time); index < count; index++)
        {
            ref readonly var entry = ref entries[index];
            if (entry.Start == label.Start && label.CostUsd <= entry.CostUsd && label.Co2Grams <= entry.Co2Grams &&
                comparison.Dominates(label, Candidate.Of(entry.Label)))
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
