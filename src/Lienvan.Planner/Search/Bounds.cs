using System.Numerics;
using System.Runtime.InteropServices;

namespace Lienvan.Planner.Search;

/// <summary>
/// What the way between each state and one end, the goal or the start, takes, costs and emits at least, each for itself, with every wait
/// for an opening or a known departure left out. Time is bounded as planned and on each day of luck, so that the ninetieth percentile is
/// too. Found from the end outwards (E. W. Dijkstra 1959; for the days of luck all at once by R. Bellman, Quarterly of Applied Mathematics
/// 16 (1958) 87, in the order that the planned times suggest).
/// </summary>
internal sealed class Bounds
{
    private readonly int[] byLuck;

    private Bounds(int[] byLuck) => this.byLuck = byLuck;

    /// <summary>Least seconds as planned of each state; <see cref="OpenTimes.Never"/> where no way joins it to the end.</summary>
    public required int[] Seconds { get; init; }

    /// <summary>Least US dollars of each state.</summary>
    public required double[] Usd { get; init; }

    /// <summary>Least grams of CO2 equivalent of each state.</summary>
    public required double[] Grams { get; init; }

    /// <summary>What is still to spend from each state to the goal.</summary>
    public static Bounds To(TransportGraph graph) => Around(new Neighbours(graph, isForward: false), graph.Goal);

    /// <summary>The same of moves into each state that lie side by side already.</summary>
    public static Bounds To(Neighbours into, int goal) => Around(into, goal);

    /// <summary>What was spent at least from the start to each state.</summary>
    public static Bounds From(TransportGraph graph) => Around(new Neighbours(graph, isForward: true), graph.Start);

    public bool IsReachable(int state) => Seconds[state] < OpenTimes.Never;

    /// <summary>The least time on each day of luck. Shape <c>[Luck.Days]</c>.</summary>
    public ReadOnlySpan<int> At(int state) => byLuck.AsSpan(state * Luck.Days, Luck.Days);

    /// <summary>Times by day of luck and the least of a state, together. Shapes <c>[Luck.Days]</c>.</summary>
    public void AddTo(int state, ReadOnlySpan<int> times, Span<int> sums) =>
        Add(times, byLuck.AsSpan(state * Luck.Days, Luck.Days), sums);

    /// <summary>Two times by day of luck, one after the other. Shapes <c>[Luck.Days]</c>.</summary>
    public static void Add(ReadOnlySpan<int> first, ReadOnlySpan<int> second, Span<int> sums)
    {
        var one = MemoryMarshal.Cast<int, Vector<int>>(first);
        var two = MemoryMarshal.Cast<int, Vector<int>>(second);
        var both = MemoryMarshal.Cast<int, Vector<int>>(sums);
        var never = new Vector<int>(OpenTimes.Never);
        for (var i = 0; i < both.Length; i++)
        {
            both[i] = Vector.Min(never, one[i] + two[i]);
        }
    }

    private static Bounds Around(Neighbours around, int end)
    {
        var seconds = Least(around, end, around.Seconds);
        return new Bounds(LeastByLuck(around, end, seconds))
        {
            Seconds = [.. seconds.Select(value => (int)Math.Min(value, OpenTimes.Never))],
            Usd = Least(around, end, around.Usd),
            Grams = Least(around, end, around.Grams),
        };
    }

    private static double[] Least(Neighbours around, int end, double[] weights)
    {
        var least = new double[around.StateCount];
        Array.Fill(least, double.PositiveInfinity);
        if (end < 0)
        {
            return least;
        }

        var queue = new PriorityQueue<int, double>();
        least[end] = 0;
        queue.Enqueue(end, 0);
        while (queue.TryDequeue(out var state, out var value))
        {
            if (value > least[state])
            {
                continue;
            }

            for (var move = around.First[state]; move < around.First[state + 1]; move++)
            {
                var through = value + weights[move];
                if (through < least[around.Other[move]])
                {
                    least[around.Other[move]] = through;
                    queue.Enqueue(around.Other[move], through);
                }
            }
        }

        return least;
    }

    /// <summary>Shape <c>[state, day of luck]</c>, row-major.</summary>
    private static int[] LeastByLuck(Neighbours around, int end, double[] planned)
    {
        var least = new int[around.StateCount * Luck.Days];
        Array.Fill(least, OpenTimes.Never);
        if (end < 0)
        {
            return least;
        }

        least.AsSpan(end * Luck.Days, Luck.Days).Clear();
        int[] order = [.. Enumerable.Range(0, around.StateCount).Where(state => planned[state] < OpenTimes.Never)
            .OrderBy(state => planned[state])];
        var isChanged = new bool[around.StateCount];
        isChanged[end] = true;
        bool hasChanged;
        do
        {
            hasChanged = false;
            foreach (var state in order)
            {
                // Only what became less since it was last looked at can make its neighbours less.
                if (isChanged[state])
                {
                    isChanged[state] = false;
                    hasChanged |= RelaxAround(around, state, least, isChanged);
                }
            }
        }
        while (hasChanged);

        return least;
    }

    private static bool RelaxAround(Neighbours around, int state, int[] least, bool[] isChanged)
    {
        var hasChanged = false;
        for (var move = around.First[state]; move < around.First[state + 1]; move++)
        {
            var other = around.Other[move];
            if (Relax(least.AsSpan(other * Luck.Days, Luck.Days), least.AsSpan(state * Luck.Days, Luck.Days), around.ByLuck[move]))
            {
                isChanged[other] = true;
                hasChanged = true;
            }
        }

        return hasChanged;
    }

    /// <summary>
    /// Lowers times by luck to those through another state where these are less; whether any was. Shapes <c>[Luck.Days]</c>.
    /// </summary>
    internal static bool Relax(Span<int> other, ReadOnlySpan<int> here, int[] takes)
    {
        var before = MemoryMarshal.Cast<int, Vector<int>>(other);
        var after = MemoryMarshal.Cast<int, Vector<int>>(here);
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
