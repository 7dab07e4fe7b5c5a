using NormalQuantile = Lienvan.Operations.Simulation.Kernel.NormalQuantile;
using Lienvan.Appraisal.Risk;

namespace Lienvan.Tests.Appraisal.Risk;

/// <summary>Quantiles against closed forms and tables.</summary>
public sealed class DistributionTests
{
    [Theory]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.75, 0.6744897501960817)]
    [InlineData(1e-10, -6.361340902404056)]
    [InlineData(0.5, 0)]
    public void Normal_quantiles_are_the_tabled_ones(double probability, double expected) =>
        Assert.Equal(expected, NormalQuantile.At(probability), 1e-14);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(5, 1)]
    [InlineData(3.4, 2.6)]
    public void Beta_quantiles_invert_the_distribution(double a, double b)
    {
        for (var probability = 0.001; probability < 1; probability += 0.037)
        {
            Assert.Equal(probability, BetaDistribution.Cumulative(BetaDistribution.Quantile(probability, a, b), a, b), 1e-11);
        }

        Assert.Equal((6 * 0.16) - (8 * 0.064) + (3 * 0.0256), BetaDistribution.Cumulative(0.4, 2, 3), 1e-13);
    }

    public static TheoryData<string> Names => ["uniform", "triangular", "pert", "normal", "lognormal", "overrun", "empirical", "constant"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Quantiles_rise_and_average_to_the_mean(string name)
    {
        var distribution = Named(name);
        var (sum, last) = (0.0, double.NegativeInfinity);
        for (var i = 0; i < 20_000; i++)
        {
            var value = distribution.Quantile((i + 0.5) / 20_000);
            Assert.True(value >= last);
            (sum, last) = (sum + value, value);
        }

        Assert.Equal(distribution.Mean, sum / 20_000, Math.Max(Math.Abs(distribution.Mean), 1) * 1e-3);
    }

    [Fact]
    public void An_overrun_has_its_mean_and_its_share_under_plan()
    {
        var overrun = Distribution.LognormalOfOverrun(1.447, 0.1);
        Assert.Equal(1.447, overrun.Mean, 12);
        Assert.Equal(1, overrun.Quantile(0.1), 12);
        Assert.True(overrun.Quantile(0.99) - overrun.Mean > overrun.Mean - overrun.Quantile(0.01), "the tail above is the fat one");
        Assert.Equal(1, Distribution.LognormalOfOverrun(1, 0.1).Quantile(0.7));
    }

    [Fact]
    public void Triangles_may_lean_on_a_side()
    {
        Assert.Equal(1 - Math.Sqrt(0.5), Distribution.Triangular(0, 0, 1).Quantile(0.5), 12);
        Assert.Equal(0.9 + Math.Sqrt(0.01 * 2.1 * 0.1), Distribution.Triangular(0.9, 1, 3).Quantile(0.01), 12);
        Assert.Throws<ArgumentException>(() => Distribution.Triangular(0, 2, 1));
        Assert.Throws<ArgumentException>(() => Distribution.Empirical([]));
    }

    private static Distribution Named(string name) => name switch
    {
        "uniform" => Distribution.Uniform(-1, 3),
        "triangular" => Distribution.Triangular(0.9, 1, 3),
        "pert" => Distribution.Pert(0.9, 1, 3),
        "normal" => Distribution.Normal(5, 2),
        "lognormal" => Distribution.Lognormal(2, 0.4),
        "overrun" => Distribution.LognormalOfOverrun(1.39, 0.1),
        "empirical" => Distribution.Empirical([3, 1, 8, 2]),
        _ => Distribution.Constant(4),
    };
}
