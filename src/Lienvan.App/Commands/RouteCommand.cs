using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Lienvan.App.Store;
using Lienvan.Formats.Gtfs;
using Lienvan.Model.Dataset;
using Lienvan.Planner.Search.Timetables;
using NodaTime;
using NodaTime.Text;

namespace Lienvan.App.Commands;

/// <summary>
/// <c>lienvan route</c>: answers a file of questions about a GTFS feed. Exit code 0; 1 when a row of the feed or of the questions is at
/// fault (what is sound is answered all the same); 2 when the command itself makes no sense.
/// </summary>
public static class RouteCommand
{
    private const int Faulty = 1;
    private const int Usage = 2;
    private const int MostFollowingDays = 366;
    private const int MostThreads = 256;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private static readonly Option<string> Gtfs =
        new("--gtfs") { Description = "The feed: a zip archive or a folder", HelpName = "FEED", Required = true };

    private static readonly Option<string> Queries = new("--queries")
    {
        Description = "Questions, CSV: from_stop,to_stop,departure_s (seconds since the midnight of --day)",
        HelpName = "FILE.csv",
        Required = true,
    };

    private static readonly Option<string> Answers = new("--answers")
    {
        Description = "Where to write the questions with pareto_trips:arrival_s and earliest_arrival_s",
        HelpName = "OUT.csv",
        Required = true,
    };

    private static readonly Option<string> Day =
        new("--day") { Description = "The day the questions count from", HelpName = "YYYY-MM-DD", Required = true };

    private static readonly Option<int> FollowingDays =
        new("--following-days") { Description = "Days from it on whose trips count, itself the first", HelpName = "N",
            DefaultValueFactory = _ => 0 };

    private static readonly Option<int> Threads =
        new("--threads") { Description = "Threads that share the questions", HelpName = "N", DefaultValueFactory = _ => 1 };

    private static readonly Option<bool> AsJson = new("--json") { Description = "Tell the figures and findings as JSON" };

    /// <summary>The command, to be added to the root.</summary>
    public static Command Create()
    {
        var command = new Command(
            "route",
            """
            Earliest arrivals and Pareto sets of arrival and trips, on any GTFS feed.

            Example: lienvan route --gtfs feed.zip --queries queries.csv --answers answers.csv --day 2019-05-16 --following-days 4
            """)
        {
            Gtfs, Queries, Answers, Day, FollowingDays, Threads, AsJson,
        };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult arguments)
    {
        try
        {
            return FindUsageFault(arguments) is { } fault ? Refuse(arguments, fault) : Answer(arguments);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Refuse(arguments, fault.Message);
        }
    }

    private static string? FindUsageFault(ParseResult arguments)
    {
        var (feed, queries) = (arguments.GetRequiredValue(Gtfs), arguments.GetRequiredValue(Queries));
        var (following, threads) = (arguments.GetValue(FollowingDays), arguments.GetValue(Threads));
        var day = LocalDatePattern.Iso.Parse(arguments.GetRequiredValue(Day));
        return !File.Exists(feed) && !Directory.Exists(feed) ? $"--gtfs: no file or folder '{feed}'"
            : !File.Exists(queries) ? $"--queries: no file '{queries}'"
            : FindAnswersFault(arguments.GetRequiredValue(Answers)) is { } fault ? fault
            : !day.Success || day.Value.Year is < 1 or > 9990 ? $"--day: '{arguments.GetValue(Day)}' is not a date such as 2019-05-16"
            : following is < 0 or > MostFollowingDays ? $"--following-days: {following} is not from 0 to {MostFollowingDays}"
            : threads is < 1 or > MostThreads ? $"--threads: {threads} is not from 1 to {MostThreads}"
            : null;
    }

    private static string? FindAnswersFault(string answers) =>
        answers.Length == 0 || Directory.Exists(answers) ? $"--answers: '{answers}' is not a file name"
        : !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(answers))) ? $"--answers: no folder for '{answers}'"
        : null;

    private static int Refuse(ParseResult arguments, string why)
    {
        arguments.InvocationConfiguration.Error.WriteLine($"error: {why}");
        return Usage;
    }

    private static int Answer(ParseResult arguments)
    {
        var files = FeedFiles.Load(arguments.GetRequiredValue(Gtfs));
        var feed = GtfsReader.Read(files.Value);
        var day = LocalDatePattern.Iso.Parse(arguments.GetRequiredValue(Day)).Value;
        // The published answers to such questions count the day itself as the first of the days that follow: see docs/gtfs-routing.md.
        var timetable = feed.Value.ToTimetable(day, Math.Max(0, arguments.GetValue(FollowingDays) - 1));
        var queriesFile = arguments.GetRequiredValue(Queries);
        var questions = RouteQuestions.Read(queriesFile, File.ReadAllBytes(queriesFile), timetable.Value);
        ImmutableArray<Diagnostic> findings =
            [.. files.Diagnostics, .. feed.Diagnostics, .. timetable.Diagnostics, .. questions.Diagnostics];

        var queries = questions.Value.Queries;
        var batch = new TimetableBatch(timetable.Value, arguments.GetValue(Threads));
        var (earliestArrivals, earliestPerSecond) = Measure(batch.EarliestArrivals, queries);
        var (paretos, paretosPerSecond) = Measure(batch.Paretos, queries);
        if (timetable.Value.StopCount > 0)
        {
            // Of a feed that could not be read at all there is nothing to say, and good answers of yesterday are left alone.
            SafeFile.Write(arguments.GetRequiredValue(Answers), questions.Value.WriteAnswers(earliestArrivals, paretos));
        }

        Tell(arguments, new Report
        {
            Queries = queries.Length,
            EarliestArrivalPerSecond = Math.Round(earliestPerSecond),
            ParetoPerSecond = Math.Round(paretosPerSecond),
            Threads = arguments.GetValue(Threads),
            Stops = timetable.Value.StopCount,
            Runs = timetable.Value.RunCount,
            Connections = timetable.Value.ConnectionCount,
            Findings = findings,
        });
        return findings.Any(finding => finding.Severity == Severity.Error) ? Faulty : 0;
    }

    /// <summary>
    /// The first pass warms up and is not counted unless it is the only one; then passes for half a second, of which the median counts.
    /// </summary>
    private static (T[] Answers, double PerSecond) Measure<T>(
        Func<ImmutableArray<ScheduledQuery>, T[]> ask,
        ImmutableArray<ScheduledQuery> queries)
    {
        var total = Stopwatch.StartNew();
        var answers = ask(queries);
        var seconds = new List<double>();
        while (total.Elapsed.TotalSeconds < 0.5 && queries.Length > 0)
        {
            var pass = Stopwatch.GetTimestamp();
            ask(queries);
            seconds.Add(Stopwatch.GetElapsedTime(pass).TotalSeconds);
        }

        // A pass over one or two questions can take less than a tick of the clock.
        seconds.Sort();
        var median = seconds.Count > 0 ? seconds[seconds.Count / 2] : total.Elapsed.TotalSeconds;
        return (answers, queries.Length / Math.Max(median, 1e-7));
    }

    private static void Tell(ParseResult arguments, Report report)
    {
        var (output, errors) = (arguments.InvocationConfiguration.Output, arguments.InvocationConfiguration.Error);
        foreach (var finding in report.Findings)
        {
            errors.WriteLine(finding.ToString());
        }

        output.WriteLine(arguments.GetValue(AsJson) ? JsonSerializer.Serialize(report, Json) : string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {report.Queries} queries · {report.Stops} stops, {report.Runs} runs, {report.Connections} connections · {report.Threads} threads
            earliest arrival  {report.EarliestArrivalPerSecond,10} queries/s
            Pareto set        {report.ParetoPerSecond,10} queries/s
            """));
    }

    private sealed record Report
    {
        public required int Queries { get; init; }

        public required double EarliestArrivalPerSecond { get; init; }

        public required double ParetoPerSecond { get; init; }

        public required int Threads { get; init; }

        public required int Stops { get; init; }

        public required int Runs { get; init; }

        public required int Connections { get; init; }

        public required ImmutableArray<Diagnostic> Findings { get; init; }
    }
}
