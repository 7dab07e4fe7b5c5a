namespace Lienvan.Demand.Assignment;

/// <summary>
/// The problem as arrays. Nodes from 0, those that cost nothing to each other as one;
/// links that no trip can use (closed, or ending where they begin) are in no list of links out of a
/// node. Links keep the problem's numbers.
/// </summary>
internal sealed class FlowNetwork
{
    public FlowNetwork(AssignmentProblem problem, AssignmentOptions options)
    {
        NodeCount = problem.NodeCount;
        FirstThroughNode = problem.FirstThroughNode - 1;
        var count = problem.Links.Length;
        (Tails, Heads, Empty) = (new int[count], new int[count], new LinkState[count]);
        var (isUsable, isFree) = (new bool[count], new bool[count]);
        for (var link = 0; link < count; link++)
        {
            Empty[link] = LinkState.From(problem.Links[link], options);
            isFree[link] = options.Method == AssignmentMethod.AlgorithmB && Empty[link].IsFree;
        }

        Loops = new FreeLoops(problem, isFree);
        for (var link = 0; link < count; link++)
        {
            (Tails[link], Heads[link]) = (Loops.Meeting[problem.Links[link].From - 1], Loops.Meeting[problem.Links[link].To - 1]);
            isUsable[link] = !Empty[link].IsClosed && Tails[link] != Heads[link];
        }

        (FirstOut, OutLinks) = GroupByTail(isUsable);
        Origins = ReadOrigins(problem);
    }

    public int NodeCount { get; }

    /// <summary>Nodes before it are passed through by no way.</summary>
    public int FirstThroughNode { get; }

    public int[] Tails { get; }

    public int[] Heads { get; }

    /// <summary>The nodes taken for one.</summary>
    public FreeLoops Loops { get; }

    /// <summary>The links without flow.</summary>
    public LinkState[] Empty { get; }

    /// <summary>Where the links out of each node begin in <see cref="OutLinks"/>; one more entry than nodes.</summary>
    public int[] FirstOut { get; }

    public int[] OutLinks { get; }

    /// <summary>Zones with trips to other zones, by number.</summary>
    public ImmutableArray<Origin> Origins { get; }

    /// <summary>Whether a way from an origin may leave a node.</summary>
    public bool MayLeave(int node, int origin) => node >= FirstThroughNode || node == origin;

    private (int[] First, int[] Links) GroupByTail(bool[] isUsable)
    {
        var first = new int[NodeCount + 1];
        for (var link = 0; link < Tails.Length; link++)
        {
            first[Tails[link] + 1] += isUsable[link] ? 1 : 0;
        }

        for (var node = 0; node < NodeCount; node++)
        {
            first[node + 1] += first[node];
        }

        var links = new int[first[^1]];
        var next = first.AsSpan(0, NodeCount).ToArray();
        for (var link = 0; link < Tails.Length; link++)
        {
            if (isUsable[link])
            {
                links[next[Tails[link]]++] = link;
            }
        }

        return (first, links);
    }

    private ImmutableArray<Origin> ReadOrigins(AssignmentProblem problem)
    {
        var trips = new List<TripDemand>();
        foreach (var trip in problem.Trips)
        {
            if (trip.From != trip.To && trip.Volume != 0)
            {
                trips.Add(trip with { To = Loops.Meeting[trip.To - 1] + 1 });
            }
        }

        trips.Sort(static (one, other) => one.From != other.From ? one.From - other.From : one.To - other.To);
        var origins = new List<Origin>();
        for (var (begin, end) = (0, 0); begin < trips.Count; begin = end)
        {
            while (end < trips.Count && trips[end].From == trips[begin].From)
            {
                end++;
            }

            origins.Add(ReadOrigin(trips, begin, end));
        }

        return [.. origins];
    }

    /// <summary>An origin from its trips in order of their ends; those of one pair add up.</summary>
    private Origin ReadOrigin(List<TripDemand> trips, int begin, int end)
    {
        var (destinations, volumes, count) = (new int[end - begin], new double[end - begin], 0);
        var zone = trips[begin].From - 1;
        for (var i = begin; i < end; i++)
        {
            if (trips[i].To - 1 == Loops.Meeting[zone])
            {
                continue; // between nodes that are taken for one
            }

            count += count == 0 || trips[i].To - 1 != destinations[count - 1] ? 1 : 0;
            destinations[count - 1] = trips[i].To - 1;
            volumes[count - 1] += trips[i].Volume;
        }

        Array.Resize(ref destinations, count);
        Array.Resize(ref volumes, count);
        return new Origin(zone, Loops.Meeting[zone], destinations, volumes);
    }
}

/// <summary>A zone that trips start from.</summary>
/// <param name="Zone">The zone, from 0.</param>
/// <param name="Node">The node it is taken for, from 0.</param>
/// <param name="Destinations">Nodes that trips go to, ascending.</param>
/// <param name="Volumes">Trips to each, above 0.</param>
internal sealed record Origin(int Zone, int Node, int[] Destinations, double[] Volumes);
