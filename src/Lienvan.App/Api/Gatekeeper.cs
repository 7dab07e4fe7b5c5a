using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Lienvan.App.Api;

/// <summary>Who may ask at all, and what browsers are told about what comes back.</summary>
internal sealed class Gatekeeper(ServerOptions options)
{
    /// <summary>Everything comes from here, nothing runs that is not a file of ours, nobody frames us.</summary>
    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; " +
        "worker-src 'self' blob:; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static readonly ImmutableHashSet<string> LocalNames = ["localhost", "127.0.0.1", "[::1]"];

    public static void AddHeaders(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "geolocation=(), camera=(), microphone=()";
    }

    /// <exception cref="ApiException">The request comes by another name of this machine, or from another site.</exception>
    public void CheckOrigin(HttpRequest request)
    {
        // A page of somebody else's could point a name of its own at this machine and ask through the browser of whoever looks at it.
        if (IPAddress.IsLoopback(options.Address) && !LocalNames.Contains(request.Host.Host))
        {
            throw new ApiException(421, ApiFindings.Foreign, "the host of the request is not this machine",
                "ask for localhost or 127.0.0.1");
        }

        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var isLink = HttpMethods.IsGet(request.Method) && request.Headers["Sec-Fetch-Mode"] == "navigate";
        if (site is "cross-site" or "same-site" && !isLink)
        {
            throw new ApiException(403, ApiFindings.Foreign, "another site asks through this browser", "ask from the page of this server");
        }
    }

    /// <exception cref="ApiException">Keys are wanted, and there is none or a wrong one.</exception>
    public void CheckKey(HttpContext context)
    {
        if (options.Keys.AreNone || options.Keys.Contains(KeyOf(context.Request)))
        {
            return;
        }

        context.Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        throw new ApiException(401, ApiFindings.NotAllowed, "the access key is missing or wrong",
            "send it as Authorization: Bearer KEY, or as X-Api-Key: KEY");
    }

    private static string KeyOf(HttpRequest request)
    {
        var bearer = request.Headers.Authorization.ToString();
        return bearer.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? bearer[7..].Trim()
            : request.Headers["X-Api-Key"].ToString();
    }
}
