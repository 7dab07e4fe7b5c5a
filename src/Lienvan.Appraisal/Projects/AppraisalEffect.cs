using Lienvan.Model.Places;

namespace Lienvan.Appraisal.Projects;

/// <summary>What a project does to somebody, in the order in which it is told.</summary>
public enum AppraisalEffect
{
    /// <summary>Building, as it is paid for.</summary>
    Investment,

    /// <summary>Taxes that building pays, which its government gets back.</summary>
    BuildingTaxes,

    /// <summary>What labour, foreign exchange and what is not traded cost the economy less than they are paid.</summary>
    ShadowPrices,

    /// <summary>New track, power and signals at the end of their life.</summary>
    Renewals,

    /// <summary>What is not worn out in the last year.</summary>
    ResidualValue,

    /// <summary>Upkeep of what is built.</summary>
    Maintenance,

    /// <summary>Locomotives, wagons and coaches.</summary>
    Vehicles,

    /// <summary>Running trains.</summary>
    RailOperation,

    /// <summary>Money that users save or lose.</summary>
    UserMoney,

    /// <summary>Time that users save or lose, without what the goods cost to own meanwhile.</summary>
    UserTime,

    /// <summary>Hours of spread that users save or lose.</summary>
    UserReliability,

    /// <summary>What it costs to own goods while they travel.</summary>
    UserInventory,

    /// <summary>
    /// Transfers, preferences and the choice among more ways: what the other user effects leave of the change of surplus.
    /// </summary>
    UserChoice,

    /// <summary>What traffic gains that would not move without the project.</summary>
    GeneratedTraffic,

    /// <summary>Tariffs and fares that carriers get.</summary>
    Fares,

    /// <summary>What lorries and ships cost to run, taxes aside.</summary>
    RoadAndSeaCosts,

    /// <summary>Taxes and tolls in what hauliers charge.</summary>
    RoadTaxes,

    /// <summary>What railways pay their state for the track.</summary>
    InfrastructureCharge,

    /// <summary>Greenhouse gas at the guide's price.</summary>
    Co2,

    /// <summary>Wear of roads.</summary>
    RoadDamage,

    /// <summary>Deaths and injuries.</summary>
    Accidents,

    /// <summary>Loans as they are drawn.</summary>
    LoansDrawn,

    /// <summary>Interest and principal of loans.</summary>
    DebtService,

    /// <summary>What governments pay railways that don't cover their cost.</summary>
    Subsidy,
}

/// <summary>What kind of somebody.</summary>
public enum StakeholderKind
{
    /// <summary>Who sends goods.</summary>
    Shippers,

    /// <summary>Who travels.</summary>
    Passengers,

    /// <summary>The railways of a country.</summary>
    Railway,

    /// <summary>Who drives lorries and coaches.</summary>
    Hauliers,

    /// <summary>Who sails ships.</summary>
    Shipping,

    /// <summary>The government of a country.</summary>
    Government,

    /// <summary>A lender.</summary>
    Lender,

    /// <summary>Who works on the site.</summary>
    Workers,

    /// <summary>The economy at large.</summary>
    Economy,

    /// <summary>Climate and air.</summary>
    Environment,

    /// <summary>Everybody else on roads and beside tracks.</summary>
    Public,
}

/// <summary>Who gains or loses.</summary>
/// <param name="Kind">What kind.</param>
/// <param name="Country">Of a railway or government; null for the others.</param>
/// <param name="Name">Of a lender; empty for the others.</param>
public sealed record Stakeholder(StakeholderKind Kind, CountryId? Country = null, string Name = "")
{
    /// <summary>A key that sorts and joins: <c>railway VN</c>, <c>lender China Development Bank</c>.</summary>
    public override string ToString() =>
        (char.ToLowerInvariant(Kind.ToString()[0]) + Kind.ToString()[1..] + " " + (Country?.Value ?? Name)).TrimEnd();
}

/// <summary>What an effect brings somebody year by year.</summary>
/// <param name="Effect">Which effect.</param>
/// <param name="Stakeholder">Whom.</param>
/// <param name="Amounts">Million US dollars at constant prices from the base year on; a loss is negative.</param>
public sealed record EffectFlow(AppraisalEffect Effect, Stakeholder Stakeholder, ImmutableArray<double> Amounts);
