using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lienvan.App.Api;

/// <summary>
/// Serves an assistant over standard input and output: JSON-RPC 2.0, a message a line, by the Model Context Protocol (2025-06-18). Supports
/// tools; does not support resources, prompts, or several messages in one line. Questions are answered in their order.
/// </summary>
internal sealed class AssistantServer(AssistantTools tools)
{
    private const int ParseError = -32700, InvalidRequest = -32600, MethodNotFound = -32601, InvalidParameters = -32602;
    private const int LongestLine = 1 << 20;
    private const string Newest = "2025-06-18";
    private static readonly ImmutableArray<string> Versions = [Newest, "2025-03-26", "2024-11-05"];
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    /// <summary>Answers until the input ends.</summary>
    public async Task RunAsync(TextReader input, TextWriter output, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested && await input.ReadLineAsync(stop) is { } line)
        {
            if (line.Trim().Length > 0 && Answer(line, stop) is { } answer)
            {
                await output.WriteAsync(answer.ToJsonString(Options) + "\n");
                await output.FlushAsync(stop);
            }
        }
    }

    /// <summary>The answer to one message; null where none is wanted.</summary>
    public JsonObject? Answer(string line, CancellationToken stop)
    {
        if (line.Length > LongestLine || Parse(line) is not { } message)
        {
            return Fault(null, ParseError, "the line is not a JSON object, or too long");
        }

        var id = message["id"];
        if (TextOf(message["method"]) is not { } method)
        {
            return id is null ? null : Fault(id, InvalidRequest, "the message has no method");
        }

        // A message without an id is a notification: nobody waits for an answer.
        return id is null ? null : id.GetValueKind() is not (JsonValueKind.String or JsonValueKind.Number)
            ? Fault(null, InvalidRequest, "an id is a text or a number") : Reply(method, message["params"] as JsonObject ?? [], id, stop);
    }

    private JsonObject Reply(string method, JsonObject parameters, JsonNode id, CancellationToken stop) => method switch
    {
        "initialize" => Result(id, Greeting(parameters)),
        "ping" => Result(id, []),
        "tools/list" => Result(id, new JsonObject { ["tools"] = tools.List() }),
        "tools/call" => TextOf(parameters["name"]) is { } name && tools.Knows(name)
            ? Result(id, tools.Call(name, parameters["arguments"] as JsonObject ?? [], stop))
            : Fault(id, InvalidParameters, "there is no such tool: tools/list tells them"),
        _ => Fault(id, MethodNotFound, "there is no such method"),
    };

    private static JsonObject Greeting(JsonObject parameters) => new()
    {
        ["protocolVersion"] = TextOf(parameters["protocolVersion"]) is { } wanted && Versions.Contains(wanted) ? wanted : Newest,
        ["capabilities"] = new JsonObject { ["tools"] = new JsonObject { ["listChanged"] = false } },
        ["serverInfo"] = new JsonObject
        {
            ["name"] = "lienvan", ["version"] = typeof(AssistantServer).Assembly.GetName().Version?.ToString(3),
        },
        ["instructions"] = "Lienvan knows the railways, roads, gates and services between China and Viet Nam and what they connect " +
            "to. Times bear their offset: Viet Nam is at +07:00, China at +08:00. A value with ° is assumed: say so when you use it.",
    };

    private static JsonObject? Parse(string line)
    {
        try
        {
            return JsonNode.Parse(line, documentOptions: Strict) as JsonObject;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            return null;
        }
    }

    private static string? TextOf(JsonNode? node) => node?.GetValueKind() == JsonValueKind.String ? node.GetValue<string>() : null;

    private static JsonObject Result(JsonNode id, JsonObject result) =>
        new() { ["jsonrpc"] = "2.0", ["id"] = id.DeepClone(), ["result"] = result };

    private static JsonObject Fault(JsonNode? id, int code, string message) => new()
    {
        ["jsonrpc"] = "2.0", ["id"] = id?.DeepClone(), ["error"] = new JsonObject { ["code"] = code, ["message"] = message },
    };
}
