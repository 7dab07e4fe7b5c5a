using Lienvan.Demand.Assignment;

namespace Lienvan.Tests.Demand.Assignment;

/// <summary>Networks whose equilibrium is known on paper.</summary>
public sealed class UserEquilibriumTests
{
    /// <summary>10 + 2·v₁ = 20 + v₂ with v₁ + v₂ = 8: six and two, each way costs 22.</summary>
    [Theory]
    [InlineData(AssignmentMethod.AlgorithmB)]
    [InlineData(AssignmentMethod.BiconjugateFrankWolfe)]
    public void Two_ways(AssignmentMethod method)
    {
        var flows = RoadSketch.Solve(RoadSketch.Problem("1-2 10 0.2; 1-2 20 0.05", "1>2 8"), method);
        AssertNear([6, 2], flows.Flows);
        AssertNear([22, 22], flows.Costs);
        Assert.Equal(60 + 36 + 40 + 2, flows.Objective, 1e-9);
        Assert.Equal(AssignmentEnd.Converged, flows.End);
    }

    /// <summary>Pigou (1920): everybody takes the way that gets as bad as the constant one.</summary>
    [Theory]
    [InlineData(AssignmentMethod.AlgorithmB)]
    [InlineData(AssignmentMethod.BiconjugateFrankWolfe)]
    public void Pigou(AssignmentMethod method)
    {
        var flows = RoadSketch.Solve(RoadSketch.Problem("1-2 1; 1-2 1e-9 1e9", "1>2 1"), method);
        AssertNear([0, 1], flows.Flows, 1e-6);
        Assert.Equal(1, flows.TotalCost, 1e-6);
    }

    /// <summary>Braess (1968): the link that nobody needs costs everybody 92 instead of 83.</summary>
    [Theory]
    [InlineData(AssignmentMethod.AlgorithmB)]
    [InlineData(AssignmentMethod.BiconjugateFrankWolfe)]
    public void Braess(AssignmentMethod method)
    {
        const string Without = "1-3 1e-8 1e9; 1-4 50 0.02; 3-2 50 0.02; 4-2 1e-8 1e9";
        var flows = RoadSketch.Solve(RoadSketch.Problem(Without + "; 3-4 10 0.1", "1>2 6"), method);
        AssertNear([4, 2, 2, 4, 2], flows.Flows);
        Assert.Equal(92 * 6, flows.TotalCost, 1e-6);
        Assert.Equal(83 * 6, RoadSketch.Solve(RoadSketch.Problem(Without, "1>2 6"), method).TotalCost, 1e-6);
    }

    /// <summary>1 + √v₁ = 2 + √v₂ with v₁ + v₂ = 5: four and one. The slope at no flow is infinite.</summary>
    [Theory]
    [InlineData(AssignmentMethod.AlgorithmB)]
    [InlineData(AssignmentMethod.BiconjugateFrankWolfe)]
    public void A_power_below_one(AssignmentMethod method) =>
        AssertNear([4, 1], RoadSketch.Solve(RoadSketch.Problem("1-2 1 1 1 0.5; 1-2 2 0.5 1 0.5", "1>2 5"), method).Flows, 1e-7);

    /// <summary>√v₂ = 1e-3 has its equilibrium at a flow of a millionth, where costs are steepest.</summary>
    [Fact]
    public void A_tiny_flow_where_costs_rise_steeply() =>
        Assert.Equal(1e-6, RoadSketch.Solve(RoadSketch.Problem("1-2 1.001; 1-2 1 1 1 0.5", "1>2 1000")).Flows[1], 1e-12);

    [Fact]
    public void A_power_of_none_adds_its_part_at_any_flow() =>
        Assert.Equal(3, RoadSketch.Solve(RoadSketch.Problem("1-2 2 0.5 7 0", "1>2 3")).Costs[0], 1e-12);

    [Fact]
    public void Links_that_cost_nothing_make_no_circle() =>
        Assert.Equal(5, RoadSketch.Solve(RoadSketch.Problem("1-3 0; 3-4 0; 4-3 0; 4-5 0; 5-3 0; 5-2 1 1 1 1", "1>2 5")).Flows[^1], 1e-12);

    [Fact]
    public void Zones_are_not_passed_through()
    {
        const string Links = "1-2 1; 2-3 1; 1-4 5; 4-3 5";
        Assert.Equal([7, 7, 0, 0], RoadSketch.Solve(RoadSketch.Problem(Links, "1>3 7", zones: 3)).Flows.AsEnumerable());
        Assert.Equal([0, 0, 7, 7], RoadSketch.Solve(
            RoadSketch.Problem(Links, "1>3 7", zones: 3, firstThroughNode: 4)).Flows.AsEnumerable());
    }

    [Fact]
    public void Trips_within_a_zone_use_nothing_and_pairs_add_up() =>
        Assert.Equal([3, 0], RoadSketch.Solve(RoadSketch.Problem("1-2 1; 1-1 0", "1>1 50; 1>2 1; 1>2 2; 2>2 9")).Flows.AsEnumerable());

    [Fact]
    public void Nothing_to_assign_costs_nothing()
    {
        var flows = RoadSketch.Solve(RoadSketch.Problem("1-2 1", "1>2 0"));
        Assert.Equal((0, 0, 0), (flows.Objective, flows.RelativeGap, flows.Flows[0]));
    }

    /// <summary>A toll of 3 at factor 2 makes the short way dearer by 6; a length of 4 at factor 0.5 the long one by 2.</summary>
    [Fact]
    public void Toll_and_length_count_by_their_factors()
    {
        var problem = RoadSketch.Problem("1-2 1 1 1 1 3 0; 1-2 1 1 1 1 0 4", "1>2 10");
        var flows = RoadSketch.Solve(problem, new AssignmentOptions { TollFactor = 2, DistanceFactor = 0.5, Gap = 1e-12 });
        AssertNear([3, 7], flows.Flows);
        AssertNear([10, 10], flows.Costs);
    }

    [Fact]
    public void Trips_without_a_way_are_a_no_with_its_reason()
    {
        var none = Assert.IsType<NoAssignment>(UserEquilibrium.Solve(
            RoadSketch.Problem("1-2 1; 3-1 1 1 0 1", "1>2 5; 2>1 4; 3>1 2", zones: 3), new AssignmentOptions(), null,
            CancellationToken.None));
        Assert.Equal([new TripDemand(2, 1, 4), new TripDemand(3, 1, 2)], none.Unreachable.AsEnumerable());
        Assert.Equal("there is no way for these trips: 2 → 1 (4), 3 → 1 (2)", none.Why);
    }

    [Fact]
    public void Costs_beyond_numbers_are_a_no() => Assert.IsType<NoAssignment>(UserEquilibrium.Solve(
        RoadSketch.Problem("1-2 1 1 1e-300 4", "1>2 1e10"), new AssignmentOptions(), null, CancellationToken.None));

    [Fact]
    public void A_stop_gives_the_best_so_far()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var problem = RoadSketch.Grid(1, [4]);
        var flows = Assert.IsType<AssignedFlows>(UserEquilibrium.Solve(problem, new AssignmentOptions { Gap = 0 }, null, stop.Token));
        Assert.Equal(AssignmentEnd.Stopped, flows.End);
        Assert.InRange(EquilibriumCheck.Imbalance(problem, flows), 0, 1e-9);
    }

    [Fact]
    public void Iterations_are_bounded()
    {
        var options = new AssignmentOptions { Gap = 0, MostIterations = 2, Method = AssignmentMethod.BiconjugateFrankWolfe };
        var flows = RoadSketch.Solve(RoadSketch.Grid(1, [4]), options);
        Assert.Equal((AssignmentEnd.MostIterations, 2), (flows.End, flows.Iterations));
    }

    [Theory]
    [InlineData("1-9 1", "1>3 1")]
    [InlineData("1-2 -1", "1>2 1")]
    [InlineData("1-2 1", "1>2 -1")]
    public void A_problem_that_means_nothing_is_refused(string links, string trips) => Assert.Throws<ArgumentException>(() =>
        UserEquilibrium.Solve(RoadSketch.Problem(links, trips) with { NodeCount = 2 }, new AssignmentOptions(), null,
            CancellationToken.None));

    private static void AssertNear(double[] expected, IReadOnlyList<double> actual, double tolerance = 1e-8)
    {
        Assert.Equal(expected.Length, actual.Count);
        for (var i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], tolerance);
        }
    }
}
