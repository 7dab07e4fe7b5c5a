using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Units;

namespace Lienvan.Model.Dataset.Checks;

/// <summary>
/// Where track of one gauge ends and track of another begins, something must move the cargo: a terminal that lifts, transships or exchanges
/// bogies, or dual-gauge track that carries both on.
/// </summary>
internal static class GaugeChecks
{
    public static void Run(CheckedCorridor subject)
    {
        var handled = HandledPairs(subject.Corridor);
        foreach (var (place, track) in TracksByPlace(subject.Corridor.Sections))
        {
            foreach (var narrow in track.Alone)
            {
                foreach (var wide in track.Alone)
                {
                    if (narrow < wide && !(track.Joined.Contains(narrow) && track.Joined.Contains(wide)) &&
                        !handled.Contains((place, narrow, wide)))
                    {
                        subject.Report(CorridorFindings.GaugeMeetsGauge, subject.Row("places", place.Value),
                            $"track of {narrow} meets track of {wide} at '{place}' and nothing moves cargo from one to the other",
                            $"if something does, add it to handling.csv (from rail{narrow.Millimetres} to rail{wide.Millimetres})");
                    }
                }
            }
        }
    }

    /// <summary>At each place: gauges that some section has alone, and gauges that some section has together with another.</summary>
    private static Dictionary<PlaceId, (SortedSet<Gauge> Alone, HashSet<Gauge> Joined)> TracksByPlace(ImmutableArray<Section> sections)
    {
        // Most places see one gauge only: a set is made for those that see a second.
        var first = new Dictionary<PlaceId, Gauge>();
        var mixed = new HashSet<PlaceId>();
        foreach (var section in sections)
        {
            foreach (var limits in section.Gauges)
            {
                NoteGauge(section.From, limits.Gauge);
                NoteGauge(section.To, limits.Gauge);
            }
        }

        var tracks = new Dictionary<PlaceId, (SortedSet<Gauge> Alone, HashSet<Gauge> Joined)>();
        foreach (var section in sections)
        {
            Collect(section, section.From);
            Collect(section, section.To);
        }

        return tracks;

        void NoteGauge(PlaceId place, Gauge gauge)
        {
            if (!first.TryAdd(place, gauge) && first[place] != gauge)
            {
                mixed.Add(place);
            }
        }

        void Collect(Section section, PlaceId place)
        {
            if (!mixed.Contains(place))
            {
                return;
            }

            if (!tracks.TryGetValue(place, out var track))
            {
                tracks.Add(place, track = ([], []));
            }

            foreach (var limits in section.Gauges)
            {
                _ = section.Gauges.Length == 1 ? track.Alone.Add(limits.Gauge) : track.Joined.Add(limits.Gauge);
            }
        }
    }

    private static HashSet<(PlaceId Place, Gauge Narrow, Gauge Wide)> HandledPairs(Corridor corridor)
    {
        var placeOf = corridor.Terminals.DistinctBy(terminal => terminal.Id).ToDictionary(terminal => terminal.Id,
            terminal => terminal.Place);
        var handled = new HashSet<(PlaceId, Gauge, Gauge)>();
        foreach (var handling in corridor.Handling)
        {
            if (handling.From.Mode == Mode.Rail && handling.To.Mode == Mode.Rail)
            {
                var (a, b) = (handling.From.Gauge, handling.To.Gauge);
                handled.Add((placeOf[handling.Terminal], a < b ? a : b, a < b ? b : a));
            }
        }

        return handled;
    }
}
