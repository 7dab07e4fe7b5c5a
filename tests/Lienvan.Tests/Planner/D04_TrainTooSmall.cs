using Lienvan.Tests.Support;

namespace Lienvan.Tests.Planner;

/// <summary>What no departure can carry goes otherwise.</summary>
public sealed class D04_TrainTooSmall
{
    [Fact]
    public void More_boxes_than_it_has_room_for() => Check.Ways("""
        VN a b
        road a b 900km 30h
        lift a road 1000 30m accepts=general;reefer;dangerous
        lift b road 1000 30m accepts=general;reefer;dangerous
        train short 1000 1234567 teu=4 | a 18:00 | b 22:00+1 900km
        """, "a b 2026-03-02T08:00 teu=6", """
        Mon 2 Mar 08:00 +7 to Tue 3 Mar 14:00 +7 (P90 Tue 3 Mar 14:00), 2760.00 USD, 5400.0 kg, by road:b
        """);

    [Fact]
    public void More_tonnes_than_it_pulls() => Check.Ways("""
        VN a b
        road a b 900km 30h
        lift a road 1000 30m accepts=general;reefer;dangerous
        lift b road 1000 30m accepts=general;reefer;dangerous
        train weak 1000 1234567 mass_t=40 | a 18:00 | b 22:00+1 900km
        """, "a b 2026-03-02T08:00 teu=4", """
        Mon 2 Mar 08:00 +7 to Tue 3 Mar 14:00 +7 (P90 Tue 3 Mar 14:00), 1840.00 USD, 3600.0 kg, by road:b
        """);

    [Fact]
    public void Both_are_enough() => Check.Ways("""
        VN a b
        road a b 900km 30h
        lift a road 1000 30m accepts=general;reefer;dangerous
        lift b road 1000 30m accepts=general;reefer;dangerous
        train short 1000 1234567 teu=6 mass_t=80 | a 18:00 | b 22:00+1 900km
        """, "a b 2026-03-02T08:00 teu=6 tonnes=40", """
        Mon 2 Mar 08:00 +7 to Tue 3 Mar 14:00 +7 (P90 Tue 3 Mar 14:00), 2760.00 USD, 3600.0 kg, by road:b
        Mon 2 Mar 08:00 +7 to Wed 4 Mar 00:30 +7 (P90 Wed 4 Mar 03:11), 2760.00 USD, 780.0 kg, by short
        """);
}
