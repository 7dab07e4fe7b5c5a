namespace Lienvan.Operations.Timetables.Dispatch.Proof;

/// <summary>
/// Says which literals made another hold, each as weak as it may be: the weaker, the more a clause that is learnt from them says.
/// </summary>
internal sealed class Explanations(CompiledProblem problem, Trail trail)
{
    /// <summary>Why a bound follows another.</summary>
    public static void OfArc(long least, Arc arc, List<Literal> into)
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

    /// <summary>Why a condition of an arc can't hold.</summary>
    public void OfArcCondition(Literal literal, Arc arc, int at, List<Literal> into)
    {
        var limit = 1 - trail.BoundBefore(arc.Target ^ 1, at);
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

    /// <summary>Why a sum is at least so much.</summary>
    public void OfSumTotal(long least, SumRule sum, int at, List<Literal> into)
    {
        var slack = -least;
        foreach (var part in sum.Parts)
        {
            slack += trail.BoundBefore(2 * part, at);
        }

        AddParts(sum, -1, at, slack, into);
    }

    /// <summary>Why a part of a sum is at most so much.</summary>
    public void OfSumPart(Literal literal, SumRule sum, int at, List<Literal> into)
    {
        var (part, limit) = (literal.Bound >> 1, trail.BoundBefore((2 * sum.Total) + 1, at));
        into.Add(new Literal((2 * sum.Total) + 1, limit));
        var slack = limit - literal.Least;
        foreach (var other in sum.Parts)
        {
            slack += other == part ? 0 : trail.BoundBefore(2 * other, at);
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
                var (lower, floor) = (trail.BoundBefore(2 * part, at), RootLower(part));
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
        var value = trail.Lower(variable);
        var at = trail.Find(Literal.AtLeast(variable, value));
        while (at >= 0 && trail[at].Level > 0)
        {
            value = trail[at].Before;
            at = trail[at].Previous;
        }

        return value;
    }

    /// <summary>Why a cost, a start or the way is limited.</summary>
    public void OfCost(Literal literal, ReasonKind kind, CostRule rule, int at, List<Literal> into)
    {
        switch (kind)
        {
            case ReasonKind.CostOfStart:
                into.Add(Literal.AtLeast(rule.Start, problem.LatestAtCost(rule.Operation, literal.Least - 1) + 1));
                break;
            case ReasonKind.StartOfCost:
                into.Add(Literal.AtMost(rule.Cost, problem.CostAt(rule.Operation, 1 - literal.Least) - 1));
                break;
            default:
                var most = -trail.BoundBefore((2 * rule.Cost) + 1, at);
                into.Add(Literal.AtMost(rule.Cost, most));
                into.Add(Literal.AtLeast(rule.Start, problem.LatestAtCost(rule.Operation, most) + 1));
                return;
        }

        if (rule.Presence is { } presence)
        {
            into.Add(presence);
        }
    }

    /// <summary>Why a bound follows the nearest of several.</summary>
    public void OfJoin(Literal literal, ReasonKind kind, Join join, int at, List<Literal> into)
    {
        var least = literal.Least;
        if (kind == ReasonKind.JoinPresence)
        {
            var limit = trail.BoundBefore(join.Target ^ 1, at);
            into.Add(new Literal(join.Target ^ 1, limit));
            least = 1 - limit;
        }

        foreach (var branch in join.Branches)
        {
            if (trail.BoundBefore(branch.Source, at) >= least - branch.Distance)
            {
                into.Add(new Literal(branch.Source, least - branch.Distance));
            }
            else
            {
                into.Add(branch.Edge!.Value.Negated);
            }
        }
    }
}
