using Lienvan.Appraisal.CashFlows;

namespace Lienvan.Appraisal.Risk;

/// <summary>What is uncertain about a cash flow of which no more is known: cost before opening, benefits, and when they begin.</summary>
public sealed record RiskQuestion
{
    /// <summary>How many draws; at least 2.</summary>
    public required int Draws { get; init; }

    /// <summary>The luck of the draws; 1 by default.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Mean overrun of the costs before opening, as a share; 0 for certainty. The mean of rail projects by default.</summary>
    public double CapexOverrun { get; init; } = ProjectRisk.RailOverrun;

    /// <summary>Mean of forecast over actual benefits, less one; 0, the default, for certainty.</summary>
    public double BenefitOptimism { get; init; }

    /// <summary>The longest delay of the benefits in years, none being the likeliest; 0 by default.</summary>
    public double OpeningDelayYears { get; init; }

    /// <summary>Rank correlation of overrun and delay; 0 by default.</summary>
    public double Correlation { get; init; }
}

/// <summary>Makes a risk model of a plain cash flow by the reference class of rail projects.</summary>
public static class ProjectRisk
{
    /// <summary>
    /// Mean cost overrun of rail projects, 44.7 %: B. Flyvbjerg, 2009, sample of 258 transport projects (confidence A). A newer database of
    /// his says 39 % (confidence B).
    /// </summary>
    public const double RailOverrun = 0.447;

    /// <summary>The share of projects that stay under plan: nine of ten overrun. Source: as <see cref="RailOverrun"/>.</summary>
    public const double ShareUnderPlan = 0.1;

    /// <summary>The name of the input that costs before opening are multiplied by.</summary>
    public const string Capex = "capital cost";

    /// <summary>The name of the input that benefits are multiplied by.</summary>
    public const string Benefits = "benefits";

    /// <summary>The name of the input that is the delay of the benefits in years.</summary>
    public const string Delay = "opening delay";

    /// <summary>
    /// The model: the costs up to the first year that gains more than it costs are capital cost and are multiplied by one lognormal factor;
    /// all benefits by another, and put off by the delay; later costs are certain, and keep their years.
    /// </summary>
    public static RiskModel ModelOf(CashFlow flow, double rate, RiskQuestion question)
    {
        ArgumentNullException.ThrowIfNull(flow);
        ArgumentNullException.ThrowIfNull(question);
        var opening = flow.Net.AsSpan().IndexOfAnyInRange(double.Epsilon, double.MaxValue);
        opening = opening < 0 ? flow.Net.Length : opening;
        var optimism = Distribution.LognormalOfOverrun(1 + question.BenefitOptimism, ShareUnderPlan);
        return new RiskModel
        {
            Rate = rate,
            Inputs =
            [
                new RiskInput(Capex, Distribution.LognormalOfOverrun(1 + question.CapexOverrun, ShareUnderPlan)),
                // What was overestimated by a factor comes to its inverse.
                new RiskInput(Benefits, Distribution.Lognormal(1 / optimism.Quantile(0.5), LogDeviation(optimism))),
                new RiskInput(Delay, Distribution.Triangular(0, 0, question.OpeningDelayYears)),
            ],
            Links = [new RankLink(Capex, Delay, question.Correlation)],
            Streams =
            [
                new RiskSource { Amounts = [.. flow.Costs.Select((cost, year) => year < opening ? -cost : 0)], Factors = [Capex] },
                new RiskSource { Amounts = [.. flow.Costs.Select((cost, year) => year < opening ? 0 : -cost)] },
                new RiskSource { Amounts = flow.Benefits, Factors = [Benefits], Delay = Delay },
            ],
        };
    }

    private static double LogDeviation(Distribution lognormal) => Math.Sqrt(Math.Max(0,
        2 * Math.Log(lognormal.Mean / lognormal.Quantile(0.5))));
}
