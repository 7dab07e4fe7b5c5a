using Lienvan.Tests.Support;

namespace Lienvan.Tests.Planner;

/// <summary>The wagon changes bogies, its load untouched.</summary>
public sealed class B03_BogieExchange
{
    [Fact]
    public void The_load_stays_on_its_wagon() => Check.Plan("""
        VN bn yv dd
        CN px nn
        road bn yv 20km 1h
        lift yv road 1000 40m 35$
        lift nn road 1435 40m 35$
        rail dd px 1000+1435 15km
        train m1 1000 1234567 | yv 18:00 | dd 23:00/02:00+1 160km | px 04:00+1 15km
        train s1 1435 1234567 | px 14:00 | nn 19:00 220km
        bogies px 1000 1435 5h/8h 90$
        """, "bn nn 2026-03-02T08:00", """
        Mon 2 Mar 08:00 +7 to Wed 4 Mar 21:40 +8 (P90 Wed 4 Mar 22:08), 427.50 USD, 114.0 kg
          Mon 2 Mar 08:00 +7 road bn–yv 1 h 20 km 40.00 USD
          Mon 2 Mar 09:00 +7 handling yv 40 min 35.00 USD (lift road to rail1000)
          Mon 2 Mar 09:40 +7 wait yv 8 h 20 min (cut-off 4 h before departure)
          Mon 2 Mar 18:00 +7 rail yv–dd 5 h m1 1000 160 km 98.29 USD
          Mon 2 Mar 23:00 +7 border dd–px 6 h m1 1000 15 km 9.21 USD
          Tue 3 Mar 06:00 +8 handling px 5 h 90.00 USD (exchange bogies rail1000 to rail1435)
          Tue 3 Mar 11:00 +8 wait px 1 d 3 h (cut-off 4 h before departure)
          Wed 4 Mar 14:00 +8 rail px–nn 5 h s1 1435 220 km 120.00 USD
          Wed 4 Mar 19:00 +8 wait nn 2 h (until the terminal hands the cargo out)
          Wed 4 Mar 21:00 +8 handling nn 40 min 35.00 USD (lift rail1435 to road)
        """);

    [Fact]
    public void Loose_cargo_may_stay_on_it_too() => Check.Plan("""
        VN bn yv dd
        CN px nn
        road bn yv 20km 1h
        bulk yv road 1000 40m 2$ fee_per=t accepts=bulk
        bulk nn road 1435 40m 2$ fee_per=t accepts=bulk
        rail dd px 1000+1435 15km accepts=bulk
        train m1 1000 1234567 accepts=bulk | yv 18:00 | dd 23:00/02:00+1 160km | px 04:00+1 15km
        train s1 1435 1234567 accepts=bulk | px 14:00 | nn 19:00 220km
        bogies px 1000 1435 5h/8h 90$ accepts=bulk
        """, "bn nn 2026-03-02T08:00 teu=0 tonnes=50", """
        Mon 2 Mar 08:00 +7 to Wed 4 Mar 21:40 +8 (P90 Wed 4 Mar 22:08), 1417.50 USD, 570.0 kg
          Mon 2 Mar 08:00 +7 road bn–yv 1 h 20 km 50.00 USD
          Mon 2 Mar 09:00 +7 handling yv 40 min 100.00 USD (transship road to rail1000)
          Mon 2 Mar 09:40 +7 wait yv 8 h 20 min (cut-off 4 h before departure)
          Mon 2 Mar 18:00 +7 rail yv–dd 5 h m1 1000 160 km 400.00 USD
          Mon 2 Mar 23:00 +7 border dd–px 6 h m1 1000 15 km 37.50 USD
          Tue 3 Mar 06:00 +8 handling px 5 h 180.00 USD (exchange bogies rail1000 to rail1435)
          Tue 3 Mar 11:00 +8 wait px 1 d 3 h (cut-off 4 h before departure)
          Wed 4 Mar 14:00 +8 rail px–nn 5 h s1 1435 220 km 550.00 USD
          Wed 4 Mar 19:00 +8 wait nn 2 h (until the terminal hands the cargo out)
          Wed 4 Mar 21:00 +8 handling nn 40 min 100.00 USD (transship rail1435 to road)
        """);
}
