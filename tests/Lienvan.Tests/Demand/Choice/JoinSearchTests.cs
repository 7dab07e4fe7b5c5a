using Lienvan.Demand.Choice;
using Lienvan.Model.Places;
using Lienvan.Model.Projects;
using Lienvan.Model.Scenarios;
using Lienvan.Planner;
using Lienvan.Tests.Support;
using NodaTime;

namespace Lienvan.Tests.Demand.Choice;

/// <summary>A naive twin looks at every move over the border between every two doors.</summary>
public class JoinSearchTests
{
    private static readonly TradeRegion Export = new([new CountryId("VN")], [new CountryId("CN")]);
    private static readonly ImmutableArray<PlaceId> Here = [new("hanoi"), new("hai-phong"), new("lao-cai")];
    private static readonly ImmutableArray<PlaceId> There = [new("nanning"), new("kunming")];

    [Fact]
    public void FindsWhatLookingAtEverythingFinds()
    {
        var network = Scenario.Find(BuiltIn.Corridor, new ScenarioId("base"))!.On(BuiltIn.Corridor, new LocalDate(2026, 7, 1));
        var graph = MovementGraph.Compile(new MovementQuestion
        {
            Network = network, Goods = new GoodsId("steel"), Doors = [.. Here, .. There],
        });
        var weights = new CostWeights(20, 5, 0.5);
        var ways = new Skims(network, graph).Find(new SkimQuestion(Export, Here, There), [weights]);
        var costs = new SkimGraph(graph).Weigh(weights);
        for (var pair = 0; pair < ways.Length; pair++)
        {
            var (from, to) = (graph.FindDoor(Here[pair / There.Length])!.Value, graph.FindDoor(There[pair % There.Length])!.Value);
            var best = Cheapest(graph, costs, from)[to];
            Assert.Equal(best, ways[pair].Min(way => way.Movements.Sum(move => costs[move])), 6);
        }
    }

    /// <summary>Pairs that nobody wants have no ways, and the others have the same.</summary>
    [Fact]
    public void FindsOnlyWhatIsWanted()
    {
        var network = Scenario.Find(BuiltIn.Corridor, new ScenarioId("base"))!.On(BuiltIn.Corridor, new LocalDate(2026, 7, 1));
        var skims = new Skims(network, MovementGraph.Compile(new MovementQuestion
        {
            Network = network, Goods = new GoodsId("steel"), Doors = [.. Here, .. There],
        }));
        CostWeights[] weights = [new(20, 5, 0.5)];
        var all = skims.Find(new SkimQuestion(Export, Here, There), weights);
        var some = skims.Find(new SkimQuestion(Export, Here, There, [false, true, false, false, false, false]), weights);
        Assert.Equal(all[1].Select(way => (way.Mode, way.Crossing, way.Usd)), some[1].Select(way => (way.Mode, way.Crossing, way.Usd)));
        Assert.All(some.Where((_, pair) => pair != 1), Assert.Empty);
    }

    /// <summary>Bellman and Ford: over and over, until nothing gets cheaper; a border is passed once, from here to there.</summary>
    private static double[] Cheapest(MovementGraph graph, double[] costs, int start)
    {
        var (here, there) = (Relax(graph, costs, [(start, 0)], "VN"), new List<(int, double)>());
        for (var move = 0; move < costs.Length; move++)
        {
            var movement = graph.Movements[move];
            if (graph.States[movement.From].Country.Value == "VN" && graph.States[movement.To].Country.Value == "CN" &&
                double.IsFinite(here[movement.From]) && movement.Crossings.Length == 1)
            {
                there.Add((movement.To, here[movement.From] + costs[move]));
            }
        }

        return Relax(graph, costs, there, "CN");
    }

    private static double[] Relax(MovementGraph graph, double[] costs, IEnumerable<(int State, double Cost)> starts, string country)
    {
        double[] best = [.. Enumerable.Repeat(double.PositiveInfinity, graph.States.Length)];
        foreach (var (state, cost) in starts)
        {
            best[state] = Math.Min(best[state], cost);
        }

        for (var changed = true; changed;)
        {
            changed = false;
            for (var move = 0; move < costs.Length; move++)
            {
                var (from, to) = (graph.Movements[move].From, graph.Movements[move].To);
                if (graph.States[from].Country.Value == country && graph.States[to].Country.Value == country &&
                    graph.Movements[move].Crossings.IsEmpty && best[from] + costs[move] < best[to])
                {
                    (best[to], changed) = (best[from] + costs[move], true);
                }
            }
        }

        return best;
    }
}
