using Lienvan.Operations.Timetables.Dispatch;

namespace Lienvan.Formats.TrackVisits;

/// <summary>
/// Trains on single tracks between stations that hold any number of trains: each train visits tracks one after the other, each track holds
/// one train. The form of the instances of Croella, Luteberget, Mannino and Ventura (A MaxSAT approach for solving a new dynamic discretization
/// discovery model for train rescheduling problems, 2024).
/// </summary>
public sealed record TrackVisitInstance
{
    /// <summary>The trains.</summary>
    public required ImmutableArray<VisitingTrain> Trains { get; init; }

    /// <summary>
    /// The same as a dispatching problem: operation 2i is visit i on its track, operation 2i + 1 the stand in the station after it, or the end.
    /// </summary>
    public DispatchProblem ToProblem(TrackVisitCost cost)
    {
        var tracks = Trains.SelectMany(train => train.Visits).Select(visit => visit.Track).Distinct().ToImmutableArray();
        var index = tracks.Select((track, at) => (track, at)).ToDictionary(pair => pair.track, pair => pair.at, StringComparer.Ordinal);
        return new DispatchProblem
        {
            Resources = tracks,
            Trains = [.. Trains.Select(train => new DispatchTrain { Name = train.Name, Operations = ToOperations(train, index) })],
            Costs = [.. Trains.SelectMany((train, at) => ToCosts(cost, at, train))],
        };
    }

    private static ImmutableArray<DispatchOperation> ToOperations(VisitingTrain train, Dictionary<string, int> tracks)
    {
        var operations = ImmutableArray.CreateBuilder<DispatchOperation>(train.Visits.Length * 2);
        for (var at = 0; at < train.Visits.Length; at++)
        {
            var visit = train.Visits[at];
            var isLast = at == train.Visits.Length - 1;
            operations.Add(new DispatchOperation
            {
                Name = visit.Track,
                EarliestStartSeconds = visit.EarliestSeconds,
                MinimumSeconds = visit.RunSeconds,
                Resources = [new ResourceUse(tracks[visit.Track])],
                Successors = [(2 * at) + 1],
            });
            operations.Add(new DispatchOperation
            {
                EarliestStartSeconds = visit.EarliestSeconds,
                MinimumSeconds = isLast ? 0 : train.Visits[at + 1].WaitSeconds,
                Successors = isLast ? [] : [(2 * at) + 2],
            });
        }

        return operations.MoveToImmutable();
    }

    private static IEnumerable<DelayCost> ToCosts(TrackVisitCost cost, int train, VisitingTrain visits)
    {
        var (aimed, operation) = (visits.Visits[^1].AimedSeconds, (visits.Visits.Length - 1) * 2);
        DelayCost Step(int delay, int period) => new()
        {
            Train = train, Operation = operation, ThresholdSeconds = aimed + delay, Increment = 1, PeriodSeconds = period,
        };
        return cost switch
        {
            TrackVisitCost.Seconds => [new DelayCost { Train = train, Operation = operation, ThresholdSeconds = aimed, PerSecond = 1 }],
            TrackVisitCost.StepsOf180 => [Step(1, 180)],
            TrackVisitCost.ThreeSteps => [Step(1, 0), Step(181, 0), Step(361, 0)],
            _ => throw new ArgumentOutOfRangeException(nameof(cost), cost, "no such cost"),
        };
    }
}

/// <summary>A train and the tracks that it visits.</summary>
/// <param name="Name">Such as <c>Train12</c>.</param>
/// <param name="Visits">In their order; at least one.</param>
public sealed record VisitingTrain(string Name, ImmutableArray<TrackVisit> Visits);

/// <summary>A train's run over a track.</summary>
public sealed record TrackVisit
{
    /// <summary>The track.</summary>
    public required string Track { get; init; }

    /// <summary>When the train should start on it, s; delay counts from here at the last visit. May be negative.</summary>
    public required int AimedSeconds { get; init; }

    /// <summary>Least stay in the station before it, s; of no effect at the first visit.</summary>
    public required int WaitSeconds { get; init; }

    /// <summary>Earliest start, s.</summary>
    public required int EarliestSeconds { get; init; }

    /// <summary>How long the train is on the track, s.</summary>
    public required int RunSeconds { get; init; }
}

/// <summary>What the delay of a train at its last visit costs.</summary>
public enum TrackVisitCost
{
    /// <summary>Each second one; called <c>cont</c>.</summary>
    Seconds,

    /// <summary>Each started 180 seconds one; called <c>infsteps180</c>.</summary>
    StepsOf180,

    /// <summary>1, 2, 3 above 0, 180, 360 seconds; called <c>finsteps123</c>.</summary>
    ThreeSteps,
}
