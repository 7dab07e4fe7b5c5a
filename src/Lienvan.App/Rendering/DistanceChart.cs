using System.Globalization;
using Lienvan.Model.Places;
using Lienvan.Planner.Consignments;

namespace Lienvan.App.Rendering;

/// <summary>
/// The time/cost–distance chart of UNESCAP as SVG, A4 across: time over distance above, cost over distance below, a line an option, the
/// first one strong. Colours as everywhere: one meaning each.
/// </summary>
internal sealed class DistanceChart
{
    private const double Width = 1122, Height = 793, Left = 62, Right = 800, Labels = 822;
    private const double TimeTop = 172, TimeBottom = 458, CostTop = 506, CostBottom = 706, KeyY = 760;
    private const double Slant = 30, NodeSize = 11;
    private const string Ink = "#222222", Pale = "#d9d9d9";

    private readonly Names names;
    private readonly Language language;
    private readonly TimeText times;
    private readonly ImmutableArray<Itinerary> itineraries;
    private readonly ImmutableArray<ImmutableArray<Stretch>> lines;
    private readonly Svg svg;
    private readonly ChartScale distance, hours, usd;

    private DistanceChart(ImmutableArray<Itinerary> itineraries, PlanQuestion question, Names names)
    {
        (this.itineraries, this.names, language) = (itineraries, names, names.Language);
        times = new TimeText(language);
        lines = [.. itineraries.Select(DistanceProfile.Of)];
        distance = ChartScale.To(lines.Max(line => line.Sum(stretch => stretch.Kilometres)), (Left, Right));
        hours = ChartScale.ToHours(itineraries.Max(P90Hours), (TimeBottom, TimeTop));
        usd = ChartScale.To(itineraries.Max(itinerary => itinerary.Cost.Usd), (CostBottom, CostTop));
        var title = language.Say("Time and cost over distance: {0} → {1}", names.Of(question.From), names.Of(question.To));
        svg = new Svg(Width, Height, title, string.Join(". ", itineraries.Select(Describe)));
        DrawHead(title, question);
    }

    /// <summary>Draws the options, the best first.</summary>
    public static string Draw(ImmutableArray<Itinerary> itineraries, PlanQuestion question, Names names)
    {
        var chart = new DistanceChart(itineraries, question, names);
        chart.DrawFrames();
        for (var option = itineraries.Length - 1; option >= 0; option--)
        {
            chart.DrawOption(option);
        }

        var reach = chart.DrawNodes();
        chart.DrawEndLabels(reach < Labels ? TimeTop - 100 : TimeTop - 8);
        return chart.svg.ToString();
    }

    private static double P90Hours(Itinerary itinerary) =>
        itinerary.DoorToDoor.TotalHours + (itinerary.ArrivalP90.ToInstant() - itinerary.Arrival.ToInstant()).TotalHours;

    private string Describe(Itinerary itinerary, int option) => language.Say(
        "Option {0}: {1}; {2} km, {3}, {4} USD, P90 {5}", option + 1, new RouteText(names).Of(itinerary),
        NumberText.Money(lines[option].Sum(stretch => stretch.Kilometres)), times.Span(itinerary.DoorToDoor),
        NumberText.Money(itinerary.Cost.Usd), times.Full(itinerary.ArrivalP90));

    private void DrawHead(string title, PlanQuestion question)
    {
        var ready = question.Request.Ready.InZone(question.From.Zone).ToOffsetDateTime();
        var day = ready.Date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
        var scenario = language.Say("scenario {0}, {1}", question.Scenario, day);
        svg.Text((Left, 34), title, ("font-size", "19"), ("font-weight", "600"), ("fill", Ink));
        svg.Text((Left, 53), $"{language.Say("ready")} {times.Full(ready)} · {scenario}", ("font-size", "12"), ("fill", Ink));
        var note = "{0} options; the best one strong, places along it named. Method: UNESCAP time/cost–distance.";
        svg.Text((Left, Height - 12), language.Say(note, itineraries.Length), ("font-size", "10"), ("fill", "#666666"));
        DrawKey();
    }

    private void DrawKey()
    {
        var x = Left;
        foreach (var sample in lines.SelectMany(line => line).Where(stretch => stretch.Hours > 0)
            .GroupBy(stretch => (stretch.Kind, stretch.GaugeMillimetres)).OrderBy(group => group.Key).Select(group => group.First()))
        {
            svg.Line((x, KeyY - 4), (x + 22, KeyY - 4), [.. StrokeOf(sample), ("stroke-width", "3")]);
            var words = WordsOf(sample);
            svg.Text((x + 27, KeyY), words, ("font-size", "11"), ("fill", Ink));
            x += 27 + Svg.WidthOf(words, 11) + 20;
        }

        svg.Line((x + 8, KeyY - 11), (x + 8, KeyY + 3), ("stroke", Ink));
        svg.Line((x + 3, KeyY - 11), (x + 13, KeyY - 11), ("stroke", Ink), ("stroke-width", "2"));
        svg.Text((x + 20, KeyY), language.Say("tick: P90 of arrival"), ("font-size", "11"), ("fill", Ink));
    }

    private string WordsOf(Stretch stretch) => stretch.Kind switch
    {
        StretchKind.Road => language.Say("lorry"),
        StretchKind.Rail => language.Say("rail {0} mm", stretch.GaugeMillimetres),
        StretchKind.Sea => language.Say("ship"),
        StretchKind.Border => language.Say("border and customs"),
        StretchKind.Handling => language.Say("handling"),
        _ => language.Say("waiting"),
    };

    private static (string Name, string Value)[] StrokeOf(Stretch stretch) => stretch.Kind switch
    {
        StretchKind.Road => [("stroke", "#7F7F7F")],
        StretchKind.Rail => [("stroke", stretch.GaugeMillimetres == 1000 ? "#D55E00" : "#0072B2")],
        StretchKind.Sea => [("stroke", "#56B4E9")],
        StretchKind.Border => [("stroke", "#CC79A7")],
        StretchKind.Handling => [("stroke", "#333333")],
        _ => [("stroke", "#333333"), ("stroke-dasharray", "2 3")],
    };

    private void DrawFrames()
    {
        foreach (var (scale, top, bottom, words) in new[]
        {
            (hours, TimeTop, TimeBottom, language.Say("time since ready")), (usd, CostTop, CostBottom, language.Say("cost, USD")),
        })
        {
            foreach (var value in scale.Ticks)
            {
                var y = scale.At(value);
                svg.Line((Left, y), (Right, y), ("stroke", value == 0 ? Ink : Pale));
                var text = ReferenceEquals(scale, hours) ? times.Span(NodaTime.Duration.FromHours(value)) : NumberText.Money(value);
                svg.Text((Left - 6, y + 4), value == 0 ? "0" : text, ("font-size", "11"), ("text-anchor", "end"), ("fill", Ink));
            }

            foreach (var value in distance.Ticks)
            {
                svg.Line((distance.At(value), bottom), (distance.At(value), bottom + 4), ("stroke", Ink));
                var at = (distance.At(value), bottom + 16);
                svg.Text(at, NumberText.Money(value), ("font-size", "11"), ("text-anchor", "middle"), ("fill", Ink));
            }

            svg.Line((Left, top), (Left, bottom), ("stroke", Ink));
            svg.TurnedText((16, (top + bottom) / 2), -90, words, ("font-size", "12"), ("text-anchor", "middle"), ("fill", Ink));
            svg.Text((Right, bottom + 31), language.Say("distance, km"), ("font-size", "12"), ("text-anchor", "end"), ("fill", Ink));
        }
    }

    private void DrawOption(int option)
    {
        var style = option == 0 ? (Width: "3.2", Opacity: "1") : (Width: "1.8", Opacity: "0.5");
        var id = string.Create(CultureInfo.InvariantCulture, $"option-{option + 1}");
        using var group = svg.Begin(("id", id), ("stroke-width", style.Width), ("opacity", style.Opacity), ("stroke-linecap", "round"));
        var (km, hour, dollars) = (0.0, 0.0, 0.0);
        foreach (var stretch in lines[option])
        {
            var next = (Km: km + stretch.Kilometres, Hour: hour + stretch.Hours, Usd: dollars + stretch.Usd);
            if (stretch.Kilometres > 0 || stretch.Hours > 0)
            {
                svg.Line((distance.At(km), hours.At(hour)), (distance.At(next.Km), hours.At(next.Hour)), StrokeOf(stretch));
            }

            if (stretch.Kilometres > 0 || stretch.Usd > 0)
            {
                svg.Line((distance.At(km), usd.At(dollars)), (distance.At(next.Km), usd.At(next.Usd)), StrokeOf(stretch));
            }

            (km, hour, dollars) = next;
        }

        var (x, p90) = (distance.At(km), hours.At(P90Hours(itineraries[option])));
        svg.Line((x, hours.At(hour)), (x, p90), ("stroke", Ink), ("stroke-width", "1"));
        svg.Line((x - 5, p90), (x + 5, p90), ("stroke", Ink), ("stroke-width", option == 0 ? "2.4" : "1.6"));
    }

    /// <summary>Names of the places along the best option, aslant above it; places too near each other share one label.</summary>
    /// <returns>How far right the names reach.</returns>
    private double DrawNodes()
    {
        var (reach, free) = (0.0, 0.0);
        var lineHeight = (NodeSize + 2) / Math.Sin(Slant * Math.PI / 180);
        foreach (var (at, called) in NodesOf(lines[0]))
        {
            var x = distance.At(at);
            foreach (var (top, bottom) in new[] { (TimeTop, TimeBottom), (CostTop, CostBottom) })
            {
                svg.Line((x, top), (x, bottom), ("stroke", "#999999"), ("stroke-width", "0.7"), ("stroke-dasharray", "1 3"));
            }

            string[] words = [.. called.SkipLast(1).Select(name => name + " |"), $"{called[^1]} · {NumberText.Money(at)} km"];
            var label = Math.Max(x, free);
            svg.Polyline([(x, TimeTop), (label, TimeTop - 8)], ("stroke", "#999999"), ("stroke-width", "0.7"));
            foreach (var line in words)
            {
                svg.TurnedText((label + 3, TimeTop - 11), -Slant, line, ("font-size", "11"), ("fill", Ink));
                reach = Math.Max(reach, label + (Svg.WidthOf(line, NodeSize) * Math.Cos(Slant * Math.PI / 180)));
                label += lineHeight;
            }

            free = label;
        }

        return reach;
    }

    private List<(double Km, List<string> Names)> NodesOf(ImmutableArray<Stretch> line)
    {
        var nodes = new List<(double Km, List<string> Names)>();
        var km = 0.0;
        void Add(PlaceId place)
        {
            var name = names.Of(place);
            if (nodes.Count == 0 || distance.At(km) - distance.At(nodes[^1].Km) >= NodeSize)
            {
                nodes.Add((km, [name]));
            }
            else if (!nodes[^1].Names.Contains(name))
            {
                nodes[^1].Names.Add(name);
            }
        }

        foreach (var stretch in line)
        {
            Add(stretch.From);
            km += stretch.Kilometres;
            Add(stretch.To);
        }

        return nodes;
    }

    private void DrawEndLabels(double top)
    {
        var inTime = new List<EndLabel>();
        var inCost = new List<EndLabel>();
        for (var option = 0; option < itineraries.Length; option++)
        {
            var itinerary = itineraries[option];
            var x = distance.At(lines[option].Sum(stretch => stretch.Kilometres));
            var p90 = language.Say("P90");
            var late = times.Span(NodaTime.Duration.FromHours(P90Hours(itinerary)));
            var head = string.Create(CultureInfo.InvariantCulture, $"{option + 1} · {times.Span(itinerary.DoorToDoor)} ({p90} {late})");
            var route = TextTable.Wrap(new RouteText(names).Of(itinerary), 48);
            inTime.Add(new EndLabel((x, hours.At(itinerary.DoorToDoor.TotalHours)), [head, .. route], option == 0));
            var price = string.Create(CultureInfo.InvariantCulture, $"{option + 1} · {NumberText.Money(itinerary.Cost.Usd)} USD");
            inCost.Add(new EndLabel((x, usd.At(itinerary.Cost.Usd)), [price], option == 0));
        }

        EndLabel.Draw(svg, inTime, Labels, (top, TimeBottom + 8));
        EndLabel.Draw(svg, inCost, Labels, (CostTop, CostBottom));
    }
}
