using Lienvan.Tests.Support;

namespace Lienvan.Tests.Planner;

/// <summary>A lorry that comes after closing crosses the next morning.</summary>
public sealed class C02_GateClosesAtNight
{
    [Fact]
    public void It_crosses_next_morning() => Check.Plan("""
        VN ls hn
        CN yg nn
        road ls hn 20km 1h
        road yg nn 200km 4h
        gate hn yg 1km hours_a=vn hours_b=cn minutes_p50=30 minutes_p90=30 truck_rule=swap
        hours vn VN 07:00-18:00
        hours cn CN 08:00-19:00
        """, "ls nn 2026-03-02T17:30", """
        Mon 2 Mar 17:30 +7 to Tue 3 Mar 12:30 +8 (P90 Tue 3 Mar 12:30), 260.00 USD, 221.0 kg
          Mon 2 Mar 17:30 +7 road ls–hn 1 h 20 km 40.00 USD
          Mon 2 Mar 18:30 +7 wait hn 12 h 30 min (the gate is closed)
          Tue 3 Mar 07:00 +7 border hn–yg 30 min gate-hn-yg 1 km [passage 30 min] (the trailer gets a tractor of the other country)
          Tue 3 Mar 08:30 +8 road yg–nn 4 h 200 km 220.00 USD
        """);

    [Fact]
    public void Hours_past_midnight_let_it_through() => Check.Ways("""
        VN ls hn
        CN yg nn
        road ls hn 20km 1h
        road yg nn 200km 4h
        gate hn yg 1km hours_a=vn hours_b=cn minutes_p50=30 minutes_p90=30 truck_rule=swap
        hours vn VN 07:00-02:00+1
        hours cn CN 08:00-03:00+1
        """, "ls nn 2026-03-02T17:30", """
        Mon 2 Mar 17:30 +7 to Tue 3 Mar 00:00 +8 (P90 Tue 3 Mar 00:00), 260.00 USD, 221.0 kg, by road:hn gate-hn-yg road:nn
        """);
}
