namespace Lienvan.Demand.Assignment;

/// <summary>
/// All trips on cheapest ways. Origins go in fixed blocks, each with flows of its own, which are added in order: the sum has the same bytes
/// whatever the number of threads.
/// </summary>
internal sealed class AllOrNothing
{
    private const int MostBlocks = 16;

    private readonly FlowNetwork network;
    private readonly Room[] rooms;
    private readonly double[][] blocks;

    public AllOrNothing(FlowNetwork network, int threads)
    {
        this.network = network;
        rooms = [.. Enumerable.Range(0, threads).Select(_ => new Room(network))];
        blocks = [.. Enumerable.Range(0, Math.Min(MostBlocks, network.Origins.Length)).Select(_ => new double[network.Tails.Length])];
    }

    /// <summary>Sets the flow of each link.</summary>
    public void Load(LinkState[] links, double[] flows)
    {
        SharedWork.Do(rooms, blocks.Length, (room, block) => LoadBlock(room, block, links));
        Array.Clear(flows);
        foreach (var block in blocks)
        {
            for (var link = 0; link < flows.Length; link++)
            {
                flows[link] += block[link];
            }
        }
    }

    private void LoadBlock(Room room, int block, LinkState[] links)
    {
        Array.Clear(blocks[block]);
        var count = network.Origins.Length;
        for (var i = count * block / blocks.Length; i < count * (block + 1) / blocks.Length; i++)
        {
            LoadOrigin(room, network.Origins[i], links, blocks[block]);
        }
    }

    private void LoadOrigin(Room room, Origin origin, LinkState[] links, double[] flows)
    {
        var (paths, needs) = (room.Paths, room.Needs);
        paths.Search(origin.Node, links);
        Array.Clear(needs);
        for (var i = 0; i < origin.Destinations.Length; i++)
        {
            needs[origin.Destinations[i]] = origin.Volumes[i];
        }

        for (var i = paths.ReachedCount - 1; i > 0; i--)
        {
            var node = paths.Order[i];
            if (needs[node] > 0)
            {
                var link = paths.LastLinks[node];
                flows[link] += needs[node];
                needs[network.Tails[link]] += needs[node];
            }
        }
    }

    private sealed class Room(FlowNetwork network)
    {
        public ShortestPaths Paths { get; } = new(network);

        public double[] Needs { get; } = new double[network.NodeCount];
    }
}
