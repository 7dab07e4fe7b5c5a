namespace Lienvan.Planner.Search;

/// <summary>
/// Shortest paths in a small undirected graph of roads or of track of one gauge (E. W. Dijkstra, Numerische Mathematik 1 (1959) 269).
/// </summary>
internal sealed class ShortestPaths(int nodeCount)
{
    private readonly List<(int To, double Weight, int Link)>[] links =
        [.. Enumerable.Range(0, nodeCount).Select(_ => new List<(int, double, int)>())];

    /// <summary>Joins two nodes both ways; <paramref name="link"/> is what the caller calls the connection.</summary>
    public void Add(int a, int b, double weight, int link)
    {
        links[a].Add((b, weight, link));
        links[b].Add((a, weight, link));
    }

    public bool IsJoined(int node) => links[node].Count > 0;

    /// <summary>From one node to all: the weight of the best path and the last link of it; infinite and −1 where there is none.</summary>
    public (double[] Weights, int[] LastLinks, int[] Previous) From(int start)
    {
        var weights = new double[links.Length];
        var lastLinks = new int[links.Length];
        var previous = new int[links.Length];
        Array.Fill(weights, double.PositiveInfinity);
        Array.Fill(lastLinks, -1);
        Array.Fill(previous, -1);
        weights[start] = 0;
        var queue = new PriorityQueue<int, (double, int)>();
        queue.Enqueue(start, (0, start));
        while (queue.TryDequeue(out var node, out var priority))
        {
            if (priority.Item1 > weights[node])
            {
                continue;
            }

            foreach (var (to, weight, link) in links[node])
            {
                if (weights[node] + weight < weights[to])
                {
                    weights[to] = weights[node] + weight;
                    lastLinks[to] = link;
                    previous[to] = node;
                    queue.Enqueue(to, (weights[to], to));
                }
            }
        }

        return (weights, lastLinks, previous);
    }
}
