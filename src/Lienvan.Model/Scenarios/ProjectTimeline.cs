using Lienvan.Model.Dataset;
using Lienvan.Model.Places;
using Lienvan.Model.Projects;
using NodaTime;

namespace Lienvan.Model.Scenarios;

/// <summary>
/// From which day each project of a scenario is in effect: every part approved and open, both sides joined, all it needs in effect.
/// </summary>
public sealed class ProjectTimeline
{
    private readonly Scenario scenario;
    private readonly Dictionary<ProjectId, Project> projects;
    private readonly Dictionary<string, (CountryId A, CountryId B)> sidesOfCrossing;
    private readonly Dictionary<ProjectId, LocalDate?> starts = [];

    /// <summary>The timeline of a scenario over a corridor.</summary>
    public ProjectTimeline(Scenario scenario, Corridor corridor)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(corridor);
        this.scenario = scenario;
        projects = corridor.Projects.DistinctBy(project => project.Id).ToDictionary(project => project.Id);
        var countryOf = corridor.Places.ToDictionary(place => place.Id, place => place.Country);
        sidesOfCrossing = corridor.Crossings.DistinctBy(crossing => crossing.Id).ToDictionary(
            crossing => crossing.Id.Value, crossing => (countryOf[crossing.PlaceA], countryOf[crossing.PlaceB]), StringComparer.Ordinal);
        foreach (var id in scenario.Projects)
        {
            _ = FindStart(id);
        }
    }

    /// <summary>The first day on which the project is in effect, or null when it never is in this scenario.</summary>
    public LocalDate? FindStart(ProjectId id)
    {
        if (starts.TryGetValue(id, out var known))
        {
            return known;
        }

        // A circle of needs never takes effect: while a project is being worked out it counts as never.
        starts[id] = null;
        return starts[id] = scenario.Projects.Contains(id) && projects.TryGetValue(id, out var project) ? StartOf(project) : null;
    }

    /// <summary>Whether the project is in effect on that day. No project (empty) always is.</summary>
    public bool IsInEffect(string project, LocalDate day) =>
        project.Length == 0 || (FindStart(new ProjectId(project)) is { } start && start <= day);

    private LocalDate? StartOf(Project project)
    {
        if (project.Parts.IsEmpty || !IsBuiltOnBothSides(project))
        {
            return null;
        }

        var latest = LocalDate.MinIsoValue;
        foreach (var part in project.Parts)
        {
            if (OpeningOf(project, part) is not { } opens)
            {
                return null;
            }

            latest = LocalDate.Max(latest, opens);
        }

        foreach (var needed in project.Needs)
        {
            if (FindStart(needed) is not { } start)
            {
                return null;
            }

            latest = LocalDate.Max(latest, start);
        }

        return latest;
    }

    /// <summary>A part opens on the day that the scenario assumes, else on the published one if it is approved by then.</summary>
    private LocalDate? OpeningOf(Project project, ProjectPart part)
    {
        var assumed = scenario.Openings.Where(opening => opening.Project == project.Id && opening.Country == part.Country).ToArray();
        if (assumed.Length > 0)
        {
            return assumed[^1].Opens;
        }

        return part is { Approved: { } approved, Opens: { } opens } ? LocalDate.Max(approved, opens) : null;
    }

    private bool IsBuiltOnBothSides(Project project)
    {
        if (project.Joins is not { } crossing || !sidesOfCrossing.TryGetValue(crossing.Value, out var sides))
        {
            return project.Joins is null;
        }

        return project.Parts.Any(part => part.Country == sides.A) && project.Parts.Any(part => part.Country == sides.B);
    }
}
