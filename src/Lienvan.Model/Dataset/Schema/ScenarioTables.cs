using static Lienvan.Model.Dataset.Schema.ColumnKinds;

namespace Lienvan.Model.Dataset.Schema;

/// <summary>What may be built or changed, and the sets of it that are compared.</summary>
internal static class ScenarioTables
{
    public static ImmutableArray<Table> All => [Projects, ProjectParts, Policies, PolicyChanges, Scenarios, ScenarioDates];

    private static Table Projects => new()
    {
        Name = "projects",
        Meaning = "Something that is being or may be built. Rows of other tables that name it hold once all its parts are open.",
        Key = ["id"],
        Columns =
        [
            Id("Key of the project."),
            .. Names,
            Choice("kind", "What it is.", "line", "link", "terminal", "gate", "service", "upgrade").Required(),
            Reference("joins", "crossings", "The crossing it joins two countries at; then a part on each side is needed.")
                .Otherwise("none"),
            Reference("needs", "projects", "Projects that must be in effect before it is.").List().Otherwise("none"),
            Number("km", "km", "Length.", 0, 20000).Otherwise("not known"),
            Number("speed_passenger_kmh", "km/h", "Design speed of passenger trains.", 0, 500).Otherwise("not known"),
            Number("speed_freight_kmh", "km/h", "Design speed of freight trains.", 0, 300).Otherwise("not known"),
            .. Provenance,
        ],
    };

    private static Table ProjectParts => new()
    {
        Name = "project_parts",
        Meaning = "The part of a project that one country builds.",
        Key = ["project", "country", "part"],
        Columns =
        [
            Reference("project", "projects", "The project.").Required(),
            Reference("country", "countries", "Who builds it.").Required(),
            Text("part", "What this part is.").Required(),
            Date("approved", "Day of the decision to build.").Otherwise("not approved"),
            Date("started", "Day on which work began or will begin.").Otherwise("not known"),
            Date("opens", "Day from which it can be used.").Otherwise("not dated: never in effect unless a scenario dates it"),
            Number("km", "km", "Length.", 0, 20000).Otherwise("not known"),
            Number("cost", "million", "Cost, in millions of the currency.", 0).Otherwise("not known"),
            .. Price,
            .. Provenance,
        ],
    };

    private static Table Policies => new()
    {
        Name = "policies",
        Meaning = "A change that needs no building: hours, servers, limits, frequencies.",
        Key = ["id"],
        Columns = [Id("Key of the policy."), .. Names, Date("from", "First day.").Otherwise("always"), .. Provenance],
    };

    private static Table PolicyChanges => new()
    {
        Name = "policy_changes",
        Meaning = "One cell that a policy sets.",
        Key = ["policy", "table", "row", "column"],
        Columns =
        [
            Reference("policy", "policies", "The policy.").Required(),
            Text("table", "The table, such as handling.").Required(),
            Text("row", "The id of the row.").Required(),
            Text("column", "The column, such as servers.").Required(),
            Text("value", "What it becomes.").Otherwise("empty"),
            .. Provenance,
        ],
    };

    private static Table Scenarios => new()
    {
        Name = "scenarios",
        Meaning = "A set of projects and policies.",
        Key = ["id"],
        IsRequired = true,
        Columns =
        [
            Id("Key of the scenario; base is the one meant when none is named."),
            .. Names,
            Reference("parent", "scenarios", "The scenario it adds to.").Otherwise("none"),
            Reference("projects", "projects", "Projects in it, beyond the parent's.").List().Otherwise("none"),
            Reference("policies", "policies", "Policies in it, beyond the parent's.").List().Otherwise("none"),
            .. Provenance,
        ],
    };

    private static Table ScenarioDates => new()
    {
        Name = "scenario_dates",
        Meaning = "An opening date that a scenario assumes for a part, instead of the published one.",
        Key = ["scenario", "project", "country"],
        Columns =
        [
            Reference("scenario", "scenarios", "The scenario.").Required(),
            Reference("project", "projects", "The project.").Required(),
            Reference("country", "countries", "Whose parts.").Required(),
            Date("opens", "The day from which they can be used.").Required(),
            .. Provenance,
        ],
    };
}
