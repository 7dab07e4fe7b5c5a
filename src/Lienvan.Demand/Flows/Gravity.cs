namespace Lienvan.Demand.Flows;

/// <summary>What leaves each origin, what reaches each destination, and how little each pair is deterred.</summary>
public sealed record GravityProblem
{
    /// <summary>What leaves each origin; not negative. Shape <c>[origin]</c>.</summary>
    public required ImmutableArray<double> Origins { get; init; }

    /// <summary>What reaches each destination; not negative. Shape <c>[destination]</c>.</summary>
    public required ImmutableArray<double> Destinations { get; init; }

    /// <summary>
    /// How much a pair trades before the totals are met, such as exp(−b·cost); 0 for never. Shape <c>[origin, destination]</c>, row-major.
    /// </summary>
    public required ImmutableArray<double> Deterrence { get; init; }

    /// <summary>The largest relative error of a total that is good enough; 1e-12 by default.</summary>
    public double Tolerance { get; init; } = 1e-12;

    /// <summary>The most rounds; 10,000 by default.</summary>
    public int MostRounds { get; init; } = 10_000;
}

/// <summary>Flows of each pair that meet both totals.</summary>
/// <param name="Flows">Shape <c>[origin, destination]</c>, row-major.</param>
/// <param name="Rounds">Rounds that it took.</param>
/// <param name="Error">The largest relative error of a total that is left; of destinations, since origins are met last.</param>
/// <param name="IsBalanced">Whether the error is within what was asked.</param>
public sealed record GravityFlows(ImmutableArray<double> Flows, int Rounds, double Error, bool IsBalanced)
{
    /// <summary>Σ flow·cost / Σ flow over pairs with a flow; 0 without flows.</summary>
    /// <param name="costs">Shape <c>[origin, destination]</c>, row-major.</param>
    public double MeanCost(ReadOnlySpan<double> costs)
    {
        var (sum, total) = (0.0, 0.0);
        for (var pair = 0; pair < Flows.Length; pair++)
        {
            if (Flows[pair] > 0)
            {
                (sum, total) = (sum + (Flows[pair] * costs[pair]), total + Flows[pair]);
            }
        }

        return total > 0 ? sum / total : 0;
    }
}

/// <summary>
/// The doubly constrained gravity model, T_ij = A_i·O_i·B_j·D_j·f_ij, balanced by turns (K. P. Furness, Traffic Engineering and Control 7
/// (1965) 458; A. G. Wilson, Transportation Research 1 (1967) 253). Where the sums of origins and destinations differ, destinations are
/// scaled to the sum of origins. An origin or destination that trades with nobody is left out of both sums.
/// </summary>
public static class Gravity
{
    /// <summary>Balances the flows.</summary>
    /// <exception cref="ArgumentException">The shapes do not fit, or a number is negative or not finite.</exception>
    public static GravityFlows Balance(GravityProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var (rows, columns) = (problem.Origins.Length, problem.Destinations.Length);
        if (problem.Deterrence.Length != rows * columns)
        {
            throw new ArgumentException($"the deterrence has {problem.Deterrence.Length} cells, not {rows} × {columns}", nameof(problem));
        }

        if (problem.Origins.Concat(problem.Destinations).Concat(problem.Deterrence).Any(value => !double.IsFinite(value) || value < 0))
        {
            throw new ArgumentException("totals and deterrence are finite and not negative", nameof(problem));
        }

        problem = WithoutStrangers(problem);
        var destinations = Scaled(problem.Destinations, problem.Origins.Sum());
        var (a, b) = (new double[rows], new double[columns]);
        Array.Fill(b, 1);
        var (round, error) = (0, double.PositiveInfinity);
        while (round < problem.MostRounds && error > problem.Tolerance)
        {
            round++;
            FitRows(problem, destinations, a, b);
            error = FitColumns(problem, destinations, a, b);
        }

        FitRows(problem, destinations, a, b);
        var flows = new double[rows * columns];
        for (var pair = 0; pair < flows.Length; pair++)
        {
            var (row, column) = (pair / columns, pair % columns);
            flows[pair] = a[row] * problem.Origins[row] * b[column] * destinations[column] * problem.Deterrence[pair];
        }

        return new GravityFlows([.. flows], round, error, error <= problem.Tolerance);
    }

    private static GravityProblem WithoutStrangers(GravityProblem problem)
    {
        var (rows, columns) = (problem.Origins.Length, problem.Destinations.Length);
        bool Trades(int row, int column) => problem.Deterrence[(row * columns) + column] > 0;
        return problem with
        {
            Origins = [.. problem.Origins.Select((value, row) =>
                Enumerable.Range(0, columns).Any(column => Trades(row, column) && problem.Destinations[column] > 0) ? value : 0)],
            Destinations = [.. problem.Destinations.Select((value, column) =>
                Enumerable.Range(0, rows).Any(row => Trades(row, column) && problem.Origins[row] > 0) ? value : 0)],
        };
    }

    private static double[] Scaled(ImmutableArray<double> destinations, double sum)
    {
        var total = destinations.Sum();
        return total > 0 ? [.. destinations.Select(value => value * sum / total)] : [.. destinations];
    }

    private static void FitRows(GravityProblem problem, double[] destinations, double[] a, double[] b)
    {
        var deterrence = problem.Deterrence.AsSpan();
        for (var row = 0; row < a.Length; row++)
        {
            var sum = 0.0;
            for (var column = 0; column < b.Length; column++)
            {
                sum += b[column] * destinations[column] * deterrence[(row * b.Length) + column];
            }

            a[row] = sum > 0 ? 1 / sum : 0;
        }
    }

    /// <summary>Returns by how much the destinations were off before.</summary>
    private static double FitColumns(GravityProblem problem, double[] destinations, double[] a, double[] b)
    {
        var deterrence = problem.Deterrence.AsSpan();
        var error = 0.0;
        for (var column = 0; column < b.Length; column++)
        {
            var sum = 0.0;
            for (var row = 0; row < a.Length; row++)
            {
                sum += a[row] * problem.Origins[row] * deterrence[(row * b.Length) + column];
            }

            if (sum > 0 && destinations[column] > 0)
            {
                error = Math.Max(error, Math.Abs((sum * b[column]) - 1));
            }

            b[column] = sum > 0 ? 1 / sum : 0;
        }

        return error;
    }
}
