using Lienvan.Tests.Support;

namespace Lienvan.Tests.Planner;

/// <summary>Dangerous goods go only by gates that take them.</summary>
public sealed class D02_Dangerous
{
    [Fact]
    public void The_gate_that_takes_them() => Check.Ways("""
        VN ls hn
        CN yg nn
        road ls hn 20km 1h
        road yg nn 200km 4h
        gate hn yg 1km minutes_p50=30 minutes_p90=30 truck_rule=swap
        gate ls yg 1km truck_rule=swap accepts=general;dangerous minutes_p50=300
        """, "ls nn 2026-03-02T08:00 dangerous", """
        Mon 2 Mar 08:00 +7 to Mon 2 Mar 18:00 +8 (P90 Mon 2 Mar 22:43), 220.00 USD, 201.0 kg, by gate-ls-yg road:nn
        """);

    [Fact]
    public void No_gate_takes_them() => Check.Ways("""
        VN ls hn
        CN yg nn
        road ls hn 20km 1h
        road yg nn 200km 4h
        gate hn yg 1km minutes_p50=30 minutes_p90=30 truck_rule=swap
        """, "ls nn 2026-03-02T08:00 dangerous", """
        no: no way takes general that are dangerous: gate-hn-yg does not take dangerous cargo
          help: other goods in ordinary containers could go
          help: another gate or terminal that takes them
        """);
}
