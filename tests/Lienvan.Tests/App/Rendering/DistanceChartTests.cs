using System.Globalization;
using System.Xml.Linq;
using Lienvan.App.Rendering;
using Lienvan.Model.Places;
using Lienvan.Planner.Consignments;
using Lienvan.Tests.Support;

namespace Lienvan.Tests.App.Rendering;

public sealed class DistanceChartTests
{
    private static readonly XNamespace SvgNamespace = "http://www.w3.org/2000/svg";

    public static TheoryData<string> HostileNames =>
        ["</text><script>alert(1)</script>", "\"&'<\u0001\uFFFE", "\uD800 lone", "😀 𠀀", new('W', 300)];

    [Theory]
    [InlineData("en")]
    [InlineData("vi")]
    [InlineData("zh")]
    public void A_chart_is_well_formed_and_says_what_it_is(string code)
    {
        var root = XDocument.Parse(Draw(code)).Root!;
        Assert.Equal(SvgNamespace + "svg", root.Name);
        Assert.NotEmpty(root.Element(SvgNamespace + "title")!.Value);
        Assert.NotEmpty(root.Element(SvgNamespace + "desc")!.Value);
        Assert.Empty(root.Descendants(SvgNamespace + "script"));
    }

    [Theory]
    [MemberData(nameof(HostileNames))]
    public void Names_do_no_harm(string name)
    {
        var named = new LocalName(name, name, name);
        var places = PlanSketch.Places.ToDictionary(pair => pair.Key, pair => pair.Value with { Name = named });
        var text = DistanceChart.Draw(PlanSketch.Plans.Itineraries, PlanSketch.Question, new Names(Language.English, places, []));
        Assert.Empty(XDocument.Parse(text).Descendants(SvgNamespace + "script"));
    }

    [Fact]
    public void Lines_only_go_right_and_up_and_join()
    {
        foreach (var group in XDocument.Parse(Draw("en")).Descendants(SvgNamespace + "g"))
        {
            var lines = group.Elements(SvgNamespace + "line").SkipLast(2).Select(Read).ToArray();
            Assert.All(lines, line => Assert.True(line.X2 >= line.X1 && line.Y2 <= line.Y1, $"{line}"));
        }
    }

    [Fact]
    public void Stretches_add_up_to_the_itinerary()
    {
        foreach (var itinerary in PlanSketch.Plans.Itineraries)
        {
            var line = DistanceProfile.Of(itinerary);
            Assert.Equal(itinerary.DoorToDoor.TotalHours, line.Sum(stretch => stretch.Hours), 6);
            Assert.Equal(itinerary.Cost.Usd, line.Sum(stretch => stretch.Usd), 6);
            Assert.Equal(itinerary.Legs.Sum(leg => leg.Length.Kilometres), line.Sum(stretch => stretch.Kilometres), 6);
        }
    }

    [Fact]
    public void The_table_has_a_row_a_stretch() =>
        Snap.Is(DistanceTable.Write([PlanSketch.Lorry()], PlanSketch.NamesIn(Language.English)), """
            option,seq,from,to,mode,gauge_mm,km,hours_moving,hours_stopped,cost,currency,activity
            1,1,Bắc Ninh,Hữu Nghị gate,road,,133,3.25,0,204,USD,
            1,2,Hữu Nghị gate,Hữu Nghị gate,wait,,0,0,8.75,0,USD,wait
            1,3,Hữu Nghị gate,Hữu Nghị gate,border,,0,0,1.156,92,USD,export customs
            1,4,Hữu Nghị gate,Youyi Guan,road,,1,0.033,0,0,USD,
            1,5,Youyi Guan,Youyi Guan,border,,0,0,2.311,184,USD,"import customs, declared beforehand at a smart gate"
            1,6,Youyi Guan,Nanning,road,,220,2,0,440.4,USD,
            """);

    [Fact]
    public void A_table_quotes_what_it_must()
    {
        var named = new LocalName("a,\"b\"", "", "");
        var places = PlanSketch.Places.ToDictionary(pair => pair.Key, pair => pair.Value with { Name = named });
        var table = DistanceTable.Write([PlanSketch.Lorry()], new Names(Language.English, places, []));
        Assert.Contains("\"a,\"\"b\"\"\"", table, StringComparison.Ordinal);
    }

    [Fact]
    public void A_drawing_is_written_in_order()
    {
        var svg = new Svg(100, 50, "A & B", "One line");
        using (svg.Begin(("id", "x<y")))
        {
            svg.Line((0, 0.04), (10.06, -0.04), ("stroke", "#000"));
        }

        svg.Text((1, 2), "Đồng Đăng <| 凭祥");
        Snap.Is(svg.ToString(), """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50" width="26.5mm" height="13.2mm" role="img" font-family="'Noto Sans','Noto Sans SC',sans-serif">
              <title>A &amp; B</title>
              <desc>One line</desc>
              <rect width="100" height="50" fill="#ffffff"/>
              <g id="x&lt;y">
                <line x1="0" y1="0" x2="10.1" y2="0" stroke="#000"/>
              </g>
              <text x="1" y="2">Đồng Đăng &lt;| 凭祥</text>
            </svg>
            """);
    }

    [Theory]
    [InlineData(0.3, "0 0.25 0.5")]
    [InlineData(7, "0 1 2 3 4 5 6 7")]
    [InlineData(30, "0 6 12 18 24 30")]
    [InlineData(900, "0 120 240 360 480 600 720 840")]
    public void Hours_are_marked_where_clocks_and_calendars_have_them(double most, string expected)
    {
        var ticks = ChartScale.ToHours(most, (0, 100)).Ticks.Select(tick => tick.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(expected, string.Join(' ', ticks));
    }

    private static string Draw(string code) =>
        DistanceChart.Draw(PlanSketch.Plans.Itineraries, PlanSketch.Question, PlanSketch.NamesIn(Language.Get(code)));

    private static (double X1, double Y1, double X2, double Y2) Read(XElement line)
    {
        double Of(string name) => double.Parse(line.Attribute(name)!.Value, CultureInfo.InvariantCulture);
        return (Of("x1"), Of("y1"), Of("x2"), Of("y2"));
    }
}
