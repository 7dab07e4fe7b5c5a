using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Lienvan.Formats.GeoJson;
using Lienvan.Model.Places;
using Lienvan.Model.Units;
using Lienvan.Planner.Consignments;

namespace Lienvan.App.Rendering;

/// <summary>An itinerary on a map: a feature a leg. The ride of a train goes by the places where its service stops.</summary>
internal static class PlanShapes
{
    public static string Write(Itinerary itinerary, IReadOnlyDictionary<PlaceId, Place> places) =>
        Encoding.UTF8.GetString(GeoJsonWriter.Write(itinerary.Legs.Select((leg, index) => FeatureOf(leg, index + 1, places))));

    private static GeoFeature FeatureOf(Leg leg, int number, IReadOnlyDictionary<PlaceId, Place> places) => new(
        number.ToString(CultureInfo.InvariantCulture),
        [[.. Along(leg).Select(place => places[place].Position).OfType<Position>()]],
        new JsonObject
        {
            ["leg"] = number, ["mode"] = leg.Kind.ToString().ToLowerInvariant(), ["from"] = leg.From.Value, ["to"] = leg.To.Value,
            ["departure"] = TimeText.Iso(leg.Departure), ["arrival"] = TimeText.Iso(leg.Arrival),
                ["km"] = Math.Round(leg.Length.Kilometres, 3),
            ["gaugeMm"] = leg.Gauge.Millimetres > 0 ? leg.Gauge.Millimetres : null, ["service"] = leg.Service?.Id.Value,
            ["crossing"] = leg.Crossing?.Id.Value, ["usd"] = Math.Round(leg.Cost.Usd, 2), ["assumed"] = leg.IsAssumed,
        });

    private static List<PlaceId> Along(Leg leg)
    {
        if (leg.From == leg.To)
        {
            return [leg.From];
        }

        var stops = leg.Service?.Stops.Select(stop => stop.Place).ToList() ?? [];
        var (board, alight) = (stops.IndexOf(leg.From), stops.LastIndexOf(leg.To));
        return board >= 0 && alight > board ? stops.GetRange(board, alight - board + 1) : [leg.From, leg.To];
    }
}
