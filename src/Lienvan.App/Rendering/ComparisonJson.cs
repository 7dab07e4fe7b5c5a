using System.Text.Json.Nodes;
using Lienvan.Operations.Simulation.Borders;

namespace Lienvan.App.Rendering;

/// <summary>A comparison for machines: each variant's report, and its changes against the first, <c>{mean, halfWidth}</c> of
/// pairs.</summary>
internal static class ComparisonJson
{
    public static string Write(ComparisonReport report) => SimulationJson.Write(Of(report));

    public static JsonObject Of(ComparisonReport report) => new()
    {
        ["base"] = report.Variants[0].Name,
        ["timeUnit"] = "min",
        ["confidence"] = 0.95,
        ["variants"] = new JsonArray([.. report.Variants.Select(variant => new JsonObject
        {
            ["name"] = variant.Name,
            ["report"] = SimulationJson.Of(variant.Report),
            ["differences"] = variant.Change is { } change ? Changes(change) : null,
        })]),
    };

    private static JsonObject Changes(SimulationReport change) => new()
    {
        ["borders"] = Places(change.Borders),
        ["terminals"] = Places(change.Terminals),
        ["gates"] = Places(change.Gates),
    };

    private static JsonArray Places(IEnumerable<PlaceReport> places) => new(
    [
        .. places.Where(place => double.IsFinite(place.Dwell.Mean.Mean)).Select(place => new JsonObject
        {
            ["id"] = place.Id,
            ["throughput"] = new JsonObject
            {
                ["trains"] = SimulationJson.Estimate(place.Throughput.Trains),
                ["teu"] = SimulationJson.Estimate(place.Throughput.Teu),
                ["t"] = SimulationJson.Estimate(place.Throughput.Tonnes),
                ["vehicles"] = SimulationJson.Estimate(place.Throughput.Vehicles),
            },
            ["dwell"] = SimulationJson.Dwell(place.Dwell),
            ["greatestQueue"] = SimulationJson.Estimate(place.GreatestQueue),
        }),
    ]);
}
