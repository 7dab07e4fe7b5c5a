using Lienvan.Model.Dataset;
using Lienvan.Model.Places;
using Lienvan.Model.Projects;
using NodaTime;

namespace Lienvan.Model.Scenarios;

/// <summary>A set of projects and policies, its parents' included, that can be asked what is open on a day.</summary>
public sealed record Scenario
{
    /// <summary>Today's railway and nothing else.</summary>
    public static readonly Scenario Existing = new()
    {
        Id = new ScenarioId("existing"),
        Name = new LocalName("As it stands", "Hiện trạng", "现状"),
    };

    /// <summary>Its key.</summary>
    public required ScenarioId Id { get; init; }

    /// <summary>Its names.</summary>
    public required LocalName Name { get; init; }

    /// <summary>Projects in it; each takes effect on the day when all its parts are approved, open and joined.</summary>
    public ImmutableArray<ProjectId> Projects { get; init; } = [];

    /// <summary>Policies in it.</summary>
    public ImmutableArray<Policy> Policies { get; init; } = [];

    /// <summary>
    /// Opening dates that it assumes instead of the published ones; of two for one project and country the later one counts.
    /// </summary>
    public ImmutableArray<AssumedOpening> Openings { get; init; } = [];

    /// <summary>The scenarios that it adds to, the nearest first; none for one without a parent.</summary>
    public ImmutableArray<ScenarioId> Ancestors { get; init; } = [];

    /// <summary>The scenario of that key, or null when the package has none. <c>existing</c> is always there.</summary>
    public static Scenario? Find(Corridor corridor, ScenarioId id)
    {
        ArgumentNullException.ThrowIfNull(corridor);
        if (id == Existing.Id)
        {
            return Existing;
        }

        var chain = Chain(corridor, id);
        return chain.Count == 0 ? null : Merge(corridor, chain);
    }

    /// <summary>What is open on that day.</summary>
    public Network On(Corridor corridor, LocalDate day)
    {
        ArgumentNullException.ThrowIfNull(corridor);
        return NetworkBuilder.Build(this, corridor, day);
    }

    /// <summary>The same scenario with cells of the package set to other values.</summary>
    public Scenario With(params IReadOnlyList<PolicyChange> changes) => changes.Count == 0 ? this : this with
    {
        Policies = Policies.Add(new Policy
        {
            Id = "set",
            Name = new LocalName("What if", "Giả định", "假设"),
            Changes = [.. changes],
            Provenance = new Provenance("asked for", Confidence.Assumed, ""),
        }),
    };

    /// <summary>Why a change fits no cell of the package, or null if it does fit one.</summary>
    public static string? FindFault(Corridor corridor, PolicyChange change)
    {
        ArgumentNullException.ThrowIfNull(corridor);
        ArgumentNullException.ThrowIfNull(change);
        return Dataset.Raw.PolicyPatch.FindFault(corridor.Raw, change);
    }

    /// <summary>The definition and its parents, the eldest first; a circle of parents ends where it closes.</summary>
    private static List<ScenarioDefinition> Chain(Corridor corridor, ScenarioId id)
    {
        var chain = new List<ScenarioDefinition>();
        ScenarioId? next = id;
        while (next is { } wanted && corridor.Scenarios.FirstOrDefault(scenario => scenario.Id == wanted) is { } definition
            && !chain.Contains(definition))
        {
            chain.Insert(0, definition);
            next = definition.Parent;
        }

        return chain;
    }

    private static Scenario Merge(Corridor corridor, List<ScenarioDefinition> chain)
    {
        var policies = chain.SelectMany(definition => definition.Policies).Distinct(StringComparer.Ordinal).ToArray();
        return new Scenario
        {
            Id = chain[^1].Id,
            Name = chain[^1].Name,
            Projects = [.. chain.SelectMany(definition => definition.Projects).Distinct()],
            Policies = [.. policies.Select(id => corridor.Policies.FirstOrDefault(policy => policy.Id == id)).OfType<Policy>()],
            Openings = [.. chain.SelectMany(definition => definition.Openings)],
            Ancestors = [.. chain.SkipLast(1).Select(definition => definition.Id).Reverse()],
        };
    }
}
