using System.Globalization;

namespace Lienvan.Operations.Timetables.Dispatch;

/// <summary>Finds schedules for trains that share resources.</summary>
public static class Dispatcher
{
    /// <summary>Looks for the cheapest schedule until it is proven, the rounds are over or the caller cancels.</summary>
    /// <param name="problem">Trains, resources and costs.</param>
    /// <param name="options">How long and how hard to look; the defaults when null.</param>
    /// <param name="progress">Hears of every better schedule or bound, on the calling thread.</param>
    /// <param name="cancellation">Stops the search with the best so far; it is not an error.</param>
    /// <returns>A schedule, or that there is none or none was found.</returns>
    /// <exception cref="ArgumentException">A train has no operation, its operations form a cycle, or there are over two million.</exception>
    public static DispatchResult Solve(
        DispatchProblem problem,
        DispatchOptions? options = null,
        IProgress<DispatchProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var compiled = CompiledProblem.From(problem);
        return compiled.TrainWithoutWay is { } train
            ? new NotDispatched { Bound = 0, IsProven = true, Why = WhyNoWay(problem, train) }
            : new Search(compiled, options ?? new DispatchOptions(), progress).Run(cancellation);
    }

    private static string WhyNoWay(DispatchProblem problem, int train) =>
        string.Create(CultureInfo.InvariantCulture, $"train {train}{Named(problem.Trains[train].Name)} has no way that keeps its own time windows");

    private static string Named(string name) => name.Length > 0 ? $" '{name}'" : "";
}
