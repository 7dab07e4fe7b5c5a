using System.Globalization;
using Lienvan.Model.Dataset;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Operations.Simulation.Borders;
using NodaTime;

namespace Lienvan.App.Questions;

/// <summary>A question to the simulation in the words in which it is asked, on the command line or over HTTP.</summary>
internal sealed record SimulationWords
{
    /// <summary>First day that counts.</summary>
    public required LocalDate From { get; init; }

    public int Days { get; init; } = 28;

    public int Warmup { get; init; } = 7;

    public int Replications { get; init; } = 10;

    public long Seed { get; init; } = 1;

    public int Threads { get; init; } = 1;

    /// <summary>Stations, terminals and gates, by key or name; none for all.</summary>
    public IReadOnlyList<string> At { get; init; } = [];

    /// <summary>What-ifs: <c>pingxiang.cranes=+1</c>.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    public bool FindsLimits { get; init; } = true;

    public bool KeepsEvents { get; init; }

    /// <exception cref="UsageException">A word means nothing, or a number is out of range.</exception>
    public SimulationQuestion ToQuestion(Corridor corridor, Scenario scenario)
    {
        var words = new WhatIfWords(corridor, scenario.On(corridor, From));
        foreach (var setting in Settings)
        {
            words.Read(setting);
        }

        return new SimulationQuestion
        {
            Scenario = words.Apply(scenario),
            Assumptions = words.Assumptions,
            From = From,
            Days = InRange("--days", Days, 1, 3660),
            WarmupDays = InRange("--warmup", Warmup, 0, 366),
            Replications = InRange("--replications", Replications, 1, 10_000),
            Seed = Seed,
            Threads = Threads,
            At = [.. At.Select(name => FindPlace(corridor, name))],
            FindsLimits = FindsLimits,
            KeepsEvents = KeepsEvents,
        };
    }

    private static int InRange(string option, int value, int least, int most) =>
        value >= least && value <= most ? value : throw new UsageException(
            WhatIfFindings.OutOfRange, string.Create(CultureInfo.InvariantCulture, $"{option} {value} can't be simulated"),
            string.Create(CultureInfo.InvariantCulture, $"give {least} to {most}"));

    /// <summary>The key of a crossing, with or without what it begins with, of a line, or of a place by any name.</summary>
    /// <exception cref="UsageException">Nothing is called so.</exception>
    public static string FindPlace(Corridor corridor, string name)
    {
        var crossing = corridor.Crossings.FirstOrDefault(row =>
            row.Id.Value == name || row.Id.Value == "gate-" + name || row.Id.Value == "rail-" + name);
        return crossing is not null ? crossing.Id.Value
            : corridor.Lines.FirstOrDefault(row => row.Id.Value.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } line
            ? line.Id.Value : PlanWords.FindPlace(new PlaceFinder(corridor.Places), name).Id.Value;
    }
}
