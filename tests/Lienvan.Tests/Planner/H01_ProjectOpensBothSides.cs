using Lienvan.Tests.Support;

namespace Lienvan.Tests.Planner;

/// <summary>A link exists from the day on which both sides are approved, built and joined.</summary>
public sealed class H01_ProjectOpensBothSides
{
    [Fact]
    public void One_side_is_not_enough() => Check.Ways("""
        VN ls hn
        CN yg nn
        road ls hn 20km 1h
        road yg nn 200km 4h
        gate hn yg 1km minutes_p50=30 minutes_p90=30 truck_rule=swap project=bridge
        row projects id=bridge kind=gate joins=gate-hn-yg
        row project_parts project=bridge country=VN part=south approved=2020-01-01 opens=2026-01-01
        row scenarios id=built projects=bridge
        """, "ls nn 2026-03-02T08:00 scenario=built", """
        no: no road, railway or ship of the package leads from ls to nn
          help: a package that joins the two places
        """);

    [Fact]
    public void Both_sides_open_it() => Check.Ways("""
        VN ls hn
        CN yg nn
        road ls hn 20km 1h
        road yg nn 200km 4h
        gate hn yg 1km minutes_p50=30 minutes_p90=30 truck_rule=swap project=bridge
        row projects id=bridge kind=gate joins=gate-hn-yg
        row project_parts project=bridge country=VN part=south approved=2020-01-01 opens=2026-01-01
        row scenarios id=built projects=bridge
        row project_parts project=bridge country=CN part=north approved=2021-01-01 opens=2026-03-02
        """, "ls nn 2026-03-02T08:00 scenario=built", """
        Mon 2 Mar 08:00 +7 to Mon 2 Mar 14:30 +8 (P90 Mon 2 Mar 14:30), 260.00 USD, 221.0 kg, by road:hn gate-hn-yg road:nn
        """);

    [Fact]
    public void Not_a_day_before_the_later_one() => Check.Ways("""
        VN ls hn
        CN yg nn
        road ls hn 20km 1h
        road yg nn 200km 4h
        gate hn yg 1km minutes_p50=30 minutes_p90=30 truck_rule=swap project=bridge
        row projects id=bridge kind=gate joins=gate-hn-yg
        row project_parts project=bridge country=VN part=south approved=2020-01-01 opens=2026-01-01
        row scenarios id=built projects=bridge
        row project_parts project=bridge country=CN part=north approved=2021-01-01 opens=2026-03-02
        """, "ls nn 2026-03-01T08:00 scenario=built", """
        no: in scenario built on 2026-03-01 no way leads from ls to nn
          help: scenario built joins them by 2031-03-01 (--scenario built)
        """);
}
