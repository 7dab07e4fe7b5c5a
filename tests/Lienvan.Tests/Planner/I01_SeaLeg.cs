using Lienvan.Tests.Support;

namespace Lienvan.Tests.Planner;

/// <summary>By ship from port to port, formalities at both quays.</summary>
public sealed class I01_SeaLeg
{
    [Fact]
    public void A_ship_between_two_lorries() => Check.Plan("""
        VN hn hp
        CN qz nn
        road hn hp 120km 2h
        road qz nn 130km 2h
        lift hp road sea 3h/6h 50$
        lift qz road sea 3h/6h 50$
        seaway hp qz 300km
        formality hp-qz VN export 1h 20$
        formality hp-qz CN import 2h 20$
        ship s1 2/week | hp | qz 20h 300km
        """, "hn nn 2026-03-02T08:00", """
        Mon 2 Mar 08:00 +7 to Thu 5 Mar 16:00 +8 (P90 Sat 7 Mar 01:35), 510.00 USD, 290.0 kg
          Mon 2 Mar 08:00 +7 road hn–hp 2 h 120 km 140.00 USD
          Mon 2 Mar 10:00 +7 handling hp 3 h 50.00 USD (lift road to sea)
          Mon 2 Mar 13:00 +7 clearance hp 1 h [export customs 1 h]
          Mon 2 Mar 14:00 +7 wait hp 1 d 22 h (2 departures a week at no published time: half an interval; cut-off 4 h before departure)
          Wed 4 Mar 12:00 +7 border hp–qz 22 h s1 300 km 120.00 USD [import customs 2 h]
          Thu 5 Mar 11:00 +8 handling qz 3 h 50.00 USD (lift sea to road)
          Thu 5 Mar 14:00 +8 road qz–nn 2 h 130 km 150.00 USD
        """);
}
