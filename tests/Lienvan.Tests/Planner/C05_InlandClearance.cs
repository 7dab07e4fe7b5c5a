using Lienvan.Tests.Support;

namespace Lienvan.Tests.Planner;

/// <summary>Customs may be cleared inland, before the border for export and behind it for import.</summary>
public sealed class C05_InlandClearance
{
    [Fact]
    public void Import_is_cleared_at_the_end_and_not_at_the_border() => Check.Ways("""
        VN bn yv dd
        CN px nn
        road bn yv 20km 1h
        lift yv road 1435 40m/90m 35$
        lift nn road 1435 40m 35$
        rail dd px 1435 15km
        formality dd-px VN export 60m/4h 50$
        formality dd-px CN import 20h/30h 300$
        formality dd-px CN import 2h/4h 100$ at=nn
        train x1 1435 1234567 | yv 18:00 | dd 23:00/02:00+1 160km | px 04:00+1/08:00+1 15km | nn 13:00+1 220km
        """, "bn nn 2026-03-02T08:00", """
        Mon 2 Mar 08:00 +7 to Tue 3 Mar 17:40 +8 (P90 Tue 3 Mar 22:33), 477.50 USD, 109.0 kg, by road:yv x1 x1 x1 clearance:nn
        """);

    [Fact]
    public void Export_is_cleared_before_the_train() => Check.Plan("""
        VN bn yv dd
        CN px nn
        road bn yv 20km 1h
        lift yv road 1435 40m/90m 35$
        lift nn road 1435 40m 35$
        rail dd px 1435 15km
        formality dd-px VN export 9h/15h 50$
        formality dd-px VN export 2h/3h 20$ at=yv
        formality dd-px CN import 90m/5h 80$
        train x1 1435 1234567 | yv 18:00 | dd 23:00/02:00+1 160km | px 04:00+1/08:00+1 15km | nn 13:00+1 220km
        """, "bn nn 2026-03-02T08:00", """
        Mon 2 Mar 08:00 +7 to Tue 3 Mar 15:40 +8 (P90 Tue 3 Mar 18:34), 427.50 USD, 109.0 kg
          Mon 2 Mar 08:00 +7 road bn–yv 1 h 20 km 40.00 USD
          Mon 2 Mar 09:00 +7 handling yv 40 min 35.00 USD (lift road to rail1435)
          Mon 2 Mar 09:40 +7 clearance yv 2 h 20.00 USD [export customs 2 h]
          Mon 2 Mar 11:40 +7 wait yv 6 h 20 min (cut-off 4 h before departure)
          Mon 2 Mar 18:00 +7 rail yv–dd 5 h x1 1435 160 km 120.51 USD
          Mon 2 Mar 23:00 +7 border dd–px 8 h x1 1435 15 km 11.30 USD [import customs 1 h 30 min]
          Tue 3 Mar 08:00 +8 rail px–nn 5 h x1 1435 220 km 165.70 USD
          Tue 3 Mar 13:00 +8 wait nn 2 h (until the terminal hands the cargo out)
          Tue 3 Mar 15:00 +8 handling nn 40 min 35.00 USD (lift rail1435 to road)
        """);

    [Fact]
    public void Under_seal_nothing_leaves_the_railway() => Check.Ways("""
        VN bn yv dd
        CN px nn
        road bn yv 20km 1h
        lift yv road 1435 40m/90m 35$
        lift nn road 1435 40m 35$
        rail dd px 1435 15km
        formality dd-px VN export 60m/4h 50$
        formality dd-px CN import 90m/5h 80$
        formality dd-px CN import 2h/4h 10$ at=px
        train x1 1435 1234567 | yv 18:00 | dd 23:00/02:00+1 160km | px 04:00+1/08:00+1 15km | nn 13:00+1 220km
        """, "bn nn 2026-03-02T08:00", """
        Mon 2 Mar 08:00 +7 to Tue 3 Mar 15:40 +8 (P90 Tue 3 Mar 19:05), 457.50 USD, 109.0 kg, by road:yv x1 x1 x1
        Mon 2 Mar 08:00 +7 to Wed 4 Mar 15:40 +8 (P90 Wed 4 Mar 17:29), 397.50 USD, 109.0 kg, by road:yv x1 x1 clearance:px x1
        """);
}
