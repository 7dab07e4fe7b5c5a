using Lienvan.Tests.Support;

namespace Lienvan.Tests.Planner;

/// <summary>Days on which a gate is closed, by decree or by a holiday of one side.</summary>
public sealed class C03_HolidayClosure
{
    [Fact]
    public void Closed_days_are_waited_out() => Check.Ways("""
        VN ls hn
        CN yg nn
        road ls hn 20km 1h
        road yg nn 200km 4h
        gate hn yg 1km hours_a=vn hours_b=cn minutes_p50=30 minutes_p90=30 truck_rule=swap
        hours vn VN 07:00-18:00
        hours cn CN 08:00-19:00
        closed gate-hn-yg 2026-03-02..2026-03-04
        """, "ls nn 2026-03-02T08:00", """
        Mon 2 Mar 08:00 +7 to Thu 5 Mar 12:30 +8 (P90 Thu 5 Mar 12:30), 260.00 USD, 221.0 kg, by road:hn gate-hn-yg road:nn
        """);

    [Fact]
    public void Holidays_of_one_side_count() => Check.Ways("""
        VN ls hn
        CN yg nn
        road ls hn 20km 1h
        road yg nn 200km 4h
        gate hn yg 1km hours_a=vn hours_b=cn minutes_p50=30 minutes_p90=30 truck_rule=swap
        hours vn VN 07:00-18:00
        hours cn CN 08:00-19:00 holidays=closed
        row holidays country=CN date=2026-03-02 name_en=holiday
        row holidays country=VN date=2026-03-03 name_en=holiday
        """, "ls nn 2026-03-02T08:00", """
        Mon 2 Mar 08:00 +7 to Tue 3 Mar 12:30 +8 (P90 Tue 3 Mar 12:30), 260.00 USD, 221.0 kg, by road:hn gate-hn-yg road:nn
        """);

    [Fact]
    public void Only_the_closed_direction_waits() => Check.Ways("""
        VN ls hn
        CN yg nn
        road ls hn 20km 1h
        road yg nn 200km 4h
        gate hn yg 1km minutes_p50=30 minutes_p90=30 truck_rule=swap
        closed gate-hn-yg 2026-03-02..2026-03-04 direction=b_to_a
        """, "ls nn 2026-03-02T08:00", """
        Mon 2 Mar 08:00 +7 to Mon 2 Mar 14:30 +8 (P90 Mon 2 Mar 14:30), 260.00 USD, 221.0 kg, by road:hn gate-hn-yg road:nn
        """);

    [Fact]
    public void Other_goods_pass() => Check.Ways("""
        VN ls hn
        CN yg nn
        road ls hn 20km 1h
        road yg nn 200km 4h
        gate hn yg 1km minutes_p50=30 minutes_p90=30 truck_rule=swap
        row goods id=fruit
        closed gate-hn-yg 2026-03-02..2026-03-04 goods=fruit
        """, "ls nn 2026-03-02T08:00", """
        Mon 2 Mar 08:00 +7 to Mon 2 Mar 14:30 +8 (P90 Mon 2 Mar 14:30), 260.00 USD, 221.0 kg, by road:hn gate-hn-yg road:nn
        """);
}
