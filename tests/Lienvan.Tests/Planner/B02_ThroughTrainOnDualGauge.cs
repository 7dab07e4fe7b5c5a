using Lienvan.Tests.Support;

namespace Lienvan.Tests.Planner;

/// <summary>A standard-gauge wagon runs through on dual gauge: no change at all.</summary>
public sealed class B02_ThroughTrainOnDualGauge
{
    [Fact]
    public void No_work_at_the_border() => Check.Plan("""
        VN bn yv dd
        CN px nn
        road bn yv 20km 1h
        lift yv road 1435 40m/90m 35$
        lift nn road 1435 40m 35$
        rail dd px 1435 15km
        formality dd-px VN export 60m/4h 50$
        formality dd-px CN import 90m/5h 80$
        train x1 1435 1234567 | yv 18:00 | dd 23:00/02:00+1 160km | px 04:00+1/08:00+1 15km | nn 13:00+1 220km
        """, "bn nn 2026-03-02T08:00", """
        Mon 2 Mar 08:00 +7 to Tue 3 Mar 15:40 +8 (P90 Tue 3 Mar 19:05), 457.50 USD, 109.0 kg
          Mon 2 Mar 08:00 +7 road bn–yv 1 h 20 km 40.00 USD
          Mon 2 Mar 09:00 +7 handling yv 40 min 35.00 USD (lift road to rail1435)
          Mon 2 Mar 09:40 +7 wait yv 8 h 20 min (cut-off 4 h before departure)
          Mon 2 Mar 18:00 +7 rail yv–dd 5 h x1 1435 160 km 140.76 USD
          Mon 2 Mar 23:00 +7 border dd–px 8 h x1 1435 15 km 13.20 USD [export customs 1 h] [import customs 1 h 30 min]
          Tue 3 Mar 08:00 +8 rail px–nn 5 h x1 1435 220 km 193.54 USD
          Tue 3 Mar 13:00 +8 wait nn 2 h (until the terminal hands the cargo out)
          Tue 3 Mar 15:00 +8 handling nn 40 min 35.00 USD (lift rail1435 to road)
        """);

    [Fact]
    public void A_crossing_without_its_gauge_stops_the_train() => Check.Plan("""
        VN bn yv dd
        CN px nn
        road bn yv 20km 1h
        lift yv road 1435 40m/90m 35$
        lift nn road 1435 40m 35$
        rail dd px 1000 15km
        formality dd-px VN export 60m/4h 50$
        formality dd-px CN import 90m/5h 80$
        train x1 1435 1234567 | yv 18:00 | dd 23:00/02:00+1 160km | px 04:00+1/08:00+1 15km | nn 13:00+1 220km
        """, "bn nn 2026-03-02T08:00", """
        no: no road, railway or ship of the package leads from bn to nn
          help: a package that joins the two places
        """);
}
