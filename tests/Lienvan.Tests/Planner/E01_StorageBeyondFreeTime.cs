using Lienvan.Tests.Support;

namespace Lienvan.Tests.Planner;

/// <summary>What waits longer than is free pays for each hour.</summary>
public sealed class E01_StorageBeyondFreeTime
{
    [Fact]
    public void Three_days_less_one_and_the_release_are_paid() => Check.Plan("""
        VN a b c
        lift a road 1000 30m 10$
        lift c road 1000 30m 10$
        yard b free_storage_hours=24 storage_per_teu_day=24
        train x1 1000 1 | a 18:00 | b 22:00 100km
        train x2 1000 4 | b 22:00 | c 23:00 100km
        """, "a c 2026-03-02T08:00", """
        Mon 2 Mar 08:00 +7 to Fri 6 Mar 01:30 +7 (P90 Fri 6 Mar 01:35), 186.00 USD, 50.0 kg
          Mon 2 Mar 08:00 +7 handling a 30 min 10.00 USD (lift road to rail1000)
          Mon 2 Mar 08:30 +7 wait a 9 h 30 min (cut-off 4 h before departure)
          Mon 2 Mar 18:00 +7 rail a–b 4 h x1 1000 100 km 60.00 USD
          Mon 2 Mar 22:00 +7 wait b 2 h (until the terminal hands the cargo out)
          Tue 3 Mar 00:00 +7 wait b 2 d 22 h 46.00 USD (cut-off 4 h before departure) (storage beyond the free time)
          Thu 5 Mar 22:00 +7 rail b–c 1 h x2 1000 100 km 60.00 USD
          Thu 5 Mar 23:00 +7 wait c 2 h (until the terminal hands the cargo out)
          Fri 6 Mar 01:00 +7 handling c 30 min 10.00 USD (lift rail1000 to road)
        """);

    [Fact]
    public void Within_the_free_time_nothing_is() => Check.Ways("""
        VN a b c
        lift a road 1000 30m 10$
        lift c road 1000 30m 10$
        yard b free_storage_hours=72 storage_per_teu_day=24
        train x1 1000 1 | a 18:00 | b 22:00 100km
        train x2 1000 4 | b 22:00 | c 23:00 100km
        """, "a c 2026-03-02T08:00", """
        Mon 2 Mar 08:00 +7 to Fri 6 Mar 01:30 +7 (P90 Fri 6 Mar 01:35), 140.00 USD, 50.0 kg, by x1 x2
        """);
}
