using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Lienvan.Tests.App.Api;

/// <summary>Lines, trains and calculations over HTTP are those of the command line; documents that make no sense are told so.</summary>
[Collection(nameof(AskTheServer))]
public sealed class CalculationTests(RunningServer server)
{
    private const string Problem = """
        {"trains":[
          [{"id":0,"start_ub":0,"min_duration":5,"resources":[{"resource":"a"}],"successors":[1]},
           {"id":1,"min_duration":0,"resources":[],"successors":[]}],
          [{"id":0,"start_ub":9,"min_duration":5,"resources":[{"resource":"a"}],"successors":[1]},
           {"id":1,"min_duration":0,"resources":[],"successors":[]}]],
         "objective":[{"type":"op_delay","train":1,"operation":1,"threshold":5,"coeff":1}]}
        """;

    [Fact]
    public async Task A_line_has_the_meets_of_the_command_line_and_times_that_fit_its_graph()
    {
        var day = await JsonAsync("/api/lines/vn-hn-lc/timetable?on=2026-03-02");
        using var output = new StringWriter();
        string[] words = ["timetable", "check", "--line", "vn-hn-lc", "--on", "2026-03-02", "--json"];
        _ = Lienvan.App.Program.Run(words, output, TextWriter.Null);
        var told = JsonNode.Parse(output.ToString())!;
        Assert.Equal(told["meets"]!.ToJsonString(), day["meets"]!.ToJsonString());
        var stations = day["stations"]!.AsArray();
        var kilometres = stations.Select(station => station!["km"]!.GetValue<double>()).ToArray();
        Assert.Equal(kilometres.Order(), kilometres);
        Assert.NotEmpty(day["trains"]!.AsArray());
        foreach (var run in day["trains"]!.AsArray().SelectMany(train => train!["runs"]!.AsArray()))
        {
            var seconds = run!.AsArray().SelectMany(point => (long[])
                [point!["arrival"]!.GetValue<long>(), point["departure"]!.GetValue<long>()]).ToArray();
            Assert.Equal(seconds.Order(), seconds);
            Assert.All(run.AsArray(), point => Assert.InRange(point!["station"]!.GetValue<int>(), 0, stations.Count - 1));
        }
    }

    [Theory]
    [InlineData("/api/lines/vn-hn-lc/capacity?on=2026-03-02", "capacity vn-hn-lc --on 2026-03-02 --json")]
    [InlineData("/api/run-time?train=d19e&from=yen-vien&to=dong-dang&load=800&allowance=5%25&on=2026-03-02",
        "run-time --train d19e --from yen-vien --to dong-dang --load 800 --allowance 5% --on 2026-03-02 --json")]
    [InlineData("/api/max-load?train=vn-reefer&from=yen-vien&to=dong-dang&on=2026-03-02",
        "run-time --train vn-reefer --from yen-vien --to dong-dang --on 2026-03-02 --max-load --json")]
    [InlineData("/api/slot?train=nn-container-1300&from=yen-vien&to=dong-dang&earliest=20:00&latest=02:00&on=2026-03-02",
        "slot --train nn-container-1300 --from yen-vien --to dong-dang --depart-between 20:00 02:00 --on 2026-03-02 --json")]
    [InlineData("/api/queue?arrivals=exp:0.8&service=det:1&customers=2000&replications=4&seed=7",
        "queue --arrivals exp:0.8 --service det:1 --customers 2000 --replications 4 --seed 7 --json")]
    public async Task What_comes_over_http_is_what_the_command_line_says(string path, string words)
    {
        using var output = new StringWriter();
        Assert.Equal(0, Lienvan.App.Program.Run(words.Split(' '), output, TextWriter.Null));
        Assert.Equal(JsonNode.Parse(output.ToString())!.ToJsonString(), (await JsonAsync(path)).ToJsonString());
    }

    [Fact]
    public async Task A_cash_flow_is_appraised()
    {
        var flow = "year,amount\n2026,-100\n2027,60\n2028,72\n";
        var answer = await PostAsync("/api/appraise/cash-flow", new { cashflow = flow, rate = 0.2 });
        // −100 + 60 / 1.2 + 72 / 1.44 = 0: at 20 % it just pays.
        Assert.Equal(0, answer["npv"]!.GetValue<double>(), 9);
        Assert.Equal(0.2, answer["irr"]!.GetValue<double>(), 9);
    }

    [Theory]
    [InlineData("/api/appraise/cash-flow", """{"cashflow":"year,amount\nx,y\n","rate":0.1}""", 422, "LV9120")]
    [InlineData("/api/appraise/cash-flow", """{"cashflow":"","rate":0.1}""", 422, "LV9120")]
    [InlineData("/api/appraise/cash-flow", """{"cashflow":"year,amount\n2026,1\n","rate":-0.9999,"draws":10}""", 200, "npv")]
    [InlineData("/api/appraise/cash-flow", """{"cashflow":{"year":1},"rate":0.1}""", 422, "LV9120")]
    [InlineData("/api/assign", """{"net":"rubbish","trips":"more"}""", 422, "LV9120")]
    [InlineData("/api/assign", """{"net":"<NUMBER OF ZONES> 999999999\n<NUMBER OF NODES> 999999999\n","trips":""}""", 422, "LV9120")]
    [InlineData("/api/assign", """{"net":"\u0000","trips":"x"}""", 400, "LV9110")]
    [InlineData("/api/queue", "{}", 405, "LV9112")]
    [InlineData("/api/runs/dispatch", """{"problem":"x","timeLimit":100000}""", 400, "LV9110")]
    public async Task Documents_that_make_no_sense_are_told_so(string path, string body, int status, string expected)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        var response = await server.Client.PostAsync(path, content);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode == status, $"{(int)response.StatusCode} {text}");
        Assert.Contains(expected, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_longer_than_its_limit_is_refused()
    {
        var body = new { cashflow = new string('1', 300_000), rate = 0.1 };
        var response = await server.Client.PostAsJsonAsync("/api/appraise/cash-flow", body);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_dispatching_problem_is_solved_as_a_run(bool asText)
    {
        JsonNode problem = asText ? Problem : JsonNode.Parse(Problem)!;
        var run = await PostAsync("/api/runs/dispatch", new JsonObject { ["problem"] = problem, ["timeLimit"] = 20 });
        var events = await server.Client.GetStringAsync($"/api/runs/{run["id"]}/events");
        Assert.Contains("\"state\":\"done\"", events, StringComparison.Ordinal);
        var result = await JsonAsync($"/api/runs/{run["id"]}/result");
        // The second train must wait until the first has left at 5, and then needs 5 more: 10 − 5 = 5 late, or go first and be on time.
        Assert.True(result["optimal"]!.GetValue<bool>());
        Assert.Contains("events", result["schedule"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_problem_with_errors_fails_with_its_findings()
    {
        var run = await PostAsync("/api/runs/dispatch", new { problem = """{"trains":[[{"id":0,"successors":[7]}]],"objective":[]}""" });
        var events = await server.Client.GetStringAsync($"/api/runs/{run["id"]}/events");
        Assert.Contains("LV9120", events, StringComparison.Ordinal);
        var answer = await server.Client.GetAsync($"/api/runs/{run["id"]}/result");
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.StartsWith("LV12", problem["findings"]![0]!["code"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forecast_that_no_run_has_worked_out_is_not_there()
    {
        var (response, body) = await server.AskAsync("/api/forecast.csv?table=modes&firstYear=2024&lastYear=2024&seed=99");
        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Contains("LV9118", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("simulate", """{"at":["atlantis"],"days":1,"replications":2}""", "LV9004")]
    [InlineData("simulate", """{"days":366,"replications":200}""", "LV9110")]
    [InlineData("simulate", """{"at":["gate-tan-thanh"],"days":1,"replications":2,"set":["nothing=1"]}""", "LV1408")]
    [InlineData("forecast", """{"scenario":"none"}""", "LV9004")]
    [InlineData("forecast", """{"firstYear":2030,"lastYear":2029}""", "LV9110")]
    [InlineData("appraise", """{"projects":"none"}""", "LV9001")]
    [InlineData("appraise", """{"projects":"lhh","guide":"none"}""", "LV9001")]
    public async Task Runs_that_make_no_sense_fail_with_their_code(string kind, string body, string code)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        var response = await server.Client.PostAsync($"/api/runs/{kind}", content);
        var run = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.True(response.IsSuccessStatusCode, run.ToJsonString());
        var events = await server.Client.GetStringAsync($"/api/runs/{run["id"]}/events");
        Assert.Contains("\"state\":\"failed\"", events, StringComparison.Ordinal);
        Assert.Contains(code, events, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_border_is_simulated_beside_a_change_with_the_same_luck()
    {
        var run = await PostAsync("/api/runs/simulate", new
        {
            at = (string[])["gate-tan-thanh"], from = "2026-03-02", days = 2, replications = 2, set = (string[])["gate-tan-thanh.lanes=+0"],
        });
        var events = await server.Client.GetStringAsync($"/api/runs/{run["id"]}/events");
        Assert.Contains("\"state\":\"done\"", events, StringComparison.Ordinal);
        var result = await JsonAsync($"/api/runs/{run["id"]}/result");
        Assert.Equal("gate-tan-thanh", result["base"]!["gates"]![0]!["id"]!.GetValue<string>());
        Assert.NotEmpty(result["spans"]!.AsArray());
        // No lane more is no change at all: with the same luck every difference is nothing, not merely small.
        Assert.True(result["differences"]!.AsArray().Count >= 3);
        Assert.All(result["differences"]!.AsArray(), row => Assert.Equal(0, row!["change"]!["mean"]!.GetValue<double>()));
    }

    private async Task<JsonNode> PostAsync(string path, object body)
    {
        var response = await server.Client.PostAsJsonAsync(path, body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    private async Task<JsonNode> JsonAsync(string path) => JsonNode.Parse(await server.Client.GetStringAsync(path))!;
}
