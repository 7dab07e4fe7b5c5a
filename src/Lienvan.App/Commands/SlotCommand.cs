using System.CommandLine;
using Lienvan.App.Questions;
using Lienvan.App.Rendering;
using Lienvan.Operations.Timetables.Slots;
using NodaTime;

namespace Lienvan.App.Commands;

/// <summary><c>lienvan slot</c>: a path for one more train among those already there.</summary>
internal static class SlotCommand
{
    public static Command Create()
    {
        var common = new CommonOptions();
        var from = new Option<string>("--from") { Description = "Station where the train starts.", HelpName = "A", Required = true };
        var to = new Option<string>("--to") { Description = "Station where it ends.", HelpName = "B", Required = true };
        var via = new Option<string[]>("--via") { Description = "Stations that it goes by, in order.", HelpName = "PLACE" };
        var train = new Option<string>("--train")
        {
            Description = "The train: a composition, a service or its number, or a locomotive.", HelpName = "ID", Required = true,
        };
        var between = new Option<string[]>("--depart-between")
        {
            Description = "First and last departure by the clock of A: 20:00 02:00, 20:00 04:00+1 or 2026-03-02T20:00 2026-03-03T04:00.",
            HelpName = "T1 T2", Required = true, AllowMultipleArgumentsPerToken = true, Arity = new ArgumentArity(2, 2),
        };
        var count = new Option<int>("--count") { Description = "How many paths at most.", HelpName = "N", DefaultValueFactory = _ => 3 };
        var margin = new Option<double>("--margin")
        {
            Description = "Minutes kept free before and after every other train.", HelpName = "MIN", DefaultValueFactory = _ => 1,
        };
        var command = new Command("slot", """
            A path for one more train among those already there: waits in loops that are long enough, no train moved, margins kept.

            Answers with the best few by arrival, or says why there is none and what blocks it (exit code 1).

            Examples: lienvan slot --from "Yên Viên" --to "Đồng Đăng" --train nn-container-1300 --depart-between 20:00 02:00 --on 2026-03-02
                      lienvan slot --from song-than --to yen-vien --train vn-container-ns --depart-between 2026-03-02T18:00 2026-03-03T06:00
            """)
        {
            from, to, via, train, between, count, margin, common.Data, common.On, common.Scenario, common.Language, common.Json,
        };
        command.SetAction(parsed => Run(parsed, common, new SlotWords
        {
            From = parsed.GetRequiredValue(from), To = parsed.GetRequiredValue(to), Via = parsed.GetValue(via) ?? [],
            Train = parsed.GetRequiredValue(train), Between = parsed.GetRequiredValue(between), Count = parsed.GetValue(count),
            Margin = parsed.GetValue(margin),
        }));
        return command;
    }

    private static int Run(ParseResult parsed, CommonOptions common, SlotWords words)
    {
        var language = common.FindLanguage(parsed);
        words.Check();
        var corridor = common.LoadCorridor(parsed, parsed.InvocationConfiguration.Error);
        var zone = corridor.Countries.FirstOrDefault()?.Zone ?? DateTimeZone.Utc;
        var network = common.FindScenario(parsed, corridor).On(corridor, words.Day ?? common.FindDay(parsed, zone));
        var request = words.ToRequest(network);
        var answer = SlotFinder.Find(network, request);
        var report = new SlotReport(network, request, answer, language);
        parsed.InvocationConfiguration.Output.Write(parsed.GetValue(common.Json) ? report.ToJson() : report.ToText());
        return answer is Slots ? ExitCode.Success : ExitCode.Findings;
    }
}
