using System.Globalization;
using Lienvan.Operations.Simulation.Borders;

namespace Lienvan.App.Rendering;

/// <summary>
/// The time/cost–distance chart of a simulated trip: time over distance without delay at the border, with the time that half of the trains
/// need there, and with what nine in ten do not exceed; below it the fees.
/// </summary>
internal sealed class TripChart(Language language)
{
    private const double Width = 1122, Height = 620, Left = 70, Right = 1060, Top = 90, Bottom = 520;
    private const string Ink = "#222222", Pale = "#d9d9d9", Usual = "#0072B2", Late = "#D55E00";

    public string Draw(SimulatedTrip trip)
    {
        var (first, last) = (trip.Points[0], trip.Points[^1]);
        var title = language.Say("Time over distance: {0} → {1}", NameOf(first), NameOf(last));
        var svg = new Svg(Width, Height, title, title);
        var distance = ChartScale.To(last.Kilometres, (Left, Right));
        var hours = ChartScale.ToHours(last.RunHours + trip.BorderHoursP90, (Bottom, Top));
        svg.Text((Left, 34), title, ("font-size", "19"), ("font-weight", "600"), ("fill", Ink));
        DrawAxes(svg, distance, hours);
        DrawLine(svg, trip, 0, (distance, hours), ("stroke", Ink), ("stroke-dasharray", "5 4"));
        DrawLine(svg, trip, trip.BorderHoursP50, (distance, hours), ("stroke", Usual), ("stroke-width", "2"));
        DrawLine(svg, trip, trip.BorderHoursP90, (distance, hours), ("stroke", Late), ("stroke-width", "2"));
        foreach (var point in trip.Points.Where(point => point == first || point == last || point.IsBorder))
        {
            var x = distance.At(point.Kilometres);
            svg.Line((x, Top), (x, Bottom), ("stroke", Pale), ("stroke-width", "0.8"));
            svg.Text((x, Bottom + 34), NameOf(point), ("font-size", "12"), ("fill", Ink),
                ("text-anchor", point == first ? "start" : point == last ? "end" : "middle"));
        }

        DrawKey(svg, trip);
        return svg.ToString();
    }

    private static void DrawAxes(Svg svg, ChartScale distance, ChartScale hours)
    {
        foreach (var value in hours.Ticks)
        {
            svg.Line((Left, hours.At(value)), (Right, hours.At(value)), ("stroke", Pale), ("stroke-width", "0.6"));
            svg.Text((Left - 8, hours.At(value) + 4), NumberText.Significant(value) + " h", ("font-size", "11"), ("fill", Ink),
                ("text-anchor", "end"));
        }

        foreach (var value in distance.Ticks)
        {
            svg.Text((distance.At(value), Bottom + 16), NumberText.Significant(value) + " km", ("font-size", "11"), ("fill", Ink),
                ("text-anchor", "middle"));
        }
    }

    private static void DrawLine(Svg svg, SimulatedTrip trip, double border, (ChartScale Distance, ChartScale Hours) scales,
        params ReadOnlySpan<(string Name, string Value)> look)
    {
        var (points, waited) = (new List<(double, double)>(), 0.0);
        foreach (var point in trip.Points)
        {
            var x = scales.Distance.At(point.Kilometres);
            points.Add((x, scales.Hours.At(point.RunHours + waited)));
            if (point.IsBorder && border > 0)
            {
                waited += border;
                points.Add((x, scales.Hours.At(point.RunHours + waited)));
            }
        }

        svg.Polyline(points, [("fill", "none"), .. look]);
    }

    private void DrawKey(Svg svg, SimulatedTrip trip)
    {
        var last = trip.Points[^1];
        (string Words, string Colour, double Border)[] lines =
        [
            ("without delay at the border", Ink, 0), ("half of the trains", Usual, trip.BorderHoursP50),
            ("nine trains in ten", Late, trip.BorderHoursP90),
        ];
        var x = Left;
        foreach (var (words, colour, border) in lines)
        {
            var hours = last.RunHours + border;
            var text = string.Create(CultureInfo.InvariantCulture,
                $"{language.Say(words)}: {hours:0.0} h, {last.Kilometres / hours:0} km/h");
            svg.Line((x, Height - 36), (x + 22, Height - 36), ("stroke", colour), ("stroke-width", "2"));
            svg.Text((x + 28, Height - 32), text, ("font-size", "12"), ("fill", Ink));
            x += 48 + Svg.WidthOf(text, 12);
        }

        svg.Text((Left, Height - 10), language.Say("Fees at the border: {0} USD for two TEU", NumberText.Significant(trip.BorderUsd)),
            ("font-size", "12"), ("fill", Ink));
    }

    private string NameOf(TripPoint point) => point.Name.In(language.Code) is { Length: > 0 } text ? text : point.Name.English;
}
