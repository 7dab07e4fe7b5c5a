using Lienvan.Tests.Support;

namespace Lienvan.Tests.Planner;

/// <summary>A box is lifted from the metre-gauge wagon to the standard one at the border.</summary>
public sealed class B01_GaugeChangeByLift
{
    [Fact]
    public void Boxes_are_lifted_at_the_border() => Check.Plan("""
        VN bn yv dd
        CN px nn
        road bn yv 20km 1h
        lift yv road 1000 40m 35$
        lift nn road 1435 40m 35$
        rail dd px 1000+1435 15km
        train m1 1000 1234567 | yv 18:00 | dd 23:00/02:00+1 160km | px 04:00+1 15km
        train s1 1435 1234567 | px 14:00 | nn 19:00 220km
        lift px 1000 1435 2h/6h 40$
        """, "bn nn 2026-03-02T08:00", """
        Mon 2 Mar 08:00 +7 to Tue 3 Mar 21:40 +8 (P90 Wed 4 Mar 21:42), 377.50 USD, 114.0 kg
          Mon 2 Mar 08:00 +7 road bn–yv 1 h 20 km 40.00 USD
          Mon 2 Mar 09:00 +7 handling yv 40 min 35.00 USD (lift road to rail1000)
          Mon 2 Mar 09:40 +7 wait yv 8 h 20 min (cut-off 4 h before departure)
          Mon 2 Mar 18:00 +7 rail yv–dd 5 h m1 1000 160 km 98.29 USD
          Mon 2 Mar 23:00 +7 border dd–px 6 h m1 1000 15 km 9.21 USD
          Tue 3 Mar 06:00 +8 handling px 2 h 40.00 USD (lift rail1000 to rail1435)
          Tue 3 Mar 08:00 +8 wait px 6 h (cut-off 4 h before departure)
          Tue 3 Mar 14:00 +8 rail px–nn 5 h s1 1435 220 km 120.00 USD
          Tue 3 Mar 19:00 +8 wait nn 2 h (until the terminal hands the cargo out)
          Tue 3 Mar 21:00 +8 handling nn 40 min 35.00 USD (lift rail1435 to road)
        """);

    [Fact]
    public void Without_work_there_the_gauges_do_not_meet() => Check.Plan("""
        VN bn yv dd
        CN px nn
        road bn yv 20km 1h
        lift yv road 1000 40m 35$
        lift nn road 1435 40m 35$
        rail dd px 1000+1435 15km
        train m1 1000 1234567 | yv 18:00 | dd 23:00/02:00+1 160km | px 04:00+1 15km
        train s1 1435 1234567 | px 14:00 | nn 19:00 220km
        """, "bn nn 2026-03-02T08:00", """
        no: no road, railway or ship of the package leads from bn to nn
          help: a package that joins the two places
        """);
}
