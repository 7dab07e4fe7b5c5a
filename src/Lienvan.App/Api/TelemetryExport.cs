using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Lienvan.App.Api;

/// <summary>
/// Sends what <see cref="Telemetry"/> counts, and a span for each request, to a collector by OTLP over HTTP. Off unless a collector is
/// named: by itself nothing leaves the machine.
/// </summary>
internal sealed class TelemetryExport : IDisposable
{
    private const int IntervalMilliseconds = 10_000, FlushMilliseconds = 2_000;

    private readonly MeterProvider meters;
    private readonly TracerProvider traces;

    /// <param name="collector">Where it listens, such as <c>http://127.0.0.1:4318</c>.</param>
    public TelemetryExport(Uri collector)
    {
        var resource = ResourceBuilder.CreateEmpty()
            .AddService("lienvan", serviceVersion: typeof(TelemetryExport).Assembly.GetName().Version?.ToString(3));
        meters = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(Telemetry.Name)
            .AddOtlpExporter((exporter, reader) =>
            {
                Send(exporter, collector, "v1/metrics");
                reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = IntervalMilliseconds;
            }).Build();
        traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(resource).AddSource(Telemetry.Name)
            .AddOtlpExporter(exporter => Send(exporter, collector, "v1/traces")).Build();
    }

    /// <summary>Sends what is left.</summary>
    public void Dispose()
    {
        meters.ForceFlush(FlushMilliseconds);
        traces.ForceFlush(FlushMilliseconds);
        meters.Dispose();
        traces.Dispose();
    }

    private static void Send(OtlpExporterOptions exporter, Uri collector, string path)
    {
        exporter.Protocol = OtlpExportProtocol.HttpProtobuf;
        exporter.Endpoint = new Uri($"{collector.ToString().TrimEnd('/')}/{path}");
        exporter.TimeoutMilliseconds = FlushMilliseconds;
    }
}
