using System.Diagnostics;
using System.Globalization;
using Lienvan.App.Rendering;
using Lienvan.Operations.Simulation.Borders;

namespace Lienvan.App.Commands;

/// <summary>How far a simulation is and how long it still takes: on a terminal only, and on the real one.</summary>
internal sealed class SimulationTelling(TextWriter error) : IProgress<SimulationProgress>
{
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly Lock writing = new();
    private TimeSpan last = TimeSpan.MinValue;

    public static SimulationTelling? On(TextWriter error) => LongRun.IsWatched(error) ? new SimulationTelling(error) : null;

    /// <summary>Clears the line.</summary>
    public static void End(TextWriter error)
    {
        if (LongRun.IsWatched(error))
        {
            error.Write("\r" + new string(' ', 60) + "\r");
        }
    }

    public void Report(SimulationProgress value)
    {
        lock (writing)
        {
            var now = watch.Elapsed;
            if (now - last < TimeSpan.FromMilliseconds(200) && value.Done < value.Of)
            {
                return;
            }

            last = now;
            var left = now * ((value.Of - value.Done) / (double)Math.Max(1, value.Done));
            error.Write(string.Create(CultureInfo.InvariantCulture,
                $"\r{value.Done} of {value.Of} runs done, about {Math.Ceiling(left.TotalSeconds):0} s left   "));
        }
    }
}
