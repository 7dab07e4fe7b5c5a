using System.Diagnostics;
using Lienvan.App.Api;
using Lienvan.Model.Projects;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Planner;
using Lienvan.Planner.Consignments;
using Lienvan.Planner.Search;
using NodaTime;
namespace Lienvan.Bench;
internal static class OneBench
{
    public static void Run(TextWriter output)
    {
        var package = LoadedPackage.Load(null);
        if (Environment.GetEnvironmentVariable("Q") == "mix")
        {
            var pl = new DoorToDoorPlanner(package.Corridor, Scenario.Find(package.Corridor, new ScenarioId("base"))!);
            var rows = new List<(double, string)>();
            for (var i = 200; i < 1200; i++)
            {
                var x = ServerBench.Question(i);
                var r = new PlanRequest { From = new PlaceId(x.From), To = new PlaceId(x.To), Goods = new GoodsId("general"), Teu = x.Teu, Ready = Instant.FromUtc(2026, 3, 2 + i % 5, i / 60 % 24, i % 60) };
                var w = ThreadClock.Milliseconds(); var g = (GC.CollectionCount(0), GC.CollectionCount(1), GC.CollectionCount(2)); var a = (PlanAnswer.Plans)pl.Plan(r); rows.Add((ThreadClock.Milliseconds() - w, $"{i} {x.From}-{x.To} {x.Teu} ways {a.Itineraries.Length} gc {GC.CollectionCount(0)-g.Item1} {GC.CollectionCount(1)-g.Item2} {GC.CollectionCount(2)-g.Item3}"));
            }
            foreach (var row in rows.Skip(200).OrderByDescending(r => r.Item1).Take(40)) output.WriteLine($"{row.Item1:0.0} {row.Item2}");
            return;
        }
        var q = Environment.GetEnvironmentVariable("Q")!.Split(',');
        var planner = new DoorToDoorPlanner(package.Corridor, Scenario.Find(package.Corridor, new ScenarioId("base"))!);
        var request = new PlanRequest { From = new PlaceId(q[0]), To = new PlaceId(q[1]), Goods = new GoodsId(q[2]), Teu = int.Parse(q[3]), Ready = Instant.FromUtc(2026, 3, 3, 1, 0) };
        if (Environment.GetEnvironmentVariable("AT") is { } at) request = request with { Ready = NodaTime.Text.InstantPattern.General.Parse(at).Value };
        if (q.Length > 4) request = request with { ReadyUntil = request.Ready + Duration.FromDays(13) };
        var best = 1e9; var watch = Stopwatch.StartNew(); var n = 0;
        while (watch.Elapsed.TotalSeconds < 6)
        {
            var b = ThreadClock.Milliseconds(); _ = planner.Plan(request); best = Math.Min(best, ThreadClock.Milliseconds() - b); n++;
        }
        output.WriteLine($"{n} best {best:0.00}");
    }
}
