using System.CommandLine;
using System.Globalization;
using Lienvan.App.Questions;
using Lienvan.Model.Dataset;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Operations.Simulation.Borders;
using NodaTime;

namespace Lienvan.App.Commands;

/// <summary>The words of <c>lienvan simulate</c> and <c>lienvan compare</c>, and the question that they ask.</summary>
internal sealed class SimulateOptions
{
    /// <summary>Reruns of the whole corridor over more days would take longer than people wait.</summary>
    private const int LongestWithLimits = 62;

    private readonly Option<string?> from = new("--from") { Description = "First day that counts, 2026-03-02; today by default.",
        HelpName = "DATE" };
    private readonly Option<int> days = new("--days") { Description = "Days that count.", HelpName = "N", DefaultValueFactory = _ => 28 };
    private readonly Option<int> warmup = new("--warmup")
    {
        Description = "Days before them that are simulated and not counted.", HelpName = "N", DefaultValueFactory = _ => 7,
    };
    private readonly Option<int> replications = new("--replications")
    {
        Description = "Independent replications.", HelpName = "R", DefaultValueFactory = _ => 10,
    };
    private readonly Option<long> seed = new("--seed") { Description = "Of all chance.", HelpName = "S", DefaultValueFactory = _ => 1 };
    private readonly Option<string[]> set = new("--set")
    {
        Description = "What if: pingxiang.cranes=+1, huu-nghi.hours=07:00-22:00, policy=trains-30, load=0.9, or any cell of the package as "
            + "table/row.column=value. May stand several times.",
        HelpName = "THING=VALUE",
        DefaultValueFactory = _ => [],
    };
    private readonly Option<string[]> at = new("--at")
    {
        Description = "Only that station, terminal, gate or line: a key or a name. May stand several times.", HelpName = "PLACE",
        DefaultValueFactory = _ => [],
    };
    private readonly Option<int?> threads = new("--threads")
    {
        Description = "Replications at a time, which changes no figure; all processors by default.", HelpName = "N",
    };
    private readonly Option<bool> noLimits = new("--no-limits") { Description = "Do not try what one more of each resource would bring." };
    private readonly Option<bool> allLimits = new("--all-limits")
    {
        Description = "Try one more of every resource of each place, in all replications; by default of the three waited for most, in "
            + "five.",
    };

    public CommonOptions Common { get; } = new();

    public Option<string?> Out { get; } = new("--out")
    {
        Description = "Folder for report.json, events.csv of the first replication, simulated_dwells.csv and charts.", HelpName = "DIR",
    };

    public Option<string?> Dwells { get; } = new("--dwells")
    {
        Description = "File for the times at borders, as simulated_dwells.csv of a package: planning takes them from there.",
        HelpName = "FILE",
    };

    public IEnumerable<Option> Asking => [from, days, warmup, replications, seed, set, at, threads];

    public void AddTo(Command command)
    {
        Option[] answering = [noLimits, allLimits, Out, Dwells, Common.Json, Common.Scenario, Common.Data, Common.Language];
        foreach (var option in Asking.Concat(answering))
        {
            command.Options.Add(option);
        }
    }

    public SimulationQuestion Question(ParseResult parsed, Corridor corridor, Scenario scenario, IEnumerable<string>? settings = null)
    {
        var first = parsed.GetValue(from) is { } text
            ? TimeWords.ParseDay(text) : SystemClock.Instance.GetCurrentInstant().InZone(corridor.Countries[0].Zone).Date;
        var words = new WhatIfWords(corridor, scenario.On(corridor, first));
        foreach (var setting in settings ?? parsed.GetValue(set) ?? [])
        {
            words.Read(setting);
        }

        return new SimulationQuestion
        {
            Scenario = words.Apply(scenario),
            Assumptions = words.Assumptions,
            From = first,
            Days = InRange(parsed, days, 1, 3660),
            WarmupDays = InRange(parsed, warmup, 0, 366),
            Replications = InRange(parsed, replications, 1, 10_000),
            Seed = parsed.GetValue(seed),
            Threads = Math.Clamp(parsed.GetValue(threads) ?? Environment.ProcessorCount, 1, 256),
            At = [.. (parsed.GetValue(at) ?? []).Select(name => SimulationWords.FindPlace(corridor, name))],
            FindsLimits = !parsed.GetValue(noLimits) && (parsed.GetValue(days) <= LongestWithLimits
                || parsed.GetValue(at) is { Length: > 0 } || parsed.GetValue(allLimits)),
            TriesAllLimits = parsed.GetValue(allLimits),
            KeepsEvents = parsed.GetValue(Out) is not null,
        };
    }

    public IEnumerable<string> Settings(ParseResult parsed) => parsed.GetValue(set) ?? [];

    private static int InRange(ParseResult parsed, Option<int> option, int least, int most) =>
        parsed.GetValue(option) is var value && value >= least && value <= most ? value : throw new UsageException(
            WhatIfFindings.OutOfRange, string.Create(CultureInfo.InvariantCulture, $"{option.Name} {value} can't be simulated"),
            string.Create(CultureInfo.InvariantCulture, $"give {least} to {most}"));
}
