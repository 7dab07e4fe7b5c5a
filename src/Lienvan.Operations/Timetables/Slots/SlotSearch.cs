namespace Lienvan.Operations.Timetables.Slots;

/// <summary>
/// Safe-interval search along a way: at every station the train either stands, and may then leave at any time until the track is wanted, or
/// runs through at the second at which it arrives. Of standing only the earliest arrival in each free span counts, of running through the
/// set of seconds. Both are exact, so the arrival found is the earliest there is. Source: M. Phillips, M. Likhachev, SIPP: Safe
/// interval path planning for dynamic environments, ICRA 2011; spans instead of single times after "any start time" variants of it.
/// </summary>
internal sealed class SlotSearch(SlotProblem problem)
{
    private readonly List<Label>[] labels = [.. Enumerable.Range(0, problem.Length).Select(_ => new List<Label>())];

    /// <summary>The farthest station that was reached.</summary>
    public int Reached { get; private set; }

    /// <summary>The seconds at which the farthest station can be left.</summary>
    public IEnumerable<Span> SpansAtReached => labels[Reached].Select(label => label.Times);

    /// <summary>
    /// The earliest arrival at the end, not before a second, for a departure in a span.
    /// </summary>
    /// <returns>Arrival and departure at each station; null when there is none.</returns>
    public SlotTimes? Run(Span departure, double notBefore)
    {
        foreach (var span in TimeSpans.Within(departure, problem.Free[0]))
        {
            labels[0].Add(new Label(0, true, span, null, 0));
        }

        for (var position = 0; position < problem.Length - 1; position++)
        {
            if (labels[position].Count == 0)
            {
                return null;
            }

            Reached = position;
            Extend(position);
        }

        var best = labels[^1].Where(label => label.Times.To >= notBefore).MinBy(label => Math.Max(label.Times.From, notBefore));
        return best is null ? null : Trace(best, Math.Max(best.Times.From, notBefore));
    }

    private void Extend(int position)
    {
        var isEnd = position == problem.Length - 2;
        foreach (var label in labels[position])
        {
            foreach (var stops in isEnd || !problem.CanStop[position + 1] ? new[] { isEnd } : [true, false])
            {
                var kind = (label.Stands ? 2 : 0) + (stops ? 1 : 0);
                var run = problem.Runs[position][kind];
                foreach (var entry in TimeSpans.Within(label.Times, problem.Entries[position][kind]))
                {
                    Arrive(position + 1, stops, new Span(entry.From + run, entry.To + run), (label, run));
                }
            }
        }
    }

    private void Arrive(int position, bool stops, Span arrival, (Label Label, double Run) from)
    {
        foreach (var free in problem.Free[position])
        {
            if (free.To < arrival.From || free.From > arrival.To)
            {
                continue;
            }

            var times = new Span(Math.Max(arrival.From, free.From), Math.Min(arrival.To, free.To));
            if (stops && position < problem.Length - 1)
            {
                Stand(position, new Label(position, true, times with { To = free.To }, from.Label, from.Run));
            }
            else
            {
                Pass(position, new Label(position, stops, times, from.Label, from.Run));
            }
        }
    }

    /// <summary>Whoever stands there earlier in the same free span can do all that the later one can.</summary>
    private void Stand(int position, Label label)
    {
        var same = labels[position].FindIndex(other => other.Stands && other.Times.To == label.Times.To);
        if (same < 0)
        {
            labels[position].Add(label);
        }
        else if (label.Times.From < labels[position][same].Times.From)
        {
            labels[position][same] = label;
        }
    }

    /// <summary>Only seconds that no other label has yet.</summary>
    private void Pass(int position, Label label)
    {
        var known = labels[position].Where(other => other.Stands == label.Stands && other.Times.To >= label.Times.From
            && other.Times.From <= label.Times.To).Select(other => other.Times).ToArray();
        foreach (var times in known.Length == 0 ? [label.Times] : TimeSpans.Without(label.Times, known))
        {
            if (!known.Any(other => other.From <= times.From && other.To >= times.To))
            {
                labels[position].Add(label with { Times = times });
            }
        }
    }

    private SlotTimes Trace(Label end, double arrival)
    {
        var (arrivals, departures) = (new double[problem.Length], new double[problem.Length]);
        var stops = new bool[problem.Length];
        arrivals[^1] = departures[^1] = arrival;
        for (var label = end; label.Before is { } before; label = before)
        {
            departures[before.Position] = arrivals[label.Position] - label.Run;
            arrivals[before.Position] = before.Stands && before.Before is not null ? before.Times.From : departures[before.Position];
            stops[label.Position] = label.Stands;
        }

        return new SlotTimes(arrivals, departures, stops);
    }

    /// <summary>A way to be at a station.</summary>
    /// <param name="Position">The station.</param>
    /// <param name="Stands">Whether the train stands there; then it came at the first of the times and may leave at any.</param>
    /// <param name="Times">When it may leave, or pass.</param>
    /// <param name="Before">Where it came from; null at the start.</param>
    /// <param name="Run">Seconds since it left there.</param>
    private sealed record Label(int Position, bool Stands, Span Times, Label? Before, double Run);
}

/// <summary>A path in seconds, by station of the way.</summary>
/// <param name="Arrivals">At the start the departure.</param>
/// <param name="Departures">At the end the arrival.</param>
/// <param name="Stops">Whether it stops there.</param>
internal sealed record SlotTimes(double[] Arrivals, double[] Departures, bool[] Stops)
{
    /// <summary>The same of a mirrored problem, turned back.</summary>
    public SlotTimes Mirrored() => new(
        [.. Departures.Reverse().Select(second => -second)], [.. Arrivals.Reverse().Select(second => -second)], [.. Stops.Reverse()]);
}
