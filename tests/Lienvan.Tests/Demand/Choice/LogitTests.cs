using FsCheck;
using FsCheck.Fluent;
using Lienvan.Demand.Choice;

namespace Lienvan.Tests.Demand.Choice;

public class LogitTests
{
    private const double OfPrice = -0.02;
    private const double OfHours = -0.05;

    /// <summary>The worked case of the facts: rail, road and sea by price and time.</summary>
    [Fact]
    public void GivesTheWorkedShares()
    {
        double[] utilities = [(OfPrice * 60) + (OfHours * 30), (OfPrice * 90) + (OfHours * 14), (OfPrice * 35) + (OfHours * 96)];
        Assert.Equal([-2.7, -2.5, -5.5], utilities.Select(utility => Math.Round(utility, 12)));
        var shares = new double[3];
        var logsum = Logit.Shares(utilities, shares);
        Assert.Equal([0.438171, 0.535184, 0.026645], shares.Select(share => Math.Round(share, 6)));
        Assert.Equal(-1.874854, logsum, 6);
        Assert.Equal(2.5, OfHours / OfPrice, 12);
        Assert.Equal(-0.674195, Logit.OwnElasticity(OfPrice, 60, shares[0]), 6);
    }

    /// <summary>Elasticities agree with a small change of the attribute.</summary>
    [Fact]
    public void ElasticitiesAgreeWithASmallChange()
    {
        double Share(int of, double railPrice)
        {
            var shares = new double[3];
            Logit.Shares([(OfPrice * railPrice) - 1.5, -2.5, -5.5], shares);
            return shares[of];
        }

        const double Step = 1e-5;
        double Measured(int of) => ((Share(of, 60 * (1 + Step)) / Share(of, 60)) - 1) / Step;
        Assert.Equal(Measured(0), Logit.OwnElasticity(OfPrice, 60, Share(0, 60)), 4);
        Assert.Equal(Measured(1), Logit.CrossElasticity(OfPrice, 60, Share(0, 60)), 4);
    }

    /// <summary>With scale 1 a nested logit is a multinomial one.</summary>
    [Fact]
    public void NestsOfScaleOneAreNoNests() => Prop.ForAll(Utilities().ToArbitrary(), drawn =>
    {
        var (flat, nested) = (new double[drawn.Length], new double[drawn.Length]);
        var nests = Enumerable.Range(0, drawn.Length).Select(index => index % 3).ToArray();
        Assert.Equal(Logit.Shares(drawn, flat), Logit.NestedShares(drawn, nests, 1, nested), 9);
        Assert.All(flat.Zip(nested), pair => Assert.Equal(pair.First, pair.Second, 9));
    }).QuickCheckThrowOnFailure();

    /// <summary>The derivative of the logsum by a utility is the share (Daly and Zachary): the two are one model.</summary>
    [Fact]
    public void SharesAreTheSlopeOfTheLogsum() => Prop.ForAll(Utilities().ToArbitrary(), drawn =>
    {
        const double Step = 1e-6;
        var nests = Enumerable.Range(0, drawn.Length).Select(index => index % 2).ToArray();
        var shares = new double[drawn.Length];
        var ignored = new double[drawn.Length];
        Logit.NestedShares(drawn, nests, 0.4, shares);
        Assert.Equal(1, shares.Sum(), 9);
        for (var way = 0; way < drawn.Length; way++)
        {
            double At(double change)
            {
                var moved = drawn.ToArray();
                moved[way] += change;
                return Logit.NestedShares(moved, nests, 0.4, ignored);
            }

            Assert.Equal((At(Step) - At(-Step)) / (2 * Step), shares[way], 5);
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void NothingToChooseHasNoShares()
    {
        var shares = new double[2];
        Assert.Equal(double.NegativeInfinity, Logit.NestedShares([double.NegativeInfinity, double.NegativeInfinity], [0, 1], 0.5, shares));
        Assert.Equal([0.0, 0.0], shares);
    }

    /// <summary>Two paths that share half their length have three quarters each; a path of its own counts whole.</summary>
    [Fact]
    public void SizesOverlap()
    {
        Assert.Equal<double>([0.75, 0.75, 1.0], PathSize.Of([[1, 2], [1, 3], [4]], [[10, 10], [10, 10], [5]]));
        Assert.Equal<double>([0.5, 0.5], PathSize.Of([[1], [1]], [[3], [3]]));
    }

    private static Gen<double[]> Utilities() =>
        from size in Gen.Choose(2, 6)
        from values in Gen.Choose(-500, 500).ArrayOf(size)
        select values.Select(value => value / 100.0).ToArray();
}
