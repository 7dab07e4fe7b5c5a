using System.Globalization;
using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Services;
using Lienvan.Model.Units;

namespace Lienvan.Model.Dataset.Checks;

/// <summary>Whether lines hang together: km-posts in order, sections between neighbours, lengths that can be true on this earth.</summary>
internal static class LineChecks
{
    /// <summary>
    /// Positions are given to about 100 m, and the sphere is up to 0.5 % off: this much shorter than the great circle is no error.
    /// </summary>
    private static readonly Distance PositionTolerance = Distance.FromMetres(200);

    private const double GreatCircleTolerance = 1.02;
    private const double LongestDetour = 2.5;

    public static void Run(CheckedCorridor subject)
    {
        var indexes = IndexStations(subject);
        CheckPosts(subject);
        foreach (var section in subject.Corridor.Sections)
        {
            CheckEnds(subject, section, indexes);
            CheckLength(subject, section);
        }

        CheckPieces(subject);
        foreach (var road in subject.Corridor.Roads)
        {
            CheckRoad(subject, road);
        }
    }

    private static Dictionary<(LineId Line, PlaceId Place), int> IndexStations(CheckedCorridor subject)
    {
        var stations = subject.Corridor.LineStations;
        var indexes = new Dictionary<(LineId, PlaceId), int>(stations.Length);
        for (var index = 0; index < stations.Length; index++)
        {
            indexes[(stations[index].Line, stations[index].Place)] = index;
        }

        return indexes;
    }

    private static void CheckPosts(CheckedCorridor subject)
    {
        var stations = subject.Corridor.LineStations;
        for (var index = 0; index < stations.Length; index++)
        {
            var station = stations[index];
            if (index > 0 && stations[index - 1] is { } before && before.Line == station.Line && before.At == station.At)
            {
                subject.Report(CorridorFindings.TwoPlacesAtOnePost, RowOf(subject, station),
                    $"'{before.Place}' and '{station.Place}' both stand at {station.At} of {station.Line}", "give each its own km-post");
            }

            var country = subject.Lines[station.Line].Country;
            if (subject.CountryOf(station.Place) != country)
            {
                subject.Report(CorridorFindings.LinePlaceAbroad, RowOf(subject, station),
                    $"'{station.Place}' lies in {subject.CountryOf(station.Place)} and line {station.Line} in {country}",
                    "end the line at its border station, and let a row of crossings.csv lead on");
            }
        }
    }

    private static void CheckEnds(CheckedCorridor subject, Section section, Dictionary<(LineId Line, PlaceId Place), int> indexes)
    {
        if (subject.CountryOf(section.From) != subject.CountryOf(section.To))
        {
            subject.Report(CorridorFindings.SectionCrossesBorder, RowOf(subject, section),
                $"'{section.From}' is in {subject.CountryOf(section.From)} and '{section.To}' in {subject.CountryOf(section.To)}",
                "end the section at the border and add the crossing to crossings.csv");
        }

        if (!indexes.TryGetValue((section.Line, section.From), out var from) ||
            !indexes.TryGetValue((section.Line, section.To), out var to))
        {
            var missing = indexes.ContainsKey((section.Line, section.From)) ? section.To : section.From;
            subject.Report(CorridorFindings.PlaceNotOnLine, RowOf(subject, section),
                $"'{missing}' is not on line {section.Line}", "add it to line_stations.csv or correct the line");
            return;
        }

        var stations = subject.Corridor.LineStations;
        if (stations[from].At > stations[to].At)
        {
            subject.Report(CorridorFindings.PostsOutOfOrder, RowOf(subject, section),
                $"'{section.From}' at {stations[from].At} comes after '{section.To}' at {stations[to].At}",
                "swap from and to, or correct the km-posts");
        }

        if (Math.Abs(from - to) != 1)
        {
            var between = stations[(Math.Min(from, to) + 1) % stations.Length].Place;
            var what = section.From == section.To ? $"both ends are '{section.From}'"
                : $"'{between}' lies between '{section.From}' and '{section.To}'";
            subject.Report(CorridorFindings.NotNeighbours, RowOf(subject, section), what,
                "make a section for each pair of neighbours on the line");
            return;
        }

        CheckPostLength(subject, section, Distance.FromMetres(Math.Abs((stations[to].At - stations[from].At).Metres)));
    }

    private static void CheckPostLength(CheckedCorridor subject, Section section, Distance posts)
    {
        var difference = Math.Abs((section.Length - posts).Metres);
        if (difference > Math.Max(100, 0.05 * posts.Metres))
        {
            subject.Report(CorridorFindings.LengthAgainstPosts, RowOf(subject, section),
                $"the section is {section.Length} long and its km-posts are {posts} apart",
                "correct km or the km-posts, or say in the note why they differ");
        }
    }

    private static void CheckLength(CheckedCorridor subject, Section section)
    {
        if (GreatCircle(subject, section.From, section.To) is not { } straight)
        {
            return;
        }

        if (straight > (section.Length * GreatCircleTolerance) + PositionTolerance)
        {
            subject.Report(CorridorFindings.TrackShorterThanGreatCircle, RowOf(subject, section),
                $"the track is {section.Length} long and the straight way {Rounded(straight)}",
                "correct km, the km-posts or the positions of the two places");
        }
        else if (section.Length.Kilometres > 5 && section.Length > straight * LongestDetour && section.Provenance.Note.Length == 0)
        {
            subject.Report(CorridorFindings.TrackMuchLonger, RowOf(subject, section),
                $"the track is {section.Length} long and the straight way only {Rounded(straight)}",
                "correct the positions or the length, or say in the note why it winds");
        }
    }

    /// <summary>
    /// Neighbours on a line that has sections must be joined by one; a line without any is only planned or only described.
    /// </summary>
    private static void CheckPieces(CheckedCorridor subject)
    {
        var joined = new HashSet<(LineId, PlaceId, PlaceId)>();
        var used = new HashSet<LineId>();
        foreach (var section in subject.Corridor.Sections)
        {
            joined.Add((section.Line, section.From, section.To));
            joined.Add((section.Line, section.To, section.From));
            used.Add(section.Line);
        }

        var stations = subject.Corridor.LineStations;
        for (var index = 1; index < stations.Length; index++)
        {
            var (before, station) = (stations[index - 1], stations[index]);
            if (before.Line == station.Line && used.Contains(station.Line) && !joined.Contains((station.Line, before.Place, station.Place)))
            {
                subject.Report(CorridorFindings.LineInPieces, RowOf(subject, station),
                    $"no section of {station.Line} joins '{before.Place}' and '{station.Place}'", "add it to sections.csv");
            }
        }
    }

    private static void CheckRoad(CheckedCorridor subject, Road road)
    {
        if (subject.CountryOf(road.From) != subject.CountryOf(road.To))
        {
            subject.Report(CorridorFindings.RoadCrossesBorder, subject.Version("roads", road.Id, road.Validity),
                $"'{road.From}' is in {subject.CountryOf(road.From)} and '{road.To}' in {subject.CountryOf(road.To)}",
                "end the road at the gate and add the gate to crossings.csv");
        }

        // Roads begin somewhere in a town, so that a kilometre more or less means nothing.
        if (GreatCircle(subject, road.From, road.To) is { } straight &&
            straight > (road.Length * GreatCircleTolerance) + Distance.FromKilometres(1))
        {
            subject.Report(CorridorFindings.RoadShorterThanGreatCircle, subject.Version("roads", road.Id, road.Validity),
                $"the road is {road.Length} long and the straight way {Rounded(straight)}",
                "correct km or the positions of the two places");
        }
    }

    public static Distance? GreatCircle(CheckedCorridor subject, PlaceId from, PlaceId to) =>
        subject.Places[from].Position is { } start && subject.Places[to].Position is { } end ? start.GreatCircleTo(end) : null;

    public static string Rounded(Distance distance) => distance.Kilometres.ToString("0.0", CultureInfo.InvariantCulture) + " km";

    private static Raw.RawRow RowOf(CheckedCorridor subject, LineStation station) =>
        subject.Row("line_stations", station.Line.Value, station.Place.Value);

    private static Raw.RawRow RowOf(CheckedCorridor subject, Section section) => subject.Version("sections", section.Id, section.Validity);
}
