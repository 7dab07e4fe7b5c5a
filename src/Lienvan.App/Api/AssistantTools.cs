using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Lienvan.App.Questions;
using Lienvan.App.Rendering;
using Lienvan.Planner.Consignments;
using NodaTime;

namespace Lienvan.App.Api;

/// <summary>What an assistant can do here: each tool is an operation of the API, its answer cut to what one reads.</summary>
internal sealed class AssistantTools
{
    private const int MostRows = 60;

    private readonly LoadedPackage package;
    private readonly IClock clock;
    private readonly LineEndpoint lines;
    private readonly TrainEndpoint trains;
    private readonly ImmutableArray<Tool> tools;

    public AssistantTools(LoadedPackage package, IClock clock)
    {
        (this.package, this.clock) = (package, clock);
        (lines, trains) = (new LineEndpoint(package, clock), new TrainEndpoint(package, clock));
        var layers = new LayerEndpoint(package, clock).Describe().ToArray();
        var suggest = new PackageEndpoint(package, clock).Describe().First(operation => operation.Id == "suggest");
        var route = new PassengerEndpoint(package, clock).Describe().First(operation => operation.Id == "route");
        var compare = new PlanRuns(new PlanEndpoint(package, clock)).Kinds.First(kind => kind.Kind == "compare");
        var reality = new RealityRuns(package);
        var what = new Parameter("what", ParameterKind.Text, "What to show.")
        {
            IsRequired = true, Choices = [.. ListingWords.All.Select(layer => layer.What)],
        };
        var rows = SharedParameters.Limit with { Most = MostRows, Default = "20" };
        ImmutableArray<Parameter> layer =
            [SharedParameters.On, SharedParameters.Scenario, SharedParameters.At, SharedParameters.Find, rows, SharedParameters.Offset];
        tools =
        [
            new("plan", "How, when, how much and how sure a shipment goes between two places, by lorry, rail and ship, over borders.",
                PlanParameters.OfOneDay, Plan),
            new("compare", "The same shipment under several scenarios, in several years: the best itinerary of each.", compare.Parameters,
                (request, stop) => Compare(compare, request, stop)),
            new("find_places", "Places by a few letters of a name in English, Vietnamese, Chinese or pinyin, or by a code.",
                suggest.Parameters, Through(suggest)),
            new("gates", "Border gates: open or closed at a time, by both clocks, and when that changes.", layer,
                Through(layers.First(operation => operation.Id == "gates"))),
            new("scenarios", "The scenarios of the package: which projects and policies each has.", layer,
                Through(layers.First(operation => operation.Id == "scenarios"))),
            new("show", "What the package has on a day: places, lines, sections, stations, gates, terminals, services, projects and so on.",
                [what, .. layer], (request, stop) => Show(layers, request, stop)),
            new("route", route.Summary, route.Parameters, Through(route)),
            .. TrainTools(),
            new("reality", "The model beside published figures: how far off, within tolerance or not, fitted or predicted.",
                RealityRuns.OfSome, (request, stop) => reality.Hold(request, (_, _) => { }, stop).ToText()),
        ];
    }

    /// <summary>Tools that answer as the terminal does.</summary>
    private IEnumerable<Tool> TrainTools()
    {
        var operations = lines.Describe().Concat(trains.Describe()).ToDictionary(operation => operation.Id);
        Tool Of(string name, string operation, Func<ApiRequest, string> answer) => OfLong(name, operation, (request, _) => answer(request));
        Tool OfLong(string name, string operation, Func<ApiRequest, CancellationToken, string> answer) =>
            new(name, operations[operation].Summary, operations[operation].Parameters, answer);
        return
        [
            Of("line_day", "line-timetable", request => lines.Report(request).ToText()),
            Of("capacity", "line-capacity", request => lines.Measure(request).ToText()),
            OfLong("replan_day", "line-replan", lines.ReplanText),
            Of("slot", "slot", request => trains.FindSlot(request).ToText()),
            Of("run_time", "run-time", request => Written(text => new RunTimeText(text, Language.Get(request.GetText("lang")))
                .Print(trains.Run(request)))),
        ];
    }

    public bool Knows(string name) => tools.Any(tool => tool.Name == name);

    public JsonArray List() => [.. tools.Select(tool => (JsonNode)tool.ToJson())];

    /// <summary>The answer of a tool; a question that makes no sense is an answer, too, so that an assistant can ask better.</summary>
    public JsonObject Call(string name, JsonObject arguments, CancellationToken stop)
    {
        var tool = tools.First(tool => tool.Name == name);
        try
        {
            var request = ApiRequest.Of(tool.Operation, ApiRequest.FromJson(arguments, tool.Operation));
            return Content(tool.Answer(request, stop), isError: false);
        }
        catch (ApiException problem)
        {
            return Content(problem.Finding.ToString(), isError: true);
        }
        catch (UsageException usage)
        {
            return Content(usage.Finding.ToString(), isError: true);
        }
    }

    private static JsonObject Content(string text, bool isError) => new()
    {
        ["content"] = new JsonArray(new JsonObject { ["type"] = "text", ["text"] = text }), ["isError"] = isError,
    };

    private static Func<ApiRequest, CancellationToken, string> Through(Operation operation) =>
        (request, stop) => System.Text.Encoding.UTF8.GetString(operation.Run!(request, stop).Body);

    private static string Show(Operation[] layers, ApiRequest request, CancellationToken stop) =>
        Through(layers.First(operation => operation.Id == request.GetText("what")))(request, stop);

    /// <summary>What the terminal would show.</summary>
    private string Plan(ApiRequest request, CancellationToken stop)
    {
        var planned = package.Plan(PlanParameters.Words(request), PlanParameters.Circumstances(request, clock), stop);
        return Written(text =>
        {
            var printed = new PlanText(text, package.NamesIn(request.GetText("lang")));
            switch (planned.Answer)
            {
                case PlanAnswer.Plans plans:
                    printed.Print(plans, planned.Question, showAll: false, detailed: 1);
                    break;
                case PlanAnswer.NoRoute none:
                    printed.Print(none, planned.Question);
                    break;
            }
        });
    }

    private static string Written(Action<StringWriter> write)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        write(text);
        return text.ToString();
    }

    private static string Compare(RunKind compare, ApiRequest request, CancellationToken stop)
    {
        var cases = JsonNode.Parse(compare.Work(request, (_, _) => { }, stop).Body)!["cases"]!.AsArray();
        return new JsonObject
        {
            ["cases"] = new JsonArray([.. cases.Select(item => (JsonNode)new JsonObject
            {
                ["scenario"] = item!["scenario"]!.DeepClone(), ["ready"] = item["ready"]!.DeepClone(),
                ["noRoute"] = item["plan"]!["noRoute"]?.DeepClone(), ["itineraries"] = Short(item["plan"]!),
            })]),
        }.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    /// <summary>The shortlist without its legs.</summary>
    private static JsonArray Short(JsonNode plan)
    {
        var itineraries = plan["itineraries"]!.AsArray();
        string[] members = ["by", "departure", "arrival", "p90Arrival", "hours", "cost", "co2Kg"];
        return [.. (plan["shortlist"]?.AsArray() ?? []).Select(index => (JsonNode)new JsonObject(
            members.Select(member => KeyValuePair.Create(member, itineraries[index!.GetValue<int>()]![member]?.DeepClone()))))];
    }

    /// <summary>A tool: its name, what it is for, what it takes, and what it says.</summary>
    private sealed record Tool(
        string Name, string Summary, ImmutableArray<Parameter> Parameters, Func<ApiRequest, CancellationToken, string> Answer)
    {
        public Operation Operation => new(Name, "/", Summary)
        {
            Group = "Tools", Parameters = Parameters, Answer = new OperationAnswer("text/plain", "", Summary),
        };

        public JsonObject ToJson()
        {
            var properties = new JsonObject();
            foreach (var parameter in Parameters)
            {
                var schema = parameter.Schema();
                schema["description"] = parameter.Summary;
                properties[parameter.Name] = schema;
            }

            var required = Parameters.Where(parameter => parameter.IsRequired).Select(parameter => (JsonNode)parameter.Name);
            return new JsonObject
            {
                ["name"] = Name, ["description"] = Summary,
                ["inputSchema"] = new JsonObject
                {
                    ["type"] = "object", ["properties"] = properties, ["required"] = new JsonArray([.. required]),
                    ["additionalProperties"] = false,
                },
                ["annotations"] = new JsonObject { ["readOnlyHint"] = true, ["openWorldHint"] = false },
            };
        }
    }
}
