using Lienvan.Tests.Support;

namespace Lienvan.Tests.Planner;

/// <summary>A train by frequency: half an interval is waited as planned, any part of it by luck.</summary>
public sealed class G01_FrequencyService
{
    [Fact]
    public void Four_a_week_is_a_wait_of_21_hours() => Check.Plan("""
        VN a b
        lift a road 1000 30m
        lift b road 1000 30m
        train f 1000 4/week | a | b 5h 200km
        """, "a b 2026-03-02T08:00", """
        Mon 2 Mar 08:00 +7 to Tue 3 Mar 17:00 +7 (P90 Wed 4 Mar 09:36), 110.00 USD, 50.0 kg
          Mon 2 Mar 08:00 +7 handling a 30 min (lift road to rail1000)
          Mon 2 Mar 08:30 +7 wait a 1 d 1 h (4 departures a week at no published time: half an interval; cut-off 4 h before departure)
          Tue 3 Mar 09:30 +7 rail a–b 5 h f 1000 200 km 110.00 USD
          Tue 3 Mar 14:30 +7 wait b 2 h (until the terminal hands the cargo out)
          Tue 3 Mar 16:30 +7 handling b 30 min (lift rail1000 to road)
        """);

    [Fact]
    public void A_stay_at_a_stop_counts() => Check.Plan("""
        VN a b c
        lift a road 1000 30m
        lift c road 1000 30m
        train f 1000 7/week cutoff_minutes=0 release_minutes=0 | a | b 5h/2h 200km | c 3h 100km
        """, "a c 2026-03-02T08:00", """
        Mon 2 Mar 08:00 +7 to Tue 3 Mar 07:00 +7 (P90 Tue 3 Mar 16:47), 160.00 USD, 70.0 kg
          Mon 2 Mar 08:00 +7 handling a 30 min (lift road to rail1000)
          Mon 2 Mar 08:30 +7 wait a 12 h (7 departures a week at no published time: half an interval; cut-off 0 h before departure)
          Mon 2 Mar 20:30 +7 rail a–c 10 h f 1000 300 km 160.00 USD
          Tue 3 Mar 06:30 +7 handling c 30 min (lift rail1000 to road)
        """);
}
