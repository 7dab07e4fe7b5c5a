using Lienvan.Tests.Support;

namespace Lienvan.Tests.Planner;

/// <summary>Of several ways through customs the quickest is taken that is open to the sender.</summary>
public sealed class C06_Regimes
{
    private const string Sketch = """
        VN ls hn
        CN yg nn
        road ls hn 20km 1h
        road yg nn 200km 4h
        gate hn yg 1km minutes_p50=30 minutes_p90=30 truck_rule=swap
        formality gate-hn-yg CN import 5h 100$
        formality gate-hn-yg CN import 2h 100$ regime=smart
        """;

    [Fact]
    public void The_smart_gate_is_taken_by_default() =>
        Assert.Contains("to Mon 2 Mar 16:30 +8", Answer("ls nn 2026-03-02T08:00"), StringComparison.Ordinal);

    [Fact]
    public void The_ordinary_way_when_nothing_else_is_open_to_the_sender() =>
        Assert.Contains("to Mon 2 Mar 19:30 +8", Answer("ls nn 2026-03-02T08:00 standard"), StringComparison.Ordinal);

    private static string Answer(string question) => Check.Text(Asking.Of(Support.Sketch.Corridor(Sketch), question).Answer());
}
