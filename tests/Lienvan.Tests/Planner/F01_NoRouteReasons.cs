using Lienvan.Planner.Consignments;
using Lienvan.Tests.Support;

namespace Lienvan.Tests.Planner;

/// <summary>A no says why and what would make it a yes.</summary>
public sealed class F01_NoRouteReasons
{
    [Fact]
    public void Nothing_joins_the_places() => Check.Plan("""
        VN a b
        CN p
        road a b 10km 1h
        """, "a p 2026-03-02T08:00", """
        no: no road, railway or ship of the package leads from a to p
          help: a package that joins the two places
        """);

    [Fact]
    public void The_gate_does_not_take_the_goods() => Check.Plan("""
        VN ls hn
        CN yg nn
        road ls hn 20km 1h
        road yg nn 200km 4h
        gate hn yg 1km minutes_p50=30 minutes_p90=30 goods=general truck_rule=swap
        row goods id=fruit
        """, "ls nn 2026-03-02T08:00 goods=fruit", """
        no: no way takes fruit that travel in containers: gate-hn-yg does not take fruit
          help: other goods in ordinary containers could go
          help: another gate or terminal that takes them
        """);

    [Fact]
    public void The_gate_does_not_take_the_cargo() => Check.Plan("""
        VN ls hn
        CN yg nn
        road ls hn 20km 1h
        road yg nn 200km 4h
        gate hn yg 1km minutes_p50=30 minutes_p90=30 truck_rule=swap
        """, "ls nn 2026-03-02T08:00 overlength", """
        no: no way takes general that are longer than a container: gate-hn-yg does not take overlength cargo
          help: other goods in ordinary containers could go
          help: another gate or terminal that takes them
        """);

    [Fact]
    public void The_road_gate_is_closed_all_the_time() => Check.Plan("""
        VN ls hn
        CN yg nn
        road ls hn 20km 1h
        road yg nn 200km 4h
        hours day VN 07:00-18:00
        gate hn yg 1km hours_a=day truck_rule=swap
        closed gate-hn-yg 2026-03-01..2026-05-31
        """, "ls nn 2026-03-02T08:00", """
        no: the gates on the way are closed on those days: gate-hn-yg is closed: closed
          help: a readiness after the closure
        """);

    [Fact]
    public void The_rail_crossing_is_closed_all_the_time() => Check.Plan("""
        VN yv dd
        CN px
        lift yv road 1435 40m
        lift px road 1435 40m
        hours day VN 07:00-18:00
        rail dd px 1435 15km hours_a=day
        train x1 1435 1234567 | yv 18:00 | dd 23:00/02:00+1 160km | px 04:00+1 15km
        closed dd-px 2026-03-01..2026-05-31
        """, "yv px 2026-03-02T08:00", """
        no: no crossing on the way lets it through: dd-px is not open on any day within the horizon
          help: another day
          help: a permit, where one is asked for
        """);

    [Fact]
    public void The_box_is_too_heavy() => Check.Plan("""
        VN bn yv dd
        CN px nn
        road bn yv 20km 1h
        lift yv road 1435 40m/90m 35$
        lift nn road 1435 40m 35$
        rail dd px 1435 15km
        formality dd-px VN export 60m/4h 50$
        formality dd-px CN import 90m/5h 80$
        train x1 1435 1234567 box_mass_max_t=20 | yv 18:00 | dd 23:00/02:00+1 160km | px 04:00+1/08:00+1 15km | nn 13:00+1 220km
        """, "bn nn 2026-03-02T08:00 tonnes=25", """
        no: the consignment is too large or too heavy: x1 takes boxes of at most 20 t, these weigh 27.2 t
          help: containers of at most 20 t, their own weight included (--tonnes)
        """);

    [Fact]
    public void Of_trains_that_the_box_is_too_heavy_for_those_on_the_way_are_named() => Check.Plan("""
        VN bn yv dd hp
        CN px nn
        road bn yv 20km 1h
        lift yv road 1435 40m/90m 35$
        lift nn road 1435 40m 35$
        rail dd px 1435 15km
        formality dd-px VN export 60m/4h 50$
        formality dd-px CN import 90m/5h 80$
        train x0 1435 1234567 box_mass_max_t=17 | yv 10:00 | hp 14:00 100km
        train x1 1435 1234567 box_mass_max_t=20 | yv 18:00 | dd 23:00/02:00+1 160km | px 04:00+1/08:00+1 15km | nn 13:00+1 220km
        """, "bn nn 2026-03-02T08:00 tonnes=25", """
        no: the consignment is too large or too heavy: x1 takes boxes of at most 20 t, these weigh 27.2 t
          help: containers of at most 20 t, their own weight included (--tonnes)
        """);

    /// <summary>A lighter box is let onto the train, though on those days it would not get through, either.</summary>
    [Fact]
    public void The_box_is_too_heavy_and_the_gate_behind_is_closed() => Check.Plan("""
        VN bn yv hn
        CN yg nn
        road bn yv 20km 1h
        road yg nn 200km 4h
        lift yv road 1435 40m
        lift hn road 1435 40m
        gate hn yg 1km truck_rule=swap
        train x1 1435 1234567 box_mass_max_t=20 | yv 18:00 | hn 23:00 160km
        closed gate-hn-yg 2026-03-01..2026-05-31
        """, "bn nn 2026-03-02T08:00 tonnes=25", """
        no: the consignment is too large or too heavy: x1 takes boxes of at most 20 t, these weigh 27.2 t
          help: fewer containers at a time
          help: lighter containers
        """);

    [Fact]
    public void The_train_is_too_small() => Check.Plan("""
        VN bn yv dd
        CN px nn
        road bn yv 20km 1h
        lift yv road 1435 40m/90m 35$
        lift nn road 1435 40m 35$
        rail dd px 1435 15km
        formality dd-px VN export 60m/4h 50$
        formality dd-px CN import 90m/5h 80$
        train x1 1435 1234567 teu=10 mass_t=500 | yv 18:00 | dd 23:00/02:00+1 160km | px 04:00+1/08:00+1 15km | nn 13:00+1 220km
        """, "bn nn 2026-03-02T08:00 teu=20", """
        no: the consignment is too large or too heavy: x1 carries at most 10 TEU and 500 t
          help: fewer containers at a time
          help: lighter containers
        """);

    [Fact]
    public void The_train_takes_no_such_cargo() => Check.Plan("""
        VN bn yv dd
        CN px nn
        road bn yv 20km 1h
        lift yv road 1435 40m/90m 35$
        lift nn road 1435 40m 35$
        rail dd px 1435 15km
        formality dd-px VN export 60m/4h 50$
        formality dd-px CN import 90m/5h 80$
        train x1 1435 1234567 | yv 18:00 | dd 23:00/02:00+1 160km | px 04:00+1/08:00+1 15km | nn 13:00+1 220km
        """, "bn nn 2026-03-02T08:00 reefer", """
        no: no way takes general that must be cooled: dd-px does not take reefer cargo; x1 does not take reefer cargo; yv yard does not take reefer (road to rail1435); nn yard does not take reefer (road to rail1435)
          help: other goods in ordinary containers could go
          help: another gate or terminal that takes them
        """);

    [Fact]
    public void No_departure_within_the_horizon() => Check.Plan("""
        VN bn yv dd
        CN px nn
        road bn yv 20km 1h
        lift yv road 1435 40m/90m 35$
        lift nn road 1435 40m 35$
        rail dd px 1435 15km
        formality dd-px VN export 60m/4h 50$
        formality dd-px CN import 90m/5h 80$
        train x1 1435 7 | yv 18:00 | dd 23:00/02:00+1 160km | px 04:00+1/08:00+1 15km | nn 13:00+1 220km
        """, "bn nn 2026-03-02T08:00 horizon=2", """
        no: the places are joined, but no departure gets through within the horizon
          help: a longer horizon (--horizon)
          help: another day
        """);

    [Fact]
    public void A_gate_only_for_lorries_with_a_permit()
    {
        var answer = Asking.Of(Sketch.Corridor("VN hn\nCN yg\ngate hn yg 1km truck_rule=through"), "hn yg 2026-03-02T08:00").Answer();
        Assert.Contains(Assert.IsType<PlanAnswer.NoRoute>(answer).WhatWouldHelp, help => help.Contains("permit", StringComparison.Ordinal));
    }

    [Fact]
    public void Another_scenario_would_join_them() => Check.Plan("""
        VN ls hn
        CN yg nn
        road ls hn 20km 1h
        road yg nn 200km 4h
        gate hn yg 1km minutes_p50=30 minutes_p90=30 truck_rule=swap project=bridge
        row projects id=bridge kind=gate
        row project_parts project=bridge country=VN part=all approved=2020-01-01 opens=2030-01-01
        row scenarios id=built projects=bridge
        """, "ls nn 2026-03-02T08:00", """
        no: in scenario existing on 2026-03-02 no way leads from ls to nn
          help: scenario built joins them by 2031-03-02 (--scenario built)
        """);
}
