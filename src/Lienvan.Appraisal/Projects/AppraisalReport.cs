using Lienvan.Appraisal.CashFlows;
using Lienvan.Appraisal.Finance;
using Lienvan.Appraisal.Risk;
using Lienvan.Appraisal.Timing;

namespace Lienvan.Appraisal.Projects;

/// <summary>An appraisal, or why there is none.</summary>
public abstract record AppraisalAnswer
{
    private protected AppraisalAnswer()
    {
    }
}

/// <summary>There is nothing to appraise.</summary>
/// <param name="Why">What is missing.</param>
/// <param name="WhatToDo">What would help.</param>
public sealed record NotAppraised(string Why, string WhatToDo) : AppraisalAnswer;

/// <summary>What one input would have to be for the net present value to become zero, all else as it is.</summary>
/// <param name="Input">Name of an uncertain input, of an effect, or discount rate.</param>
/// <param name="Value">What it is: a factor of 1, years, a rate, or a present value in million US dollars.</param>
/// <param name="Switch">What it would have to be; null where nothing does it.</param>
public sealed record InputSwitch(string Input, double Value, double? Switch)
{
    /// <summary>The change as a share of the value; null where the value is zero or nothing does it.</summary>
    public double? Change => Switch is { } found && Value != 0 ? (found - Value) / Math.Abs(Value) : null;
}

/// <summary>How far the net present value moves with one input between its P10 and its P90, the others as planned.</summary>
/// <param name="Input">Name of the input.</param>
/// <param name="Low">The input at P10.</param>
/// <param name="High">The input at P90.</param>
/// <param name="ValueAtLow">Net present value at P10, million US dollars.</param>
/// <param name="ValueAtHigh">Net present value at P90, million US dollars.</param>
public sealed record TornadoBar(string Input, double Low, double High, double ValueAtLow, double ValueAtHigh)
{
    /// <summary>How wide the bar is.</summary>
    public double Width => Math.Abs(ValueAtHigh - ValueAtLow);
}

/// <summary>What opening in another year is worth.</summary>
/// <param name="OpeningYear">The first year of use.</param>
/// <param name="NetPresentValue">In the base year, million US dollars.</param>
/// <param name="FirstYearRate">Gain of the first year over what was spent before, compounded to it; null where nothing was spent.</param>
public sealed record OpeningChoice(int OpeningYear, double NetPresentValue, double? FirstYearRate);

/// <summary>Building now against waiting until demand is known.</summary>
/// <param name="Years">How long the wait is.</param>
/// <param name="BuildNow">Expected net present value of building now, million US dollars.</param>
/// <param name="WaitAndSee">Expected value of waiting and building then only where it pays.</param>
/// <param name="Tree">The tree that says so.</param>
public sealed record WaitingOption(int Years, double BuildNow, double WaitAndSee, DecisionNode Tree)
{
    /// <summary>What being able to wait adds to the better of building now and never.</summary>
    public double OptionValue => Math.Max(0, WaitAndSee - Math.Max(0, BuildNow));
}

/// <summary>A loan of one lender for what one country builds.</summary>
/// <param name="Terms">Its terms.</param>
/// <param name="FirstYear">The year of its first drawing.</param>
/// <param name="GraceYears">Years without repayment, made longer where building takes longer.</param>
/// <param name="Schedule">Year by year, million US dollars at constant prices.</param>
public sealed record LoanAccount(Model.Valuations.LoanTerms Terms, int FirstYear, int GraceYears, DebtSchedule Schedule);

/// <summary>How the cash of a country's railway covers the debt of its government for the project.</summary>
/// <param name="Country">The country.</param>
/// <param name="Years">Years in which something is due.</param>
/// <param name="LeastCover">Debt service cover ratio of the worst year.</param>
/// <param name="MeanCover">Sum of cash over sum of service.</param>
/// <param name="SubsidyNeed">Present value of what the state has to add, million US dollars.</param>
public sealed record DebtCover(Model.Places.CountryId Country, int Years, double LeastCover, double MeanCover, double SubsidyNeed);

/// <summary>Cost of a kilometre beside the reference class.</summary>
/// <param name="Project">Key of the project, or name of the reference.</param>
/// <param name="MillionsPerKilometre">Million US dollars a kilometre at the prices in which it was published.</param>
/// <param name="OverReference">Over the reference, China–Laos.</param>
/// <param name="Source">Who says so.</param>
public sealed record UnitCost(string Project, double MillionsPerKilometre, double OverReference, string Source);

/// <summary>
/// Whether it pays, for whom, and how sure that is. Million US dollars at constant prices, discounted to the base year, unless the question
/// wants it told in other money; costs of a kilometre are in dollars always.
/// </summary>
public sealed record AppraisalReport : AppraisalAnswer
{
    /// <summary>The question.</summary>
    public required AppraisalQuestion Question { get; init; }

    /// <summary>The base year.</summary>
    public required int FirstYear { get; init; }

    /// <summary>The last year that counts.</summary>
    public required int LastYear { get; init; }

    /// <summary>The first year of use of the first part that opens.</summary>
    public required int OpeningYear { get; init; }

    /// <summary>What is built.</summary>
    public required ImmutableArray<Investment> Investments { get; init; }

    /// <summary>What could not be counted, in sentences.</summary>
    public required ImmutableArray<string> Gaps { get; init; }

    /// <summary>Who gets what, year by year; payments stand twice and cancel out.</summary>
    public required ImmutableArray<EffectFlow> Streams { get; init; }

    /// <summary>
    /// The economic side. Costs are building, renewals, upkeep and vehicles at economic prices less what is left at the end; everything
    /// else is
    /// a benefit: that is what the ratio sets against one another.
    /// </summary>
    public required CashFlowReport Economic { get; init; }

    /// <summary>The financial side: states and railways together, at market prices, without loans and subsidies.</summary>
    public required CashFlowReport Financial { get; init; }

    /// <summary>Net present value, exactly what the stakeholders have together.</summary>
    public double NetPresentValue => (double)Stakeholders.Total;

    /// <summary>Present values by effect and stakeholder; adds up to the last digit.</summary>
    public required StakeholderTable Stakeholders { get; init; }

    /// <summary>Loans.</summary>
    public required ImmutableArray<LoanAccount> Loans { get; init; }

    /// <summary>Cover of the debt, by country.</summary>
    public required ImmutableArray<DebtCover> Cover { get; init; }

    /// <summary>Present value of what states pay railways that don't cover their cost.</summary>
    public required double SubsidyNeed { get; init; }

    /// <summary>What moves.</summary>
    public required ImmutableArray<TrafficYear> Traffic { get; init; }

    /// <summary>What users gain, in detail.</summary>
    public required ImmutableArray<UserBenefit> Users { get; init; }

    /// <summary>What users gain by the simple rule of half.</summary>
    public required double RuleOfHalf { get; init; }

    /// <summary>What users gain by the augmented rule of half, which counts.</summary>
    public required double AugmentedRuleOfHalf { get; init; }

    /// <summary>What is uncertain, and how; all measures below and the draws are of it.</summary>
    public required RiskModel Uncertainty { get; init; }

    /// <summary>Switching values.</summary>
    public required ImmutableArray<InputSwitch> Switches { get; init; }

    /// <summary>The tornado, the widest first.</summary>
    public required ImmutableArray<TornadoBar> Tornado { get; init; }

    /// <summary>Opening in the planned year and later.</summary>
    public required ImmutableArray<OpeningChoice> Openings { get; init; }

    /// <summary>The opening with the highest net present value; of equals the earliest.</summary>
    public OpeningChoice BestOpening => Openings.MaxBy(opening => opening.NetPresentValue)!;

    /// <summary>Waiting.</summary>
    public required WaitingOption Waiting { get; init; }

    /// <summary>Costs of a kilometre.</summary>
    public required ImmutableArray<UnitCost> UnitCosts { get; init; }

    /// <summary>The draws; null where none were asked for.</summary>
    public RiskReport? Risk { get; init; }
}
