using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Lienvan.App.Api;

/// <summary>Brings a request of HTTP to its operation, and the reply back.</summary>
internal sealed class Dispatcher(ServerOptions options, RateLimits limits)
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    public async Task AnswerAsync(Operation operation, HttpContext context)
    {
        var request = ApiRequest.Of(operation, await ReadAsync(operation, context));
        if (operation.Stream is { } stream)
        {
            await stream(request, context);
            return;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        stop.CancelAfter(options.MostTime);
        if (operation.IsWork)
        {
            using var turn = await limits.WaitAsync(stop.Token);
            await SendAsync(context, operation.Run!(request, stop.Token));
        }
        else
        {
            await SendAsync(context, operation.Run!(request, stop.Token));
        }
    }

    public static async Task SendAsync(HttpContext context, ApiReply reply)
    {
        var response = context.Response;
        response.Headers.CacheControl = reply.HasTag ? "private, no-cache" : "no-store";
        response.Headers.Vary = "Accept-Encoding, Authorization, X-Api-Key";
        if (reply.HasTag)
        {
            var tag = reply.Tag;
            response.Headers.ETag = tag;
            if (context.Request.Headers.IfNoneMatch.SelectMany(text => (text ?? "").Split(',')).Any(given => given.Trim() == tag))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }

        response.StatusCode = reply.Status;
        response.ContentType = reply.MediaType;
        if (reply.FileName is { } name)
        {
            response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        }

        if (reply.Link is { } link)
        {
            response.Headers.Link = $"<{link}>; rel=\"next\"";
        }

        if (reply.Location is { } location)
        {
            response.Headers.Location = location;
        }

        await response.Body.WriteAsync(reply.Body, context.RequestAborted);
    }

    private static async Task<IEnumerable<KeyValuePair<string, IReadOnlyList<string>>>> ReadAsync(Operation operation, HttpContext context)
    {
        var given = context.Request.Query.Select(pair => KeyValuePair.Create(pair.Key, Texts(pair.Value)))
            .Concat(context.Request.RouteValues.Select(pair => KeyValuePair.Create(pair.Key, Texts(pair.Value as string))));
        return operation.TakesBody ? given.Concat(await ReadBodyAsync(operation, context.Request)) : given;
    }

    private static IReadOnlyList<string> Texts(Microsoft.Extensions.Primitives.StringValues values) =>
        [.. values.Select(text => text ?? "")];

    private static async Task<IEnumerable<KeyValuePair<string, IReadOnlyList<string>>>> ReadBodyAsync(
        Operation operation, HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || type.MediaType != "application/json")
        {
            throw new ApiException(415, ApiFindings.BadBody, "the body is not declared as JSON",
                "send it with Content-Type: application/json");
        }

        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = operation.LongestBody;
        }

        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, request.HttpContext.RequestAborted);
        try
        {
            return ApiRequest.FromJson(JsonNode.Parse(bytes.ToArray(), documentOptions: Strict), operation);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new ApiException(400, ApiFindings.BadBody, "the body is not JSON", "send an object of plain values in UTF-8");
        }
    }
}
