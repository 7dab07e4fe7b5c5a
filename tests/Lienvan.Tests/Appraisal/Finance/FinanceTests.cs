using FsCheck;
using FsCheck.Fluent;
using Lienvan.Appraisal.Finance;

namespace Lienvan.Tests.Appraisal.Finance;

/// <summary>Loans to the last unit, and a table of who gains that adds up.</summary>
public sealed class FinanceTests
{
    private static readonly Loan Plain = new() { Lender = "bank", Currency = "USD", Drawdowns = [1000m], Rate = 0.1m, TenorYears = 5 };

    [Fact]
    public void Equal_principal_by_hand()
    {
        var years = DebtSchedule.Of(Plain).Years;
        Assert.Equal([100m, 80, 60, 40, 20], years.Select(year => year.Interest));
        Assert.All(years, year => Assert.Equal(200, year.Principal));
        Assert.Equal(0, years[^1].Outstanding);
    }

    [Fact]
    public void An_annuity_is_the_closed_form()
    {
        var years = DebtSchedule.Of(Plain with { Repayment = Repayment.Annuity }).Years;
        Assert.All(years, year => Assert.InRange(year.Service, 263.78m, 263.82m)); // 1000 × 0.1 / (1 − 1.1⁻⁵) = 263.797
        Assert.Equal(1000, years.Sum(year => year.Principal));
    }

    [Fact]
    public void Grace_pays_interest_or_adds_it()
    {
        var loan = Plain with { Drawdowns = [600m, 400m], GraceYears = 2, TenorYears = 6 };
        var paid = DebtSchedule.Of(loan).Years;
        Assert.Equal([(60m, 0m), (100m, 0m), (100m, 250m)], paid.Take(3).Select(year => (year.InterestPaid, year.Principal)));
        var added = DebtSchedule.Of(loan with { CapitalisesInterest = true }).Years;
        Assert.Equal([0m, 0m], added.Take(2).Select(year => year.Service));
        Assert.Equal(660m + 400 + 106, added[1].Outstanding);
        Assert.Equal(1166, added.Sum(year => year.Principal));
    }

    [Fact]
    public void Cover_and_shortfall_by_year()
    {
        var schedule = DebtSchedule.Of(Plain with { GraceYears = 1, TenorYears = 3, Rate = 0 });
        Assert.Equal([null, 1.2m, 0m], schedule.CoverRatios([5, 600]).AsEnumerable());
        Assert.Equal([0m, 0, 500], schedule.Shortfalls([5, 600]).AsEnumerable());
    }

    [Fact]
    public void A_debt_always_ends_at_zero() => Prop.ForAll<ushort, ushort, bool>((owed, terms, isAnnuity) =>
    {
        var (percent, years) = (terms % 256, terms / 256);
        var schedule = DebtSchedule.Of(new Loan
        {
            Lender = "bank", Currency = "USD", Drawdowns = [owed / 7m], Rate = percent / 1000m, GraceYears = years % 7,
            TenorYears = (years % 7) + 1 + (years % 31), Repayment = isAnnuity ? Repayment.Annuity : Repayment.EqualPrincipal,
        });
        return schedule.Years[^1].Outstanding == 0 && schedule.Years.Sum(year => year.Principal) == owed / 7m
            && schedule.Years.All(year => year.Outstanding >= 0 && year.Principal >= 0);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Loans_without_sense_are_refused()
    {
        Assert.Throws<ArgumentException>(() => DebtSchedule.Of(Plain with { GraceYears = 5 }));
        Assert.Throws<ArgumentException>(() => DebtSchedule.Of(Plain with { Drawdowns = [1m, 1m] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Plain with { Rate = -0.1m });
    }

    [Fact]
    public void Payments_between_stakeholders_cancel_out()
    {
        var table = StakeholderTable.Of([
            new("time", "users", 120.4m), new("investment", "government", -90.1m), .. StakeholderTable.Transfer("fares", "users",
                "operator", 33.33m),
            .. StakeholderTable.Transfer("subsidy", "government", "operator", 5m), new("CO2", "environment", 7m),
        ]);
        Assert.Equal(120.4m - 90.1m + 7, table.Total);
        Assert.Equal([87.07m, -95.1m, 38.33m, 7m], table.TotalsByStakeholder.AsEnumerable());
        Assert.Equal([120.4m, -90.1m, 0m, 0m, 7m], table.TotalsByEffect.AsEnumerable());
        Assert.Equal(0, table.Amount("fares", "lenders"));
    }

    [Fact]
    public void The_table_adds_up_exactly_also_in_round_units() => Prop.ForAll<int[]>(amounts =>
    {
        var entries = amounts.Select((amount, index) => new StakeholderEntry($"effect {index % 5}", $"holder {index % 3}", amount / 17m));
        var table = StakeholderTable.Of([.. entries]);
        var round = table.InUnits(10);
        return table.TotalsByEffect.Sum() == table.Total && round.TotalsByEffect.Sum() == round.Total
            && round.Total == Math.Round(table.Total / 10, MidpointRounding.ToEven)
            && table.Effects.All(effect => table.Stakeholders.All(holder =>
                Math.Abs(round.Amount(effect, holder) - (table.Amount(effect, holder) / 10)) <= 1));
    }).QuickCheckThrowOnFailure();
}
