namespace Lienvan.Demand.Assignment;

/// <summary>
/// Cheapest ways from one origin to all nodes by Dijkstra's method, with a heap of four children a parent. Made once a thread and used
/// again and again. Costs must not be negative.
/// </summary>
internal sealed class ShortestPaths(FlowNetwork network)
{
    private readonly int[] heap = new int[network.NodeCount];
    private readonly int[] placeInHeap = new int[network.NodeCount];
    private int heapCount;

    /// <summary>Cost to each node; infinite where there is no way.</summary>
    public double[] Costs { get; } = new double[network.NodeCount];

    /// <summary>The last link of the cheapest way to each node; -1 for the origin and where there is no way.</summary>
    public int[] LastLinks { get; } = new int[network.NodeCount];

    /// <summary>The nodes reached, by cost: each comes after the one before it on its way.</summary>
    public int[] Order { get; } = new int[network.NodeCount];

    /// <summary>How many nodes were reached.</summary>
    public int ReachedCount { get; private set; }

    public void Search(int origin, LinkState[] links)
    {
        for (var node = 0; node < Costs.Length; node++)
        {
            (Costs[node], LastLinks[node], placeInHeap[node]) = (double.PositiveInfinity, -1, -1);
        }

        var (costs, heads, first, outLinks) = (Costs, network.Heads, network.FirstOut, network.OutLinks);
        costs[origin] = 0;
        heapCount = 0;
        ReachedCount = 0;
        Raise(heapCount++, origin);
        while (heapCount > 0)
        {
            var node = Pop();
            Order[ReachedCount++] = node;
            if (!network.MayLeave(node, origin))
            {
                continue;
            }

            var here = costs[node];
            for (var i = first[node]; i < first[node + 1]; i++)
            {
                var link = outLinks[i];
                var head = heads[link];
                var cost = here + links[link].Cost;
                if (cost < costs[head])
                {
                    costs[head] = cost;
                    LastLinks[head] = link;
                    Raise(placeInHeap[head] < 0 ? heapCount++ : placeInHeap[head], head);
                }
            }
        }
    }

    private int Pop()
    {
        var top = heap[0];
        var last = heap[--heapCount];
        var cost = Costs[last];
        var place = 0;
        while ((place << 2) + 1 < heapCount)
        {
            var child = (place << 2) + 1;
            var end = Math.Min(child + 4, heapCount);
            for (var other = child + 1; other < end; other++)
            {
                child = Costs[heap[other]] < Costs[heap[child]] ? other : child;
            }

            if (Costs[heap[child]] >= cost)
            {
                break;
            }

            Put(place, heap[child]);
            place = child;
        }

        Put(place, last);
        return top;
    }

    private void Raise(int place, int node)
    {
        var cost = Costs[node];
        while (place > 0 && Costs[heap[(place - 1) >> 2]] > cost)
        {
            Put(place, heap[(place - 1) >> 2]);
            place = (place - 1) >> 2;
        }

        Put(place, node);
    }

    private void Put(int place, int node)
    {
        heap[place] = node;
        placeInHeap[node] = place;
    }
}
