using FsCheck;
using FsCheck.Fluent;
using Lienvan.Appraisal.CashFlows;

namespace Lienvan.Tests.Appraisal.CashFlows;

/// <summary>Measures of a cash flow against published and hand-worked answers.</summary>
public sealed class CashFlowAppraiserTests
{
    [Fact]
    public void Net_present_value_is_the_published_one() =>
        Assert.Equal(122.89, Appraise(0.05, -15000, 1500, 2500, 3500, 4500, 6000).NetPresentValue!.Value, 2);

    [Theory]
    [InlineData(0.10, 0.12, 0.126094, new double[] { -120000, 39000, 30000, 21000, 37000, 46000 })]
    [InlineData(0.08, 0.055, 0.0666, new double[] { -4500, -800, 800, 800, 600, 600, 800, 800, 700, 3000 })]
    [InlineData(0.05, 0.06, 0.3428, new double[] { 100, 200, -50, 300, -200 })]
    public void Modified_rate_is_the_published_one(double finance, double reinvestment, double expected, double[] amounts)
    {
        var rates = new AppraisalRates { Discount = 0.05, Finance = finance, Reinvestment = reinvestment };
        Assert.Equal(expected, CashFlowAppraiser.Appraise(CashFlow.FromNet(amounts), rates).ModifiedRate!.Value, 4);
    }

    [Theory]
    [InlineData(11, 118_582, 0.1820)]
    [InlineData(10, 116_695, 0.1796)]
    public void The_road_exercise_comes_out(int resurfacing, double value, double rate)
    {
        var report = CashFlowAppraiser.Appraise(Road(resurfacing), new AppraisalRates { Discount = 0.08 });
        Assert.Equal(value, report.NetPresentValue!.Value, 0.5);
        Assert.Equal(rate, report.InternalRates.Rate!.Value, 4);
        var costs = 75_000 + (75_000 / 1.08) + (55_000 * Math.Pow(1.08, -resurfacing));
        Assert.Equal(1 + (report.NetPresentValue.Value / costs), report.BenefitCostRatio!.Value, 9);
        Assert.Equal(30_000 / ((75_000 * 1.08 * 1.08) + (60_000 * 1.08)), report.FirstYearRate!.Value, 9);
        Assert.Equal(1 + (135_000.0 / 30_000), report.PaybackYears!.Value, 9);
    }

    [Fact]
    public void Every_switching_value_makes_the_value_zero()
    {
        var flow = Road(11);
        foreach (var one in CashFlowAppraiser.Appraise(flow, new AppraisalRates { Discount = 0.08 }).SwitchingValues)
        {
            var years = Enumerable.Range(0, flow.Net.Length).Select(year => new YearAmount(year,
                flow.Costs[year] * (one.Input == "costs" ? one.Switch / one.Value : 1),
                (flow.Benefits[year] * (one.Input == "benefits" ? one.Switch / one.Value : 1)) + (one.Year == year
                    ? one.Switch - one.Value : 0)));
            var rate = one.Input == "rate" ? one.Switch : 0.08;
            Assert.Equal(0, Discounting.FindNetPresentValue(CashFlow.FromYears([.. years]).Net.AsSpan(), rate)!.Value, 4);
        }
    }

    [Fact]
    public void Switching_values_of_an_investment_are_shares_of_its_present_values()
    {
        var switches = Appraise(0.1, -100, 0, 145.2).SwitchingValues;
        Assert.Equal(0.2, switches.Single(one => one.Input == "costs").Change!.Value, 12);
        Assert.Equal(-1 / 6.0, switches.Single(one => one.Input == "benefits").Change!.Value, 12);
        Assert.Equal(121, switches.Single(one => one.Year == 2).Switch, 9);
        Assert.Null(switches.Single(one => one.Year == 1).Change);
    }

    [Theory]
    [InlineData(2.0, new double[] { -100, 50, 50, 50 })]
    [InlineData(1.5, new double[] { -100, 50, 100 })]
    [InlineData(2.5, new double[] { -100, 150, -60, 20 })]
    [InlineData(0.0, new double[] { 5, 5 })]
    [InlineData(null, new double[] { -100, 99 })]
    [InlineData(null, new double[] { -100, 150, -60 })]
    [InlineData(null, new double[] { 0, 0 })]
    public void Payback_is_for_good(double? expected, double[] amounts) => Assert.Equal(expected, Appraise(0, amounts).PaybackYears);

    [Fact]
    public void Discounted_payback_discounts()
    {
        Assert.Equal(2, Appraise(0.1, -110, 55 * 1.1, 55 * 1.21).DiscountedPaybackYears!.Value, 9);
        Assert.Null(Appraise(0.5, -100, 50, 60).DiscountedPaybackYears);
    }

    [Theory]
    [InlineData(new double[] { 100 })]
    [InlineData(new double[] { 0, 0, 0 })]
    [InlineData(new double[] { -1, -2 })]
    [InlineData(new double[] { 1e12, 1e-6 })]
    public void Flows_of_one_sign_have_no_rate(double[] amounts)
    {
        var report = Appraise(0.09, amounts);
        Assert.Null(report.InternalRates.Rate);
        Assert.Empty(report.InternalRates.All);
        Assert.Null(report.ModifiedRate);
        Assert.DoesNotContain(report.SwitchingValues, one => one.Input == "rate");
    }

    [Fact]
    public void A_rate_of_zero_adds_up() => Assert.Equal(1, Appraise(0, -3, 1, 3).NetPresentValue);

    [Fact]
    public void Small_amounts_beside_large_ones_count() => Assert.Equal(1e-6, Appraise(0, 1e12, 1e-6, -1e12).NetPresentValue!.Value, 15);

    [Fact]
    public void What_no_number_can_hold_is_null()
    {
        var report = Appraise(-0.9999, [-1, .. Enumerable.Repeat(1.0, 199)]);
        Assert.Null(report.NetPresentValue);
        Assert.Null(report.BenefitCostRatio);
        Assert.All(report.SwitchingValues, one => Assert.True(double.IsFinite(one.Switch)));
    }

    [Fact]
    public void Years_come_in_any_order_twice_or_not_at_all()
    {
        var flow = CashFlow.FromYears([YearAmount.OfNet(2031, 5), YearAmount.OfNet(2028, -4), YearAmount.OfNet(2031, 2)]);
        Assert.Equal(2028, flow.FirstYear);
        Assert.Equal([-4.0, 0, 0, 7], flow.Net.AsEnumerable());
        Assert.Throws<ArgumentOutOfRangeException>(() => CashFlow.FromYears([YearAmount.OfNet(0, 1), YearAmount.OfNet(2026, 1)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => CashFlow.FromNet(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AppraisalRates { Discount = -1 });
    }

    [Fact]
    public void Scaling_money_scales_the_value_and_nothing_else() => Prop.ForAll<int[], byte>((amounts, percent) =>
    {
        var flow = amounts.Take(40).Select(amount => (double)amount).ToArray();
        if (flow.Length == 0)
        {
            return true;
        }

        var (one, many) = (Appraise(percent / 100.0, flow), Appraise(percent / 100.0, [.. flow.Select(amount => amount * 1024)]));
        return one.NetPresentValue * 1024 == many.NetPresentValue && one.InternalRates.Rate == many.InternalRates.Rate
            && one.BenefitCostRatio == many.BenefitCostRatio && one.PaybackYears == many.PaybackYears
                && one.ModifiedRate == many.ModifiedRate;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Another_gain_never_lowers_the_value() => Prop.ForAll<int[], byte, ushort>((amounts, percent, gain) =>
    {
        double[] flow = [-1, .. amounts.Take(40)];
        double[] more = [.. flow];
        more[gain % more.Length] += gain;
        return Appraise(percent / 100.0, more).NetPresentValue >= Appraise(percent / 100.0, flow).NetPresentValue;
    }).QuickCheckThrowOnFailure();

    private static CashFlowReport Appraise(double rate, params double[] amounts) =>
        CashFlowAppraiser.Appraise(CashFlow.FromNet(amounts), new AppraisalRates { Discount = rate });

    private static CashFlow Road(int resurfacing) => CashFlow.FromYears([.. Enumerable.Range(0, 22).Select(year => new YearAmount(
        year, (year < 2 ? 75_000 : 0) + (year == resurfacing ? 55_000 : 0), year == 0 ? 0 : year == 1 ? 15_000 : 30_000))],
            isItemised: true);
}
