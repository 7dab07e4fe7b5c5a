using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace Lienvan.App.Api;

/// <summary>
/// A line of JSON for each request: when, which operation, how it ended, how long it took. No query, header or body is ever written, so no
/// key, no name and no price gets into a log.
/// </summary>
internal sealed class RequestLog(TextWriter? output, IClock clock)
{
    private readonly Lock gate = new();

    public void Write(string operation, string method, int status, long started)
    {
        if (output is not null)
        {
            Write(new JsonObject
            {
                ["time"] = InstantPattern.ExtendedIso.Format(clock.GetCurrentInstant()),
                ["level"] = status >= 500 ? "error" : status >= 400 ? "warning" : "info",
                ["operation"] = operation, ["method"] = method, ["status"] = status,
                ["milliseconds"] = Math.Round(Stopwatch.GetElapsedTime(started).TotalMilliseconds, 2),
            });
        }
    }

    /// <summary>A fault of the program: its sort and where it arose, without what was asked.</summary>
    public void Write(string operation, Exception fault)
    {
        if (output is not null)
        {
            var at = new StackTrace(fault, fNeedFileInfo: false).GetFrame(0)?.GetMethod();
            Write(new JsonObject
            {
                ["time"] = InstantPattern.ExtendedIso.Format(clock.GetCurrentInstant()), ["level"] = "error", ["operation"] = operation,
                ["fault"] = fault.GetType().Name, ["at"] = $"{at?.DeclaringType?.FullName}.{at?.Name}",
            });
        }
    }

    private void Write(JsonObject line)
    {
        lock (gate)
        {
            output!.WriteLine(line.ToJsonString());
            output.Flush();
        }
    }
}
