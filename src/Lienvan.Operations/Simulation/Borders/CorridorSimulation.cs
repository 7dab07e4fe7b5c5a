using Lienvan.Model.Dataset;
using Lienvan.Operations.Simulation.Borders.Days;
using Lienvan.Operations.Simulation.Borders.Plans;
using Lienvan.Operations.Simulation.Borders.Reporting;
using Lienvan.Operations.Simulation.Kernel;

namespace Lienvan.Operations.Simulation.Borders;

/// <summary>
/// Border stations, terminals and road gates of a corridor, day by day: what passes, how long it takes, where it waits, and what one more
/// of anything would bring. Pure: the same corridor and question give the same bytes on any number of threads. docs/simulation.md tells
/// what is simulated and what is assumed.
/// </summary>
public static class CorridorSimulation
{
    /// <summary>Simulates.</summary>
    /// <param name="corridor">The package.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="progress">Told how many runs are done of how many.</param>
    /// <param name="cancellation">Ends before the next replication: the report is then of those done, and marked partial.</param>
    /// <exception cref="ArgumentOutOfRangeException">Days, warm-up, replications or threads are out of range.</exception>
    public static SimulationReport Run(
        Corridor corridor, SimulationQuestion question, IProgress<SimulationProgress>? progress = null, CancellationToken cancellation =
            default)
    {
        ArgumentNullException.ThrowIfNull(corridor);
        ArgumentNullException.ThrowIfNull(question);
        Check(question);
        return new SimulationStudy(PlanCompiler.Compile(corridor, question), question, progress, cancellation).Run();
    }

    internal static void Check(SimulationQuestion question)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(question.Days, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(question.Days, 3660);
        ArgumentOutOfRangeException.ThrowIfNegative(question.WarmupDays);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(question.WarmupDays, 366);
        ArgumentOutOfRangeException.ThrowIfLessThan(question.Replications, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(question.Replications, 10_000);
        ArgumentOutOfRangeException.ThrowIfLessThan(question.Threads, 1);
    }
}

/// <summary>How far a simulation is.</summary>
/// <param name="Done">Runs done.</param>
/// <param name="Of">Runs in all, as far as is known.</param>
public readonly record struct SimulationProgress(int Done, int Of);
