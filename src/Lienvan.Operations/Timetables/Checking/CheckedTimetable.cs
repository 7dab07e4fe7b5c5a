using Lienvan.Model.Places;
using Lienvan.Operations.Timetables.Trains;
using NodaTime;

namespace Lienvan.Operations.Timetables.Checking;

/// <summary>Two trains at one station at one time.</summary>
public sealed record Encounter
{
    /// <summary>For a meet the one in the direction of the line first; for an overtaking the faster first.</summary>
    public required TimetabledTrain One { get; init; }

    /// <summary>The other.</summary>
    public required TimetabledTrain Other { get; init; }

    /// <summary>Where.</summary>
    public required PlaceId Place { get; init; }

    /// <summary>From when on both are there.</summary>
    public required Instant From { get; init; }

    /// <summary>Until when both are there; not before <see cref="From"/>.</summary>
    public required Instant To { get; init; }

    /// <summary>Whether the published times leave no other place for it.</summary>
    public required bool IsCertain { get; init; }

    /// <summary>The places that the published times leave open, this one included, in order along the line.</summary>
    public required ImmutableArray<PlaceId> Possible { get; init; }
}

/// <summary>What trains contend for.</summary>
public enum ContentionKind
{
    /// <summary>A section that only one train can be in.</summary>
    Section,

    /// <summary>The distance between two trains one after the other on double track.</summary>
    Headway,

    /// <summary>The tracks of a station, or a loop long enough.</summary>
    StationTracks,
}

/// <summary>Trains that want the same thing at one time.</summary>
public sealed record Conflict
{
    /// <summary>The trains, two or more.</summary>
    public required ImmutableArray<TimetabledTrain> Trains { get; init; }

    /// <summary>What they contend for.</summary>
    public required ContentionKind Kind { get; init; }

    /// <summary>Key of the section, or of the place.</summary>
    public required string Contended { get; init; }

    /// <summary>The station, or the end of the section with the lower km-post.</summary>
    public required PlaceId Place { get; init; }

    /// <summary>The other end of the section; the station itself for its tracks.</summary>
    public required PlaceId End { get; init; }

    /// <summary>When it begins, by the likeliest times.</summary>
    public required Instant From { get; init; }

    /// <summary>When it ends.</summary>
    public required Instant To { get; init; }

    /// <summary>Whether no times between the published ones avoid it; proven.</summary>
    public required bool IsCertain { get; init; }
}

/// <summary>A train at a station, with the times that hold or are likeliest.</summary>
/// <param name="Station">An index into the railway's stations.</param>
/// <param name="Arrival">When it arrives.</param>
/// <param name="Departure">When it leaves; not before it arrives.</param>
/// <param name="IsPublished">Whether the times are published; else they are worked out.</param>
public readonly record struct PassingPoint(int Station, Instant Arrival, Instant Departure, bool IsPublished);

/// <summary>A train along the stations of the railway.</summary>
/// <param name="Train">The train.</param>
/// <param name="Points">Its stations in order.</param>
public sealed record Movement(TimetabledTrain Train, ImmutableArray<PassingPoint> Points);

/// <summary>A timetable laid on the tracks of a line: what its trains do to each other.</summary>
public sealed record CheckedTimetable
{
    /// <summary>Trains in opposite directions that pass each other at a station of single track, in order of time.</summary>
    public required ImmutableArray<Encounter> Meets { get; init; }

    /// <summary>Trains that pass another of the same direction, in order of time.</summary>
    public required ImmutableArray<Encounter> Overtakings { get; init; }

    /// <summary>What can't be, in order of time.</summary>
    public required ImmutableArray<Conflict> Conflicts { get; init; }

    /// <summary>The trains of the line with all their times.</summary>
    public required ImmutableArray<Movement> Movements { get; init; }
}
