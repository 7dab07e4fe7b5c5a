using System.Text.Json.Nodes;
using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Services;

namespace Lienvan.App.Rendering;

/// <summary>Stations along lines, roads and sea lanes, as listings.</summary>
internal static class NetworkListings
{
    public static Listing Stations(ListingQuestion question)
    {
        var inUse = question.Network.Corridor.Sections.SelectMany(section =>
            new[] { (section.Line, section.From), (section.Line, section.To) })
            .ToHashSet();
        return new Listing(["line", "place", ">km", "kind", ">tracks", ">loop m"],
        [
            .. question.Network.Corridor.LineStations.Where(station => inUse.Contains((station.Line, station.Place)))
                .Select(station => StationRow(question, station)),
        ]);
    }

    private static ListingRow StationRow(ListingQuestion question, LineStation station)
    {
        var place = question.Network.GetPlace(station.Place);
        string Marked(string text) => Listing.Mark(text, station.Provenance);
        return new ListingRow(
            [
                station.Line.Value, place.Name.In(question.Language), PlaceListings.Kilometres(station.At.Kilometres * 1000),
                PlaceListings.Word(station.Kind), Marked(PlaceListings.Count(station.Tracks)),
                station.LoopLength is { } loop ? Marked(PlaceListings.Number(loop.Metres)) : "",
            ],
            new JsonObject
            {
                ["id"] = $"{station.Line}.{station.Place}", ["line"] = station.Line.Value, ["place"] = station.Place.Value,
                ["name"] = PlaceListings.Names(place.Name), ["km"] = station.At.Kilometres, ["kind"] = PlaceListings.Word(station.Kind),
                ["tracks"] = station.Tracks, ["loopM"] = station.LoopLength?.Metres,
            },
            [station.Line.Value, station.Place.Value, .. PlaceListings.Search(place.Name)],
            station.Provenance);
    }

    public static Listing Roads(ListingQuestion question) => new(["id", "from", "to", ">km", ">hours", ">P90", ">toll"],
        [.. question.Network.Corridor.Roads.Select(road => RoadRow(question, road))]);

    private static ListingRow RoadRow(ListingQuestion question, Road road)
    {
        string Marked(double number) => Listing.Mark(PlaceListings.Number(number), road.Provenance);
        return new ListingRow(
            [
                road.Id, question.NameOf(road.From), question.NameOf(road.To), Marked(road.Length.Kilometres),
                Marked(road.Drive.P50Minutes / 60), Marked(road.Drive.P90Minutes / 60), road.Toll.ToString(),
            ],
            new JsonObject
            {
                ["id"] = road.Id, ["from"] = road.From.Value, ["to"] = road.To.Value, ["km"] = road.Length.Kilometres,
                ["hoursP50"] = Math.Round(road.Drive.P50Minutes / 60, 3), ["hoursP90"] = Math.Round(road.Drive.P90Minutes / 60, 3),
                ["toll"] = road.Toll.ToString(), ["project"] = road.Validity.Project,
            },
            [road.Id, question.NameOf(road.From), question.NameOf(road.To)],
            road.Provenance);
    }

    /// <summary>A lane for each pair of ports that a ship sails between, whichever way.</summary>
    public static Listing SeaLanes(ListingQuestion question)
    {
        var lanes = from service in question.Network.Corridor.Services
                    where service.Mode == Mode.Sea
                    from pair in service.Stops.Zip(service.Stops.Skip(1))
                    let ends = Ordered(pair.First.Place, pair.Second.Place)
                    group (Service: service, Stop: pair.Second) by ends into lane
                    select (Ends: lane.Key, Sailings: lane.ToArray());
        return new Listing(["from", "to", ">km", ">sailings a week", "services"],
            [.. lanes.Select(lane => LaneRow(question, lane.Ends, lane.Sailings))]);
    }

    private static ListingRow LaneRow(
        ListingQuestion question, (PlaceId From, PlaceId To) ends, (Service Service, ServiceStop Stop)[] sailings)
    {
        var kilometres = sailings.Select(sailing => sailing.Stop.FromPrevious?.Kilometres).FirstOrDefault(length => length > 0);
        var perWeek = sailings.Sum(sailing => sailing.Service.PerWeek);
        var provenance = sailings.FirstOrDefault(sailing => sailing.Service.Provenance.IsAssumed).Service?.Provenance ??
            sailings[0].Service.Provenance;
        var services = sailings.Select(sailing => sailing.Service.Id.Value).Distinct().ToArray();
        return new ListingRow(
            [
                question.NameOf(ends.From), question.NameOf(ends.To), kilometres is { } km ? PlaceListings.Number(km) : "",
                Listing.Mark(PlaceListings.Number(perWeek), provenance), string.Join(", ", services),
            ],
            new JsonObject
            {
                ["id"] = $"{ends.From}.{ends.To}", ["from"] = ends.From.Value, ["to"] = ends.To.Value, ["km"] = kilometres,
                ["sailingsPerWeek"] = Math.Round(perWeek, 3),
                ["services"] = new JsonArray([.. services.Select(service => (JsonNode)service)]),
            },
            [ends.From.Value, ends.To.Value, question.NameOf(ends.From), question.NameOf(ends.To)],
            provenance);
    }

    private static (PlaceId From, PlaceId To) Ordered(PlaceId a, PlaceId b) =>
        string.CompareOrdinal(a.Value, b.Value) <= 0 ? (a, b) : (b, a);
}
