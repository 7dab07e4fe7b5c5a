using System.Globalization;
using System.Text.Json.Nodes;
using Lienvan.App.Questions;
using Lienvan.App.Rendering;
using Lienvan.Appraisal.Claims;
using Lienvan.Appraisal.Guides;
using Lienvan.Appraisal.Projects;
using Lienvan.Demand.Forecasts;
using Lienvan.Model.Projects;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Valuations;

namespace Lienvan.App.Api;

/// <summary>Runs of the appraisal of projects, and of the claims of others beside the model.</summary>
internal sealed class AppraisalRuns(LoadedPackage package, SolvedForecasts forecasts)
{
    private const double ForecastShare = 0.45;

    private readonly RecentlyUsed<string, ApiReply> answers = new(24);

    private static readonly ImmutableArray<Parameter> OfAppraisal =
    [
        new("projects", ParameterKind.Text, "Keys of projects or scenarios, with commas between.")
        {
            IsRequired = true, Example = "p-lhh", MostLength = 400,
        },
        new("against", ParameterKind.Text, "The scenario that it is compared with.")
        {
            Default = "base", Example = "base", MostLength = 60,
        },
        new("guide", ParameterKind.Text, "The rules and prices: a guide of appraisal_values.csv.") { Default = "adb", MostLength = 60 },
        new("horizon", ParameterKind.Whole, "Years of operation from the first opening; the guide's by default.") { Least = 1, Most = 200 },
        new("draws", ParameterKind.Whole, "Draws of what is uncertain; 0 for none.") { Least = 0, Most = 20_000, Default = "1000" },
        new("seed", ParameterKind.Whole, "The luck of the draws.") { Least = 0, Most = 9e15, Default = "1" },
    ];

    public ImmutableArray<RunKind> Kinds =>
    [
        new("appraise", "Appraises projects: what they bring to whom, what would change that, and how sure it is.", OfAppraisal, Appraise),
        new("claims", "Holds what others publish against planner, running times and forecast.", [SharedParameters.Lang], Claims),
    ];

    public IEnumerable<Operation> Describe() =>
    [
        new("guides", "/api/guides", "The guides of the package: rules and prices of appraisals.")
        {
            Group = "Appraisal", Answer = new OperationAnswer("application/json", "guides", "Their keys."),
            Run = (_, _) => ApiReply.Json(new JsonObject
            {
                ["guides"] = new JsonArray([.. GuideProfile.NamesIn(package.Corridor.AppraisalValues).Select(name => (JsonNode)name)]),
            }) with { HasTag = true },
        },
    ];

    private ApiReply Appraise(ApiRequest request, Action<double, string> tell, CancellationToken stop) =>
        answers.GetUnless(request.Key, _ => Work(request, tell, stop), stop);

    private ApiReply Work(ApiRequest request, Action<double, string> tell, CancellationToken stop)
    {
        var guide = AppraisalWords.FindGuide(package.Corridor, request.GetText("guide"));
        if (guide.Missing is [var missing, ..])
        {
            throw ApiException.BadParameter($"guide '{guide.Id}' has no value of {missing}", "take another guide");
        }

        var words = AppraisalWords.Of(package.Corridor, request.GetText("projects"), request.GetText("against"), guide);
        var first = (int)guide.Get(AppraisalParameter.BaseYear);

        // A scenario of the package has the forecast that others ask for, too.
        Forecast Solve(ScenarioId scenario, int part) => forecasts.Get(
            Scenario.Find(package.Corridor, scenario) is null ? words.Corridor : package.Corridor,
            SolvedForecasts.Question(scenario, first, AppraisalForecasts.LastYear),
            (share, year) => tell(ForecastShare * (part + share), $"{scenario} {year.ToString(CultureInfo.InvariantCulture)}"), stop);
        var draws = request.Whole("draws")!.Value;
        var answer = Appraiser.Appraise(new AppraisalQuestion
        {
            Corridor = words.Corridor, With = words.With, Against = words.Against, ForecastWith = Solve(words.With.Id, 0),
            ForecastAgainst = Solve(words.Against.Id, 1), Guide = guide, Horizon = request.Whole("horizon"),
            Draws = draws is 1 ? 2 : draws, Seed = (ulong)request.Long("seed"), Threads = 1,
        }, new Telling(done => tell((2 * ForecastShare) + (0.1 * done / Math.Max(1, draws)), "draws")), stop);
        stop.ThrowIfCancellationRequested();
        return answer switch
        {
            AppraisalReport report => ApiReply.Json(new JsonObject
            {
                ["appraisal"] = AppraisalJson.NodeOf(report), ["words"] = WordsOf(report),
            }),
            NotAppraised none => throw new ApiException(422, UsageFindings.NotUnderstood, none.Why, none.WhatToDo),
            _ => throw new System.Diagnostics.UnreachableException(answer.GetType().Name),
        };
    }

    /// <summary>What the keys of an appraisal are called, in each language.</summary>
    private static JsonObject WordsOf(AppraisalReport report)
    {
        var words = new JsonObject();
        void Add(string key, Func<AppraisalNames, string> say)
        {
            words[key] ??= new JsonObject(SharedParameters.Lang.Choices.Select(code => KeyValuePair.Create<string, JsonNode?>(
                code, say(new AppraisalNames(report.Question.Corridor, Language.Get(code))))));
        }

        foreach (var stream in report.Streams)
        {
            Add(stream.Stakeholder.ToString(), names => names.Stakeholder(stream.Stakeholder));
            var key = stream.Effect.ToString();
            Add(char.ToLowerInvariant(key[0]) + key[1..], names => names.Effect(stream.Effect));
        }

        foreach (var input in report.Switches.Select(one => one.Input).Concat(report.Tornado.Select(one => one.Input))
            .Concat(report.Risk?.Inputs.Select(one => one.Input) ?? []))
        {
            Add(input, names => names.Input(input));
        }

        foreach (var project in report.Investments.Select(one => one.Project).DistinctBy(project => project.Id))
        {
            words[project.Id.Value] = PlaceListings.Names(project.Name);
        }

        return words;
    }

    private ApiReply Claims(ApiRequest request, Action<double, string> tell, CancellationToken stop) =>
        answers.GetUnless("claims " + request.Key, _ =>
        {
            tell(0, "checking");
            var findings = ClaimCheck.Run(package.Corridor, (scenario, year) => forecasts.Get(package.Corridor,
                SolvedForecasts.Question(scenario, year, year),
                (share, at) => tell(0.5, $"{scenario} {at.ToString(CultureInfo.InvariantCulture)}"), stop).FindYear(year), stop);
            stop.ThrowIfCancellationRequested();
            return ApiReply.Text("application/json; charset=utf-8", ClaimsJson.Write(findings, Language.Get(request.GetText("lang"))));
        }, stop);

    private sealed class Telling(Action<int> tell) : IProgress<int>
    {
        public void Report(int value) => tell(value);
    }
}
