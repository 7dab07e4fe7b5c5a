using FsCheck;
using FsCheck.Fluent;
using Lienvan.Demand.Flows;

namespace Lienvan.Tests.Demand.Flows;

public class GravityTests
{
    private static readonly double[] Costs = [3, 11, 18, 12, 3, 13, 15.5, 13, 5];

    /// <summary>The worked case of the facts: f = exp(−0.1 c), to the last digit given.</summary>
    [Fact]
    public void BalancesTheWorkedCase()
    {
        var flows = Gravity.Balance(new GravityProblem
        {
            Origins = [400, 460, 400], Destinations = [260, 400, 600], Deterrence = [.. Costs.Select(cost => Math.Exp(-0.1 * cost))],
        });
        double[] expected = [166.822, 112.937, 120.241, 60.299, 223.455, 176.247, 32.879, 63.608, 303.512];
        Assert.Equal(expected, flows.Flows.Select(flow => Math.Round(flow, 3)));
        Assert.Equal(8.290769, flows.MeanCost(Costs), 6);
        Assert.True(flows.IsBalanced);
    }

    /// <summary>
    /// Both totals are met, and the flows keep the odds ratios of the deterrence: that is what balancing by rows and columns can't change.
    /// </summary>
    [Fact]
    public void MeetsTotalsAndKeepsOddsRatios()
    {
        var cases =
            from size in Gen.Choose(2, 6)
            from origins in Gen.Choose(1, 1000).ArrayOf(size)
            from destinations in Gen.Choose(1, 1000).ArrayOf(size)
            from costs in Gen.Choose(0, 40).ArrayOf(size * size)
            select (origins, destinations, costs);
        Prop.ForAll(cases.ToArbitrary(), drawn =>
        {
            var (size, scale) = (drawn.origins.Length, (double)drawn.origins.Sum() / drawn.destinations.Sum());
            var deterrence = drawn.costs.Select(cost => Math.Exp(-0.1 * cost)).ToArray();
            var result = Gravity.Balance(new GravityProblem
            {
                Origins = [.. drawn.origins.Select(value => (double)value)],
                Destinations = [.. drawn.destinations.Select(value => (double)value)],
                Deterrence = [.. deterrence],
            });
            var flows = result.Flows;
            for (var index = 0; index < size; index++)
            {
                Assert.Equal(drawn.origins[index], flows.Skip(index * size).Take(size).Sum(), 1e-8 * drawn.origins[index]);
                Assert.Equal(drawn.destinations[index] * scale, Enumerable.Range(0, size).Sum(row => flows[(row * size) + index]), 1e-6);
            }

            double Odds(IReadOnlyList<double> cells) => cells[0] * cells[size + 1] / (cells[1] * cells[size]);
            Assert.Equal(1, Odds(flows) / Odds(deterrence), 1e-9);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void RefusesWhatDoesNotFit()
    {
        Assert.Throws<ArgumentException>(() => Gravity.Balance(new GravityProblem { Origins = [1], Destinations = [1, 2],
            Deterrence = [1] }));
        Assert.Throws<ArgumentException>(() => Gravity.Balance(new GravityProblem { Origins = [-1], Destinations = [1],
            Deterrence = [1] }));
    }

    /// <summary>A row that trades with nobody keeps no flow, and the others still meet their totals.</summary>
    [Fact]
    public void LeavesOutWhoTradesWithNobody()
    {
        var flows = Gravity.Balance(new GravityProblem { Origins = [10, 20], Destinations = [10, 20], Deterrence = [0, 0, 1, 1] }).Flows;
        Assert.Equal([0, 0, 6.66666667, 13.33333333], flows.Select(flow => Math.Round(flow, 8)));
    }

    /// <summary>6 % a year at an elasticity of 1.1 for ten years, cost down by a tenth at −0.3: worked by logarithms.</summary>
    [Fact]
    public void GrowsByTheIdentity()
    {
        Assert.Equal(Math.Exp((11 * Math.Log(1.06)) - (0.3 * Math.Log(0.9))), Growth.Factor(0.06, 1.1, 10, 0.9, -0.3), 12);
        Assert.Equal(1, Growth.Factor(0.06, 1.1, 0, 1, -0.3));
        Assert.Equal(1.06, Growth.Factor(0.06, 1, 1, 1, 0), 15);
        Assert.Throws<ArgumentOutOfRangeException>(() => Growth.Factor(-1, 1, 1, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Growth.Factor(0, 1, 1, 0, 0));
    }
}
