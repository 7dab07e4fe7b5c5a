using Lienvan.Planner.Consignments;
using Lienvan.Planner.Search;
using Lienvan.Tests.Support;

namespace Lienvan.Tests.Planner;

/// <summary>Smallest corridors on which the search loses a way that walking all ways finds, or finds one that nobody would go.</summary>
public sealed class LostWayTest
{
    /// <summary>
    /// Two cranes at a: the quick one reaches Monday's train and then pays for storage at b until Friday, the slow and dearer one misses
    /// it,
    /// takes Wednesday's and so pays two days less. Being half a day earlier costs two days of storage: the lead grows when only one of two
    /// labels reaches a departure, so it is no bound on what can still be charged for it.
    /// </summary>
    [Fact]
    public void A_lead_that_grows_is_charged_for_more_than_it_was_at_first() => AssertNothingLost("""
        VN a b c
        lift a road 1435 30m 10$
        lift a road 1435 6h 30$ id=slow
        lift c 1435 road 30m
        yard b free_storage_hours=0 storage_per_teu_day=30
        train x1 1435 13 | a 13:00 | b 20:00 100km
        train x2 1435 5 | b 18:00 | c 23:00 100km
        """, "a c 2026-03-02T08:00");

    /// <summary>
    /// From a the motorway to c is the faster road, by b the cheaper one. Cargo that came to b by road may not drive on from there, yet it
    /// stands for cargo that came to b by train, later and dearer, and that may.
    /// </summary>
    [Fact]
    public void Cargo_that_may_not_drive_on_does_not_stand_for_cargo_that_may() => AssertNothingLost("""
        VN a b c
        road a b 100km 3h
        road b c 100km 3h
        road a c 300km 5h toll=500
        lift a road 1435 30m
        lift b road 1435 30m
        train x1 1435 1 | a 13:00 | b 15:00 300km
        """, "a c 2026-03-02T08:00");

    /// <summary>A road that is usually the faster one may be the slower one on bad days: then the detour has the better P90.</summary>
    [Fact]
    public void A_road_that_is_surer_is_found_beside_the_faster_one() => AssertNothingLost("""
        VN a b c
        road a b 100km 3h/3.1h
        road b c 100km 3h/3.1h
        road a c 300km 5h/20h
        lift a road 1435 30m
        lift b road 1435 30m
        train x1 1435 1 | a 13:00 | b 15:00 300km
        """, "a c 2026-03-02T08:00");

    /// <summary>Down and up again costs 4 dollars and lasts 8 hours, in which waiting would cost 20: no yard would do it all
    /// week.</summary>
    [Fact]
    public void Boxes_are_not_lifted_in_circles_to_spare_storage()
    {
        var ways = Twin.Search("""
            VN a b c
            lift a road 1435 30m 20$
            lift b road 1435 4h 2$
            lift c 1435 road 30m 20$
            yard b free_storage_hours=0 storage_per_teu_day=60
            train x1 1435 1 | a 13:00 | b 20:00 100km
            train x2 1435 5 | b 18:00 | c 23:00 100km
            """, "a c 2026-03-02T08:00");
        Assert.Single(ways);
    }

    /// <summary>The border closes at 18:00 and the train leaves at 22:30: boarded a stop earlier it would be held until 07:00.</summary>
    [Fact]
    public void A_train_boarded_at_a_closed_border_waits_for_it()
    {
        var graph = Twin.GraphOf(Border + "\nhours day VN 07:00-18:00", "dd px 2026-03-02T15:00");
        Assert.Single(LabelSearch.Run(graph, new SearchOptions { Starts = [0] }).Ways, way => way.Time >= 16 * 3600);
    }

    [Fact]
    public void A_border_has_its_leg_when_the_train_is_boarded_there()
    {
        var plans = Assert.IsType<PlanAnswer.Plans>(Asking
            .Of(Sketch.Corridor(Border + "\nhours day VN 00:00-24:00"), "dd px 2026-03-02T15:00").Answer());
        Assert.Contains(plans.Itineraries[0].Legs, leg => leg is { Kind: LegKind.Border, Crossing.Id.Value: "dd-px" });
    }

    [Fact]
    public void No_way_takes_longer_than_the_horizon()
    {
        var answer = Asking.Of(Sketch.Corridor("VN a b\nroad a b 2000km 60h"), "a b 2026-03-02T08:00 horizon=2").Answer();
        Assert.IsType<PlanAnswer.NoRoute>(answer);
    }

    /// <summary>
    /// With storage charged anywhere, a box that costs nothing to lift is lifted up and down for ever: each time it is later and no dearer,
    /// so nothing dominates it, and no way already found is as cheap.
    /// </summary>
    [Fact]
    public void Free_work_in_circles_comes_to_an_end()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        var asking = Asking.Of(Sketch.Corridor("""
            VN a b c
            lift a road 1000 30m
            lift c road 1000 30m
            yard b free_storage_hours=24 storage_per_teu_day=24
            train x1 1000 1 | a 18:00 | b 22:00 100km
            train x2 1000 4 | b 22:00 | c 23:00 100km
            """), "a c 2026-03-02T08:00");
        Assert.IsType<PlanAnswer.Plans>(asking.Planner.Plan(asking.Request, patience.Token));
    }

    [Fact]
    public void A_closed_gate_is_not_passed_after_the_horizon()
    {
        var sketch = "VN hn\nCN yg\ngate hn yg 1km truck_rule=swap\nclosed gate-hn-yg 2026-03-01..2026-05-31";
        Assert.IsType<PlanAnswer.NoRoute>(Asking.Of(Sketch.Corridor(sketch), "hn yg 2026-03-02T08:00 horizon=30").Answer());
    }

    [Fact]
    public void A_train_too_small_is_told_in_a_whole_sentence()
    {
        var sketch = "VN a b\nlift a road 1000 30m\nlift b road 1000 30m\ntrain x 1000 1 teu=4 | a 18:00 | b 20:00 100km";
        var none = Assert.IsType<PlanAnswer.NoRoute>(Asking.Of(Sketch.Corridor(sketch), "a b 2026-03-02T08:00 teu=6").Answer());
        Assert.False(none.Why.EndsWith("and ", StringComparison.Ordinal), none.Why);
    }

    [Fact]
    public void What_is_there_already_does_not_travel()
    {
        var corridor = Sketch.Corridor("""
            VN a b
            road a b 100km 3h
            lift a road 1000 30m 5$
            lift b road 1000 30m 5$
            train x 1000 1 | a 18:00 | b 20:00 100km
            """);
        var answer = Asking.Of(corridor, "a a 2026-03-02T08:00").Answer();
        Assert.True(answer is not PlanAnswer.Plans plans || plans.Itineraries.All(way => way.Legs.IsEmpty));
    }

    /// <summary>Storage on the way makes the planner try readiness on later days; what is told must still count from the real
    /// one.</summary>
    [Fact]
    public void Door_to_door_counts_from_readiness_though_the_goods_are_held_back()
    {
        var asking = Asking.Of(Sketch.Corridor("""
            VN a b c
            lift a road 1000 30m
            lift c road 1000 30m
            yard b free_storage_hours=24 storage_per_teu_day=24
            train x1 1000 1234567 | a 18:00 | b 22:00 100km
            train x2 1000 4 | b 22:00 | c 23:00 100km
            """), "a c 2026-03-02T08:00");
        var plans = Assert.IsType<PlanAnswer.Plans>(asking.Answer());
        Assert.All(plans.Itineraries, way => Assert.Equal(way.Arrival.ToInstant() - asking.Request.Ready, way.DoorToDoor));
    }

    private const string Border = """
        VN dd
        CN px
        lift dd road 1000 30m
        lift px road 1000 30m
        rail dd px 1000 15km hours_a=day
        train x 1000 1234567 | dd 22:30 | px 00:30+1
        """;

    private static void AssertNothingLost(string sketch, string question, int mostVisits = 1) =>
        Assert.Equal("", Twin.Compare(sketch, question, [0], mostVisits).Difference);
}
