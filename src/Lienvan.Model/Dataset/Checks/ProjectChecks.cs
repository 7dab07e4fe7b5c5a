using Lienvan.Model.Dataset.Binding;
using Lienvan.Model.Dataset.Raw;
using Lienvan.Model.Dataset.Schema;
using Lienvan.Model.Projects;
using Lienvan.Model.Time;
using NodaTime;

namespace Lienvan.Model.Dataset.Checks;

/// <summary>Whether projects can ever take effect, policies fit, and scenarios hang together.</summary>
internal static class ProjectChecks
{
    public static void Run(CheckedCorridor subject)
    {
        CheckParts(subject);
        CheckLinks(subject);
        CheckUse(subject);
        CheckCircles(subject, "projects", "needs", CorridorFindings.NeedsInACircle, "remove one of the needs");
        CheckCircles(subject, "scenarios", "parent", CorridorFindings.ParentsInACircle, "remove one of the parents");
        CheckPolicies(subject);
        CheckScenarios(subject);
    }

    private static void CheckParts(CheckedCorridor subject)
    {
        foreach (var row in subject.Raw["project_parts"].Rows)
        {
            var part = ProjectBinder.Part(new RowReader(row));
            if (part.Opens is { } opens && part.Approved is { } approved && opens < approved)
            {
                subject.Report(CorridorFindings.OpensTooEarly, row,
                    $"the part opens on {row["opens"]} and is approved on {row["approved"]}", "correct one of the days");
            }

            if (part.Opens is { } day && part.Started is { } started && day < started)
            {
                subject.Report(CorridorFindings.OpensTooEarly, row,
                    $"the part opens on {row["opens"]} and starts on {row["started"]}", "correct one of the days");
            }
        }
    }

    private static void CheckLinks(CheckedCorridor subject)
    {
        var crossings = subject.Corridor.Crossings.DistinctBy(crossing => crossing.Id).ToDictionary(crossing => crossing.Id);
        foreach (var project in subject.Corridor.Projects)
        {
            if (project.Parts.IsEmpty)
            {
                subject.Report(CorridorFindings.ProjectWithoutParts, subject.Row("projects", project.Id.Value),
                    $"project '{project.Id}' has no parts and so never takes effect", "add a row for each side to project_parts.csv");
                continue;
            }

            if (project.Joins is not { } joins || !crossings.TryGetValue(joins, out var crossing))
            {
                continue;
            }

            var builders = project.Parts.Select(part => part.Country).ToHashSet();
            foreach (var side in ((Places.CountryId[])[subject.CountryOf(crossing.PlaceA),
                subject.CountryOf(crossing.PlaceB)]).Where(side => !builders.Contains(side)))
            {
                subject.Report(CorridorFindings.LinkOfOneSide, subject.Row("projects", project.Id.Value),
                    $"project '{project.Id}' joins '{joins}' and {side} builds nothing, so it never takes effect",
                    $"add the part of {side} to project_parts.csv");
            }
        }
    }

    private static void CheckUse(CheckedCorridor subject)
    {
        var inScenarios = subject.Corridor.Scenarios.SelectMany(scenario => scenario.Projects).ToHashSet();
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var schema in PackageSchema.Tables.Where(schema => schema.Name != "project_parts" && schema.Name != "scenario_dates"))
        {
            var table = subject.Raw[schema.Name];
            if (table.IndexOf("project") is >= 0 and var index)
            {
                used.UnionWith(table.Rows.Select(row => row.Cells[index]));
            }
        }

        foreach (var project in subject.Corridor.Projects.Where(project =>
            used.Contains(project.Id.Value) && !inScenarios.Contains(project.Id)))
        {
            subject.Report(CorridorFindings.ProjectInNoScenario, subject.Row("projects", project.Id.Value),
                $"rows name project '{project.Id}' and no scenario has it, so they never hold", "add it to a scenario");
        }
    }

    /// <summary>
    /// Finds rows that lead back to themselves, with a stack of its own since a chain may be long. States: 0 not seen, 1 on the way down,
    /// 2 done.
    /// </summary>
    private static void CheckCircles(CheckedCorridor subject, string table, string column, DiagnosticKind kind, string advice)
    {
        var next = subject.Raw[table].Rows.ToDictionary(row => row.Id, row => new RowReader(row).List(column), StringComparer.Ordinal);
        var state = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var start in next.Keys)
        {
            var stack = new Stack<string>([start]);
            while (stack.TryPeek(out var id))
            {
                var isFirstVisit = state.TryAdd(id, 1);
                if (!isFirstVisit)
                {
                    state[stack.Pop()] = 2;
                    continue;
                }

                foreach (var other in next.GetValueOrDefault(id, []))
                {
                    if (state.GetValueOrDefault(other) == 1)
                    {
                        subject.Report(kind, subject.Row(table, id), $"'{id}' leads to '{other}' and back to itself", advice);
                    }
                    else if (state.GetValueOrDefault(other) == 0)
                    {
                        stack.Push(other);
                    }
                }
            }
        }
    }

    private static void CheckPolicies(CheckedCorridor subject)
    {
        foreach (var row in subject.Raw["policy_changes"].Rows)
        {
            if (PolicyPatch.FindFault(subject.Raw, ProjectBinder.Change(new RowReader(row))) is { } fault)
            {
                subject.Report(CorridorFindings.PolicyFitsNowhere, row,
                    $"policy '{row.Id}' can't be applied: {fault}", "correct table, row, column or value");
            }
        }
    }

    private static void CheckScenarios(CheckedCorridor subject)
    {
        var table = subject.Raw["scenarios"];
        if (!table.HasId("base") && !table.SeenIds.Contains("base") && table.IsPresent)
        {
            subject.ReportFile(CorridorFindings.NoBaseScenario, table, "there is no scenario 'base', which is meant when none is named",
                "add it; it may have no projects");
        }

        var projects = subject.Corridor.Projects.ToDictionary(project => project.Id);
        var definitions = subject.Corridor.Scenarios.ToDictionary(scenario => scenario.Id);
        foreach (var row in subject.Raw["scenario_dates"].Rows)
        {
            var opening = ProjectBinder.Opening(new RowReader(row));
            if (!projects[opening.Project].Parts.Any(part => part.Country == opening.Country))
            {
                subject.Report(CorridorFindings.DateWithoutEffect, row,
                    $"{opening.Country} builds no part of '{opening.Project}'", "correct the country, or add the part");
            }
            else if (!Has(definitions, new ScenarioId(row.Id), opening.Project))
            {
                subject.Report(CorridorFindings.DateWithoutEffect, row,
                    $"scenario '{row.Id}' does not have project '{opening.Project}'",
                    "add the project to the scenario, or remove the date");
            }
        }
    }

    private static bool Has(Dictionary<ScenarioId, ScenarioDefinition> definitions, ScenarioId scenario, ProjectId project)
    {
        ScenarioId? id = scenario;
        for (var depth = 0; depth < 100 && id is { } next && definitions.TryGetValue(next, out var definition); depth++)
        {
            if (definition.Projects.Contains(project))
            {
                return true;
            }

            id = definition.Parent;
        }

        return false;
    }
}
