using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Operations.Timetables.Checking;
using Lienvan.Operations.Timetables.Tracks;
using Lienvan.Operations.Timetables.Trains;
using NodaTime;

namespace Lienvan.App.Rendering;

/// <summary>A line on a day with its trains, as several commands ask about it.</summary>
internal sealed record LineDay
{
    public required Network Network { get; init; }

    public required Railway Railway { get; init; }

    public required LineTrack Line { get; init; }

    public required LocalDate Day { get; init; }

    public required Timetable Timetable { get; init; }

    /// <summary>For each place the stop of the feed that was found to be it; empty without a feed.</summary>
    public ImmutableDictionary<PlaceId, string> StopOf { get; init; } = ImmutableDictionary<PlaceId, string>.Empty;

    /// <summary>Services that run over the line at no published time; none of a feed.</summary>
    public ImmutableArray<UntimedService> Untimed { get; init; } = [];

    public CheckScope Scope => new(Line, Day);
}
