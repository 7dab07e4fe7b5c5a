using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lienvan.Appraisal.CashFlows;
using Lienvan.Appraisal.Risk;
using Lienvan.Model.Dataset;

namespace Lienvan.App.Rendering;

/// <summary>An appraisal as JSON: money in the file's unit, rates as shares a year, unrounded.</summary>
internal static class AppraiseJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(CashFlowReport report, ImmutableArray<Diagnostic> findings, RiskQuestion? question, RiskReport? drawn)
    {
        var (flow, rates) = (report.Flow, report.InternalRates);
        var json = new JsonObject
        {
            ["rate"] = report.Rates.Discount,
            ["financeRate"] = report.Rates.Finance ?? report.Rates.Discount,
            ["reinvestRate"] = report.Rates.Reinvestment ?? report.Rates.Discount,
            ["firstYear"] = flow.FirstYear,
            ["lastYear"] = flow.FirstYear + flow.Net.Length - 1,
            ["npv"] = report.NetPresentValue,
            ["irr"] = rates.Rate,
            ["irrs"] = new JsonArray([.. rates.All.Select(rate => (JsonNode)rate)]),
            ["irrReason"] = Word(rates.Reason.ToString()),
            ["mirr"] = report.ModifiedRate,
            ["bcr"] = report.BenefitCostRatio,
            ["bcrDefinition"] = Word(report.RatioDefinition.ToString()),
            ["paybackYears"] = report.PaybackYears,
            ["discountedPaybackYears"] = report.DiscountedPaybackYears,
            ["firstYearRate"] = report.FirstYearRate,
            ["switchingValues"] = new JsonArray([.. report.SwitchingValues.Select(one => (JsonNode)new JsonObject
            {
                ["input"] = one.Input,
                ["year"] = one.Year,
                ["value"] = one.Value,
                ["switch"] = one.Switch,
                ["change"] = one.Change is { } change && double.IsFinite(change) ? change : null,
            })]),
            ["findings"] = FindingsOf(findings),
        };
        if (question is not null && drawn is not null)
        {
            json["risk"] = RiskOf(question, drawn);
        }

        return json.ToJsonString(Options);
    }

    /// <summary>A file that cannot be appraised: no figures, only why.</summary>
    public static string Write(ImmutableArray<Diagnostic> findings) => new JsonObject
    {
        ["npv"] = null, ["irr"] = null, ["irrs"] = new JsonArray(), ["mirr"] = null, ["bcr"] = null, ["paybackYears"] = null,
        ["findings"] = FindingsOf(findings),
    }.ToJsonString(Options);

    private static JsonObject RiskOf(RiskQuestion question, RiskReport drawn) => new()
    {
        ["draws"] = drawn.Draws,
        ["complete"] = drawn.IsComplete,
        ["seed"] = question.Seed,
        ["capexOverrun"] = question.CapexOverrun,
        ["benefitOptimism"] = question.BenefitOptimism,
        ["openingDelayYears"] = question.OpeningDelayYears,
        ["correlation"] = question.Correlation,
        ["npv"] = SpreadOf(drawn.NetPresentValue),
        ["irr"] = drawn.InternalRate is { } rate ? SpreadOf(rate) : null,
        ["shareWithoutIrr"] = drawn.ShareWithoutRate,
        ["probabilityIrrBelowRate"] = drawn.ProbabilityUnderHurdle,
        ["evpi"] = drawn.InformationValue,
        ["evppi"] = new JsonArray([.. drawn.Inputs.Select(input => (JsonNode)new JsonObject
        {
            ["input"] = input.Input,
            ["value"] = input.Value,
            ["rankCorrelation"] = input.RankCorrelation,
        })]),
    };

    private static JsonObject SpreadOf(Spread spread) => new()
    {
        ["mean"] = spread.Mean, ["deviation"] = spread.Deviation, ["p10"] = spread.P10, ["p50"] = spread.P50, ["p90"] = spread.P90,
    };

    private static JsonArray FindingsOf(ImmutableArray<Diagnostic> findings) => new([.. findings.Select(finding => (JsonNode)new JsonObject
    {
        ["file"] = finding.File,
        ["line"] = finding.Line,
        ["severity"] = Word(finding.Severity.ToString()),
        ["code"] = finding.Code,
        ["what"] = finding.What,
        ["whatToDo"] = finding.WhatToDo,
    })]);

    private static string Word(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
