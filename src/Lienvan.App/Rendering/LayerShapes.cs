using System.Text.Json.Nodes;
using Lienvan.Formats.GeoJson;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Units;

namespace Lienvan.App.Rendering;

/// <summary>Where the things of a listing lie: the package knows positions of places, so tracks and roads are lines between their
/// ends.</summary>
internal static class LayerShapes
{
    private static readonly ImmutableHashSet<string> Layers =
        ["places", "lines", "sections", "stations", "gates", "terminals", "roads", "sea", "services"];

    /// <summary>Whether things of that sort lie anywhere.</summary>
    public static bool HasShapes(string what) => Layers.Contains(what);

    /// <summary>The things with their shapes.</summary>
    public static IEnumerable<GeoFeature> Features(string what, Network network, IEnumerable<ListingRow> rows)
    {
        var stations = network.Corridor.LineStations.ToLookup(station => station.Line.Value, station => station.Place);
        var stops = network.Corridor.Services.ToLookup(service => service.Id.Value, service => service.Stops);
        foreach (var row in rows)
        {
            var values = row.WithProvenance();
            var id = values["id"]!.GetValue<string>();
            IEnumerable<PlaceId> along = what switch
            {
                "places" => [new PlaceId(id)],
                "stations" or "terminals" => [PlaceOf(values, "place")],
                "sections" or "roads" or "sea" => [PlaceOf(values, "from"), PlaceOf(values, "to")],
                "gates" => [PlaceOf(values, "placeA"), PlaceOf(values, "placeB")],
                "lines" => stations[id],
                _ => stops[id].SelectMany(list => list.Select(stop => stop.Place)),
            };
            yield return new GeoFeature(id, [PositionsOf(along, network)], values);
        }
    }

    private static ImmutableArray<Position> PositionsOf(IEnumerable<PlaceId> places, Network network) =>
        [.. places.Select(place => network.FindPlace(place)?.Position).OfType<Position>()];

    private static PlaceId PlaceOf(JsonObject values, string name) => new(values[name]!.GetValue<string>());
}
