using Lienvan.Tests.Support;

namespace Lienvan.Tests.Planner;

/// <summary>A train a week is waited for at the sender, as late as leaves half a day in hand.</summary>
public sealed class E02_WeeklyTrain
{
    [Fact]
    public void It_leaves_the_sender_late() => Check.Plan("""
        VN a b c
        road a b 20km 1h
        lift b road 1000 30m 10$
        lift c road 1000 30m 10$
        yard b free_storage_hours=24 storage_per_teu_day=24
        train x1 1000 7 | b 18:00 | c 22:00 100km
        """, "a c 2026-03-02T08:00", """
        Sat 7 Mar 12:30 +7 to Mon 9 Mar 00:30 +7 (P90 Mon 9 Mar 00:53), 120.00 USD, 50.0 kg
          Sat 7 Mar 12:30 +7 road a–b 1 h 20 km 40.00 USD
          Sat 7 Mar 13:30 +7 handling b 30 min 10.00 USD (lift road to rail1000)
          Sat 7 Mar 14:00 +7 wait b 1 d 4 h (cut-off 4 h before departure)
          Sun 8 Mar 18:00 +7 rail b–c 4 h x1 1000 100 km 60.00 USD
          Sun 8 Mar 22:00 +7 wait c 2 h (until the terminal hands the cargo out)
          Mon 9 Mar 00:00 +7 handling c 30 min 10.00 USD (lift rail1000 to road)
        """);
}
