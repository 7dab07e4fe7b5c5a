using System.Text.Json.Nodes;
using Lienvan.Model.Dataset;
using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Projects;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Time;
using NodaTime;
using NodaTime.Text;

namespace Lienvan.App.Rendering;

/// <summary>
/// The network year by year for a map: each thing with the years in which its state changes. A year is its last day, the present
/// one today. What no project of the scenario has brought into effect, yet has been decided on or is talked of today, is planned or being
/// built.
/// </summary>
internal sealed class BuildOut
{
    private const int FirstYear = 2017, LastYear = 2060;

    private readonly Corridor corridor;
    private readonly Scenario scenario;
    private readonly Names names;
    private readonly LocalDate today;
    private readonly Network[] networks;
    private readonly Dictionary<ProjectId, Project> projects;

    /// <param name="corridor">The package.</param>
    /// <param name="scenario">Which projects are built when. Its policies don't matter here: they change numbers, not what there
    /// is.</param>
    /// <param name="names">What things are called.</param>
    /// <param name="today">Stands for the present year.</param>
    public BuildOut(Corridor corridor, Scenario scenario, Names names, LocalDate today)
    {
        (this.corridor, this.scenario, this.names, this.today) = (corridor, scenario with { Policies = [] }, names, today);
        projects = corridor.Projects.DistinctBy(project => project.Id).ToDictionary(project => project.Id);
        networks = [.. Enumerable.Range(FirstYear, LastYear - FirstYear + 1).Select(year => this.scenario.On(corridor, DayOf(year)))];
    }

    public JsonObject ToJson() => new()
    {
        ["scenario"] = scenario.Id.Value,
        ["today"] = LocalDatePattern.Iso.Format(today),
        ["firstYear"] = FirstYear,
        ["lastYear"] = LastYear,
        ["places"] = Places(),
        ["sections"] = Sections(),
        ["crossings"] = Crossings(),
        ["terminals"] = Terminals(),
        ["roads"] = Changing(corridor.Roads.DistinctBy(road => road.Id), road => road.Id, network => network.Corridor.Roads,
            road => new JsonObject { ["id"] = road.Id, ["from"] = road.From.Value, ["to"] = road.To.Value,
                ["km"] = road.Length.Kilometres },
            _ => new JsonObject { ["state"] = "open" }),
        ["sea"] = SeaLanes(),
        ["lines"] = new JsonArray([.. corridor.Lines.Select(line => (JsonNode)new JsonObject
        {
            ["id"] = line.Id.Value, ["name"] = NameOf(line.Name),
        })]),
        ["projects"] = new JsonArray([.. corridor.Projects.Select(project => (JsonNode)new JsonObject
        {
            ["id"] = project.Id.Value, ["name"] = NameOf(project.Name),
        })]),
    };

    private LocalDate DayOf(int year) => year == today.Year ? today : new LocalDate(year, 12, 31);

    private JsonArray Places()
    {
        var population = corridor.Zones.GroupBy(zone => zone.Place)
            .ToDictionary(group => group.Key, group => group.Max(zone => zone.Population));
        var kinds = corridor.LineStations.ToLookup(station => station.Place, station => station.Kind);
        var lines = corridor.LineStations.ToLookup(station => station.Place, station => station.Line);
        return [.. corridor.Places.Where(place => place.Position is not null).Select(place => (JsonNode)new JsonObject
        {
            ["id"] = place.Id.Value, ["kind"] = PlaceListings.Word(place.Kind), ["country"] = place.Country.Value,
            ["name"] = new JsonObject
            {
                ["en"] = names.Of(place), ["vi"] = place.Name.Vietnamese, ["zh"] = place.Name.Chinese, ["pinyin"] = place.Pinyin,
            },
            ["at"] = new JsonArray(Math.Round(place.Position!.Value.Longitude, 5), Math.Round(place.Position.Value.Latitude, 5)),
            ["zone"] = place.Zone.Id,
            ["population"] = population.TryGetValue(place.Id, out var people) ? people : null,
            ["isBorder"] = kinds[place.Id].Contains(StopKind.Border),
            ["lines"] = lines[place.Id].Distinct().Count(),
        })];
    }

    private JsonArray Sections() => Changing(
        corridor.Sections.DistinctBy(section => section.Id), section => section.Id, network => network.Corridor.Sections,
        section => new JsonObject
        {
            ["id"] = section.Id, ["line"] = section.Line.Value, ["from"] = section.From.Value, ["to"] = section.To.Value,
            ["km"] = section.Length.Kilometres,
        },
        section => StateOf(section, "open"),
        (day, id) => corridor.Sections.LastOrDefault(section => section.Id == id && section.Validity.Covers(day)) is { } coming &&
            ComingState(coming, day) is { } state ? StateOf(coming, state) : null);

    private static JsonObject StateOf(Section section, string state) => new()
    {
        ["state"] = state, ["gauges"] = string.Join('+', section.Gauges.Select(limits => limits.Gauge.Millimetres)),
        ["tracks"] = section.Tracks, ["project"] = section.Validity.Project,
    };

    /// <summary>Planned or being built, by the parts of its project in its country; null before anybody decided on it.</summary>
    private string? ComingState(Section section, LocalDate day)
    {
        if (!projects.TryGetValue(new ProjectId(section.Validity.Project), out var project))
        {
            return null;
        }

        var country = corridor.Lines.FirstOrDefault(line => line.Id == section.Line)?.Country;
        var own = project.Parts.Where(part => part.Country == country).ToArray();
        var parts = own.Length > 0 ? own : [.. project.Parts];
        return parts.Any(part => part.Started <= day) ? "building"
            : parts.Any(part => part.Approved <= day) || day >= today ? "planned"
            : null;
    }

    private JsonArray Crossings() => Changing(
        corridor.Crossings.DistinctBy(crossing => crossing.Id), crossing => crossing.Id.Value, network => network.Corridor.Crossings,
        crossing => new JsonObject
        {
            ["id"] = crossing.Id.Value, ["name"] = NameOf(crossing.Name), ["mode"] = PlaceListings.Word(crossing.Mode),
            ["from"] = crossing.PlaceA.Value, ["to"] = crossing.PlaceB.Value,
        },
        crossing => new JsonObject
        {
            ["state"] = "open", ["gauges"] = string.Join('+', crossing.Gauges.Select(gauge => gauge.Millimetres)),
            ["project"] = crossing.Validity.Project,
        });

    private JsonArray Terminals() => Changing(
        corridor.Terminals.DistinctBy(terminal => terminal.Id), terminal => terminal.Id.Value, network => network.Corridor.Terminals,
        terminal => new JsonObject { ["id"] = terminal.Id.Value, ["name"] = NameOf(terminal.Name), ["place"] = terminal.Place.Value },
        terminal => new JsonObject { ["state"] = "open", ["project"] = terminal.Validity.Project });

    /// <summary>Ships come and go with services: a lane is there in the years in which one sails.</summary>
    private JsonArray SeaLanes()
    {
        var sailed = networks.Select(network => NetworkListings.SeaLanes(new ListingQuestion(network, "en", default)).Rows
            .ToDictionary(row => row.Values["id"]!.GetValue<string>(), row => row.Values, StringComparer.Ordinal)).ToArray();
        var lanes = new JsonArray();
        foreach (var id in sailed.SelectMany(year => year.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var any = sailed.First(year => year.ContainsKey(id))[id];
            var lane = new JsonObject { ["id"] = id, ["from"] = any["from"]!.GetValue<string>(), ["to"] = any["to"]!.GetValue<string>() };
            lane["states"] = Changes(year => sailed[year].ContainsKey(id) ? new JsonObject { ["state"] = "open" } : null);
            lanes.Add((JsonNode)lane);
        }

        return lanes;
    }

    /// <summary>Things of one sort with their states, a state for each year in which it changes; null is for not there.</summary>
    private JsonArray Changing<T>(
        IEnumerable<T> all, Func<T, string> key, Func<Network, ImmutableArray<T>> pick, Func<T, JsonObject> describe,
        Func<T, JsonObject> stateOf, Func<LocalDate, string, JsonObject?>? coming = null)
    {
        var byYear = networks.Select(network => pick(network).ToDictionary(key, StringComparer.Ordinal)).ToArray();
        var things = new JsonArray();
        foreach (var thing in all)
        {
            var id = key(thing);
            var states = Changes(year => byYear[year].TryGetValue(id, out var now) ? stateOf(now) : coming?.Invoke(networks[year].Day, id));
            if (states.Count > 0)
            {
                var described = describe(thing);
                described["states"] = states;
                things.Add((JsonNode)described);
            }
        }

        return things;
    }

    private static JsonArray Changes(Func<int, JsonObject?> stateIn)
    {
        var changes = new JsonArray();
        var before = "";
        for (var year = 0; year <= LastYear - FirstYear; year++)
        {
            var state = stateIn(year);
            var now = state?.ToJsonString() ?? "";
            if (now != before)
            {
                var change = state ?? new JsonObject { ["state"] = "none" };
                change["year"] = FirstYear + year;
                changes.Add((JsonNode)change);
                before = now;
            }
        }

        return changes;
    }

    private JsonObject NameOf(LocalName name) =>
        new() { ["en"] = names.Of(name), ["vi"] = name.Vietnamese, ["zh"] = name.Chinese };
}
