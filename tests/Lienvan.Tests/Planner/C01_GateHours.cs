using Lienvan.Tests.Support;

namespace Lienvan.Tests.Planner;

/// <summary>A lorry waits until both sides of the gate are open.</summary>
public sealed class C01_GateHours
{
    [Fact]
    public void It_waits_for_the_later_side() => Check.Plan("""
        VN ls hn
        CN yg nn
        road ls hn 20km 1h
        road yg nn 200km 4h
        gate hn yg 1km hours_a=vn hours_b=cn minutes_p50=30 minutes_p90=30 truck_rule=swap
        hours vn VN 07:00-18:00
        hours cn CN 10:00-19:00
        """, "ls nn 2026-03-02T05:00", """
        Mon 2 Mar 05:00 +7 to Mon 2 Mar 14:30 +8 (P90 Mon 2 Mar 14:30), 260.00 USD, 221.0 kg
          Mon 2 Mar 05:00 +7 road ls–hn 1 h 20 km 40.00 USD
          Mon 2 Mar 06:00 +7 wait hn 3 h (the gate is closed)
          Mon 2 Mar 09:00 +7 border hn–yg 30 min gate-hn-yg 1 km [passage 30 min] (the trailer gets a tractor of the other country)
          Mon 2 Mar 10:30 +8 road yg–nn 4 h 200 km 220.00 USD
        """);
}
