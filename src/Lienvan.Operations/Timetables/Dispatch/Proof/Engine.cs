namespace Lienvan.Operations.Timetables.Dispatch.Proof;

/// <summary>
/// Follows up what is decided: bounds that follow bounds, costs, sums and learnt clauses, each change with a reason that is worked out only when
/// asked for (lazy clause generation: Ohrimenko, Stuckey, Codish 2009; with literals as bounds, so that none has to be made).
/// </summary>
internal sealed class Engine(CompiledProblem problem)
{
    private const int MostRises = 24;
    private const int MostJoinRises = 5;

    private readonly List<Arc> arcs = [];
    private readonly List<Join> joins = [];
    private readonly List<SumRule> sums = [];
    private readonly List<CostRule> costs = [];
    private readonly List<Clause> clauses = [];
    private readonly List<List<Trigger>> triggers = [];
    private readonly List<List<Watched>> watches = [];
    private readonly List<Literal> conflict = [];
    private readonly List<int> recent = [];
    private int done;
    private bool mustRecheck;

    public Trail Trail { get; } = new();

    /// <summary>How much has been done: changes and visits of clauses, the same on any machine.</summary>
    public long Effort { get; private set; }

    public List<Clause> Clauses => clauses;

    /// <summary>Literals that hold and can't hold together, after <see cref="TryPropagate"/> returned false.</summary>
    public List<Literal> Conflict => conflict;

    public int AddVariable(long lower, long upper)
    {
        triggers.Add([]);
        triggers.Add([]);
        watches.Add([]);
        watches.Add([]);
        return Trail.AddVariable(lower, upper);
    }

    /// <summary>Adds an arc and its mirror for the other bounds; they take effect with the next <see cref="TryPropagate"/>.</summary>
    public void AddArc(Arc arc)
    {
        AddOneArc(arc);
        AddOneArc(arc with { Source = arc.Target ^ 1, Target = arc.Source ^ 1 });
        mustRecheck = true;
    }

    public bool TryAddJoin(Join join)
    {
        var index = joins.Count;
        joins.Add(join);
        foreach (var branch in join.Branches)
        {
            triggers[branch.Source].Add(new Trigger(TriggerKind.Join, index));
            if (branch.Edge is { } edge)
            {
                triggers[edge.Negated.Bound].Add(new Trigger(TriggerKind.Join, index));
            }
        }

        return TryJoin(index);
    }

    public bool TryAddSum(SumRule sum)
    {
        var index = sums.Count;
        sums.Add(sum);
        triggers[(2 * sum.Total) + 1].Add(new Trigger(TriggerKind.Sum, index));
        foreach (var part in sum.Parts)
        {
            triggers[2 * part].Add(new Trigger(TriggerKind.Sum, index));
        }

        return TrySum(index);
    }

    /// <summary>Gives a sum other parts; only before any decision.</summary>
    public bool TryChangeSum(SumRule sum, int[] parts)
    {
        var index = sums.IndexOf(sum);
        sum.Parts = parts;
        foreach (var part in parts)
        {
            triggers[2 * part].Add(new Trigger(TriggerKind.Sum, index));
        }

        return TrySum(index);
    }

    public bool TryAddCost(CostRule rule)
    {
        var index = costs.Count;
        costs.Add(rule);
        triggers[2 * rule.Start].Add(new Trigger(TriggerKind.Cost, index));
        triggers[(2 * rule.Cost) + 1].Add(new Trigger(TriggerKind.Cost, index));
        if (rule.Presence is { } presence)
        {
            triggers[presence.Bound].Add(new Trigger(TriggerKind.Cost, index));
        }

        return TryCost(index);
    }

    /// <summary>Adds a clause of which at most the first literal is undecided or any two are.</summary>
    public bool TryAddClause(Clause clause)
    {
        var index = clauses.Count;
        clauses.Add(clause);
        if (clause.Literals.Length > 1)
        {
            Watch(clause.Literals[0], index, clause.Literals[1]);
            Watch(clause.Literals[1], index, clause.Literals[0]);
        }

        return clause.Literals.Length > 1 && !Trail.Fails(clause.Literals[1])
            || TrySet(clause.Literals[0], new Reason(ReasonKind.Clause, index));
    }

    /// <summary>Makes a literal hold; false, with a conflict, when it can't.</summary>
    public bool TrySet(Literal literal, Reason reason)
    {
        if (Trail.Holds(literal))
        {
            return true;
        }

        if (Trail.Fails(literal))
        {
            conflict.Clear();
            conflict.Add(literal.Negated);
            Explain(literal, reason, Trail.Count, conflict);
            return false;
        }

        Effort++;
        Trail.Push(literal, reason);
        return true;
    }

    /// <summary>Follows up all changes; false, with a conflict, when they can't hold together.</summary>
    public bool TryPropagate()
    {
        if (!TryRecheck())
        {
            return false;
        }

        while (done < Trail.Count)
        {
            var at = done++;
            var entry = Trail[at];
            if (!TryWatches(entry.Bound, entry.Before, entry.After) || (Trail.IsLast(at) && !TryTriggers(entry.Bound)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>How often something was taken back.</summary>
    public int Returns { get; private set; }

    public void BackTo(int level)
    {
        if (level < Trail.Level)
        {
            mustRecheck = true;
            Returns++;
        }

        Trail.BackTo(level);
        done = Math.Min(done, Trail.Count);
    }

    /// <summary>Adds the literals that made another hold; all of them held before a place in the trail.</summary>
    public void Explain(Literal literal, Reason reason, int at, List<Literal> into)
    {
        switch (reason.Kind)
        {
            case ReasonKind.Clause:
                ExplainClause(literal, clauses[reason.Index], into);
                break;
            case ReasonKind.Arc:
                ExplainArc(literal.Least, arcs[reason.Index], into);
                break;
            case ReasonKind.ArcCondition:
                ExplainArcCondition(literal, arcs[reason.Index], at, into);
                break;
            case ReasonKind.SumTotal:
                ExplainSumTotal(literal.Least, sums[reason.Index], at, into);
                break;
            case ReasonKind.SumPart:
                ExplainSumPart(literal, sums[reason.Index], at, into);
                break;
            case ReasonKind.Join or ReasonKind.JoinPresence:
                ExplainJoin(literal, reason, at, into);
                break;
            default:
                ExplainCost(literal, reason, at, into);
                break;
        }
    }

    private static void ExplainClause(Literal literal, Clause clause, List<Literal> into)
    {
        clause.Activity += 1;
        foreach (var other in clause.Literals)
        {
            if (other.Bound != literal.Bound)
            {
                into.Add(other.Negated);
            }
        }
    }

    private static void ExplainArc(long least, Arc arc, List<Literal> into)
    {
        into.Add(new Literal(arc.Source, least - arc.Distance));
        for (var place = 0; place < 3; place++)
        {
            if (arc.Condition(place) is { } condition)
            {
                into.Add(condition);
            }
        }
    }

    private void ExplainArcCondition(Literal literal, Arc arc, int at, List<Literal> into)
    {
        var limit = 1 - Trail.BoundBefore(arc.Target ^ 1, at);
        into.Add(new Literal(arc.Target ^ 1, 1 - limit));
        into.Add(new Literal(arc.Source, limit - arc.Distance));
        for (var place = 0; place < 3; place++)
        {
            if (arc.Condition(place) is { } condition && condition.Negated.Bound != literal.Bound)
            {
                into.Add(condition);
            }
        }
    }

    private void ExplainSumTotal(long least, SumRule sum, int at, List<Literal> into)
    {
        var slack = -least;
        foreach (var part in sum.Parts)
        {
            slack += Trail.BoundBefore(2 * part, at);
        }

        AddParts(sum, -1, at, slack, into);
    }

    private void ExplainSumPart(Literal literal, SumRule sum, int at, List<Literal> into)
    {
        var (part, limit) = (literal.Bound >> 1, Trail.BoundBefore((2 * sum.Total) + 1, at));
        into.Add(new Literal((2 * sum.Total) + 1, limit));
        var slack = limit - literal.Least;
        foreach (var other in sum.Parts)
        {
            slack += other == part ? 0 : Trail.BoundBefore(2 * other, at);
        }

        AddParts(sum, part, at, slack, into);
    }

    /// <summary>The parts' lower bounds, weakened as far as the slack goes.</summary>
    private void AddParts(SumRule sum, int except, int at, long slack, List<Literal> into)
    {
        foreach (var part in sum.Parts)
        {
            if (part != except)
            {
                var (lower, floor) = (Trail.BoundBefore(2 * part, at), RootLower(part));
                var given = Math.Min(slack, lower - floor);
                slack -= given;
                if (lower - given > floor)
                {
                    into.Add(Literal.AtLeast(part, lower - given));
                }
            }
        }
    }

    private long RootLower(int variable)
    {
        var value = Trail.Lower(variable);
        var at = Trail.Find(Literal.AtLeast(variable, value));
        while (at >= 0 && Trail[at].Level > 0)
        {
            value = Trail[at].Before;
            at = Trail[at].Previous;
        }

        return value;
    }

    private void ExplainCost(Literal literal, Reason reason, int at, List<Literal> into)
    {
        var rule = costs[reason.Index];
        switch (reason.Kind)
        {
            case ReasonKind.CostOfStart:
                into.Add(Literal.AtLeast(rule.Start, problem.LatestAtCost(rule.Operation, literal.Least - 1) + 1));
                break;
            case ReasonKind.StartOfCost:
                into.Add(Literal.AtMost(rule.Cost, problem.CostAt(rule.Operation, 1 - literal.Least) - 1));
                break;
            default:
                var most = -Trail.BoundBefore((2 * rule.Cost) + 1, at);
                into.Add(Literal.AtMost(rule.Cost, most));
                into.Add(Literal.AtLeast(rule.Start, problem.LatestAtCost(rule.Operation, most) + 1));
                return;
        }

        if (rule.Presence is { } presence)
        {
            into.Add(presence);
        }
    }

    private void ExplainJoin(Literal literal, Reason reason, int at, List<Literal> into)
    {
        var join = joins[reason.Index];
        var least = literal.Least;
        if (reason.Kind == ReasonKind.JoinPresence)
        {
            var limit = Trail.BoundBefore(join.Target ^ 1, at);
            into.Add(new Literal(join.Target ^ 1, limit));
            least = 1 - limit;
        }

        foreach (var branch in join.Branches)
        {
            if (Trail.BoundBefore(branch.Source, at) >= least - branch.Distance)
            {
                into.Add(new Literal(branch.Source, least - branch.Distance));
            }
            else
            {
                into.Add(branch.Edge!.Value.Negated);
            }
        }
    }

    private void AddOneArc(Arc arc)
    {
        var index = arcs.Count;
        arcs.Add(arc);
        triggers[arc.Source].Add(new Trigger(TriggerKind.Arc, index));
        for (var place = 0; place < 3; place++)
        {
            if (arc.Condition(place) is { } condition)
            {
                triggers[condition.Bound].Add(new Trigger(TriggerKind.Arc, index));
            }
        }

        recent.Add(index);
    }

    /// <summary>
    /// An arc that came in the midst of a search may follow from decisions before the last: when that is taken back, so is what the arc said,
    /// and nothing would make it speak again. So the new arcs are asked after each step back, until the search is back at its root.
    /// </summary>
    private bool TryRecheck()
    {
        for (var at = 0; mustRecheck && at < recent.Count; at++)
        {
            if (!TryArc(recent[at]))
            {
                return false;
            }
        }

        mustRecheck = false;
        if (Trail.Level == 0)
        {
            recent.Clear();
        }

        return true;
    }

    private bool TryTriggers(int bound)
    {
        var list = triggers[bound];
        for (var at = 0; at < list.Count; at++)
        {
            var trigger = list[at];
            var isFine = trigger.Kind switch
            {
                TriggerKind.Arc => TryArc(trigger.Index),
                TriggerKind.Join => TryJoin(trigger.Index),
                TriggerKind.Sum => TrySum(trigger.Index),
                _ => TryCost(trigger.Index),
            };
            if (!isFine)
            {
                return false;
            }
        }

        return true;
    }

    private bool TryArc(int index)
    {
        var arc = arcs[index];
        Literal? open = null;
        for (var place = 0; place < 3; place++)
        {
            if (arc.Condition(place) is { } condition && !Trail.Holds(condition))
            {
                if (open is not null || Trail.Fails(condition))
                {
                    return true;
                }

                open = condition;
            }
        }

        var follows = new Literal(arc.Target, Trail.Bound(arc.Source) + arc.Distance);
        if (open is { } last)
        {
            return !Trail.Fails(follows) || TrySet(last.Negated, new Reason(ReasonKind.ArcCondition, index));
        }

        return Trail.Holds(follows)
            || (TrySet(follows, new Reason(ReasonKind.Arc, index)) && !(MayBeCircle(follows.Bound) && IsCircle(follows.Bound)));
    }

    /// <summary>A bound in a circle rises again and again; looking at some of its rises is enough.</summary>
    private bool MayBeCircle(int bound) => CountRises(bound, MostRises) is 4 or 8 or 16 or MostRises;

    /// <summary>How often a bound has risen since the last decision, counted up to a number.</summary>
    private int CountRises(int bound, int most)
    {
        var count = 0;
        for (var at = Trail.LastOf(bound); count < most && at >= 0 && Trail[at].Level == Trail.Level; at = Trail[at].Previous)
        {
            count++;
        }

        return count;
    }

    /// <summary>
    /// Whether a bound drives itself up through arcs: then the conditions on the way round can't hold together, whatever the times. Without
    /// this, two trains that wait for each other would push each other on a tick at a time.
    /// </summary>
    private bool IsCircle(int bound)
    {
        var at = Trail.Count - 1;
        conflict.Clear();
        for (var step = 0; step < 4000; step++)
        {
            var entry = Trail[at];
            if (entry.Reason.Kind != ReasonKind.Arc || entry.Level < Trail.Level)
            {
                return false;
            }

            var arc = arcs[entry.Reason.Index];
            for (var place = 0; place < 3; place++)
            {
                if (arc.Condition(place) is { } condition)
                {
                    conflict.Add(condition);
                }
            }

            if (arc.Source == bound)
            {
                return true;
            }

            at = Trail.Find(new Literal(arc.Source, entry.After - arc.Distance));
            if (at < 0)
            {
                return false;
            }
        }

        return false;
    }

    private bool TryJoin(int index)
    {
        var join = joins[index];
        if (join.Presence is { } presence && Trail.Fails(presence))
        {
            return true;
        }

        var least = long.MaxValue;
        foreach (ref readonly var branch in join.Branches.AsSpan())
        {
            if (branch.Edge is not { } edge || !Trail.Fails(edge))
            {
                least = Math.Min(least, Trail.Bound(branch.Source) + branch.Distance);
            }
        }

        if (least == long.MaxValue)
        {
            return true;
        }

        var follows = new Literal(join.Target, least);
        if (!Trail.Holds(follows) && CountRises(join.Target, MostJoinRises) == MostJoinRises)
        {
            // Perhaps a circle that leads over a branch not yet taken: when it is, the arcs will find it out.
            return true;
        }

        return join.Presence is { } optional && Trail.Fails(follows)
            ? TrySet(optional.Negated, new Reason(ReasonKind.JoinPresence, index))
            : TrySet(follows, new Reason(ReasonKind.Join, index));
    }

    private bool TrySum(int index)
    {
        var sum = sums[index];
        var total = 0L;
        foreach (var part in sum.Parts)
        {
            total += Trail.Lower(part);
        }

        if (!TrySet(Literal.AtLeast(sum.Total, total), new Reason(ReasonKind.SumTotal, index)))
        {
            return false;
        }

        var left = Trail.Upper(sum.Total) - total;
        foreach (var part in sum.Parts)
        {
            if (Trail.Upper(part) - Trail.Lower(part) > left
                && !TrySet(Literal.AtMost(part, Trail.Lower(part) + left), new Reason(ReasonKind.SumPart, index)))
            {
                return false;
            }
        }

        return true;
    }

    private bool TryCost(int index)
    {
        var rule = costs[index];
        var cost = problem.CostAt(rule.Operation, Trail.Lower(rule.Start));
        var isPresent = rule.Presence is not { } presence || Trail.Holds(presence);
        if (isPresent && problem.CostAt(rule.Operation, Trail.Upper(rule.Start)) <= Trail.Upper(rule.Cost))
        {
            return TrySet(Literal.AtLeast(rule.Cost, cost), new Reason(ReasonKind.CostOfStart, index));
        }

        if (isPresent)
        {
            return TrySet(Literal.AtLeast(rule.Cost, cost), new Reason(ReasonKind.CostOfStart, index))
                && TrySet(Literal.AtMost(rule.Start, problem.LatestAtCost(rule.Operation, Trail.Upper(rule.Cost))),
                    new Reason(ReasonKind.StartOfCost, index));
        }

        return cost <= Trail.Upper(rule.Cost) || Trail.Fails(rule.Presence!.Value)
            || TrySet(rule.Presence!.Value.Negated, new Reason(ReasonKind.CostPresence, index));
    }

    private void Watch(Literal literal, int clause, Literal blocker) =>
        watches[literal.Bound ^ 1].Add(new Watched(1 - literal.Least, clause, blocker));

    /// <summary>Visits the clauses whose watched literal a change has made fail.</summary>
    private bool TryWatches(int bound, long before, long after)
    {
        var list = watches[bound];
        var kept = 0;
        var isFine = true;
        for (var at = 0; at < list.Count; at++)
        {
            var watch = list[at];
            var stays = !isFine || watch.Threshold > after || watch.Threshold <= before || Trail.Holds(watch.Blocker);
            if (!stays)
            {
                stays = !TryMoveWatch(watch, bound, out isFine);
            }

            if (stays)
            {
                list[kept++] = watch;
            }
        }

        Effort += list.Count >> 3;
        list.RemoveRange(kept, list.Count - kept);
        return isFine;
    }

    /// <summary>Whether the watch goes elsewhere; if not, the clause's other watched literal must hold.</summary>
    private bool TryMoveWatch(Watched watch, int bound, out bool isFine)
    {
        isFine = true;
        var clause = clauses[watch.Clause];
        if (clause.IsDropped)
        {
            return true;
        }

        var literals = clause.Literals;
        var failing = new Literal(bound ^ 1, 1 - watch.Threshold);
        if (literals[0] == failing)
        {
            (literals[0], literals[1]) = (literals[1], literals[0]);
        }

        if (Trail.Holds(literals[0]))
        {
            return false;
        }

        for (var at = 2; at < literals.Length; at++)
        {
            if (!Trail.Fails(literals[at]))
            {
                (literals[1], literals[at]) = (literals[at], literals[1]);
                Watch(literals[1], watch.Clause, literals[0]);
                return true;
            }
        }

        isFine = TrySet(literals[0], new Reason(ReasonKind.Clause, watch.Clause));
        return false;
    }

    private enum TriggerKind
    {
        Arc,
        Join,
        Sum,
        Cost,
    }

    private readonly record struct Trigger(TriggerKind Kind, int Index);

    /// <param name="Threshold">The watched literal fails when the bound reaches this.</param>
    /// <param name="Clause">The clause.</param>
    /// <param name="Blocker">Another literal of it; while it holds, there is nothing to do.</param>
    private readonly record struct Watched(long Threshold, int Clause, Literal Blocker);
}
