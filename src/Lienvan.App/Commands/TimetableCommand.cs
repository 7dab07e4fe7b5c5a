using System.CommandLine;
using Lienvan.App.Rendering;
using Lienvan.App.Store;
using Lienvan.Operations.Timetables;
using Lienvan.Operations.Timetables.Checking;

namespace Lienvan.App.Commands;

/// <summary><c>lienvan timetable check</c> and <c>graph</c>: what the trains of a line do to each other on a day.</summary>
internal static class TimetableCommand
{
    public static Command Create() => new("timetable",
        "Meets, overtakings and conflicts of a line's trains; train graphs; punctuality under delays.")
    {
        CreateCheck(), CreateGraph(), TimetableReplayCommand.Create(),
    };

    private static Option<string?> Feed() => new("--gtfs")
    {
        Description = "Trains of a GTFS feed, a zip archive or folder, instead of the package's.", HelpName = "FEED",
    };

    private static Command CreateCheck()
    {
        var (common, feed) = (new CommonOptions(), Feed());
        var line = new Option<string>("--line") { Description = "The line: its key or name.", HelpName = "ID", Required = true };
        var command = new Command("check", """
            Where the trains of a line meet and overtake on a day, and where they can't both be right.

            Published times are kept; passing times between them may be anything the trains can run. Exit code 1 with conflicts.

            Examples: lienvan timetable check --line vn-hn-lc --on 2026-03-02
                      lienvan timetable check --gtfs feed.zip --line vn-hn-dd --on 2026-03-02 --json
            """)
        {
            feed, line, common.Data, common.On, common.Scenario, common.Language, common.Json,
        };
        command.SetAction(parsed =>
        {
            var question = LineDayReader.Read(parsed, common, parsed.GetRequiredValue(line), parsed.GetValue(feed));
            var found = TimetableCheck.Run(question.Railway, question.Timetable, question.Scope);
            WarnIfEmpty(parsed, question, found);
            var report = new TimetableReport(question, found, common.FindLanguage(parsed));
            parsed.InvocationConfiguration.Output.Write(parsed.GetValue(common.Json) ? report.ToJson() : report.ToText());
            return found.Conflicts.IsEmpty ? ExitCode.Success : ExitCode.Findings;
        });
        return command;
    }

    private static Command CreateGraph()
    {
        var (common, feed) = (new CommonOptions(), Feed());
        var line = new Argument<string>("LINE") { Description = "The line: its key or name." };
        var svg = new Option<string?>("--svg") { Description = "Where to write the train graph.", HelpName = "FILE" };
        var csv = new Option<string?>("--csv") { Description = "Where to write the table of all trains of the 24 hours.",
            HelpName = "FILE" };
        var command = new Command("graph", """
            The train graph of a line and day: time across, stations down, conflicts ringed; and the 24-hour table of all trains.

            Example: lienvan timetable graph vn-hn-lc --on 2026-03-02 --svg graph.svg --csv trains.csv
            """)
        {
            line, feed, svg, csv, common.Data, common.On, common.Scenario, common.Language,
        };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(svg) is null && parsed.GetValue(csv) is null)
            {
                throw new UsageException(UsageFindings.NotUnderstood, "nothing to write", "give --svg FILE, --csv FILE or both");
            }

            var language = common.FindLanguage(parsed);
            var question = LineDayReader.Read(parsed, common, parsed.GetRequiredValue(line), parsed.GetValue(feed));
            var found = TimetableCheck.Run(question.Railway, question.Timetable, question.Scope);
            WarnIfEmpty(parsed, question, found);
            Write(parsed, parsed.GetValue(svg), () => TrainGraph.Draw(question, found, language));
            Write(parsed, parsed.GetValue(csv), () => DayTable.Write(question, found, language));
            return ExitCode.Success;
        });
        return command;
    }

    private static void Write(ParseResult parsed, string? file, Func<string> draw)
    {
        if (file is not null)
        {
            SafeFile.Write(file, draw());
            parsed.InvocationConfiguration.Output.WriteLine(file);
        }
    }

    private static void WarnIfEmpty(ParseResult parsed, LineDay question, CheckedTimetable found)
    {
        if (found.Movements.IsEmpty)
        {
            parsed.InvocationConfiguration.Error.WriteLine(TimetableFindings.NothingOnLine.At("lienvan", 0,
                $"no train runs on {question.Line.Line.Id} on {question.Day:uuuu-MM-dd}", "choose another day, line or feed"));
        }
    }
}
