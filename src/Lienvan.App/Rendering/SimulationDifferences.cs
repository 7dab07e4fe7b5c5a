using System.Text.Json.Nodes;
using Lienvan.Operations.Simulation.Borders;
using Lienvan.Operations.Simulation.Kernel;

namespace Lienvan.App.Rendering;

/// <summary>What a what-if changes, place by place: changes of pairs with the same luck, with their interval of 95 %.</summary>
internal static class SimulationDifferences
{
    /// <param name="change">A simulation whose figures are changes, as <see cref="ScenarioComparison"/> gives it.</param>
    public static JsonArray Of(SimulationReport change) => new(
    [
        .. Rows("borders", change.Borders), .. Rows("terminals", change.Terminals), .. Rows("gates", change.Gates),
        .. Rows("lines", change.Lines),
    ]);

    private static IEnumerable<JsonNode> Rows(string kind, ImmutableArray<PlaceReport> places) =>
        from place in places
        from figure in Figures(kind)
        let change = figure.Of(place)
        where double.IsFinite(change.Mean)
        select (JsonNode)new JsonObject
        {
            ["kind"] = kind, ["place"] = place.Id, ["figure"] = figure.Name, ["change"] = SimulationJson.Estimate(change),
        };

    private static IEnumerable<(string Name, Func<PlaceReport, Estimate> Of)> Figures(string kind) =>
    [
        ("dwellMean", place => place.Dwell.Mean), ("dwellP90", place => place.Dwell.P90), ("greatestQueue", place => place.GreatestQueue),
        kind switch
        {
            "gates" => ("vehicles", place => place.Throughput.Vehicles),
            "terminals" => ("teu", place => place.Throughput.Teu),
            _ => ("trains", place => place.Throughput.Trains),
        },
    ];
}
