namespace Lienvan.Planner.Search;

/// <summary>The moves around each state, out of it or into it, side by side: what a search over them reads.</summary>
internal sealed class Neighbours
{
    public Neighbours(TransportGraph graph, bool isForward)
    {
        StateCount = graph.Out.Length;
        First = new int[StateCount + 1];
        foreach (var edges in graph.Out)
        {
            foreach (var edge in edges)
            {
                First[(isForward ? edge.From : edge.To) + 1]++;
            }
        }

        for (var state = 0; state < StateCount; state++)
        {
            First[state + 1] += First[state];
        }

        var count = First[StateCount];
        (Other, Seconds, ByLuck) = (new int[count], new double[count], new int[count][]);
        (Usd, Grams) = (new double[count], new double[count]);
        Fill(graph, isForward);
    }

    public int StateCount { get; }

    /// <summary>The first move of each state; one more at the end.</summary>
    public int[] First { get; }

    /// <summary>The state at the other end of each move.</summary>
    public int[] Other { get; }

    public double[] Seconds { get; }

    public double[] Usd { get; }

    public double[] Grams { get; }

    public int[][] ByLuck { get; }

    private void Fill(TransportGraph graph, bool isForward)
    {
        var next = First.AsSpan(0, StateCount).ToArray();
        foreach (var edges in graph.Out)
        {
            foreach (var edge in edges)
            {
                var move = next[isForward ? edge.From : edge.To]++;
                var least = edge.Least;
                Other[move] = isForward ? edge.To : edge.From;
                (Seconds[move], ByLuck[move]) = (least.Planned, least.ByLuck);
                (Usd[move], Grams[move]) = (edge.CostUsd, edge.Co2Grams);
            }
        }
    }
}
