namespace Lienvan.Planner.Search;

/// <summary>
/// What is still to come from each state to the goal: a few corners, so that every way on is no better in anything than one of them, with
/// the least time by day of luck of all ways behind each (<see cref="CornerSearch"/>).
/// </summary>
internal sealed class Outlook
{
    private readonly Corner[] corners;
    private readonly int[] first;
    private readonly int[] luck;

    /// <summary>A state that was added, its corners and the times by luck behind them.</summary>
    private (int State, Corner[] Corners, int[] Luck) added = (-1, [], []);

    private Outlook(Neighbours into, int goal)
    {
        Bounds = Bounds.To(into, goal);
        if (goal < 0)
        {
            (corners, first, luck) = ([], new int[into.StateCount + 1], []);
            return;
        }

        var farthest = Bounds.Seconds.Where(seconds => seconds < OpenTimes.Never).Max();
        Scale = new Corner(farthest + 1, Bounds.Usd.Where(double.IsFinite).Max() + 1, Bounds.Grams.Where(double.IsFinite).Max() + 1);
        int[] order = [.. Enumerable.Range(0, into.StateCount).Where(Bounds.IsReachable).OrderBy(state => Bounds.Seconds[state])];
        var search = new CornerSearch(into, order, Scale);
        search.Run(goal);
        (corners, first, luck) = search.ToArrays();
    }

    /// <summary>The least of each for itself.</summary>
    public Bounds Bounds { get; }

    /// <summary>The whole that differences are shares of: a little more than the most that is still to come from anywhere.</summary>
    public Corner Scale { get; }

    /// <summary>Finds what is to come from each state of a graph.</summary>
    public static Outlook To(TransportGraph graph) => new(new Neighbours(graph, isForward: false), graph.Goal);

    /// <summary>The corners of a state; none where the goal can't be reached.</summary>
    public ReadOnlySpan<Corner> At(int state) =>
        state == added.State ? added.Corners : corners.AsSpan(first[state], first[state + 1] - first[state]);

    /// <summary>The ninetieth percentile of arrival that a way behind a corner can at best still have. Shape <c>[Luck.Days]</c>.</summary>
    public int LeastP90(int state, int corner, ReadOnlySpan<int> arrivals)
    {
        Span<int> atBest = stackalloc int[Luck.Days];
        Bounds.Add(arrivals, LuckOf(state, corner), atBest);
        return Luck.P90(atBest);
    }

    /// <summary>By how much the ninetieth percentile of the ways behind a corner is at least beyond its planned time.</summary>
    public int SpreadOf(int state, int corner) => Math.Max(0, Luck.P90(LuckOf(state, corner)) - At(state)[corner].Seconds);

    private ReadOnlySpan<int> LuckOf(int state, int corner) => state == added.State
        ? added.Luck.AsSpan(corner * Luck.Days, Luck.Days) : luck.AsSpan((first[state] + corner) * Luck.Days, Luck.Days);

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
        with.added = (state, [.. found], LuckBehind(found, moves));
        return with;
    }

    /// <summary>The least time by luck of all ways that are behind each of some corners.</summary>
    private int[] LuckBehind(List<Corner> found, ImmutableArray<Edge> moves)
    {
        var times = new int[found.Count * Luck.Days];
        Array.Fill(times, OpenTimes.Never);
        foreach (var edge in moves)
        {
            var corners = At(edge.To);
            for (var corner = 0; corner < corners.Length; corner++)
            {
                var offered = corners[corner].Before(edge);
                var own = found.FindIndex(other => other.IsNoMoreThan(offered));
                Bounds.Relax(times.AsSpan(own * Luck.Days, Luck.Days), LuckOf(edge.To, corner), edge.Least.ByLuck);
            }
        }

        return times;
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
}
