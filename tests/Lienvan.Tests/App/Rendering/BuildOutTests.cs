using System.Text.Json.Nodes;
using Lienvan.App.Rendering;
using Lienvan.Model.Projects;
using Lienvan.Model.Scenarios;
using Lienvan.Tests.Support;
using NodaTime;

namespace Lienvan.Tests.App.Rendering;

/// <summary>The map year by year against what the package says of its projects.</summary>
public sealed class BuildOutTests
{
    private static readonly LocalDate Today = new(2026, 3, 2);

    /// <summary>Approved in February 2025, begun in December 2025, open by the end of 2030.</summary>
    [Fact]
    public void A_line_is_planned_then_built_then_open()
    {
        var section = Sections("committed").First(section => StatesOf(section)
            .Any(state => state["project"]?.GetValue<string>() == "p-lhh"));
        Assert.Equal(["2025 building", "2030 open"], StatesOf(section).Select(state => $"{state["year"]} {state["state"]}"));
    }

    /// <summary>A scenario without the project never opens its line.</summary>
    [Fact]
    public void What_the_scenario_has_not_stays_as_it_is() =>
        Assert.DoesNotContain(Sections("base").SelectMany(StatesOf), state =>
            state["state"]!.GetValue<string>() == "open" && state["project"]?.GetValue<string>() == "p-lhh");

    [Theory]
    [InlineData(2018)]
    [InlineData(2026)]
    [InlineData(2035)]
    [InlineData(2060)]
    public void What_is_open_in_a_year_is_what_the_network_of_its_last_day_has(int year)
    {
        var day = year == Today.Year ? Today : new LocalDate(year, 12, 31);
        var corridor = BuiltIn.Corridor;
        var network = Scenario.Find(corridor, new ScenarioId("build-out-2035"))!.On(corridor, day);
        var open = Sections("build-out-2035").Where(section =>
            StatesOf(section).LastOrDefault(state => (int)state["year"]! <= year)?["state"]!
            .GetValue<string>() == "open").Select(section => section["id"]!.GetValue<string>());
        Assert.Equal(network.Corridor.Sections.Select(section => section.Id).Order(StringComparer.Ordinal),
            open.Order(StringComparer.Ordinal));
    }

    private static JsonObject[] StatesOf(JsonObject thing) => [.. thing["states"]!.AsArray().Select(state => state!.AsObject())];

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, JsonObject[]> Drawn = new();

    private static JsonObject[] Sections(string scenario) => Drawn.GetOrAdd(scenario, Draw);

    private static JsonObject[] Draw(string scenario)
    {
        var corridor = BuiltIn.Corridor;
        var names = new Names(Language.English, corridor.Places.ToDictionary(place => place.Id), corridor.Terminals);
        var map = new BuildOut(corridor, Scenario.Find(corridor, new ScenarioId(scenario))!, names, Today).ToJson();
        return [.. map["sections"]!.AsArray().Select(section => section!.AsObject())];
    }
}
