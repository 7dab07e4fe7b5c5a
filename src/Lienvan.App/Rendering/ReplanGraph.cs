using Lienvan.Operations.Timetables.Checking;
using Lienvan.Operations.Timetables.Replan;
using NodaTime;

namespace Lienvan.App.Rendering;

/// <summary>What a train graph shows beside the trains of a new plan: where they were planned, and what is closed.</summary>
/// <param name="Planned">The trains as planned, drawn thin.</param>
/// <param name="Closed">Sections by index, with the time for which they are closed.</param>
/// <param name="ClosedLoops">Stations by index, with the time for which a loop of theirs is closed.</param>
internal sealed record ReplanLayer(
    ImmutableArray<Movement> Planned, ImmutableArray<(int Section, Instant From, Instant To)> Closed,
    ImmutableArray<(int Station, Instant From, Instant To)> ClosedLoops)
{
    public static ReplanLayer Of(LineDay question, ReplanRequest request, Replanned plan) => new(
        [.. plan.Trains.Select(train => train.Planned)],
        [
            .. request.Closed.Select(closure => (question.Railway.Sections.Index().First(pair => pair.Item.Id == closure.Section).Index,
                closure.From, closure.To)),
        ],
        [.. request.ClosedLoops.Select(closure => (question.Railway.FindStation(closure.Station)!.Value, closure.From, closure.To))]);
}
