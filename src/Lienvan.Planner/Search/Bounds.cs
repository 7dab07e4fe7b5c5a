namespace Lienvan.Planner.Search;

/// <summary>
/// The least that the way from each state to the goal can take, cost and emit, each for itself and with every wait left out: what a label must
/// at least still spend. Found backwards from the goal (E. W. Dijkstra 1959, on the reversed graph).
/// </summary>
internal sealed class Bounds
{
    /// <summary>Least seconds from each state; <see cref="OpenTimes.Never"/> where the goal can't be reached.</summary>
    public required int[] Seconds { get; init; }

    /// <summary>Least US dollars from each state.</summary>
    public required double[] Usd { get; init; }

    /// <summary>Least grams of CO2 equivalent from each state.</summary>
    public required double[] Grams { get; init; }

    public bool IsReachable(int state) => Seconds[state] < OpenTimes.Never;

    public static Bounds To(TransportGraph graph)
    {
        var into = new List<Edge>[graph.States.Length];
        foreach (var edge in graph.Out.SelectMany(edges => edges))
        {
            (into[edge.To] ??= []).Add(edge);
        }

        var seconds = Least(graph, into, edge => edge.LeastSeconds);
        return new Bounds
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
}
