using Lienvan.Tests.Support;

namespace Lienvan.Tests.Planner;

/// <summary>Cargo must be in the yard before the cut-off, not before departure.</summary>
public sealed class A02_TwoTrainsWithCutoff
{
    [Fact]
    public void The_train_whose_cutoff_has_passed_is_missed() => Check.Ways("""
        VN a b
        lift a road 1000 30m
        lift b road 1000 30m
        train early 1000 1234567 cutoff_minutes=240 | a 12:00 | b 16:00 100km
        train late 1000 1234567 cutoff_minutes=60 | a 20:00 | b 23:00 100km
        """, "a b 2026-03-02T08:00", """
        Mon 2 Mar 08:00 +7 to Tue 3 Mar 01:30 +7 (P90 Tue 3 Mar 01:47), 60.00 USD, 30.0 kg, by late
        """);

    [Fact]
    public void A_shorter_cutoff_lets_it_be_caught() => Check.Ways("""
        VN a b
        lift a road 1000 30m
        lift b road 1000 30m
        train early 1000 1234567 cutoff_minutes=210 | a 12:00 | b 16:00 100km
        train late 1000 1234567 cutoff_minutes=60 | a 20:00 | b 23:00 100km
        """, "a b 2026-03-02T08:00", """
        Mon 2 Mar 08:00 +7 to Mon 2 Mar 18:30 +7 (P90 Mon 2 Mar 18:53), 60.00 USD, 30.0 kg, by early
        """);
}
