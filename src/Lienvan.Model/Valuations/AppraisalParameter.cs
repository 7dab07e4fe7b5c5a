namespace Lienvan.Model.Valuations;

/// <summary>What a number of an appraisal is; the words of <c>appraisal_values.csv</c>.</summary>
public enum AppraisalParameter
{
    /// <summary>What a year's waiting costs, and the hurdle for the rate of return; share a year.</summary>
    DiscountRate,

    /// <summary>Real cost of money for the financial side; share a year.</summary>
    FinancialRate,

    /// <summary>Years of operation from the first opening.</summary>
    Horizon,

    /// <summary>
    /// 1 for border prices, where what is not traded is converted down; 0 for domestic prices, where foreign exchange is converted up.
    /// </summary>
    NumeraireBorder,

    /// <summary>What a unit spent on goods and work that are not traded is worth in border prices.</summary>
    NontradedFactor,

    /// <summary>What a unit of foreign exchange is worth in domestic prices.</summary>
    ShadowExchangeFactor,

    /// <summary>What an hour of unskilled work costs the economy, over its wage.</summary>
    ShadowWage,

    /// <summary>US dollars a tonne of CO2, by calendar year.</summary>
    CarbonPrice,

    /// <summary>1 where what is not worn out counts at the end by straight line, 0 where it does not.</summary>
    ResidualByLife,

    /// <summary>Multiplies all values of time.</summary>
    TimeValueFactor,

    /// <summary>By how much values of time grow a year; share.</summary>
    TimeValueGrowth,

    /// <summary>Value of an hour of spread over that of an hour.</summary>
    ReliabilityRatio,

    /// <summary>The year that everything is discounted to, and in which the decision is taken.</summary>
    BaseYear,

    /// <summary>The year of whose prices all money is.</summary>
    PriceYear,

    /// <summary>Level of prices in US dollars by calendar year; 1 in the price year.</summary>
    PriceIndex,

    /// <summary>What loans lose in worth a year; share.</summary>
    Inflation,

    /// <summary>By how much the real worth of a country's money in US dollars grows a year; share.</summary>
    ExchangeDrift,

    /// <summary>Cost of the whole project as published beside its own currency, million US dollars; for comparison alone.</summary>
    PublishedCost,

    /// <summary>Taxes in the cost of building; share.</summary>
    TaxShare,

    /// <summary>Unskilled labour in the cost before tax; share.</summary>
    UnskilledShare,

    /// <summary>Goods and services from abroad in the cost before tax; share.</summary>
    ForeignShare,

    /// <summary>Years from the first spending to opening.</summary>
    ConstructionYears,

    /// <summary>Years from the base year to the first spending where no day is known.</summary>
    DecisionYears,

    /// <summary>Structures in the cost; share. The rest is track, power and signals.</summary>
    CivilShare,

    /// <summary>Life of structures, years.</summary>
    CivilLife,

    /// <summary>Life of track, power and signals, years.</summary>
    SystemsLife,

    /// <summary>Upkeep of what is built; share of its cost a year.</summary>
    MaintenanceShare,

    /// <summary>Running freight trains and terminals, US dollars a tonne-kilometre.</summary>
    RailCost,

    /// <summary>Running passenger trains, US dollars a passenger-kilometre.</summary>
    RailPassengerCost,

    /// <summary>Locomotives and wagons for a million tonne-kilometres a year; million US dollars.</summary>
    VehicleCost,

    /// <summary>Trains for a million passenger-kilometres a year; million US dollars.</summary>
    CoachCost,

    /// <summary>Life of locomotives, wagons and coaches, years.</summary>
    VehicleLife,

    /// <summary>Weight of a road kilometre where one price covers several modes, US dollars a tonne-kilometre.</summary>
    RoadPrice,

    /// <summary>The same for a railway kilometre.</summary>
    RailPrice,

    /// <summary>The same for a kilometre by sea.</summary>
    SeaPrice,

    /// <summary>Taxes and tolls in the price of road haulage; share.</summary>
    RoadTaxShare,

    /// <summary>Fuel in the price of road haulage; share.</summary>
    RoadFuelShare,

    /// <summary>What a railway pays its state for the track; share of its revenue.</summary>
    InfrastructureCharge,

    /// <summary>Wear of roads by lorries, US dollars a tonne-kilometre.</summary>
    RoadDamage,

    /// <summary>Accidents by lorries, US dollars a tonne-kilometre.</summary>
    RoadAccidents,

    /// <summary>Accidents by freight trains, US dollars a tonne-kilometre.</summary>
    RailAccidents,

    /// <summary>Accidents by cars and coaches, US dollars a passenger-kilometre.</summary>
    RoadPassengerAccidents,

    /// <summary>Accidents by passenger trains, US dollars a passenger-kilometre.</summary>
    RailPassengerAccidents,

    /// <summary>Mean overrun of the cost of building; share of it.</summary>
    CapitalOverrun,

    /// <summary>The same by a newer database.</summary>
    CapitalOverrunNewer,

    /// <summary>Share of projects that cost no more than planned.</summary>
    CapitalShareUnderPlan,

    /// <summary>Mean of forecast over actual demand, less one.</summary>
    DemandOptimism,

    /// <summary>Longest delay of opening, years.</summary>
    OpeningDelay,

    /// <summary>The most that the first five years may lack; share of their benefits.</summary>
    RampShortfall,

    /// <summary>Standard deviation of the logarithm of fuel prices.</summary>
    FuelDeviation,

    /// <summary>Standard deviation of the logarithm of exchange rates.</summary>
    ExchangeDeviation,

    /// <summary>Standard deviation of the logarithm of the price of carbon.</summary>
    CarbonDeviation,

    /// <summary>Standard deviation of the logarithm of values of time.</summary>
    TimeValueDeviation,

    /// <summary>The least part of what users gain by choice and convenience that may be true; 0 to 1.</summary>
    ChoiceLeast,

    /// <summary>Rank correlation of overrun and delay.</summary>
    CostDelayCorrelation,

    /// <summary>Demand of the low future; medium is 1.</summary>
    FutureLow,

    /// <summary>Demand of the medium future.</summary>
    FutureMedium,

    /// <summary>Demand of the high future.</summary>
    FutureHigh,

    /// <summary>Probability of the low future.</summary>
    ProbabilityLow,

    /// <summary>Probability of the medium future.</summary>
    ProbabilityMedium,

    /// <summary>Probability of the high future.</summary>
    ProbabilityHigh,

    /// <summary>Years until the demand of the future is known.</summary>
    WaitYears,

    /// <summary>Million US dollars a year that can be spent on building.</summary>
    Budget,
}
