using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Lienvan.App.Api;

/// <summary>
/// The files of the page. Which there are is looked up once, so that no address can reach any other file, whatever it says. Names of the
/// page's own places, such as /map, all get its one document.
/// </summary>
internal sealed class PageFiles
{
    /// <summary>What the page shows under addresses of its own; web/src/pages.ts has the same.</summary>
    public static readonly ImmutableHashSet<string> Places =
        ["/", "/map", "/plan", "/line", "/border", "/forecast", "/appraisal", "/reference"];

    private readonly Dictionary<string, Lazy<PageFile>> files;

    private PageFiles(Dictionary<string, Lazy<PageFile>> files) => this.files = files;

    /// <param name="folder">Their folder; null for no page.</param>
    public static PageFiles Read(string? folder)
    {
        var found = folder is null || !Directory.Exists(folder) ? [] : Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
        return new PageFiles(found.ToDictionary(
            path => "/" + Path.GetRelativePath(folder!, path).Replace(Path.DirectorySeparatorChar, '/'),
            path => new Lazy<PageFile>(() => PageFile.Read(path)), StringComparer.Ordinal));
    }

    public async Task AnswerAsync(HttpContext context)
    {
        context.Items[Observer.OperationItem] = "page";
        var wanted = context.Request.Path.Value ?? "/";
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            throw new ApiException(405, ApiFindings.WrongMethod, "that address does not take this method", "use GET");
        }

        var isPlace = Places.Contains(wanted);
        if (!files.TryGetValue(isPlace ? "/index.html" : wanted, out var file))
        {
            throw isPlace
                ? ApiException.NotThere("the page is not built",
                    "install Node.js 20 with npm and start lienvan again; the API works without: /api/package")
                : ApiException.NotThere("there is nothing at this address", "see /openapi.json for what there is");
        }

        var (type, body, tag) = file.Value;
        // The names of built files change with what is in them; the document always is asked about.
        context.Response.Headers.CacheControl = wanted.StartsWith("/assets/", StringComparison.Ordinal)
            ? "public, max-age=31536000, immutable" : "no-cache";
        context.Response.Headers.ETag = tag;
        context.Response.ContentType = type;
        if (context.Request.Headers.IfNoneMatch == tag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    /// <summary>What is in a file, read when it is first asked for: all are a few megabytes, built before the server starts.</summary>
    private sealed record PageFile(string Type, byte[] Body, string Tag)
    {
        public static PageFile Read(string path)
        {
            var body = File.ReadAllBytes(path);
            return new PageFile(TypeOf(path), body, $"W/\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12))}\"");
        }
    }

    private static string TypeOf(string path) => Path.GetExtension(path) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".js" or ".mjs" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        ".json" => "application/json; charset=utf-8",
        ".woff2" => "font/woff2",
        ".txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    };
}
