using Lienvan.Tests.Support;

namespace Lienvan.Tests.Planner;

/// <summary>A policy sets a cell of the package from its day on.</summary>
public sealed class H02_PolicySetsMinutes
{
    [Fact]
    public void Before_its_day_nothing_changes() => Check.Ways("""
        VN ls hn
        CN yg nn
        road ls hn 20km 1h
        road yg nn 200km 4h
        gate hn yg 1km minutes_p50=30 minutes_p90=30 truck_rule=swap
        row policies id=quick from=2026-04-01
        row policy_changes policy=quick table=crossings row=gate-hn-yg column=minutes_p50 value=5
        row scenarios id=quick policies=quick
        """, "ls nn 2026-03-02T08:00 scenario=quick", """
        Mon 2 Mar 08:00 +7 to Mon 2 Mar 14:30 +8 (P90 Mon 2 Mar 14:30), 260.00 USD, 221.0 kg, by road:hn gate-hn-yg road:nn
        """);

    [Fact]
    public void From_its_day_the_cell_is_what_it_says() => Check.Ways("""
        VN ls hn
        CN yg nn
        road ls hn 20km 1h
        road yg nn 200km 4h
        gate hn yg 1km minutes_p50=30 minutes_p90=30 truck_rule=swap
        row policies id=quick from=2026-04-01
        row policy_changes policy=quick table=crossings row=gate-hn-yg column=minutes_p50 value=5
        row scenarios id=quick policies=quick
        """, "ls nn 2026-04-02T08:00 scenario=quick", """
        Thu 2 Apr 08:00 +7 to Thu 2 Apr 14:05 +8 (P90 Thu 2 Apr 14:27), 260.00 USD, 221.0 kg, by road:hn gate-hn-yg road:nn
        """);
}
