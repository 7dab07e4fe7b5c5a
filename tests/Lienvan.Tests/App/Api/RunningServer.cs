using System.Net;
using System.Text.Json.Nodes;
using Lienvan.App.Api;
using Lienvan.Tests.Support;
using NodaTime;

namespace Lienvan.Tests.App.Api;

/// <summary>A server of the built-in package on a free port of this machine, asked over real connections.</summary>
public sealed class RunningServer : IAsyncLifetime
{
    private WebServer server = null!;

    internal static LoadedPackage Package { get; } = LoadedPackage.Load(Repository.PathOf("data/china-viet-nam"));

    public HttpClient Client { get; private set; } = null!;

    public JsonNode OpenApi { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        server = await StartAsync(new ServerOptions { Port = 0, Rate = 100_000, Burst = 200_000 });
        Client = ClientOf(server);
        OpenApi = JsonNode.Parse(await Client.GetStringAsync("/openapi.json"))!;
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await server.DisposeAsync();
    }

    internal static Task<WebServer> StartAsync(ServerOptions options) => WebServer.StartAsync(Package, options, SystemClock.Instance);

    internal static HttpClient ClientOf(WebServer server) => new(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        BaseAddress = server.Address, DefaultRequestVersion = HttpVersion.Version11,
    };

    /// <summary>The answer, its status and its body.</summary>
    public async Task<(HttpResponseMessage Response, string Body)> AskAsync(string path)
    {
        var response = await Client.GetAsync(path);
        return (response, await response.Content.ReadAsStringAsync());
    }
}

/// <summary>Tests that share one server.</summary>
[CollectionDefinition(nameof(AskTheServer))]
public sealed class AskTheServer : ICollectionFixture<RunningServer>;
