using System.Diagnostics;
using System.Globalization;
using Lienvan.Formats.Displib;
using Lienvan.Formats.TrackVisits;
using Lienvan.Operations.Timetables.Dispatch;

namespace Lienvan.Bench;

/// <summary>
/// The dispatcher on published instances, where LIENVAN_BENCH_DATA says that they are: what it finds on two threads against the best
/// known, and what it proves. LIENVAN_BENCH_SECONDS limits each search; 60 by default for DISPLIB, at most 120 for track visits.
/// </summary>
internal static class DispatchBench
{
    private const int Threads = 2;

    public static void Run(TextWriter output)
    {
        var folder = Environment.GetEnvironmentVariable("LIENVAN_BENCH_DATA") ?? "";
        var seconds = double.TryParse(
            Environment.GetEnvironmentVariable("LIENVAN_BENCH_SECONDS"), CultureInfo.InvariantCulture, out var asked) ? asked : 60;
        TrackVisits(output, Path.Combine(folder, "maxsat"), Math.Min(120, 2 * seconds));
        Displib(output, Path.Combine(folder, "displib"), seconds);
    }

    private static void TrackVisits(TextWriter output, string folder, double limit)
    {
        var rows = Rows(output, folder);
        var outcomes = new List<Outcome>();
        foreach (var row in rows.Where(row => row[^1] == "yes"))
        {
            var (cost, best) = (CostOf(row[0]), long.Parse(row[4], CultureInfo.InvariantCulture));
            var place = row[1][..^2] switch { "orig" => "original", "track" => "addtracktime", _ => "addstationtime" };
            var path = Path.Combine(folder, place, $"Instance{row[1][^2..]}.txt");
            var instance = TrackVisitReader.Read(path, File.ReadAllBytes(path)).Value!;
            outcomes.Add(Solve(output, $"{row[1]} {row[0]}", instance.ToProblem(cost), best, limit));
        }

        if (outcomes.Count > 0)
        {
            var quick = outcomes.Where(outcome => outcome is { IsProven: true, Seconds: < 1 })
                .Select(outcome => Math.Log(outcome.Seconds)).ToList();
            Tell(output,
                $"aim: all proven within 120 s: {outcomes.Count(outcome => outcome.IsProven)} of {outcomes.Count} within {limit} s");
            Tell(output, $"aim: no wrong claim: {outcomes.Count(outcome => outcome.IsWrong)} wrong");
            Tell(output, $"aim: mean below a second under 70 ms: {1000 * Math.Exp(quick.Average()):0} ms (geometric, over {quick.Count})");
        }
    }

    private static void Displib(TextWriter output, string folder, double limit)
    {
        var outcomes = new List<Outcome>();
        foreach (var row in Rows(output, folder))
        {
            var path = Path.Combine(folder, row[0] + ".json");
            var problem = DisplibReader.ReadProblem(path, File.ReadAllBytes(path)).Value!;
            outcomes.Add(Solve(output, row[0], problem, long.Parse(row[4], CultureInfo.InvariantCulture), limit) with
            {
                Floor = long.Parse(row[5], CultureInfo.InvariantCulture),
            });
        }

        if (outcomes.Count > 0)
        {
            foreach (var (group, percent) in (ReadOnlySpan<(string, int)>)[("smi", 2), ("nor", 2), ("swi", 0), ("wab", 25)])
            {
                var of = outcomes.Where(outcome => outcome.Name.StartsWith(group, StringComparison.Ordinal)).ToList();
                var within = of.Count(outcome => outcome.Objective <= outcome.Best * (1 + (percent / 100.0)));
                Tell(output, $"aim: {group} within {percent} % of the best known in 600 s: {within} of {of.Count} in {limit} s");
            }

            Tell(output, $"aim: every solution feasible: {outcomes.Count(outcome => outcome.Objective is not null)} of {outcomes.Count}");
            Tell(output,
                $"floor, the fifth-placed team: {outcomes.Count(outcome => outcome.Objective <= outcome.Floor)} of {outcomes.Count}");
            Tell(output, $"better than the best known: {outcomes.Count(outcome => outcome.Objective < outcome.Best)}");
        }
    }

    private static List<string[]> Rows(TextWriter output, string folder)
    {
        var table = Path.Combine(folder, "best-known.csv");
        if (File.Exists(table))
        {
            return [.. File.ReadLines(table).Skip(1).Select(line => line.Split(','))];
        }

        output.WriteLine($"left out: LIENVAN_BENCH_DATA names no folder with {Path.GetFileName(folder)}/best-known.csv");
        return [];
    }

    private static Outcome Solve(TextWriter output, string name, DispatchProblem problem, long best, double limit)
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(limit));
        var watch = Stopwatch.StartNew();
        var result = Dispatcher.Solve(problem, new DispatchOptions { Threads = Threads }, null, stop.Token);
        var seconds = watch.Elapsed.TotalSeconds;
        var schedule = result as Dispatched;
        var verdict = schedule is null ? null : DisplibChecker.Check(problem, schedule.Events);
        var objective = verdict?.Objective == schedule?.Objective ? verdict?.Objective : null;
        var outcome = new Outcome(name, objective, best, schedule?.IsOptimal ?? false, result.Bound > best, seconds);
        var gap = best > 0 ? 100.0 * (objective - best) / best : objective;
        var (proven, wrong) = (outcome.IsProven ? "proven" : "", outcome.IsWrong ? "  WRONG" : "");
        Tell(
            output,
            $"{name,-24} best {best,7} ours {objective,7} bound {result.Bound,7}  {proven,-6} {gap,7:0.00} % {seconds,8:0.000} s{wrong}");
        return outcome;
    }

    private static TrackVisitCost CostOf(string name) => name switch
    {
        "cont" => TrackVisitCost.Seconds,
        "infsteps180" => TrackVisitCost.StepsOf180,
        _ => TrackVisitCost.ThreeSteps,
    };

    private static void Tell(TextWriter output, FormattableString line)
    {
        output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
        output.Flush();
    }

    private sealed record Outcome(string Name, long? Objective, long Best, bool IsProven, bool BeatsBound, double Seconds)
    {
        public long Floor { get; init; } = long.MaxValue;

        /// <summary>A bound above a published schedule, or a proof that something better refutes.</summary>
        public bool IsWrong => BeatsBound || (IsProven && Objective > Best);
    }
}
