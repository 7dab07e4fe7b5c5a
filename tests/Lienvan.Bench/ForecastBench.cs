using System.Diagnostics;
using System.Globalization;
using Lienvan.App.Store;
using Lienvan.Demand.Forecasts;
using Lienvan.Model.Dataset;
using Lienvan.Model.Projects;

namespace Lienvan.Bench;

/// <summary>How long a forecast of the built-in corridor takes to 2060: all three lines, on two threads.</summary>
internal static class ForecastBench
{
    public static void Run(TextWriter output)
    {
        var corridor = CorridorReader.Read(PackageFolder.Load(null)).Value;
        var watch = Stopwatch.StartNew();
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var forecast = Forecaster.Run(corridor, new ForecastQuestion { Scenario = new ScenarioId("three-lines"), Threads = 2 });
        var used = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{forecast.Years.Length} years in {watch.Elapsed.TotalSeconds:0.0} s, {used:0.0} s of processor"));
    }
}
