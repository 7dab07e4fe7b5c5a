using Lienvan.Operations.Timetables.Checking;
using Lienvan.Operations.Timetables.Replan;
using NodaTime;

namespace Lienvan.App.Rendering;

/// <summary>What a train graph shows beside the trains of a new plan: where they were planned, and what is closed.</summary>
/// <param name="Planned">The trains as planned, drawn thin.</param>
/// <param name="Closed">Sections by index, with the time for which they are closed.</param>
internal sealed record ReplanLayer(ImmutableArray<Movement> Planned, ImmutableArray<(int Section, Instant From, Instant To)> Closed)
{
    public static ReplanLayer Of(LineDay question, ReplanRequest request, Replanned plan) => new(
        [.. plan.Trains.Select(train => train.Planned)],
        [
            .. request.Closed.Select(closure => (question.Railway.Sections.Index().First(pair => pair.Item.Id == closure.Section).Index,
                closure.From, closure.To)),
        ]);
}
