using Lienvan.Demand.Assignment;

namespace Lienvan.Tests.Demand.Assignment;

/// <summary>Links that cost nothing and lead round to where they began: the search takes their nodes for one.</summary>
public sealed class FreeLoopTests
{
    private static readonly AssignmentOptions Exact = new() { Gap = 1e-12 };

    /// <summary>
    /// Two roads from 1, to 3 at 1 + v and to 4 at 1 + 2v; 3 and 4 are joined for nothing; two roads on to 2, the other way round.
    /// </summary>
    [Fact]
    public void A_free_square_evens_out_what_comes_and_what_goes()
    {
        var problem = RoadSketch.Problem(
            "1-3 1 1 1 1; 1-4 1 2 1 1; 3-4 0; 4-3 0; 3-2 1 2 1 1; 4-2 1 1 1 1", "1>2 6", firstThroughNode: 3);
        var flows = RoadSketch.Solve(problem, Exact);

        // In: 1 + a = 1 + 2·(6 − a); out: the other way round. So a = 4, and two go over from 3 to 4, none back.
        Assert.Equal([4.0, 2.0, 2.0, 0.0, 2.0, 4.0], flows.Flows.Select(flow => Math.Round(flow, 9)));
        Assert.InRange(EquilibriumCheck.Imbalance(problem, flows), 0, 1e-9);
    }

    [Fact]
    public void Trips_between_nodes_joined_for_nothing_take_those_links()
    {
        var problem = RoadSketch.Problem("1-3 0; 3-2 0; 2-1 0; 1-2 1 1 1 1", "1>2 5; 2>1 3", zones: 2);
        foreach (var method in Enum.GetValues<AssignmentMethod>())
        {
            var flows = RoadSketch.Solve(problem, Exact with { Method = method });
            Assert.Equal([5.0, 5.0, 3.0, 0.0], flows.Flows.Select(flow => Math.Round(flow, 9)));
            Assert.Equal((0.0, 0.0, AssignmentEnd.Converged), (flows.Objective, flows.RelativeGap, flows.End));
        }
    }

    /// <summary>Nothing may pass a zone, so two free links over it make no loop.</summary>
    [Fact]
    public void A_zone_that_is_not_passed_is_one_with_no_other()
    {
        var problem = RoadSketch.Problem("4-1 0; 1-4 0; 1-3 0; 3-1 0; 3-2 0; 4-3 1 1 1 1", "2>2 1", zones: 2, firstThroughNode: 3);
        var flows = RoadSketch.Solve(problem with { ZoneCount = 4, Trips = [new TripDemand(4, 2, 2)] }, Exact);
        Assert.Equal([0.0, 0.0, 0.0, 0.0, 2.0, 2.0], flows.Flows.Select(flow => Math.Round(flow, 9)));
    }

    /// <summary>Whatever is free and wherever trips begin and end: none is lost, none can save, and both methods agree.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(21)]
    public void Grids_with_free_loops_are_conserved(int seed)
    {
        var grid = RoadSketch.TiedGrid(seed) with { FirstThroughNode = 1 };
        var random = new Random(seed);
        var problem = grid with
        {
            Links = [.. grid.Links.Select(link => random.NextDouble() < 0.3 ? link with { FreeFlowTime = 0, B = 0 } : link)],
        };
        var flows = RoadSketch.Solve(problem, Exact);
        Assert.Equal(AssignmentEnd.Converged, flows.End);
        Assert.InRange(EquilibriumCheck.Gap(problem, flows, Exact), -1e-12, 2e-12);
        Assert.InRange(EquilibriumCheck.Imbalance(problem, flows), 0, 1e-8);
        var other = RoadSketch.Solve(problem, AssignmentMethod.BiconjugateFrankWolfe, 1e-5);
        Assert.InRange((other.Objective - flows.Objective) / flows.Objective, -1e-13, 1e-5);
    }
}
