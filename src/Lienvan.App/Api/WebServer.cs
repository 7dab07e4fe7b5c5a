using System.IO.Compression;
using System.Net;
using Lienvan.Model.Dataset;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Lienvan.App.Api;

/// <summary>The server of the API and of the page.</summary>
internal sealed class WebServer : IAsyncDisposable
{
    private const int LongestBody = 64 << 10, MostConnections = 512;

    private readonly WebApplication app;
    private readonly RateLimits limits;
    private readonly ApiCatalogue catalogue;
    private readonly Telemetry telemetry = new();
    private readonly TelemetryExport? export;

    private WebServer(WebApplication app, ServerOptions options, ApiCatalogue catalogue, IClock clock)
    {
        this.app = app;
        this.catalogue = catalogue;
        limits = new RateLimits(options);
        export = options.Collector is { } collector ? new TelemetryExport(collector) : null;
        var log = new RequestLog(options.Log, clock);
        var gatekeeper = new Gatekeeper(options);
        var dispatcher = new Dispatcher(options, limits);
        var page = PageFiles.Read(options.Page);
        app.Use(next => context => new Observer(telemetry, log).ObserveAsync(context, next));
        app.Use((context, next) =>
        {
            Gatekeeper.AddHeaders(context.Response.Headers);
            gatekeeper.CheckOrigin(context.Request);
            limits.Count(context);
            return next();
        });
        app.UseResponseCompression();
        app.UseRouting();
        app.UseEndpoints(endpoints =>
        {
            foreach (var operation in catalogue.Operations.Append(MetricsOperation()))
            {
                endpoints.MapMethods(operation.Path, operation.Method == "GET" ? ["GET", "HEAD"] : [operation.Method], context =>
                {
                    context.Items[Observer.OperationItem] = operation.Id;
                    if (!operation.IsPublic)
                    {
                        gatekeeper.CheckKey(context);
                    }

                    return dispatcher.AnswerAsync(operation, context);
                });
            }
        });
        app.Run(page.AnswerAsync);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; private set; } = new("http://localhost/");

    /// <summary>Starts to listen.</summary>
    /// <exception cref="UsageException">The address or port can't be had, or keys are wanted and there are none.</exception>
    public static async Task<WebServer> StartAsync(LoadedPackage package, ServerOptions options, IClock clock)
    {
        if (!IPAddress.IsLoopback(options.Address) && options.Keys.AreNone)
        {
            throw new UsageException(ApiFindings.NoKeys, $"serving at {options.Address} lets other machines ask",
                "set LIENVAN_API_KEYS or LIENVAN_API_KEYS_FILE, or leave --listen out");
        }

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Limit(kestrel, options));
        builder.Services.AddRoutingCore();
        builder.Services.AddResponseCompression(Compress);
        builder.Services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
        builder.Services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest);
        builder.Logging.ClearProviders();
        var server = new WebServer(builder.Build(), options, ApiCatalogue.Of(package, clock), clock);
        try
        {
            await server.app.StartAsync();
        }
        catch (Exception exception) when (exception is IOException or System.Net.Sockets.SocketException or InvalidOperationException)
        {
            await server.DisposeAsync();
            throw new UsageException(ApiFindings.CannotServe,
                $"{options.Address} port {options.Port} can't be listened on: {exception.Message}",
                "choose another --port, or 0 for any that is free");
        }

        var addresses = server.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        server.Address = new Uri(addresses.First());
        return server;
    }

    /// <summary>Does once what the first to ask would have to wait for.</summary>
    public void WarmUp(CancellationToken stop) => catalogue.WarmUp(stop);

    public async ValueTask DisposeAsync()
    {
        catalogue.Dispose();
        using (var soon = new CancellationTokenSource(TimeSpan.FromSeconds(2)))
        {
            await app.StopAsync(soon.Token);
        }

        await app.DisposeAsync();
        limits.Dispose();
        export?.Dispose();
        telemetry.Dispose();
    }

    private Operation MetricsOperation() => new("metrics", "/metrics", "What the server counts, as Prometheus reads it.")
    {
        Group = "Server", Answer = new OperationAnswer("text/plain", "", "Metrics by the names of OpenTelemetry."),
        Run = (_, _) => ApiReply.Text("text/plain; version=0.0.4; charset=utf-8", telemetry.Text(catalogue.RunCount)),
    };

    private static void Limit(KestrelServerOptions kestrel, ServerOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.AllowSynchronousIO = false;
        kestrel.Limits.MaxRequestBodySize = LongestBody;
        kestrel.Limits.MaxConcurrentConnections = MostConnections;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        kestrel.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        kestrel.Listen(options.Address, options.Port);
    }

    /// <summary>Events of a run are not compressed: they must arrive one by one.</summary>
    private static void Compress(ResponseCompressionOptions compression)
    {
        compression.Providers.Add<BrotliCompressionProvider>();
        compression.Providers.Add<GzipCompressionProvider>();
        compression.MimeTypes =
        [
            "application/json", "application/problem+json", "application/geo+json", "text/csv", "text/calendar", "text/plain", "text/html",
            "text/css", "text/javascript", "image/svg+xml", "application/openapi+json",
        ];
    }
}
