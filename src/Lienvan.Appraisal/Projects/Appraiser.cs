using Lienvan.Appraisal.CashFlows;
using Lienvan.Appraisal.Finance;
using Lienvan.Appraisal.Guides;
using Lienvan.Appraisal.Risk;
using Lienvan.Model.Dataset;
using Lienvan.Model.Projects;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Tariffs;
using Lienvan.Model.Valuations;

namespace Lienvan.Appraisal.Projects;

/// <summary>
/// Whether a set of projects pays, for whom, and how sure that is: with and without, year by year. Supports what changes traffic, as the
/// forecasts tell it, and what is built, as the package prices it; does not support effects on trade and output beyond the forecast's own
/// generated traffic. Formulas and sources: docs/appraisal.md.
/// </summary>
public static class Appraiser
{
    /// <summary>Cost of a kilometre of the China–Laos railway: 5.9 bn USD for 414 km (worldbank.org, 2020-06-02; confidence A).</summary>
    public const double ReferenceMillionsPerKilometre = 5900.0 / 414;

    /// <summary>Appraises. The same question gives the same bytes on any number of threads.</summary>
    /// <param name="question">What is compared, by which guide.</param>
    /// <param name="progress">Told how many draws are done, from any thread; null for nobody.</param>
    /// <param name="cancellation">Stops the draws; the answer then stands on those that were done.</param>
    public static AppraisalAnswer Appraise(
        AppraisalQuestion question, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (question.Guide.Missing is [var missing, ..])
        {
            return new NotAppraised($"guide '{question.Guide.Id}' has no value of {missing}", "add a row to appraisal_values.csv");
        }

        var plan = InvestmentPlan.Of(question.Corridor, question.With, question.Against, question.Guide);
        var last = Math.Min(LastYearOf(question.ForecastWith), LastYearOf(question.ForecastAgainst));
        if (last == 0)
        {
            return new NotAppraised("the forecasts have no year in common", "forecast some years with and without the project");
        }

        var first = (int)question.Guide.Get(AppraisalParameter.BaseYear);
        var opening = OpeningOf(question, plan, first);
        var horizon = question.Horizon ?? (int)question.Guide.Get(AppraisalParameter.Horizon);
        return Compose(question, plan, (first, opening + horizon - 1, opening), (progress, cancellation));
    }

    /// <summary>What one scenario builds beyond another, as the package prices and dates it.</summary>
    /// <param name="corridor">The corridor.</param>
    /// <param name="with">What is built.</param>
    /// <param name="against">What is built anyway.</param>
    /// <param name="guide">Prices and years of building.</param>
    public static ImmutableArray<Investment> InvestmentsOf(Corridor corridor, Scenario with, Scenario against, GuideProfile guide) =>
        InvestmentPlan.Of(corridor, with, against, guide).Investments;

    private static AppraisalReport Compose(AppraisalQuestion question, InvestmentPlan plan, (int First, int Last, int Opening) years,
        (IProgress<int>? Progress, CancellationToken Cancellation) run)
    {
        var streams = ProjectStreams.Of(question, plan, (years.First, years.Last));
        var (book, guide) = (streams.Book, question.Guide);
        var loans = Financing.AddLoans(book, question, plan.Investments);
        var cover = Financing.CoverOf(book, guide, loans);
        var countries = question.Corridor.Countries.Select(country => country.Id);
        var subsidy = Financing.AddSubsidies(book, guide, countries);
        var money = question.Currency.PerMillionUsd;
        book.Scale(money);
        var all = book.Streams;
        var uncertainty = new Uncertainty(guide, all, book.Length, years.Opening - years.First);
        var model = uncertainty.ModelOf();
        var economic = Economic(book, all, guide.Get(AppraisalParameter.DiscountRate));
        return new AppraisalReport
        {
            Question = question, FirstYear = years.First, LastYear = years.Last, OpeningYear = years.Opening,
            Investments = [.. plan.Investments.Select(one => one with { CostMillions = one.CostMillions * money })],
            Gaps = [.. plan.Gaps, .. Sunk(plan, years.First)],
            Streams = all,
            Economic = economic,
            Financial = Financial(book, all, guide.Get(AppraisalParameter.FinancialRate)),
            Stakeholders = TableOf(all, guide.Get(AppraisalParameter.DiscountRate)),
            Loans = [.. loans.Select(loan => loan with { Schedule = loan.Schedule.In((decimal)money) })],
            Cover = [.. cover.Select(one => one with { SubsidyNeed = one.SubsidyNeed * money })],
            SubsidyNeed = subsidy * money,
            Traffic = streams.Traffic,
            Users = [.. streams.Users.Select(row => row with { PresentValue = row.PresentValue * money })],
            RuleOfHalf = streams.RuleOfHalf.Simple * money, AugmentedRuleOfHalf = streams.RuleOfHalf.Augmented * money,
            Uncertainty = model,
            Switches = Sensitivity.SwitchesOf(model, economic, all),
            Tornado = Sensitivity.TornadoOf(model),
            Openings = Sensitivity.OpeningsOf(uncertainty, (years.First, years.Opening, AllOpen(plan, years.Opening))),
            Waiting = Sensitivity.WaitingOf(uncertainty, guide),
            UnitCosts = UnitCostsOf(question, plan),
            Risk = question.Draws < 2 ? null : MonteCarlo.Run(model,
                new RiskOptions { Draws = question.Draws, Seed = question.Seed, Threads = question.Threads }, run.Progress,
                    run.Cancellation),
        };
    }

    /// <summary>Building, renewals, upkeep and vehicles: what the ratio has below the line.</summary>
    public static bool IsCost(AppraisalEffect effect) => effect is AppraisalEffect.Investment or AppraisalEffect.BuildingTaxes
        or AppraisalEffect.ShadowPrices or AppraisalEffect.Renewals or AppraisalEffect.ResidualValue or AppraisalEffect.Maintenance
        or AppraisalEffect.Vehicles;

    /// <summary>
    /// Whether a stream is of the financial side: what states and railways pay for building and running, and what railways earn.
    /// </summary>
    public static bool IsFinancial(EffectFlow stream) => stream.Effect is AppraisalEffect.Investment or AppraisalEffect.Renewals
        or AppraisalEffect.ResidualValue or AppraisalEffect.Maintenance or AppraisalEffect.Vehicles or AppraisalEffect.RailOperation
        || (stream.Effect is AppraisalEffect.Fares && stream.Stakeholder.Kind is StakeholderKind.Railway);

    private static CashFlowReport Economic(StreamBook book, ImmutableArray<EffectFlow> streams, double rate) => ReportOf(
        book, rate, year => -Sum(streams, year, stream => IsCost(stream.Effect)), year =>
            Sum(streams, year, stream => !IsCost(stream.Effect)));

    /// <summary>States and railways at market prices: taxes and shadow prices are none of it, fares are.</summary>
    private static CashFlowReport Financial(StreamBook book, ImmutableArray<EffectFlow> streams, double rate) => ReportOf(
        book, rate,
        year => -Sum(streams, year, stream => IsFinancial(stream) && stream.Effect is not AppraisalEffect.Fares),
        year => Sum(streams, year, stream => IsFinancial(stream) && stream.Effect is AppraisalEffect.Fares));

    private static CashFlowReport ReportOf(StreamBook book, double rate, Func<int, double> cost, Func<int, double> benefit) =>
        CashFlowAppraiser.Appraise(
            CashFlow.FromYears([.. Enumerable.Range(0, book.Length).Select(year =>
                new YearAmount(book.FirstYear + year, cost(year), benefit(year)))], isItemised: true),
            new AppraisalRates { Discount = rate });

    private static double Sum(ImmutableArray<EffectFlow> streams, int year, Func<EffectFlow, bool> isMeant) =>
        streams.Where(isMeant).Sum(stream => stream.Amounts[year]);

    /// <summary>Each present value to a dollar, so that the table adds up in decimals.</summary>
    private static StakeholderTable TableOf(ImmutableArray<EffectFlow> streams, double rate) => StakeholderTable.Of(
        [.. streams.Select(stream => new StakeholderEntry(stream.Effect.ToString(), stream.Stakeholder.ToString(),
            Math.Round((decimal)Discounting.PresentValue(stream.Amounts.AsSpan(), rate), 6)))]);

    private static int AllOpen(InvestmentPlan plan, int opening) =>
        Math.Max(opening, plan.Investments.Where(one => one.Sign > 0).Select(one => one.OpeningYear).DefaultIfEmpty(opening).Max());

    private static int LastYearOf(Demand.Forecasts.Forecast forecast) => forecast.Years.IsEmpty ? 0 : forecast.Years[^1].Year;

    /// <summary>The first opening of what is built; without building, the year after the decision.</summary>
    private static int OpeningOf(AppraisalQuestion question, InvestmentPlan plan, int first)
    {
        var openings = plan.Investments.Where(one => one.Sign > 0).Select(one => one.OpeningYear).ToList();
        var policies = question.With.Policies.Select(policy => policy.From is { } from ? InvestmentPlan.YearAfter(from) : first + 1);
        return Math.Max(first + 1, openings.Count > 0 ? openings.Min() : policies.DefaultIfEmpty(first + 1).Min());
    }

    private static IEnumerable<string> Sunk(InvestmentPlan plan, int first) => plan.Investments
        .Where(one => one.FirstYear < first).Select(one =>
            $"what was spent on {one.Project.Id}, {one.Part.Part} ({one.Country}) before {first} is sunk and not counted");

    /// <summary>As published: in dollars where a source gives them, else by the exchange rate of the price year.</summary>
    private static ImmutableArray<UnitCost> UnitCostsOf(AppraisalQuestion question, InvestmentPlan plan)
    {
        var rates = new ExchangeRates(question.Corridor.ExchangeRates);
        var found = new List<UnitCost>();
        foreach (var one in plan.Investments.Where(one => one.Project.Kind is ProjectKind.Line or ProjectKind.Link)
            .DistinctBy(one => (one.Project.Id, one.Country, one.Part.Part)))
        {
            var millions = question.Guide.FindOf(AppraisalParameter.PublishedCost, one.Project.Id)
                ?? (one.Part.Cost is { } cost ? rates.FindUsd(cost) / 1e6 : null);
            if (millions is { } known && one.Part.Length is { Kilometres: > 0 } length)
            {
                var each = known / length.Kilometres;
                found.Add(new UnitCost($"{one.Project.Id} ({one.Country})", each, each / ReferenceMillionsPerKilometre,
                    one.Part.Provenance.Source));
            }
        }

        return [.. found, new UnitCost("China–Laos", ReferenceMillionsPerKilometre, 1, "worldbank.org, 2020-06-02: 5.9 bn USD for 414 km")];
    }
}
