using Lienvan.Appraisal.Projects;
using Lienvan.Appraisal.Timing;
using Lienvan.Model.Valuations;
using static Lienvan.App.Rendering.AppraisalNames;

namespace Lienvan.App.Rendering;

/// <summary>An appraisal as one page: a summary to be read alone, then charts and tables, what it hangs on, and every assumption.</summary>
internal sealed class AppraisalPage
{
    private readonly AppraisalReport report;
    private readonly AppraisalNames names;
    private readonly Html html;
    private readonly AppraisalCharts charts;

    private AppraisalPage(AppraisalReport report, AppraisalNames names)
    {
        (this.report, this.names) = (report, names);
        html = new Html(Language.Code, report.Question.With.Name.In(Language.Code));
        charts = new AppraisalCharts(report, names);
    }

    private Language Language => names.Language;

    public static string Write(AppraisalReport report, AppraisalNames names)
    {
        var page = new AppraisalPage(report, names);
        page.AddSummary();
        page.AddFlows();
        page.AddPeople();
        page.AddSensitivity();
        page.AddTiming();
        page.AddBuilding();
        page.AddMoney();
        page.AddTraffic();
        page.AddAssumptions();
        return page.html.ToString();
    }

    private void AddSummary()
    {
        var (question, economic) = (report.Question, report.Economic);
        html.Open("section", "first");
        html.Add("h1", question.With.Name.In(Language.Code));
        html.Add("p", Say("{0} against {1}", question.With.Id, question.Against.Name.In(Language.Code)), "quiet");
        html.Add("p", Say("guide {0} at {1} · {2}–{3}, opens {4} · million US dollars at prices of {5}, discounted to {2}",
            question.Guide.Id,
            Percent(economic.Rates.Discount), report.FirstYear, report.LastYear, report.OpeningYear,
            question.Guide.Get(AppraisalParameter.PriceYear)), "quiet");
        html.Add("p", Say(report.NetPresentValue switch
        {
            > 0 => "it pays: the net present value is above zero",
            < 0 => "it does not pay: the net present value is below zero",
            _ => "it breaks even: the net present value is zero",
        }), "verdict");
        html.Figures(
            (Say("net present value"), Millions(report.NetPresentValue)),
            (Say("internal rate of return"), Percent(economic.InternalRates.Rate)),
            (Say("benefit–cost ratio"), Fixed(economic.BenefitCostRatio, 2)),
            (Say("financial") + " · " + Say("internal rate of return"), Percent(report.Financial.InternalRates.Rate)),
            (Say("rate of return under {0}", Percent(economic.Rates.Discount)),
                report.Risk is { } risk ? Percent(risk.ProbabilityUnderHurdle) : "–"));
        AddMeasures();
        html.Add("p", Say(AppraisalTexts.Ratio), "quiet");
        html.Add("p", Say("what the answer hangs on most: {0}",
            string.Join(Language.Comma, report.Tornado.Take(3).Select(bar => names.Input(bar.Input)))));
        html.Close("section");
    }

    private void AddMeasures()
    {
        var (economic, financial) = (report.Economic, report.Financial);
        string Roots(Lienvan.Appraisal.CashFlows.CashFlowReport one) => one.InternalRates.All.IsEmpty ? "–"
            : string.Join(" · ", one.InternalRates.All.Select(root => Percent(root)));
        html.Table([Say("measure"), Say("economic") + ">", Say("financial") + ">"],
        [
            [Say("discount rate"), Percent(economic.Rates.Discount), Percent(financial.Rates.Discount)],
            [Say("net present value"), Millions(report.NetPresentValue), Millions(financial.NetPresentValue)],
            [Say("internal rate of return"), Percent(economic.InternalRates.Rate), Percent(financial.InternalRates.Rate)],
            [Say("all rates that make it zero"), Roots(economic), Roots(financial)],
            [Say("modified internal rate of return"), Percent(economic.ModifiedRate), Percent(financial.ModifiedRate)],
            [Say("benefit–cost ratio"), Fixed(economic.BenefitCostRatio, 2), Fixed(financial.BenefitCostRatio, 2)],
            [Say("payback, years"), Fixed(economic.PaybackYears, 1), Fixed(financial.PaybackYears, 1)],
            [Say("discounted payback, years"), Fixed(economic.DiscountedPaybackYears, 1), Fixed(financial.DiscountedPaybackYears, 1)],
            [Say("first-year rate of return"), Percent(economic.FirstYearRate), Percent(financial.FirstYearRate)],
        ]);
    }

    private void AddFlows()
    {
        html.Add("h2", Say("cash flow"));
        html.Figure(charts.CashFlow(), Say("net flow by year, and the running sum of its present value"));
        html.Table([Say("effect"), Say("million USD") + ">"],
        [
            .. report.Stakeholders.Effects.Select((key, index) => (Key: key, Total: (double)report.Stakeholders.TotalsByEffect[index]))
                .Where(row => Math.Abs(row.Total) >= 0.05).Select(row => (string[])[names.Effect(row.Key), Millions(row.Total)]),
            [Say("net present value"), Millions(report.NetPresentValue)],
        ], hasSum: true);
    }

    private void AddPeople()
    {
        html.Add("h2", Say("who gains and who loses, present value:").TrimEnd(':', '：'));
        html.Figure(charts.Stakeholders(), Say("payments between them stand twice and cancel out: the sum is the net present value"));
        AddMatrix();
        html.Add("h2", Say("what users gain"));
        html.Add("p", Say("users gain {0} by the augmented rule of half, which counts; {1} by the simple one",
            Millions(report.AugmentedRuleOfHalf),
            Millions(report.RuleOfHalf)));
        html.Table([Say("traffic"), Say("who"), Say("effect"), Say("million USD") + ">"],
        [
            .. report.Users.Where(row => Math.Abs(row.PresentValue) >= 0.05).Select(row => (string[])
            [
                Say(row.IsFreight ? "freight" : "passengers"), Say("group " + row.Group),
                row.Group is UserGroup.Generated ? names.Effect(AppraisalEffect.GeneratedTraffic) : names.Effect("User" + row.Component),
                Millions(row.PresentValue),
            ]),
        ]);
    }

    /// <summary>Effects by stakeholder in whole millions that still add up, as in RAILPAG.</summary>
    private void AddMatrix()
    {
        var table = report.Stakeholders.InUnits(1);
        var known = report.Streams.Select(stream => stream.Stakeholder).Distinct().ToDictionary(whom => whom.ToString(),
            StringComparer.Ordinal);
        var columns = table.Stakeholders.Where(key => table.Effects.Any(effect => table.Amount(effect, key) != 0)).ToList();
        string Cell(decimal amount) => amount == 0 ? "·" : NumberText.Money((double)amount);
        html.Table([Say("effect"), .. columns.Select(key => names.Stakeholder(known[key]) + ">"), Say("all together") + ">"],
        [
            .. table.Effects.Select((effect, row) => (string[])
                [names.Effect(effect), .. columns.Select(key => Cell(table.Amount(effect, key))), Cell(table.TotalsByEffect[row])]),
            [Say("all together"), .. columns.Select(key => Cell(table.TotalsByStakeholder[table.Stakeholders.IndexOf(key)])),
                Cell(table.Total)],
        ], hasSum: true);
    }

    private void AddSensitivity()
    {
        html.Add("h2", Say("what the answer hangs on"));
        html.Figure(charts.Tornado(),
            Say("what moves it most: its value at P10 and P90 of each input, the others as planned:").TrimEnd(':', '：'));
        html.Add("p", Say("the net present value becomes zero when one of these changes so far, all else as it is:"));
        html.Table([Say("what"), Say("is") + ">", Say("becomes") + ">", Say("change") + ">"],
        [
            .. report.Switches.Select(one => (string[])
            [
                names.Input(one.Input), InputValue(one.Input, one.Value), InputValue(one.Input, one.Switch),
                one.Change is { } change ? AppraiseText.SignedPercent(change) : "–",
            ]),
        ]);
        if (report.Risk is not { } risk)
        {
            return;
        }

        html.Add("h2", Say("how sure it is"));
        html.Add("p", Say(risk.IsComplete ? "{0} draws, seed {1}, by the reference class of rail projects°"
            : "stopped after {0} draws, seed {1}, by the reference class of rail projects°", NumberText.Money(risk.Draws),
                report.Question.Seed));
        html.Figure(charts.Distribution(), Say("probability that the rate of return stays under {0}: {1}",
            Percent(report.Economic.Rates.Discount), Percent(risk.ProbabilityUnderHurdle)));
        html.Add("p", Say("knowing everything beforehand would be worth {0}; knowing first:", Millions(risk.InformationValue)));
        html.Table([Say("what"), Say("is worth") + ">", Say("rank correlation") + ">"],
            [.. risk.Inputs.Select(input => (string[])[names.Input(input.Input), Millions(input.Value), Fixed(input.RankCorrelation, 2)])]);
    }

    private void AddTiming()
    {
        html.Add("h2", Say("when to build"));
        var best = report.BestOpening;
        html.Add("p", Say("best opening year: {0}, worth {1}; planned: {2}, worth {3}", best.OpeningYear, Millions(best.NetPresentValue),
            report.OpeningYear, Millions(report.Openings[0].NetPresentValue)));
        html.Table([Say("opens") + ">", Say("net present value") + ">", Say("first-year rate of return") + ">"],
            [.. report.Openings.Where((_, index) => index % 2 == 0).Select(one => (string[])
                [Year(one.OpeningYear), Millions(one.NetPresentValue), Percent(one.FirstYearRate)])]);
        var waiting = report.Waiting;
        html.Add("p", Say(AppraisalTexts.Waiting,
            Millions(waiting.BuildNow), waiting.Years, Millions(waiting.WaitAndSee), Millions(waiting.OptionValue)));
        var rows = new List<string[]>();
        AddTree(waiting.Tree, "", 1, rows);
        html.Table([Say("scenario tree"), Say("probability") + ">", Say("million USD") + ">"], rows);
    }

    private void AddTree(TreeNode node, string before, double probability, List<string[]> rows)
    {
        var branches = node switch
        {
            ChanceNode chance => chance.Branches,
            DecisionNode decision => decision.Branches,
            _ => [],
        };
        foreach (var branch in branches)
        {
            var name = before + (before.Length > 0 ? " → " : "") + Say("tree " + branch.Name);
            var isBest = node is DecisionNode { Best: var best } && best == branch;
            var chance = probability * branch.Probability;
            rows.Add([name + (isBest ? " ✓" : ""), Percent(chance), Millions(branch.Node.Value)]);
            AddTree(branch.Node, name, chance, rows);
        }
    }

    private void AddBuilding()
    {
        html.Add("h2", Say("what is built when"));
        html.Figure(AppraisalMap.Draw(report, names),
            Say("dashed: what is built, with its first year; grey: railways there are; straight from place to place, no borders drawn"));
        html.Table([Say("what is built"), Say("built by"), Say("spent from") + ">", Say("opens") + ">", Say("million USD") + ">",
            Say("source")],
        [
            .. report.Investments.Select(one => (string[])
            [
                (one.Sign < 0 ? "− " : "") + one.Project.Name.In(Language.Code) + Language.Comma + one.Part.Part,
                    names.Country(one.Country),
                Year(one.FirstYear), Year(one.OpeningYear) + (one.IsOpeningAssumed ? "°" : ""),
                Millions(one.CostMillions) + (one.Part.Provenance.IsAssumed ? "°" : ""),
                one.Part.Provenance.Source + " (" + one.Part.Provenance.Confidence + ")",
            ]),
        ]);
        html.Table([Say("what is built"), Say("million USD a km") + ">", Say("over China–Laos") + ">"],
            [.. report.UnitCosts.Select(one => (string[])[one.Project, Fixed(one.MillionsPerKilometre, 1), Fixed(one.OverReference, 1)
                + " ×"])]);
    }

    private void AddMoney()
    {
        html.Add("h2", Say("loans and subsidies"));
        html.Table([Say("lender"), Say("to"), Say("share") + ">", Say("million USD") + ">", Say("interest") + ">",
            Say("grace + repayment, years") + ">"],
        [
            .. report.Loans.Select(loan => (string[])
            [
                loan.Terms.Lender + "°", names.Country(loan.Terms.Country) + Language.Comma + (loan.Terms.Project?.Value ?? ""),
                Percent(loan.Terms.Share), Millions((double)loan.Schedule.Years.Sum(year => year.Drawn)),
                Percent(loan.Terms.Rate) + " " + loan.Terms.Currency, $"{loan.GraceYears} + {loan.Schedule.Years.Length - loan.GraceYears}",
            ]),
        ]);
        foreach (var cover in report.Cover)
        {
            html.Add("p", Say("{0}: debt service cover {1} at worst, {2} on average; the state has to add {3}",
                names.Country(cover.Country),
                Fixed(cover.LeastCover, 2), Fixed(cover.MeanCover, 2), Millions(cover.SubsidyNeed)));
        }

        html.Add("p", Say("subsidies that running needs: {0}", Millions(report.SubsidyNeed)));
    }

    private void AddTraffic()
    {
        html.Add("h2", Say("what moves"));
        html.Table([Say("year") + ">", Say("rail with, Mt") + ">", Say("rail without, Mt") + ">", Say("all with, Mt") + ">",
            Say("rail, Mtkm more") + ">", Say("road, Mtkm more") + ">", Say("CO2, kt more") + ">"],
        [
            .. report.Traffic.Where(year => year.Year % 5 == 0 || year.Year == report.OpeningYear).Select(year => (string[])
            [
                Year(year.Year), Fixed(year.RailMillionTonnesWith, 2), Fixed(year.RailMillionTonnesAgainst, 2),
                    Fixed(year.MillionTonnesWith, 1),
                Millions(year.RailMillionTonneKilometres), Millions(year.RoadMillionTonneKilometres), Millions(year.ThousandTonnesCo2),
            ]),
        ]);
    }

    private void AddAssumptions()
    {
        html.Add("h2", Say("what is not counted"));
        html.Open("ul");
        foreach (var gap in report.Gaps)
        {
            html.Add("li", gap);
        }

        html.Close("ul");
        html.Add("h2", Say("assumptions"));
        html.Add("p", Say("° assumed: {0} of {1} numbers of the guide are; all of them with their sources: --json or --out",
            report.Question.Guide.Values.Count(value => value.Provenance.IsAssumed), report.Question.Guide.Values.Length), "quiet");
        html.Table([Say("what"), Say("of"), Say("value") + ">", Say("unit"), Say("confidence"), Say("source")],
        [
            .. report.Question.Guide.Values.Select(value => (string[])
            [
                AppraisalNames.Parameter(value.Parameter),
                string.Join(' ', ((string[])[value.Guide, value.Project?.Value ?? "", value.Country?.Value ?? "",
                    value.Year is { } year ? Year(year) : ""]).Where(word => word.Length > 0)),
                NumberText.Significant(value.Value), value.Unit, value.Provenance.Confidence.ToString(), value.Provenance.Source,
            ]),
        ]);
    }

    private string Say(string english, params ReadOnlySpan<object?> values) => names.Say(english, values);
}
