using Lienvan.Appraisal.Guides;
using Lienvan.Appraisal.Risk;
using Lienvan.Appraisal.Timing;
using Lienvan.Model.Valuations;

namespace Lienvan.Appraisal.Projects;

/// <summary>What the answer hangs on: switching values, tornado, opening years, waiting.</summary>
internal static class Sensitivity
{
    private const int MostYearsLater = 20;

    public static ImmutableArray<InputSwitch> SwitchesOf(RiskModel model, CashFlows.CashFlowReport economic,
        ImmutableArray<EffectFlow> streams)
    {
        var found = model.Inputs.Select(input => SwitchOf(model, input.Name)).ToList();
        var (rate, value) = (economic.Rates.Discount, economic.NetPresentValue ?? 0);
        found.Add(new InputSwitch("discount rate", rate, economic.InternalRates.Rate));
        foreach (var group in streams.GroupBy(stream => stream.Effect).OrderBy(group => group.Key))
        {
            var worth = group.Sum(stream => CashFlows.Discounting.PresentValue(stream.Amounts.AsSpan(), rate));
            if (Math.Abs(worth) > 1e-9)
            {
                found.Add(new InputSwitch(NameOf(group.Key), worth, worth - value));
            }
        }

        return [.. found];
    }

    public static ImmutableArray<TornadoBar> TornadoOf(RiskModel model) =>
    [
        .. model.Inputs.Select(input =>
        {
            var (low, high) = (input.Distribution.Quantile(0.1), input.Distribution.Quantile(0.9));
            return new TornadoBar(input.Name, low, high, ValueWith(model, input.Name, low), ValueWith(model, input.Name, high));
        }).OrderByDescending(bar => bar.Width),
    ];

    /// <summary>
    /// Each later opening with as many years of operation, discounted to the same year. The first-year rate is that of the first year in
    /// which all is open.
    /// </summary>
    public static ImmutableArray<OpeningChoice> OpeningsOf(Uncertainty uncertainty, (int First, int Opening, int AllOpen) years)
    {
        var choices = new List<OpeningChoice>();
        for (var shift = 0; shift <= MostYearsLater; shift++)
        {
            var model = uncertainty.ModelOf(shift);
            var built = FlowOf(model, stream => stream.Factors.Contains(Uncertainty.Capital));
            var gains = FlowOf(model, stream => !stream.Factors.Contains(Uncertainty.Capital));
            var (spent, open) = (0.0, years.AllOpen + shift - years.First);
            for (var year = 0; year < Math.Min(open, built.Length); year++)
            {
                spent -= built[year] * Math.Pow(1 + model.Rate, open - year);
            }

            var first = open < gains.Length && spent > 0 ? gains[open] / spent : (double?)null;
            choices.Add(new OpeningChoice(years.Opening + shift, MonteCarlo.ValueAt(model, Uncertainty.AsPlanned), first));
        }

        return [.. choices];
    }

    /// <summary>
    /// Now, later or never: three futures of demand, and building that costs what is planned or, mostly, more. Who waits knows the demand,
    /// not the
    /// cost.
    /// </summary>
    public static WaitingOption WaitingOf(Uncertainty uncertainty, GuideProfile guide)
    {
        var years = (int)guide.Get(AppraisalParameter.WaitYears);
        var (now, later) = (uncertainty.ModelOf(), uncertainty.ModelOf(years));
        (string Name, double Demand, double Probability)[] futures =
        [
            ("low demand", guide.Get(AppraisalParameter.FutureLow), guide.Get(AppraisalParameter.ProbabilityLow)),
            ("medium demand", guide.Get(AppraisalParameter.FutureMedium), guide.Get(AppraisalParameter.ProbabilityMedium)),
            ("high demand", guide.Get(AppraisalParameter.FutureHigh), guide.Get(AppraisalParameter.ProbabilityHigh)),
        ];
        var all = futures.Sum(future => future.Probability);
        var buildNow = new ChanceNode("demand", [.. futures.Select(future =>
            new TreeBranch(future.Name, future.Probability / all, CostChance(now, guide, future.Demand)))]);
        var wait = new ChanceNode("demand", [.. futures.Select(future => new TreeBranch(future.Name, future.Probability / all,
            new DecisionNode("then", new TreeBranch("build", 1, CostChance(later, guide, future.Demand)),
                new TreeBranch("never", 1, new TreeLeaf(0)))))]);
        var tree = new DecisionNode("now", new TreeBranch("build", 1, buildNow), new TreeBranch("wait", 1, wait),
            new TreeBranch("never", 1, new TreeLeaf(0)));
        return new WaitingOption(years, buildNow.Value, wait.Value, tree);
    }

    /// <summary>As planned, or over by so much that the mean is that of the reference class.</summary>
    private static ChanceNode CostChance(RiskModel model, GuideProfile guide, double demand)
    {
        var under = guide.Get(AppraisalParameter.CapitalShareUnderPlan);
        var over = (1 + guide.Get(AppraisalParameter.CapitalOverrun) - under) / (1 - under);
        return new ChanceNode("cost",
            new TreeBranch("as planned", under, new TreeLeaf(ValueOf(model, demand, 1))),
            new TreeBranch("overrun", 1 - under, new TreeLeaf(ValueOf(model, demand, over))));
    }

    private static double ValueOf(RiskModel model, double demand, double cost) => MonteCarlo.ValueAt(model,
        new Dictionary<string, double>(Uncertainty.AsPlanned) { [Uncertainty.Demand] = demand, [Uncertainty.Capital] = cost });

    private static double ValueWith(RiskModel model, string input, double value) =>
        MonteCarlo.ValueAt(model, new Dictionary<string, double>(Uncertainty.AsPlanned) { [input] = value });

    /// <summary>
    /// The value is linear in every factor, so that two values tell where it is zero; of the delay it is found by halving.
    /// </summary>
    private static InputSwitch SwitchOf(RiskModel model, string input)
    {
        var planned = Uncertainty.AsPlanned[input];
        var (one, two) = (ValueWith(model, input, planned), ValueWith(model, input, planned + 1));
        if (input == Uncertainty.Delay)
        {
            return new InputSwitch(input, planned, FindDelay(model));
        }

        var slope = two - one;
        return new InputSwitch(input, planned, Math.Abs(slope) > 1e-9 ? planned - (one / slope) : null);
    }

    private static double? FindDelay(RiskModel model)
    {
        var (low, high) = (0.0, (double)model.Streams.Max(stream => stream.Amounts.Length));
        var sign = Math.Sign(ValueWith(model, Uncertainty.Delay, low));
        if (sign == 0 || Math.Sign(ValueWith(model, Uncertainty.Delay, high)) == sign)
        {
            return sign == 0 ? 0 : null;
        }

        for (var step = 0; step < 60; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = Math.Sign(ValueWith(model, Uncertainty.Delay, middle)) == sign ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    private static double[] FlowOf(RiskModel model, Func<RiskSource, bool> isMeant)
    {
        var flow = new double[model.Streams.Max(stream => stream.Amounts.Length)];
        foreach (var stream in model.Streams.Where(stream => !stream.Factors.Contains(Uncertainty.RampUp) && isMeant(stream)))
        {
            for (var year = 0; year < stream.Amounts.Length; year++)
            {
                flow[year] += stream.Amounts[year];
            }
        }

        return flow;
    }

    private static string NameOf(AppraisalEffect effect) => char.ToLowerInvariant(effect.ToString()[0]) + effect.ToString()[1..];
}
