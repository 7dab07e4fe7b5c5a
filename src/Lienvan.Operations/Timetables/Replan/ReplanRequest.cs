using Lienvan.Model.Places;
using Lienvan.Operations.Timetables.Checking;
using NodaTime;

namespace Lienvan.Operations.Timetables.Replan;

/// <summary>A train that comes onto the line late.</summary>
/// <param name="Train">Key of the train, as <see cref="Trains.TimetabledTrain.Id"/>.</param>
/// <param name="StartsOn">The day on which it left its first call: which of its runs.</param>
/// <param name="By">How late it is at its first station on the line; above zero.</param>
public sealed record LateTrain(string Train, LocalDate StartsOn, Duration By);

/// <summary>A section in which no train may be for a time: works, a fault, a landslide.</summary>
/// <param name="Section">Key of the section, as <see cref="Tracks.RailwaySection.Id"/>; all its tracks are closed.</param>
/// <param name="From">From when on.</param>
/// <param name="To">Until when; after <paramref name="From"/>.</param>
public sealed record SectionClosure(string Section, Instant From, Instant To);

/// <summary>
/// A loop that no train may stand on for a time; the running track stays open. Closures of one station at one time close several loops.
/// </summary>
/// <param name="Station">The station.</param>
/// <param name="From">From when on.</param>
/// <param name="To">Until when; after <paramref name="From"/>.</param>
public sealed record LoopClosure(PlaceId Station, Instant From, Instant To)
{
    /// <summary>How many loops of the station are closed as this one is closed; this one counts, where it is among them.</summary>
    /// <param name="all">All closures.</param>
    public int CountAtOnce(ImmutableArray<LoopClosure> all) =>
        all.Count(other => other.Station == Station && other.From <= From && other.To > From);
}

/// <summary>What goes wrong on a day, and how trains may answer it.</summary>
public sealed record ReplanRequest
{
    /// <summary>Line and day.</summary>
    public required CheckScope Scope { get; init; }

    /// <summary>Trains that come late. None by default.</summary>
    public ImmutableArray<LateTrain> Late { get; init; } = [];

    /// <summary>Sections that are closed. None by default.</summary>
    public ImmutableArray<SectionClosure> Closed { get; init; } = [];

    /// <summary>Loops that are closed. None by default; at no time as many at one station as it has tracks.</summary>
    public ImmutableArray<LoopClosure> ClosedLoops { get; init; } = [];

    /// <summary>
    /// The share of its running time that a late train can make up; from 0 to 0.5. 0.05 by default, assumed: timetables hold running-time
    /// supplements of some percent.
    /// </summary>
    public double Recovery
    {
        get;
        init => field = value is >= 0 and <= 0.5 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "from 0 to 0.5");
    } = 0.05;
}
