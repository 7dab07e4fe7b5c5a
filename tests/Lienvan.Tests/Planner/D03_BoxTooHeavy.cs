using Lienvan.Tests.Support;

namespace Lienvan.Tests.Planner;

/// <summary>A service may take only light boxes.</summary>
public sealed class D03_BoxTooHeavy
{
    [Fact]
    public void A_heavy_box_goes_by_road() => Check.Ways("""
        VN a b
        road a b 900km 30h
        lift a road 1000 30m accepts=general;reefer;dangerous
        lift b road 1000 30m accepts=general;reefer;dangerous
        train light 1000 1234567 box_mass_max_t=20 | a 18:00 | b 22:00+1 900km
        """, "a b 2026-03-02T08:00 tonnes=25", """
        Mon 2 Mar 08:00 +7 to Tue 3 Mar 14:00 +7 (P90 Tue 3 Mar 14:00), 920.00 USD, 2250.0 kg, by road:b
        """);

    [Fact]
    public void A_light_one_may_go_by_train() => Check.Ways("""
        VN a b
        road a b 900km 30h
        lift a road 1000 30m accepts=general;reefer;dangerous
        lift b road 1000 30m accepts=general;reefer;dangerous
        train light 1000 1234567 box_mass_max_t=20 | a 18:00 | b 22:00+1 900km
        """, "a b 2026-03-02T08:00 tonnes=15", """
        Mon 2 Mar 08:00 +7 to Wed 4 Mar 00:30 +7 (P90 Wed 4 Mar 03:11), 460.00 USD, 280.0 kg, by light
        Mon 2 Mar 08:00 +7 to Tue 3 Mar 14:00 +7 (P90 Tue 3 Mar 14:00), 920.00 USD, 1350.0 kg, by road:b
        """);
}
