using System.Text.RegularExpressions;
using Lienvan.Model.Borders;
using Lienvan.Model.Places;
using Lienvan.Planner.Consignments;
using Lienvan.Planner.Search;
using Lienvan.Tests.Support;

namespace Lienvan.Tests.Planner;

/// <summary>What holds on every corridor, tried on random ones.</summary>
public sealed partial class SearchPropertyTest
{
    private static readonly CorridorKind Kind = new();

    [Fact]
    public void No_move_changes_gauge_or_country_without_a_facility()
    {
        var faults = new List<string>();
        foreach (var seed in Enumerable.Range(1, 120))
        {
            var asking = Asking.Of(Sketch.Corridor(RandomCorridor.Text(seed, Kind)), RandomCorridor.Question);
            var asked = asking.Planner.ToGraphRequest(asking.Request);
            var graph = GraphBuilder.Build(asked).Graph;
            faults.AddRange(graph.Out.SelectMany(edges => edges).Select(edge =>
                FaultOf(graph, asked, edge)).OfType<string>().Select(fault => $"seed {seed}: {fault}"));
        }

        Findings.AssertNone(faults);
    }

    [Fact]
    public void A_further_train_never_makes_anything_worse() => ForAll(400_000, 90, (sketch, seed) =>
    {
        var more = Twin.Search($"{sketch}\n{RandomCorridor.Train(seed + 7, "extra")}", RandomCorridor.Question);
        return Twin.Search(sketch, RandomCorridor.Question).All(old => more.Any(way => way.IsNoWorseThan(old)));
    });

    [Fact]
    public void Longer_hours_never_hurt() =>
        ForAll(410_000, 90, (sketch, _) => IsNoLater(sketch, ClosingHour().Replace(sketch, "-24:00")));

    [Fact]
    public void A_faster_road_never_hurts() =>
        ForAll(420_000, 90, (sketch, _) => IsNoLater(sketch, HoursOfRoad().Replace(sketch, "km 0.5h/0.6h", count: 1)));

    [Fact]
    public void A_later_readiness_never_arrives_earlier() => ForAll(430_000, 60, (sketch, _) =>
        Earliest(sketch, "a s 2026-03-03T20:00 teu=2 horizon=21") + (36 * 3600) >= Earliest(sketch, RandomCorridor.Question));

    [Fact]
    public void Every_way_is_legal()
    {
        var faults = new List<string>();
        foreach (var kind in new[] { Kind, new CorridorKind(HasStorage: true, IsOneWay: true) })
        {
            foreach (var seed in Enumerable.Range(440_000, 100))
            {
                var asking = Asking.Of(Sketch.Corridor(RandomCorridor.Text(seed, kind)), RandomCorridor.Question);
                faults.AddRange(Legality.Faults(asking, asking.Answer()).Select(fault => $"seed {seed}, {kind}: {fault}"));
            }
        }

        Findings.AssertNone(faults);
    }

    [Fact]
    public void The_same_question_has_the_same_answer_at_once_and_in_parallel() => ForAll(450_000, 25, (sketch, _) =>
    {
        var corridor = Sketch.Corridor(sketch);
        var answers = new string[4];
        Parallel.For(0, answers.Length, index => answers[index] = Check.Text(Asking.Of(corridor, RandomCorridor.Question).Answer()));
        var alone = Check.Text(Asking.Of(Sketch.Corridor(sketch), RandomCorridor.Question).Answer());
        return answers.All(answer => answer == alone);
    });

    [Fact]
    public void A_ground_shared_by_all_places_has_the_ways_of_a_graph_made_for_two() => ForAll(470_000, 60, (sketch, _) =>
    {
        var asking = Asking.Of(Sketch.Corridor(sketch), RandomCorridor.Question);
        var asked = asking.Planner.ToGraphRequest(asking.Request);
        var ground = GraphBuilder.BuildGround(asked).Between(asked.From, asked.To, asked.JourneyDays);
        var options = new SearchOptions { Starts = [0] };
        return Twin.Search(ground, options).SequenceEqual(Twin.Search(GraphBuilder.Build(asked), options));
    });

    [Fact]
    public void Looking_ahead_changes_no_answer() => ForAll(480_000, 60, (sketch, _) =>
    {
        var graph = Twin.GraphOf(sketch, RandomCorridor.Question);
        var options = new SearchOptions { Starts = [0, 86400] };
        return Twin.Search(graph, options).SequenceEqual(Twin.Search(graph, options with { LooksAhead = false }));
    });

    [Fact]
    public void A_window_has_what_its_first_readiness_has() => ForAll(460_000, 60, (sketch, _) =>
    {
        var graph = Twin.GraphOf(sketch, RandomCorridor.Question);
        var single = Twin.Search(graph, new SearchOptions { Starts = [0] });
        var window = Twin.Search(graph, new SearchOptions { Starts = [0, 86400, 172800] });
        return single.All(old => window.Any(way => way.IsNoWorseThan(old)));
    });

    private static void ForAll(int firstSeed, int count, Func<string, int, bool> holds)
    {
        for (var seed = firstSeed; seed < firstSeed + count; seed++)
        {
            var (sketch, number) = (RandomCorridor.Text(seed, Kind), seed);
            if (!holds(sketch, number))
            {
                var small = Twin.Shrink(sketch, fewer => !holds(fewer, number));
                Assert.Fail($"seed {seed}, asked {RandomCorridor.Question}\n{small}");
            }
        }
    }

    private static bool IsNoLater(string before, string after) =>
        Earliest(after, RandomCorridor.Question) <= Earliest(before, RandomCorridor.Question);

    private static int Earliest(string sketch, string question) =>
        Twin.Search(sketch, question).Select(way => way.Time).DefaultIfEmpty(OpenTimes.Never).Min();

    private static string? FaultOf(TransportGraph graph, GraphRequest asked, Edge edge)
    {
        var (from, to) = (graph.States[edge.From], graph.States[edge.To]);
        var crosses = asked.Network.GetPlace(from.Place).Country != asked.Network.GetPlace(to.Place).Country;
        return edge switch
        {
            RideEdge ride when from.Carriage != ride.Service.Carriage || to.Carriage != ride.Service.Carriage =>
                $"{ride.Service.Id} changes its gauge",
            RideEdge ride when crosses && !HasCrossing(asked, ride) => $"{ride.Service.Id} crosses without a crossing",
            StepEdge { Crossing: null } when crosses => $"{from} to {to} crosses without a crossing",
            StepEdge { Crossing: { } crossing } when !crossing.Accepts.HasFlag(asked.Cargo.Needs) =>
                $"{crossing.Id} does not take this cargo",
            StepEdge { Handling: null } when from.Carriage != to.Carriage => $"{from} to {to} changes vehicle without work",
            StepEdge { Handling: { } work } when !Fits(work, from.Carriage, to.Carriage) || !work.Accepts.HasFlag(asked.Cargo.Needs) =>
                $"{work.Id} does not do {from} to {to}",
            _ => null,
        };
    }

    private static bool Fits(Handling work, Carriage from, Carriage to) =>
        (work.From == from && work.To == to) || (work.BothWays && work.From == to && work.To == from);

    private static bool HasCrossing(GraphRequest asked, RideEdge ride)
    {
        var stops = ride.Service.Stops;
        return Enumerable.Range(ride.BoardStop, ride.AlightStop - ride.BoardStop)
            .Where(stop => asked.Network.GetPlace(stops[stop].Place).Country != asked.Network.GetPlace(stops[stop + 1].Place).Country)
            .All(stop => asked.Network.Corridor.Crossings.Any(crossing => Joins(crossing, stops[stop].Place, stops[stop + 1].Place)
                && crossing.Gauges.Contains(ride.Service.Gauge)));
    }

    private static bool Joins(Crossing crossing, PlaceId a, PlaceId b) =>
        (crossing.PlaceA == a && crossing.PlaceB == b) || (crossing.PlaceA == b && crossing.PlaceB == a);

    [GeneratedRegex(@"-\d\d:00")]
    private static partial Regex ClosingHour();

    [GeneratedRegex(@"km [\d.]+h/[\d.]+h")]
    private static partial Regex HoursOfRoad();
}
