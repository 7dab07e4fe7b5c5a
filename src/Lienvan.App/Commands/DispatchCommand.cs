using System.CommandLine;
using Lienvan.App.Store;
using Lienvan.Model.Dataset;
using Lienvan.Operations.Timetables.Dispatch;

namespace Lienvan.App.Commands;

/// <summary>
/// <c>lienvan dispatch PROBLEM</c>: the best meets of trains that share tracks. <c>--check</c> judges a schedule instead. Exit code 0; 1 when there
/// is no schedule, the schedule is at fault, or the file is; 2 when the command makes no sense.
/// </summary>
internal static class DispatchCommand
{
    private const double LongestSeconds = 1e7;
    private const int MostThreads = 256;

    public static Command Create()
    {
        var options = new Options();
        var command = new Command("dispatch", """
            The schedule with the least delay for trains that share tracks, with proof where it is within reach.

            PROBLEM is JSON in the format of DISPLIB 2025, or a text of track visits. Ctrl+C stops and keeps the best so far.

            Examples:
              lienvan dispatch problem.json --time-limit 60 --threads 2 --out solution.json
              lienvan dispatch instance.txt --cost infsteps180 --out solution.csv
              lienvan dispatch --check problem.json solution.json
            """)
        {
            options.Files, options.Check, options.Cost, options.TimeLimit, options.Threads, options.Seed, options.Out, options.Json,
        };
        // On a thread of its own, so that Ctrl+C finds somebody who listens.
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, options, cancellation), CancellationToken.None));
        return command;
    }

    private static int Run(ParseResult parsed, Options options, CancellationToken cancellation)
    {
        var files = parsed.GetRequiredValue(options.Files);
        if (files.Length != (parsed.GetValue(options.Check) ? 2 : 1))
        {
            throw Refuse("the files do not fit", "give PROBLEM, or --check PROBLEM SOLUTION");
        }

        var source = DispatchFile.Load(files[0], parsed.GetValue(options.Cost));
        if (source.Findings.Length > 0)
        {
            return Complain(parsed, source.Findings);
        }

        return parsed.GetValue(options.Check)
            ? Judge(parsed, options, source, files[1])
            : Solve(parsed, options, source, cancellation);
    }

    private static int Solve(ParseResult parsed, Options options, DispatchFile source, CancellationToken cancellation)
    {
        var (limit, threads) = (parsed.GetValue(options.TimeLimit), parsed.GetValue(options.Threads));
        if (limit is not (> 0 and <= LongestSeconds))
        {
            throw Refuse($"--time-limit {limit} is not a time", "give seconds above 0");
        }

        if (threads is < 1 or > MostThreads)
        {
            throw Refuse($"--threads {threads} is not a number of threads", $"give 1 to {MostThreads}");
        }

        var report = new DispatchReport(parsed.InvocationConfiguration);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        stop.CancelAfter(TimeSpan.FromSeconds(limit));
        var result = Dispatcher.Solve(
            source.Problem!, new DispatchOptions { Threads = threads, Seed = parsed.GetValue(options.Seed) }, report, stop.Token);
        if (result is Dispatched schedule && parsed.GetValue(options.Out) is { } path)
        {
            SafeFile.Write(path, source.WriteSchedule(schedule));
        }

        report.Tell(result, parsed.GetValue(options.Json));
        return result is Dispatched ? ExitCode.Success : ExitCode.Findings;
    }

    private static int Judge(ParseResult parsed, Options options, DispatchFile source, string path)
    {
        var verdict = source.Check(path);
        if (verdict.Findings.Length > 0)
        {
            return Complain(parsed, verdict.Findings);
        }

        new DispatchReport(parsed.InvocationConfiguration).TellObjective(verdict.Objective, parsed.GetValue(options.Json));
        return ExitCode.Success;
    }

    private static int Complain(ParseResult parsed, ImmutableArray<Diagnostic> findings)
    {
        foreach (var finding in findings)
        {
            parsed.InvocationConfiguration.Error.WriteLine(finding);
        }

        return ExitCode.Findings;
    }

    private static UsageException Refuse(string what, string whatToDo) => new(UsageFindings.NotUnderstood, what, whatToDo);

    private sealed class Options
    {
        public Argument<string[]> Files { get; } = new("files")
        {
            Description = "PROBLEM, a DISPLIB JSON or a text of track visits; with --check a SOLUTION, too.",
            HelpName = "PROBLEM [SOLUTION]",
            Arity = new ArgumentArity(1, 2),
        };

        public Option<bool> Check { get; } = new("--check") { Description = "Judge SOLUTION: exit code 1 and the first error, or its cost." };

        public Option<string> Cost { get; } = new("--cost")
        {
            Description = "What delay costs in track visits: cont (seconds), infsteps180 (each started 180 s), finsteps123 (1, 2, 3 above 0, 180, 360 s).",
            HelpName = "COST",
            DefaultValueFactory = _ => "cont",
        };

        public Option<double> TimeLimit { get; } = new("--time-limit")
        {
            Description = "Seconds after which to stop with the best so far.", HelpName = "SECONDS", DefaultValueFactory = _ => 60,
        };

        public Option<int> Threads { get; } = new("--threads")
        {
            Description = "Threads; all of the machine's by default.", HelpName = "N",
            DefaultValueFactory = _ => Math.Clamp(Environment.ProcessorCount, 1, MostThreads),
        };

        public Option<ulong> Seed { get; } = new("--seed")
        {
            Description = "Seed of all chance.", HelpName = "S", DefaultValueFactory = _ => 1,
        };

        public Option<string?> Out { get; } = new("--out")
        {
            Description = "Where to write the schedule: DISPLIB JSON; for track visits CSV train,track,start.", HelpName = "FILE",
        };

        public Option<bool> Json { get; } = new("--json") { Description = "Answer as JSON." };
    }
}
