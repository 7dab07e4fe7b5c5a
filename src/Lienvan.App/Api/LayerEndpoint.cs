using System.Text.Json.Nodes;
using Lienvan.App.Questions;
using Lienvan.App.Rendering;
using Lienvan.Formats.GeoJson;
using Lienvan.Model.Scenarios;
using NodaTime;
using NodaTime.Text;

namespace Lienvan.App.Api;

/// <summary>What is in the package on a day, sort by sort: as JSON page by page, one by one, as GeoJSON and as CSV.</summary>
internal sealed class LayerEndpoint(LoadedPackage package, IClock clock)
{
    private static readonly ImmutableArray<Parameter> Common =
        [SharedParameters.On, SharedParameters.Scenario, SharedParameters.At, SharedParameters.Find];

    private static readonly ImmutableArray<string> Kept = ["on", "scenario", "at", "find", "limit"];

    /// <summary>A key of each sort of thing that is in the package, for who tries it.</summary>
    private static readonly ImmutableDictionary<string, string> Examples = new Dictionary<string, string>
    {
        ["places"] = "bac-ninh", ["lines"] = "vn-hn-dd", ["sections"] = "vn-hn-dd.hanoi-station.long-bien",
        ["stations"] = "vn-hn-dd.hanoi-station", ["gates"] = "gate-huu-nghi", ["terminals"] = "yen-vien-terminal",
        ["roads"] = "hanoi.bac-ninh", ["sea"] = "hai-phong-port.qinzhou-port", ["services"] = "sp3", ["projects"] = "p-lhh",
        ["scenarios"] = "three-lines", ["goods"] = "electronics",
    }.ToImmutableDictionary(StringComparer.Ordinal);

    public IEnumerable<Operation> Describe()
    {
        foreach (var layer in ListingWords.All)
        {
            yield return new Operation(layer.What, $"/api/{layer.What}", $"{layer.Summary}: all of a day, page by page.")
            {
                Group = "Package", Parameters = [.. Common, SharedParameters.Limit, SharedParameters.Offset],
                Answer = new OperationAnswer("application/json", layer.What, "A page of them."),
                Run = (request, _) => Page(layer, request),
            };
            yield return new Operation($"{layer.What}-csv", $"/api/{layer.What}.csv", $"{layer.Summary}: all of a day as a table.")
            {
                Group = "Package", Parameters = Common, Answer = new OperationAnswer("text/csv", "", "A row each."),
                Run = (request, _) => Csv(layer, request),
            };
            yield return new Operation($"{layer.What}-one", $"/api/{layer.What}/{{id}}", $"{layer.Summary}: one of them by its key.")
            {
                Group = "Package",
                Parameters =
                [
                    new Parameter("id", ParameterKind.Text, "Its key.") { IsRequired = true, Example = Examples[layer.What] },
                    .. Common[..3],
                ],
                Answer = new OperationAnswer("application/json", layer.What + "-one", "What the package knows of it, and who says so."),
                Run = (request, _) => One(layer, request),
            };
            if (LayerShapes.HasShapes(layer.What))
            {
                yield return new Operation($"{layer.What}-geojson", $"/api/{layer.What}.geojson",
                    $"{layer.Summary}: all of a day for a map.")
                {
                    Group = "Package", Parameters = Common,
                    Answer = new OperationAnswer("application/geo+json", "geojson", "A feature each; RFC 7946."),
                    Run = (request, _) => GeoJson(layer, request),
                };
            }
        }
    }

    private ApiReply Page(Listable layer, ApiRequest request)
    {
        var (network, rows) = List(layer, request);
        var (limit, offset) = (request.Whole("limit")!.Value, request.Whole("offset")!.Value);
        var page = rows.Skip(offset).Take(limit).Select(row => (JsonNode)row.WithProvenance()).ToArray();
        var more = offset + page.Length < rows.Count;
        var reply = ApiReply.Json(new JsonObject
        {
            ["day"] = LocalDatePattern.Iso.Format(network.Day), ["scenario"] = network.Scenario.Id.Value,
            ["total"] = rows.Count, ["limit"] = limit, ["offset"] = offset, [layer.What] = new JsonArray(page),
        });
        return reply with { HasTag = true, Link = more ? $"/api/{layer.What}?{Rest(request, offset + page.Length)}" : null };
    }

    private ApiReply One(Listable layer, ApiRequest request)
    {
        var (network, rows) = List(layer, request);
        var id = request.GetText("id");
        var row = rows.FirstOrDefault(row => row.Values["id"]!.GetValue<string>() == id) ?? throw ApiException.NotThere(
            $"there is no '{id}' among the {layer.What} of {LocalDatePattern.Iso.Format(network.Day)}, scenario {network.Scenario.Id}",
            $"ask /api/{layer.What} for those there are, or for another day or scenario");
        return ApiReply.Json(row.WithProvenance()) with { HasTag = true };
    }

    private ApiReply Csv(Listable layer, ApiRequest request) =>
        ApiReply.Text("text/csv; charset=utf-8", CsvText.Write(List(layer, request).Rows.Select(row => row.WithProvenance())))
            with { HasTag = true, FileName = $"{layer.What}.csv" };

    private ApiReply GeoJson(Listable layer, ApiRequest request)
    {
        var (network, rows) = List(layer, request);
        return new ApiReply("application/geo+json", GeoJsonWriter.Write(LayerShapes.Features(layer.What, network, rows))) { HasTag = true };
    }

    private (Network Network, IReadOnlyList<ListingRow> Rows) List(Listable layer, ApiRequest request)
    {
        var (on, at) = (request.Text("on"), request.Text("at"));
        var instant = at is null ? clock.GetCurrentInstant() : TimeWords.ParseTime(at, package.Zone).ToInstant();
        var day = on is null ? package.Today(instant) : TimeWords.ParseDay(on);
        if (at is null && on is not null)
        {
            // A day without a time is asked about at the present time of day.
            instant = day.At(instant.InZone(package.Zone).TimeOfDay).InZoneLeniently(package.Zone).ToInstant();
        }

        var network = package.NetworkOn(day, request.GetText("scenario"));
        var listing = layer.List(new ListingQuestion(network, "en", instant));
        return (network, (request.Text("find") is { } text ? listing.Find(text) : listing).Rows);
    }

    private static string Rest(ApiRequest request, int offset)
    {
        var kept = Kept.Where(name => request.Text(name) is not null)
            .Select(name => $"{name}={Uri.EscapeDataString(request.GetText(name))}");
        return string.Join('&', kept.Append(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"offset={offset}")));
    }
}
