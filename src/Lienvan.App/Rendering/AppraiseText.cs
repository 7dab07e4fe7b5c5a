using System.Globalization;
using Lienvan.Appraisal.CashFlows;
using Lienvan.Appraisal.Risk;

namespace Lienvan.App.Rendering;

/// <summary>An appraisal as text: the verdict, the measures, and what it hangs on.</summary>
internal sealed class AppraiseText(TextWriter output, Language language)
{
    private const int MostYears = 40;

    public void Print(CashFlowReport report, RiskQuestion? question, RiskReport? drawn)
    {
        var (flow, rate) = (report.Flow, Percent(report.Rates.Discount));
        Say("{0}–{1} · discounted to {0} at {2}", flow.FirstYear, flow.FirstYear + flow.Net.Length - 1, rate);
        Say(report.NetPresentValue switch
        {
            null => "the net present value is beyond what a number can hold",
            > 0 => "it pays: the net present value is above zero",
            < 0 => "it does not pay: the net present value is below zero",
            _ => "it breaks even: the net present value is zero",
        });
        output.WriteLine();
        PrintMeasures(report);
        Say(ReasonOf(report.InternalRates.Reason));
        output.WriteLine();
        PrintSwitches(report);
        if (question is not null && drawn is not null)
        {
            output.WriteLine();
            PrintRisk(report, question, drawn);
        }
    }

    private void PrintMeasures(CashFlowReport report)
    {
        var table = new TextTable(language.Say("measure"), language.Say("value") + ">");
        table.Add(language.Say("net present value"), Amount(report.NetPresentValue));
        table.Add(language.Say("internal rate of return"), Percent(report.InternalRates.Rate));
        if (report.InternalRates.All.Length > 1)
        {
            table.Add(language.Say("all rates that make it zero"), string.Join(" · ", report.InternalRates.All.Select(root =>
                Percent(root))));
        }

        table.Add(language.Say("modified internal rate of return"), Percent(report.ModifiedRate));
        table.Add(language.Say(report.RatioDefinition == RatioDefinition.BenefitsOverCosts
            ? "benefit–cost ratio" : "benefit–cost ratio (gaining years over losing years)"), Fixed(report.BenefitCostRatio, 3));
        table.Add(language.Say("payback, years"), Fixed(report.PaybackYears, 2));
        table.Add(language.Say("discounted payback, years"), Fixed(report.DiscountedPaybackYears, 2));
        table.Add(language.Say("first-year rate of return"), Percent(report.FirstYearRate));
        table.Print(output, " ");
    }

    private void PrintSwitches(CashFlowReport report)
    {
        Say("the net present value becomes zero when one of these changes so far, all else as it is:");
        var table = new TextTable(language.Say("what"), language.Say("is") + ">", language.Say("becomes") + ">",
            language.Say("change") + ">");
        foreach (var one in report.SwitchingValues.Where(one => one.Year is null || report.Flow.Net.Length <= MostYears))
        {
            var isRate = one.Input == "rate";
            table.Add(one.Year?.ToString(CultureInfo.InvariantCulture) ?? language.Say(NameOf(one.Input)),
                isRate ? Percent(one.Value) : Amount(one.Value), isRate ? Percent(one.Switch) : Amount(one.Switch),
                one.Change is { } change ? SignedPercent(change) : "–");
        }

        table.Print(output, " ");
    }

    /// <summary>A change with its sign: <c>+54.0 %</c>.</summary>
    public static string SignedPercent(double change) => (change * 100).ToString("+0.0;-0.0;0", CultureInfo.InvariantCulture) + " %";

    private void PrintRisk(CashFlowReport report, RiskQuestion question, RiskReport drawn)
    {
        if (!drawn.IsComplete)
        {
            Say("stopped early: what follows stands on {0} draws", NumberText.Money(drawn.Draws));
        }

        Say("{0} draws, seed {1}: costs before opening +{2} on average°, benefits overestimated by {3}°, delay up to {4} years°",
            NumberText.Money(drawn.Draws), question.Seed, Percent(question.CapexOverrun), Percent(question.BenefitOptimism),
            Fixed(question.OpeningDelayYears, 1));
        Say("probability that the rate of return stays under {0}: {1}", Percent(report.Rates.Discount),
            Percent(drawn.ProbabilityUnderHurdle));
        var table = new TextTable(language.Say("over the draws"), language.Say("mean") + ">", "P10>", "P50>", "P90>");
        var value = drawn.NetPresentValue;
        table.Add(language.Say("net present value"), Amount(value.Mean), Amount(value.P10), Amount(value.P50), Amount(value.P90));
        if (drawn.InternalRate is { } rate)
        {
            table.Add(language.Say("internal rate of return"), Percent(rate.Mean), Percent(rate.P10), Percent(rate.P50), Percent(rate.P90));
        }

        table.Print(output, " ");
        Say("knowing everything beforehand would be worth {0}; knowing first:", Amount(drawn.InformationValue));
        var inputs = new TextTable(language.Say("what"), language.Say("is worth") + ">", language.Say("rank correlation") + ">");
        foreach (var input in drawn.Inputs)
        {
            inputs.Add(language.Say(input.Input), Amount(input.Value), Fixed(input.RankCorrelation, 2));
        }

        inputs.Print(output, " ");
        Say("° by the reference class of rail projects or as asked: docs/appraisal.md");
    }

    private void Say(string english, params ReadOnlySpan<object?> values) =>
        TextTable.PrintWrapped(output, "", language.Say(english, values));

    private static string NameOf(string input) => input switch
    {
        "costs" => "all costs, present value",
        "benefits" => "all benefits, present value",
        _ => "discount rate",
    };

    private static string ReasonOf(InternalRateReason reason) => reason switch
    {
        InternalRateReason.OnlyOne => "one rate makes the net present value zero",
        InternalRateReason.SmallestNotNegative =>
            "several rates do: the smallest that is not below zero counts, and the net present value decides",
        InternalRateReason.NearestToZero =>
            "several rates do, all below zero: the nearest to zero counts, and the net present value decides",
        InternalRateReason.OneSign => "all amounts are of one sign: no rate makes the net present value zero",
        InternalRateReason.NothingFlows => "nothing flows: every rate makes the net present value zero, so none means anything",
        _ => "no rate makes the net present value zero, though there are gains and losses",
    };

    private static string Percent(double? share) => share is { } value && double.IsFinite(value)
        ? (Math.Abs(value) < 1000 ? (value * 100).ToString("0.00", CultureInfo.InvariantCulture)
            : (value * 100).ToString("0.00e0", CultureInfo.InvariantCulture)) + " %" : "–";

    private static string Fixed(double? value, int digits) => value?.ToString("F" + digits, CultureInfo.InvariantCulture) ?? "–";

    /// <summary>Whole units where there are many, else three significant digits: the file's unit may be a million or a đồng.</summary>
    private static string Amount(double? value) => value is not { } amount ? "–"
        : Math.Abs(amount) is >= 1e15 or (> 0 and < 1e-3) ? amount.ToString("0.###e0", CultureInfo.InvariantCulture)
        : Math.Abs(amount) >= 1000 ? NumberText.Money(amount)
        : amount.ToString("0.###", CultureInfo.InvariantCulture);
}
