using System.Diagnostics;
using System.Globalization;

namespace Lienvan.Bench;

/// <summary>
/// The time that this thread has had the processor, where the system tells it (Linux); else the time of day. On a machine that others use,
/// too, the first says far more about a program than the second.
/// </summary>
internal static class ThreadClock
{
    private const string Counter = "/proc/thread-self/schedstat";

    public static double Milliseconds() => File.Exists(Counter)
        ? long.Parse(File.ReadAllText(Counter).Split(' ')[0], CultureInfo.InvariantCulture) / 1e6
        : Stopwatch.GetTimestamp() * 1000.0 / Stopwatch.Frequency;
}
