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
        var (since, until) = Span(scenario, changed, timeline, day);
        return new Network
        {
            Day = day,
            Since = since,
            Until = until,
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

    /// <summary>
    /// The days around that one on which the same rows hold: none of them begins or ends to, no project opens and no policy begins in
    /// between.
    /// </summary>
    private static (LocalDate Since, LocalDate Until) Span(Scenario scenario, Corridor corridor, ProjectTimeline timeline, LocalDate day)
    {
        var (since, until) = (LocalDate.MinIsoValue, LocalDate.MaxIsoValue);
        void Begins(LocalDate? change)
        {
            since = change is { } past && past <= day ? LocalDate.Max(since, past) : since;
            until = change is { } coming && coming > day ? LocalDate.Min(until, coming) : until;
        }

        foreach (var validity in Validities(corridor))
        {
            Begins(validity.From);
            Begins(validity.To is { } last && last < LocalDate.MaxIsoValue ? last.PlusDays(1) : null);
        }

        foreach (var project in scenario.Projects)
        {
            Begins(timeline.FindStart(project));
        }

        foreach (var policy in scenario.Policies)
        {
            Begins(policy.From);
        }

        return (since, until);
    }

    /// <summary>Of the rows that are picked by day.</summary>
    private static IEnumerable<Validity> Validities(Corridor corridor) => corridor.Sections.Select(row => row.Validity)
        .Concat(corridor.Terminals.Select(row => row.Validity)).Concat(corridor.Handling.Select(row => row.Validity))
        .Concat(corridor.Roads.Select(row => row.Validity)).Concat(corridor.Crossings.Select(row => row.Validity))
        .Concat(corridor.Formalities.Select(row => row.Validity)).Concat(corridor.BorderWork.Select(row => row.Validity))
        .Concat(corridor.GateArrivals.Select(row => row.Validity)).Concat(corridor.Services.Select(row => row.Validity))
        .Concat(corridor.Tariffs.Select(row => row.Validity));

    private static Corridor WithPolicies(Scenario scenario, Corridor corridor, LocalDate day)
    {
        var changes = scenario.Policies
            .Where(policy => policy.From is not { } from || from <= day)
            .SelectMany(policy => policy.Changes)
            .ToArray();
        return changes.Length == 0 ? corridor : CorridorReader.Bind(PolicyPatch.Apply(corridor.Raw, changes));
    }
}
