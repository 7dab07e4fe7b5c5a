using Lienvan.Tests.Support;

namespace Lienvan.Tests.Planner;

/// <summary>One train a day from one yard to the other.</summary>
public sealed class A01_OneTrain
{
    [Fact]
    public void A_box_goes_by_lorry_train_and_lift() => Check.Plan("""
        VN a b c
        road a b 20km 1h
        lift b road 1000 30m 10$
        lift c road 1000 30m 10$
        train x1 1000 1234567 | b 18:00 | c 22:00 160km
        """, "a c 2026-03-02T08:00", """
        Mon 2 Mar 08:00 +7 to Tue 3 Mar 00:30 +7 (P90 Tue 3 Mar 00:53), 150.00 USD, 62.0 kg
          Mon 2 Mar 08:00 +7 road a–b 1 h 20 km 40.00 USD
          Mon 2 Mar 09:00 +7 handling b 30 min 10.00 USD (lift road to rail1000)
          Mon 2 Mar 09:30 +7 wait b 8 h 30 min (cut-off 4 h before departure)
          Mon 2 Mar 18:00 +7 rail b–c 4 h x1 1000 160 km 90.00 USD
          Mon 2 Mar 22:00 +7 wait c 2 h (until the terminal hands the cargo out)
          Tue 3 Mar 00:00 +7 handling c 30 min 10.00 USD (lift rail1000 to road)
        """);
}
