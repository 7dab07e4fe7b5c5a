using Lienvan.Model.Borders;
using Lienvan.Model.Places;
using Lienvan.Model.Units;
using NodaTime;

namespace Lienvan.Model.Projects;

/// <summary>The key of a project.</summary>
public readonly record struct ProjectId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}

/// <summary>The key of a scenario.</summary>
public readonly record struct ScenarioId(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}

/// <summary>What a project is.</summary>
public enum ProjectKind
{
    /// <summary>A new line.</summary>
    Line,

    /// <summary>A link across a border.</summary>
    Link,

    /// <summary>A terminal.</summary>
    Terminal,

    /// <summary>A gate.</summary>
    Gate,

    /// <summary>A service.</summary>
    Service,

    /// <summary>An improvement of something there already.</summary>
    Upgrade,
}

/// <summary>The part of a project that one country builds.</summary>
public sealed record ProjectPart
{
    /// <summary>Who builds it.</summary>
    public required CountryId Country { get; init; }

    /// <summary>What this part is.</summary>
    public required string Part { get; init; }

    /// <summary>Day of the decision to build; null for not approved.</summary>
    public LocalDate? Approved { get; init; }

    /// <summary>Day on which work began or will begin; null where that is not known.</summary>
    public LocalDate? Started { get; init; }

    /// <summary>Day from which it can be used; null for not dated.</summary>
    public LocalDate? Opens { get; init; }

    /// <summary>Length; null where that is not known.</summary>
    public Distance? Length { get; init; }

    /// <summary>Cost in full; null where that is not known.</summary>
    public Money? Cost { get; init; }

    /// <summary>Where this comes from.</summary>
    public required Provenance Provenance { get; init; }
}

/// <summary>Something that is being or may be built.</summary>
public sealed record Project
{
    /// <summary>Its key.</summary>
    public required ProjectId Id { get; init; }

    /// <summary>Its names.</summary>
    public required LocalName Name { get; init; }

    /// <summary>What it is.</summary>
    public required ProjectKind Kind { get; init; }

    /// <summary>The crossing it joins two countries at; null for none.</summary>
    public CrossingId? Joins { get; init; }

    /// <summary>Projects that must be in effect before it is.</summary>
    public ImmutableArray<ProjectId> Needs { get; init; } = [];

    /// <summary>Length; null where that is not known.</summary>
    public Distance? Length { get; init; }

    /// <summary>Design speed of passenger trains; null where that is not known.</summary>
    public Speed? PassengerSpeed { get; init; }

    /// <summary>Design speed of freight trains; null where that is not known.</summary>
    public Speed? FreightSpeed { get; init; }

    /// <summary>Its parts, by country.</summary>
    public ImmutableArray<ProjectPart> Parts { get; init; } = [];

    /// <summary>Where this comes from.</summary>
    public required Provenance Provenance { get; init; }
}

/// <summary>One cell of the package that a policy sets.</summary>
/// <param name="Table">The table.</param>
/// <param name="Row">The id of the row.</param>
/// <param name="Column">The column.</param>
/// <param name="Value">What it becomes; empty for the default.</param>
public sealed record PolicyChange(string Table, string Row, string Column, string Value);

/// <summary>A change that needs no building: hours, servers, limits, frequencies.</summary>
public sealed record Policy
{
    /// <summary>Its key.</summary>
    public required string Id { get; init; }

    /// <summary>Its names.</summary>
    public required LocalName Name { get; init; }

    /// <summary>First day; null for always.</summary>
    public LocalDate? From { get; init; }

    /// <summary>The cells it sets.</summary>
    public ImmutableArray<PolicyChange> Changes { get; init; } = [];

    /// <summary>Where this comes from.</summary>
    public required Provenance Provenance { get; init; }
}

/// <summary>An opening date that a scenario assumes for the parts of a project in one country.</summary>
/// <param name="Project">The project.</param>
/// <param name="Country">Whose parts.</param>
/// <param name="Opens">The day from which they can be used.</param>
public sealed record AssumedOpening(ProjectId Project, CountryId Country, LocalDate Opens);

/// <summary>A set of projects and policies, as the package writes it down.</summary>
public sealed record ScenarioDefinition
{
    /// <summary>Its key.</summary>
    public required ScenarioId Id { get; init; }

    /// <summary>Its names.</summary>
    public required LocalName Name { get; init; }

    /// <summary>The scenario it adds to; null for none.</summary>
    public ScenarioId? Parent { get; init; }

    /// <summary>Projects in it, beyond the parent's.</summary>
    public ImmutableArray<ProjectId> Projects { get; init; } = [];

    /// <summary>Keys of the policies in it, beyond the parent's.</summary>
    public ImmutableArray<string> Policies { get; init; } = [];

    /// <summary>Opening dates it assumes, beyond the parent's.</summary>
    public ImmutableArray<AssumedOpening> Openings { get; init; } = [];

    /// <summary>Where this comes from.</summary>
    public required Provenance Provenance { get; init; }
}
