using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lienvan.Demand.Assignment;

namespace Lienvan.App.Rendering;

/// <summary>What an assignment came to as JSON.</summary>
internal static class AssignJson
{
    public static JsonObject Write(AssignmentResult result, AssignmentOptions asked, double seconds) => result switch
    {
        AssignedFlows flows => Write(flows, asked, seconds),
        NoAssignment none => Write(none),
        _ => throw new UnreachableException(result.GetType().Name),
    };

    private static JsonObject Write(AssignedFlows flows, AssignmentOptions asked, double seconds) => new()
    {
        ["objective"] = flows.Objective,
        ["relativeGap"] = flows.RelativeGap,
        ["iterations"] = flows.Iterations,
        ["seconds"] = Math.Round(seconds, 6),
        ["totalCost"] = flows.TotalCost,
        ["converged"] = flows.End == AssignmentEnd.Converged,
        ["end"] = JsonNamingPolicy.CamelCase.ConvertName(flows.End.ToString()),
        ["method"] = asked.Method == AssignmentMethod.AlgorithmB ? "b" : "bfw",
    };

    private static JsonObject Write(NoAssignment none) => new()
    {
        ["why"] = none.Why,
        ["unreachable"] = new JsonArray([.. none.Unreachable.Select(trip => (JsonNode)new JsonObject
        {
            ["from"] = trip.From, ["to"] = trip.To, ["volume"] = trip.Volume,
        })]),
    };
}
