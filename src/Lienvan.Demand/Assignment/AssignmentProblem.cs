namespace Lienvan.Demand.Assignment;

/// <summary>
/// A link of a road or rail network, one way, with the cost <c>t₀·(1 + b·(v/c)^power)</c> of the Bureau of Public Roads. Units are those of
/// the file it comes from; none is assumed.
/// </summary>
/// <param name="From">Number of the node where it begins, from 1.</param>
/// <param name="To">Number of the node where it ends, from 1. Links may be parallel; one that ends where it begins is never used.</param>
public sealed record AssignmentLink(int From, int To)
{
    /// <summary>c, the flow at which the time is (1 + b)·t₀. At least 0; with 0 and a time by flow the link is closed.</summary>
    public required double Capacity { get; init; }

    /// <summary>t₀, the time of the empty link. At least 0; 0 is allowed.</summary>
    public required double FreeFlowTime { get; init; }

    /// <summary>b, how much of t₀ is added at capacity. At least 0; 0 by default, a constant time.</summary>
    public double B { get; init; }

    /// <summary>
    /// Exponent. At least 0, whole or not; below 1 the slope at no flow is infinite. 0, the default, adds b·t₀ whatever the flow.
    /// </summary>
    public double Power { get; init; }

    /// <summary>Length. 0 by default. Counts by <see cref="AssignmentOptions.DistanceFactor"/>.</summary>
    public double Length { get; init; }

    /// <summary>Toll. 0 by default. Counts by <see cref="AssignmentOptions.TollFactor"/>.</summary>
    public double Toll { get; init; }

    /// <summary>Whether nothing can go over it: its time depends on flow, and its capacity is 0.</summary>
    public bool IsClosed => Capacity == 0 && FreeFlowTime > 0 && B > 0 && Power > 0;

    /// <summary>What it costs without flow: time, toll and length by their factors.</summary>
    public double CostWhenEmpty(AssignmentOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return FreeFlowTime + (options.TollFactor * Toll) + (options.DistanceFactor * Length) + (Power == 0 ? FreeFlowTime * B : 0);
    }
}

/// <summary>How much wants to go from one zone to another.</summary>
/// <param name="From">Number of the zone, from 1.</param>
/// <param name="To">Number of the zone, from 1. Trips within a zone use no link and are passed over.</param>
/// <param name="Volume">At least 0. Several rows for one pair add up.</param>
public sealed record TripDemand(int From, int To, double Volume);

/// <summary>A network and what wants to travel on it.</summary>
public sealed record AssignmentProblem
{
    /// <summary>Number of zones. Zone z is node z; zones come before other nodes.</summary>
    public required int ZoneCount { get; init; }

    /// <summary>Number of nodes, numbered from 1.</summary>
    public required int NodeCount { get; init; }

    /// <summary>Nodes with a lower number are only begun or ended at, never passed through. 1, the default: all may be passed.</summary>
    public int FirstThroughNode { get; init; } = 1;

    /// <summary>The links. Flows come in their order.</summary>
    public required ImmutableArray<AssignmentLink> Links { get; init; }

    /// <summary>The trips, in any order.</summary>
    public required ImmutableArray<TripDemand> Trips { get; init; }
}
