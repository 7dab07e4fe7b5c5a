using FsCheck;
using FsCheck.Fluent;
using Lienvan.Appraisal.CashFlows;
using Lienvan.Appraisal.Projects;
using Lienvan.Demand.Forecasts;
using Lienvan.Model.Services;
using Lienvan.Model.Valuations;

namespace Lienvan.Tests.Appraisal.Projects;

/// <summary>Appraisals of hand-made forecasts against sums done with a pencil, and what must hold of every one.</summary>
public sealed class AppraiserTests
{
    [Fact]
    public void The_table_of_stakeholders_adds_up_to_the_net_present_value()
    {
        var report = HandMade.Report(HandMade.Question());
        var table = report.Stakeholders;
        Assert.Equal(table.Total, table.TotalsByEffect.Sum());
        Assert.Equal(table.Total, table.TotalsByStakeholder.Sum());
        Assert.Equal((double)table.Total, report.Economic.NetPresentValue!.Value, 3);
        Assert.Equal((double)table.Total, report.NetPresentValue);
        var units = table.InUnits(1);
        Assert.Equal(units.Total, units.TotalsByStakeholder.Sum());
        Assert.Equal(Math.Round(table.Total), units.Total);
    }

    [Fact]
    public void Payments_between_stakeholders_cancel_out()
    {
        var table = HandMade.Report(HandMade.Question()).Stakeholders;
        foreach (var effect in (AppraisalEffect[])[AppraisalEffect.LoansDrawn, AppraisalEffect.DebtService, AppraisalEffect.Subsidy,
            AppraisalEffect.InfrastructureCharge, AppraisalEffect.RoadTaxes])
        {
            var row = table.Effects.IndexOf(effect.ToString());
            Assert.True(row < 0 || Math.Abs(table.TotalsByEffect[row]) < 0.0001m, effect.ToString());
        }
    }

    [Fact]
    public void Users_gain_what_the_cost_of_their_market_falls_by_and_half_of_it_if_they_are_new()
    {
        // 10 Mt before, 10.5 after, 20 USD/t less: 10 × 20 + ½ × 0.5 × 20 = 205 M USD by the simple rule.
        var question = HandMade.Question();
        var report = HandMade.Report(question);
        var rate = question.Guide.Get(AppraisalParameter.DiscountRate);
        var years = Enumerable.Range(2031, report.LastYear - 2030).Sum(year => Math.Pow(1 + rate, -(year - report.FirstYear)));
        Assert.Equal(205 * years, report.RuleOfHalf, 6);
        Assert.InRange(report.AugmentedRuleOfHalf, 200 * years, report.RuleOfHalf);
        Assert.Equal(report.AugmentedRuleOfHalf, report.Users.Sum(row => row.PresentValue), 6);

        // Existing: 1 Mt by rail saves 5 USD and 40 h; 4.5 Mt by road save nothing. Diverted: 4.5 Mt from 60 USD and 60 h to 35 USD and 50
        // h.
        Assert.Equal(5 * years, Cell(report, UserGroup.Existing, UserComponent.Money), 6);
        Assert.Equal(4.5 * 25 * years, Cell(report, UserGroup.Diverted, UserComponent.Money), 6);
        var owning = 3000 * rate / 8760;
        Assert.Equal(40 * owning * years, Cell(report, UserGroup.Existing, UserComponent.Inventory), 6);
        Assert.Equal(40 * (1 - owning) * years, Cell(report, UserGroup.Existing, UserComponent.Time), 6);
        Assert.Equal(4.5 * 2.5 * 0.4 * years, Cell(report, UserGroup.Diverted, UserComponent.Reliability), 6);
    }

    [Fact]
    public void Carriers_states_and_the_rest_get_what_the_traffic_says()
    {
        var report = HandMade.Report(HandMade.Question());
        var at = 2040 - report.FirstYear;
        double Sum(AppraisalEffect effect, StakeholderKind kind) => report.Streams
            .Where(stream => stream.Effect == effect && stream.Stakeholder.Kind == kind).Sum(stream => stream.Amounts[at]);
        Assert.Equal((6 * 35) - 40, Sum(AppraisalEffect.Fares, StakeholderKind.Railway), 6);
        Assert.Equal(-4.5 * 60, Sum(AppraisalEffect.Fares, StakeholderKind.Hauliers), 6);
        Assert.Equal(4.5 * 60 * 0.8, Sum(AppraisalEffect.RoadAndSeaCosts, StakeholderKind.Hauliers), 6);
        Assert.Equal(-4.5 * 60 * 0.2, Sum(AppraisalEffect.RoadTaxes, StakeholderKind.Government), 6);
        Assert.Equal(-5 * 800 * 0.016, Sum(AppraisalEffect.RailOperation, StakeholderKind.Railway), 6);
        Assert.Equal(4.5 * 800 * 0.008, Sum(AppraisalEffect.RoadDamage, StakeholderKind.Government), 6);
        Assert.Equal((4.5 * 800 * 0.006) - (5 * 800 * 0.0004), Sum(AppraisalEffect.Accidents, StakeholderKind.Public), 6);
        Assert.Equal(((4.5 * 75) - (5 * 20)) / 1000 * (62 + ((92 - 62) / 2)), Sum(AppraisalEffect.Co2, StakeholderKind.Environment), 6);
        Assert.Equal(170 * 0.08, Sum(AppraisalEffect.InfrastructureCharge, StakeholderKind.Government), 6);
    }

    [Fact]
    public void Building_costs_the_economy_what_is_paid_less_taxes_and_shadow_prices()
    {
        var question = HandMade.Question();
        var report = HandMade.Report(question);
        var paid = report.Streams.Where(one => one.Effect is AppraisalEffect.Investment).Sum(one => one.Amounts.Sum());
        Assert.Equal(report.Investments.Sum(one => Enumerable.Range(2026, 10).Sum(one.SpentIn)), -paid, paid * -0.02);
        // (1 − 0.09) (0.12 × 0.8 + 0.45 + 0.43 × 0.891)
        Assert.Equal(0.91 * (0.096 + 0.45 + (0.43 * 0.891)), BuildingCosts.EconomicFactor(question.Guide), 12);
        var plain = HandMade.Report(question with { Guide = HandMade.Plain(question.Guide) });
        Assert.DoesNotContain(plain.Streams, one => one.Effect is AppraisalEffect.BuildingTaxes or AppraisalEffect.ShadowPrices);
    }

    [Fact]
    public void What_is_spent_over_the_years_is_the_cost_and_what_is_left_falls_to_nothing()
    {
        var report = HandMade.Report(HandMade.Question("three-lines"));
        Assert.All(report.Investments, one =>
            Assert.Equal(one.CostMillions, Enumerable.Range(one.FirstYear, one.OpeningYear - one.FirstYear).Sum(one.SpentIn), 9));
        var first = report.Investments[0];
        var guide = HandMade.Guide();
        Assert.Equal(first.CostMillions, BuildingCosts.ResidualOf(first, guide, first.OpeningYear - 1), 9);
        // After 30 years: structures 50 of 80 years, systems at the end of their life.
        Assert.Equal(first.CostMillions * 0.7 * 50 / 80, BuildingCosts.ResidualOf(first, guide, first.OpeningYear + 29), 9);
    }

    [Fact]
    public void A_fleet_is_bought_when_needed_and_again_when_worn_out()
    {
        var (bought, left) = Fleet.Of([0, 10, 15, 15, 15, 5], 3);
        Assert.Equal([0.0, 10, 5, 0, 10, 0], bought);
        Assert.Equal(10 * (1 - (2 / 3.0)), left, 12);
    }

    [Fact]
    public void A_set_that_builds_nothing_costs_nothing()
    {
        var question = HandMade.Question();
        var report = HandMade.Report(question with { With = question.Against });
        Assert.Empty(report.Investments);
        Assert.Equal((double)report.Stakeholders.Total, report.Economic.NetPresentValue!.Value, 3);
        var nothing = HandMade.Report(question with { With = question.Against, ForecastWith = question.ForecastAgainst });
        Assert.Equal(0m, nothing.Stakeholders.Total);
        Assert.Null(nothing.Economic.InternalRates.Rate);
    }

    [Fact]
    public void The_augmented_rule_never_exceeds_the_simple_one()
    {
        Prop.ForAll(Gen.Choose(1, 90).Two().Zip(Gen.Choose(1, 300).Two()).ToArbitrary(), pair =>
        {
            var ((cost, saved), (traffic, more)) = pair;
            var (before, after) = ((Cost: 100.0 + cost, Traffic: (double)traffic),
                (Cost: 100.0 + cost - saved, Traffic: (double)traffic + more));
            var simple = (before.Traffic + after.Traffic) / 2 * saved;
            var augmented = MarketSurplus.Augmented(before, after);
            return augmented <= simple * (1 + 1e-12) && augmented >= before.Traffic * saved * (1 - 1e-12);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Without_a_forecast_or_a_number_there_is_no_appraisal()
    {
        var question = HandMade.Question();
        var none = Appraiser.Appraise(question with { ForecastWith = question.ForecastWith with { Years = [] } });
        Assert.Contains("no year in common", Assert.IsType<NotAppraised>(none).Why, StringComparison.Ordinal);
        var bare = Lienvan.Appraisal.Guides.GuideProfile.Find(
            [.. question.Guide.Values.Where(value => value.Parameter != AppraisalParameter.SeaPrice)], "adb")!;
        Assert.Contains("SeaPrice", Assert.IsType<NotAppraised>(Appraiser.Appraise(question with { Guide = bare })).Why,
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_package_does_not_price_or_date_is_told()
    {
        var report = HandMade.Report(HandMade.Question("smart-gates"));
        Assert.Contains(report.Gaps, gap => gap.StartsWith("no cost is published of smart-gate-mong-cai", StringComparison.Ordinal));
    }

    [Fact]
    public void Loans_are_paid_back_and_lenders_end_with_their_interest()
    {
        var report = HandMade.Report(HandMade.Question());
        var account = report.Loans[0];
        Assert.Equal(0m, account.Schedule.Years[^1].Outstanding);
        Assert.Equal(account.Schedule.Years.Sum(year => year.Drawn), account.Schedule.Years.Sum(year => year.Principal));
        var drawn = report.Investments.First(one => one.Project.Id == account.Terms.Project && one.Country == account.Terms.Country);
        Assert.Equal(drawn.CostMillions * account.Terms.Share, (double)account.Schedule.Years.Sum(year => year.Drawn), 3);
    }

    [Fact]
    public void The_published_costs_of_a_kilometre_stand_beside_the_reference_class()
    {
        var costs = HandMade.Report(HandMade.Question("three-lines")).UnitCosts.ToDictionary(cost => cost.Project);
        Assert.Equal(20.0, costs["p-lhh (VN)"].MillionsPerKilometre, 1);
        Assert.Equal(38.5, costs["p-ddhn (VN)"].MillionsPerKilometre, 1);
        Assert.Equal(37.4, costs["p-hpmc (VN)"].MillionsPerKilometre, 1);
        Assert.Equal(14.3, costs["China–Laos"].MillionsPerKilometre, 1);
    }

    [Fact]
    public void Internal_rates_make_the_streams_worth_nothing()
    {
        var report = HandMade.Report(HandMade.Question(saving: 60));
        Assert.NotEmpty(report.Economic.InternalRates.All);
        Assert.All(report.Economic.InternalRates.All, rate =>
            Assert.Equal(0, Discounting.FindNetPresentValue(report.Economic.Flow.Net.AsSpan(), rate)!.Value, 4));
    }

    private static double Cell(AppraisalReport report, UserGroup group, UserComponent component) =>
        report.Users.Single(row => row.IsFreight && row.Group == group && row.Component == component).PresentValue;
}
