using System.CommandLine;
using Lienvan.App.Store;
using Lienvan.Model.Dataset;
using Lienvan.Operations.Timetables.Dispatch;

namespace Lienvan.App.Commands;

/// <summary>
/// <c>lienvan dispatch PROBLEM</c>: the best meets of trains that share tracks, of a file or of a line of the package with
/// <c>--line</c>. <c>--check</c> judges a schedule instead. Exit code 0; 1
/// when there is no schedule, the schedule is at fault, or the file is; 2 when the command makes no sense.
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

            PROBLEM is JSON in the format of DISPLIB 2025, or a text of track visits. With --line a day of the package is replanned:
            who waits where, which meets move, the delays before and after. Ctrl+C stops and keeps the best so far.

            Examples:
              lienvan dispatch problem.json --time-limit 60 --threads 2 --out solution.json
              lienvan dispatch instance.txt --cost infsteps180 --out solution.csv
              lienvan dispatch --check problem.json solution.json
              lienvan dispatch --line vn-ns --on 2026-03-02 --late SE3=40 --close hue/huong-thuy=08:00-10:00 --svg day.svg
            """)
        {
            options.Files, options.Check, options.Cost, options.TimeLimit, options.Threads, options.Seed, options.Out, options.Json,
        };
        foreach (var option in options.OnLine.All)
        {
            command.Options.Add(option);
        }

        // On a thread of its own, so that Ctrl+C finds somebody who listens.
        command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, options, cancellation), CancellationToken.None));
        return command;
    }

    private static int Run(ParseResult parsed, Options options, CancellationToken cancellation)
    {
        var files = parsed.GetValue(options.Files) ?? [];
        if (parsed.GetValue(options.OnLine.Line) is not null)
        {
            return files.Length == 0 && !parsed.GetValue(options.Check) ? Replan(parsed, options, cancellation)
                : throw Refuse("--line and a file do not go together", "give --line ID or PROBLEM");
        }

        if (files.Length != (parsed.GetValue(options.Check) ? 2 : 1))
        {
            throw Refuse("the files do not fit", "give PROBLEM, or --check PROBLEM SOLUTION, or --line ID");
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

    private static int Replan(ParseResult parsed, Options options, CancellationToken cancellation)
    {
        using var stop = Limit(parsed, options, cancellation);
        return options.OnLine.Run(parsed, SearchOptions(parsed, options), stop.Token);
    }

    private static int Solve(ParseResult parsed, Options options, DispatchFile source, CancellationToken cancellation)
    {
        var report = new DispatchReport(parsed.InvocationConfiguration);
        using var stop = Limit(parsed, options, cancellation);
        var result = Dispatcher.Solve(source.Problem!, SearchOptions(parsed, options), report, stop.Token);
        if (result is Dispatched schedule && parsed.GetValue(options.Out) is { } path)
        {
            SafeFile.Write(path, source.WriteSchedule(schedule));
        }

        report.Tell(result, parsed.GetValue(options.Json));
        return result is Dispatched ? ExitCode.Success : ExitCode.Findings;
    }

    private static DispatchOptions SearchOptions(ParseResult parsed, Options options) =>
        new() { Threads = parsed.GetValue(options.Threads), Seed = parsed.GetValue(options.Seed) };

    /// <summary>Stops when the time is over or the caller says so.</summary>
    private static CancellationTokenSource Limit(ParseResult parsed, Options options, CancellationToken cancellation)
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

        var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        stop.CancelAfter(TimeSpan.FromSeconds(limit));
        return stop;
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
            Arity = new ArgumentArity(0, 2),
        };

        public Option<bool> Check { get; } =
            new("--check") { Description = "Judge SOLUTION: exit code 1 and the first error, or its cost." };

        public Option<string> Cost { get; } = new("--cost")
        {
            Description =
                "What delay costs in track visits: cont (seconds), infsteps180 (each started 180 s), " +
                "finsteps123 (1, 2, 3 above 0, 180, 360 s).",
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

        public DispatchLine OnLine { get; } = new();

        public Option<bool> Json => OnLine.Common.Json;
    }
}
