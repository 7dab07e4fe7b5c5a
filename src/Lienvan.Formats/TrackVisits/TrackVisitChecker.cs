using System.Globalization;

namespace Lienvan.Formats.TrackVisits;

/// <summary>
/// Says whether starts keep the rules of an instance and what they cost. Apart from the solver and from the way in which instances are put to it.
/// Between two tracks a train always passes a station that has room, so that no swap at one instant can go wrong here.
/// </summary>
public static class TrackVisitChecker
{
    /// <summary>The verdict.</summary>
    /// <param name="instance">The rules.</param>
    /// <param name="starts">The starts; those of one train in the order of its visits.</param>
    /// <param name="cost">What delay costs.</param>
    public static TrackVisitVerdict Check(TrackVisitInstance instance, ImmutableArray<VisitStart> starts, TrackVisitCost cost)
    {
        ArgumentNullException.ThrowIfNull(instance);
        var byTrain = starts.ToLookup(start => start.Train, StringComparer.Ordinal);
        var objective = 0L;
        foreach (var train in instance.Trains)
        {
            if (FindTrainFault(train, [.. byTrain[train.Name]]) is { } fault)
            {
                return new TrackVisitVerdict { Fault = fault };
            }

            objective += CostOf((long)byTrain[train.Name].Last().Seconds - train.Visits[^1].AimedSeconds, cost);
        }

        var names = instance.Trains.Select(train => train.Name).ToHashSet(StringComparer.Ordinal);
        return starts.FirstOrDefault(start => !names.Contains(start.Train)) is { } stranger
            ? new TrackVisitVerdict { Fault = $"there is no train {stranger.Train}" }
            : FindTrackFault(instance, byTrain) is { } clash
                ? new TrackVisitVerdict { Fault = clash }
                : new TrackVisitVerdict { Objective = objective };
    }

    private static string? FindTrainFault(VisitingTrain train, VisitStart[] starts)
    {
        for (var at = 0; at < train.Visits.Length; at++)
        {
            var visit = train.Visits[at];
            if (at >= starts.Length)
            {
                return $"{train.Name} does not visit {visit.Track}";
            }

            if (starts[at].Track != visit.Track)
            {
                return $"{train.Name} visits {starts[at].Track}, not {visit.Track}";
            }

            var earliest = at == 0
                ? visit.EarliestSeconds
                : Math.Max(visit.EarliestSeconds, (long)starts[at - 1].Seconds + train.Visits[at - 1].RunSeconds + visit.WaitSeconds);
            if (starts[at].Seconds < earliest)
            {
                return string.Create(CultureInfo.InvariantCulture,
                    $"{train.Name} starts on {visit.Track} at {starts[at].Seconds}, before {earliest}");
            }
        }

        return starts.Length > train.Visits.Length ? $"{train.Name} has too many visits" : null;
    }

    private static string? FindTrackFault(TrackVisitInstance instance, ILookup<string, VisitStart> byTrain)
    {
        var stays = instance.Trains.SelectMany(train => train.Visits.Zip(byTrain[train.Name], (visit, start) =>
            (visit.Track, train.Name, From: (long)start.Seconds, To: (long)start.Seconds + visit.RunSeconds)));
        foreach (var track in stays.GroupBy(stay => stay.Track, StringComparer.Ordinal))
        {
            // In order of start; a visit of no time comes before one that starts with it.
            var (latest, holder) = (long.MinValue, "");
            foreach (var stay in track.OrderBy(stay => stay.From).ThenBy(stay => stay.To))
            {
                if (stay.From < latest && holder != stay.Name)
                {
                    return string.Create(CultureInfo.InvariantCulture, $"{stay.Name} and {holder} are on {track.Key} at {stay.From}");
                }

                (latest, holder) = stay.To > latest ? (stay.To, stay.Name) : (latest, holder);
            }
        }

        return null;
    }

    private static long CostOf(long delay, TrackVisitCost cost) => delay <= 0 ? 0 : cost switch
    {
        TrackVisitCost.Seconds => delay,
        TrackVisitCost.StepsOf180 => (delay + 179) / 180,
        _ => delay > 360 ? 3 : delay > 180 ? 2 : 1,
    };
}

/// <summary>Whether a schedule is right, and what it costs.</summary>
public sealed record TrackVisitVerdict
{
    /// <summary>The first fault; null when there is none.</summary>
    public string? Fault { get; init; }

    /// <summary>The sum of the costs; null when the schedule is at fault.</summary>
    public long? Objective { get; init; }
}
