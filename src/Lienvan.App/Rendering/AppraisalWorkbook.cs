using Lienvan.Appraisal.CashFlows;
using Lienvan.Appraisal.Projects;
using Lienvan.Formats.Workbooks;
using static Lienvan.Formats.Workbooks.WorkbookCell;

namespace Lienvan.App.Rendering;

/// <summary>
/// An appraisal as a workbook whose formulas recompute it: streams year by year as numbers, and from them by formula the flows, net present
/// values, rates of return and who gains. Whoever audits changes a rate or a factor and sees what becomes of the answer.
/// </summary>
internal sealed class AppraisalWorkbook
{
    private const int FirstStreamRow = 5;
    private const int FirstYearColumn = 4;
    private const int CapitalRow = 4;
    private const int OtherRow = 5;

    private readonly AppraisalReport report;
    private readonly AppraisalNames names;
    private readonly int years;
    private readonly string lastColumn;

    private AppraisalWorkbook(AppraisalReport report, AppraisalNames names)
    {
        (this.report, this.names) = (report, names);
        years = report.LastYear - report.FirstYear + 1;
        lastColumn = CellName.ColumnOf(FirstYearColumn + years - 1);
    }

    /// <summary>The sheets; their names are the same in every language, since formulas name them.</summary>
    public static ImmutableArray<WorkbookSheet> SheetsOf(AppraisalReport report, AppraisalNames names)
    {
        var book = new AppraisalWorkbook(report, names);
        return [book.Summary(), book.Inputs(), book.Streams(), book.Flow("Economic", isEconomic: true),
            book.Flow("Financial", isEconomic: false),
            book.Stakeholders(), book.Assumptions()];
    }

    private WorkbookSheet Summary() => new("Summary",
    [
        [Of(report.Question.With.Name.In(names.Language.Code), CellStyle.Heading)],
        [Of(names.Say("{0} against {1}", report.Question.With.Id, report.Question.Against.Id))],
        [Of(names.Say("million USD"))],
        [null, Of(names.Say("economic"), CellStyle.Heading), Of(names.Say("financial"), CellStyle.Heading)],
        Row("net present value", "5", report.Economic.NetPresentValue, report.Financial.NetPresentValue, CellStyle.Total),
        Row("internal rate of return", "6", report.Economic.InternalRates.Rate, report.Financial.InternalRates.Rate, CellStyle.Percent),
        Row("benefit–cost ratio", "7", report.Economic.BenefitCostRatio, report.Financial.BenefitCostRatio, CellStyle.Money),
    ], [44, 16, 16]);

    private ImmutableArray<WorkbookCell?> Row(string measure, string row, double? economic, double? financial, CellStyle style) =>
        [Of(names.Say(measure)), OfFormula("Economic!B" + row, economic, style), OfFormula("Financial!B" + row, financial, style)];

    private WorkbookSheet Inputs() => new("Inputs",
    [
        [Of(names.Say("discount rate"), CellStyle.Heading), null],
        [Of(names.Say("economic")), Of(report.Economic.Rates.Discount, CellStyle.Input)],
        [Of(names.Say("financial")), Of(report.Financial.Rates.Discount, CellStyle.Input)],
        [Of(names.Say("capital cost") + " ×"), Of(1, CellStyle.Input)],
        [Of(names.Say("demand") + " ×"), Of(1, CellStyle.Input)],
    ], [44, 14]);

    private WorkbookSheet Streams()
    {
        List<ImmutableArray<WorkbookCell?>> rows =
        [
            [Of(names.Say("who gains and who loses, present value:"), CellStyle.Heading)],
            [],
            [],
            [
                Of(names.Say("effect"), CellStyle.Heading), Of(names.Say("who"), CellStyle.Heading),
                Of(names.Say("present value"), CellStyle.Heading),
                .. Enumerable.Range(report.FirstYear, years).Select(year => Of(year, CellStyle.Heading)),
            ],
        ];
        foreach (var (stream, index) in report.Streams.Select((stream, index) => (stream, index)))
        {
            var row = FirstStreamRow + index;
            rows.Add(
            [
                Of(names.Effect(stream.Effect)), Of(names.Stakeholder(stream.Stakeholder)),
                OfFormula(FactorOf(stream.Effect) + "*(" + PresentValue(row) + ")",
                    Discounting.FindNetPresentValue(stream.Amounts.AsSpan(), report.Economic.Rates.Discount)),
                .. stream.Amounts.Select(amount => Of(amount, CellStyle.Money)),
            ]);
        }

        return new WorkbookSheet("Streams", [.. rows], [34, 30, 14], 4, 3);
    }

    /// <summary>A flow by formula: a row an effect, a sum, and what it comes to.</summary>
    private WorkbookSheet Flow(string name, bool isEconomic)
    {
        var (flow, rateCell) = isEconomic ? (report.Economic, "Inputs!$B$2") : (report.Financial, "Inputs!$B$3");
        var effects = report.Streams.Select((stream, index) => (stream, Row: FirstStreamRow + index))
            .Where(pair => isEconomic || Appraiser.IsFinancial(pair.stream)).GroupBy(pair => pair.stream.Effect).ToList();
        var costs = effects.Where(group => isEconomic ? Appraiser.IsCost(group.Key) : group.Key is not AppraisalEffect.Fares).ToList();
        var benefits = effects.Except(costs).ToList();
        var (firstCost, firstBenefit) = (11, 11 + costs.Count + 1);
        var (costRow, benefitRow) = (firstCost + costs.Count, firstBenefit + benefits.Count);
        var netRow = benefitRow + 1;
        var values = Discounted(flow);
        List<ImmutableArray<WorkbookCell?>> rows =
        [
            [Of(names.Say(isEconomic ? "economic" : "financial"), CellStyle.Heading)],
            [],
            [Of(names.Say("discount rate")), OfFormula(rateCell, flow.Rates.Discount, CellStyle.Percent)],
            [],
            [Of(names.Say("net present value")), OfFormula(PresentValue(netRow, rateCell), flow.NetPresentValue, CellStyle.Total)],
            [Of(names.Say("internal rate of return")),
                OfFormula($"IRR({Range(netRow)})", flow.InternalRates.Rate, CellStyle.Percent)],
            [Of(names.Say("benefit–cost ratio")),
                OfFormula($"({PresentValue(benefitRow, rateCell)})/-({PresentValue(costRow, rateCell)})", values.Ratio, CellStyle.Money)],
            [],
            [],
            [Of(names.Say("effect"), CellStyle.Heading), null, null, .. Enumerable.Range(report.FirstYear, years).Select(year =>
                Of(year, CellStyle.Heading))],
        ];
        rows.AddRange(costs.Select(group => EffectRow(group.Key, [.. group.Select(pair => (pair.stream, pair.Row))])));
        rows.Add(SumRow("all costs, present value", firstCost, costRow, flow.Flow.Costs.Select(cost => -cost)));
        rows.AddRange(benefits.Select(group => EffectRow(group.Key, [.. group.Select(pair => (pair.stream, pair.Row))])));
        rows.Add(SumRow("all benefits, present value", firstBenefit, benefitRow, flow.Flow.Benefits));
        rows.Add([Of(names.Say("all together"), CellStyle.Heading), null, null, .. Columns((column, year) =>
            OfFormula($"{column}{costRow}+{column}{benefitRow}", flow.Flow.Net[year], CellStyle.Total))]);
        return new WorkbookSheet(name, [.. rows], [44, 16, 4], 10, 3);
    }

    private static (double? Ratio, double Costs) Discounted(CashFlowReport flow)
    {
        var costs = Discounting.FindNetPresentValue(flow.Flow.Costs.AsSpan(), flow.Rates.Discount) ?? 0;
        var benefits = Discounting.FindNetPresentValue(flow.Flow.Benefits.AsSpan(), flow.Rates.Discount) ?? 0;
        return (costs != 0 ? benefits / costs : null, costs);
    }

    private ImmutableArray<WorkbookCell?> EffectRow(AppraisalEffect effect, ImmutableArray<(EffectFlow Stream, int Row)> streams) =>
    [
        Of(names.Effect(effect)), null, null,
        .. Columns((column, year) => OfFormula(
            FactorOf(effect) + "*(" + string.Join('+', Runs([.. streams.Select(one => one.Row)]).Select(run =>
                $"SUM(Streams!{column}{run.From}:{column}{run.To})")) + ")",
            streams.Sum(one => one.Stream.Amounts[year]))),
    ];

    private ImmutableArray<WorkbookCell?> SumRow(string name, int first, int row, IEnumerable<double> values)
    {
        var known = values.ToArray();
        return [Of(names.Say(name), CellStyle.Heading), null, null, .. Columns((column, year) =>
            row > first ? OfFormula($"SUM({column}{first}:{column}{row - 1})", known[year], CellStyle.Total) : Of(0, CellStyle.Total))];
    }

    private WorkbookSheet Stakeholders()
    {
        List<ImmutableArray<WorkbookCell?>> rows =
        [
            [Of(names.Say("who"), CellStyle.Heading), Of(names.Say("million USD"), CellStyle.Heading)],
        ];
        var last = FirstStreamRow + report.Streams.Length - 1;
        foreach (var whom in report.Streams.Select(stream => stream.Stakeholder).Distinct())
        {
            var row = rows.Count + 1;
            rows.Add(
            [
                Of(names.Stakeholder(whom)),
                OfFormula($"SUMIF(Streams!$B${FirstStreamRow}:$B${last},A{row},Streams!$C${FirstStreamRow}:$C${last})",
                    report.Streams.Where(stream => stream.Stakeholder == whom)
                        .Sum(stream => Discounting.FindNetPresentValue(stream.Amounts.AsSpan(), report.Economic.Rates.Discount))),
            ]);
        }

        rows.Add([Of(names.Say("all together"), CellStyle.Heading),
            OfFormula($"SUM(B2:B{rows.Count})", report.Economic.NetPresentValue, CellStyle.Total)]);
        return new WorkbookSheet("Stakeholders", [.. rows], [44, 16], 1);
    }

    private WorkbookSheet Assumptions() => new("Assumptions",
    [
        [.. ((string[])["parameter", "guide", "project", "country", "year", "value", "unit", "confidence", "source"])
            .Select(heading => Of(heading, CellStyle.Heading))],
        .. report.Question.Guide.Values.Select(value => (ImmutableArray<WorkbookCell?>)
        [
            Of(value.Parameter.ToString()), Of(value.Guide), Of(value.Project?.Value ?? ""), Of(value.Country?.Value ?? ""),
            value.Year is { } year ? Of(year) : null, Of(value.Value), Of(value.Unit), Of(value.Provenance.Confidence.ToString()),
            Of(value.Provenance.Source, CellStyle.Wrapped),
        ]),
    ], [26, 12, 12, 9, 8, 12, 26, 12, 90], 1);

    private IEnumerable<WorkbookCell?> Columns(Func<string, int, WorkbookCell> of) =>
        Enumerable.Range(0, years).Select(year => of(CellName.ColumnOf(FirstYearColumn + year), year));

    private static string FactorOf(AppraisalEffect effect) => effect is AppraisalEffect.Investment or AppraisalEffect.BuildingTaxes
        or AppraisalEffect.ShadowPrices or AppraisalEffect.Renewals or AppraisalEffect.ResidualValue ? $"Inputs!$B${CapitalRow}"
        : effect is AppraisalEffect.Maintenance or AppraisalEffect.LoansDrawn or AppraisalEffect.DebtService ? "1"
            : $"Inputs!$B${OtherRow}";

    /// <summary>The first year is not discounted: NPV of a spreadsheet begins with the second.</summary>
    private string PresentValue(int row, string rateCell = "Inputs!$B$2") => years == 1
        ? CellName.Of(FirstYearColumn, row)
        : $"{CellName.Of(FirstYearColumn, row)}+NPV({rateCell},{CellName.Of(FirstYearColumn + 1, row)}:{lastColumn}{row})";

    private string Range(int row) => $"{CellName.Of(FirstYearColumn, row)}:{lastColumn}{row}";

    private static IEnumerable<(int From, int To)> Runs(ImmutableArray<int> rows)
    {
        var from = rows[0];
        for (var index = 1; index <= rows.Length; index++)
        {
            if (index == rows.Length || rows[index] != rows[index - 1] + 1)
            {
                yield return (from, rows[index - 1]);
                from = index < rows.Length ? rows[index] : 0;
            }
        }
    }
}
