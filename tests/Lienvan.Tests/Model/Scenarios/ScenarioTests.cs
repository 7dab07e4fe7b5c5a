using Lienvan.Model.Borders;
using Lienvan.Model.Projects;
using Lienvan.Model.Scenarios;
using NodaTime;

namespace Lienvan.Tests.Model.Scenarios;

/// <summary>What is open on a day: versions, projects of two sides, needs, assumed openings, policies.</summary>
public sealed class ScenarioTests
{
    private static readonly PackageSketch Planned = PackageSketch.Valid
        .Plus("sections", "yv-hp,vn-hn-hp,yen-vien,hai-phong-station,1000+1435,120,90,14+25,1200,,,p-link,Government decision,A");

    [Fact]
    public void A_row_holds_from_its_first_day_to_its_last()
    {
        var sketch = PackageSketch.Valid.With("sections", "yv-hp", "valid_from", "2026-01-01").With("sections", "yv-hp", "valid_to",
            "2026-12-31");
        Assert.False(HasSection(sketch, "base", "2025-12-31", "yv-hp"));
        Assert.True(HasSection(sketch, "base", "2026-01-01", "yv-hp"));
        Assert.True(HasSection(sketch, "base", "2026-12-31", "yv-hp"));
        Assert.False(HasSection(sketch, "base", "2027-01-01", "yv-hp"));
    }

    [Fact]
    public void A_project_takes_effect_when_the_later_side_opens_and_replaces_the_row_before_it()
    {
        Assert.Equal("1000", GaugesOf(Planned, "base", "2029-12-31"));
        Assert.Equal("1000+1435", GaugesOf(Planned, "base", "2030-01-01"));
        Assert.Equal("1000", GaugesOf(Planned, "existing", "2030-01-01"));
    }

    [Theory]
    [InlineData("p-link,CN", "opens")]
    [InlineData("p-link,VN", "approved")]
    public void A_side_without_decision_or_date_holds_everything_up(string part, string column) =>
        Assert.Equal("1000", GaugesOf(Planned.With("project_parts", part, column, ""), "base", "2050-01-01"));

    [Fact]
    public void A_link_with_parts_on_one_side_only_never_takes_effect() =>
        Assert.Equal("1000", GaugesOf(Planned.Minus("project_parts", "p-link,CN"), "base", "2050-01-01"));

    [Fact]
    public void A_scenario_may_assume_another_opening()
    {
        Assert.Equal("1000", GaugesOf(Planned, "early", "2028-12-31"));
        Assert.Equal("1000+1435", GaugesOf(Planned, "early", "2029-01-01"));
    }

    [Fact]
    public void A_project_waits_for_those_it_needs()
    {
        var sketch = PackageSketch.Valid.With("roads", "bn-yv", "project", "p-more");
        Assert.False(HasRoad(sketch, "2029-12-31"));
        Assert.True(HasRoad(sketch, "2030-01-01"));
        var circle = sketch.With("projects", "p-link", "needs", "p-more");
        Assert.DoesNotContain(On(circle, "base", "2050-01-01").Corridor.Roads, road => road.Id == "bn-yv");
    }

    [Fact]
    public void A_policy_sets_a_cell_from_its_day_on()
    {
        Assert.Equal("20:00", Closing("late", "2026-12-31"));
        Assert.Equal("22:00", Closing("late", "2027-01-01"));
        Assert.Equal("20:00", Closing("base", "2027-01-01"));

        static string Closing(string scenario, string day) =>
            On(PackageSketch.Valid, scenario, day).Corridor.OpeningHours.Single(span => span.Hours.Value == "gate-vn").Closes.ToString();
    }

    [Fact]
    public void A_what_if_sets_cells_as_a_policy_does()
    {
        var corridor = PackageSketch.Valid.Corridor;
        var wider = Scenario.Find(corridor, new ScenarioId("base"))!.With(new PolicyChange("handling", "yv-1435", "servers", "4"));
        Assert.Equal(4, wider.On(corridor, new LocalDate(2026, 3, 2)).Corridor.Handling.Single(work => work.Id == "yv-1435").Servers);
    }

    [Theory]
    [InlineData("countries", "VN", "time_zone", "Asia/Hanoi")]
    [InlineData("countries", "VN", "currency", "dong")]
    [InlineData("places", "bac-ninh", "country", "XX")]
    [InlineData("crossings", "gate-huu-nghi", "place_a", "youyi-guan")]
    public void A_what_if_that_fits_nowhere_changes_nothing(string table, string row, string column, string value)
    {
        var corridor = PackageSketch.Valid.Corridor;
        var network = Scenario.Existing.With(new PolicyChange(table, row, column, value)).On(corridor, new LocalDate(2026, 3, 2));
        Assert.Equal("Asia/Ho_Chi_Minh", network.Corridor.Countries[0].Zone.Id);
        Assert.Equal(corridor.Places.Select(place => place.Country), network.Corridor.Places.Select(place => place.Country));
        Assert.Equal(corridor.Crossings.Select(crossing => crossing.PlaceA),
            network.Corridor.Crossings.Select(crossing => crossing.PlaceA));
    }

    [Fact]
    public void A_closure_holds_on_its_days_only()
    {
        var network = On(PackageSketch.Valid, "base", "2026-02-17");
        var gate = new CrossingId("gate-huu-nghi");
        Assert.NotNull(network.FindClosure(gate, CrossingDirection.AToB, null, new LocalDate(2026, 2, 17)));
        Assert.Null(network.FindClosure(gate, CrossingDirection.AToB, null, new LocalDate(2026, 2, 19)));
    }

    [Fact]
    public void A_scenario_has_what_its_parents_have_and_an_unknown_one_is_not_there()
    {
        var late = Scenario.Find(PackageSketch.Valid.Corridor, new ScenarioId("late"))!;
        Assert.Equal(["p-link", "p-more"], late.Projects.Select(project => project.Value));
        Assert.Equal(["late-gate"], late.Policies.Select(policy => policy.Id));
        Assert.Null(Scenario.Find(PackageSketch.Valid.Corridor, new ScenarioId("never")));
    }

    private static Network On(PackageSketch sketch, string scenario, string day)
    {
        var corridor = sketch.Read().Value;
        return Scenario.Find(corridor, new ScenarioId(scenario))!.On(corridor, NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value);
    }

    private static bool HasSection(PackageSketch sketch, string scenario, string day, string section) =>
        On(sketch, scenario, day).Corridor.Sections.Any(candidate => candidate.Id == section);

    private static bool HasRoad(PackageSketch sketch, string day) => On(sketch, "base", day).Corridor.Roads.Any(road => road.Id == "bn-yv");

    private static string GaugesOf(PackageSketch sketch, string scenario, string day) => string.Join('+',
        On(sketch, scenario, day).Corridor.Sections.Single(section => section.Id == "yv-hp").Gauges.Select(limits =>
            limits.Gauge.Millimetres));
}
