namespace Lienvan.Formats.Gtfs;

/// <summary>The most calls of a trip that stand in order of time.</summary>
internal static class ForwardChain
{
    /// <summary>Every pair of calls is looked at; of a faulty trip longer than this nothing is kept.</summary>
    private const int MostCalls = 2_000;

    /// <summary>
    /// The lines of the longest chain in which no call is before the one before; of equals the one that keeps earlier calls.
    /// </summary>
    /// <param name="timed">The calls that have times, by sequence.</param>
    public static HashSet<int> Longest(ReadOnlySpan<StopTimeRow> timed)
    {
        var lines = new HashSet<int>();
        if (timed.Length > MostCalls)
        {
            return lines;
        }

        var (lengths, before) = (new int[timed.Length], new int[timed.Length]);
        var last = -1;
        for (var i = 0; i < timed.Length; i++)
        {
            before[i] = -1;
            if (timed[i].Departure < timed[i].Arrival)
            {
                continue;
            }

            lengths[i] = 1;
            for (var earlier = 0; earlier < i; earlier++)
            {
                if (lengths[earlier] >= lengths[i] && timed[earlier].Departure <= timed[i].Arrival)
                {
                    lengths[i] = lengths[earlier] + 1;
                    before[i] = earlier;
                }
            }

            last = last < 0 || lengths[i] > lengths[last] ? i : last;
        }

        for (var i = last; i >= 0; i = before[i])
        {
            lines.Add(timed[i].Line);
        }

        return lines;
    }
}
