using System.CommandLine;
using System.Diagnostics;
using Lienvan.App.Questions;
using Lienvan.App.Rendering;
using Lienvan.App.Store;
using Lienvan.Operations.Timetables.Dispatch;
using Lienvan.Operations.Timetables.Replan;

namespace Lienvan.App.Commands;

/// <summary><c>lienvan dispatch --line ID</c>: the day of a line replanned when trains are late, sections or loops closed.</summary>
internal sealed class DispatchLine
{
    public CommonOptions Common { get; } = new();

    public Option<string?> Line { get; } = new("--line")
    {
        Description = "A line of the package instead of a file: its key or name. Replans the day --on.", HelpName = "ID",
    };

    public Option<string[]> Late { get; } = new("--late")
    {
        Description = "A train that comes onto the line late, and by how many minutes; more than once.", HelpName = "TRAIN=MIN",
        AllowMultipleArgumentsPerToken = true,
    };

    public Option<string[]> Close { get; } = new("--close")
    {
        Description = "What is closed from one time of day to another: a section by its key or the stations at its ends as A/B; "
            + "a loop by its station.",
        HelpName = "WHAT=FROM-TO", AllowMultipleArgumentsPerToken = true,
    };

    public Option<string?> Svg { get; } = new("--svg")
    {
        Description = "Where to write the train graph: the old plan thin, the new one bold.", HelpName = "FILE",
    };

    public IEnumerable<Option> All => [Line, Late, Close, Svg, Common.Data, Common.On, Common.Scenario, Common.Language];

    public int Run(ParseResult parsed, DispatchOptions options, CancellationToken stop)
    {
        var language = Common.FindLanguage(parsed);
        var question = LineDayReader.Read(parsed, Common, parsed.GetRequiredValue(Line)!, feed: null);
        var request = ReplanWords.Read(question, parsed.GetValue(Late) ?? [], parsed.GetValue(Close) ?? []);
        var started = Stopwatch.GetTimestamp();
        var result = DayReplan.Run(new LineTimetable(question.Railway, question.Timetable), request, options,
            new DispatchReport(parsed.InvocationConfiguration), stop);
        var report = new ReplanReport(question, request, language);
        if (result is Replanned plan && parsed.GetValue(Svg) is { } file)
        {
            SafeFile.Write(file, TrainGraph.Draw(question, plan.After, language, ReplanLayer.Of(question, request, plan)));
        }

        parsed.InvocationConfiguration.Output.Write(parsed.GetValue(Common.Json)
            ? report.ToJson(result, Math.Round(Stopwatch.GetElapsedTime(started).TotalSeconds, 3))
                .ToJsonString(TimetableReport.JsonOptions) + "\n"
            : report.ToText(result));
        return result is Replanned ? ExitCode.Success : ExitCode.Findings;
    }
}
