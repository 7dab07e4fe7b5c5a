namespace Lienvan.Model.Dataset.Schema;

/// <summary>
/// Every table of the corridor package: the one place that says which columns there are, what they mean, in which unit, and what an
/// empty cell stands for. The reader, <c>datapackage.json</c> and docs/corridor-package.md all follow it.
/// </summary>
public static class PackageSchema
{
    /// <summary>The tables, in the order in which a newcomer would read them.</summary>
    public static ImmutableArray<Table> Tables { get; } =
    [
        .. GeographyTables.All, .. BorderTables.All, .. BorderWorkTables.All, .. ServiceTables.All, .. MoneyTables.All,
        .. DemandTables.All, .. ScenarioTables.All, .. ValuationTables.All,
    ];

    /// <summary>The table of that name, or null.</summary>
    public static Table? FindTable(string name) => Tables.FirstOrDefault(table => table.Name == name);
}
