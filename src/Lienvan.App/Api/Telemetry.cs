using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Lienvan.App.Api;

/// <summary>
/// What the server counts, by the names of OpenTelemetry (semantic conventions of HTTP servers and .NET processes): as instruments of the
/// meter <c>Lienvan</c>, which any collector of the process can read, and as the text that Prometheus reads.
/// </summary>
internal sealed class Telemetry : IDisposable
{
    private static readonly double[] Bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

    /// <summary>Of the meter, and of the source of spans.</summary>
    public const string Name = "Lienvan";

    private readonly Meter meter = new(Name);
    private readonly ActivitySource source = new(Name);
    private readonly Histogram<double> durations;
    private readonly UpDownCounter<int> active;
    private readonly Dictionary<(string Operation, string Method, int Status), Tally> tallies = [];
    private readonly Lock gate = new();
    private int inFlight;

    public Telemetry()
    {
        durations = meter.CreateHistogram<double>("http.server.request.duration", "s", "How long requests take");
        active = meter.CreateUpDownCounter<int>("http.server.active_requests", "{request}", "Requests being answered");
    }

    /// <summary>A span for a request; null where nobody listens.</summary>
    public Activity? StartSpan(string method) => source.StartActivity(method, ActivityKind.Server);

    public void Begin()
    {
        Interlocked.Increment(ref inFlight);
        active.Add(1);
    }

    public void End(string operation, string method, int status, long started)
    {
        Interlocked.Decrement(ref inFlight);
        active.Add(-1);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        durations.Record(seconds, new TagList
        {
            { "http.route", operation }, { "http.request.method", method }, { "http.response.status_code", status },
        });
        lock (gate)
        {
            if (!tallies.TryGetValue((operation, method, status), out var tally))
            {
                tallies.Add((operation, method, status), tally = new Tally());
            }

            tally.Add(seconds);
        }
    }

    /// <summary>All of it in the text format of Prometheus, version 0.0.4.</summary>
    public string Text(int runsKept)
    {
        var text = new StringBuilder();
        Gauge(text, "http_server_active_requests", "Requests being answered", Volatile.Read(ref inFlight));
        Gauge(text, "lienvan_runs", "Runs that are kept", runsKept);
        Gauge(text, "process_memory_usage_bytes", "Memory of the process", Environment.WorkingSet);
        Gauge(text, "dotnet_gc_last_collection_heap_size_bytes", "Size of the heap", GC.GetTotalMemory(false));
        const string Name = "http_server_request_duration_seconds";
        text.Append(CultureInfo.InvariantCulture, $"# HELP {Name} How long requests take\n# TYPE {Name} histogram\n");
        lock (gate)
        {
            foreach (var ((operation, method, status), tally) in tallies)
            {
                var labels = string.Create(CultureInfo.InvariantCulture,
                    $"http_route=\"{operation}\",http_request_method=\"{method}\",http_response_status_code=\"{status}\"");
                tally.AppendTo(text, Name, labels);
            }
        }

        return text.ToString();
    }

    public void Dispose()
    {
        meter.Dispose();
        source.Dispose();
    }

    private static void Gauge(StringBuilder text, string name, string help, long value) =>
        text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help}\n# TYPE {name} gauge\n{name} {value}\n");

    /// <summary>Durations of one sort, counted by bounds.</summary>
    private sealed class Tally
    {
        private readonly long[] counts = new long[Bounds.Length + 1];
        private double sum;

        public void Add(double seconds)
        {
            var bound = 0;
            while (bound < Bounds.Length && seconds > Bounds[bound])
            {
                bound++;
            }

            counts[bound]++;
            sum += seconds;
        }

        public void AppendTo(StringBuilder text, string name, string labels)
        {
            var below = 0L;
            for (var bound = 0; bound <= Bounds.Length; bound++)
            {
                below += counts[bound];
                var most = bound < Bounds.Length ? Bounds[bound].ToString(CultureInfo.InvariantCulture) : "+Inf";
                text.Append(CultureInfo.InvariantCulture, $"{name}_bucket{{{labels},le=\"{most}\"}} {below}\n");
            }

            text.Append(CultureInfo.InvariantCulture, $"{name}_sum{{{labels}}} {sum:0.######}\n{name}_count{{{labels}}} {below}\n");
        }
    }
}
