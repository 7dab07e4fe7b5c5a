using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Lienvan.App.Api;

namespace Lienvan.Tests.App.Api;

/// <summary>Telemetry goes to a collector that was named, and nowhere else.</summary>
public sealed class TelemetryExportTests
{
    [Fact]
    public async Task Metrics_and_spans_reach_a_collector_over_http()
    {
        var collector = new TcpListener(IPAddress.Loopback, 0);
        collector.Start();
        var heard = new StringBuilder();
        using var stop = new CancellationTokenSource();
        var listening = ListenAsync(collector, heard, stop.Token);
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)collector.LocalEndpoint).Port}");
        await using (var server = await RunningServer.StartAsync(new ServerOptions { Port = 0, Collector = address }))
        {
            using var client = RunningServer.ClientOf(server);
            Assert.Contains("ok", await client.GetStringAsync("/health"), StringComparison.Ordinal);
        }

        await stop.CancelAsync();
        collector.Stop();
        await listening;
        var sent = heard.ToString();
        Assert.Contains("POST /v1/metrics", sent, StringComparison.Ordinal);
        Assert.Contains("http.server.request.duration", sent, StringComparison.Ordinal);
        Assert.Contains("POST /v1/traces", sent, StringComparison.Ordinal);
        Assert.Contains("health", sent, StringComparison.Ordinal);
    }

    [Fact]
    public void None_is_sent_unless_a_collector_is_named() => Assert.Null(new ServerOptions().Collector);

    /// <summary>Answers every request with 200 and remembers what it said.</summary>
    private static async Task ListenAsync(TcpListener collector, StringBuilder heard, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var client = await collector.AcceptTcpClientAsync(stop);
                await HearAsync(client.GetStream(), heard, stop);
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException)
            {
                // Whoever called has gone, or the test is over.
            }
        }
    }

    private static async Task HearAsync(NetworkStream stream, StringBuilder heard, CancellationToken stop)
    {
        var request = new StringBuilder();
        var buffer = new byte[8192];
        while (!IsWhole(request.ToString()) && await stream.ReadAsync(buffer, stop) is > 0 and var count)
        {
            request.Append(Encoding.Latin1.GetString(buffer, 0, count));
        }

        heard.Append(request);
        await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray(), stop);
    }

    private static bool IsWhole(string request)
    {
        var end = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var mark = request.IndexOf("Content-Length: ", StringComparison.OrdinalIgnoreCase);
        if (end < 0 || mark < 0 || mark > end)
        {
            return end > 0;
        }

        var length = request[(mark + 16)..request.IndexOf("\r\n", mark, StringComparison.Ordinal)];
        return request.Length - end - 4 >= int.Parse(length, CultureInfo.InvariantCulture);
    }
}
