using Lienvan.Tests.Support;

namespace Lienvan.Tests.Planner;

/// <summary>Goods kept back at the sender may spare storage on the way.</summary>
public sealed class E03_HoldingAtTheSender
{
    [Fact]
    public void A_later_train_meets_the_next_one_without_a_paid_wait() => Check.Ways("""
        VN a b c
        lift a road 1000 30m 10$
        lift c road 1000 30m 10$
        yard b free_storage_hours=24 storage_per_teu_day=24
        train x1 1000 1234567 | a 18:00 | b 22:00 100km
        train x2 1000 4 | b 22:00 | c 23:00 100km
        """, "a c 2026-03-02T08:00", """
        Mon 2 Mar 08:00 +7 to Fri 6 Mar 01:30 +7 (P90 Fri 6 Mar 01:35), 140.00 USD, 50.0 kg, by x1 x2
        """);
}
