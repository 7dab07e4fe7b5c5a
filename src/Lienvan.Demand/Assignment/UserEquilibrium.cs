namespace Lienvan.Demand.Assignment;

/// <summary>
/// Finds the user equilibrium (Wardrop 1952): every way in use between two zones costs the same, and none costs less. Fixed trips, one
/// class, separable costs that rise with flow, the minimum of Beckmann's objective (Beckmann, McGuire, Winsten 1956). Does not support
/// turn costs, several classes or elastic trips. See docs/assignment.md.
/// </summary>
public static class UserEquilibrium
{
    /// <summary>Below so many origins times links, threads cost more than they bring.</summary>
    private const long WorthThreads = 200_000;

    /// <summary>Solves.</summary>
    /// <param name="problem">The network and trips.</param>
    /// <param name="options">How far and by what means.</param>
    /// <param name="progress">Told after every iteration, on the calling thread; null for nobody.</param>
    /// <param name="cancellation">Stops the search, with the best so far.</param>
    /// <returns><see cref="AssignedFlows"/>, or <see cref="NoAssignment"/> with its reason.</returns>
    /// <exception cref="ArgumentException">A number of the problem or the options is outside its range.</exception>
    public static AssignmentResult Solve(
        AssignmentProblem problem, AssignmentOptions options, IProgress<AssignmentProgress>? progress, CancellationToken cancellation)
    {
        ProblemChecks.Check(problem, options);
        var network = new FlowNetwork(problem, options);
        var unreachable = Reachability.FindUnreachable(network);
        if (!unreachable.IsEmpty)
        {
            return new NoAssignment(Reachability.InWords(unreachable), unreachable);
        }

        var isWorth = (long)network.Origins.Length * network.Tails.Length >= WorthThreads;
        var threads = isWorth ? Math.Min(options.Threads, network.Origins.Length) : 1;
        IEquilibriumSearch search = options.Method switch
        {
            AssignmentMethod.AlgorithmB => new AlgorithmB(network, threads),
            _ => new BiconjugateFrankWolfe(network, threads),
        };
        return new EquilibriumRun(search, options).Go(progress, cancellation);
    }
}
