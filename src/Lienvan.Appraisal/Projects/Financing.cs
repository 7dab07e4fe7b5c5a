using Lienvan.Appraisal.CashFlows;
using Lienvan.Appraisal.Finance;
using Lienvan.Appraisal.Guides;
using Lienvan.Model.Places;
using Lienvan.Model.Valuations;

namespace Lienvan.Appraisal.Projects;

/// <summary>Loans, how they are served, and what states have to add. All at constant prices: interest is net of inflation.</summary>
internal static class Financing
{
    private const decimal Cent = 0.000001m;

    /// <summary>The loans for what is built; they go into the book as payments between lenders and governments.</summary>
    public static ImmutableArray<LoanAccount> AddLoans(StreamBook book, AppraisalQuestion question, ImmutableArray<Investment> investments)
    {
        var accounts = new List<LoanAccount>();
        foreach (var group in investments.Where(one => one.Sign > 0).GroupBy(one => (one.Project.Id, one.Country)))
        {
            var own = question.Corridor.Loans.Where(terms => terms.Country == group.Key.Country && terms.Project == group.Key.Id).ToList();
            var terms = own.Count > 0 ? own
                : question.Corridor.Loans.Where(one => one.Country == group.Key.Country && one.Project is null).ToList();
            foreach (var one in terms)
            {
                if (FindAccount(book, question.Guide, one, [.. group]) is { } account)
                {
                    accounts.Add(account);
                    AddTo(book, question, account);
                }
            }
        }

        return [.. accounts];
    }

    /// <summary>States pay railways what their running lacks; none of it is lost.</summary>
    public static double AddSubsidies(StreamBook book, GuideProfile guide, IEnumerable<CountryId> countries)
    {
        var lacking = new double[book.Length];
        foreach (var country in countries)
        {
            var (railway, state) = (new Stakeholder(StakeholderKind.Railway, country),
                new Stakeholder(StakeholderKind.Government, country));
            for (var year = book.FirstYear; year <= book.LastYear; year++)
            {
                var cash = CashOf(book, railway, year) + book.Sum(railway, year, effect => effect is AppraisalEffect.Vehicles);
                lacking[year - book.FirstYear] += Math.Max(0, -cash);
                book.Pay(AppraisalEffect.Subsidy, (state, railway), year, Math.Max(0, -cash));
            }
        }

        return Discounting.PresentValue(lacking, guide.Get(AppraisalParameter.FinancialRate));
    }

    public static ImmutableArray<DebtCover> CoverOf(StreamBook book, GuideProfile guide, ImmutableArray<LoanAccount> loans) =>
        [.. loans.GroupBy(loan => loan.Terms.Country).OrderBy(group => group.Key.Value, StringComparer.Ordinal)
            .Select(group => CoverOf(book, guide, group.Key, [.. group]))];

    private static DebtCover CoverOf(StreamBook book, GuideProfile guide, CountryId country, ImmutableArray<LoanAccount> loans)
    {
        var (state, railway) = (new Stakeholder(StakeholderKind.Government, country), new Stakeholder(StakeholderKind.Railway, country));
        var (years, least, cash, service) = (0, double.PositiveInfinity, 0.0, 0.0);
        var lacking = new double[book.Length];
        for (var year = book.FirstYear; year <= book.LastYear; year++)
        {
            var due = -book.Sum(state, year, effect => effect is AppraisalEffect.DebtService);
            if (due <= 0)
            {
                continue;
            }

            var available = CashOf(book, railway, year);
            (years, least) = (years + 1, Math.Min(least, available / due));
            (cash, service) = (cash + available, service + due);
            lacking[year - book.FirstYear] = Math.Max(0, due - Math.Max(0, available));
        }

        return new DebtCover(country, years, years == 0 ? 0 : least, service > 0 ? cash / service : 0,
            Discounting.PresentValue(lacking, guide.Get(AppraisalParameter.FinancialRate)));
    }

    /// <summary>What a railway's running leaves for debt: fares less trains, upkeep and track charge; vehicles are investment.</summary>
    private static double CashOf(StreamBook book, Stakeholder railway, int year) => book.Sum(railway, year, effect => effect
        is AppraisalEffect.Fares or AppraisalEffect.RailOperation or AppraisalEffect.Maintenance or AppraisalEffect.InfrastructureCharge);

    private static LoanAccount? FindAccount(StreamBook book, GuideProfile guide, LoanTerms terms, ImmutableArray<Investment> parts)
    {
        var first = Math.Max(book.FirstYear, parts.Min(part => part.FirstYear));
        var last = parts.Max(part => part.OpeningYear) - 1;
        if (last < first || first > book.LastYear)
        {
            return null;
        }

        var drawn = Enumerable.Range(first, last - first + 1)
            .Select(year => Math.Round((decimal)(terms.Share * parts.Sum(part => part.SpentIn(year))) / Cent) * Cent);
        var grace = Math.Max(terms.GraceYears, last - first);
        var inflation = guide.Get(AppraisalParameter.Inflation);
        return new LoanAccount(terms, first, grace, DebtSchedule.Of(new Loan
        {
            Lender = terms.Lender,
            Currency = terms.Currency,
            Drawdowns = [.. drawn],
            Rate = (decimal)Math.Max(0, ((1 + terms.Rate) / (1 + inflation)) - 1),
            GraceYears = grace,
            TenorYears = Math.Max(terms.TenorYears, grace + 1),
            SmallestUnit = Cent,
        }));
    }

    /// <summary>What is due at the end of a year is paid in the next; what is owed after the last year is settled in it.</summary>
    private static void AddTo(StreamBook book, AppraisalQuestion question, LoanAccount account)
    {
        var state = new Stakeholder(StakeholderKind.Government, account.Terms.Country);
        var lender = new Stakeholder(StakeholderKind.Lender, null, account.Terms.Lender);
        var country = question.Corridor.Countries.FirstOrDefault(one => one.Currency == account.Terms.Currency)?.Id;
        var drift = 1 + (country is { } known ? question.Guide.FindIn(AppraisalParameter.ExchangeDrift, known) ?? 0 : 0);
        for (var index = 0; index < account.Schedule.Years.Length; index++)
        {
            var (year, due) = (account.FirstYear + index, account.Schedule.Years[index]);
            var worth = Math.Pow(drift, index + 1);
            book.Pay(AppraisalEffect.LoansDrawn, (lender, state), year, (double)due.Drawn);
            if (year >= book.LastYear)
            {
                book.Pay(AppraisalEffect.DebtService, (state, lender), book.LastYear, (double)(due.Service + due.Outstanding) * worth);
                return;
            }

            book.Pay(AppraisalEffect.DebtService, (state, lender), year + 1, (double)due.Service * worth);
        }
    }
}
