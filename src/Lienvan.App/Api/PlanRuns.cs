using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;

namespace Lienvan.App.Api;

/// <summary>Runs of the planner: a window of days, and one question under several scenarios and years.</summary>
internal sealed class PlanRuns(PlanEndpoint planner)
{
    private static readonly Parameter Scenarios =
        new("scenarios", ParameterKind.List, "The scenarios to compare, as a list of keys.") { MostLength = 60, Example = "base" };

    private static readonly Parameter Years =
        new("years", ParameterKind.List, "The years to move readiness to, on the same weekday; its own by default.")
        {
            Example = "2036",
        };

    public ImmutableArray<RunKind> Kinds =>
    [
        new("plan", "Plans a shipment, for every day of a window if one is given.", PlanParameters.All, Plan),
        new("compare", "Plans a shipment under several scenarios and in several years.", [.. PlanParameters.OfOneDay, Scenarios, Years],
            Compare),
    ];

    private ApiReply Plan(ApiRequest request, Action<double, string> tell, CancellationToken stop)
    {
        tell(0, "searching");
        return planner.Json(request, stop);
    }

    /// <summary>A plan for each scenario and year, in the order of the question.</summary>
    private ApiReply Compare(ApiRequest request, Action<double, string> tell, CancellationToken stop)
    {
        var cases = CasesOf(request);
        var answers = new JsonArray();
        for (var index = 0; index < cases.Count; index++)
        {
            stop.ThrowIfCancellationRequested();
            var (scenario, ready) = cases[index];
            tell((double)index / cases.Count, $"{scenario}, {ready}");
            var reply = planner.Json(request.With("scenario", scenario).With("ready", ready), stop);
            answers.Add((JsonNode)new JsonObject { ["scenario"] = scenario, ["ready"] = ready, ["plan"] = JsonNode.Parse(reply.Body) });
        }

        return ApiReply.Json(new JsonObject { ["cases"] = answers });
    }

    private static List<(string Scenario, string Ready)> CasesOf(ApiRequest request)
    {
        var ready = request.Text("ready") ?? throw ApiException.BadParameter("'ready' is missing",
            "give the time from which years are counted");
        IReadOnlyList<string> scenarios = request.List("scenarios") is { Count: > 0 } some ? some : [request.GetText("scenario")];
        IReadOnlyList<string> years = request.List("years") is { Count: > 0 } others ? others : [ready[..4]];
        return [.. from scenario in scenarios from year in years select (scenario, MoveTo(ready, year))];
    }

    private static string MoveTo(string ready, string year)
    {
        var day = Questions.TimeWords.ParseDay(ready[..Math.Min(10, ready.Length)]);
        if (!int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) || wanted is < 1990 or > 2150)
        {
            throw ApiException.BadParameter($"'{year}' is not a year", "give years such as 2036");
        }

        var moved = new LocalDate(wanted, day.Month, Math.Min(day.Day, 28));
        moved = moved.DayOfWeek == day.DayOfWeek ? moved : moved.Next(day.DayOfWeek);
        return NodaTime.Text.LocalDatePattern.Iso.Format(wanted == day.Year ? day : moved) + ready[Math.Min(10, ready.Length)..];
    }
}
