using System.Net;

namespace Lienvan.App.Api;

/// <summary>How to serve.</summary>
internal sealed record ServerOptions
{
    /// <summary>Where to listen; this machine only by default.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>The port; 0 for any that is free.</summary>
    public int Port { get; init; } = 8765;

    /// <summary>Who may ask.</summary>
    public AccessKeys Keys { get; init; } = AccessKeys.None;

    /// <summary>Requests a second that one client may make on average.</summary>
    public int Rate { get; init; } = 200;

    /// <summary>Requests that one client may make at once beyond that.</summary>
    public int Burst { get; init; } = 400;

    /// <summary>How long an answer may take.</summary>
    public TimeSpan MostTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Questions worked on at once; others wait in a queue.</summary>
    public int MostAtOnce { get; init; } = Math.Max(2, Environment.ProcessorCount);

    /// <summary>Questions that wait; one more is refused.</summary>
    public int MostWaiting { get; init; } = 128;

    /// <summary>Takes a line of JSON for each request; null for no log.</summary>
    public TextWriter? Log { get; init; }

    /// <summary>The collector of telemetry that is sent to; null for none.</summary>
    public Uri? Collector { get; init; }

    /// <summary>The folder of the page; null for none.</summary>
    public string? Page { get; init; }
}
