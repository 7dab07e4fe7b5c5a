using Lienvan.Tests.Support;

namespace Lienvan.Tests.Planner;

/// <summary>Viet Nam is an hour behind China; the day may change on the bridge.</summary>
public sealed class C04_BothClocksAtBorder
{
    [Fact]
    public void Midnight_comes_first_in_China() => Check.Plan("""
        VN ls hn
        CN yg nn
        road ls hn 20km 1h
        road yg nn 200km 4h
        gate hn yg 1km minutes_p50=30 minutes_p90=30 truck_rule=swap
        """, "ls nn 2026-03-02T21:50", """
        Mon 2 Mar 21:50 +7 to Tue 3 Mar 04:20 +8 (P90 Tue 3 Mar 04:20), 260.00 USD, 221.0 kg
          Mon 2 Mar 21:50 +7 road ls–hn 1 h 20 km 40.00 USD
          Mon 2 Mar 22:50 +7 border hn–yg 30 min gate-hn-yg 1 km [passage 30 min] (the trailer gets a tractor of the other country)
          Tue 3 Mar 00:20 +8 road yg–nn 4 h 200 km 220.00 USD
        """);

    [Fact]
    public void A_timetable_is_told_by_the_clock_of_each_stop() => Check.Plan("""
        VN hn dd
        CN px
        lift hn road 1000 0m
        lift px road 1000 0m
        rail dd px 1000 15km
        train x 1000 1 cutoff_minutes=0 release_minutes=0 | hn 20:00 | dd 22:00/22:30 100km | px 00:30+1
        """, "hn px 2026-03-02T18:00", """
        Mon 2 Mar 18:00 +7 to Tue 3 Mar 00:30 +8 (P90 Tue 3 Mar 00:55), 77.50 USD, 33.0 kg
          Mon 2 Mar 18:00 +7 handling hn 0 min (lift road to rail1000)
          Mon 2 Mar 18:00 +7 wait hn 2 h (cut-off 0 h before departure)
          Mon 2 Mar 20:00 +7 rail hn–dd 2 h x 1000 100 km 67.39 USD
          Mon 2 Mar 22:00 +7 border dd–px 1 h 30 min x 1000 15 km 10.11 USD
          Tue 3 Mar 00:30 +8 handling px 0 min (lift rail1000 to road)
        """);
}
