using Lienvan.Appraisal.CashFlows;
using Lienvan.Appraisal.Projects;
using Lienvan.Appraisal.Risk;
using Lienvan.Model.Valuations;
using static Lienvan.App.Rendering.AppraisalNames;

namespace Lienvan.App.Rendering;

/// <summary>An appraisal of projects as text: the verdict first, then who gains, what it hangs on, and what is not known.</summary>
internal sealed class AppraisalText(TextWriter output, AppraisalNames names)
{
    private Language Language => names.Language;

    public void Print(AppraisalReport report)
    {
        PrintHead(report);
        PrintMeasures(report);
        PrintBuilding(report);
        PrintStakeholders(report);
        PrintEffects(report);
        PrintSwitches(report);
        PrintTiming(report);
        PrintFinance(report);
        PrintRisk(report);
        PrintGaps(report);
    }

    public void Print(NotAppraised none)
    {
        Say("not appraised: {0}", none.Why);
        output.WriteLine("  " + none.WhatToDo);
    }

    private void PrintHead(AppraisalReport report)
    {
        var question = report.Question;
        Say("{0} against {1}", question.With.Name.In(Language.Code), question.Against.Name.In(Language.Code));
        Say("guide {0} at {1} · {2}–{3}, opens {4} · million US dollars at prices of {5}, discounted to {2}", question.Guide.Id,
            Percent(report.Economic.Rates.Discount), report.FirstYear, report.LastYear, report.OpeningYear,
            question.Guide.Get(AppraisalParameter.PriceYear));
        Say(report.NetPresentValue switch
        {
            > 0 => "it pays: the net present value is above zero",
            < 0 => "it does not pay: the net present value is below zero",
            _ => "it breaks even: the net present value is zero",
        });
        if (report.Risk is { } risk)
        {
            Say("probability that the rate of return stays under {0}: {1}", Percent(report.Economic.Rates.Discount),
                Percent(risk.ProbabilityUnderHurdle));
        }

        output.WriteLine();
    }

    private void PrintMeasures(AppraisalReport report)
    {
        var (economic, financial) = (report.Economic, report.Financial);
        var table = new TextTable(names.Say("measure"), names.Say("economic") + ">", names.Say("financial") + ">");
        table.Add(names.Say("discount rate"), Percent(economic.Rates.Discount), Percent(financial.Rates.Discount));
        table.Add(names.Say("net present value"), Millions(report.NetPresentValue), Millions(financial.NetPresentValue));
        table.Add(names.Say("internal rate of return"), Percent(economic.InternalRates.Rate), Percent(financial.InternalRates.Rate));
        if (Math.Max(economic.InternalRates.All.Length, financial.InternalRates.All.Length) > 1)
        {
            table.Add(names.Say("all rates that make it zero"), Roots(economic), Roots(financial));
        }

        table.Add(names.Say("modified internal rate of return"), Percent(economic.ModifiedRate), Percent(financial.ModifiedRate));
        table.Add(names.Say("benefit–cost ratio"), Fixed(economic.BenefitCostRatio, 2), Fixed(financial.BenefitCostRatio, 2));
        table.Add(names.Say("payback, years"), Fixed(economic.PaybackYears, 1), Fixed(financial.PaybackYears, 1));
        table.Add(names.Say("discounted payback, years"), Fixed(economic.DiscountedPaybackYears, 1),
            Fixed(financial.DiscountedPaybackYears, 1));
        table.Add(names.Say("first-year rate of return"), Percent(economic.FirstYearRate), Percent(financial.FirstYearRate));
        table.Print(output, " ");
        Say(AppraisalTexts.Ratio);
        output.WriteLine();
    }

    private static string Roots(CashFlowReport report) => report.InternalRates.All.IsEmpty ? "–"
        : string.Join(" · ", report.InternalRates.All.Select(root => Percent(root)));

    private void PrintBuilding(AppraisalReport report)
    {
        var table = new TextTable(names.Say("what is built"), names.Say("built by"), names.Say("opens") + ">",
            names.Say("cost") + ">",
            names.Say("a km") + ">", names.Say("over China–Laos") + ">");
        foreach (var one in report.Investments)
        {
            var unit = report.UnitCosts.FirstOrDefault(cost => cost.Project == $"{one.Project.Id} ({one.Country})");
            table.Add((one.Sign < 0 ? "− " : "") + one.Project.Name.In(Language.Code), names.Country(one.Country),
                Year(one.OpeningYear) + (one.IsOpeningAssumed ? "°" : ""),
                Millions(one.CostMillions) + (one.Part.Provenance.IsAssumed ? "°" : ""),
                Fixed(unit?.MillionsPerKilometre, 1), unit is null ? "–" : Fixed(unit.OverReference, 1) + " ×");
        }

        if (!report.Investments.IsEmpty)
        {
            table.Print(output, " ");
            Say("reference class: China–Laos, {0} million US dollars a km", Fixed(Appraiser.ReferenceMillionsPerKilometre, 1));
            output.WriteLine();
        }
    }

    private void PrintStakeholders(AppraisalReport report)
    {
        Say("who gains and who loses, present value:");
        var rounded = report.Stakeholders.InUnits(1);
        var known = report.Streams.Select(stream => stream.Stakeholder).Distinct().ToDictionary(whom => whom.ToString(),
            StringComparer.Ordinal);
        var table = new TextTable(names.Say("who"), names.Say("million USD") + ">");
        foreach (var (key, index) in rounded.Stakeholders.Select((key, index) => (key, index)))
        {
            table.Add(names.Stakeholder(known[key]), NumberText.Money((double)rounded.TotalsByStakeholder[index] + 0.0));
        }

        table.Add(names.Say("all together"), NumberText.Money((double)rounded.Total));
        table.Print(output, " ");
        output.WriteLine();
    }

    private void PrintEffects(AppraisalReport report)
    {
        Say("by what, present value; payments between them cancel out:");
        var table = new TextTable(names.Say("effect"), names.Say("million USD") + ">");
        foreach (var (key, index) in report.Stakeholders.Effects.Select((key, index) => (key, index)))
        {
            var total = (double)report.Stakeholders.TotalsByEffect[index];
            if (Math.Abs(total) >= 0.05)
            {
                table.Add(names.Effect(key), Millions(total));
            }
        }

        table.Print(output, " ");
        Say("users gain {0} by the augmented rule of half, which counts; {1} by the simple one", Millions(report.AugmentedRuleOfHalf),
            Millions(report.RuleOfHalf));
        output.WriteLine();
    }

    private void PrintSwitches(AppraisalReport report)
    {
        Say("the net present value becomes zero when one of these changes so far, all else as it is:");
        var table = new TextTable(names.Say("what"), names.Say("is") + ">", names.Say("becomes") + ">", names.Say("change")
            + ">");
        foreach (var one in report.Switches.Where(one => one.Input.Contains(' ') || one.Input == "demand"))
        {
            table.Add(names.Input(one.Input), InputValue(one.Input, one.Value), InputValue(one.Input, one.Switch),
                one.Change is { } change ? AppraiseText.SignedPercent(change) : "–");
        }

        table.Print(output, " ");
        output.WriteLine();
        Say("what moves it most: its value at P10 and P90 of each input, the others as planned:");
        var tornado = new TextTable(names.Say("what"), "P10>", "P90>", names.Say("at P10") + ">", names.Say("at P90") + ">");
        foreach (var bar in report.Tornado)
        {
            tornado.Add(names.Input(bar.Input), InputValue(bar.Input, bar.Low), InputValue(bar.Input, bar.High), Millions(bar.ValueAtLow),
                Millions(bar.ValueAtHigh));
        }

        tornado.Print(output, " ");
        output.WriteLine();
    }

    private void PrintTiming(AppraisalReport report)
    {
        var best = report.BestOpening;
        Say("best opening year: {0}, worth {1}; planned: {2}, worth {3}", best.OpeningYear, Millions(best.NetPresentValue),
            report.OpeningYear,
            Millions(report.Openings[0].NetPresentValue));
        var waiting = report.Waiting;
        Say(AppraisalTexts.Waiting,
            Millions(waiting.BuildNow), waiting.Years, Millions(waiting.WaitAndSee), Millions(waiting.OptionValue));
        output.WriteLine();
    }

    private void PrintFinance(AppraisalReport report)
    {
        if (report.Loans.IsEmpty)
        {
            return;
        }

        var table = new TextTable(names.Say("lender"), names.Say("to"), names.Say("share") + ">", names.Say("million USD")
            + ">",
            names.Say("interest") + ">", names.Say("grace + repayment, years") + ">");
        foreach (var loan in report.Loans)
        {
            table.Add(loan.Terms.Lender + "°", names.Country(loan.Terms.Country) + ", " + (loan.Terms.Project?.Value ?? ""),
                Percent(loan.Terms.Share), Millions((double)loan.Schedule.Years.Sum(year => year.Drawn)),
                Percent(loan.Terms.Rate) + " " + loan.Terms.Currency,
                    $"{loan.GraceYears} + {loan.Schedule.Years.Length - loan.GraceYears}");
        }

        table.Print(output, " ");
        foreach (var cover in report.Cover)
        {
            Say("{0}: debt service cover {1} at worst, {2} on average; the state has to add {3}", names.Country(cover.Country),
                Fixed(cover.LeastCover, 2), Fixed(cover.MeanCover, 2), Millions(cover.SubsidyNeed));
        }

        Say("subsidies that running needs: {0}", Millions(report.SubsidyNeed));
        output.WriteLine();
    }

    private void PrintRisk(AppraisalReport report)
    {
        if (report.Risk is not { } risk)
        {
            return;
        }

        Say(risk.IsComplete ? "{0} draws, seed {1}, by the reference class of rail projects°"
            : "stopped after {0} draws, seed {1}, by the reference class of rail projects°",
            NumberText.Money(risk.Draws), report.Question.Seed);
        var table = new TextTable(names.Say("over the draws"), names.Say("mean") + ">", "P10>", "P50>", "P90>");
        table.Add(Cells(names.Say("net present value"), risk.NetPresentValue, value => Millions(value)));
        if (risk.InternalRate is { } rate)
        {
            table.Add(Cells(names.Say("internal rate of return"), rate, value => Percent(value)));
        }

        table.Print(output, " ");
        Say("knowing everything beforehand would be worth {0}; knowing first:", Millions(risk.InformationValue));
        var inputs = new TextTable(names.Say("what"), names.Say("is worth") + ">", names.Say("rank correlation") + ">");
        foreach (var input in risk.Inputs)
        {
            inputs.Add(names.Input(input.Input), Millions(input.Value), Fixed(input.RankCorrelation, 2));
        }

        inputs.Print(output, " ");
        output.WriteLine();
    }

    private static string[] Cells(string name, Spread spread, Func<double, string> format) =>
        [name, format(spread.Mean), format(spread.P10), format(spread.P50), format(spread.P90)];

    private void PrintGaps(AppraisalReport report)
    {
        foreach (var gap in report.Gaps)
        {
            TextTable.PrintWrapped(output, " ", "! " + gap);
        }

        Say("° assumed: {0} of {1} numbers of the guide are; all of them with their sources: --json or --out",
            report.Question.Guide.Values.Count(value => value.Provenance.IsAssumed), report.Question.Guide.Values.Length);
    }

    private void Say(string english, params ReadOnlySpan<object?> values) =>
        TextTable.PrintWrapped(output, "", names.Say(english, values));
}
