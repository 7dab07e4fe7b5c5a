namespace Lienvan.Appraisal.Timing;

/// <summary>
/// The best order and years of a set of projects, exactly: dynamic programming over years and how far each project is, since what is open
/// and what has been spent follow from that alone. The value for a unit of investment is the best by Dinkelbach's method (Management
/// Science
/// 13 (1967) 492). Supports up to seven candidates; does not support building one faster or in stages.
/// </summary>
public static class BuildOrder
{
    private const int MostOrders = 5;

    /// <summary>Solves the problem for all futures.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="futures">Futures of demand; none for no table of regret.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ArgumentException">A table has the wrong size, or there are too many candidates.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static BuildOrderReport Solve(
        BuildOrderProblem problem, ImmutableArray<DemandFuture> futures, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        Check(problem);
        return new BuildOrderReport
        {
            Problem = problem,
            BestByValue = new BuildSearch(problem, cancellation).Best(0, mustBuild: false)!,
            BestByRatio = FindBestByRatio(problem, cancellation),
            Orders = OrdersOf(problem, cancellation),
            Futures = futures,
            Regret = futures.IsDefaultOrEmpty ? [] : RegretOf(problem, futures, cancellation),
        };
    }

    /// <summary>What a plan comes to, without looking at the budget.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="starts">By candidate: years after the first, or null for never.</param>
    internal static BuildPlan Evaluate(BuildOrderProblem problem, ImmutableArray<int?> starts)
    {
        var (value, investment) = (0.0, 0.0);
        for (var year = 0; year < problem.Years; year++)
        {
            var open = 0;
            for (var index = 0; index < starts.Length; index++)
            {
                var candidate = problem.Candidates[index];
                if (starts[index] is { } start && year >= start + candidate.Spending.Length)
                {
                    open |= 1 << index;
                }
            }

            value += problem.Gains[open][year] * Math.Pow(1 + problem.Rate, -year);
        }

        for (var index = 0; index < starts.Length; index++)
        {
            if (starts[index] is { } start)
            {
                var (spent, left) = OfStarting(problem, index, start);
                (value, investment) = (value + left - spent, investment + spent);
            }
        }

        return new BuildPlan([.. starts.Select(start => start + problem.FirstYear)], value, investment);
    }

    /// <summary>Present values of what is spent on a candidate, and of what is left of it in the last year.</summary>
    internal static (double Spent, double Left) OfStarting(BuildOrderProblem problem, int index, int start)
    {
        var (candidate, spent) = (problem.Candidates[index], 0.0);
        for (var year = 0; year < candidate.Spending.Length; year++)
        {
            spent += candidate.Spending[year] * Math.Pow(1 + problem.Rate, -(start + year));
        }

        var age = problem.Years - start - candidate.Spending.Length;
        var left = age >= 0 && age < candidate.ResidualByAge.Length ? candidate.ResidualByAge[age] : 0;
        return (spent, left * Math.Pow(1 + problem.Rate, -(problem.Years - 1)));
    }

    private static BuildPlan? FindBestByRatio(BuildOrderProblem problem, CancellationToken cancellation)
    {
        var (plan, search) = ((BuildPlan?)null, new BuildSearch(problem, cancellation));
        var ratio = -1e6;
        while (search.Best(ratio, mustBuild: true) is { } better && better.Ratio is { } found && found > ratio + 1e-12)
        {
            (plan, ratio) = (better, found);
        }

        return plan;
    }

    /// <summary>All orders up to five candidates; of more, those are left out, for there are hundreds.</summary>
    private static ImmutableArray<OrderedPlan> OrdersOf(BuildOrderProblem problem, CancellationToken cancellation)
    {
        if (problem.Candidates.Length > MostOrders)
        {
            return [];
        }

        var search = new BuildSearch(problem, cancellation);
        var orders = Permutations([.. Enumerable.Range(0, problem.Candidates.Length)]);
        return [.. orders.Select(order => new OrderedPlan(order, search.BestInOrder(order))).OrderByDescending(one =>
            one.Plan.NetPresentValue)];
    }

    private static ImmutableArray<RegretRow> RegretOf(
        BuildOrderProblem problem, ImmutableArray<DemandFuture> futures, CancellationToken cancellation)
    {
        var problems = futures.Select(future => problem.WithGains(future.Gains)).ToList();
        var best = problems.ConvertAll(one => new BuildSearch(one, cancellation).Best(0, mustBuild: false)!);
        var nothing = new BuildPlan([.. problem.Candidates.Select(_ => (int?)null)], 0, 0);
        var plans = best.Append(nothing).DistinctBy(plan => string.Join(',', plan.Starts)).ToList();
        var all = futures.Sum(future => future.Probability);
        return
        [
            .. plans.Select(plan =>
            {
                var starts = plan.Starts.Select(start => start - problem.FirstYear).ToImmutableArray();
                var values = problems.ConvertAll(one => Evaluate(one, starts).NetPresentValue);
                return new RegretRow(Evaluate(problem, starts), [.. values],
                    [.. values.Select((value, index) => Math.Max(0, best[index].NetPresentValue - value))],
                    values.Select((value, index) => value * futures[index].Probability / all).Sum());
            }).OrderByDescending(row => row.Expected),
        ];
    }

    private static IEnumerable<ImmutableArray<int>> Permutations(ImmutableArray<int> items) => items.Length <= 1
        ? [items]
        : items.SelectMany(item => Permutations(items.Remove(item)).Select(rest => rest.Insert(0, item)));

    private static void Check(BuildOrderProblem problem)
    {
        var count = problem.Candidates.Length;
        if (count is < 1 or > BuildOrderProblem.MostCandidates || problem.Candidates.Any(candidate => candidate.Spending.IsDefaultOrEmpty))
        {
            throw new ArgumentException($"an order has 1 to {BuildOrderProblem.MostCandidates} candidates that take a year or more",
                nameof(problem));
        }

        if (problem.Gains.Length != 1 << count || problem.Gains.Any(set => set.Length != problem.Years) || problem.Years == 0)
        {
            throw new ArgumentException("gains have a row for every set and a column for every year", nameof(problem));
        }

        if (problem.StartYears < 1 || problem.StartYears + problem.Candidates.Max(candidate => candidate.Spending.Length) > problem.Years)
        {
            throw new ArgumentException("what is started last is still open in the last year", nameof(problem));
        }
    }
}
