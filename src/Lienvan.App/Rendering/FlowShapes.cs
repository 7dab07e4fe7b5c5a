using System.Text.Json.Nodes;
using Lienvan.Demand.Forecasts;
using Lienvan.Formats.GeoJson;
using Lienvan.Model.Borders;
using Lienvan.Model.Lines;
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
        var (byLine, byCrossing) = (GoodsByLine(year), GoodsByCrossing(year));
        foreach (var section in network.Corridor.Sections.Where(section => loads.ContainsKey(section.Line)))
        {
            var load = loads[section.Line];
            yield return new GeoFeature($"section.{section.Id}", Between(places, section.From, section.To), new JsonObject
            {
                ["kind"] = "section", ["line"] = section.Line.Value, ["year"] = year.Year, ["tonnes"] = Whole(load.Tonnes),
                ["passengers"] = Whole(load.Passengers), ["trainsADay"] = Tenths(load.TrainsADay), ["saturation"] = Share(load.Saturation),
                ["capacity"] = Share(load.Capacity), ["fullestSection"] = load.FullestSection,
                ["goods"] = ByWeight(byLine.GetValueOrDefault(section.Line)),
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
                    ["limitedBy"] = both.MaxBy(load => load.Saturation ?? -1)!.LimitedBy is { Length: > 0 } limit ? limit : null,
                    ["goods"] = ByWeight(byCrossing.GetValueOrDefault(crossing.Id)),
                });
            }
        }
    }

    private static ImmutableArray<ImmutableArray<Position>> Between(IReadOnlyDictionary<PlaceId, Place> places, PlaceId from, PlaceId to) =>
        [[.. new[] { from, to }.Select(id => places[id].Position).OfType<Position>()]];

    private static Dictionary<LineId, Dictionary<GoodsId, double>> GoodsByLine(ForecastYear year) =>
        Sum(year.Freight.SelectMany(flow => flow.Lines.Distinct().Select(line => (line, flow))));

    private static Dictionary<CrossingId, Dictionary<GoodsId, double>> GoodsByCrossing(ForecastYear year) =>
        Sum(year.Freight.Where(flow => flow.Crossing is not null).Select(flow => (flow.Crossing!.Value, flow)));

    private static Dictionary<T, Dictionary<GoodsId, double>> Sum<T>(IEnumerable<(T Where, AlternativeFlow Flow)> flows)
        where T : notnull
    {
        var sums = new Dictionary<T, Dictionary<GoodsId, double>>();
        foreach (var (where, flow) in flows.Where(item => item.Flow.Goods is not null))
        {
            var goods = sums.TryGetValue(where, out var known) ? known : sums[where] = [];
            goods[flow.Goods!.Value] = goods.GetValueOrDefault(flow.Goods.Value) + flow.Tonnes;
        }

        return sums;
    }

    /// <summary>Tonnes a year by goods, the most first; less than half a tonne is none.</summary>
    private static JsonObject ByWeight(Dictionary<GoodsId, double>? goods) => new((goods ?? []).Where(pair => pair.Value >= 0.5)
        .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.Value, StringComparer.Ordinal)
        .Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key.Value, Whole(pair.Value))));

    private static double Whole(double value) => Math.Round(value);

    private static double Tenths(double value) => Math.Round(value, 1);

    private static double? Share(double? value) => value is { } share && double.IsFinite(share) ? Math.Round(share, 4) : null;
}
