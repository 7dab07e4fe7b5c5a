using Lienvan.Appraisal.Timing;
using static Lienvan.App.Rendering.AppraisalNames;

namespace Lienvan.App.Rendering;

/// <summary>Which projects to build when, as text.</summary>
internal sealed class OrderText(TextWriter output, Language language)
{
    private const int MostOrders = 12;

    public void Print(BuildOrderReport report)
    {
        var problem = report.Problem;
        if (!problem.Budget.IsEmpty)
        {
            Say("at most {0} million US dollars a year at economic prices, kept for later where not spent°", Millions(problem.Budget[0]));
        }

        var best = report.BestByValue;
        Say("best by net present value: {0}, worth {1}", PlanOf(problem, best), Millions(best.NetPresentValue));
        if (report.BestByRatio is { } ratio)
        {
            Say("best for each dollar invested: {0}, worth {1} a dollar", PlanOf(problem, ratio), Fixed(ratio.Ratio, 3));
        }

        output.WriteLine();
        var orders = new TextTable(language.Say("order") + "~", language.Say("starts") + "~", language.Say("net present value") + ">",
            language.Say("a dollar invested") + ">");
        foreach (var one in report.Orders.Take(MostOrders))
        {
            orders.Add(string.Join(" → ", one.Order.Select(index => problem.Candidates[index].Name)), PlanOf(problem, one.Plan),
                Millions(one.Plan.NetPresentValue), Fixed(one.Plan.Ratio, 3));
        }

        orders.Print(output, " ");
        output.WriteLine();
        Say("regret: what the best plan of each future would have brought more");
        var regret = new TextTable([language.Say("plan") + "~",
            .. report.Futures.Select(future => language.Say("tree " + future.Name) + ">"),
            language.Say("mean") + ">", language.Say("most regret") + ">"]);
        foreach (var row in report.Regret)
        {
            regret.Add([PlanOf(problem, row.Plan), .. row.Regrets.Select(value => Millions(value)), Millions(row.Expected),
                Millions(row.MostRegret)]);
        }

        regret.Print(output, " ");
        Say("least regret: {0}", PlanOf(problem, report.LeastRegret.Plan));
    }

    private string PlanOf(BuildOrderProblem problem, BuildPlan plan)
    {
        var built = plan.Starts.Select((start, index) => (start, problem.Candidates[index].Name)).Where(one => one.start is not null)
            .OrderBy(one => one.start).Select(one => $"{one.Name} {Year(one.start!.Value)}").ToList();
        return built.Count == 0 ? language.Say("build nothing") : string.Join(language.Comma, built);
    }

    private void Say(string english, params ReadOnlySpan<object?> values) =>
        TextTable.PrintWrapped(output, "", language.Say(english, values));
}
