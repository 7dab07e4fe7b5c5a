using System.Globalization;
using System.Text;

namespace Lienvan.App.Rendering;

/// <summary>A drawing as SVG: shapes in order. Texts are escaped, numbers rounded to tenths; no script, nothing from outside.</summary>
internal sealed class Svg
{
    private readonly StringBuilder text = new();
    private int depth;

    /// <summary>Begins a drawing.</summary>
    /// <param name="width">In pixels at 96 dpi; 1122 by 793 is A4 across.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="title">What it is, for those who hear it and for tooltips.</param>
    /// <param name="description">What it shows, in words.</param>
    public Svg(double width, double height, string title, string description)
    {
        var (w, h) = (Number(width), Number(height));
        Open("svg", ("xmlns", "http://www.w3.org/2000/svg"), ("viewBox", $"0 0 {w} {h}"), ("width", $"{Number(width / 96 * 25.4)}mm"),
            ("height", $"{Number(height / 96 * 25.4)}mm"), ("role", "img"), ("font-family", "'Noto Sans','Noto Sans SC',sans-serif"));
        Element("title", title);
        Element("desc", description);
        Shape("rect", ("width", w), ("height", h), ("fill", "#ffffff"));
    }

    /// <summary>A group of shapes with attributes in common; ends when disposed.</summary>
    public Group Begin(params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Open("g", attributes);
        return new Group(this);
    }

    public void Line((double X, double Y) from, (double X, double Y) to, params ReadOnlySpan<(string Name, string Value)> attributes) =>
        Shape("line", [("x1", Number(from.X)), ("y1", Number(from.Y)), ("x2", Number(to.X)), ("y2", Number(to.Y)), .. attributes]);

    public void Rectangle((double X, double Y) corner, (double Width, double Height) size,
        params ReadOnlySpan<(string Name, string Value)> attributes) =>
        Shape("rect", [("x", Number(corner.X)), ("y", Number(corner.Y)), ("width", Number(size.Width)), ("height", Number(size.Height)),
            .. attributes]);

    public void Circle((double X, double Y) centre, double radius, params ReadOnlySpan<(string Name, string Value)> attributes) =>
        Shape("circle", [("cx", Number(centre.X)), ("cy", Number(centre.Y)), ("r", Number(radius)), .. attributes]);

    /// <summary>A group of which only what lies in a rectangle is seen; ends when disposed.</summary>
    /// <param name="id">Its name, once in a drawing.</param>
    /// <param name="corner">Upper left.</param>
    /// <param name="size">Width and height.</param>
    public Group Clip(string id, (double X, double Y) corner, (double Width, double Height) size)
    {
        Open("clipPath", ("id", id));
        Rectangle(corner, size);
        depth--;
        text.Append(' ', depth * 2).Append("</clipPath>\n");
        return Begin(("clip-path", $"url(#{id})"));
    }

    /// <summary>A pattern of slanting lines to fill with, as <c>url(#id)</c>: a second cue beside the colour.</summary>
    /// <param name="id">Its name, once in a page.</param>
    /// <param name="colour">Of the lines.</param>
    public void Hatch(string id, string colour)
    {
        Open("pattern", ("id", id), ("width", "5"), ("height", "5"), ("patternUnits", "userSpaceOnUse"),
            ("patternTransform", "rotate(45)"));
        Shape("rect", ("width", "5"), ("height", "5"), ("fill", colour), ("fill-opacity", "0.35"));
        Line((0, 0), (0, 5), ("stroke", colour), ("stroke-width", "4"));
        depth--;
        text.Append(' ', depth * 2).Append("</pattern>\n");
    }

    public void Polyline(IEnumerable<(double X, double Y)> points, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        var pairs = points.Select(point => $"{Number(point.X)},{Number(point.Y)}");
        Shape("polyline", [("points", string.Join(' ', pairs)), ("fill", "none"), .. attributes]);
    }

    public void Text((double X, double Y) at, string words, params ReadOnlySpan<(string Name, string Value)> attributes) =>
        Element("text", words, [("x", Number(at.X)), ("y", Number(at.Y)), .. attributes]);

    /// <summary>A text that turns about its point, in degrees, clockwise.</summary>
    public void TurnedText(
        (double X, double Y) at, double degrees, string words, params ReadOnlySpan<(string Name, string Value)> attributes) =>
        Text(at, words, [("transform", $"rotate({Number(degrees)} {Number(at.X)} {Number(at.Y)})"), .. attributes]);

    /// <summary>The drawing, ended.</summary>
    public override string ToString() => text + "</svg>\n";

    /// <summary>With one decimal at most, a point for it, and never <c>-0</c>.</summary>
    public static string Number(double value) => (Math.Round(value, 1) + 0.0).ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>About how wide a text is in Noto Sans, pixels.</summary>
    public static double WidthOf(string words, double size) => TextTable.Width(words) * size * 0.54;

    /// <summary>The text as it may stand in XML; characters that XML has no place for are left out.</summary>
    public static string Escape(string words)
    {
        var escaped = new StringBuilder(words.Length);
        for (var at = 0; at < words.Length; at++)
        {
            var character = words[at];
            if (char.IsHighSurrogate(character) && at + 1 < words.Length && char.IsLowSurrogate(words[at + 1]))
            {
                escaped.Append(character).Append(words[++at]);
                continue;
            }

            escaped.Append(character switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\t' or '\n' or '\r' => " ",
                < ' ' or '\uFFFE' or '\uFFFF' => "",
                _ => char.IsSurrogate(character) ? "" : character.ToString(),
            });
        }

        return escaped.ToString();
    }

    private void Open(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(name, attributes);
        text.Append(">\n");
        depth++;
    }

    private void Shape(string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(name, attributes);
        text.Append("/>\n");
    }

    private void Element(string name, string words, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Start(name, attributes);
        text.Append('>').Append(Escape(words)).Append("</").Append(name).Append(">\n");
    }

    private void Start(string name, ReadOnlySpan<(string Name, string Value)> attributes)
    {
        text.Append(' ', depth * 2).Append('<').Append(name);
        foreach (var (key, value) in attributes)
        {
            text.Append(' ').Append(key).Append("=\"").Append(Escape(value)).Append('"');
        }
    }

    /// <summary>An open group.</summary>
    internal readonly ref struct Group(Svg svg)
    {
        public void Dispose()
        {
            svg.depth--;
            svg.text.Append(' ', svg.depth * 2).Append("</g>\n");
        }
    }
}
