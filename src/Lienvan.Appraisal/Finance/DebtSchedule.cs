namespace Lienvan.Appraisal.Finance;

/// <summary>How a loan is paid back after its grace period.</summary>
public enum Repayment
{
    /// <summary>Equal parts of the principal, with falling interest: the habit of development banks.</summary>
    EqualPrincipal,

    /// <summary>Equal payments of principal and interest together.</summary>
    Annuity,
}

/// <summary>A loan: when it is drawn, what it costs, and when it is paid back.</summary>
public sealed record Loan
{
    /// <summary>Who lends.</summary>
    public required string Lender { get; init; }

    /// <summary>ISO 4217 code of the currency that it is drawn and served in.</summary>
    public required string Currency { get; init; }

    /// <summary>What is drawn at the beginning of each year, from the first on; each not negative.</summary>
    public required ImmutableArray<decimal> Drawdowns { get; init; }

    /// <summary>Interest a year, as a share: 0.02 is 2 %. Not negative.</summary>
    public required decimal Rate
    {
        get; init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "interest is not negative");
    }

    /// <summary>Years from the first in which nothing is paid back; 0 by default.</summary>
    public int GraceYears { get; init; }

    /// <summary>Years from the first to the last payment, grace included; longer than the grace.</summary>
    public required int TenorYears { get; init; }

    /// <summary>How it is paid back; in equal parts of the principal by default.</summary>
    public Repayment Repayment { get; init; }

    /// <summary>Whether interest during grace is added to the debt instead of paid; false by default.</summary>
    public bool CapitalisesInterest { get; init; }

    /// <summary>The smallest unit of money that is paid; 0.01 by default. The last payment takes what rounding leaves.</summary>
    public decimal SmallestUnit { get; init; } = 0.01m;
}

/// <summary>A year of a loan. Interest is due at the end of the year, on what was owed after the drawing at its beginning.</summary>
/// <param name="Drawn">Drawn at the beginning of the year.</param>
/// <param name="Interest">Interest of the year.</param>
/// <param name="InterestPaid">How much of it is paid; the rest is added to the debt.</param>
/// <param name="Principal">Principal paid back at the end of the year.</param>
/// <param name="Outstanding">What is owed after that.</param>
public sealed record DebtYear(decimal Drawn, decimal Interest, decimal InterestPaid, decimal Principal, decimal Outstanding)
{
    /// <summary>What is paid in the year: interest and principal.</summary>
    public decimal Service => InterestPaid + Principal;
}

/// <summary>
/// A loan year by year, in exact decimal money: what is drawn and capitalised is paid back to the last unit, and the debt ends at zero.
/// </summary>
public sealed record DebtSchedule
{
    private DebtSchedule(ImmutableArray<DebtYear> years) => Years = years;

    /// <summary>Year by year from the first, as many as the tenor.</summary>
    public ImmutableArray<DebtYear> Years { get; }

    /// <summary>The schedule of a loan.</summary>
    /// <exception cref="ArgumentException">The grace is negative, the tenor not longer, or something is drawn after the grace.</exception>
    public static DebtSchedule Of(Loan loan)
    {
        ArgumentNullException.ThrowIfNull(loan);
        if (loan.GraceYears < 0 || loan.TenorYears <= loan.GraceYears || loan.SmallestUnit <= 0)
        {
            throw new ArgumentException("a loan has a grace of 0 or more years and a longer tenor", nameof(loan));
        }

        if (loan.Drawdowns.Length > loan.GraceYears + 1 || loan.Drawdowns.Any(drawn => drawn < 0))
        {
            throw new ArgumentException("a loan is drawn in amounts of 0 or more, before it is paid back", nameof(loan));
        }

        var years = new List<DebtYear>();
        var (owed, toRepay, payment) = (0m, 0m, 0m);
        for (var year = 0; year < loan.TenorYears; year++)
        {
            var drawn = year < loan.Drawdowns.Length ? loan.Drawdowns[year] : 0;
            owed += drawn;
            if (year == loan.GraceYears)
            {
                (toRepay, payment) = (owed, Payment(loan, owed));
            }

            var interest = Rounded(owed * loan.Rate, loan);
            var isGrace = year < loan.GraceYears;
            var paid = isGrace && loan.CapitalisesInterest ? 0 : interest;
            var principal = isGrace ? 0 : PrincipalOf(loan, year, (owed, toRepay, payment - interest));
            owed += interest - paid - principal;
            years.Add(new DebtYear(drawn, interest, paid, principal, owed));
        }

        return new DebtSchedule([.. years]);
    }

    /// <summary>The same debt told in other money, to the last digit of a decimal.</summary>
    /// <param name="factor">Units of it for one.</param>
    public DebtSchedule In(decimal factor) => new([.. Years.Select(year => new DebtYear(year.Drawn * factor, year.Interest * factor,
        year.InterestPaid * factor, year.Principal * factor, year.Outstanding * factor))]);

    /// <summary>
    /// Debt service cover by year: cash available over service. Null in a year without service.
    /// </summary>
    /// <param name="cash">Cash available for debt service, year by year from the first; missing years have none.</param>
    public ImmutableArray<decimal?> CoverRatios(ImmutableArray<decimal> cash) =>
        [.. Years.Select((year, index) => year.Service == 0 ? (decimal?)null : (index < cash.Length ? cash[index] : 0) / year.Service)];

    /// <summary>What is lacking in the years where cash does not meet the service: the least subsidy, year by year.</summary>
    /// <param name="cash">Cash available for debt service, year by year from the first; missing years have none.</param>
    public ImmutableArray<decimal> Shortfalls(ImmutableArray<decimal> cash) =>
        [.. Years.Select((year, index) => Math.Max(0, year.Service - (index < cash.Length ? cash[index] : 0)))];

    private static decimal PrincipalOf(Loan loan, int year, (decimal Owed, decimal ToRepay, decimal OfPayment) now)
    {
        if (year == loan.TenorYears - 1)
        {
            return now.Owed;
        }

        var part = loan.Repayment == Repayment.Annuity ? now.OfPayment : now.ToRepay / (loan.TenorYears - loan.GraceYears);
        return Math.Clamp(Rounded(part, loan), 0, now.Owed);
    }

    /// <summary>The annuity D r / (1 − (1 + r)⁻ⁿ).</summary>
    private static decimal Payment(Loan loan, decimal owed)
    {
        var count = loan.TenorYears - loan.GraceYears;
        if (loan.Rate == 0)
        {
            return owed / count;
        }

        var worth = 0m;
        var factor = 1m;
        for (var year = 1; year <= count; year++)
        {
            factor /= 1 + loan.Rate;
            worth += factor;
        }

        return Rounded(owed / worth, loan);
    }

    private static decimal Rounded(decimal amount, Loan loan) =>
        Math.Round(amount / loan.SmallestUnit, MidpointRounding.ToEven) * loan.SmallestUnit;
}
