using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Lienvan.App.Api;

/// <summary>A sort of work that runs: its name, its question, and how it is done.</summary>
/// <param name="Kind">Its name.</param>
/// <param name="Summary">What it does.</param>
/// <param name="Parameters">What it takes.</param>
/// <param name="Work">Does it: tells its progress from 0 to 1 with words, and gives its answer.</param>
internal sealed record RunKind(
    string Kind, string Summary, ImmutableArray<Parameter> Parameters,
    Func<ApiRequest, Action<double, string>, CancellationToken, ApiReply> Work)
{
    /// <summary>Most bytes of the question.</summary>
    public int LongestBody { get; init; } = 64 << 10;

    /// <summary>The name in Schemas.json of the schema of its result; empty where none is written down.</summary>
    public string Result { get; init; } = "";
}

/// <summary>Runs: start one, watch it by server-sent events, take its result, cancel it.</summary>
internal sealed class RunEndpoint(RunStore store, ImmutableArray<RunKind> kinds)
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(10);

    private static readonly Parameter Id = new("id", ParameterKind.Text, "The key of the run.")
    {
        IsRequired = true, MostLength = 32, Example = "0f8fad5bd9cb469fa16570867728950e",
    };

    public IEnumerable<Operation> Describe()
    {
        foreach (var kind in kinds)
        {
            yield return new Operation($"start-{kind.Kind}", $"/api/runs/{kind.Kind}", $"{kind.Summary} Starts a run.")
            {
                Method = "POST", TakesBody = true, LongestBody = kind.LongestBody, Group = "Runs", Parameters = kind.Parameters,
                Result = kind.Result,
                Answer = new OperationAnswer("application/json", "run", "The run that was started.") { Status = 202 },
                Run = (request, _) => Start(kind, request),
            };
        }

        yield return new Operation("runs", "/api/runs", "The runs of the last hour.")
        {
            Group = "Runs", Answer = new OperationAnswer("application/json", "runs", "Runs, the latest first."),
            Run = (_, _) => ApiReply.Json(new JsonObject { ["runs"] = new JsonArray(
                [.. store.All().Select(run => (JsonNode)run.ToJson())]) }),
        };
        yield return new Operation("run", "/api/runs/{id}", "How far a run is.")
        {
            Group = "Runs", Parameters = [Id], Answer = new OperationAnswer("application/json", "run", "The run."),
            Run = (request, _) => ApiReply.Json(store.Get(request.GetText("id")).ToJson()),
        };
        yield return new Operation("run-result", "/api/runs/{id}/result", "What came of a run; a problem as long as it is not done.")
        {
            Group = "Runs", Parameters = [Id], Answer = new OperationAnswer("application/json", "", "What its kind gives."),
            Run = (request, _) => store.Get(request.GetText("id")).GetResult(),
        };
        yield return new Operation("run-events", "/api/runs/{id}/events", "How far a run is, told whenever that changes, until it is done.")
        {
            Group = "Runs", Parameters = [Id], Answer = new OperationAnswer("text/event-stream", "",
                "Server-sent events, each with the run."),
            Stream = (request, context) => WatchAsync(store.Get(request.GetText("id")), context),
        };
        yield return new Operation("cancel-run", "/api/runs/{id}", "Asks a run to stop; one that is done stays as it is.")
        {
            Method = "DELETE", Group = "Runs", Parameters = [Id],
            Answer = new OperationAnswer("application/json", "run", "The run as it is now; its last event tells that it has stopped."),
            Run = (request, _) => Cancel(store.Get(request.GetText("id"))),
        };
    }

    private ApiReply Start(RunKind kind, ApiRequest request)
    {
        var run = store.Start(kind.Kind, (tell, stop) => kind.Work(request, tell, stop));
        return ApiReply.Json(run.ToJson()) with { Status = 202, Location = $"/api/runs/{run.Id}" };
    }

    private static ApiReply Cancel(Run run)
    {
        run.Cancel();
        return ApiReply.Json(run.ToJson());
    }

    private static async Task WatchAsync(Run run, HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        var last = "";
        while (!context.RequestAborted.IsCancellationRequested)
        {
            var changed = run.Changed;
            var now = run.ToJson().ToJsonString();
            var isDone = run.IsDone;
            if (now != last)
            {
                await context.Response.WriteAsync($"event: {(isDone ? "done" : "progress")}\ndata: {now}\n\n", context.RequestAborted);
            }
            else
            {
                // A line that says nothing keeps proxies from giving up.
                await context.Response.WriteAsync(": still here\n\n", Encoding.UTF8, context.RequestAborted);
            }

            await context.Response.Body.FlushAsync(context.RequestAborted);
            if (isDone && now == run.ToJson().ToJsonString())
            {
                return;
            }

            last = now;
            await Task.WhenAny(changed, Task.Delay(Heartbeat, context.RequestAborted));
        }
    }
}
