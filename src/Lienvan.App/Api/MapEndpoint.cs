using System.Text.Json.Nodes;
using Lienvan.App.Questions;
using Lienvan.App.Rendering;
using NodaTime;

namespace Lienvan.App.Api;

/// <summary>The whole network year by year, in one answer that a map can play.</summary>
internal sealed class MapEndpoint(LoadedPackage package, IClock clock)
{
    private readonly RecentlyUsed<(string Scenario, LocalDate Today), ApiReply> replies = new(24);

    public IEnumerable<Operation> Describe() =>
    [
        new("map", "/api/map", "Places, tracks, crossings, terminals, roads and sea lanes, with the years in which each changes.")
        {
            Group = "Package", IsWork = true, Parameters = [SharedParameters.Scenario, SharedParameters.On],
            Answer = new OperationAnswer("application/json", "map", "The network year by year; the day asked about stands for its year."),
            Run = (request, _) => replies.Get(
                (request.GetText("scenario"), request.Text("on") is { } day ? TimeWords.ParseDay(day)
                    : package.Today(clock.GetCurrentInstant())),
                Draw),
        },
    ];

    private ApiReply Draw((string Scenario, LocalDate Today) key)
    {
        var scenario = PlanWords.FindScenario(package.Corridor, key.Scenario);
        JsonNode map = new BuildOut(package.Corridor, scenario, package.NamesIn("en"), key.Today).ToJson();
        return ApiReply.Json(map) with { HasTag = true };
    }
}
