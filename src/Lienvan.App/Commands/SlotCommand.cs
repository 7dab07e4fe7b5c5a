using System.CommandLine;
using Lienvan.App.Rendering;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Model.Services;
using Lienvan.Operations.Timetables.Slots;
using Lienvan.Operations.Timetables.Tracks;
using Lienvan.Operations.Timetables.Trains;
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
            Description = "The train: key of a composition, or of a service or its number.", HelpName = "ID", Required = true,
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
        command.SetAction(parsed => Run(parsed, common, new Words(
            parsed.GetRequiredValue(from), parsed.GetRequiredValue(to), parsed.GetValue(via) ?? [], parsed.GetRequiredValue(train),
            parsed.GetRequiredValue(between), parsed.GetValue(count), parsed.GetValue(margin))));
        return command;
    }

    private static int Run(ParseResult parsed, CommonOptions common, Words words)
    {
        var language = common.FindLanguage(parsed);
        if (words.Count is < 1 or > 50 || words.Margin is < 0 or > 240)
        {
            throw new UsageException(UsageFindings.NotUnderstood, "--count or --margin is out of range",
                "give 1 to 50 paths, 0 to 240 minutes");
        }

        var corridor = common.LoadCorridor(parsed, parsed.InvocationConfiguration.Error);
        var scenario = common.FindScenario(parsed, corridor);
        var zone = corridor.Countries.FirstOrDefault()?.Zone ?? DateTimeZone.Utc;
        var day = DepartureText.FindDay(words.Between[0]) ?? common.FindDay(parsed, zone);
        var network = scenario.On(corridor, day);
        var stations = new StopMatcher(network, Railway.Of(network), null);
        PlaceId Station(string name) => stations.Find(new ForeignStop(name, name, null)) ?? throw new UsageException(
            UsageFindings.UnknownName, $"no station is called '{name}'", "lienvan show places lists them");
        var origin = Station(words.From);
        var (earliest, latest) = DepartureText.Read(words.Between, day, network.GetPlace(origin).Zone);
        var request = new SlotRequest
        {
            From = origin,
            To = Station(words.To),
            Via = [.. words.Via.Select(Station)],
            Train = FindTrain(network, words.Train),
            Gauge = FindService(network, words.Train)?.Gauge,
            Earliest = earliest,
            Latest = latest,
            Count = words.Count,
            Margin = Duration.FromMinutes(words.Margin),
        };
        var answer = request.From == request.To
            ? throw new UsageException(UsageFindings.NotUnderstood, "--from and --to are one station", "name two stations")
            : SlotFinder.Find(network, request);
        var report = new SlotReport(network, request, answer, language);
        parsed.InvocationConfiguration.Output.Write(parsed.GetValue(common.Json) ? report.ToJson() : report.ToText());
        return answer is Slots ? ExitCode.Success : ExitCode.Findings;
    }

    private static Service? FindService(Network network, string name) => network.Corridor.Services.FirstOrDefault(service =>
        service.Mode == Mode.Rail && (Same(service.Id.Value, name) || Same(service.Number, name)));

    private static Composition FindTrain(Network network, string name)
    {
        var id = network.Corridor.Compositions.Any(row => Same(row.Id, name)) ? name : FindService(network, name)?.Composition ?? name;
        return network.Corridor.Compositions.FirstOrDefault(row => Same(row.Id, id)) ?? throw new UsageException(
            UsageFindings.UnknownName, $"no train is called '{name}', or its make-up is not known",
            $"choose one of {string.Join(", ", network.Corridor.Compositions.Select(row => row.Id).Order(StringComparer.Ordinal))}");
    }

    private static bool Same(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);

    private sealed record Words(
        string From, string To, string[] Via, string Train, string[] Between, int Count, double Margin);
}
