namespace Lienvan.Appraisal.Timing;

/// <summary>
/// Dynamic programming over years. The state is how many years each candidate has been built, in digits of a number, the last digit
/// value meaning open. Costs fall due when a candidate starts, since all that follows from it is then known; gains by year.
/// </summary>
internal sealed class BuildSearch
{
    private const double Impossible = double.NegativeInfinity;

    private readonly BuildOrderProblem problem;
    private readonly CancellationToken cancellation;
    private readonly int count;
    private readonly int[] weights;
    private readonly double[] factors;
    private readonly double[] allowed;
    private readonly double[][] spentSoFar;
    private readonly Dictionary<(int Year, int State), (double Value, int Starts)> known = [];
    private double lambda;
    private bool mustBuild;
    private ImmutableArray<int> order = [];

    public BuildSearch(BuildOrderProblem problem, CancellationToken cancellation)
    {
        (this.problem, this.cancellation, count) = (problem, cancellation, problem.Candidates.Length);
        weights = new int[count + 1];
        weights[0] = 1;
        for (var index = 0; index < count; index++)
        {
            weights[index + 1] = weights[index] * (problem.Candidates[index].Spending.Length + 1);
        }

        factors = [.. Enumerable.Range(0, problem.Years).Select(year => Math.Pow(1 + problem.Rate, -year))];
        allowed = AllowedSoFar();
        spentSoFar = [.. problem.Candidates.Select(candidate => Running(candidate.Spending))];
    }

    /// <summary>
    /// The best plan by value less so much for a unit of investment; null where something must be built and nothing can be.
    /// </summary>
    public BuildPlan? Best(double forInvestment, bool mustBuild)
    {
        (lambda, this.mustBuild, order) = (forInvestment, mustBuild, []);
        return Solve();
    }

    /// <summary>The best plan that starts the candidates in that order.</summary>
    public BuildPlan BestInOrder(ImmutableArray<int> wanted)
    {
        (lambda, mustBuild, order) = (0, false, wanted);
        return Solve()!;
    }

    private BuildPlan? Solve()
    {
        known.Clear();
        if (double.IsNegativeInfinity(From(0, 0)))
        {
            return null;
        }

        var (starts, state) = (new int?[count], 0);
        for (var year = 0; year < problem.StartYears; year++)
        {
            var chosen = known[(year, state)].Starts;
            for (var index = 0; index < count; index++)
            {
                starts[index] = (chosen & (1 << index)) != 0 ? year : starts[index];
            }

            state = Next(state, chosen);
        }

        return BuildOrder.Evaluate(problem, [.. starts]);
    }

    /// <summary>The best value from that year on, in the present value of the first.</summary>
    private double From(int year, int state)
    {
        if (year == problem.Years)
        {
            return 0;
        }

        if (year >= problem.StartYears && mustBuild && state == 0)
        {
            return Impossible;
        }

        if (known.TryGetValue((year, state), out var found))
        {
            return found.Value;
        }

        cancellation.ThrowIfCancellationRequested();
        var gain = problem.Gains[OpenIn(state)][year] * factors[year];
        var best = (Value: Impossible, Starts: 0);
        var idle = year < problem.StartYears ? IdleIn(state) : 0;
        for (var starts = idle; ; starts = (starts - 1) & idle)
        {
            if (IsInOrder(state, starts) && IsAffordable(year, state, starts))
            {
                var value = gain + OfStarts(year, starts) + From(year + 1, Next(state, starts));
                // Of equals the fewer starts: what brings nothing is not built.
                best = value >= best.Value - 1e-12 ? (value, starts) : best;
            }

            if (starts == 0)
            {
                break;
            }
        }

        known[(year, state)] = best;
        return best.Value;
    }

    private double OfStarts(int year, int starts)
    {
        var value = 0.0;
        for (var index = 0; index < count; index++)
        {
            if ((starts & (1 << index)) != 0)
            {
                var (spent, left) = BuildOrder.OfStarting(problem, index, year);
                value += left - (spent * (1 + lambda));
            }
        }

        return value;
    }

    private bool IsAffordable(int year, int state, int starts)
    {
        if (problem.Budget.IsDefaultOrEmpty)
        {
            return true;
        }

        // A budget binds at the end of each year; what started before was found affordable for all its years only by looking at them now.
        var spent = 0.0;
        for (var index = 0; index < count; index++)
        {
            var age = AgeOf(state, index);
            spent += (starts & (1 << index)) != 0 ? spentSoFar[index][1] : age > 0
                ? spentSoFar[index][Math.Min(age + 1, spentSoFar[index].Length - 1)] : 0;
        }

        return spent <= allowed[year] + 1e-9;
    }

    private bool IsInOrder(int state, int starts)
    {
        if (order.IsEmpty)
        {
            return true;
        }

        // Started so far and now must be the first ones of the order.
        var started = starts | ~IdleIn(state);
        var isOver = false;
        foreach (var index in order)
        {
            var has = (started & (1 << index)) != 0;
            if (has && isOver)
            {
                return false;
            }

            isOver |= !has;
        }

        return true;
    }

    /// <summary>A year later: what is being built is a year further, what is started has its first year behind it.</summary>
    private int Next(int state, int starts)
    {
        var next = 0;
        for (var index = 0; index < count; index++)
        {
            var age = AgeOf(state, index);
            var isBuilding = age > 0 || (starts & (1 << index)) != 0;
            next += (isBuilding ? Math.Min(age + 1, problem.Candidates[index].Spending.Length) : 0) * weights[index];
        }

        return next;
    }

    private int AgeOf(int state, int index) => state / weights[index] % (problem.Candidates[index].Spending.Length + 1);

    private int OpenIn(int state)
    {
        var open = 0;
        for (var index = 0; index < count; index++)
        {
            open |= AgeOf(state, index) == problem.Candidates[index].Spending.Length ? 1 << index : 0;
        }

        return open;
    }

    private int IdleIn(int state)
    {
        var idle = 0;
        for (var index = 0; index < count; index++)
        {
            idle |= AgeOf(state, index) == 0 ? 1 << index : 0;
        }

        return idle;
    }

    private double[] AllowedSoFar()
    {
        var (sums, sum) = (new double[problem.Years], 0.0);
        for (var year = 0; year < sums.Length; year++)
        {
            sum += problem.Budget.IsDefaultOrEmpty ? 0 : problem.Budget[Math.Min(year, problem.Budget.Length - 1)];
            sums[year] = sum;
        }

        return sums;
    }

    private static double[] Running(ImmutableArray<double> spending)
    {
        var sums = new double[spending.Length + 1];
        for (var year = 0; year < spending.Length; year++)
        {
            sums[year + 1] = sums[year] + spending[year];
        }

        return sums;
    }
}
