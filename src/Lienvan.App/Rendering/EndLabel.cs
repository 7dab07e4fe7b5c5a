namespace Lienvan.App.Rendering;

/// <summary>A label in a column beside a chart, tied to the end of its line. Labels give way to each other up and down.</summary>
/// <param name="End">Where the line ends.</param>
/// <param name="Lines">The words, the first line being the head.</param>
/// <param name="IsStrong">Whether it belongs to the line that matters most.</param>
internal sealed record EndLabel((double X, double Y) End, ImmutableArray<string> Lines, bool IsStrong)
{
    private const double Size = 11, LineHeight = 14, Gap = 5;

    private double Height => (Lines.Length * LineHeight) + Gap;

    /// <summary>Draws the labels at <paramref name="x"/> between two heights, as near as can be to the ends of their lines.</summary>
    public static void Draw(Svg svg, IEnumerable<EndLabel> labels, double x, (double Top, double Bottom) room)
    {
        var sorted = labels.OrderBy(label => label.End.Y).ToArray();
        var tops = TopsOf(sorted, room);
        for (var index = 0; index < sorted.Length; index++)
        {
            var (label, y) = (sorted[index], tops[index] + Size);
            var colour = label.IsStrong ? "#222222" : "#666666";
            svg.Polyline([(label.End.X + 7, label.End.Y), (x - 14, y - 4), (x - 4, y - 4)], ("stroke", "#bbbbbb"), ("stroke-width", "0.8"));
            foreach (var (words, line) in label.Lines.Select((words, line) => (words, line)))
            {
                var (size, weight) = line == 0 ? ("11.5", "600") : ("11", "400");
                svg.Text((x, y + (line * LineHeight)), words, ("font-size", size), ("font-weight", weight), ("fill", colour));
            }
        }
    }

    /// <summary>Each label's top: at its line's end, pushed down by the one above, and all pushed up again from the foot.</summary>
    private static double[] TopsOf(EndLabel[] sorted, (double Top, double Bottom) room)
    {
        var tops = new double[sorted.Length];
        var least = room.Top;
        for (var index = 0; index < sorted.Length; index++)
        {
            tops[index] = Math.Max(least, sorted[index].End.Y - (Size / 2));
            least = tops[index] + sorted[index].Height;
        }

        var most = room.Bottom;
        for (var index = sorted.Length - 1; index >= 0; index--)
        {
            tops[index] = Math.Min(tops[index], most - sorted[index].Height);
            most = tops[index];
        }

        return tops;
    }
}
