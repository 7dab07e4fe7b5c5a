using FsCheck;
using FsCheck.Fluent;
using Lienvan.Operations.Simulation.Kernel;

namespace Lienvan.Tests.Operations.Simulation.Kernel;

public sealed class DistributionTest
{
    public static TheoryData<string> Forms =>
    [
        "exp:0.5", "exp:mean=3", "det:2", "erlang:3,2", "erlang:40,2", "hyper:0.3,1,5", "hyper:2,4", "hyper:cv2=4,mean=2",
        "lognormal:2,1.5",
        "lognormal:mu=0.1,sigma=0.6", "uniform:1,4", "triangular:1,2,5", "empirical:1,2,2,7",
    ];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Draws_have_the_mean_and_variance_that_it_says(string text)
    {
        Assert.True(DistributionText.TryParse(text, out var distribution, out _));
        var luck = new Luck(11, 0).Of(text);
        var draws = Enumerable.Range(0, 200_000).Select(_ => distribution!.Draw(luck)).ToArray();
        var mean = draws.Average();
        var variance = draws.Sum(draw => (draw - mean) * (draw - mean)) / draws.Length;
        Assert.Equal(distribution!.Mean, mean, (4 * Math.Sqrt(distribution.Variance / draws.Length)) + 1e-9);
        Assert.Equal(distribution.Variance, variance, (0.08 * distribution.Variance) + 1e-9);
    }

    [Fact]
    public void A_rate_for_exp_and_times_for_all_else()
    {
        Assert.True(DistributionText.TryParse("exp:0.5", out var rate, out _));
        Assert.True(DistributionText.TryParse("exp:mean=2", out var mean, out _));
        Assert.Equal(mean, rate);
        Assert.Equal(4, Hyperexponential.Balanced(2, 4).SquaredVariation, 12);
        Assert.Equal(1.5, Lognormal.WithMean(2, 1.5).SquaredVariation, 12);
    }

    [Theory]
    [InlineData("exp")]
    [InlineData("exp:")]
    [InlineData("exp:0")]
    [InlineData("exp:-1")]
    [InlineData("exp:NaN")]
    [InlineData("exp:1,2")]
    [InlineData("erlang:1.5,2")]
    [InlineData("hyper:1,0.5")]
    [InlineData("hyper:1.2,1,1")]
    [InlineData("uniform:3,1")]
    [InlineData("triangular:1,1,1")]
    [InlineData("empirical:")]
    [InlineData("weibull:1,2")]
    public void What_is_none_is_told(string text)
    {
        Assert.False(DistributionText.TryParse(text, out _, out var fault));
        Assert.Contains(text, fault, StringComparison.Ordinal);
    }

    [Fact]
    public void No_text_makes_it_throw() => Prop.ForAll<NonNull<string>>(text =>
    {
        foreach (var name in (string[])["", "exp:", "hyper:", "empirical:"])
        {
            var could = DistributionText.TryParse(name + text.Get, out var distribution, out var fault);
            Assert.Equal(could, distribution is not null);
            Assert.Equal(could, fault is null);
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_stream_belongs_to_its_name_entity_replication_and_seed()
    {
        var luck = new Luck(1, 0);
        var streams = new[]
        {
            luck.Of("crane"), luck.Of("crane", 1), luck.Of("customs"), new Luck(1, 1).Of("crane"), new Luck(2, 0).Of("crane"),
            new Luck(0, 1).Of("crane"),
        };
        Assert.Equal(streams.Length, streams.Select(stream => stream.NextUnit()).Distinct().Count());
        luck.Of("another").NextUnit();
        Assert.Equal(new Luck(1, 0).Of("crane").NextUnit(), luck.Of("crane").NextUnit());
    }

    [Fact]
    public void A_mirrored_stream_gives_the_rest_to_one()
    {
        var (plain, mirrored) = (new Luck(5, 3).Of("x"), new Luck(5, 3, isMirrored: true).Of("x"));
        Assert.All(Enumerable.Range(0, 1000), _ =>
        {
            var unit = plain.NextUnit();
            Assert.InRange(unit, double.Epsilon, 1 - 1e-17);
            Assert.Equal(1, unit + mirrored.NextUnit(), 15);
        });
    }

    [Fact]
    public void Streams_are_even_and_do_not_go_together()
    {
        var luck = new Luck(99, 0);
        var (first, second) = (luck.Of("arrivals"), luck.Of("service"));
        var (cells, count) = (new int[256], 1 << 18);
        for (var i = 0; i < count; i++)
        {
            cells[(16 * (int)(16 * first.NextUnit())) + (int)(16 * second.NextUnit())]++;
        }

        var expected = count / 256.0;
        var chiSquared = cells.Sum(cell => (cell - expected) * (cell - expected) / expected);
        Assert.InRange(chiSquared, 175, 347); // 255 degrees of freedom: 0.01 % on either side
    }

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.01, -2.3263478740408408)]
    [InlineData(0.00001, -4.264890793922825)]
    [InlineData(1e-13, -7.348796102800678)]
    public void Normal_quantiles(double probability, double expected) => Assert.Equal(expected, NormalQuantile.At(probability), 1e-9);

    [Theory]
    [InlineData(1, 12.7062)]
    [InlineData(2, 4.30265)]
    [InlineData(9, 2.26216)]
    [InlineData(30, 2.04227)]
    [InlineData(400, 1.96591)]
    [InlineData(401, 1.96590)]
    [InlineData(100000, 1.95999)]
    public void Student_quantiles(int degrees, double expected) =>
        Assert.Equal(expected, StudentQuantile.At(0.975, degrees), 2e-5 * expected);

    [Fact]
    public void A_histogram_tells_percentiles_closely() => Prop.ForAll<int>(seed =>
    {
        var luck = new Luck(seed, 0).Of("waits");
        var waits = Enumerable.Range(0, 500).Select(_ => luck.NextUnit() < 0.3 ? 0 : Math.Pow(luck.NextUnit(), 5) * 1000).Order().ToArray();
        var histogram = new WaitHistogram();
        Array.ForEach(waits, histogram.Add);
        foreach (var share in (double[])[0.1, 0.5, 0.9, 0.95, 1])
        {
            var exact = waits[Math.Max(0, (int)Math.Ceiling(share * waits.Length) - 1)];
            Assert.Equal(exact, histogram.Quantile(share), (0.008 * exact) + 2e-5);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(20));
}
