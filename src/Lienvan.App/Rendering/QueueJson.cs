using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lienvan.Operations.Simulation.Kernel;
using Lienvan.Operations.Simulation.Queues;

namespace Lienvan.App.Rendering;

/// <summary>A queue's figures for machines: every estimate is <c>{mean, halfWidth}</c>; what is not known is null.</summary>
internal static class QueueJson
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, NewLine = "\n" };

    public static string Render(QueueRequest request, QueueReport report)
    {
        var answer = new JsonObject
        {
            ["meanWait"] = Of(report.MeanWait),
            ["meanQueue"] = Of(report.MeanQueue),
            ["utilisation"] = Of(report.Utilisation),
            ["percentiles"] = new JsonObject(report.Percentiles.Select(each =>
                KeyValuePair.Create<string, JsonNode?>(string.Create(CultureInfo.InvariantCulture, $"p{each.Percent}"), Of(each.Wait)))),
            ["meanSystem"] = Of(report.MeanSystem),
            ["meanInSystem"] = Of(report.MeanInSystem),
            ["waitingShare"] = Of(report.WaitingShare),
            ["waitAbove"] = Of(report.WaitAbove, ("limit", request.WaitLimit)),
            ["blockedShare"] = Of(report.BlockedShare),
            ["throughput"] = Of(report.Throughput),
            ["classes"] = new JsonArray([.. report.Classes.Select((each, number) => new JsonObject
            {
                ["priority"] = number + 1,
                ["share"] = each.Share,
                ["meanWait"] = Of(each.MeanWait),
                ["meanSystem"] = Of(each.MeanSystem),
            })]),
            ["stations"] = new JsonArray([.. report.Stations.Select((each, number) => new JsonObject
            {
                ["station"] = number + 1,
                ["meanWait"] = Of(each.MeanWait),
                ["meanQueue"] = Of(each.MeanQueue),
                ["utilisation"] = Of(each.Utilisation),
            })]),
            ["departures"] = report.Departures is { } departures ? new JsonObject
            {
                ["meanWait"] = Of(departures.MeanWait),
                ["meanQueue"] = Of(departures.MeanQueue),
                ["filled"] = Of(departures.Filled),
            }
            : null,
            ["offeredLoad"] = QueueLoad.Of(request),
            ["replications"] = report.Replications,
            ["customers"] = request.Customers,
            ["warmup"] = request.Warmup ?? request.Customers / 10,
            ["seed"] = request.Seed,
            ["antithetic"] = request.IsAntithetic,
            ["confidence"] = 0.95,
            ["partial"] = report.IsPartial,
            ["events"] = report.Events,
            ["fingerprint"] = report.Fingerprint.ToString("x16", CultureInfo.InvariantCulture),
        };
        return answer.ToJsonString(Options);
    }

    private static JsonObject Of(Estimate estimate, params ReadOnlySpan<(string Name, double Value)> more)
    {
        var node = new JsonObject { ["mean"] = Number(estimate.Mean), ["halfWidth"] = Number(estimate.HalfWidth) };
        foreach (var (name, value) in more)
        {
            node[name] = value;
        }

        return node;
    }

    private static JsonValue? Number(double value) => double.IsFinite(value) ? JsonValue.Create(value) : null;
}
