using Lienvan.Tests.Support;

namespace Lienvan.Tests.Planner;

/// <summary>Every way that is best in something over a window of days, a later readiness being better.</summary>
public sealed class M01_RangeQuery
{
    [Fact]
    public void One_train_a_day_gives_one_way_a_day() => Check.Ways("""
        VN a b
        lift a road 1000 30m
        lift b road 1000 30m
        train x 1000 1245 | a 18:00 | b 22:00 100km
        """, "a b 2026-03-02T08:00 until=2026-03-07T08:00", """
        Mon 2 Mar 08:00 +7 to Tue 3 Mar 00:30 +7 (P90 Tue 3 Mar 00:53), 60.00 USD, 30.0 kg, by x
        Tue 3 Mar 08:00 +7 to Wed 4 Mar 00:30 +7 (P90 Wed 4 Mar 00:53), 60.00 USD, 30.0 kg, by x
        Thu 5 Mar 08:00 +7 to Fri 6 Mar 00:30 +7 (P90 Fri 6 Mar 00:53), 60.00 USD, 30.0 kg, by x
        Fri 6 Mar 08:00 +7 to Sat 7 Mar 00:30 +7 (P90 Sat 7 Mar 00:53), 60.00 USD, 30.0 kg, by x
        Sat 7 Mar 08:00 +7 to Tue 10 Mar 00:30 +7 (P90 Tue 10 Mar 00:53), 60.00 USD, 30.0 kg, by x
        """);
}
