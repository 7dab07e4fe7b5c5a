using System.Globalization;
using Lienvan.Operations.Simulation.Borders;
using NodaTime;

namespace Lienvan.App.Rendering;

/// <summary>Drawings of a simulation: the queue by hour, the distribution of stays, and one day of a yard, train by train.</summary>
internal sealed class SimulationCharts(Language language)
{
    private const double Width = 1122, Height = 560, Left = 70, Right = 1090, Top = 80, Bottom = 500, BarGap = 4;
    private const double RowHeight = 18, NameWidth = 220;
    private const string Ink = "#222222", Pale = "#d9d9d9", Forth = "#0072B2", Back = "#E69F00";

    private static readonly Dictionary<StayStep, string> Colours = new()
    {
        [StayStep.Documents] = "#CC79A7",
        [StayStep.Handling] = "#0072B2",
        [StayStep.Locomotive] = "#7F7F7F",
        [StayStep.BrakeTest] = "#56B4E9",
        [StayStep.Shunting] = "#E69F00",
        [StayStep.Control] = "#009E73",
        [StayStep.Scanning] = "#D55E00",
    };

    /// <summary>Those who wait, hour by hour of the local day, with their intervals.</summary>
    public string QueueByHour(PlaceReport place)
    {
        var most = place.QueueByHour.Concat(place.QueueByHourBack).Select(hour => hour.Mean).Where(double.IsFinite).DefaultIfEmpty(1).Max();
        var scale = ChartScale.To(most * 1.15, (Bottom, Top));
        var svg = Frame(language.Say("Queue by hour: {0}", Name(place)), scale);
        var ways = place.QueueByHourBack.IsEmpty ? 1 : 2;
        var slot = (Right - Left) / 24;
        var width = (slot - BarGap) / ways;
        for (var hour = 0; hour < 24; hour++)
        {
            var x = Left + (hour * slot) + (BarGap / 2);
            DrawBar(svg, (x, width), place.QueueByHour[hour], scale, Forth);
            if (ways == 2)
            {
                DrawBar(svg, (x + width, width), place.QueueByHourBack[hour], scale, Back);
            }

            svg.Text((Left + ((hour + 0.5) * slot), Bottom + 18), hour.ToString("00", CultureInfo.InvariantCulture), ("font-size", "11"),
                ("fill", Ink), ("text-anchor", "middle"));
        }

        return svg.ToString();
    }

    /// <summary>The share of stays by their length in hours, P50 and P90 marked.</summary>
    public string DwellDistribution(PlaceReport place)
    {
        var shares = place.DwellShares.Select(share => double.IsFinite(share) ? share * 100 : 0).ToArray();
        var scale = ChartScale.To(shares.Max() * 1.1, (Bottom, Top));
        var svg = Frame(language.Say("Stays by their length: {0}", Name(place)), scale);
        var slot = (Right - Left) / shares.Length;
        var hours = place.DwellSpanMinutes / 60;
        for (var index = 0; index < shares.Length; index++)
        {
            svg.Rectangle((Left + (index * slot) + 1, scale.At(shares[index])), (slot - 2, Bottom - scale.At(shares[index])), ("fill",
                Forth));
            if (index % 4 == 0)
            {
                svg.Text((Left + (index * slot), Bottom + 18), Svg.Number(index * hours), ("font-size", "11"), ("fill", Ink),
                    ("text-anchor", "middle"));
            }
        }

        foreach (var (name, value) in new[] { ("P50", place.Dwell.P50), ("P90", place.Dwell.P90) })
        {
            var x = Left + Math.Min(shares.Length, value.Mean / place.DwellSpanMinutes) * slot;
            svg.Line((x, Top), (x, Bottom), ("stroke", Ink), ("stroke-dasharray", "4 3"));
            svg.Text((x + 4, Top + 12), $"{name} {NumberText.Significant(value.Mean / 60)} h", ("font-size", "11"), ("fill", Ink));
        }

        return svg.ToString();
    }

    /// <summary>What was done with each train at a station on the first day that counts, in the first replication.</summary>
    public string YardDay(SimulationReport report, PlaceReport place)
    {
        var from = report.Warmup;
        var spans = report.Events.Where(span => span.Place == place.Id && span.To > from && span.From < from + 1440).ToArray();
        var units = spans.GroupBy(span => span.Unit).OrderBy(group => group.Min(span => span.From)).ToArray();
        var height = Top + (units.Length * RowHeight) + 60;
        var svg = new Svg(Width, height, language.Say("One day in the yard: {0}", Name(place)),
            language.Say("{0} trains, first replication", units.Length));
        svg.Text((20, 34), language.Say("One day in the yard: {0}", Name(place)), ("font-size", "19"), ("font-weight", "600"), ("fill",
            Ink));
        double X(double minutes) => NameWidth + ((Right - NameWidth) * Math.Clamp((minutes - from) / 1440, 0, 1));
        for (var hour = 0; hour <= 24; hour += 2)
        {
            var x = X(from + (hour * 60));
            svg.Line((x, Top - 6), (x, height - 40), ("stroke", Pale), ("stroke-width", "0.8"));
            svg.Text((x, Top - 12), hour.ToString("00", CultureInfo.InvariantCulture), ("font-size", "11"), ("fill", Ink),
                ("text-anchor", "middle"));
        }

        for (var row = 0; row < units.Length; row++)
        {
            var y = Top + (row * RowHeight);
            svg.Text((NameWidth - 8, y + 12), units[row].Key, ("font-size", "11"), ("fill", Ink), ("text-anchor", "end"));
            foreach (var span in units[row])
            {
                var colour = Colours.GetValueOrDefault(span.Step, Pale);
                svg.Rectangle((X(span.From), y + 2), (Math.Max(1, X(span.To) - X(span.From)), RowHeight - 5), ("fill", colour));
            }
        }

        DrawKey(svg, spans.Select(span => span.Step).Distinct().Order(), height - 18);
        return svg.ToString();
    }

    private void DrawKey(Svg svg, IEnumerable<StayStep> steps, double y)
    {
        var x = NameWidth;
        foreach (var step in steps)
        {
            var words = language.Say(SimulationJson.Word(step));
            svg.Rectangle((x, y - 10), (12, 12), ("fill", Colours.GetValueOrDefault(step, Pale)));
            svg.Text((x + 16, y), words, ("font-size", "11"), ("fill", Ink));
            x += 34 + Svg.WidthOf(words, 11);
        }
    }

    private static Svg Frame(string title, ChartScale scale)
    {
        var svg = new Svg(Width, Height, title, title);
        svg.Text((Left, 34), title, ("font-size", "19"), ("font-weight", "600"), ("fill", Ink));
        foreach (var value in scale.Ticks)
        {
            var y = scale.At(value);
            svg.Line((Left, y), (Right, y), ("stroke", Pale), ("stroke-width", value == 0 ? "1.2" : "0.6"));
            svg.Text((Left - 8, y + 4), NumberText.Significant(value), ("font-size", "11"), ("fill", Ink), ("text-anchor", "end"));
        }

        return svg;
    }

    private static void DrawBar(Svg svg, (double X, double Width) at, Operations.Simulation.Kernel.Estimate value, ChartScale scale,
        string colour)
    {
        if (!double.IsFinite(value.Mean))
        {
            return;
        }

        svg.Rectangle((at.X, scale.At(value.Mean)), (at.Width, Bottom - scale.At(value.Mean)), ("fill", colour));
        if (double.IsFinite(value.HalfWidth))
        {
            var middle = at.X + (at.Width / 2);
            svg.Line((middle, scale.At(Math.Max(0, value.Mean - value.HalfWidth))), (middle, scale.At(value.Mean + value.HalfWidth)),
                ("stroke", Ink), ("stroke-width", "0.8"));
        }
    }

    private string Name(PlaceReport place) => place.Name.In(language.Code) is { Length: > 0 } text ? text : place.Name.English;
}
