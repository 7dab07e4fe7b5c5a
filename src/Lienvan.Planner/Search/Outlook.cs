namespace Lienvan.Planner.Search;

/// <summary>
/// What is still to come from each state to the goal: a few corners, so that every way on is no better in anything than one of them. They
/// are the Pareto-optimal sums of planned time, cost and CO2 over the moves, every wait left out, with the least time by day of luck of
/// all ways behind each; where there are more than a few, near ones are put together at what is less of both, which keeps them a bound
/// (lower bound sets: F. Sourd, O. Spanjaard, INFORMS Journal on Computing 20 (2008) 472). Found from the goal backwards, as often as
/// something changes: first the corners, then the times by luck behind them.
/// </summary>
internal sealed class Outlook
{
    /// <summary>The most corners of a state: more take longer to find than they spare.</summary>
    private const int Most = 8;

    private readonly Corner[] corners;
    private readonly int[] luck;
    private readonly bool[] isNew;
    private readonly int[] counts;

    /// <summary>A state that was added, and its corners.</summary>
    private (int State, Corner[] Corners) added = (-1, []);

    private Outlook(TransportGraph graph, Bounds bounds)
    {
        Bounds = bounds;
        var count = graph.Out.Length;
        (corners, isNew) = (new Corner[count * Most], new bool[count * Most]);
        (luck, counts) = (new int[count * Most * Luck.Days], new int[count]);
        Array.Fill(luck, OpenTimes.Never);
        if (graph.Goal < 0)
        {
            return;
        }

        var farthest = bounds.Seconds.Where(seconds => seconds < OpenTimes.Never).Max();
        Scale = new Corner(farthest + 1, bounds.Usd.Where(double.IsFinite).Max() + 1, bounds.Grams.Where(double.IsFinite).Max() + 1);
        counts[graph.Goal] = 1;
        luck.AsSpan(graph.Goal * Most * Luck.Days, Luck.Days).Clear();
        int[] order = [.. Enumerable.Range(0, count).Where(bounds.IsReachable).OrderBy(state => bounds.Seconds[state])];
        var into = Into(graph);
        isNew[graph.Goal * Most] = true;
        Repeat(order, into, Offer);
        isNew[graph.Goal * Most] = true;
        Repeat(order, into, LowerLuck);
    }

    /// <summary>The least of each for itself.</summary>
    public Bounds Bounds { get; }

    /// <summary>The whole that distances between corners are shares of.</summary>
    public Corner Scale { get; }

    /// <summary>Finds what is to come from each state of a graph.</summary>
    public static Outlook To(TransportGraph graph) => new(graph, Bounds.To(graph));

    /// <summary>The corners of a state; none where the goal can't be reached.</summary>
    public ReadOnlySpan<Corner> At(int state) =>
        state == added.State ? added.Corners : corners.AsSpan(state * Most, counts[state]);

    /// <summary>The ninetieth percentile of arrival that a way behind a corner can at best still have. Shape <c>[Luck.Days]</c>.</summary>
    public int LeastP90(int state, int corner, ReadOnlySpan<int> arrivals)
    {
        Span<int> atBest = stackalloc int[Luck.Days];
        Bounds.Add(arrivals, luck.AsSpan(((state * Most) + corner) * Luck.Days, Luck.Days), atBest);
        return Luck.P90(atBest);
    }

    /// <summary>The same with a state that nothing leads to, and all the corners that the moves out of it make.</summary>
    public Outlook With(int state, ImmutableArray<Edge> moves)
    {
        var found = new List<Corner>();
        foreach (var edge in moves)
        {
            foreach (var corner in At(edge.To))
            {
                var offered = corner.Before(edge);
                if (!found.Exists(other => other.IsNoMoreThan(offered)))
                {
                    found.RemoveAll(other => offered.IsNoMoreThan(other));
                    found.Add(offered);
                }
            }
        }

        var with = (Outlook)MemberwiseClone();
        with.added = (state, [.. found]);
        return with;
    }

    private static List<Edge>?[] Into(TransportGraph graph)
    {
        var into = new List<Edge>?[graph.Out.Length];
        foreach (var edges in graph.Out)
        {
            foreach (var edge in edges)
            {
                if (edge.From != edge.To && edge.Least.Planned < OpenTimes.Never)
                {
                    (into[edge.To] ??= []).Add(edge);
                }
            }
        }

        return into;
    }

    /// <summary>Carries corners over the moves that lead to them, until nothing changes any more.</summary>
    private void Repeat(int[] order, List<Edge>?[] into, Func<Edge, int, bool> carry)
    {
        bool hasChanged;
        do
        {
            hasChanged = false;
            foreach (var state in order)
            {
                for (var index = state * Most; index < (state * Most) + counts[state]; index++)
                {
                    if (isNew[index] && into[state] is { } edges)
                    {
                        isNew[index] = false;
                        foreach (var edge in edges)
                        {
                            hasChanged |= carry(edge, index);
                        }
                    }
                }
            }
        }
        while (hasChanged);
    }

    /// <summary>Offers a corner to the state before a move; false when it is behind one that is there.</summary>
    private bool Offer(Edge edge, int from)
    {
        var offered = corners[from].Before(edge);
        var first = edge.From * Most;
        if (FindNoMoreThan(offered, edge.From) >= 0)
        {
            return false;
        }

        int own;
        if (counts[edge.From] < Most)
        {
            own = first + counts[edge.From]++;
            corners[own] = offered;
        }
        else
        {
            own = first;
            for (var index = first + 1; index < first + Most; index++)
            {
                own = corners[index].DistanceTo(offered, Scale) < corners[own].DistanceTo(offered, Scale) ? index : own;
            }

            corners[own] = corners[own].LessOf(offered);
        }

        isNew[own] = true;
        DropBehind(edge.From, own);
        return true;
    }

    private int FindNoMoreThan(in Corner offered, int state)
    {
        var first = state * Most;
        for (var index = first; index < first + counts[state]; index++)
        {
            if (corners[index].IsNoMoreThan(offered))
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>Drops the corners that a new one is no more than.</summary>
    private void DropBehind(int state, int own)
    {
        var first = state * Most;
        for (var index = first + counts[state] - 1; index >= first; index--)
        {
            if (index != own && corners[own].IsNoMoreThan(corners[index]))
            {
                var last = first + --counts[state];
                (corners[index], isNew[index]) = (corners[last], isNew[last]);
                own = own == last ? index : own;
            }
        }
    }

    /// <summary>The times by luck of a way over a move count for the corner that it is behind.</summary>
    private bool LowerLuck(Edge edge, int from)
    {
        var own = FindNoMoreThan(corners[from].Before(edge), edge.From);
        var hasChanged = Bounds.Relax(
            luck.AsSpan(own * Luck.Days, Luck.Days), luck.AsSpan(from * Luck.Days, Luck.Days), edge.Least.ByLuck);
        isNew[own] |= hasChanged;
        return hasChanged;
    }
}

/// <summary>What a way comes to at least.</summary>
/// <param name="Seconds">As planned.</param>
/// <param name="Usd">US dollars.</param>
/// <param name="Grams">CO2 equivalent.</param>
internal readonly record struct Corner(int Seconds, double Usd, double Grams)
{
    /// <summary>The same with a move before it.</summary>
    public Corner Before(Edge edge) => new(Seconds + edge.Least.Planned, Usd + edge.CostUsd, Grams + edge.Co2Grams);

    public bool IsNoMoreThan(in Corner other) => Seconds <= other.Seconds && Usd <= other.Usd && Grams <= other.Grams;

    public Corner LessOf(in Corner other) =>
        new(Math.Min(Seconds, other.Seconds), Math.Min(Usd, other.Usd), Math.Min(Grams, other.Grams));

    /// <summary>How far another is, in shares of a whole.</summary>
    public double DistanceTo(in Corner other, in Corner whole) => (Math.Abs((double)Seconds - other.Seconds) / whole.Seconds) +
        (Math.Abs(Usd - other.Usd) / whole.Usd) + (Math.Abs(Grams - other.Grams) / whole.Grams);
}
