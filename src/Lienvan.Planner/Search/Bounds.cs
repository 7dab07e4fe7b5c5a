using System.Numerics;
using System.Runtime.InteropServices;

namespace Lienvan.Planner.Search;

/// <summary>
/// What the way from each state to the goal takes, costs and emits at least, each for itself, with every wait for an opening or a known
/// departure left out: what a label must still spend. Time is bounded as planned and on each day of luck, so that the ninetieth percentile
/// is too. Found backwards from the goal (E. W. Dijkstra 1959 on the reversed graph; for the days of luck all at once by R. Bellman,
/// Quarterly of Applied Mathematics 16 (1958) 87, in the order that the planned times suggest).
/// </summary>
internal sealed class Bounds
{
    private readonly int[] byLuck;

    private Bounds(int[] byLuck) => this.byLuck = byLuck;

    /// <summary>Least seconds as planned from each state; <see cref="OpenTimes.Never"/> where the goal can't be reached.</summary>
    public required int[] Seconds { get; init; }

    /// <summary>Least US dollars from each state.</summary>
    public required double[] Usd { get; init; }

    /// <summary>Least grams of CO2 equivalent from each state.</summary>
    public required double[] Grams { get; init; }

    public bool IsReachable(int state) => Seconds[state] < OpenTimes.Never;

    /// <summary>The ninetieth percentile of arrival that a label in that state can at best still reach.</summary>
    public int LeastP90(int state, ReadOnlySpan<int> arrivals)
    {
        Span<int> atBest = stackalloc int[Luck.Days];
        var rest = byLuck.AsSpan(state * Luck.Days, Luck.Days);
        for (var day = 0; day < atBest.Length; day++)
        {
            atBest[day] = Math.Min(OpenTimes.Never, arrivals[day] + rest[day]);
        }

        return Luck.P90(atBest);
    }

    public static Bounds To(TransportGraph graph)
    {
        var into = new List<Edge>[graph.States.Length];
        foreach (var edges in graph.Out)
        {
            foreach (var edge in edges)
            {
                (into[edge.To] ??= []).Add(edge);
            }
        }

        var seconds = Least(graph, into, edge => edge.Least.Planned);
        return new Bounds(LeastByLuck(graph, into, seconds))
        {
            Seconds = [.. seconds.Select(value => (int)Math.Min(value, OpenTimes.Never))],
            Usd = Least(graph, into, edge => edge.CostUsd),
            Grams = Least(graph, into, edge => edge.Co2Grams),
        };
    }

    private static double[] Least(TransportGraph graph, List<Edge>?[] into, Func<Edge, double> weight)
    {
        var least = new double[graph.States.Length];
        Array.Fill(least, double.PositiveInfinity);
        if (graph.Goal < 0)
        {
            return least;
        }

        var queue = new PriorityQueue<int, double>();
        least[graph.Goal] = 0;
        queue.Enqueue(graph.Goal, 0);
        while (queue.TryDequeue(out var state, out var value))
        {
            if (value > least[state] || into[state] is not { } edges)
            {
                continue;
            }

            foreach (var edge in edges)
            {
                var through = value + weight(edge);
                if (through < least[edge.From])
                {
                    least[edge.From] = through;
                    queue.Enqueue(edge.From, through);
                }
            }
        }

        return least;
    }

    /// <summary>Shape <c>[state, day of luck]</c>, row-major.</summary>
    private static int[] LeastByLuck(TransportGraph graph, List<Edge>?[] into, double[] planned)
    {
        var least = new int[graph.States.Length * Luck.Days];
        Array.Fill(least, OpenTimes.Never);
        if (graph.Goal < 0)
        {
            return least;
        }

        least.AsSpan(graph.Goal * Luck.Days, Luck.Days).Clear();
        int[] order = [.. Enumerable.Range(0, graph.States.Length).Where(state => planned[state] < OpenTimes.Never)
            .OrderBy(state => planned[state])];
        bool hasChanged;
        do
        {
            hasChanged = false;
            foreach (var state in order)
            {
                foreach (var edge in into[state] ?? [])
                {
                    hasChanged |= Relax(
                        least.AsSpan(edge.From * Luck.Days, Luck.Days), least.AsSpan(state * Luck.Days, Luck.Days), edge.Least.ByLuck);
                }
            }
        }
        while (hasChanged);

        return least;
    }

    private static bool Relax(Span<int> from, ReadOnlySpan<int> to, int[] takes)
    {
        var before = MemoryMarshal.Cast<int, Vector<int>>(from);
        var after = MemoryMarshal.Cast<int, Vector<int>>(to);
        var times = MemoryMarshal.Cast<int, Vector<int>>(takes.AsSpan());
        var hasChanged = false;
        for (var i = 0; i < before.Length; i++)
        {
            var through = after[i] + times[i];
            if (Vector.LessThanAny(through, before[i]))
            {
                before[i] = Vector.Min(through, before[i]);
                hasChanged = true;
            }
        }

        return hasChanged;
    }
}
