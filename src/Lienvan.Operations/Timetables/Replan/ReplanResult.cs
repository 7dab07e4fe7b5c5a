using Lienvan.Model.Places;
using Lienvan.Operations.Timetables.Checking;
using Lienvan.Operations.Timetables.Trains;
using NodaTime;

namespace Lienvan.Operations.Timetables.Replan;

/// <summary>What came of replanning a day.</summary>
public abstract record ReplanResult
{
    private protected ReplanResult()
    {
    }
}

/// <summary>No plan was found.</summary>
/// <param name="Why">Why, in words.</param>
/// <param name="IsProven">Whether it is proven that there is none.</param>
public sealed record NotReplanned(string Why, bool IsProven) : ReplanResult;

/// <summary>The day as planned, as it would go if trains kept their order, and as it goes best.</summary>
public sealed record Replanned : ReplanResult
{
    /// <summary>The trains in order of their first departures on the line.</summary>
    public required ImmutableArray<ReplannedTrain> Trains { get; init; }

    /// <summary>Weighted seconds of delay of the best plan: <see cref="DelayWeights"/>.</summary>
    public required long Objective { get; init; }

    /// <summary>Weighted seconds of delay if trains keep their planned order; null when they would block each other for good.</summary>
    public required long? ObjectiveBefore { get; init; }

    /// <summary>What no plan can undercut, as far as proven.</summary>
    public required long Bound { get; init; }

    /// <summary>Whether no plan can be better: proven.</summary>
    public bool IsOptimal => Objective <= Bound;

    /// <summary>Who waits where and for whom in the best plan, longer than planned, in order of time.</summary>
    public required ImmutableArray<TrainWait> Waits { get; init; }

    /// <summary>Meets that take place elsewhere than planned, or only in one of the two plans, in order of time.</summary>
    public required ImmutableArray<MovedMeet> MovedMeets { get; init; }

    /// <summary>The timetable as planned, checked; with what its trains do before and after the day.</summary>
    public required CheckedTimetable Planned { get; init; }

    /// <summary>The best plan as a timetable, with a call at every station; it passes <see cref="TimetableCheck"/>.</summary>
    public required Timetable Timetable { get; init; }

    /// <summary>The best plan, checked likewise by a check that knows nothing of how it was found.</summary>
    public required CheckedTimetable After { get; init; }
}

/// <summary>A train before and after.</summary>
public sealed record ReplannedTrain
{
    /// <summary>The train with its planned times at the stations of the line.</summary>
    public required Movement Planned { get; init; }

    /// <summary>Its times if trains keep their order; null when it would never get to its end.</summary>
    public required Movement? Before { get; init; }

    /// <summary>Its times in the best plan; never earlier than planned.</summary>
    public required Movement After { get; init; }

    /// <summary>Delay at its last station on the line if trains keep their order; null when it would never get there.</summary>
    public Duration? DelayBefore => Before is null ? null : Before.Points[^1].Arrival - Planned.Points[^1].Arrival;

    /// <summary>Delay at its last station on the line in the best plan.</summary>
    public Duration DelayAfter => After.Points[^1].Arrival - Planned.Points[^1].Arrival;

    /// <summary>The most that it is late anywhere on the line in the best plan.</summary>
    public Duration MostDelayAfter => Planned.Points.Zip(After.Points, (planned, after) =>
        Duration.Max(after.Arrival - planned.Arrival, after.Departure - planned.Departure)).Max();
}

/// <summary>A train that stands longer than planned.</summary>
/// <param name="Train">The train.</param>
/// <param name="Place">Where; the station ahead when it stands before a full station.</param>
/// <param name="From">From when on it could have gone on.</param>
/// <param name="To">When it goes on.</param>
/// <param name="For">The train that it waits for; null for what is closed.</param>
/// <param name="IsBeforeStation">Whether it stands on the open line because the station ahead is full.</param>
public sealed record TrainWait(
    TimetabledTrain Train, PlaceId Place, Instant From, Instant To, TimetabledTrain? For, bool IsBeforeStation)
{
    /// <summary>How long.</summary>
    public Duration Length => To - From;
}

/// <summary>Two trains that meet elsewhere than planned.</summary>
/// <param name="One">The one in the direction of the line.</param>
/// <param name="Other">The other.</param>
/// <param name="Planned">The planned meet; null for none.</param>
/// <param name="Now">The meet now; null for none.</param>
public sealed record MovedMeet(TimetabledTrain One, TimetabledTrain Other, Encounter? Planned, Encounter? Now);

/// <summary>What a second of delay costs when plans are compared; a choice of ours, stated in docs/dispatch.md.</summary>
public static class DelayWeights
{
    /// <summary>A second late at the last station on the line, by a freight train.</summary>
    public const int AtEnd = 10;

    /// <summary>A second late at any other station where it calls, by a freight train.</summary>
    public const int AtCall = 1;

    /// <summary>How many times as much it costs for a passenger train.</summary>
    public const int Passenger = 2;
}
