using System.Text.Json.Nodes;
using Lienvan.App.Questions;
using Lienvan.Tests.Support;

namespace Lienvan.Tests.App.Api;

/// <summary>What the OpenAPI document says is what comes: every operation is asked its own examples.</summary>
[Collection(nameof(AskTheServer))]
public sealed class ContractTests(RunningServer server)
{
    [Fact]
    public async Task Every_operation_keeps_its_word()
    {
        var faults = new List<string>();
        var asked = 0;
        foreach (var (path, methods) in server.OpenApi["paths"]!.AsObject())
        {
            if (methods!["get"] is { } operation && !path.StartsWith("/api/runs", StringComparison.Ordinal) &&
                !path.StartsWith("/api/forecast.", StringComparison.Ordinal))
            {
                faults.AddRange(await CheckAsync(path, operation));
                asked++;
            }
        }

        Assert.True(asked > 50, $"{asked} operations");
        Findings.AssertNone(faults);
    }

    [Fact]
    public async Task Every_operation_that_takes_a_body_keeps_its_word()
    {
        var faults = new List<string>();
        foreach (var (path, operation) in Posted().Where(item => !item.Path.StartsWith("/api/runs", StringComparison.Ordinal)))
        {
            var content = operation["requestBody"]!["content"]!["application/json"]!;
            using var body = new StringContent(content["example"]!.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
            var response = await server.Client.PostAsync(path, body);
            var text = await response.Content.ReadAsStringAsync();
            faults.AddRange(response.IsSuccessStatusCode
                ? JsonSchema.Check(JsonNode.Parse(text), SchemaOf(operation), server.OpenApi).Take(5).Select(fault => $"{path}: {fault}")
                : [$"{path}: {(int)response.StatusCode} {text}"]);
        }

        Findings.AssertNone(faults);
        Assert.True(Posted().Count() >= 5);
    }

    [Fact]
    public void Every_example_of_a_body_has_what_its_schema_requires() => Findings.AssertNone(
        from item in Posted()
        let content = item.Operation["requestBody"]!["content"]!["application/json"]!
        from fault in JsonSchema.Check(content["example"], content["schema"]!, server.OpenApi)
        select $"{item.Path}: {fault}");

    private IEnumerable<(string Path, JsonNode Operation)> Posted() =>
        from path in server.OpenApi["paths"]!.AsObject()
        where path.Value!["post"] is not null
        select (path.Key, path.Value["post"]!);

    private static JsonNode SchemaOf(JsonNode operation) =>
        operation["responses"]!["200"]!["content"]!["application/json"]!["schema"]!;

    [Fact]
    public void Everything_that_must_be_given_has_an_example() => Findings.AssertNone(
        from path in server.OpenApi["paths"]!.AsObject()
        from method in path.Value!.AsObject()
        from parameter in method.Value!["parameters"]?.AsArray() ?? []
        where parameter!["required"]!.GetValue<bool>() && parameter["example"] is null
        select $"{method.Key} {path.Key}: {parameter["name"]}");

    [Fact]
    public void Every_schema_is_used_and_every_reference_leads_somewhere()
    {
        var text = server.OpenApi.ToJsonString();
        var names = server.OpenApi["components"]!["schemas"]!.AsObject().Select(pair => pair.Key).ToHashSet();
        Findings.AssertNone(names.Where(name => !text.Contains(
            $"schemas/{name}\"", StringComparison.Ordinal)).Select(name => $"unused: {name}"));
        Assert.Equal("3.1.0", server.OpenApi["openapi"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("base", "2018-06-01")]
    [InlineData("build-out-2035", "2044-01-10")]
    [InlineData("smart-gates", "2027-02-08")]
    public async Task Other_days_and_scenarios_keep_the_schemas(string scenario, string day)
    {
        var faults = new List<string>();
        foreach (var layer in ListingWords.All)
        {
            var (response, body) = await server.AskAsync($"/api/{layer.What}?on={day}&scenario={scenario}&limit=5000");
            Assert.True(response.IsSuccessStatusCode, body);
            var schema = server.OpenApi["components"]!["schemas"]![layer.What]!;
            faults.AddRange(JsonSchema.Check(JsonNode.Parse(body), schema, server.OpenApi).Take(5));
        }

        Findings.AssertNone(faults);
    }

    [Fact]
    public async Task The_plan_over_http_is_the_plan_of_the_command_line()
    {
        var (_, body) = await server.AskAsync("/api/plan?from=hanoi&to=kunming&teu=2&ready=2026-03-02T08:00");
        using var output = new StringWriter();
        string[] words = ["plan", "hanoi", "kunming", "--teu", "2", "--ready", "2026-03-02T08:00", "--json"];
        Assert.Equal(0, Lienvan.App.Program.Run(words, output, TextWriter.Null));
        var (there, here) = (JsonNode.Parse(body)!, JsonNode.Parse(output.ToString())!);
        Assert.Equal(here["shortlist"]!.ToJsonString(), there["shortlist"]!.ToJsonString());
        Assert.Equal(here["itineraries"]!.AsArray().Count, there["itineraries"]!.AsArray().Count);
        foreach (var (ours, theirs) in here["itineraries"]!.AsArray().Zip(there["itineraries"]!.AsArray()))
        {
            Assert.Equal(ours!["arrival"]!.ToJsonString(), theirs!["arrival"]!.ToJsonString());
            Assert.Equal(ours["cost"]!.ToJsonString(), theirs["cost"]!.ToJsonString());
            Assert.NotEqual("", theirs["by"]!.GetValue<string>());
        }
    }

    [Theory]
    [InlineData("vi", "hóa đơn thương mại")]
    [InlineData("zh", "商业发票")]
    public async Task People_are_answered_in_their_language(string language, string expected)
    {
        var (_, body) = await server.AskAsync($"/api/plan?from=hanoi&to=nanning&ready=2026-03-02T08:00&lang={language}");
        Assert.Contains(expected, body, StringComparison.Ordinal);
    }

    private static string TextOf(JsonNode example) => (example is JsonArray list ? list[0]! : example).ToString();

    private async Task<IEnumerable<string>> CheckAsync(string path, JsonNode operation)
    {
        var parameters = operation["parameters"]?.AsArray() ?? [];
        var id = parameters.FirstOrDefault(parameter => parameter!["name"]!.GetValue<string>() == "id")?["example"]?.GetValue<string>();
        var url = path.Replace("{id}", id, StringComparison.Ordinal);
        var query = parameters.Where(parameter => parameter!["in"]!.GetValue<string>() == "query" && parameter["example"] is not null)
            .Where(parameter => parameter!["name"]!.GetValue<string>() is not ("find" or "limit"))
            .Select(parameter => $"{parameter!["name"]}={Uri.EscapeDataString(TextOf(parameter["example"]!))}");
        var (response, body) = await server.AskAsync($"{url}?{string.Join('&', query)}");
        if (!response.IsSuccessStatusCode)
        {
            return [$"{path}: {(int)response.StatusCode} {body}"];
        }

        var content = operation["responses"]!["200"]!["content"]!.AsObject().Single();
        if (response.Content.Headers.ContentType?.MediaType != content.Key)
        {
            return [$"{path}: is {response.Content.Headers.ContentType}, not {content.Key}"];
        }

        var schema = content.Value!["schema"];
        return schema?["$ref"] is null ? [] : JsonSchema.Check(JsonNode.Parse(body), schema, server.OpenApi).Take(5)
            .Select(fault => $"{path}: {fault}");
    }
}
