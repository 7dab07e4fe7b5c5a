using System.Text.Json.Nodes;
using Lienvan.Demand.Forecasts;
using Lienvan.Formats.GeoJson;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Units;

namespace Lienvan.App.Rendering;

/// <summary>
/// The freight of a year on a map: each section with the load of its line, each crossing with its own, both ways together.
/// </summary>
internal static class FlowShapes
{
    public static IEnumerable<GeoFeature> Of(Network network, ForecastYear year, IReadOnlyDictionary<PlaceId, Place> places)
    {
        var loads = year.Lines.ToDictionary(load => load.Line);
        foreach (var section in network.Corridor.Sections.Where(section => loads.ContainsKey(section.Line)))
        {
            var load = loads[section.Line];
            yield return new GeoFeature($"section.{section.Id}", Between(places, section.From, section.To), new JsonObject
            {
                ["kind"] = "section", ["line"] = section.Line.Value, ["year"] = year.Year, ["tonnes"] = Whole(load.Tonnes),
                ["passengers"] = Whole(load.Passengers), ["trainsADay"] = Tenths(load.TrainsADay), ["saturation"] = Share(load.Saturation),
            });
        }

        foreach (var crossing in network.Corridor.Crossings)
        {
            var both = year.Crossings.Where(load => load.Crossing == crossing.Id).ToArray();
            if (both.Length > 0)
            {
                yield return new GeoFeature($"crossing.{crossing.Id}", Between(places, crossing.PlaceA, crossing.PlaceB), new JsonObject
                {
                    ["kind"] = "crossing", ["crossing"] = crossing.Id.Value, ["mode"] = PlaceListings.Word(crossing.Mode),
                    ["year"] = year.Year, ["tonnes"] = Whole(both.Sum(load => load.Tonnes)), ["teu"] = Whole(both.Sum(load => load.Teu)),
                    ["trainsADay"] = Tenths(both.Sum(load => load.TrainsADay)),
                    ["vehiclesADay"] = Whole(both.Sum(load => load.VehiclesADay)),
                    ["saturation"] = Share(both.Max(load => load.Saturation)),
                });
            }
        }
    }

    private static ImmutableArray<ImmutableArray<Position>> Between(IReadOnlyDictionary<PlaceId, Place> places, PlaceId from, PlaceId to) =>
        [[.. new[] { from, to }.Select(id => places[id].Position).OfType<Position>()]];

    private static double Whole(double value) => Math.Round(value);

    private static double Tenths(double value) => Math.Round(value, 1);

    private static double? Share(double? value) => value is { } share && double.IsFinite(share) ? Math.Round(share, 4) : null;
}
