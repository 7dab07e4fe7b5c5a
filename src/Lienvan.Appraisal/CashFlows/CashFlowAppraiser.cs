namespace Lienvan.Appraisal.CashFlows;

/// <summary>The rates that a flow is judged by, as shares a year; each above −1.</summary>
public sealed record AppraisalRates
{
    /// <summary>What money of a later year is discounted by: the required rate of return.</summary>
    public required double Discount { get; init => field = Discounting.Checked(value); }

    /// <summary>What losses are financed at, for the modified rate; the discount rate by default.</summary>
    public double? Finance { get; init => field = value is { } rate ? Discounting.Checked(rate) : null; }

    /// <summary>What gains earn until the last year, for the modified rate; the discount rate by default.</summary>
    public double? Reinvestment { get; init => field = value is { } rate ? Discounting.Checked(rate) : null; }
}

/// <summary>What benefits and costs a ratio sets against one another.</summary>
public enum RatioDefinition
{
    /// <summary>The present value of the benefits over that of the costs, as the file tells them apart.</summary>
    BenefitsOverCosts,

    /// <summary>The present value of the years that gain over that of the years that lose: all that balances allow.</summary>
    GainsOverLosses,
}

/// <summary>Everything that a cash flow tells about itself. Null is an answer that there is not.</summary>
public sealed record CashFlowReport
{
    /// <summary>The flow.</summary>
    public required CashFlow Flow { get; init; }

    /// <summary>The rates it was judged by.</summary>
    public required AppraisalRates Rates { get; init; }

    /// <summary>Net present value in the first year; null where it is beyond what a number can hold.</summary>
    public double? NetPresentValue { get; init; }

    /// <summary>Internal rates of return, all of them and the one that counts.</summary>
    public required InternalRates InternalRates { get; init; }

    /// <summary>Modified internal rate of return; null without both gains and losses.</summary>
    public double? ModifiedRate { get; init; }

    /// <summary>Benefit–cost ratio; null without costs.</summary>
    public double? BenefitCostRatio { get; init; }

    /// <summary>What the ratio sets against one another.</summary>
    public RatioDefinition RatioDefinition { get; init; }

    /// <summary>Years until what was spent is paid back for good, interpolated; null if never.</summary>
    public double? PaybackYears { get; init; }

    /// <summary>The same of discounted amounts.</summary>
    public double? DiscountedPaybackYears { get; init; }

    /// <summary>
    /// First-year rate of return: the first gain over what was spent before it, compounded to that year. Null where nothing is spent first.
    /// </summary>
    public double? FirstYearRate { get; init; }

    /// <summary>For every input what would make the net present value zero.</summary>
    public ImmutableArray<SwitchingValue> SwitchingValues { get; init; } = [];
}

/// <summary>Whether a cash flow pays.</summary>
public static class CashFlowAppraiser
{
    /// <summary>
    /// All measures of a flow. Never throws for a flow: what has no answer is null. Formulas: docs/appraisal.md.
    /// </summary>
    public static CashFlowReport Appraise(CashFlow flow, AppraisalRates rates)
    {
        ArgumentNullException.ThrowIfNull(flow);
        ArgumentNullException.ThrowIfNull(rates);
        var net = flow.Net.AsSpan();
        var rate = rates.Discount;
        var roots = InternalRates.Of(net);
        var costs = Discounting.PresentValue(flow.Costs.AsSpan(), rate);
        var ratio = Discounting.PresentValue(flow.Benefits.AsSpan(), rate) / costs;
        return new CashFlowReport
        {
            Flow = flow,
            Rates = rates,
            NetPresentValue = Discounting.FindNetPresentValue(net, rate),
            InternalRates = roots,
            ModifiedRate = CashFlows.ModifiedRate.Find(net, rates.Finance ?? rate, rates.Reinvestment ?? rate),
            BenefitCostRatio = costs > 0 && double.IsFinite(ratio) ? ratio : null,
            RatioDefinition = flow.IsItemised ? RatioDefinition.BenefitsOverCosts : RatioDefinition.GainsOverLosses,
            PaybackYears = Payback.FindYears(net, 0),
            DiscountedPaybackYears = Payback.FindYears(net, rate),
            FirstYearRate = FindFirstYearRate(net, rate),
            SwitchingValues = CashFlows.SwitchingValues.Of(flow, rate, roots),
        };
    }

    private static double? FindFirstYearRate(ReadOnlySpan<double> net, double rate)
    {
        var opening = net.IndexOfAnyInRange(double.Epsilon, double.MaxValue);
        if (opening < 1)
        {
            return null;
        }

        var spent = -Discounting.PresentValue(net[..opening], rate) * Math.Pow(1 + rate, opening);
        return spent > 0 && double.IsFinite(net[opening] / spent) ? net[opening] / spent : null;
    }
}
