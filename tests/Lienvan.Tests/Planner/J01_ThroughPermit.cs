using Lienvan.Tests.Support;

namespace Lienvan.Tests.Planner;

/// <summary>With a permit the lorry drives through; without, the cargo changes lorries.</summary>
public sealed class J01_ThroughPermit
{
    [Fact]
    public void With() => Check.Plan("""
        VN ls hn
        CN yg nn
        road ls hn 20km 1h
        road yg nn 200km 4h
        gate hn yg 1km minutes_p50=30 minutes_p90=30 truck_rule=through;transload
        lift yg road road 3h/5h 80$
        """, "ls nn 2026-03-02T08:00 permit", """
        Mon 2 Mar 08:00 +7 to Mon 2 Mar 14:30 +8 (P90 Mon 2 Mar 14:30), 260.00 USD, 221.0 kg
          Mon 2 Mar 08:00 +7 road ls–hn 1 h 20 km 40.00 USD
          Mon 2 Mar 09:00 +7 border hn–yg 30 min gate-hn-yg 1 km [passage 30 min] (the lorry drives through with a permit)
          Mon 2 Mar 10:30 +8 road yg–nn 4 h 200 km 220.00 USD
        """);

    [Fact]
    public void Without() => Check.Plan("""
        VN ls hn
        CN yg nn
        road ls hn 20km 1h
        road yg nn 200km 4h
        gate hn yg 1km minutes_p50=30 minutes_p90=30 truck_rule=through;transload
        lift yg road road 3h/5h 80$
        """, "ls nn 2026-03-02T08:00", """
        Mon 2 Mar 08:00 +7 to Mon 2 Mar 17:30 +8 (P90 Mon 2 Mar 19:23), 340.00 USD, 221.0 kg
          Mon 2 Mar 08:00 +7 road ls–hn 1 h 20 km 40.00 USD
          Mon 2 Mar 09:00 +7 border hn–yg 3 h 30 min gate-hn-yg 1 km 80.00 USD [change of lorry at yg yard 3 h] [passage 30 min] (with a permit (--permit) the lorry could drive through)
          Mon 2 Mar 13:30 +8 road yg–nn 4 h 200 km 220.00 USD
        """);
}
