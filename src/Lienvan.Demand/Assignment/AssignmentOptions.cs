namespace Lienvan.Demand.Assignment;

/// <summary>How the equilibrium is found.</summary>
public enum AssignmentMethod
{
    /// <summary>
    /// Algorithm B of Dial (2006): an acyclic network for each origin, in which flow moves from the dearest to the cheapest way. Exact.
    /// </summary>
    AlgorithmB,

    /// <summary>Bi-conjugate Frank–Wolfe of Mitradjieva and Lindberg (2013). Little memory, modest precision.</summary>
    BiconjugateFrankWolfe,
}

/// <summary>How far and by what means to search.</summary>
public sealed record AssignmentOptions
{
    /// <summary>Method. Algorithm B by default.</summary>
    public AssignmentMethod Method { get; init; }

    /// <summary>
    /// Relative gap at which to stop: (cost of all trips − what they would cost on cheapest ways) / cost of all trips. 1e-6 by default.
    /// </summary>
    public double Gap { get; init; } = 1e-6;

    /// <summary>Most iterations, at least 1; 10 000 by default.</summary>
    public int MostIterations { get; init; } = 10_000;

    /// <summary>What one unit of toll costs in units of time. 0 by default.</summary>
    public double TollFactor { get; init; }

    /// <summary>What one unit of length costs in units of time. 0 by default.</summary>
    public double DistanceFactor { get; init; }

    /// <summary>Threads, at least 1, the default. The answer is the same for any number; small problems are solved by one.</summary>
    public int Threads { get; init; } = 1;
}

/// <summary>How far a search has come.</summary>
/// <param name="Iteration">Iterations done.</param>
/// <param name="RelativeGap">The smallest gap so far, of the flows that would be the answer now: it never rises.</param>
public sealed record AssignmentProgress(int Iteration, double RelativeGap);
