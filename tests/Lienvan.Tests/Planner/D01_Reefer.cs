using Lienvan.Tests.Support;

namespace Lienvan.Tests.Planner;

/// <summary>Cooled boxes need trains that take them.</summary>
public sealed class D01_Reefer
{
    [Fact]
    public void Only_a_train_with_power_takes_it() => Check.Ways("""
        VN a b
        road a b 900km 30h
        lift a road 1000 30m accepts=general;reefer;dangerous
        lift b road 1000 30m accepts=general;reefer;dangerous
        train plain 1000 1234567 | a 18:00 | b 22:00+1 900km
        train cool 1000 7 accepts=general;reefer | a 18:00 | b 22:00+1 900km
        """, "a b 2026-03-02T08:00 reefer", """
        Mon 2 Mar 08:00 +7 to Tue 3 Mar 14:00 +7 (P90 Tue 3 Mar 14:00), 920.00 USD, 900.0 kg, by road:b
        Thu 5 Mar 13:30 +7 to Tue 10 Mar 00:30 +7 (P90 Tue 10 Mar 03:11), 460.00 USD, 190.0 kg, by cool
        """);
}
