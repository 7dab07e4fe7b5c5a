using Lienvan.Formats.Displib;
using Lienvan.Formats.TrackVisits;
using Lienvan.Model.Dataset;
using Lienvan.Operations.Timetables.Dispatch;

namespace Lienvan.App.Store;

/// <summary>A dispatching problem from a file of either format, and schedules for it.</summary>
internal sealed class DispatchFile
{
    private readonly TrackVisitInstance? visits;
    private readonly TrackVisitCost cost;

    private DispatchFile(DispatchProblem? problem, ImmutableArray<Diagnostic> findings, TrackVisitInstance? visits, TrackVisitCost cost) =>
        (Problem, Findings, this.visits, this.cost) = (problem, findings, visits, cost);

    /// <summary>The problem; null with findings.</summary>
    public DispatchProblem? Problem { get; }

    /// <summary>What is wrong with the file.</summary>
    public ImmutableArray<Diagnostic> Findings { get; }

    /// <summary>Reads a problem: JSON when it begins like that, else track visits.</summary>
    /// <param name="path">The file.</param>
    /// <param name="costName">The name of a cost, for track visits.</param>
    /// <exception cref="UsageException">The file can't be read, or there is no such cost.</exception>
    public static DispatchFile Load(string path, string? costName) => Read(path, ReadFile, costName);

    /// <summary>The same with bytes that come from elsewhere.</summary>
    /// <param name="name">What findings call them.</param>
    /// <param name="read">Gives the bytes of that name, once the cost is known to make sense.</param>
    /// <param name="costName">The name of a cost, for track visits.</param>
    /// <exception cref="UsageException">There is no such cost.</exception>
    public static DispatchFile Read(string name, Func<string, byte[]> read, string? costName)
    {
        var cost = costName switch
        {
            "cont" or null => TrackVisitCost.Seconds,
            "infsteps180" => TrackVisitCost.StepsOf180,
            "finsteps123" => TrackVisitCost.ThreeSteps,
            _ => throw new UsageException(UsageFindings.NotUnderstood, $"--cost '{costName}' is not known",
                "choose cont, infsteps180 or finsteps123"),
        };
        var bytes = read(name);
        var begin = bytes.AsSpan().TrimStart("\uFEFF"u8).TrimStart(" \t\r\n"u8);
        if (begin is [(byte)'{' or (byte)'[', ..] || name.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        {
            var problem = DisplibReader.ReadProblem(name, bytes);
            return new DispatchFile(problem.Value, problem.Diagnostics, null, cost);
        }

        var instance = TrackVisitReader.Read(name, bytes);
        return new DispatchFile(instance.Value?.ToProblem(cost), instance.Diagnostics, instance.Value, cost);
    }

    /// <summary>A schedule in the format that goes with the problem's.</summary>
    public string WriteSchedule(Dispatched schedule) =>
        visits is null ? DisplibWriter.WriteSolution(schedule) : TrackVisitSchedule.Write(visits, schedule);

    /// <summary>Reads and judges a schedule.</summary>
    /// <exception cref="UsageException">The file can't be read.</exception>
    public (ImmutableArray<Diagnostic> Findings, long Objective) Check(string path)
    {
        var bytes = ReadFile(path);
        if (visits is not null)
        {
            var starts = TrackVisitSchedule.Read(path, bytes);
            var visited = starts.HasErrors ? null : TrackVisitChecker.Check(visits, starts.Value, cost);
            return Judge(starts.Diagnostics, path, TrackVisitDiagnostics.RuleBroken, visited?.Fault, visited?.Objective);
        }

        var solution = DisplibReader.ReadSolution(path, bytes);
        var verdict = solution.Value is { } read ? DisplibChecker.Check(Problem!, read.Events) : null;
        if (verdict?.Objective is { } objective && solution.Value!.Objective is { } told && told != objective)
        {
            return ([DisplibDiagnostics.WrongObjective.At(path, 0,
                FormattableString.Invariant($"the file tells an objective of {told}; its events cost {objective}"),
                    "correct objective_value")], 0);
        }

        return Judge(solution.Diagnostics, path, DisplibDiagnostics.RuleBroken, verdict?.Fault, verdict?.Objective);
    }

    private static (ImmutableArray<Diagnostic>, long) Judge(
        ImmutableArray<Diagnostic> findings, string path, DiagnosticKind rule, string? fault, long? objective) =>
        fault is null ? (findings, objective ?? 0) : ([.. findings, rule.At(path, 0, fault, "mend the schedule")], 0);

    private static byte[] ReadFile(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UsageException(UsageFindings.CannotRead, $"'{path}': {exception.Message.TrimEnd('.')}",
                "give a file that can be read");
        }
    }
}
