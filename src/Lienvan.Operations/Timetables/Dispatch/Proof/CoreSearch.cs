namespace Lienvan.Operations.Timetables.Dispatch.Proof;

/// <summary>
/// Raises a lower bound until a schedule meets it: assumes that no cost exceeds what is known to be inevitable; the costs to blame when that is
/// impossible are added up into a new one, whose bound is higher (core-guided search: Fu and Malik 2006; Morgado, Dodaro, Marques-Silva 2014;
/// with whole costs in place of single steps as in Laborie and others' constraint solvers).
/// </summary>
internal sealed class CoreSearch
{
    private const long EffortPerStep = 200_000;

    private readonly ExactSearch search;
    private readonly List<int> terms;
    private readonly HashSet<int> fresh = [];
    private readonly Queue<int> rising = [];
    private readonly SumRule total;

    public CoreSearch(ExactSearch search)
    {
        this.search = search;
        terms = [.. search.Costs];
        var engine = search.Engine;
        total = new SumRule(engine.AddVariable(0, terms.Sum(engine.Trail.Upper)), [.. terms]);
        IsSound = search.IsSound && engine.TryAddSum(total);
    }

    /// <summary>False when it is proven that nothing undercuts the limit.</summary>
    public bool IsSound { get; private set; }

    /// <summary>What no schedule can undercut.</summary>
    public long Bound => terms.Sum(search.Engine.Trail.Lower);

    /// <summary>The best schedule found; null while there is none.</summary>
    public TrainPlan[]? Best { get; private set; }

    public long BestCost { get; private set; } = long.MaxValue;

    /// <summary>Whether the best schedule, or the limit given, is proven to be the optimum.</summary>
    public bool IsDone => !IsSound || BestCost <= Bound;

    /// <summary>Only schedules that cost less than a limit count from now on.</summary>
    public void Undercut(long limit)
    {
        search.Engine.BackTo(0);
        IsSound = IsSound && search.Engine.TrySet(Literal.AtMost(total.Total, limit - 1), new Reason(ReasonKind.Decision, 0))
            && search.Engine.TryPropagate();
    }

    /// <summary>Goes from schedule to better schedule, until there is none or an effort is spent.</summary>
    public void Descend(long mostEffort, CancellationToken cancellation)
    {
        var last = search.Effort + mostEffort;
        while (!IsDone && search.Effort < last && !cancellation.IsCancellationRequested)
        {
            switch (search.Solve([], last - search.Effort, cancellation))
            {
                case SearchOutcome.Found:
                    Take(search.Plans);
                    search.Follow(search.Plans);
                    break;
                case SearchOutcome.Impossible:
                    IsSound = false;
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>Works on until done or until an effort is spent.</summary>
    public void Work(long mostEffort, CancellationToken cancellation)
    {
        var last = search.Effort + mostEffort;
        while (!IsDone && search.Effort < last && !cancellation.IsCancellationRequested)
        {
            if (rising.TryDequeue(out var sum))
            {
                Raise(sum, cancellation);
                continue;
            }

            var assumed = terms.Where(term => !fresh.Contains(term))
                .Select(term => Literal.AtMost(term, search.Engine.Trail.Lower(term))).ToList();
            switch (search.Solve(assumed, last - search.Effort, cancellation))
            {
                case SearchOutcome.Found:
                    Take(search.Plans);
                    fresh.Clear();
                    break;
                case SearchOutcome.Impossible when search.Blame.Count == 0:
                    IsSound = false;
                    break;
                case SearchOutcome.Impossible:
                    AddUp(search.Blame);
                    break;
                default:
                    break;
            }
        }
    }

    private void Take(TrainPlan[] plans)
    {
        var cost = plans.Sum(plan => plan.Cost);
        if (cost < BestCost)
        {
            (Best, BestCost) = (plans, cost);
            if (cost > Bound)
            {
                Undercut(cost);
            }
        }
    }

    /// <summary>One at least of those to blame must rise, by as much as is known at least.</summary>
    private void AddUp(List<Literal> blame)
    {
        var engine = search.Engine;
        if (blame.Count == 1)
        {
            IsSound = engine.TrySet(blame[0].Negated, new Reason(ReasonKind.Decision, 0)) && engine.TryPropagate();
            return;
        }

        var parts = blame.Select(literal => literal.Bound >> 1).ToArray();
        var rise = blame.Min(literal => literal.Negated.Least - engine.Trail.Lower(literal.Bound >> 1));
        var sum = engine.AddVariable(parts.Sum(engine.Trail.Lower) + rise, parts.Sum(engine.Trail.Upper));
        IsSound = engine.TryAddClause(new Clause([.. blame.Select(literal => literal.Negated)], isLearnt: false))
            && engine.TryAddSum(new SumRule(sum, parts));
        terms.RemoveAll(parts.Contains);
        terms.Add(sum);
        fresh.Add(sum);
        IsSound = IsSound && engine.TryChangeSum(total, [.. terms]) && engine.TryPropagate();
        rising.Enqueue(sum);
    }

    /// <summary>How far a sum can be raised on its own, by steps that grow while they succeed.</summary>
    private void Raise(int sum, CancellationToken cancellation)
    {
        for (var step = 0L; step >= 0 && !IsDone && terms.Contains(sum) && !cancellation.IsCancellationRequested;)
        {
            Literal[] assumed = [Literal.AtMost(sum, search.Engine.Trail.Lower(sum) + step)];
            switch (search.Solve(assumed, EffortPerStep, cancellation))
            {
                case SearchOutcome.Impossible when search.Blame.Count == 0:
                    IsSound = false;
                    return;
                case SearchOutcome.Impossible:
                    AddUp(search.Blame);
                    step = (2 * step) + 1;
                    break;
                case SearchOutcome.Found:
                    Take(search.Plans);
                    step = step == 0 ? -1 : step / 8;
                    break;
                default:
                    step = step == 0 ? -1 : step / 8;
                    break;
            }
        }
    }
}
