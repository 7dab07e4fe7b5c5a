using System.CommandLine;
using System.Globalization;
using Lienvan.App.Rendering;
using Lienvan.Demand.Forecasts;
using Lienvan.Model.Projects;

namespace Lienvan.App.Commands;

/// <summary>The options of <c>lienvan forecast</c>.</summary>
internal sealed class ForecastOptions
{
    public CommonOptions Common { get; } = new();

    public Option<string?> Out { get; } = new("--out")
    {
        Description = "Folder for tables (CSV) and drawings (SVG); made if it is not there.", HelpName = "DIR",
    };

    private Option<string> Years { get; } = new("--years")
    {
        Description = "Years, 2024-2060 or one.", HelpName = "FROM-TO", DefaultValueFactory = _ => "2024-2060",
    };

    private Option<string> Growth { get; } = new("--growth")
    {
        Description = "How fast output grows: low, medium or high.", HelpName = "CASE", DefaultValueFactory = _ => "medium",
    };

    private Option<string?> Optimism { get; } = new("--optimism")
    {
        Description = "What part of a new line's traffic comes in the end; 1 by default, 0.44 and 0.55 were measured here.", HelpName = "F",
    };

    private Option<long> Seed { get; } = new("--seed")
    {
        Description = "The days of luck of journeys; the same seed gives the same answer.", HelpName = "S", DefaultValueFactory = _ => 1,
    };

    private Option<int?> Threads { get; } = new("--threads")
    {
        Description = "How many processors to use; all by default. The answer does not depend on it.", HelpName = "N",
    };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[Common.Scenario, Years, Growth, Optimism, Seed, Threads, Out, Common.Data, Common.Json,
            Common.Language])
        {
            command.Options.Add(option);
        }
    }

    /// <exception cref="UsageException">A value makes no sense.</exception>
    public ForecastQuestion ToQuestion(ParseResult parsed, ScenarioId scenario)
    {
        var (first, last) = ParseYears(parsed.GetValue(Years)!);
        return new ForecastQuestion
        {
            Scenario = scenario,
            FirstYear = first,
            LastYear = last,
            ZoneYears = [.. ForecastFiles.ZoneYears(first, last)],
            Growth = parsed.GetValue(Growth)!.ToLowerInvariant() switch
            {
                "low" => GrowthCase.Low,
                "medium" => GrowthCase.Medium,
                "high" => GrowthCase.High,
                var other => throw Bad($"--growth '{other}' is no case of growth", "choose low, medium or high"),
            },
            Optimism = ParseOptimism(parsed.GetValue(Optimism)),
            Seed = unchecked((ulong)parsed.GetValue(Seed)),
            Threads = parsed.GetValue(Threads) switch
            {
                null => Environment.ProcessorCount,
                >= 1 and <= 1024 and var threads => threads,
                var other => throw Bad($"--threads {other} is out of range", "give 1 to 1024"),
            },
        };
    }

    private static (int First, int Last) ParseYears(string text)
    {
        var parts = text.Split('-', '–');
        if (parts.Length is 1 or 2 && TryYear(parts[0], out var first) && TryYear(parts[^1], out var last) && first <= last)
        {
            return (first, last);
        }

        throw Bad($"--years '{text}' are no years",
            $"give {ForecastQuestion.EarliestYear} to {ForecastQuestion.LatestYear}, such as 2024-2060");
    }

    private static bool TryYear(string text, out int year) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out year) &&
        year is >= ForecastQuestion.EarliestYear and <= ForecastQuestion.LatestYear;

    private static double ParseOptimism(string? text)
    {
        if (text is null)
        {
            return 1;
        }

        var isPercent = text.EndsWith('%');
        return double.TryParse(isPercent ? text[..^1] : text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) &&
            (isPercent ? number / 100 : number) is > 0 and <= 1.5 and var share
                ? share
                : throw Bad($"--optimism '{text}' is no share", "give more than 0 and at most 1.5, such as 0.55 or 55%");
    }

    private static UsageException Bad(string what, string todo) => new(UsageFindings.NotUnderstood, what, todo);
}
