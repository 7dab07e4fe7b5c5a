using System.Net;
using System.Net.Http.Headers;
using Lienvan.App;
using Lienvan.App.Api;

namespace Lienvan.Tests.App.Api;

/// <summary>Who may ask, how much, and what browsers and caches are told.</summary>
[Collection(nameof(AskTheServer))]
public sealed class AccessTests(RunningServer server)
{
    private const string Key = "0123456789abcdef-secret";

    [Fact]
    public async Task Serving_the_world_needs_keys()
    {
        var refused = await Assert.ThrowsAsync<UsageException>(() =>
            RunningServer.StartAsync(new ServerOptions { Address = IPAddress.Any, Port = 0 }));
        Assert.Equal("LV9101", refused.Finding.Code);
        Assert.Equal("LV9102", Assert.Throws<UsageException>(() => AccessKeys.Of(["short"])).Finding.Code);
    }

    [Fact]
    public async Task Keys_open_and_never_get_into_a_log()
    {
        using var log = new StringWriter();
        await using var closed = await RunningServer.StartAsync(
            new ServerOptions { Port = 0, Keys = AccessKeys.Of(["# a comment", Key]), Log = log });
        using var client = RunningServer.ClientOf(closed);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health")).StatusCode);
        var refused = await client.GetAsync("/api/package");
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal("Bearer", refused.Headers.WwwAuthenticate.Single().Scheme);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/metrics")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, await AskWith(client, new AuthenticationHeaderValue("Bearer", Key + "x")));
        Assert.Equal(HttpStatusCode.OK, await AskWith(client, new AuthenticationHeaderValue("Bearer", Key)));
        await client.GetAsync($"/api/package?key={Key}");
        client.DefaultRequestHeaders.Add("X-Api-Key", Key);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/package")).StatusCode);
        Assert.DoesNotContain("secret", log.ToString(), StringComparison.Ordinal);
        Assert.Contains("\"operation\":\"package\"", log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_burst_over_the_limit_is_told_to_wait()
    {
        await using var narrow = await RunningServer.StartAsync(new ServerOptions { Port = 0, Rate = 10, Burst = 20 });
        using var client = RunningServer.ClientOf(narrow);
        var answers = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => client.GetAsync("/health")));
        var refused = answers.Where(answer => answer.StatusCode == HttpStatusCode.TooManyRequests).ToArray();
        Assert.NotEmpty(refused);
        Assert.All(refused, answer => Assert.NotNull(answer.Headers.RetryAfter));
        Assert.All(answers.Except(refused), answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
    }

    [Fact]
    public async Task Too_much_work_waits_then_is_refused_and_never_breaks()
    {
        await using var narrow = await RunningServer.StartAsync(
            new ServerOptions { Port = 0, Rate = 10_000, Burst = 10_000, MostAtOnce = 1, MostWaiting = 1 });
        using var client = RunningServer.ClientOf(narrow);
        var answers = await Task.WhenAll(Enumerable.Range(0, 12)
            .Select(index => client.GetAsync($"/api/plan?from=hanoi&to=hue&seed={900 + index}")));
        Assert.All(answers, answer => Assert.Contains(answer.StatusCode,
            (HttpStatusCode[])[HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable]));
        Assert.Contains(answers, answer => answer.StatusCode == HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/health")]
    [InlineData("/api/nothing")]
    [InlineData("/api/plan")]
    public async Task Every_answer_has_the_headers_that_browsers_need(string path)
    {
        var response = await server.Client.GetAsync(path);
        string Header(string name) => string.Join(',', response.Headers.GetValues(name));
        Assert.Contains("default-src 'none'", Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("no-referrer", Header("Referrer-Policy"));
        Assert.False(response.Headers.Contains("Server"));
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task The_same_data_is_not_sent_twice()
    {
        var first = await server.Client.GetAsync("/api/lines?on=2026-03-02");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/lines?on=2026-03-02");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await server.Client.SendAsync(again)).StatusCode);
        var other = await server.Client.GetAsync("/api/lines?on=2040-03-02&scenario=three-lines");
        Assert.NotEqual(first.Headers.ETag, other.Headers.ETag);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Answers_come_compressed(string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/sections.geojson?on=2026-03-02");
        request.Headers.AcceptEncoding.ParseAdd(encoding);
        var response = await server.Client.SendAsync(request);
        Assert.Equal(encoding, response.Content.Headers.ContentEncoding.Single());
        Assert.InRange((await response.Content.ReadAsByteArrayAsync()).Length, 1000, 250_000);
    }

    [Fact]
    public async Task Pages_follow_one_another_without_gap_or_overlap()
    {
        var seen = new List<string>();
        var url = "/api/places?limit=300&on=2026-03-02";
        while (url.Length > 0)
        {
            var response = await server.Client.GetAsync(url);
            var page = System.Text.Json.Nodes.JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
            seen.AddRange(page["places"]!.AsArray().Select(place => place!["id"]!.GetValue<string>()));
            url = response.Headers.TryGetValues("Link", out var links) ? links.Single().Split('<', '>')[1] : "";
        }

        Assert.Equal(RunningServer.Package.Corridor.Places.Length, seen.Count);
        Assert.Equal(seen.Count, seen.Distinct().Count());
    }

    [Fact]
    public async Task Metrics_tell_what_was_asked()
    {
        await server.Client.GetAsync("/health");
        var text = await server.Client.GetStringAsync("/metrics");
        const string Labels = "{http_route=\"health\",http_request_method=\"GET\",http_response_status_code=\"200\"}";
        Assert.Contains("http_server_request_duration_seconds_count" + Labels,
            text, StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> AskWith(HttpClient client, AuthenticationHeaderValue key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/package") { Headers = { Authorization = key } };
        return (await client.SendAsync(request)).StatusCode;
    }
}
