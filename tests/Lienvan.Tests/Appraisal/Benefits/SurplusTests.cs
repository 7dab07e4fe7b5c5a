using FsCheck;
using FsCheck.Fluent;
using Lienvan.Appraisal.Benefits;

namespace Lienvan.Tests.Appraisal.Benefits;

/// <summary>Users' surplus against the European guide of 2008, table 4.17, and against areas known in closed form.</summary>
public sealed class SurplusTests
{
    /// <summary>Mode, traffic without and with, unit gain; then the benefits of existing and of new users that the guide prints.</summary>
    [Theory]
    [InlineData(6.3, 10.8, 3.58, 22.6, 8.1, 0.02)]
    [InlineData(6.3, 17.3, 6.27, 39.5, 34.4, 0.02)]
    [InlineData(40.7, 36.2, 0.22, 8.0, double.NaN, 0.02)]
    [InlineData(40.7, 29.7, 0.96, 28.5, double.NaN, 0.02)]
    [InlineData(0.3, 1.6, 5.16, 1.6, 3.3, 0.035)]
    [InlineData(0.3, 3.2, 5.16, 1.6, 7.4, 0.035)]
    [InlineData(64.7, 63.4, 0.04, 2.7, double.NaN, 0.065)]
    [InlineData(64.7, 61.8, 0.17, 10.4, double.NaN, 0.02)]
    public void Every_cell_of_the_European_table(params double[] row)
    {
        var (without, with, gain, existing, half, tolerance) = (row[0], row[1], row[2], row[3], row[4], row[5]);
        var table = SurplusTable.Of(new ModeUsers { Name = "mode", Without = without, With = with, UnitGain = gain });
        Assert.Equal((UserKind.Existing, gain), (table.Rows[0].Kind, table.Rows[0].UnitBenefit));
        Assert.Equal(existing, table.Rows[0].Benefit, existing * tolerance);
        Assert.Equal(double.IsNaN(half) ? 1 : 2, table.Rows.Length);
        if (!double.IsNaN(half))
        {
            Assert.Equal((UserKind.New, gain / 2), (table.Rows[1].Kind, table.Rows[1].UnitBenefit));
            Assert.Equal(half, table.Rows[1].Benefit, half * tolerance);
        }
    }

    [Theory]
    [InlineData(10.8, 3.58, 36.2, 0.22, 38.57, 38.6)]
    [InlineData(17.3, 6.27, 29.7, 0.96, 102.50, 102.4)]
    public void Totals_of_the_European_table(params double[] row)
    {
        var (rail, railGain, road, roadGain, exact, printed) = (row[0], row[1], row[2], row[3], row[4], row[5]);
        var total = SurplusTable.Of(
            new ModeUsers { Name = "rail", Without = 6.3, With = rail, UnitGain = railGain },
            new ModeUsers { Name = "road", Without = 40.7, With = road, UnitGain = roadGain }).Total;
        Assert.Equal(exact, total, 0.01);
        Assert.Equal(printed, total, printed * 0.02);
    }

    /// <summary>Rail is rounded to 1.6 and 3.3, road to a unit gain of two digits: the tolerance is that of the cells.</summary>
    [Theory]
    [InlineData(1.6, 63.4, 0.04, 7.6)]
    [InlineData(3.2, 61.8, 0.17, 19.4)]
    public void Totals_of_freight_of_the_European_table(double rail, double road, double roadGain, double printed)
    {
        var total = SurplusTable.Of(
            new ModeUsers { Name = "rail", Without = 0.3, With = rail, UnitGain = 5.16 },
            new ModeUsers { Name = "road", Without = 64.7, With = road, UnitGain = roadGain }).Total;
        Assert.Equal(printed, total, printed * 0.03);
    }

    [Fact]
    public void The_augmented_rule_nears_the_area_under_a_hyperbola()
    {
        var simple = ConsumerSurplus.AlongCurve(cost => 100 / cost, 10, 4, pointsBetween: 0);
        var augmented = ConsumerSurplus.AlongCurve(cost => 100 / cost, 10, 4);
        Assert.Equal((100 / 10.0 + (100 / 4.0)) / 2 * 6, simple, 9);
        Assert.InRange(augmented, 100 * Math.Log(2.5), simple);
        Assert.Equal(100 * Math.Log(2.5), ConsumerSurplus.AlongCurve(cost => 100 / cost, 10, 4, pointsBetween: 2000), 1e-4);
        Assert.Equal(-augmented, ConsumerSurplus.AlongCurve(cost => 100 / cost, 4, 10), 9);
    }

    [Fact]
    public void The_augmented_rule_never_exceeds_the_simple_one_on_convex_demand() => Prop.ForAll<byte, byte, byte>((a, b, elasticity) =>
    {
        var (from, to, power) = (1 + (a / 10.0), 1 + (b / 10.0), elasticity / 64.0);
        var (high, low) = (Math.Max(from, to), Math.Min(from, to));
        double Demand(double cost) => 1000 * Math.Pow(cost, -power);
        return ConsumerSurplus.AlongCurve(Demand, high, low)
            <= (ConsumerSurplus.RuleOfHalf(new DemandPoint(high, Demand(high)), new DemandPoint(low, Demand(low))) * (1 + 1e-12)) + 1e-12;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Points_in_any_order_and_outside_make_no_difference()
    {
        var (without, with) = (new DemandPoint(10, 10), new DemandPoint(4, 25));
        var area = ConsumerSurplus.AugmentedRuleOfHalf(without, with, [new(5, 20), new(8, 12.5), new(12, 1)]);
        Assert.Equal((2 * 11.25) + (3 * 16.25) + 22.5, area, 9);
        Assert.Throws<ArgumentException>(() => SurplusTable.Of(new ModeUsers { Name = "x", Without = -1, With = 1, UnitGain = 1 }));
    }
}
