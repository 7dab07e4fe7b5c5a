using System.Globalization;
using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Units;
using Lienvan.Operations.Timetables.Checking;
using Lienvan.Operations.Timetables.Tracks;
using NodaTime;

namespace Lienvan.App.Rendering;

/// <summary>
/// The train graph of a line and day as railway people draw it: time across, distance down, hours strong and ten minutes faint, single
/// track
/// shaded, trains in the colour of their gauge, passenger thick and freight thin, planned pale, conflicts ringed. Made to be printed on A3.
/// </summary>
internal sealed class TrainGraph
{
    private const double Width = 1587, Height = 1122, Top = 78, Bottom = 40, Right = 64, Left = 150, Hours = 24;
    private readonly LineDay question;
    private readonly CheckedTimetable found;
    private readonly LineNames names;
    private readonly Language language;
    private readonly Instant start;
    private readonly double kilometres;
    private readonly Svg svg;
    private readonly ReplanLayer? replan;

    private TrainGraph(LineDay question, CheckedTimetable found, Language language, ReplanLayer? replan)
    {
        (this.question, this.found, this.language, this.replan) = (question, found, language, replan);
        names = new LineNames(question.Network, question.Railway, question.Line, language);
        start = question.Scope.Start(question.Railway);
        kilometres = Math.Max(0.001, (question.Line.Points[^1].At - question.Line.Points[0].At).Kilometres);
        svg = new Svg(Width, Height, Title, language.Say("{0} trains, {1} conflicts", found.Movements.Length, found.Conflicts.Length));
    }

    private string Title => $"{names.NameOf(question.Line.Line.Name)}, {Date}";

    /// <summary>Day, year and offset of the clock that rules the graph: <c>Mon 2 Mar 2026 +7</c>.</summary>
    private string Date
    {
        get
        {
            var midnight = start.InZone(question.Scope.ZoneOf(question.Railway)).ToOffsetDateTime();
            var words = new TimeText(language).Full(midnight).Replace(" 00:00", "", StringComparison.Ordinal);
            return string.Create(CultureInfo.InvariantCulture, $"{question.Day.Year} · {words}");
        }
    }

    /// <summary>The drawing.</summary>
    /// <param name="question">Line and day.</param>
    /// <param name="found">The trains and what they do to each other.</param>
    /// <param name="language">Of the words.</param>
    /// <param name="replan">For a new plan: what it replaces; null otherwise.</param>
    public static string Draw(LineDay question, CheckedTimetable found, Language language, ReplanLayer? replan = null)
    {
        var graph = new TrainGraph(question, found, language, replan);
        graph.DrawTrack();
        graph.DrawHours();
        graph.DrawStations();
        graph.DrawReplaced();
        graph.DrawTrains();
        graph.DrawConflicts();
        graph.DrawHead();
        return graph.svg.ToString();
    }

    private double X(Instant instant) => Left + ((instant - start).TotalHours / Hours * (Width - Left - Right));

    private double Y(Chainage at) => Top + ((at - question.Line.Points[0].At).Kilometres / kilometres * (Height - Top - Bottom));

    private static double HourX(double hour) => Left + (hour / Hours * (Width - Left - Right));

    private void DrawTrack()
    {
        using var group = svg.Begin(("fill", "#f1efe9"));
        for (var index = 0; index < question.Line.Sections.Length; index++)
        {
            if (question.Line.Sections[index] is >= 0 and var section && question.Railway.Sections[section].IsSingle)
            {
                var (from, to) = (Y(question.Line.Points[index].At), Y(question.Line.Points[index + 1].At));
                svg.Rectangle((Left, from), (Width - Left - Right, to - from));
            }
        }
    }

    private void DrawHours()
    {
        for (var tenMinutes = 0; tenMinutes <= Hours * 6; tenMinutes++)
        {
            var (x, isHour, isHalf) = (HourX(tenMinutes / 6.0), tenMinutes % 6 == 0, tenMinutes % 3 == 0);
            svg.Line((x, Top), (x, Height - Bottom), ("stroke", isHour ? "#8a8a8a" : isHalf ? "#c4c4c4" : "#dedede"),
                ("stroke-width", isHour ? "1" : "0.5"));
            if (isHour)
            {
                var text = (tenMinutes / 6).ToString(CultureInfo.InvariantCulture);
                svg.Text((x, Top - 6), text, ("font-size", "12"), ("text-anchor", "middle"), ("fill", "#333333"));
                svg.Text((x, Height - Bottom + 15), text, ("font-size", "12"), ("text-anchor", "middle"), ("fill", "#333333"));
            }
        }
    }

    /// <summary>
    /// A line at each station. Where there are more stations than names fit, the greater ones and those with meets are named; the table
    /// has all.
    /// </summary>
    private void DrawStations()
    {
        var room = (Top: Top - 4, Bottom: Height - Bottom + 4);
        var meets = found.Meets.Select(meet => meet.Place).ToHashSet();
        int[] named = StationLabels.Choose([.. question.Line.Points.Select(point => Weight(point.Station, meets))],
            [.. question.Line.Points.Select(point => Y(point.At))], room.Bottom - room.Top);
        var tops = StationLabels.Spread([.. named.Select(index => Y(question.Line.Points[index].At))], room);
        foreach (var point in question.Line.Points)
        {
            var station = question.Railway.Stations[point.Station];
            var (y, isMain) = (Y(point.At), station.Tracks >= 5);
            svg.Line((Left, y), (Width - Right, y), ("stroke", isMain ? "#777777" : "#b5b5b5"), ("stroke-width", isMain ? "0.9" : "0.6"),
                ("stroke-dasharray", station.CanMeet ? "none" : "2 3"));
        }

        foreach (var (index, top) in named.Zip(tops))
        {
            DrawName(question.Line.Points[index], top, StationLabels.SizeFor(named.Length, room.Bottom - room.Top));
        }

        svg.Text((Left - 10, Top - 6), "km", ("font-size", "11"), ("text-anchor", "end"), ("fill", "#777777"));
        svg.Text((Width - 4, Top - 18), language.Say("tracks"), ("font-size", "11"), ("text-anchor", "end"), ("fill", "#777777"));
    }

    private int Weight(int station, HashSet<PlaceId> meets)
    {
        var row = question.Railway.Stations[station];
        var position = question.Line.PositionOf(station);
        return position == 0 || position == question.Line.Points.Length - 1 ? int.MaxValue : row.Tracks
            + (meets.Contains(row.Place) ? 4 : 0);
    }

    private void DrawName(LinePoint point, double top, double size)
    {
        var station = question.Railway.Stations[point.Station];
        var y = top + (size * 0.35);
        svg.Polyline([(Left - 1, Y(point.At)), (Left - 8, top)], ("stroke", "#bbbbbb"), ("stroke-width", "0.6"));
        svg.Text((Left - 38, y), names.Of(station.Place), ("font-size", Svg.Number(size)), ("text-anchor", "end"),
            ("font-weight", station.Tracks >= 5 ? "600" : "400"), ("fill", "#222222"));
        svg.Text((Left - 10, y), point.At.Kilometres.ToString("0", CultureInfo.InvariantCulture), ("font-size", Svg.Number(size * 0.85)),
            ("text-anchor", "end"), ("fill", "#777777"));
        svg.Polyline([(Width - Right + 1, Y(point.At)), (Width - Right + 8, top)], ("stroke", "#bbbbbb"), ("stroke-width", "0.6"));
        svg.Text((Width - Right + 12, y), station.Tracks.ToString(CultureInfo.InvariantCulture), ("font-size", Svg.Number(size * 0.85)),
            ("fill", "#777777"));
    }

    /// <summary>The old plan, thin and broken, under the new one; closed sections as grey boxes, closed loops as grey bars.</summary>
    private void DrawReplaced()
    {
        if (replan is null)
        {
            return;
        }

        using var clip = svg.Clip("planned", (Left, Top), (Width - Left - Right, Height - Top - Bottom));
        foreach (var (section, from, to) in replan.Closed)
        {
            if (question.Line.Sections.IndexOf(section) is >= 0 and var at)
            {
                var (top, bottom) = (Y(question.Line.Points[at].At), Y(question.Line.Points[at + 1].At));
                svg.Rectangle((X(from), top), (X(to) - X(from), bottom - top), ("fill", "#999999"), ("opacity", "0.6"));
            }
        }

        foreach (var (station, from, to) in replan.ClosedLoops)
        {
            if (question.Line.PositionOf(station) is >= 0 and var position)
            {
                var y = Y(question.Line.Points[position].At);
                svg.Polyline([(X(from), y), (X(to), y)], ("stroke", "#999999"), ("stroke-width", "5"), ("opacity", "0.6"));
            }
        }

        foreach (var run in replan.Planned.SelectMany(movement => Runs(movement)))
        {
            svg.Polyline(run, ("stroke", "#555555"), ("stroke-width", "0.7"), ("stroke-dasharray", "3 2"));
        }
    }

    private void DrawTrains()
    {
        using var clip = svg.Clip("day", (Left, Top), (Width - Left - Right, Height - Top - Bottom));
        var labels = new TrainLabels(svg, (Left, Top, Width - Right, Height - Bottom));
        foreach (var movement in found.Movements)
        {
            foreach (var run in Runs(movement))
            {
                var colour = ColourOf(movement.Train.Gauge);
                var isFreight = movement.Train.Traffic != Traffic.Passenger;
                svg.Polyline(run, ("stroke", colour), ("stroke-width", isFreight ? "1.1" : "2.2"), ("stroke-linejoin", "round"),
                    ("opacity", movement.Train.IsPlanned ? "0.45" : "1"));
                labels.Add(run, movement.Train.Number, colour);
            }
        }
    }

    /// <summary>The stretches of a train on the line; points off the line cut it.</summary>
    private IEnumerable<List<(double X, double Y)>> Runs(Movement movement)
    {
        var run = new List<(double X, double Y)>();
        foreach (var point in movement.Points)
        {
            var position = question.Line.PositionOf(point.Station);
            if (position < 0)
            {
                if (run.Count > 2)
                {
                    yield return run;
                }

                run = [];
                continue;
            }

            var y = Y(question.Line.Points[position].At);
            run.Add((X(point.Arrival), y));
            run.Add((X(point.Departure), y));
        }

        if (run.Count > 2)
        {
            yield return run;
        }
    }

    private void DrawConflicts()
    {
        using var clip = svg.Clip("rings", (Left, Top), (Width - Left - Right, Height - Top - Bottom));
        foreach (var conflict in found.Conflicts)
        {
            var middle = X(conflict.From + ((conflict.To - conflict.From) / 2));
            var places = new[] { conflict.Place, conflict.End }.Select(place => question.Railway.FindStation(place)).OfType<int>()
                .Select(question.Line.PositionOf).Where(position => position >= 0)
                    .Select(position => Y(question.Line.Points[position].At)).ToArray();
            if (places.Length > 0)
            {
                svg.Circle((middle, places.Average()), 9, ("fill", "none"), ("stroke", "#000000"), ("stroke-width", "2.2"));
                svg.Circle((middle, places.Average()), 12, ("fill", "none"), ("stroke", "#CC79A7"), ("stroke-width", "2.2"));
            }
        }
    }

    private void DrawHead()
    {
        svg.Text((Left, 30), names.NameOf(question.Line.Line.Name), ("font-size", "20"), ("font-weight", "600"), ("fill", "#111111"));
        svg.Text((Left, 50), language.Say(replan is null
            ? "{0} trains, {1} meets, {2} conflicts; passenger thick, freight thin, planned pale; single track shaded; rings are conflicts"
            : "{0} trains, {1} meets, {2} conflicts; new plan bold, old plan thin and broken; closed sections grey",
            found.Movements.Length, found.Meets.Length, found.Conflicts.Length), ("font-size", "12"), ("fill", "#555555"));
        svg.Text((Width - Right, 30), Date, ("font-size", "16"), ("text-anchor", "end"), ("font-weight", "600"), ("fill", "#111111"));
        var x = Width - Right - 250;
        foreach (var gauge in found.Movements.Select(movement => movement.Train.Gauge).Where(gauge => gauge != default).Distinct().Order())
        {
            svg.Line((x, 46), (x + 28, 46), ("stroke", ColourOf(gauge)), ("stroke-width", "2.2"));
            svg.Text((x + 34, 50), gauge.ToString(), ("font-size", "12"), ("fill", "#555555"));
            x += 110;
        }
    }

    /// <summary>After Okabe and Ito: vermilion 1000 mm, blue 1435 mm; grey where the gauge is not told.</summary>
    private static string ColourOf(Gauge gauge) => gauge == Gauge.Metre ? "#D55E00" : gauge == Gauge.Standard ? "#0072B2" : "#555555";
}
