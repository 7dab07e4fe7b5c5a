using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Units;
using Lienvan.Operations.Timetables.Tracks;

namespace Lienvan.Operations.Timetables.Trains;

/// <summary>A stop of somebody else's timetable.</summary>
/// <param name="Id">Its key there.</param>
/// <param name="Name">Its name; empty for none.</param>
/// <param name="At">Where it is; null where that is not known.</param>
public readonly record struct ForeignStop(string Id, string Name, Position? At);

/// <summary>
/// Finds for the stops of a feed the stations of a railway: by code, by name in any language with or without marks and with or without
/// words
/// such as <c>ga</c> or <c>station</c>, and last by position. Stations of the line asked about go before others of the same name.
/// </summary>
public sealed class StopMatcher
{
    /// <summary>A stop farther from a station than this is another one, metres: town positions are up to 4 km off the track.</summary>
    private const double MostMetres = 1500;

    private static readonly string[] Before = ["ga", "gare", "station", "estacion"];
    private static readonly string[] After =
        ["railwaystation", "trainstation", "station", "ga", "火车站", "车站", "站", "port", "depot", "vn", "cn"];

    private readonly Dictionary<string, PlaceId> byCode = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PlaceId> byName = new(StringComparer.Ordinal);
    private readonly List<(PlaceId Place, Position At)> positions = [];

    /// <summary>A matcher for the stations of a railway.</summary>
    /// <param name="network">Gives names, codes and positions.</param>
    /// <param name="railway">Gives the stations.</param>
    /// <param name="line">The line whose stations go before others; null for none.</param>
    public StopMatcher(Network network, Railway railway, LineTrack? line)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(railway);
        var onLine = line?.Points.Select(point => point.Station) ?? [];
        foreach (var station in onLine.Concat(Enumerable.Range(0, railway.Stations.Length)).Distinct())
        {
            Add(network.GetPlace(railway.Stations[station].Place), line is null || line.PositionOf(station) >= 0);
        }
    }

    /// <summary>The station of a stop, or null when none is like it.</summary>
    public PlaceId? Find(ForeignStop stop)
    {
        foreach (var code in (string[])[stop.Id, stop.Name])
        {
            if (byCode.TryGetValue(NameFolding.Fold(code), out var coded))
            {
                return coded;
            }
        }

        foreach (var name in Forms(stop.Name).Concat(Forms(stop.Id)))
        {
            if (byName.TryGetValue(name, out var named))
            {
                return named;
            }
        }

        return stop.At is { } at ? Nearest(at) : null;
    }

    private PlaceId? Nearest(Position at)
    {
        var near = positions.Select(known => (known.Place, Metres: known.At.GreatCircleTo(at).Metres)).MinBy(known => known.Metres);
        return positions.Count > 0 && near.Metres <= MostMetres ? near.Place : null;
    }

    private void Add(Place place, bool isOnLine)
    {
        foreach (var code in (string[])[place.Id.Value, place.RailwayCode, place.Unlocode])
        {
            if (code.Length > 0)
            {
                byCode.TryAdd(NameFolding.Fold(code), place.Id);
            }
        }

        string[] names = [place.Name.English, place.Name.Vietnamese, place.Name.Chinese, place.Pinyin, .. place.OtherNames, place.Id.Value];
        foreach (var form in names.SelectMany(Forms))
        {
            byName.TryAdd(form, place.Id);
        }

        if (isOnLine && place.Position is { } at)
        {
            positions.Add((place.Id, at));
        }
    }

    /// <summary>The folded name, and without the words that only say that it is a station.</summary>
    private static IEnumerable<string> Forms(string name)
    {
        var folded = NameFolding.Fold(name);
        if (folded.Length == 0)
        {
            yield break;
        }

        yield return folded;
        foreach (var word in After.Where(word => folded.Length > word.Length && folded.EndsWith(word, StringComparison.Ordinal)))
        {
            yield return folded[..^word.Length];
        }

        // Only as a word of its own: Gia Lâm begins with the letters of ga, but not with the word.
        var space = name.TrimStart().IndexOf(' ', StringComparison.Ordinal);
        if (space > 0 && Before.Contains(NameFolding.Fold(name.TrimStart()[..space])))
        {
            foreach (var form in Forms(name.TrimStart()[(space + 1)..]))
            {
                yield return form;
            }
        }
    }
}
