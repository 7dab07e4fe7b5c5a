using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Lienvan.App.Api;
using NodaTime;

namespace Lienvan.Tests.App.Api;

/// <summary>Runs are started, watched, cancelled and found again.</summary>
[Collection(nameof(AskTheServer))]
public sealed class RunTests(RunningServer server)
{
    [Fact]
    public async Task A_run_is_watched_to_its_end_and_keeps_its_result()
    {
        var started = await StartAsync("compare", new
        {
            from = "hanoi", to = "nanning", ready = "2026-03-02T08:00", scenarios = (string[])["base", "smart-gates"],
                years = (string[])["2026", "2034"], seed = 4711,
        });
        var id = started["id"]!.GetValue<string>();
        var events = await server.Client.GetStringAsync($"/api/runs/{id}/events");
        Assert.Contains("\"state\":\"done\"", events[events.LastIndexOf("event: done", StringComparison.Ordinal)..],
            StringComparison.Ordinal);
        var result = await JsonAsync($"/api/runs/{id}/result");
        Assert.Equal(4, result["cases"]!.AsArray().Count);
        Assert.Equal(["2026-03-02T08:00", "2034-03-06T08:00"], result["cases"]!.AsArray()
            .Select(item => item!["ready"]!.GetValue<string>()).Distinct());
        Assert.Contains((await JsonAsync("/api/runs"))["runs"]!.AsArray(), run => run!["id"]!.GetValue<string>() == id);
    }

    /// <summary>Years take a while: who watches meanwhile is told how far it is, and at once when it is stopped.</summary>
    [Fact]
    public async Task A_run_tells_how_far_it_is()
    {
        var started = await StartAsync("simulate", new { from = "2025-01-01", days = 300, replications = 4, seed = 11 });
        using var watched = await server.Client.GetAsync($"/api/runs/{started["id"]}/events", HttpCompletionOption.ResponseHeadersRead);
        using var events = new StreamReader(await watched.Content.ReadAsStreamAsync());
        Assert.Equal("event: progress", await events.ReadLineAsync());
        Assert.Matches("\"state\":\"(waiting|working)\"", await events.ReadLineAsync());
        _ = await server.Client.DeleteAsync($"/api/runs/{started["id"]}");
        Assert.Contains("event: done", await events.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_model_beside_what_is_published_keeps_its_schema_and_is_that_of_the_command_line()
    {
        var operation = server.OpenApi["paths"]!["/api/runs/reality"]!["post"]!;
        var example = operation["requestBody"]!["content"]!["application/json"]!["example"]!;
        var result = await EndAsync(await StartAsync("reality", example));
        Lienvan.Tests.Support.Findings.AssertNone(JsonSchema.Check(result, operation["x-result"]!, server.OpenApi));
        using var output = new StringWriter();
        Assert.Equal(0, Lienvan.App.Program.Run(["reality", "--only", "kmh", "--json", "--lang", "vi"], output, TextWriter.Null));
        Assert.Equal(JsonNode.Parse(output.ToString())!.ToJsonString(), result.ToJsonString());
        Assert.True(result["counts"]!["observations"]!.GetValue<int>() > 0);

        Assert.Contains(result["observations"]!.AsArray(), row => row!["how"]!.GetValue<string>().StartsWith("vật lý chạy tàu",
            StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_figure_that_is_not_published_is_told_by_its_code()
    {
        var started = await StartAsync("reality", new { only = (string[])["dragons"] });
        Assert.Contains("LV1701", await server.Client.GetStringAsync($"/api/runs/{started["id"]}/events"), StringComparison.Ordinal);
    }

    private async Task<JsonNode> EndAsync(JsonNode started)
    {
        _ = await server.Client.GetStringAsync($"/api/runs/{started["id"]}/events");
        return await JsonAsync($"/api/runs/{started["id"]}/result");
    }

    [Fact]
    public async Task A_run_can_be_cancelled_by_many_at_once()
    {
        var started = await StartAsync("plan", new { from = "ho-chi-minh-city", to = "warsaw", ready = "2026-03-02T08:00", window = 60,
            seed = 7 });
        var id = started["id"]!.GetValue<string>();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => server.Client.DeleteAsync($"/api/runs/{id}")));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        var events = await server.Client.GetStringAsync($"/api/runs/{id}/events");
        Assert.Contains("cancelled", events, StringComparison.Ordinal);
        var result = await server.Client.GetAsync($"/api/runs/{id}/result");
        Assert.Equal(HttpStatusCode.Conflict, result.StatusCode);
        Assert.Contains("LV9118", await result.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_goes_wrong_in_a_run_is_told()
    {
        var started = await StartAsync("plan", new { from = "hanoi", to = "atlantis" });
        var events = await server.Client.GetStringAsync($"/api/runs/{started["id"]}/events");
        Assert.Contains("\"state\":\"failed\"", events, StringComparison.Ordinal);
        Assert.Contains("LV9004", events, StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_that_are_done_make_room_and_others_don_t()
    {
        using var store = new RunStore(SystemClock.Instance, mostAtOnce: 1, mostKept: 2);
        using var gate = new ManualResetEventSlim();
        ApiReply Wait(Action<double, string> tell, CancellationToken stop)
        {
            gate.Wait(stop);
            return ApiReply.Text("text/plain", "done");
        }

        store.Start("a", Wait);
        store.Start("b", Wait);
        Assert.Equal(503, Assert.Throws<ApiException>(() => store.Start("c", Wait)).Status);
        gate.Set();
        Assert.True(SpinWait.SpinUntil(() => store.All().All(run => run.IsDone), TimeSpan.FromSeconds(20)));
        Assert.Equal(2, store.All().Length);
        store.Start("d", Wait);
        Assert.Equal(2, store.All().Length);
    }

    private async Task<JsonNode> StartAsync(string kind, object question)
    {
        var response = await server.Client.PostAsJsonAsync($"/api/runs/{kind}", question);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.Accepted, body);
        Assert.StartsWith("/api/runs/", response.Headers.Location!.ToString(), StringComparison.Ordinal);
        return JsonNode.Parse(body)!;
    }

    private async Task<JsonNode> JsonAsync(string path) => JsonNode.Parse(await server.Client.GetStringAsync(path))!;
}
