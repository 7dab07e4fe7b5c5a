using Lienvan.Appraisal.Guides;
using Lienvan.Demand.Forecasts;
using Lienvan.Model.Dataset;
using Lienvan.Model.Scenarios;

namespace Lienvan.Appraisal.Projects;

/// <summary>Whether a set of projects pays against doing something else, or nothing.</summary>
public sealed record AppraisalQuestion
{
    /// <summary>The corridor.</summary>
    public required Corridor Corridor { get; init; }

    /// <summary>What is built and decided.</summary>
    public required Scenario With { get; init; }

    /// <summary>What it is compared with.</summary>
    public required Scenario Against { get; init; }

    /// <summary>What moves with it; years in between are on the straight line, later ones as the last.</summary>
    public required Forecast ForecastWith { get; init; }

    /// <summary>What moves in the comparison, in the same years.</summary>
    public required Forecast ForecastAgainst { get; init; }

    /// <summary>The rules and prices.</summary>
    public required GuideProfile Guide { get; init; }

    /// <summary>Years of operation from the first opening; the guide's by default. 1 to 200.</summary>
    public int? Horizon { get; init => field = value is null or (>= 1 and <= 200) ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value, "1 to 200 years"); }

    /// <summary>What money it is told in; million US dollars by default.</summary>
    public ReportCurrency Currency { get; init; } = ReportCurrency.Dollars;

    /// <summary>Draws of what is uncertain; 0, the default, for none.</summary>
    public int Draws { get; init; }

    /// <summary>The luck of the draws; 1 by default.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Threads that share the draws; the answer does not hang on it. 1 by default.</summary>
    public int Threads { get; init; } = 1;
}
