using System.Globalization;
using Lienvan.Model.Dataset;
using Lienvan.Model.Places;
using Lienvan.Model.Projects;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Units;
using Lienvan.Planner;
using Lienvan.Planner.Consignments;
using NodaTime;
using NodaTime.Text;

namespace Lienvan.Tests.Support;

/// <summary>
/// A question to the planner as one line: <c>bn cq 2026-03-02T08:00 teu=2 goods=fruit permit</c>. The clock is that of the first place;
/// further words are teu, goods, tonnes, until, horizon, seed, scenario, explain, and permit, box20, reefer, dangerous, overlength.
/// </summary>
internal sealed record Asking(DoorToDoorPlanner Planner, PlanRequest Request, Scenario Scenario)
{
    /// <summary>The line, asked of that corridor.</summary>
    public static Asking Of(Corridor corridor, string text)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var zone = corridor.Places.Single(place => place.Id.Value == words[0]).Zone;
        var options = words[3..].Select(word => word.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[^1], StringComparer.Ordinal);
        var kinds = new[] { CargoKinds.Reefer, CargoKinds.Dangerous, CargoKinds.Overlength }
            .Where(kind => options.ContainsKey(kind.ToString().ToLowerInvariant())).Aggregate(CargoKinds.None, (all, kind) => all | kind);
        var scenario = options.TryGetValue("scenario", out var id) ? Scenario.Find(corridor, new ScenarioId(id))! : Scenario.Existing;
        var request = new PlanRequest
        {
            From = new PlaceId(words[0]),
            To = new PlaceId(words[1]),
            Goods = new GoodsId(options.GetValueOrDefault("goods", "general")),
            Teu = int.Parse(options.GetValueOrDefault("teu", "1"), CultureInfo.InvariantCulture),
            OnlyTwentyFoot = options.ContainsKey("box20"),
            Mass = options.TryGetValue("tonnes", out var tonnes)
                ? Mass.FromTonnes(double.Parse(tonnes, CultureInfo.InvariantCulture)) : null,
            AlsoNeeds = kinds,
            Ready = At(words[2], zone),
            ReadyUntil = options.TryGetValue("until", out var until) ? At(until, zone) : null,
            HasThroughPermit = options.ContainsKey("permit"),
            OnlyStandardClearance = options.ContainsKey("standard"),
            HorizonDays = int.Parse(options.GetValueOrDefault("horizon", "30"), CultureInfo.InvariantCulture),
            Seed = ulong.Parse(options.GetValueOrDefault("seed", "1"), CultureInfo.InvariantCulture),
            Explain = options.TryGetValue("explain", out var place) ? new PlaceId(place) : null,
        };
        return new Asking(new DoorToDoorPlanner(corridor, scenario), request, scenario);
    }

    /// <summary>The answer.</summary>
    public PlanAnswer Answer() => Planner.Plan(Request);

    private static Instant At(string text, DateTimeZone zone) =>
        zone.AtLeniently(LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(text).Value).ToInstant();
}
