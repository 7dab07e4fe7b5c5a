using System.Text.Json.Nodes;
using Lienvan.Model.Borders;
using Lienvan.Model.Places;
using Lienvan.Model.Projects;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Services;
using NodaTime;
using NodaTime.Text;

namespace Lienvan.App.Rendering;

/// <summary>Gates, services, projects and scenarios, as listings.</summary>
internal static class ServiceListings
{
    public static Listing Gates(ListingQuestion question) => new(
        ["id", "name", "mode", "now", "clocks", "hours", "next change", "reason"],
        [.. question.Network.Corridor.Crossings.Select(crossing => GateRow(question, crossing))]);

    private static ListingRow GateRow(ListingQuestion question, Crossing crossing)
    {
        var state = new GateState(question.Network, crossing, question.At);
        var (hoursA, hoursB) = (state.HoursOf(crossing.HoursA, crossing.PlaceA), state.HoursOf(crossing.HoursB, crossing.PlaceB));
        var mode = crossing.Mode == Mode.Rail ? $"rail {string.Join("+", crossing.Gauges.Select(gauge => gauge.Millimetres))}" : "road";
        return new ListingRow(
            [
                crossing.Id.Value, crossing.Name.In(question.Language), mode.Replace(' ', ListingTable.Tie), state.Words,
                    state.Clocks(question.At, withDay: false).Replace(' ', ListingTable.Tie),
                Listing.Mark($"{hoursA}{ListingTable.Tie}|{ListingTable.Tie}{hoursB}", crossing.Provenance),
                state.NextChangeWords, state.Reason,
            ],
            new JsonObject
            {
                ["id"] = crossing.Id.Value, ["name"] = PlaceListings.Names(crossing.Name), ["mode"] = PlaceListings.Word(crossing.Mode),
                    ["rank"] = PlaceListings.Word(crossing.Rank),
                ["placeA"] = crossing.PlaceA.Value, ["placeB"] = crossing.PlaceB.Value,
                    ["gaugesMm"] = new JsonArray([.. crossing.Gauges.Select(gauge => (JsonNode)gauge.Millimetres)]),
                ["open"] = state.IsOpen, ["state"] = state.Words, ["openTowardsA"] = state.IsOpen && state.ClosureToA is null,
                    ["openTowardsB"] = state.IsOpen && state.ClosureToB is null,
                ["clockA"] = Iso(question.At, question.Network.GetPlace(crossing.PlaceA).Zone),
                    ["clockB"] = Iso(question.At, question.Network.GetPlace(crossing.PlaceB).Zone),
                ["hoursA"] = hoursA, ["hoursB"] = hoursB,
                ["nextChangeA"] = state.NextChange is { } change ? Iso(change, question.Network.GetPlace(crossing.PlaceA).Zone) : null,
                ["nextChangeB"] = state.NextChange is { } same ? Iso(same, question.Network.GetPlace(crossing.PlaceB).Zone) : null,
                ["reason"] = state.Reason,
            },
            [crossing.Id.Value, .. PlaceListings.Search(crossing.Name), question.NameOf(crossing.PlaceA), question.NameOf(crossing.PlaceB)],
            crossing.Provenance);
    }

    public static Listing Services(ListingQuestion question) => new(
        ["id", "number", "carriage", "traffic", "runs", "stops (local time)", "a departure takes"],
        [.. question.Network.Corridor.Services.Select(service => ServiceRow(question, service))]);

    private static ListingRow ServiceRow(ListingQuestion question, Service service)
    {
        var runs = service.Pattern == ServicePattern.Timetable
            ? service.Days.Count == 7 ? "daily" : "days " + service.Days
            : PlaceListings.Number(service.PerWeek) + " a week";
        var capacity = string.Join(", ", new[]
        {
            service.Capacity is { } teu ? PlaceListings.Number(teu.Count) + " TEU" : "",
            service.CapacityMass is { } mass ? PlaceListings.Number(mass.Tonnes) + " t" : "",
            service.Seats > 0 ? PlaceListings.Number(service.Seats) + " seats" : "",
        }.Where(text => text.Length > 0));
        return new ListingRow(
            [
                service.Id.Value, service.Number, service.Carriage.ToString(), PlaceListings.Word(service.Traffic),
                    Listing.Mark(runs, service.Provenance),
                string.Join(" → ", service.Stops.Select((stop, index) => StopText(question, service, stop, index))),
                    Listing.Mark(capacity, service.Provenance),
            ],
            new JsonObject
            {
                ["id"] = service.Id.Value, ["name"] = PlaceListings.Names(service.Name), ["number"] = service.Number,
                    ["carriage"] = service.Carriage.ToString(),
                ["traffic"] = PlaceListings.Word(service.Traffic), ["operator"] = service.Operator,
                    ["pattern"] = PlaceListings.Word(service.Pattern),
                ["days"] = service.Days.ToString(), ["perWeek"] = service.PerWeek, ["teu"] = service.Capacity?.Count,
                    ["massT"] = service.CapacityMass?.Tonnes, ["seats"] = service.Seats,
                ["stops"] = new JsonArray([.. service.Stops.Select(stop => new JsonObject
                {
                    ["place"] = stop.Place.Value, ["arrival"] = stop.Arrival.ToString(), ["departure"] = stop.Departure.ToString(),
                        ["activity"] = PlaceListings.Word(stop.Activity),
                })]),
                ["project"] = service.Validity.Project,
            },
            [service.Id.Value, service.Number, .. PlaceListings.Search(service.Name),
                .. service.Stops.Select(stop => question.NameOf(stop.Place))],
            service.Provenance);
    }

    /// <summary>Name and clock time of a timetable, or name and time since the start of a frequency.</summary>
    private static string StopText(ListingQuestion question, Service service, ServiceStop stop, int index)
    {
        var name = question.NameOf(stop.Place);
        if (service.Pattern == ServicePattern.Timetable)
        {
            return $"{name} {(index == 0 ? stop.Departure : stop.Arrival)}";
        }

        return index == 0 ? name : $"{name} +{Durations.Text(stop.Arrival.Minutes)}";
    }

    public static Listing Projects(ListingQuestion question)
    {
        var timeline = new ProjectTimeline(question.Network.Scenario, question.Network.Corridor);
        var inScenario = question.Network.Scenario.Projects.ToHashSet();
        return new Listing(["id", "name", "kind", ">km", "parts", "needs", "on the day", "from"],
            [.. question.Network.Corridor.Projects.Select(project =>
                ProjectRow(question, project, timeline.FindStart(project.Id), inScenario.Contains(project.Id)))]);
    }

    private static ListingRow ProjectRow(ListingQuestion question, Project project, LocalDate? start, bool isInScenario)
    {
        var state = (isInScenario, start) switch
        {
            (false, _) => "not in the scenario",
            (true, { } day) when day <= question.Network.Day => "in effect",
            (true, { }) => "not yet",
            _ => "never: a side or date is missing",
        };
        var assumed = project.Parts.FirstOrDefault(part => part.Provenance.IsAssumed)?.Provenance ?? project.Provenance;
        return new ListingRow(
            [
                project.Id.Value, project.Name.In(question.Language), PlaceListings.Word(project.Kind),
                    project.Length is { } km ? PlaceListings.Number(km.Kilometres) : "",
                string.Join("; ", project.Parts.Select(PartText)), string.Join(", ", project.Needs), state,
                    start is { } first ? LocalDatePattern.Iso.Format(first) : "",
            ],
            new JsonObject
            {
                ["id"] = project.Id.Value, ["name"] = PlaceListings.Names(project.Name), ["kind"] = PlaceListings.Word(project.Kind),
                    ["km"] = project.Length?.Kilometres,
                ["joins"] = project.Joins?.Value, ["needs"] = new JsonArray([.. project.Needs.Select(need => (JsonNode)need.Value)]),
                ["inScenario"] = isInScenario, ["inEffect"] = start <= question.Network.Day,
                    ["from"] = start is { } begin ? LocalDatePattern.Iso.Format(begin) : null,
                ["parts"] = new JsonArray([.. project.Parts.Select(part => new JsonObject
                {
                    ["country"] = part.Country.Value, ["part"] = part.Part, ["approved"] = Text(part.Approved),
                        ["started"] = Text(part.Started), ["opens"] = Text(part.Opens),
                    ["cost"] = part.Cost?.Amount, ["currency"] = part.Cost?.Currency, ["priceYear"] = part.Cost?.PriceYear,
                        ["source"] = part.Provenance.Source,
                })]),
            },
            [project.Id.Value, .. PlaceListings.Search(project.Name)],
            assumed);
    }

    private static string PartText(ProjectPart part) => Listing.Mark(
        $"{part.Country} {(part.Approved is null ? "not approved" : "approved " + Text(part.Approved))}, " +
            $"{(part.Opens is null ? "no opening date" : "opens " + Text(part.Opens))}", part.Provenance);

    public static Listing Scenarios(ListingQuestion question) => new(["id", "name", "parent", "projects", "policies", "assumed openings"],
    [
        .. question.Network.Corridor.Scenarios.Select(scenario => new ListingRow(
            [
                scenario.Id.Value, scenario.Name.In(question.Language), scenario.Parent?.Value ?? "", string.Join(", ", scenario.Projects),
                    string.Join(", ", scenario.Policies),
                string.Join(", ", scenario.Openings.Select(opening => $"{opening.Project} {opening.Country} {Text(opening.Opens)}")),
            ],
            new JsonObject
            {
                ["id"] = scenario.Id.Value, ["name"] = PlaceListings.Names(scenario.Name), ["parent"] = scenario.Parent?.Value,
                ["projects"] = new JsonArray([.. scenario.Projects.Select(project => (JsonNode)project.Value)]),
                ["policies"] = new JsonArray([.. scenario.Policies.Select(policy => (JsonNode)policy)]),
                ["openings"] = new JsonArray([.. scenario.Openings.Select(opening => new JsonObject
                {
                    ["project"] = opening.Project.Value, ["country"] = opening.Country.Value, ["opens"] = Text(opening.Opens),
                })]),
            },
            [scenario.Id.Value, .. PlaceListings.Search(scenario.Name)],
            scenario.Provenance)),
    ]);

    private static string? Text(LocalDate? day) => day is { } known ? LocalDatePattern.Iso.Format(known) : null;

    private static string Iso(Instant instant, DateTimeZone zone) =>
        OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:sso<m>").Format(instant.InZone(zone).ToOffsetDateTime());
}
