using System.CommandLine;
using Lienvan.App.Questions;
using Lienvan.App.Rendering;
using Lienvan.Operations.Timetables.Compression;

namespace Lienvan.App.Commands;

/// <summary><c>lienvan capacity LINE</c>: how full a line is, what limits it and what would help.</summary>
internal static class CapacityCommand
{
    public static Command Create()
    {
        var common = new CommonOptions();
        var line = new Argument<string>("LINE") { Description = "The line: its key or name." };
        var train = new Option<string?>("--train")
        {
            Description = "Composition that sections are measured with and that is added; the usual freight train by default.",
                HelpName = "ID",
        };
        var maintenance = new Option<double>("--maintenance")
        {
            Description = "Minutes a day kept for maintenance.", HelpName = "MIN", DefaultValueFactory = _ => 90,
        };
        var command = new Command("capacity", """
            How full a line is by UIC 406, its bottleneck, what more would fit, and what a loop or a second track would do.

            Example: lienvan capacity vn-hn-lc --on 2026-03-02
            """)
        {
            line, train, maintenance, common.Data, common.On, common.Scenario, common.Language, common.Json,
        };
        command.SetAction(parsed => Run(parsed, common, parsed.GetRequiredValue(line), parsed.GetValue(train),
            parsed.GetValue(maintenance)));
        return command;
    }

    private static int Run(ParseResult parsed, CommonOptions common, string line, string? train, double maintenance)
    {
        var language = common.FindLanguage(parsed);
        if (maintenance is not (>= 0 and < 1440))
        {
            throw new UsageException(UsageFindings.NotUnderstood, "--maintenance is out of range", "give 0 to 1439 minutes");
        }

        var question = LineDayReader.Read(parsed, common, line, feed: null);
        var kind = train is null ? null : LineWords.FindComposition(question.Network.Corridor, train);
        var report = Capacity.Measure(question.Network, new CapacityRequest
        {
            Scope = question.Scope, Timetable = question.Timetable, Train = kind, MaintenanceMinutes = maintenance,
        });
        if (report is null)
        {
            throw new UsageException(UsageFindings.UnknownName,
                $"no train of the package, or not this one, can run along {question.Line.Line.Id}",
                "choose another --train, day or scenario");
        }

        var text = new CapacityText(question, report, new SubjectNames(question.Network.Corridor), language);
        parsed.InvocationConfiguration.Output.Write(parsed.GetValue(common.Json) ? text.ToJson() : text.ToText());
        return ExitCode.Success;
    }
}
