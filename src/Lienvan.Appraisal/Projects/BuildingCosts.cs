using Lienvan.Appraisal.Guides;
using Lienvan.Model.Projects;
using Lienvan.Model.Valuations;

namespace Lienvan.Appraisal.Projects;

/// <summary>
/// What building costs and leaves. It is paid at market prices with taxes; the taxes come back to the government, and the difference to
/// what it costs the economy goes to workers and the economy, so that the sum of all is the economic cost.
/// </summary>
internal static class BuildingCosts
{
    public static void Add(StreamBook book, GuideProfile guide, Investment investment)
    {
        for (var year = Math.Max(investment.FirstYear, book.FirstYear); year < investment.OpeningYear; year++)
        {
            AddWorks(book, guide, (investment, AppraisalEffect.Investment), year, investment.SpentIn(year));
        }

        var systems = investment.CostMillions * (1 - guide.Get(AppraisalParameter.CivilShare));
        var life = (int)guide.Get(AppraisalParameter.SystemsLife);
        for (var year = investment.OpeningYear + life; year <= book.LastYear; year += life)
        {
            AddWorks(book, guide, (investment, AppraisalEffect.Renewals), year, systems);
        }

        var upkeep = investment.Sign * investment.CostMillions * guide.Get(AppraisalParameter.MaintenanceShare);
        for (var year = Math.Max(investment.OpeningYear, book.FirstYear); year <= book.LastYear; year++)
        {
            book.Add(AppraisalEffect.Maintenance, OwnerOf(investment), year, -upkeep);
        }

        if (investment.OpeningYear <= book.LastYear && guide.Get(AppraisalParameter.ResidualByLife) > 0)
        {
            var left = ResidualOf(investment, guide, book.LastYear);
            AddWorks(book, guide, (investment, AppraisalEffect.ResidualValue), book.LastYear, -left);
        }
    }

    /// <summary>By straight line: structures over their life, systems over theirs since they were last renewed.</summary>
    internal static double ResidualOf(Investment investment, GuideProfile guide, int lastYear)
    {
        var age = lastYear + 1 - investment.OpeningYear;
        var (civil, life) = (guide.Get(AppraisalParameter.CivilShare), guide.Get(AppraisalParameter.SystemsLife));
        var renewals = Math.Max(0, Math.Floor((age - 1) / life));
        var ofCivil = Math.Max(0, 1 - (age / guide.Get(AppraisalParameter.CivilLife)));
        var ofSystems = Math.Max(0, 1 - ((age - (renewals * life)) / life));
        return investment.CostMillions * ((civil * ofCivil) + ((1 - civil) * ofSystems));
    }

    /// <summary>Economic over financial cost: taxes out, unskilled work and what is not traded at their shadow prices.</summary>
    internal static double EconomicFactor(GuideProfile guide)
    {
        var (labour, abroad, atHome) = ShadowFactors(guide);
        var (unskilled, foreign) = (guide.Get(AppraisalParameter.UnskilledShare), guide.Get(AppraisalParameter.ForeignShare));
        return (1 - guide.Get(AppraisalParameter.TaxShare))
            * ((unskilled * labour) + (foreign * abroad) + ((1 - unskilled - foreign) * atHome));
    }

    private static (double Labour, double Abroad, double Local) ShadowFactors(GuideProfile guide)
    {
        var isBorder = guide.Get(AppraisalParameter.NumeraireBorder) > 0;
        return (guide.Get(AppraisalParameter.ShadowWage),
            isBorder ? 1 : guide.Get(AppraisalParameter.ShadowExchangeFactor),
            isBorder ? guide.Get(AppraisalParameter.NontradedFactor) : 1);
    }

    private static void AddWorks(
        StreamBook book, GuideProfile guide, (Investment Investment, AppraisalEffect Effect) what, int year, double cost)
    {
        var (investment, effect) = what;
        var (unskilled, foreign) = (guide.Get(AppraisalParameter.UnskilledShare), guide.Get(AppraisalParameter.ForeignShare));
        var drift = 1 + (guide.FindIn(AppraisalParameter.ExchangeDrift, investment.Country) ?? 0);
        var local = Math.Pow(drift, year - guide.Get(AppraisalParameter.PriceYear));
        var paid = investment.Sign * cost * (foreign + ((1 - foreign) * local));
        var government = new Stakeholder(StakeholderKind.Government, investment.Country);
        var taxes = paid * guide.Get(AppraisalParameter.TaxShare);
        var net = paid - taxes;
        var (labour, abroad, atHome) = ShadowFactors(guide);
        book.Add(effect, government, year, -paid);
        book.Add(AppraisalEffect.BuildingTaxes, government, year, taxes);
        book.Add(AppraisalEffect.ShadowPrices, new Stakeholder(StakeholderKind.Workers), year, net * unskilled * (1 - labour));
        book.Add(AppraisalEffect.ShadowPrices, new Stakeholder(StakeholderKind.Economy), year,
            net * ((foreign * (1 - abroad)) + ((1 - unskilled - foreign) * (1 - atHome))));
    }

    private static Stakeholder OwnerOf(Investment investment) => investment.Project.Kind is ProjectKind.Gate
        ? new Stakeholder(StakeholderKind.Government, investment.Country)
        : new Stakeholder(StakeholderKind.Railway, investment.Country);
}
