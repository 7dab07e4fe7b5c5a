using System.Text.Json.Nodes;
using Lienvan.Operations.Simulation.Borders;
using Lienvan.Operations.Simulation.Kernel;

namespace Lienvan.App.Rendering;

/// <summary>What a what-if changes, place by place: differences of replications with the same luck, with their interval of 95 %.</summary>
internal static class SimulationDifferences
{
    /// <param name="pairs">Of each replication what came without the change and with it.</param>
    public static JsonArray Of(IReadOnlyList<(SimulationReport Before, SimulationReport After)> pairs) => new(
    [
        .. Rows("borders", pairs, report => report.Borders),
        .. Rows("terminals", pairs, report => report.Terminals),
        .. Rows("gates", pairs, report => report.Gates),
    ]);

    private static IEnumerable<JsonNode> Rows(
        string kind, IReadOnlyList<(SimulationReport Before, SimulationReport After)> pairs,
        Func<SimulationReport, ImmutableArray<PlaceReport>> places) =>
        from place in places(pairs[0].Before).Select(place => place.Id)
        from figure in Figures(kind)
        let changes = pairs.Select(pair => ValueOf(places(pair.After), place, figure.Of) - ValueOf(places(pair.Before), place, figure.Of))
            .ToArray()
        where changes.All(double.IsFinite)
        select (JsonNode)new JsonObject
        {
            ["kind"] = kind, ["place"] = place, ["figure"] = figure.Name, ["change"] = SimulationJson.Estimate(Estimate.From(changes)),
        };

    private static double ValueOf(ImmutableArray<PlaceReport> places, string id, Func<PlaceReport, Estimate> figure) =>
        places.FirstOrDefault(place => place.Id == id) is { } found ? figure(found).Mean : double.NaN;

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
