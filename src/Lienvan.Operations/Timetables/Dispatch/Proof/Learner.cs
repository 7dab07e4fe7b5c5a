namespace Lienvan.Operations.Timetables.Dispatch.Proof;

/// <summary>
/// Works back from literals that can't hold together to what was decided: learns a clause at the first unique implication point (Marques-Silva
/// and Sakallah 1999), or finds which assumptions were to blame.
/// </summary>
internal sealed class Learner(Engine engine)
{
    private readonly List<Literal> parts = [];
    private readonly List<int> lower = [];
    private readonly Dictionary<int, Literal> strongest = [];
    private long[] needed = new long[1024];
    private bool[] isSeen = new bool[1024];
    private double[] activity = new double[256];
    private double bump = 1;
    private int open;

    /// <summary>How much a variable has had to do with conflicts lately.</summary>
    public double ActivityOf(int variable) => variable < activity.Length ? activity[variable] : 0;

    /// <summary>Learns from the engine's conflict, goes back and takes up what was learnt; false when there is nothing left to go back to.</summary>
    public bool TryResolve()
    {
        var trail = engine.Trail;
        var level = 0;
        foreach (var literal in engine.Conflict)
        {
            level = Math.Max(level, LevelOf(literal));
        }

        if (level == 0)
        {
            engine.BackTo(0);
            return false;
        }

        engine.BackTo(level);
        Start();
        foreach (var literal in engine.Conflict)
        {
            Mark(literal, level);
        }

        var point = FindPoint(level);
        var learnt = Collect(point);
        foreach (var at in lower)
        {
            isSeen[at] = false;
        }

        isSeen[point] = false;
        var second = learnt.Length > 1 ? LevelOf(learnt[1].Negated) : 0;
        var levels = learnt.Select(literal => LevelOf(literal.Negated)).Distinct().Count();
        engine.BackTo(second);
        bump *= 1.0 / 0.95;
        if (bump > 1e100)
        {
            Rescale();
        }

        return engine.TryAddClause(new Clause(learnt, isLearnt: true) { Levels = levels, Activity = 1 });
    }

    /// <summary>The decisions that together make a literal hold, each as weak as it may be.</summary>
    public List<Literal> FindBlame(Literal holds)
    {
        var trail = engine.Trail;
        var blame = new List<Literal>();
        Start();
        Mark(holds, -1);
        for (var at = trail.Count - 1; at >= 0; at--)
        {
            if (!isSeen[at])
            {
                continue;
            }

            isSeen[at] = false;
            var entry = trail[at];
            var literal = new Literal(entry.Bound, needed[at]);
            if (entry.Reason.Kind == ReasonKind.Decision)
            {
                blame.Add(literal);
                continue;
            }

            parts.Clear();
            engine.Explain(literal, entry.Reason, at, parts);
            foreach (var part in parts)
            {
                Mark(part, -1);
            }
        }

        return blame;
    }

    private int LevelOf(Literal literal) => engine.Trail.Find(literal) is >= 0 and var at ? engine.Trail[at].Level : 0;

    private void Start()
    {
        lower.Clear();
        open = 0;
        if (needed.Length < engine.Trail.Count)
        {
            Array.Resize(ref needed, engine.Trail.Count * 2);
            Array.Resize(ref isSeen, engine.Trail.Count * 2);
        }

        if (activity.Length < engine.Trail.VariableCount)
        {
            Array.Resize(ref activity, engine.Trail.VariableCount * 2);
        }
    }

    private void Mark(Literal literal, int level)
    {
        var at = engine.Trail.Find(literal);
        if (at < 0 || engine.Trail[at].Level == 0)
        {
            return;
        }

        if (isSeen[at])
        {
            needed[at] = Math.Max(needed[at], literal.Least);
            return;
        }

        (isSeen[at], needed[at]) = (true, literal.Least);
        activity[literal.Bound >> 1] += bump;
        if (engine.Trail[at].Level == level)
        {
            open++;
        }
        else
        {
            lower.Add(at);
        }
    }

    /// <summary>Replaces changes of the last level by their reasons until one is left.</summary>
    private int FindPoint(int level)
    {
        var trail = engine.Trail;
        for (var at = trail.Count - 1; ; at--)
        {
            if (!isSeen[at] || trail[at].Level != level)
            {
                continue;
            }

            if (open == 1)
            {
                return at;
            }

            isSeen[at] = false;
            open--;
            parts.Clear();
            engine.Explain(new Literal(trail[at].Bound, needed[at]), trail[at].Reason, at, parts);
            foreach (var part in parts)
            {
                Mark(part, level);
            }
        }
    }

    /// <summary>The clause: the point's opposite first, then one of the highest level below it.</summary>
    private Literal[] Collect(int point)
    {
        strongest.Clear();
        foreach (var at in lower)
        {
            if (!IsImplied(at))
            {
                var literal = new Literal(engine.Trail[at].Bound, needed[at]);
                if (!strongest.TryGetValue(literal.Bound, out var other) || other.Least < literal.Least)
                {
                    strongest[literal.Bound] = literal;
                }
            }
        }

        var first = new Literal(engine.Trail[point].Bound, needed[point]);
        strongest.Remove(first.Bound);
        Literal[] learnt = [first.Negated, .. strongest.Values.Select(literal => literal.Negated)];
        var highest = 1;
        for (var at = 2; at < learnt.Length; at++)
        {
            highest = LevelOf(learnt[at].Negated) > LevelOf(learnt[highest].Negated) ? at : highest;
        }

        if (learnt.Length > 2)
        {
            (learnt[1], learnt[highest]) = (learnt[highest], learnt[1]);
        }

        return learnt;
    }

    /// <summary>Whether the other parts of the clause already say it.</summary>
    private bool IsImplied(int at)
    {
        var entry = engine.Trail[at];
        if (entry.Reason.Kind == ReasonKind.Decision)
        {
            return false;
        }

        parts.Clear();
        engine.Explain(new Literal(entry.Bound, needed[at]), entry.Reason, at, parts);
        foreach (var part in parts)
        {
            var of = engine.Trail.Find(part);
            if (of >= 0 && engine.Trail[of].Level > 0 && !(isSeen[of] && needed[of] >= part.Least))
            {
                return false;
            }
        }

        return true;
    }

    private void Rescale()
    {
        for (var at = 0; at < activity.Length; at++)
        {
            activity[at] *= 1e-100;
        }

        bump *= 1e-100;
    }
}
