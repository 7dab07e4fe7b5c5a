using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lienvan.Appraisal.Timing;

namespace Lienvan.App.Rendering;

/// <summary>Which projects to build when, as JSON; million US dollars.</summary>
internal static class OrderJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(BuildOrderReport report) => new JsonObject
    {
        ["candidates"] = new JsonArray([.. report.Problem.Candidates.Select(candidate => (JsonNode)new JsonObject
        {
            ["name"] = candidate.Name, ["spending"] = new JsonArray([.. candidate.Spending.Select(amount => (JsonNode)amount)]),
        })]),
        ["rate"] = report.Problem.Rate,
        ["budget"] = report.Problem.Budget.IsDefaultOrEmpty ? null : report.Problem.Budget[0],
        ["bestByNpv"] = PlanOf(report.Problem, report.BestByValue),
        ["bestByNpvPerInvestment"] = report.BestByRatio is { } ratio ? PlanOf(report.Problem, ratio) : null,
        ["orders"] = new JsonArray([.. report.Orders.Select(one => (JsonNode)new JsonObject
        {
            ["order"] = new JsonArray([.. one.Order.Select(index => (JsonNode)report.Problem.Candidates[index].Name)]),
            ["plan"] = PlanOf(report.Problem, one.Plan),
        })]),
        ["futures"] = new JsonArray([.. report.Futures.Select(future => (JsonNode)new JsonObject
        {
            ["name"] = future.Name, ["demand"] = future.Gains, ["probability"] = future.Probability,
        })]),
        ["regret"] = new JsonArray([.. report.Regret.Select(row => (JsonNode)new JsonObject
        {
            ["plan"] = PlanOf(report.Problem, row.Plan),
            ["npv"] = new JsonArray([.. row.Values.Select(value => (JsonNode)value)]),
            ["regret"] = new JsonArray([.. row.Regrets.Select(value => (JsonNode)value)]),
            ["expected"] = row.Expected, ["mostRegret"] = row.MostRegret,
        })]),
        ["leastRegret"] = report.Regret.IsDefaultOrEmpty ? null : PlanOf(report.Problem, report.LeastRegret.Plan),
    }.ToJsonString(Options);

    private static JsonObject PlanOf(BuildOrderProblem problem, BuildPlan plan) => new()
    {
        ["starts"] = new JsonObject(plan.Starts.Select((start, index) =>
            KeyValuePair.Create(problem.Candidates[index].Name, (JsonNode?)start))),
        ["npv"] = plan.NetPresentValue, ["investment"] = plan.Investment, ["npvPerInvestment"] = plan.Ratio,
    };
}
