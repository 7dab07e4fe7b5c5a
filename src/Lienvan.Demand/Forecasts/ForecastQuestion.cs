using Lienvan.Model.Projects;

namespace Lienvan.Demand.Forecasts;

/// <summary>How fast trade grows.</summary>
public enum GrowthCase
{
    /// <summary>Slowly.</summary>
    Low,

    /// <summary>As most expect.</summary>
    Medium,

    /// <summary>Fast.</summary>
    High,
}

/// <summary>What a forecast is asked for.</summary>
public sealed record ForecastQuestion
{
    /// <summary>The first year a forecast may have: the base year, to which it is fitted.</summary>
    public const int EarliestYear = 2024;

    /// <summary>The last year a forecast may have.</summary>
    public const int LatestYear = 2100;

    /// <summary>The scenario: what is built and decided.</summary>
    public required ScenarioId Scenario { get; init; }

    /// <summary>The first year; 2024 by default and at least.</summary>
    public int FirstYear { get; init => field = value is >= EarliestYear and <= LatestYear ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "2024 to 2100"); } = EarliestYear;

    /// <summary>The last year; 2060 by default, 2100 at most. A year before the first one is an empty forecast's.</summary>
    public int LastYear { get; init => field = value is >= EarliestYear and <= LatestYear ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "2024 to 2100"); } = 2060;

    /// <summary>The years that are wanted of those from the first to the last; none named, the default, stands for all.</summary>
    public ImmutableArray<int> Only { get; init; } = [];

    /// <summary>
    /// The years whose freight is wanted from zone to zone; none named, the default, stands for all. In the others flows are summed over
    /// zones, and origin and destination are empty.
    /// </summary>
    public ImmutableArray<int> ZoneYears { get; init; } = [];

    /// <summary>The years to forecast, in order.</summary>
    public ImmutableArray<int> Years => [.. Enumerable.Range(FirstYear, Math.Max(0, LastYear - FirstYear + 1))
        .Where(year => Only.IsDefaultOrEmpty || Only.Contains(year))];

    /// <summary>How fast trade grows; medium by default.</summary>
    public GrowthCase Growth { get; init; } = GrowthCase.Medium;

    /// <summary>
    /// What part of the traffic that a model gives a new line comes in fact, once the line is known: 0.44 and 0.55 were measured here, 1
    /// takes
    /// the model at its word. More than 0, at most 1.5; 1 by default.
    /// </summary>
    public double Optimism { get; init => field = value is > 0 and <= 1.5 ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "more than 0, at most 1.5"); } = 1;

    /// <summary>Seed of what is drawn; 1 by default.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>How many threads work; the answer does not depend on it. At least 1; 1 by default.</summary>
    public int Threads { get; init => field = value >= 1 ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "at least 1"); } = 1;
}
