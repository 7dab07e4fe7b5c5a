using System.CommandLine;
using Lienvan.App.Rendering;
using Lienvan.Operations.Simulation.Kernel;
using Lienvan.Operations.Simulation.Lines;
using Lienvan.Operations.Timetables.Replan;

namespace Lienvan.App.Commands;

/// <summary><c>lienvan timetable replay LINE</c>: the trains of a line and day under delays, many times.</summary>
internal static class TimetableReplayCommand
{
    private const int MostReplications = 100_000;

    public static Command Create()
    {
        var common = new CommonOptions();
        var line = new Argument<string>("LINE") { Description = "The line: its key or name." };
        var delays = new Option<string>("--delays")
        {
            Description = "What goes wrong: none, usual or heavy (assumed; docs/lines.md).", HelpName = "DAY",
            DefaultValueFactory = _ => "usual",
        };
        var late = new Option<double?>("--late")
        {
            Description = "Mean minutes by which every train enters late, exponential, instead of those of --delays.", HelpName = "MIN",
        };
        var incidents = new Option<double?>("--incidents")
        {
            Description = "Incidents in a thousand train-km instead of those of --delays.", HelpName = "N",
        };
        var replications = new Option<int>("--replications")
        {
            Description = "Independent replications.", HelpName = "R", DefaultValueFactory = _ => 20,
        };
        var seed = new Option<long>("--seed") { Description = "Of all chance.", HelpName = "S", DefaultValueFactory = _ => 1 };
        var threads = new Option<int>("--threads")
        {
            Description = "Replications at a time; the figures are the same for any number.", HelpName = "N",
            DefaultValueFactory = _ => Environment.ProcessorCount,
        };
        var command = new Command("replay", """
            The trains of a line and day under delays: punctuality, delay spread and trips, with their confidence.

            Trains meet and overtake by an online right of way and never block each other. Ctrl+C gives the replications done so far.

            Examples: lienvan timetable replay vn-ns --on 2026-03-02 --replications 50
                      lienvan timetable replay vn-hn-lc --on 2026-03-02 --delays none --late 10 --json
            """)
        {
            line, delays, late, incidents, replications, seed, threads, common.Data,
            common.On, common.Scenario, common.Language, common.Json,
        };
        command.SetAction((parsed, cancellation) => Task.Run(() =>
        {
            var options = new LineOptions
            {
                Delays = Delays(parsed.GetRequiredValue(delays), parsed.GetValue(late), parsed.GetValue(incidents)),
                Replications = InRange(parsed.GetValue(replications), MostReplications, "--replications"),
                Threads = InRange(parsed.GetValue(threads), 256, "--threads"), Seed = parsed.GetValue(seed),
            };
            var language = common.FindLanguage(parsed);
            var question = LineDayReader.Read(parsed, common, parsed.GetRequiredValue(line), feed: null);
            var scene = LineScenes.Of(new LineTimetable(question.Railway, question.Timetable), question.Scope);
            var report = new LineReplayReport(question, options, language);
            var answer = LineSimulation.Run(scene, options, cancellation);
            parsed.InvocationConfiguration.Output.Write(parsed.GetValue(common.Json) ? report.ToJson(answer) : report.ToText(answer));
            return ExitCode.Success;
        }, CancellationToken.None));
        return command;
    }

    private static LineDelays Delays(string name, double? late, double? incidents)
    {
        var delays = name switch
        {
            "none" => LineDelays.None,
            "usual" => LineDelays.Usual,
            "heavy" => LineDelays.Heavy,
            _ => throw Refuse($"--delays {name} is not known", "give none, usual or heavy"),
        };
        if (late is < 0 or > 1e4 || incidents is < 0 or > 1e4)
        {
            throw Refuse("--late or --incidents is out of range", "give 0 or more");
        }

        delays = late is { } minutes ? delays with { LatePassengerMinutes = Mean(minutes), LateFreightMinutes = Mean(minutes) } : delays;
        return incidents is { } count
            ? delays with
            {
                IncidentsPerThousandKilometres = count,
                IncidentMinutes = delays.IncidentMinutes.Mean > 0 ? delays.IncidentMinutes : LineDelays.Usual.IncidentMinutes,
            }
            : delays;
    }

    private static Distribution Mean(double minutes) => minutes > 0 ? new Exponential(minutes) : new Fixed(0);

    private static int InRange(int value, int most, string option) => value >= 1 && value <= most ? value
        : throw Refuse(FormattableString.Invariant($"{option} {value} is out of range"), FormattableString.Invariant($"give 1 to {most}"));

    private static UsageException Refuse(string what, string whatToDo) => new(UsageFindings.NotUnderstood, what, whatToDo);
}
