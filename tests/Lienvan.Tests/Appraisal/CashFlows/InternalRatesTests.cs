using FsCheck;
using FsCheck.Fluent;
using Lienvan.Appraisal.CashFlows;

namespace Lienvan.Tests.Appraisal.CashFlows;

/// <summary>Every internal rate of return, none missed and none made up.</summary>
public sealed class InternalRatesTests
{
    [Theory]
    [InlineData(0.052432889, new double[] { -150000, 15000, 25000, 35000, 45000, 60000 })]
    [InlineData(-0.095495830, new double[] { -100, 0, 0, 74 })]
    [InlineData(0.280948421, new double[] { -100, 39, 59, 55, 20 })]
    [InlineData(-0.0833, new double[] { -100, 100, 0, -7 })]
    [InlineData(0.06206, new double[] { -100, 100, 0, 7 })]
    [InlineData(0.0886, new double[] { -5, 10.5, 1, -8, 1 })]
    [InlineData(0.0886, new double[] { -5, 10.5, 1, -8, 1, 0, 0, 0 })]
    [InlineData(0.1058226, new double[] { -40000, 5000, 8000, 12000, 30000 })]
    public void The_one_that_counts_is_the_published_one(double expected, double[] amounts)
    {
        var rates = InternalRates.Of(amounts);
        Assert.Equal(expected, rates.Rate!.Value, 5e-5);
        Assert.All(rates.All, rate => Assert.Equal(0, Discounting.FindNetPresentValue(amounts, rate)!.Value, 1e-9));
    }

    [Theory]
    [InlineData(InternalRateReason.OnlyOne, new double[] { -1, 2.2, -1.21 }, new double[] { 0.1 })]
    [InlineData(InternalRateReason.OnlyOne, new double[] { -1, 3, -3, 1 }, new double[] { 0 })]
    [InlineData(InternalRateReason.SmallestNotNegative, new double[] { -100, 250, -100 }, new double[] { -0.5, 1 })]
    [InlineData(InternalRateReason.SmallestNotNegative, new double[] { -1, 6, -11, 6 }, new double[] { 0, 1, 2 })]
    [InlineData(InternalRateReason.NoRoot, new double[] { -1, 2, -1.5 }, new double[0])]
    [InlineData(InternalRateReason.OnlyOne, new double[] { -1e-6, 1e12 }, new double[] { 1e18 - 1 })]
    [InlineData(InternalRateReason.OnlyOne, new double[] { 0, 0, -2, 2 }, new double[] { 0 })]
    [InlineData(InternalRateReason.OneSign, new double[] { 3, 0, 1 }, new double[0])]
    [InlineData(InternalRateReason.NothingFlows, new double[] { 0, 0 }, new double[0])]
    public void Roots_and_their_reasons(InternalRateReason reason, double[] amounts, double[] roots)
    {
        var rates = InternalRates.Of(amounts);
        Assert.Equal((reason, roots.Length), (rates.Reason, rates.All.Length));
        Assert.All(rates.All.Zip(roots), pair => Assert.Equal(pair.Second, pair.First, Math.Abs(pair.Second) * 1e-15));
    }

    [Fact]
    public void A_root_that_rounds_to_minus_one_stays_above_it() => Assert.True(InternalRates.Of([-1e12, 1e-6]).Rate > -1);

    [Fact]
    public void Roots_chosen_beforehand_are_found() => Prop.ForAll<byte[]>(chosen =>
    {
        // Growth factors of quarters, each once or twice: products stay whole numbers of 4^-n and exact in a double.
        var factors = chosen.Take(6).Select(one => 1 + (one % 12)).ToList();
        double[] flow = [-1];
        foreach (var quarters in factors)
        {
            flow = [.. Enumerable.Range(0, flow.Length + 1).Select(i =>
                (i < flow.Length ? flow[i] : 0) - (i > 0 ? flow[i - 1] * quarters / 4.0 : 0))];
        }

        var expected = factors.Distinct().Order().Select(quarters => (quarters / 4.0) - 1);
        return InternalRates.Of(flow).All.SequenceEqual(expected);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_change_of_sign_on_a_fine_grid_is_missed() => Prop.ForAll<short[]>(amounts =>
    {
        var flow = amounts.Take(25).Select(amount => (double)amount).ToArray();
        var roots = InternalRates.Of(flow).All;
        var (last, lastRate) = (0, 0.0);
        for (var step = 1; step < 400; step++)
        {
            var rate = Math.Pow(1.02, step - 150) - 1;
            var value = Discounting.FindNetPresentValue(flow, rate) ?? 0;
            var sign = Math.Abs(value) < 1e-6 ? 0 : Math.Sign(value);
            if (sign * last < 0 && !roots.Any(root => root >= lastRate && root <= rate))
            {
                return false;
            }

            (last, lastRate) = sign == 0 ? (last, lastRate) : (sign, rate);
        }

        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Two_hundred_years_are_no_burden()
    {
        double[] flow = [-1e12, .. Enumerable.Range(1, 199).Select(year => year % 20 == 0 ? -1e10 : 6e10 + 1e-6)];
        var rates = InternalRates.Of(flow);
        Assert.Equal(0, Discounting.FindNetPresentValue(flow, rates.Rate!.Value)!.Value / 1e12, 1e-12);
    }
}
