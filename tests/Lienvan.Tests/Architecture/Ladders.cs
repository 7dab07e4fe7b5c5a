namespace Lienvan.Tests.Architecture;

/// <summary>
/// The order of the folders inside each assembly. A folder may use itself and those left of a <c>&lt;</c> before it. Folders of one step
/// (separated by a space) do not use each other. A dot stands for the types in the assembly's own namespace; a type of that namespace
/// may be named to stand on a step of its own. What is not on the ladder fails: add it here, and to ARCHITECTURE.md.
/// </summary>
internal static class Ladders
{
    public static readonly ImmutableDictionary<string, string> Steps = new Dictionary<string, string>
    {
        ["Lienvan.Model"] =
            "Units < Time < Places < Lines < Borders < Services < Tariffs < Zones < Projects < Valuations < Dataset < Scenarios",
        ["Lienvan.Operations"] = "Running < Timetables < Simulation",
        ["Lienvan.Planner"] = "Search < Consignments < .",
        ["Lienvan.Demand"] = "Flows < Choice < Assignment < Forecasts",
        ["Lienvan.Appraisal"] = "CashFlows < Benefits Finance Risk Guides Timing < Projects < Claims",
        // One file format a folder, none knows another.
        ["Lienvan.Formats"] = "DataPackages Gtfs ICalendar Tntp Railtoolkit Displib TrackVisits Osm GeoJson CashFlowTables Workbooks",
        ["Lienvan.App"] = ". < Store Rendering < Questions < Study < Api < Commands < Program",
    }.ToImmutableDictionary();

    /// <summary>The projects in the order of their references: a later one may use any earlier one.</summary>
    public static readonly ImmutableArray<string> Projects =
    [
        "Lienvan.Model", "Lienvan.Operations", "Lienvan.Planner", "Lienvan.Demand", "Lienvan.Appraisal", "Lienvan.Formats", "Lienvan.App",
    ];
}
