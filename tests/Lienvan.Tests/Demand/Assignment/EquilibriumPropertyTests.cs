using FsCheck;
using FsCheck.Fluent;
using Lienvan.Demand.Assignment;

namespace Lienvan.Tests.Demand.Assignment;

/// <summary>What holds on every network, tried on random grids.</summary>
public sealed class EquilibriumPropertyTests
{
    private static readonly double[] Mixed = [0, 0.5, 1, 2.5, 4];

    [Fact]
    public void No_trip_can_save_and_none_is_lost() => ForAll(15, seed =>
    {
        var problem = RoadSketch.Grid(seed, Mixed);
        var options = new AssignmentOptions { Gap = 1e-12, TollFactor = 0.3, DistanceFactor = 0.7 };
        var flows = RoadSketch.Solve(problem, options);
        Assert.InRange(EquilibriumCheck.Gap(problem, flows, options), -1e-13, 2e-12);
        Assert.InRange(EquilibriumCheck.Imbalance(problem, flows), 0, 1e-8);
    });

    /// <summary>
    /// What is left is all on ways with a thousandth of what comes into their end: sweeps that looked at no others gave up at 1e-6 to 1e-9.
    /// </summary>
    [Theory]
    [InlineData(659)]
    [InlineData(2338)]
    [InlineData(4804)]
    [InlineData(7618)]
    [InlineData(11533)]
    public void Ways_with_little_flow_are_not_forgotten(int seed)
    {
        var options = new AssignmentOptions { Gap = 1e-12, TollFactor = 0.3, DistanceFactor = 0.7, MostIterations = 60 };
        var flows = RoadSketch.Solve(RoadSketch.Grid(seed, Mixed), options);
        Assert.Equal(AssignmentEnd.Converged, flows.End);
        Assert.InRange(EquilibriumCheck.Gap(RoadSketch.Grid(seed, Mixed), flows, options), -1e-13, 2e-12);
    }

    /// <summary>
    /// Shifts that undo each other, within an origin and between some, took 970 iterations and more here, or stopped at 4e-7.
    /// </summary>
    [Theory]
    [InlineData(9)]
    [InlineData(17)]
    [InlineData(42)]
    [InlineData(57)]
    public void Ways_that_tie_by_the_thousand_do_not_hold_it_up(int seed)
    {
        var flows = RoadSketch.Solve(RoadSketch.TiedGrid(seed), new AssignmentOptions { Gap = 1e-12, MostIterations = 300 });
        Assert.Equal(AssignmentEnd.Converged, flows.End);
    }

    /// <summary>Ways of thirty links at three times their capacity: sweeps alone even costs out over such distances too slowly.</summary>
    [Fact]
    public void Long_ways_far_above_capacity_do_not_hold_it_up()
    {
        var problem = RoadSketch.Grid(1, [4], side: 16, zones: 60, load: 60);
        var flows = RoadSketch.Solve(problem, new AssignmentOptions { Gap = 1e-12, MostIterations = 60 });
        Assert.Equal(AssignmentEnd.Converged, flows.End);
        Assert.InRange(EquilibriumCheck.Gap(problem, flows, new AssignmentOptions()), -1e-12, 3e-12);
    }

    [Fact]
    public void The_gap_told_is_the_gap() => ForAll(10, seed =>
    {
        var problem = RoadSketch.Grid(seed, [4]);
        foreach (var method in Enum.GetValues<AssignmentMethod>())
        {
            var options = new AssignmentOptions { Gap = 0, MostIterations = 1, Method = method };
            var flows = RoadSketch.Solve(problem, options);
            Assert.Equal(EquilibriumCheck.Gap(problem, flows, options), flows.RelativeGap, 1e-12);
        }
    });

    [Fact]
    public void Both_methods_agree() => ForAll(6, seed =>
    {
        var problem = RoadSketch.Grid(seed, [1, 2, 4]);
        var exact = RoadSketch.Solve(problem);
        var other = RoadSketch.Solve(problem, AssignmentMethod.BiconjugateFrankWolfe, 1e-6);
        Assert.InRange((other.Objective - exact.Objective) / exact.Objective, -1e-14, 1e-6);
    });

    /// <summary>Braess forbids to say so of what trips cost; but every flow's objective is lower, so the least is.</summary>
    [Fact]
    public void Wider_links_lower_the_objective() => ForAll(8, seed =>
    {
        var problem = RoadSketch.Grid(seed, Mixed);
        var links = problem.Links.Select((link, i) => i % 3 == 0 ? link with { Capacity = link.Capacity * 1.5 } : link);
        var wider = problem with { Links = [.. links] };
        Assert.True(RoadSketch.Solve(wider).Objective <= RoadSketch.Solve(problem).Objective * (1 + 1e-12));
    });

    [Fact]
    public void Flows_times_a_number_are_those_of_trips_and_capacities_times_it() => ForAll(5, seed =>
    {
        var problem = RoadSketch.Grid(seed, [4]);
        var scaled = problem with
        {
            Links = [.. problem.Links.Select(link => link with { Capacity = 1000 * link.Capacity })],
            Trips = [.. problem.Trips.Select(trip => trip with { Volume = 1000 * trip.Volume })],
        };
        Assert.Equal(1, RoadSketch.Solve(scaled).Objective / RoadSketch.Solve(problem).Objective / 1000, 1e-10);
    });

    [Theory]
    [InlineData(AssignmentMethod.AlgorithmB)]
    [InlineData(AssignmentMethod.BiconjugateFrankWolfe)]
    public void Not_a_bit_differs_by_threads(AssignmentMethod method)
    {
        // Large enough that threads are used.
        var problem = RoadSketch.Grid(3, [4, 0.7], side: 20, zones: 120, load: 3);
        var one = RoadSketch.Solve(problem, new AssignmentOptions { Method = method, MostIterations = 2, Gap = 0 });
        var three = RoadSketch.Solve(problem, new AssignmentOptions { Method = method, MostIterations = 2, Gap = 0, Threads = 3 });
        Assert.Equal(one.Flows.AsEnumerable(), three.Flows);
        Assert.Equal((one.Objective, one.RelativeGap), (three.Objective, three.RelativeGap));
    }

    private static void ForAll(int count, Action<int> check) =>
        Prop.ForAll(Gen.Choose(1, 1_000_000).ToArbitrary(), check).Check(Config.QuickThrowOnFailure.WithMaxTest(count));
}
