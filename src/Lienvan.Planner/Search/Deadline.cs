namespace Lienvan.Planner.Search;

/// <summary>
/// When ways on from a candidate must have ended to be better in anything than a way already found. Behind one that is no dearer and emits
/// no more than a corner of what is to come are all ways on behind that corner that arrive when it has arrived on nine days of luck in ten.
/// </summary>
/// <param name="outlook">What is to come.</param>
/// <param name="found">The ways found so far.</param>
internal sealed class Deadline(Outlook outlook, FoundWays found)
{
    /// <summary>The candidate asked about last, which is compared with many: when it had fewer ways behind it, it was no earlier.</summary>
    private (int State, double Usd, double Grams) last = (-1, 0, 0);
    private int lastDeadline;

    /// <summary>The second at which ways on must have ended; <see cref="OpenTimes.Never"/> for any time.</summary>
    public int Of(in Candidate candidate)
    {
        var asked = (candidate.State, candidate.CostUsd, candidate.Co2Grams);
        if (asked != last)
        {
            (last, lastDeadline) = (asked, Find(candidate));
        }

        return lastDeadline;
    }

    private int Find(in Candidate candidate)
    {
        var latest = 0;
        foreach (ref readonly var corner in outlook.At(candidate.State))
        {
            latest = Math.Max(latest, found.LeastP90(candidate.CostUsd + corner.Usd, candidate.Co2Grams + corner.Grams));
        }

        return latest;
    }
}
