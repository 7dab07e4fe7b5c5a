using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Lienvan.App.Api;
using Lienvan.Tests.Support;

namespace Lienvan.Tests.App.Api;

/// <summary>Questions that are well formed but mean harm: bodies of every run and calculation, times and words that engines read.</summary>
[Collection(nameof(AskTheServer))]
public sealed class HostileQuestionsTests(RunningServer server)
{
    /// <summary>Values that no member takes, or only texts, which engines must refuse: none starts work that takes long.</summary>
    private static readonly string[] NastyJson =
        ["-1", "1e308", "\"\\u0000\"", "\"../../etc/passwd\"", "[]", "{}", "[null]", "[\"=\", \"a=b=c\"]", "99999999999999999999"];

    [Fact]
    public async Task No_member_of_any_body_is_our_fault()
    {
        var faults = new List<string>();
        foreach (var (path, methods) in server.OpenApi["paths"]!.AsObject())
        {
            if (methods!["post"]?["requestBody"]!["content"]!["application/json"] is not { } content)
            {
                continue;
            }

            foreach (var (name, _) in content["schema"]!["properties"]!.AsObject())
            {
                faults.AddRange((await Task.WhenAll(NastyJson.Select(value => SendAsync(path, content["example"]!, name, value))))
                    .OfType<string>());
            }
        }

        Findings.AssertNone(faults);
    }

    [Fact]
    public async Task No_day_at_the_ends_of_time_is_our_fault()
    {
        string[] days = ["0001-01-01", "9999-12-31", "-9998-01-01"];
        var asked = from path in server.OpenApi["paths"]!.AsObject()
                    where path.Value!["get"] is not null && HostileInputTests.IsTried(path.Key)
                    from parameter in path.Value["get"]!["parameters"]?.AsArray() ?? []
                    where parameter!["name"]!.ToString() is "on" or "at" or "ready" or "earliest" or "latest"
                    from day in days
                    select (path.Key, Operation: path.Value["get"]!, Name: parameter!["name"]!.ToString(), Day: day);
        var faults = new List<string>();
        foreach (var (path, operation, name, day) in asked)
        {
            faults.AddRange(new[] { await AskAsync(path, operation, name, name == "on" ? day : $"{day}T12:00") }.OfType<string>());
        }

        Findings.AssertNone(faults);
    }

    [Theory]
    [InlineData("lines/vn-hn-dd/replan", "close", "=", "a=b=c", "kep=", "kep=08:00", "kep=08:00-08:00", "kep=24:00-24:00",
        "kep=00:00-24:00",
        "kep/voi-xo=99:99-25:61", "voi-xo/kep=23:59-00:01", "hanoi-station/kep=08:00-09:00", "/=08:00-09:00", "kep=-1:00-2:00")]
    [InlineData("lines/vn-hn-dd/replan", "late", "=", "X9101", "X9101=", "X9101=-5", "X9101=1e9", "X9101=NaN", "X9101=∞", "=30", "X9101=0",
        "X9101=1440", "X9101=1440.0001", "x9101=5=5")]
    [InlineData("lines/vn-hn-dd/replan", "seconds", "-1", "0", "1e308", "NaN", "999999")]
    [InlineData("slot", "train", "", "nothing", "../x", "sp3")]
    [InlineData("slot", "from", "beijing-west", "yen-vien", "", "=")]
    [InlineData("slot", "latest", "00:00", "24:00", "99:99", "8", "2026-03-02T08:00", "25:00")]
    [InlineData("queue", "servers", "0", "-1", "1e9", "2147483648", "NaN")]
    [InlineData("queue", "arrivals", "0", "-1", "1e308", "NaN", "Infinity")]
    [InlineData("forecast.csv", "table", "nothing", "../modes", "")]
    [InlineData("forecast.csv", "firstYear", "2060", "-1", "99999", "2017")]
    [InlineData("forecast.geojson", "year", "1", "-1", "2061", "99999999999")]
    public async Task No_word_of_a_question_is_our_fault(string path, string name, params string[] values)
    {
        var pattern = path.Replace("vn-hn-dd", "{id}", StringComparison.Ordinal);
        var operation = server.OpenApi["paths"]![$"/api/{pattern}"]!["get"]!;
        var faults = await Task.WhenAll(values.Select(value => AskAsync($"/api/{path}", operation, name, value)));
        Findings.AssertNone(faults.OfType<string>());
    }

    [Fact]
    public async Task A_hundred_closures_are_refused_or_answered()
    {
        var closures = string.Join('&', Enumerable.Range(0, 100).Select(at => $"close=kep/voi-xo={at % 24:00}:00-{at % 24:00}:59"));
        var (response, body) = await server.AskAsync($"/api/lines/vn-hn-dd/replan?on=2026-03-02&seconds=1&{closures}");
        Assert.True((int)response.StatusCode < 500, body);
    }

    /// <summary>A body of which one member is nasty: it is refused, or a run that does not end by our fault.</summary>
    private async Task<string?> SendAsync(string path, JsonNode example, string name, string value)
    {
        var body = example.DeepClone().AsObject();
        body[name] = JsonNode.Parse(value);
        var response = await server.Client.PostAsJsonAsync(path, body);
        var text = await response.Content.ReadAsStringAsync();
        if ((int)response.StatusCode >= 500 || (!response.IsSuccessStatusCode && !text.Contains("\"code\":\"LV", StringComparison.Ordinal)))
        {
            return $"{path} {name}={value}: {(int)response.StatusCode} {text}";
        }

        if (response.Headers.Location is not { } run)
        {
            return null;
        }

        var ended = server.Client.GetStringAsync($"{run}/events");
        await Task.WhenAny(ended, Task.Delay(TimeSpan.FromMilliseconds(100)));
        await server.Client.DeleteAsync(run);
        return (await ended).Contains(ApiFindings.OurFault.Code, StringComparison.Ordinal)
            ? $"{path} {name}={value}: our fault in the run" : null;
    }

    /// <summary>A question of which one word is nasty, the others as in the example.</summary>
    private async Task<string?> AskAsync(string path, JsonNode operation, string name, string value)
    {
        var others = operation["parameters"]!.AsArray().Where(other => other!["in"]!.ToString() == "query" && other["example"] is not null)
            .Where(other => other!["name"]!.ToString() != name)
            .Select(other => $"{other!["name"]}={Uri.EscapeDataString(TextOf(other["example"]!))}");
        var url = path.Replace("{id}", path.Contains("lines", StringComparison.Ordinal) ? "vn-hn-dd" : "none", StringComparison.Ordinal);
        var (response, body) = await server.AskAsync($"{url}?{string.Join('&', others.Append($"{name}={Uri.EscapeDataString(value)}"))}");
        var status = (int)response.StatusCode;
        return status >= 500 || (status >= 400 && !body.Contains("\"code\":\"LV", StringComparison.Ordinal))
            ? $"{path} {name}={value}: {status} {body}" : null;
    }

    private static string TextOf(JsonNode example) => (example is JsonArray list ? list[0]! : example).ToString();
}
