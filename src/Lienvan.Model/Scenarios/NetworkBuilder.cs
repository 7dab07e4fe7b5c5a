using Lienvan.Model.Dataset;
using Lienvan.Model.Dataset.Raw;
using Lienvan.Model.Projects;
using Lienvan.Model.Time;
using NodaTime;

namespace Lienvan.Model.Scenarios;

/// <summary>Picks, of every versioned table, the rows that hold on a day in a scenario.</summary>
internal static class NetworkBuilder
{
    public static Network Build(Scenario scenario, Corridor corridor, LocalDate day)
    {
        var changed = WithPolicies(scenario, corridor, day);
        var timeline = new ProjectTimeline(scenario, changed);
        return new Network
        {
            Day = day,
            Scenario = scenario,
            ProjectsInEffect = [.. scenario.Projects.Where(project => timeline.IsInEffect(project.Value, day))],
            Corridor = changed with
            {
                Sections = Pick(changed.Sections, section => section.Id, section => section.Validity, timeline, day),
                Terminals = Pick(changed.Terminals, terminal => terminal.Id.Value, terminal => terminal.Validity, timeline, day),
                Handling = Pick(changed.Handling, handling => handling.Id, handling => handling.Validity, timeline, day),
                Roads = Pick(changed.Roads, road => road.Id, road => road.Validity, timeline, day),
                Crossings = Pick(changed.Crossings, crossing => crossing.Id.Value, crossing => crossing.Validity, timeline, day),
                Formalities = Pick(changed.Formalities, formality => formality.Id, formality => formality.Validity, timeline, day),
                BorderWork = Pick(changed.BorderWork, work => work.Id, work => work.Validity, timeline, day),
                GateArrivals = Pick(changed.GateArrivals, arrivals => arrivals.Id, arrivals => arrivals.Validity, timeline, day),
                Services = Pick(changed.Services, service => service.Id.Value, service => service.Validity, timeline, day),
                Tariffs = Pick(changed.Tariffs, tariff => tariff.Id, tariff => tariff.Validity, timeline, day),

                // Opening hours are a calendar: their days are looked up one by one, so only the project decides here.
                OpeningHours = PickHours(changed.OpeningHours, timeline, day),
            },
        };
    }

    /// <summary>
    /// Of the rows of one key that hold on the day, the last one of a project in effect if there is one, else the last one. A row of a
    /// project therefore replaces the row of the same key that was there before it.
    /// </summary>
    private static ImmutableArray<T> Pick<T>(ImmutableArray<T> rows, Func<T, string> key, Func<T, Validity> validity,
        ProjectTimeline timeline, LocalDate day)
    {
        var picked = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var span = validity(row);
            if (!span.Covers(day) || !timeline.IsInEffect(span.Project, day))
            {
                continue;
            }

            if (!picked.TryGetValue(key(row), out var other) || validity(other).Project.Length == 0 || span.Project.Length > 0)
            {
                picked[key(row)] = row;
            }
        }

        return [.. picked.Values];
    }

    private static ImmutableArray<OpeningSpan> PickHours(ImmutableArray<OpeningSpan> spans, ProjectTimeline timeline, LocalDate day)
    {
        var inEffect = spans.Where(span => timeline.IsInEffect(span.Validity.Project, day)).ToLookup(span => span.Hours);
        return
        [
            .. inEffect.SelectMany(set => set.Any(span => span.Validity.Project.Length > 0)
                ? set.Where(span => span.Validity.Project.Length > 0)
                : set),
        ];
    }

    private static Corridor WithPolicies(Scenario scenario, Corridor corridor, LocalDate day)
    {
        var changes = scenario.Policies
            .Where(policy => policy.From is not { } from || from <= day)
            .SelectMany(policy => policy.Changes)
            .ToArray();
        return changes.Length == 0 ? corridor : CorridorReader.Bind(PolicyPatch.Apply(corridor.Raw, changes));
    }
}
