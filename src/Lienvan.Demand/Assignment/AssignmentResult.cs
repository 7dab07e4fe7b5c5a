namespace Lienvan.Demand.Assignment;

/// <summary>What an assignment came to: <see cref="AssignedFlows"/> or <see cref="NoAssignment"/>.</summary>
public abstract record AssignmentResult;

/// <summary>Why a search ended.</summary>
public enum AssignmentEnd
{
    /// <summary>The gap asked for is reached.</summary>
    Converged,

    /// <summary>As many iterations as allowed were not enough.</summary>
    MostIterations,

    /// <summary>The gap no longer falls: what is left is rounding, or the method's limit.</summary>
    NoProgress,

    /// <summary>Somebody stopped it.</summary>
    Stopped,
}

/// <summary>Flows at, or on the way to, equilibrium: the best found.</summary>
public sealed record AssignedFlows : AssignmentResult
{
    /// <summary>Flow of each link, in the order of the problem's links.</summary>
    public required ImmutableArray<double> Flows { get; init; }

    /// <summary>Cost of each link at that flow, toll and length included; infinite for a closed link.</summary>
    public required ImmutableArray<double> Costs { get; init; }

    /// <summary>Beckmann's objective: the sum over links of the integral of cost from no flow to the link's flow.</summary>
    public required double Objective { get; init; }

    /// <summary>(Σ flow·cost − Σ trips·cheapest cost) / Σ flow·cost; 0 without trips. Never negative.</summary>
    public required double RelativeGap { get; init; }

    /// <summary>Σ flow·cost.</summary>
    public required double TotalCost { get; init; }

    /// <summary>Iterations done.</summary>
    public required int Iterations { get; init; }

    /// <summary>Why it ended there.</summary>
    public required AssignmentEnd End { get; init; }
}

/// <summary>There is no assignment.</summary>
/// <param name="Why">Why not, in a sentence without its stop.</param>
/// <param name="Unreachable">Pairs with trips and no way, in order of origin and destination; empty when that is not the reason.</param>
public sealed record NoAssignment(string Why, ImmutableArray<TripDemand> Unreachable) : AssignmentResult;
