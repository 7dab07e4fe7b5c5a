using Lienvan.Model.Places;
using Lienvan.Model.Projects;
using Lienvan.Model.Scenarios;
using Lienvan.Planner;
using Lienvan.Planner.Consignments;
using Lienvan.Tests.Support;
using NodaTime;

namespace Lienvan.Tests.Planner;

/// <summary>Where the package has times that a simulation found, the way over a border takes them, and says so.</summary>
public sealed class SimulatedPassageTest
{
    private const string Road = """
        VN hn
        CN yy
        gate hn yy 1km minutes_p50=30 minutes_p90=60 truck_rule=swap
        formality gate-hn-yy VN export 10m
        formality gate-hn-yy CN import 10m
        """;

    private const string Simulated = """
        row simulated_dwells id=out crossing=gate-hn-yy direction=a_to_b scenario=existing minutes_p50=90 minutes_p90=240 total_p50=200 total_p90=400
        row simulated_dwells id=other crossing=gate-hn-yy direction=a_to_b scenario=else minutes_p50=900 minutes_p90=2400 total_p50=2000 total_p90=4000
        """;

    [Fact]
    public void A_gate_takes_as_long_as_it_was_simulated()
    {
        var (plain, simulated) = (Plan(Road), Plan(Road + "\n" + Simulated));

        Assert.Equal(Duration.FromMinutes(50), plain.DoorToDoor);
        Assert.Equal(Duration.FromMinutes(110), simulated.DoorToDoor);
        var steps = simulated.Legs.Single(leg => leg.Kind == LegKind.Border).Steps;
        Assert.Contains(steps, step => step.What == "passage, simulated (simulated_dwells out)" && step.P90 > Duration.FromMinutes(150));
    }

    [Fact]
    public void The_other_way_is_as_the_package_says() =>
        Assert.Equal(Plan(Road, back: true).DoorToDoor, Plan(Road + "\n" + Simulated, back: true).DoorToDoor);

    /// <summary>
    /// A scenario that adds a line elsewhere has the border of the one it adds to; one that adds a policy has the package's.
    /// </summary>
    [Fact]
    public void What_was_simulated_holds_for_scenarios_that_add_to_it()
    {
        var more = Scenario.Existing with { Id = new ScenarioId("more"), Ancestors = [Scenario.Existing.Id] };
        var policy = new Policy { Id = "policy", Name = more.Name, Changes = [], Provenance = new Provenance("x", Confidence.A, "") };

        Assert.Equal(Duration.FromMinutes(110), Plan(Road + "\n" + Simulated, scenario: more).DoorToDoor);
        Assert.Equal(Duration.FromMinutes(50), Plan(Road + "\n" + Simulated, scenario: more with { Policies = [policy] }).DoorToDoor);
        Assert.Equal(Duration.FromMinutes(50), Plan(Road + "\n" + Simulated, scenario: more with { Ancestors = [] }).DoorToDoor);
    }

    private static Itinerary Plan(string sketch, bool back = false, Scenario? scenario = null)
    {
        var corridor = Sketch.Corridor(sketch + """

            formality gate-hn-yy CN export 10m
            formality gate-hn-yy VN import 10m
            """);
        var request = new PlanRequest
        {
            From = new PlaceId(back ? "yy" : "hn"),
            To = new PlaceId(back ? "hn" : "yy"),
            Goods = new GoodsId("general"),
            Teu = 2,
            Ready = Instant.FromUtc(2026, 3, 2, 1, 0),
        };
        return ((PlanAnswer.Plans)new DoorToDoorPlanner(corridor, scenario ?? Scenario.Existing).Plan(request)).Itineraries[0];
    }
}
