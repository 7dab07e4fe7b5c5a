using Lienvan.Appraisal.Projects;
using Lienvan.Model.Dataset;
using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Units;
using static Lienvan.App.Rendering.AppraisalNames;

namespace Lienvan.App.Rendering;

/// <summary>
/// A map of what is built when: the railways there are in grey, what is built in the colour of its gauge and dashed, with the year it
/// opens.
/// Sections are straight from place to place; no borders are drawn.
/// </summary>
internal static class AppraisalMap
{
    private const double Width = 760;
    private const double Height = 480;
    private const double Margin = 40;

    /// <summary>The map, or null where nothing that is built has a place.</summary>
    public static string? Draw(AppraisalReport report, AppraisalNames names)
    {
        var corridor = report.Question.Corridor;
        var places = corridor.Places.Where(place => place.Position is not null).DistinctBy(place => place.Id).ToDictionary(
            place => place.Id, place => place.Position!.Value);
        var built = report.Investments.Where(one => one.Sign > 0).Select(one => one.Project.Id.Value).ToHashSet(StringComparer.Ordinal);
        var sections = corridor.Sections.Where(section => built.Contains(section.Validity.Project)).ToList();
        var ends = sections.SelectMany(section => (PlaceId[])[section.From, section.To]).Distinct().Where(places.ContainsKey)
            .Select(id => places[id]).ToList();
        if (ends.Count == 0)
        {
            return null;
        }

        var to = Projection(ends);
        var svg = new Svg(Width, Height, names.Say("what is built when"), report.Question.With.Name.In(names.Language.Code));
        using (svg.Clip("map", (0, 0), (Width, Height)))
        {
            foreach (var section in corridor.Sections.Where(section => section.Validity.Project.Length == 0))
            {
                Draw(svg, places, to, section, ("stroke", "#BBBBBB"), ("stroke-width", "1.5"));
            }

            foreach (var section in sections)
            {
                Draw(svg, places, to, section, ("stroke", section.Gauges.Any(limits => limits.Gauge == Gauge.Standard) ? "#0072B2"
                    : "#D55E00"),
                    ("stroke-width", "4"), ("stroke-dasharray", "9 4"));
            }

            var taken = new List<(double X, double Y, double Width)>();
            AddProjects(svg, report, names, project => Middle(sections, places, to, project), taken);
            AddTowns(svg, corridor, ends, names, to, taken);
        }

        return svg.ToString();
    }

    private static void AddProjects(Svg svg, AppraisalReport report, AppraisalNames names, Func<string, (double X, double Y)?> middle,
        List<(double X, double Y, double Width)> taken)
    {
        foreach (var group in report.Investments.Where(one => one.Sign > 0).GroupBy(one => one.Project.Id.Value))
        {
            if (middle(group.Key) is not { } at)
            {
                continue;
            }

            var label = $"{group.First().Project.Name.In(names.Language.Code)} · {Year(group.Max(one => one.OpeningYear))}";
            Put(svg, (Math.Clamp(at.X, 140, Width - 140), at.Y - 10), label, taken, isBold: true);
        }
    }

    /// <summary>Cities among the ends of what is built, where there is room for the name.</summary>
    private static void AddTowns(Svg svg, Corridor corridor, List<Position> ends, AppraisalNames names,
        Func<Position, (double X, double Y)> to, List<(double X, double Y, double Width)> taken)
    {
        foreach (var town in corridor.Places.Where(place => place is { Kind: PlaceKind.City, Position: not null }))
        {
            var position = town.Position!.Value;
            var at = to(position);
            var isNear = ends.Exists(end => Math.Abs(end.Latitude - position.Latitude) < 0.15
                && Math.Abs(end.Longitude - position.Longitude) < 0.15);
            if (isNear && at.X is > 20 and < Width - 20 && at.Y is > 20 and < Height - 10)
            {
                svg.Circle(at, 4, ("fill", "#ffffff"), ("stroke", "#333333"), ("stroke-width", "1.5"));
                Put(svg, (at.X, at.Y + 18), town.Name.In(names.Language.Code), taken, isBold: false);
            }
        }
    }

    private static void Put(
        Svg svg, (double X, double Y) at, string label, List<(double X, double Y, double Width)> taken, bool isBold)
    {
        var width = Svg.WidthOf(label, 12) + 8;
        at.X = Math.Clamp(at.X, (width / 2) + 4, Width - (width / 2) - 4);
        foreach (var move in (double[])[0, 16, -16, 32, -32, 48, -48])
        {
            var y = at.Y + move;
            if (y is > 14 and < Height - 6 && !taken.Exists(other => Math.Abs(other.Y - y) < 15
                && Math.Abs(other.X - at.X) < (other.Width + width) / 2))
            {
                taken.Add((at.X, y, width));
                svg.Text((at.X, y), label, ("text-anchor", "middle"), ("font-size", "12"), ("font-weight", isBold ? "bold" : "normal"),
                    ("stroke", "#ffffff"), ("stroke-width", "3"), ("paint-order", "stroke"));
                return;
            }
        }
    }

    private static (double X, double Y)? Middle(
        List<Section> sections, Dictionary<PlaceId, Position> places, Func<Position, (double X, double Y)> to, string project)
    {
        var points = sections.Where(section => section.Validity.Project == project)
            .SelectMany(section => (PlaceId[])[section.From, section.To]).Where(places.ContainsKey).Select(id => to(places[id])).ToList();
        return points.Count == 0 ? null : (points.Average(point => point.X), points.Average(point => point.Y));
    }

    private static void Draw(Svg svg, Dictionary<PlaceId, Position> places, Func<Position, (double X, double Y)> to, Section section,
        params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        if (places.TryGetValue(section.From, out var from) && places.TryGetValue(section.To, out var end))
        {
            svg.Line(to(from), to(end), attributes);
        }
    }

    /// <summary>Equirectangular around the middle, both ways to one scale.</summary>
    private static Func<Position, (double X, double Y)> Projection(List<Position> ends)
    {
        var (west, east) = (ends.Min(end => end.Longitude), ends.Max(end => end.Longitude));
        var (south, north) = (ends.Min(end => end.Latitude), ends.Max(end => end.Latitude));
        var narrow = Math.Cos((south + north) / 2 * Math.PI / 180);
        var scale = Math.Min((Width - (2 * Margin)) / Math.Max((east - west) * narrow, 0.3),
            (Height - (2 * Margin)) / Math.Max(north - south, 0.3));
        var (x, y) = ((west + east) / 2, (south + north) / 2);
        return place => ((Width / 2) + ((place.Longitude - x) * narrow * scale), (Height / 2) - ((place.Latitude - y) * scale));
    }
}
