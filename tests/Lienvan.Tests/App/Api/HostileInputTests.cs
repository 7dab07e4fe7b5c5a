using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Lienvan.App.Questions;
using Lienvan.Tests.Support;

namespace Lienvan.Tests.App.Api;

/// <summary>Whatever is sent, the answer is a problem with its code, never a fault of the program.</summary>
[Collection(nameof(AskTheServer))]
public sealed class HostileInputTests(RunningServer server)
{
    private const string Post = "POST /api/runs/plan HTTP/1.1\r\nHost: localhost\r\n";

    private static readonly string[] Nasty =
    [
        "", " ", "%00", "%FF%FE", "%ED%A0%80", "..%2F..%2Fetc%2Fpasswd", "'; DROP TABLE places; --", "<script>alert(1)</script>", "NaN",
            "-1",
        "1e309", "99999999999999999999", "2026-02-30", "9999-12-31T23:59:59+18:00", "-9998-01-01", "0001-01-01", "true", "null", "[]",
        "%F0%9F%9A%82", "á̂̃̄̅̆̇", "٣", "１２", "={0}{1}", "${jndi:ldap://x}", "hanoi&to=hanoi", "%25%32%65",
    ];

    [Fact]
    public async Task No_value_of_any_parameter_is_our_fault()
    {
        var faults = new List<string>();
        foreach (var (path, operation) in Operations().Where(item => IsTried(item.Path)))
        {
            foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
            {
                foreach (var value in NastyOf(path))
                {
                    faults.AddRange(await CheckAsync(path, operation, parameter!, value));
                }
            }
        }

        Findings.AssertNone(faults);
    }

    /// <summary>The sorts of things in a package share their code: places and gates stand for all.</summary>
    internal static bool IsTried(string path) => path is not "/api/map" and not "/api/check" and not "/api/gtfs.zip" &&
        (path.Count(character => character == '/') > 3 || path.Split('/', '.')[2..] is not [var sort, ..] || sort is "places" or "gates" ||
            ListingWords.All.All(layer => layer.What != sort));

    private static string[] NastyOf(string path) =>
        path is "/api/plan" or "/api/places/{id}" or "/api/suggest" or "/api/route" ? [.. Nasty, new string('x', 3000)] : Nasty[..6];

    [Theory]
    [InlineData("/../../../etc/passwd")]
    [InlineData("/..%2f..%2fetc/passwd")]
    [InlineData("/assets/..%5c..%5cREADME.md")]
    [InlineData("/%2e%2e/README.md")]
    [InlineData("/api/places/..%2f..%2fREADME.md")]
    [InlineData("//evil.example/api")]
    [InlineData("/.git/config")]
    [InlineData("/wwwroot/index.html")]
    public async Task No_path_leads_out(string path)
    {
        var answer = await RawAsync($"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        Assert.Matches("^HTTP/1.1 4", answer);
        Assert.DoesNotContain("root:", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET /api/places HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n", "421")]
    [InlineData("GET /api/places HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: cross-site\r\nConnection: close\r\n\r\n", "403")]
    [InlineData("BREW /api/places HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", "405")]
    [InlineData("OPTIONS /api/plan HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.example\r\nConnection: close\r\n\r\n", "405")]
    [InlineData("GET /api/places\r\n\r\n", "400")]
    [InlineData("\u0000\u0001\u0002\r\n\r\n", "400")]
    [InlineData("GET /api/places HTTP/1.1\r\n\r\n", "400")]
    [InlineData(Post + "Content-Type: application/json\r\nContent-Length: 99999999\r\nConnection: close\r\n\r\n{", "413")]
    [InlineData(Post + "Content-Type: text/plain\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}", "415")]
    [InlineData(Post + "Content-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n\u0080\u0081", "400")]
    public async Task Requests_that_make_no_sense_are_refused(string request, string status)
    {
        var answer = await RawAsync(request);
        Assert.StartsWith($"HTTP/1.1 {status}", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Access-Control-Allow-Origin", answer, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"from\":{\"a\":1}}")]
    [InlineData("{\"from\":\"hanoi\",\"from\":\"hue\",\"to\":\"kunming\"}")]
    [InlineData("{\"from\":\"hanoi\",\"to\":\"kunming\",\"teu\":1.5}")]
    [InlineData("{\"from\":\"hanoi\",\"to\":\"kunming\",\"unknown\":1}")]
    [InlineData("{\"from\":\"hanoi\"}")]
    [InlineData("{\"from\":[[[[[[[[[[[[1]]]]]]]]]]]],\"to\":\"x\"}")]
    [InlineData("nonsense")]
    [InlineData("")]
    public async Task Bodies_that_make_no_sense_are_problems(string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        var response = await server.Client.PostAsync("/api/runs/plan", content);
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Equal(400, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("LV", problem["code"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.NotEqual("", problem["whatToDo"]!.GetValue<string>());
    }

    private IEnumerable<(string Path, JsonNode Operation)> Operations() =>
        from path in server.OpenApi["paths"]!.AsObject()
        where path.Value!["get"] is not null && !path.Key.EndsWith("/events", StringComparison.Ordinal)
        select (path.Key, path.Value["get"]!);

    private async Task<IEnumerable<string>> CheckAsync(string path, JsonNode operation, JsonNode parameter, string value)
    {
        var name = parameter["name"]!.GetValue<string>();
        var others = operation["parameters"]!.AsArray().Where(other => other!["required"]!.GetValue<bool>() &&
            other["name"]!.GetValue<string>() != name)
            .ToDictionary(other => other!["name"]!.GetValue<string>(), other => other!["example"]?.ToString() ?? "none");
        others[name] = "\u0001";
        var url = path;
        var query = new List<string>();
        foreach (var (key, text) in others)
        {
            var escaped = key == name ? value : Uri.EscapeDataString(text);
            if (path.Contains($"{{{key}}}", StringComparison.Ordinal))
            {
                url = url.Replace($"{{{key}}}", escaped.Length == 0 ? "%20" : escaped, StringComparison.Ordinal);
            }
            else
            {
                query.Add($"{key}={escaped}");
            }
        }

        var (response, body) = await server.AskAsync($"{url}?{string.Join('&', query)}");
        var status = (int)response.StatusCode;
        return status >= 500 || (status >= 400 && body.Length > 0 && !body.Contains("\"code\":\"LV", StringComparison.Ordinal))
            ? [$"{path} {name}={value}: {status} {body}"] : [];
    }

    private async Task<string> RawAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", server.Client.BaseAddress!.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync();
    }
}
