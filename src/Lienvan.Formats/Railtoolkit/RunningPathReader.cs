using Lienvan.Model.Units;
using Lienvan.Operations.Running;
using YamlDotNet.RepresentationModel;

namespace Lienvan.Formats.Railtoolkit;

/// <summary>Reads the paths of a document.</summary>
internal static class RunningPathReader
{
    public static IEnumerable<RailtoolkitPath> Read(YamlRecord root, YamlFindings findings)
    {
        foreach (var node in root.List("paths", isRequired: true))
        {
            if (YamlRecord.From(node, "a path", findings) is { } record && ReadPath(record, findings) is { } path)
            {
                yield return path;
            }
        }
    }

    private static RailtoolkitPath? ReadPath(YamlRecord record, YamlFindings findings)
    {
        record.AllowOnly("name", "id", "UUID", "points_of_interest", "characteristic_sections");
        var (name, id) = (record.Text("name"), record.Text("id"));
        var sections = Sections(record);
        var points = Points(record);
        if (record.IsFaulty || name is null || id is null)
        {
            return null;
        }

        if (sections.Count < 2)
        {
            findings.Add(RailtoolkitDiagnostics.NoSection, record.Line, $"path '{id}' has {sections.Count} places where a section begins",
                "give at least two; the last one is the end of the path");
            return null;
        }

        var (start, end) = (sections[0].At, sections[^1].At);
        sections.RemoveAt(sections.Count - 1);
        foreach (var point in points.Where(point => point.At < start || point.At > end))
        {
            findings.Add(RailtoolkitDiagnostics.PointOutside, point.Line, $"point '{point.Name}' of path '{id}' lies outside the path",
                "move it; it is left out");
        }

        var path = new TrackPath
        {
            Name = name,
            Length = Distance.FromMetres(end - start),
            Limits = [.. sections.Select(section => new PathLimit(Distance.FromMetres(section.At - start), section.Limit))],
            Gradients = [.. sections.Select(section => new PathGradient(Distance.FromMetres(section.At - start), section.Permille))],
            Points = [.. points.Where(point => point.At >= start && point.At <= end).OrderBy(point => point.At)
                .Select(point => new PathPoint(point.Name, Distance.FromMetres(point.At - start), point.IsForRear))],
        };
        return new RailtoolkitPath(id, start, path);
    }

    private static List<(double At, Speed Limit, double Permille)> Sections(YamlRecord record)
    {
        var sections = new List<(double At, Speed Limit, double Permille)>();
        foreach (var node in record.List("characteristic_sections", isRequired: true))
        {
            if (record.Row(node, 3, "[ metres, km/h, ‰ ]") is { } cells &&
                record.Cell(cells[0], double.NegativeInfinity, "mileage") is { } at &&
                record.Cell(cells[1], 0, "speed") is { } speed &&
                record.Cell(cells[2], double.NegativeInfinity, "resistance") is { } permille)
            {
                if (sections.Any(section => section.At == at))
                {
                    record.Reject<string>(node, $"two sections begin at {cells[0]}", "leave one out, or correct its mileage");
                    continue;
                }

                sections.Add((at, Speed.FromKilometresPerHour(speed), permille));
            }
        }

        return [.. sections.OrderBy(section => section.At)];
    }

    private static List<(double At, string Name, bool IsForRear, long Line)> Points(YamlRecord record)
    {
        var points = new List<(double At, string Name, bool IsForRear, long Line)>();
        foreach (var node in record.List("points_of_interest", isRequired: false))
        {
            if (record.Row(node, 3, "[ metres, name, front or rear ]") is { } cells &&
                record.Cell(cells[0], double.NegativeInfinity, "mileage") is { } at)
            {
                var (name, part) = ((cells[1] as YamlScalarNode)?.Value, (cells[2] as YamlScalarNode)?.Value);
                if (name is null || part is not ("front" or "rear"))
                {
                    record.Reject<string>(node, $"'{node}' is no point", "write [ metres, name, front or rear ]");
                    continue;
                }

                points.Add((at, name, part == "rear", node.Start.Line));
            }
        }

        return points;
    }
}
