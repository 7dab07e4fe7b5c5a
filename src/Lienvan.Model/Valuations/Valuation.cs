using Lienvan.Model.Places;
using Lienvan.Model.Projects;
using NodaTime;

namespace Lienvan.Model.Valuations;

/// <summary>
/// A number that an appraisal is made with: a rate, a price of what has none, a life, a share. A row of one guide, project, country or year
/// comes before one that holds for all.
/// </summary>
public sealed record AppraisalValue
{
    /// <summary>The guide whose rule it is, such as adb; empty for all of them.</summary>
    public string Guide { get; init; } = "";

    /// <summary>What it is.</summary>
    public required AppraisalParameter Parameter { get; init; }

    /// <summary>The project it is about; null for all.</summary>
    public ProjectId? Project { get; init; }

    /// <summary>The country it is about; null for all.</summary>
    public CountryId? Country { get; init; }

    /// <summary>
    /// The year it holds for, calendar or since opening as the parameter says; between two years the line, beyond them the nearest. Null
    /// for
    /// always.
    /// </summary>
    public int? Year { get; init; }

    /// <summary>The number.</summary>
    public required double Value { get; init; }

    /// <summary>Its unit.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Where it comes from.</summary>
    public required Provenance Provenance { get; init; }
}

/// <summary>Who lends how much of what a country builds, and on which terms.</summary>
public sealed record LoanTerms
{
    /// <summary>The project; null for every one.</summary>
    public ProjectId? Project { get; init; }

    /// <summary>Whose parts are paid with it.</summary>
    public required CountryId Country { get; init; }

    /// <summary>Who lends.</summary>
    public required string Lender { get; init; }

    /// <summary>The share of the investment that is lent, 0 to 1.</summary>
    public required double Share { get; init; }

    /// <summary>ISO 4217 code of the currency of the loan.</summary>
    public required string Currency { get; init; }

    /// <summary>Interest a year, as a share, at current prices.</summary>
    public required double Rate { get; init; }

    /// <summary>Years from the first drawing in which nothing is paid back.</summary>
    public required int GraceYears { get; init; }

    /// <summary>Years from the first drawing to the last payment.</summary>
    public required int TenorYears { get; init; }

    /// <summary>Where this comes from.</summary>
    public required Provenance Provenance { get; init; }
}

/// <summary>How a published claim is put to the test.</summary>
public enum ClaimMeasure
{
    /// <summary>Hours from door to door, half of the time not more.</summary>
    Hours,

    /// <summary>Change of the hours from door to door against another scenario, a share.</summary>
    HoursChange,

    /// <summary>Change of what a tonne costs from door to door against another scenario, a share.</summary>
    CostChange,

    /// <summary>Change of the tonnes that move an hour of transit for one container: what hours saved make, a share.</summary>
    EfficiencyChange,

    /// <summary>Hours that a passenger train runs.</summary>
    TrainHours,

    /// <summary>Million tonnes a year by rail over the crossings of the scenario.</summary>
    RailTonnes,
}

/// <summary>A figure that somebody published about what is being or may be built.</summary>
public sealed record PublishedClaim
{
    /// <summary>Its key.</summary>
    public required string Id { get; init; }

    /// <summary>The claim in words.</summary>
    public required LocalName Name { get; init; }

    /// <summary>How it is put to the test.</summary>
    public required ClaimMeasure Measure { get; init; }

    /// <summary>Where the test begins; null for the whole corridor.</summary>
    public PlaceId? From { get; init; }

    /// <summary>Where it ends; null for the whole corridor.</summary>
    public PlaceId? To { get; init; }

    /// <summary>The scenario that makes the claim come true.</summary>
    public required ScenarioId Scenario { get; init; }

    /// <summary>The scenario that it is compared with; null where none is needed.</summary>
    public ScenarioId? Against { get; init; }

    /// <summary>The day that is asked about.</summary>
    public required LocalDate On { get; init; }

    /// <summary>The least that is claimed; null for no limit.</summary>
    public double? Low { get; init; }

    /// <summary>The most that is claimed; null for no limit.</summary>
    public double? High { get; init; }

    /// <summary>Its unit.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Where the claim was published.</summary>
    public required Provenance Provenance { get; init; }
}
