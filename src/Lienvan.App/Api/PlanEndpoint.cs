using System.Runtime.CompilerServices;
using Lienvan.App.Questions;
using Lienvan.App.Rendering;
using Lienvan.Model.Places;
using Lienvan.Planner.Consignments;
using NodaTime;

namespace Lienvan.App.Api;

/// <summary>A shipment door to door: as JSON, as a table of segments, as a calendar, on a map, as a drawing.</summary>
internal sealed class PlanEndpoint(LoadedPackage package, IClock clock)
{
    private const int LanguageCount = 3, TownsToWarm = 5;

    private static readonly ImmutableArray<string> BoxesToWarm = ["1", "2"];

    private readonly ConditionalWeakTable<PlannedAnswer, RecentlyUsed<string, ApiReply>> written = [];

    private static readonly Parameter Option = new("option", ParameterKind.Whole, "Which itinerary of the answer, the first is 1.")
    {
        Least = 1, Most = 10_000, Default = "1", Example = "1",
    };

    public IEnumerable<Operation> Describe()
    {
        yield return new Operation("plan", "/api/plan", "How, when, how much and how sure a shipment goes, door to door.")
        {
            Group = "Plan", IsWork = true, Parameters = PlanParameters.All,
            Answer = new OperationAnswer("application/json", "plan", "Every itinerary that is best in something, or why there is none."),
            Run = Json,
        };
        yield return File("plan-csv", "/api/plan.csv", "text/csv", "The segments of the itineraries that a person would choose among.",
            PlanParameters.OfOneDay, plan => DistanceTable.Write(plan.Shortlisted, plan.Names), "plan.csv");
        yield return File("plan-svg", "/api/plan.svg", "image/svg+xml", "Time and cost over distance, drawn by the method of UNESCAP.",
            PlanParameters.OfOneDay, plan => DistanceChart.Draw(plan.Shortlisted, plan.Question, plan.Names), null);
        yield return File("plan-ics", "/api/plan.ics", "text/calendar", "One itinerary for a calendar; RFC 5545.",
            [.. PlanParameters.OfOneDay, Option], plan => PlanCalendar.Write(plan.Itinerary, plan.Question, plan.Names,
                clock.GetCurrentInstant()), "plan.ics");
        yield return File("plan-geojson", "/api/plan.geojson", "application/geo+json", "One itinerary on a map, a feature a leg; RFC 7946.",
            [.. PlanParameters.OfOneDay, Option], plan => PlanShapes.Write(plan.Itinerary, package.Places), null);
    }

    /// <summary>Asks the planner, as the page, assistants and runs do. An answer that was written out once is sent again as it
    /// is.</summary>
    public ApiReply Json(ApiRequest request, CancellationToken stop)
    {
        var planned = Ask(request, stop);
        var language = request.GetText("lang");
        return written.GetValue(planned, _ => new RecentlyUsed<string, ApiReply>(LanguageCount))
            .Get(language, _ => Write(planned, language));
    }

    /// <summary>
    /// Plans between some towns, tomorrow, so that the first who asks finds the planner compiled and the ground of the day laid.
    /// </summary>
    public void WarmUp(CancellationToken stop)
    {
        var towns = package.Corridor.Places.Where(place => place.Kind == PlaceKind.City).Take(TownsToWarm)
            .Select(place => place.Id.Value).ToArray();
        var operation = Describe().First();
        var pairs = towns.SelectMany(from => towns.Where(to => to != from).Select(to => (From: from, To: to)));
        foreach (var (from, to, teu) in BoxesToWarm.SelectMany(teu => pairs.Select(pair => (pair.From, pair.To, teu))))
        {
            try
            {
                Json(ApiRequest.Of(operation, [new("from", [from]), new("to", [to]), new("teu", [teu]), new("lang", ["en"])]), stop);
            }
            catch (Exception exception) when (exception is UsageException or ApiException or OperationCanceledException)
            {
                // A package in which these can't be asked needs no warmth.
                return;
            }
        }
    }

    private ApiReply Write(PlannedAnswer planned, string language)
    {
        var json = PlanJson.Bytes(planned.Answer, planned.Question, package.Places, package.NamesIn(language));
        return new ApiReply("application/json; charset=utf-8", json) { HasTag = true };
    }

    private PlannedAnswer Ask(ApiRequest request, CancellationToken stop) =>
        package.Plan(PlanParameters.Words(request), PlanParameters.Circumstances(request, clock), stop);

    private Operation File(
        string id, string path, string mediaType, string summary, ImmutableArray<Parameter> parameters, Func<Chosen, string> write,
        string? fileName) => new(id, path, summary)
        {
            Group = "Plan", IsWork = true, Parameters = parameters, Answer = new OperationAnswer(mediaType, "", summary),
            Run = (request, stop) => ApiReply.Text($"{mediaType}; charset=utf-8", write(Choose(request, stop)))
                with { HasTag = true, FileName = fileName },
        };

    private Chosen Choose(ApiRequest request, CancellationToken stop)
    {
        var planned = Ask(request, stop);
        if (planned.Answer is not PlanAnswer.Plans plans)
        {
            var why = planned.Answer is PlanAnswer.NoRoute none ? none.Why : "no itinerary";
            throw ApiException.NotThere($"there is nothing to write: {why}", "ask /api/plan what would help");
        }

        var option = request.Whole("option") ?? 1;
        return option <= plans.Itineraries.Length
            ? new Chosen(plans.Shortlisted(), plans.Itineraries[option - 1], planned.Question, package.NamesIn(request.GetText("lang")))
            : throw ApiException.NotThere($"there is no option {option}", $"choose 1 to {plans.Itineraries.Length}");
    }

    /// <summary>What a file is written from.</summary>
    private sealed record Chosen(ImmutableArray<Itinerary> Shortlisted, Itinerary Itinerary, PlanQuestion Question, Names Names);
}
