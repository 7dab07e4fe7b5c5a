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
        output.WriteLine("milliseconds, least of 12 rounds after the first");
        foreach (var (from, to, goods, teu) in Questions)
        {
            Time(output, new DoorToDoorPlanner(corridor, scenario), new PlanRequest
            {
                From = new PlaceId(from), To = new PlaceId(to), Goods = new GoodsId(goods), Teu = teu, Ready = ready,
            });
        }
    }

    private static void Time(TextWriter output, DoorToDoorPlanner planner, PlanRequest request)
    {
        var least = Enumerable.Repeat(double.PositiveInfinity, 6).ToArray();
        var line = "";
        for (var round = 0; round <= 12; round++)
        {
            var watch = Stopwatch.StartNew();
            double Lap()
            {
                var elapsed = watch.Elapsed.TotalMilliseconds;
                watch.Restart();
                return elapsed;
            }

            var asked = planner.ToGraphRequest(request);
            var network = Lap();
            var planned = GraphBuilder.Build(asked);
            var graph = planned.Graph;
            var build = Lap();
            _ = (planned.Before, planned.After);
            var bound = Lap();
            var found = LabelSearch.Run(planned, new SearchOptions { Starts = [0] });
            var search = Lap();
            _ = planner.Plan(request);
            var plan = Lap();
            _ = planner.Plan(request with { ReadyUntil = request.Ready + Duration.FromDays(13) });
            var window = Lap();
            double[] laps = [network, build, bound, search, plan, window];
            for (var lap = 0; lap < laps.Length && round > 0; lap++)
            {
                least[lap] = Math.Min(least[lap], laps[lap]);
            }

            line = string.Create(
                CultureInfo.InvariantCulture,
                $"{graph.States.Length} states, {graph.Out.Sum(moves => moves.Length)} moves, {found.LabelCount} labels, " +
                    $"{found.Ways.Length} ways");
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{request.From}–{request.To}: network {least[0]:0.0} graph {least[1]:0.0} bounds {least[2]:0.0} search {least[3]:0.0} | " +
                $"plan {least[4]:0.0} two weeks {least[5]:0.0}; {line}"));
    }
}
