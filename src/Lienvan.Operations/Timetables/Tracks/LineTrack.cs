using Lienvan.Model.Lines;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Units;

namespace Lienvan.Operations.Timetables.Tracks;

/// <summary>A station of a line.</summary>
/// <param name="Station">An index into <see cref="Railway.Stations"/>.</param>
/// <param name="At">Its km-post on the line.</param>
public readonly record struct LinePoint(int Station, Chainage At);

/// <summary>
/// A line as trains see it: stations in the order of km-posts and the sections between them. Where a line's km-posts begin on the track of
/// another line, as those of Hà Nội–Lào Cai that count from Hà Nội and not from Yên Viên, the shared track is part of it.
/// </summary>
public sealed record LineTrack
{
    /// <summary>The line.</summary>
    public required Line Line { get; init; }

    /// <summary>Its stations in order.</summary>
    public required ImmutableArray<LinePoint> Points { get; init; }

    /// <summary>The section from each station to the next, an index into <see cref="Railway.Sections"/>; −1 where none is there.</summary>
    public required ImmutableArray<int> Sections { get; init; }

    /// <summary>The position of a station on the line, or −1.</summary>
    public int PositionOf(int station)
    {
        for (var position = 0; position < Points.Length; position++)
        {
            if (Points[position].Station == station)
            {
                return position;
            }
        }

        return -1;
    }
}

/// <summary>Puts a line together from its rows, and walks back along another line to its km-post 0.</summary>
internal sealed class LineWalk(Railway railway, Network network)
{
    /// <summary>How far the km-posts of two lines may disagree about a shared track.</summary>
    private const double ToleranceMetres = 600;

    /// <summary>How many lines are walked back over: Thái Nguyên's counts over Lào Cai's from Hà Nội.</summary>
    private const int MostLines = 2;

    public LineTrack Find(Line line)
    {
        var points = Points(line.Id, MostLines);
        var sections = points.Zip(points.Skip(1), (a, b) => SectionBetween(a.Station, b.Station));
        return new LineTrack { Line = line, Points = [.. points], Sections = [.. sections] };
    }

    private List<LinePoint> Points(LineId line, int linesLeft)
    {
        List<LinePoint> points =
        [
            .. network.Corridor.LineStations.Where(row => row.Line == line && railway.FindStation(row.Place) is not null)
                .OrderBy(row => row.At).Select(row => new LinePoint(railway.FindStation(row.Place)!.Value, row.At)),
        ];
        if (linesLeft > 0 && points.Count > 0 && points[0].At.Metres > ToleranceMetres)
        {
            points.InsertRange(0, SharedTrack(line, points[0], linesLeft - 1));
        }

        return points;
    }

    /// <summary>The stations of another line that lie as far before the joint as its km-post says, down to this line's km 0.</summary>
    private List<LinePoint> SharedTrack(LineId own, LinePoint joint, int linesLeft)
    {
        var place = railway.Stations[joint.Station].Place;
        foreach (var other in network.Corridor.LineStations.Where(row => row.Place == place && row.Line != own).Select(row => row.Line))
        {
            var points = Points(other, linesLeft);
            var at = points.FindIndex(point => point.Station == joint.Station);

            // Km-post of this line = km-post of the other + shift.
            var shift = joint.At - points[at].At;
            var before = points.Take(at).Select(point => new LinePoint(point.Station, point.At + shift))
                .Where(point => point.At.Metres >= -ToleranceMetres).ToList();
            if (before.Count > 0 && Math.Abs(before[0].At.Metres) <= ToleranceMetres)
            {
                return before;
            }
        }

        return [];
    }

    private int SectionBetween(int a, int b)
    {
        foreach (var section in railway.SectionsAt(a))
        {
            if (railway.OtherEnd(section, a) == b)
            {
                return section;
            }
        }

        return -1;
    }
}
