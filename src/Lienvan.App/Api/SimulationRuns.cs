using System.Globalization;
using System.Text.Json.Nodes;
using Lienvan.App.Questions;
using Lienvan.App.Rendering;
using Lienvan.Operations.Simulation.Borders;
using NodaTime;
using NodaTime.Text;

namespace Lienvan.App.Api;

/// <summary>
/// Runs of the border simulation: as the package has it, and with what-ifs beside it under the same luck. Asked again, the answer of
/// before.
/// </summary>
internal sealed class SimulationRuns(LoadedPackage package, IClock clock)
{
    private const int MinutesADay = 1440, AnswersKept = 32, MostWork = 1200;

    private readonly RecentlyUsed<string, ApiReply> answers = new(AnswersKept);

    private static readonly ImmutableArray<Parameter> Parameters =
    [
        new("at", ParameterKind.List, "Border stations, terminals, gates, crossings or lines: a key or a name. All by default.")
        {
            Example = "gate-huu-nghi", MostLength = 80,
        },
        new("from", ParameterKind.Day, "First day that counts; today by default.") { Example = "2026-03-02" },
        new("days", ParameterKind.Whole, "Days that count; times replications at most 1200.")
        {
            Least = 1, Most = 366, Default = "7", Example = "7",
        },
        new("replications", ParameterKind.Whole, "Independent replications.") { Least = 2, Most = 200, Default = "5", Example = "2" },
        new("set", ParameterKind.List, "What if: pingxiang.cranes=+1, huu-nghi.hours=07:00-22:00, policy=trains-30, load=0.9.")
        {
            MostLength = 160,
        },
        new("seed", ParameterKind.Whole, "Of all chance.") { Least = 0, Most = 9e15, Default = "1" },
        SharedParameters.Scenario,
    ];

    public RunKind Kind => new("simulate",
        "Simulates border stations, terminals and gates day by day, beside the same days with what-ifs under the same luck.", Parameters,
        Simulate);

    public IEnumerable<Operation> Describe() =>
    [
        new("policies", "/api/policies", "The policies of the package: changes that need no building, for what-ifs.")
        {
            Group = "Package", Answer = new OperationAnswer("application/json", "policies", "Policies with the cells that they set."),
            Run = (_, _) => Policies(),
        },
    ];

    private ApiReply Policies() => ApiReply.Json(new JsonObject
    {
        ["policies"] = new JsonArray([.. package.Corridor.Policies.DistinctBy(policy => policy.Id).Select(policy => (JsonNode)new JsonObject
        {
            ["id"] = policy.Id, ["name"] = PlaceListings.Names(policy.Name),
            ["from"] = policy.From is { } from ? LocalDatePattern.Iso.Format(from) : null,
            ["changes"] = new JsonArray([.. policy.Changes.Select(change =>
                (JsonNode)$"{change.Table}/{change.Row}.{change.Column}={change.Value}")]),
            ["source"] = policy.Provenance.Source,
        })]),
    }) with { HasTag = true };

    private ApiReply Simulate(ApiRequest request, Action<double, string> tell, CancellationToken stop)
    {
        var today = LocalDatePattern.Iso.Format(package.Today(clock.GetCurrentInstant()));
        return answers.GetUnless($"{today}|{request.Key}", _ => Work(request, tell, stop), stop);
    }

    private ApiReply Work(ApiRequest request, Action<double, string> tell, CancellationToken stop)
    {
        var words = new SimulationWords
        {
            From = request.Text("from") is { } from ? TimeWords.ParseDay(from) : package.Today(clock.GetCurrentInstant()),
            Days = request.Whole("days")!.Value, Replications = request.Whole("replications")!.Value, Seed = request.Long("seed"),
            At = request.List("at"), KeepsEvents = true,
        };
        if (words.Days * words.Replications > MostWork)
        {
            throw ApiException.BadParameter($"'days' times 'replications' is over {MostWork}", "ask for fewer, or use lienvan simulate");
        }

        var scenario = PlanWords.FindScenario(package.Corridor, request.GetText("scenario"));
        var settings = request.List("set");
        var parts = settings.Count == 0 ? 1 : 2;

        // What makes no sense is told before anything is simulated.
        var question = words.ToQuestion(package.Corridor, scenario);
        var changedQuestion = parts == 1 ? null : (words with { Settings = settings }).ToQuestion(package.Corridor, scenario);
        var simulation = Run(question, new Telling(tell, 0, parts), stop);
        var changed = changedQuestion is null ? null : Compare(question, changedQuestion, new Telling(tell, 1, parts), stop);
        return ApiReply.Json(new JsonObject
        {
            ["base"] = SimulationJson.Of(simulation),
            ["changed"] = changed is null ? null : SimulationJson.Of(changed.Report),
            ["settings"] = new JsonArray([.. settings.Select(setting => (JsonNode)setting)]),
            ["differences"] = changed?.Change is { } change ? SimulationDifferences.Of(change) : new JsonArray(),
            ["day"] = LocalDatePattern.Iso.Format(question.From),
            ["spans"] = SpansOf(simulation),
            ["changedSpans"] = changed is null ? new JsonArray() : SpansOf(changed.Report),
        });
    }

    /// <summary>The change, and what it brings replication by replication under the same luck.</summary>
    private VariantReport Compare(SimulationQuestion before, SimulationQuestion after, Telling telling, CancellationToken stop)
    {
        ImmutableArray<ComparedVariant> variants = [new ComparedVariant("as it is", before), new ComparedVariant("changed", after)];
        var compared = ScenarioComparison.Run(package.Corridor, variants, telling, stop);
        stop.ThrowIfCancellationRequested();
        return compared.Variants[1];
    }

    private SimulationReport Run(SimulationQuestion question, Telling telling, CancellationToken stop)
    {
        var report = CorridorSimulation.Run(package.Corridor, question, telling, stop);
        stop.ThrowIfCancellationRequested();
        return report;
    }

    /// <summary>What was done on the first day that counts, in minutes since its midnight. Lorries come in groups, numbered here.</summary>
    private JsonArray SpansOf(SimulationReport report)
    {
        var groups = new Dictionary<(string Place, string Unit), int>();
        var spans = new JsonArray();
        foreach (var span in report.Events.Where(span => span.To > report.Warmup && span.From < report.Warmup + MinutesADay)
            .OrderBy(span => span.From))
        {
            var (unit, step) = (NameOf(span.Unit), SimulationJson.Word(span.Step));
            if (span.Step == StayStep.Passage)
            {
                var isOut = span.Unit == "a_to_b";
                var number = groups[(span.Place, span.Unit)] = groups.GetValueOrDefault((span.Place, span.Unit)) + 1;
                unit = string.Create(CultureInfo.InvariantCulture, $"{(isOut ? "→" : "←")} {number}");
                step = isOut ? "stayOut" : "stayBack";
            }

            spans.Add((JsonNode)new JsonObject
            {
                ["place"] = span.Place, ["unit"] = unit, ["step"] = step,
                ["from"] = Math.Round(span.From - report.Warmup, 1), ["to"] = Math.Round(span.To - report.Warmup, 1),
                ["count"] = span.Count,
            });
        }

        return spans;
    }

    /// <summary>A train by its number and its day, such as <c>X9102 7</c>: the simulation tells the key of its service.</summary>
    private string NameOf(string unit) => unit.LastIndexOf(' ') is > 0 and var end && package.Corridor.Services
        .FirstOrDefault(service => service.Id.Value == unit[..end]) is { Number.Length: > 0 } found ? found.Number + unit[end..] : unit;

    private sealed class Telling(Action<double, string> tell, int part, int parts) : IProgress<SimulationProgress>
    {
        public void Report(SimulationProgress value) => tell(
            (part + Math.Min(1, (double)value.Done / Math.Max(1, value.Of))) / parts, part == 0 ? "as it is" : "with the change");
    }
}
