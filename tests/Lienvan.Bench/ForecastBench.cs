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

/// <summary>How long a forecast takes.</summary>
internal static class ForecastBench
{
    public static void Run(TextWriter output)
    {
        var watch = Stopwatch.StartNew();
        var corridor = CorridorReader.Read(PackageFolder.Load(null)).Value;
        output.WriteLine($"read {watch.ElapsedMilliseconds}");
        var scenario = Scenario.Find(corridor, new ScenarioId("three-lines"))!;
        foreach (var year in new[] { 2024, 2040 })
        {
            var network = scenario.On(corridor, new LocalDate(year, 7, 1));
            var railway = Lienvan.Operations.Timetables.Tracks.Railway.Of(network);
            foreach (var line in corridor.Lines)
            {
                watch.Restart();
                var track = railway.FindLine(line.Id);
                if (track is null || track.Points.Length < 2)
                {
                    continue;
                }

                var report = Lienvan.Operations.Timetables.Compression.Capacity.Measure(network, new Lienvan.Operations.Timetables.Compression.CapacityRequest
                {
                    Scope = new Lienvan.Operations.Timetables.Checking.CheckScope(track, network.Day), AddsTrains = false,
                });
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{year} {line.Id} {watch.ElapsedMilliseconds} ms pairs {report?.Narrowest.PairsPerDay:0.0} of {report?.Narrowest.Section} occupancy {report?.Bottleneck.OccupancyWithUntimed:0.00} crossings {string.Join(';', report is null ? [] : report.Crossings.Select(c => $"{c.Crossing} {c.Gauge} {c.TrainsPerDay:0.0} by {c.LimitedBy} teu {c.TeuPerTrain} t {c.TonnesPerTrain:0}"))}"));
            }
        }
        foreach (var (goods, teu, only20) in new[] { ("general", 2, false), ("steel", 1, true), ("fruit", 2, false) })
        {
            foreach (var year in new[] { 2024, 2040 })
            {
                watch.Restart();
                var planner = new DoorToDoorPlanner(corridor, scenario);
                var asked = planner.ToGraphRequest(new PlanRequest { From = new PlaceId("hanoi"), To = new PlaceId("kunming"), Goods = new GoodsId(goods), Teu = teu, OnlyTwentyFoot = only20, Ready = Instant.FromUtc(year, 6, 3, 1, 0), HorizonDays = 20 });
                var a = watch.ElapsedMilliseconds;
                watch.Restart();
                var ground = GraphBuilder.BuildGround(asked);
                var graph = ground.Between(asked.From, asked.To, 20);
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{goods} {year}: network {a} ms, build {watch.ElapsedMilliseconds} ms, states {graph.States.Length}, edges {graph.Out.Sum(o => o.Length)}, rides {graph.Out.Sum(o => o.Count(e => e is RideEdge))}, lorry states {graph.States.Count(s => s.Carriage == Carriage.Lorry)}, in order {graph.States.Count(s => s.Customs.IsInOrder)}"));
            }
        }
    }
}
