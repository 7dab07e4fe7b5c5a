using System.Diagnostics;
using System.Globalization;
using Lienvan.App.Store;
using Lienvan.Model.Dataset;
using Lienvan.Model.Projects;
using Lienvan.Model.Scenarios;
using Lienvan.Operations.Simulation.Borders;
using NodaTime;

namespace Lienvan.Bench;

/// <summary>A year of the built-in corridor, every train, group of lorries and box: seconds of processor a replication, and
/// memory.</summary>
public static class BordersBench
{
    private const int Replications = 5;

    /// <summary>Prints the table.</summary>
    public static void Run(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var corridor = CorridorReader.Read(PackageFolder.Load(null)).Value;
        var question = new SimulationQuestion
        {
            Scenario = Scenario.Find(corridor, new ScenarioId("base"))!,
            From = new LocalDate(2026, 1, 1),
            Days = 365,
            Replications = 1,
            FindsLimits = false,
        };
        CorridorSimulation.Run(corridor, question); // compiled and warm
        var compile = Seconds(() => CorridorSimulation.Run(corridor, question with { Days = 1, WarmupDays = 0 }));
        SimulationReport? report = null;
        var all = Seconds(() => report = CorridorSimulation.Run(corridor, question with { Replications = Replications }));
        var each = (all - compile) / Replications;
        using var self = Process.GetCurrentProcess();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"a year of the corridor: {each:F2} s of processor a replication ({report!.EventCount / Replications / each / 1e6:F2} million "
            + $"events a second), {compile:F2} s to compile, {self.PeakWorkingSet64 / 1e6:F0} MB at most"));
    }

    /// <summary>Time of the processor, not of the wall: other programs on the machine do not count.</summary>
    private static double Seconds(Action run)
    {
        using var self = Process.GetCurrentProcess();
        var start = self.TotalProcessorTime;
        run();
        self.Refresh();
        return (self.TotalProcessorTime - start).TotalSeconds;
    }
}
