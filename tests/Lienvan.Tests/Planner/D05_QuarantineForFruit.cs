using Lienvan.Tests.Support;

namespace Lienvan.Tests.Planner;

/// <summary>Farm goods pass quarantine on top of customs, on each side that asks for it.</summary>
public sealed class D05_QuarantineForFruit
{
    [Fact]
    public void Fruit_is_looked_at() => Check.Plan("""
        VN ls hn
        CN yg nn
        road ls hn 20km 1h
        road yg nn 200km 4h
        gate hn yg 1km minutes_p50=30 minutes_p90=30 truck_rule=swap
        row goods id=fruit quarantine=yes
        formality gate-hn-yg VN export 30m 10$
        formality gate-hn-yg VN export 60m/3h 25$ kind=quarantine
        formality gate-hn-yg CN import 2h/8h 40$ kind=quarantine documents=phytosanitary
        """, "ls nn 2026-03-02T08:00 goods=fruit", """
        Mon 2 Mar 08:00 +7 to Mon 2 Mar 18:00 +8 (P90 Mon 2 Mar 23:11), 335.00 USD, 265.2 kg
          Mon 2 Mar 08:00 +7 road ls–hn 1 h 20 km 40.00 USD
          Mon 2 Mar 09:00 +7 border hn–yg 4 h gate-hn-yg 1 km 75.00 USD [export customs 30 min] [export quarantine 1 h] [passage 30 min] [import quarantine 2 h] (the trailer gets a tractor of the other country)
          Mon 2 Mar 14:00 +8 road yg–nn 4 h 200 km 220.00 USD
        """);

    [Fact]
    public void Other_goods_are_not() => Check.Plan("""
        VN ls hn
        CN yg nn
        road ls hn 20km 1h
        road yg nn 200km 4h
        gate hn yg 1km minutes_p50=30 minutes_p90=30 truck_rule=swap
        formality gate-hn-yg VN export 30m 10$
        formality gate-hn-yg VN export 60m/3h 25$ kind=quarantine
        formality gate-hn-yg CN import 2h/8h 40$ kind=quarantine
        """, "ls nn 2026-03-02T08:00", """
        Mon 2 Mar 08:00 +7 to Mon 2 Mar 15:00 +8 (P90 Mon 2 Mar 15:00), 270.00 USD, 221.0 kg
          Mon 2 Mar 08:00 +7 road ls–hn 1 h 20 km 40.00 USD
          Mon 2 Mar 09:00 +7 border hn–yg 1 h gate-hn-yg 1 km 10.00 USD [export customs 30 min] [passage 30 min] (the trailer gets a tractor of the other country)
          Mon 2 Mar 11:00 +8 road yg–nn 4 h 200 km 220.00 USD
        """);
}
