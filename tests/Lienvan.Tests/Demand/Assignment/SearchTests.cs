using Lienvan.Demand.Assignment;

namespace Lienvan.Tests.Demand.Assignment;

/// <summary>How the searches go, step by step.</summary>
public sealed class SearchTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void No_step_of_Frank_and_Wolfe_raises_the_objective(int seed)
    {
        var search = new BiconjugateFrankWolfe(Network(RoadSketch.Grid(seed, [0.5, 1, 4, 8])), threads: 1);
        var last = double.PositiveInfinity;
        for (var iteration = 0; iteration < 200; iteration++)
        {
            _ = search.Measure();
            var objective = Objective(search.Links);
            Assert.True(objective <= last * (1 + 1e-14), $"{last} → {objective} at {iteration}");
            last = objective;
            search.Improve(CancellationToken.None);
        }
    }

    [Theory]
    [InlineData(AssignmentMethod.AlgorithmB)]
    [InlineData(AssignmentMethod.BiconjugateFrankWolfe)]
    public void The_gap_told_never_rises_and_ends_as_the_answers(AssignmentMethod method)
    {
        var told = new Told();
        var options = new AssignmentOptions { Method = method, Gap = 1e-9, MostIterations = 150 };
        var result = UserEquilibrium.Solve(RoadSketch.TiedGrid(9), options, told, CancellationToken.None);
        Assert.True(told.Gaps.Count > 3);
        Assert.All(told.Gaps.Zip(told.Gaps.Skip(1)), pair => Assert.True(pair.Second <= pair.First));
        Assert.Equal(told.Gaps[^1], Assert.IsType<AssignedFlows>(result).RelativeGap);
    }

    /// <summary>The gap may stand still for a thousand iterations; the search must not take that for the end.</summary>
    [Fact]
    public void Frank_and_Wolfe_go_on_while_the_gap_stands_still()
    {
        var options = new AssignmentOptions { Method = AssignmentMethod.BiconjugateFrankWolfe, Gap = 0, MostIterations = 3_000 };
        Assert.Equal(AssignmentEnd.MostIterations, RoadSketch.Solve(RoadSketch.Grid(4, [4], load: 900), options).End);
    }

    [Fact]
    public void Where_nothing_can_move_Frank_and_Wolfe_are_at_rest()
    {
        var problem = RoadSketch.Problem("1-2 1 1 1 1; 1-2 1 1 1 1", "1>2 4");
        var options = new AssignmentOptions { Gap = 0, Method = AssignmentMethod.BiconjugateFrankWolfe };
        Assert.Equal([2.0, 2.0], RoadSketch.Solve(problem, options).Flows.Select(flow => Math.Round(flow, 9)));
    }

    /// <summary>Newton's step alone, after a few sweeps: the objective falls, and every bush still carries its trips.</summary>
    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void Newtons_step_saves_and_loses_no_trip(int seed)
    {
        var problem = RoadSketch.Grid(seed, [0.5, 2, 4], side: 7, zones: 14, load: 150);
        var network = Network(problem);
        var links = (LinkState[])network.Empty.Clone();
        var paths = new ShortestPaths(network);
        var needs = new double[network.NodeCount];
        var bushes = new Bush[network.Origins.Length];
        for (var i = 0; i < bushes.Length; i++)
        {
            paths.Search(network.Origins[i].Node, links);
            bushes[i] = new Bush(network, network.Origins[i], paths);
            bushes[i].SendAnew(bushes[i].Flows, needs);
        }

        Load(links, bushes);
        var (growth, shifts) = (new BushGrowth(network), new BushShifts(network, links));
        for (var round = 0; round < 3; round++)
        {
            foreach (var bush in bushes)
            {
                _ = growth.Update(bush, links);
                bush.ForgetMoves();
                _ = shifts.Sweep(bush, 0);
            }
        }

        Load(links, bushes);
        var before = Objective(links);
        var saved = new NewtonSteps(links, bushes, network.NodeCount).Move(needs);
        var after = Objective(links);
        Assert.InRange(saved / (before - after), 0.7, 1.4);
        Load(links, bushes);
        Assert.Equal(1, Objective(links) / after, 1e-12);
        var flows = new AssignedFlows
        {
            Flows = [.. links.Select(link => link.Flow)], Costs = [], Objective = 0, RelativeGap = 0, TotalCost = 0, Iterations = 0,
            End = AssignmentEnd.Stopped,
        };
        Assert.InRange(EquilibriumCheck.Imbalance(problem, flows), 0, 1e-8);
    }

    private static FlowNetwork Network(AssignmentProblem problem) => new(problem, new AssignmentOptions());

    private static void Load(LinkState[] links, Bush[] bushes)
    {
        var flows = new double[links.Length];
        foreach (var bush in bushes)
        {
            for (var slot = 0; slot < bush.Links.Length; slot++)
            {
                flows[bush.Links[slot]] += bush.Flows[slot];
            }
        }

        for (var link = 0; link < links.Length; link++)
        {
            links[link].Flow = flows[link];
            links[link].Update();
        }
    }

    private static double Objective(LinkState[] links) => links.Sum(link => link.Integral);

    private sealed class Told : IProgress<AssignmentProgress>
    {
        public List<double> Gaps { get; } = [];

        public void Report(AssignmentProgress value) => Gaps.Add(value.RelativeGap);
    }
}
