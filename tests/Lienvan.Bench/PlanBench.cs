using System.Diagnostics;
using System.Globalization;
using Lienvan.App.Store;
using Lienvan.Model.Dataset;
using Lienvan.Model.Places;
using Lienvan.Model.Projects;
using Lienvan.Model.Scenarios;
using Lienvan.Planner;
using Lienvan.Planner.Consignments;
using Lienvan.Planner.Search;
using NodaTime;

namespace Lienvan.Bench;

/// <summary>How long the parts of a door-to-door plan take on the built-in corridor, and how many labels it makes.</summary>
internal static class PlanBench
{
    private static readonly (string From, string To, string Goods, int Teu)[] Questions =
    [
        ("bac-ninh", "chongqing", "electronics", 2),
        ("ho-chi-minh", "kunming", "fruit", 2),
        ("hai-phong", "guangzhou", "general", 4),
        ("kunming", "singapore", "machinery", 2),
        ("hanoi", "duisburg", "textiles", 2),
    ];

    public static void Run(TextWriter output)
    {
        var watch = Stopwatch.StartNew();
        var corridor = CorridorReader.Read(PackageFolder.Load(null)).Value;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"read package {watch.Elapsed.TotalMilliseconds:0} ms"));
        var scenario = Scenario.Find(corridor, new ScenarioId("base"))!;
        var ready = Instant.FromUtc(2026, 3, 2, 1, 0);
        foreach (var round in new[] { "cold", "warm", "warm" })
        {
            foreach (var (from, to, goods, teu) in Questions)
            {
                Time(output, round, corridor, scenario, new PlanRequest
                {
                    From = new PlaceId(from), To = new PlaceId(to), Goods = new GoodsId(goods), Teu = teu, Ready = ready,
                });
            }
        }
    }

    private static void Time(TextWriter output, string round, Corridor corridor, Scenario scenario, PlanRequest request)
    {
        var planner = new DoorToDoorPlanner(corridor, scenario);
        var watch = Stopwatch.StartNew();
        var asked = planner.ToGraphRequest(request);
        var network = watch.Elapsed.TotalMilliseconds;
        watch.Restart();
        var graph = GraphBuilder.Build(asked);
        var build = watch.Elapsed.TotalMilliseconds;
        watch.Restart();
        var bounds = Bounds.To(graph);
        var bound = watch.Elapsed.TotalMilliseconds;
        watch.Restart();
        var found = LabelSearch.Run(graph, bounds, new SearchOptions { Starts = [0] });
        var search = watch.Elapsed.TotalMilliseconds;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{round} {request.From}-{request.To}: network {network:0.0} graph {build:0.0} bounds {bound:0.0} search {search:0.0} ms; {graph.States.Length} states, {graph.Out.Sum(o => o.Length)} moves, {found.LabelCount} labels, {found.Ways.Length} ways, storage {found.HasPaidStorage}"));
    }
}
