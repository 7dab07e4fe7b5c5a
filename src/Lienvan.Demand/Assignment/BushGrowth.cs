namespace Lienvan.Demand.Assignment;

/// <summary>
/// Changes which links a bush has, and measures how far it is from equilibrium. Made once a thread. A link is added only from a node whose
/// dearest way plus the link is cheaper than the dearest way to its end; the dearest way then grows along every link, so no cycle can
/// come about, also among links that cost nothing.
/// </summary>
internal sealed class BushGrowth(FlowNetwork network)
{
    /// <summary>A bush whose excess is more than this part of the last one is helped link by link.</summary>
    private const double SlowProgress = 0.5;

    private const int MostOneByOne = 50;

    private readonly double[] cheapest = new double[network.NodeCount];
    private readonly double[] dearest = new double[network.NodeCount];
    private readonly double[] shortest = new double[network.NodeCount];
    private readonly int[] cheapestSlots = new int[network.NodeCount];
    private readonly int[] queue = new int[network.NodeCount + 1];
    private readonly bool[] isQueued = new bool[network.NodeCount];
    private readonly int[] ways = new int[network.NodeCount];
    private readonly int[] next = new int[network.NodeCount];
    private readonly bool[] isMember = new bool[network.Tails.Length];
    private readonly double[] flowOf = new double[network.Tails.Length];
    private readonly double[] pastOf = new double[network.Tails.Length];
    private readonly List<int> members = [];
    private readonly int[] helpful = new int[MostOneByOne];
    private readonly double[] helps = new double[MostOneByOne];
    private int helpfulCount;

    /// <summary>Room for a number a node.</summary>
    public double[] Needs { get; } = new double[network.NodeCount];

    /// <summary>Drops what is unused, adds what is cheaper.</summary>
    /// <returns>By how much the bush's trips cost more than they would on cheapest ways of the whole network.</returns>
    public double Update(Bush bush, LinkState[] links)
    {
        LabelCheapest(bush, links);
        var excess = MeasureExcess(bush, links);
        members.Clear();
        LabelDearestOfKept(bush, links);
        var keptCount = members.Count;
        Add(bush, links, isStrict: true);
        if (excess > SlowProgress * bush.LastExcess)
        {
            AddOneByOne(bush, links);
        }

        bush.LastExcess = excess;
        if (members.Count == keptCount)
        {
            Add(bush, links, isStrict: false);
        }

        if (members.Count > keptCount || keptCount < bush.Links.Length)
        {
            Rebuild(bush);
        }

        foreach (var link in members)
        {
            (isMember[link], flowOf[link]) = (false, 0);
        }

        return excess;
    }

    private void LabelCheapest(Bush bush, LinkState[] links)
    {
        for (var node = 0; node < cheapest.Length; node++)
        {
            cheapest[node] = double.PositiveInfinity;
        }

        cheapest[bush.NodeAt[0]] = 0;
        for (var position = 1; position < bush.NodeCount; position++)
        {
            var (low, lowSlot) = (double.PositiveInfinity, bush.First[position]);
            for (var slot = bush.First[position]; slot < bush.First[position + 1]; slot++)
            {
                var cost = cheapest[bush.NodeAt[bush.Tails[slot]]] + links[bush.Links[slot]].Cost;
                (low, lowSlot) = cost < low ? (cost, slot) : (low, lowSlot);
            }

            cheapest[bush.NodeAt[position]] = low;
            cheapestSlots[position] = lowSlot;
        }
    }

    /// <summary>
    /// Starts from the bush's own cheapest ways, which are nearly the network's, and mends them. Summed over links, each with the little it
    /// is dearer, nothing is lost by taking one large sum from another.
    /// </summary>
    private double MeasureExcess(Bush bush, LinkState[] links)
    {
        Array.Copy(cheapest, shortest, cheapest.Length);
        var origin = bush.NodeAt[0];
        var (head, tail) = (0, 0);
        foreach (var node in bush.NodeAt)
        {
            (queue[tail++], isQueued[node]) = (node, true);
        }

        while (head != tail)
        {
            var node = queue[head++];
            head = head == queue.Length ? 0 : head;
            isQueued[node] = false;
            if (!network.MayLeave(node, origin))
            {
                continue;
            }

            var here = shortest[node];
            for (var i = network.FirstOut[node]; i < network.FirstOut[node + 1]; i++)
            {
                var link = network.OutLinks[i];
                var end = network.Heads[link];
                var cost = here + links[link].Cost;
                if (cost < shortest[end])
                {
                    shortest[end] = cost;
                    if (!isQueued[end])
                    {
                        (queue[tail++], isQueued[end]) = (end, true);
                        tail = tail == queue.Length ? 0 : tail;
                    }
                }
            }
        }

        var excess = 0.0;
        for (var slot = 0; slot < bush.Links.Length; slot++)
        {
            var link = bush.Links[slot];
            var more = shortest[network.Tails[link]] + links[link].Cost - shortest[network.Heads[link]];
            excess += bush.Flows[slot] * Math.Max(0, more);
        }

        return excess;
    }

    private void LabelDearestOfKept(Bush bush, LinkState[] links)
    {
        var hasPast = bush.Past.Length > 0;
        dearest[bush.NodeAt[0]] = 0;
        for (var position = 1; position < bush.NodeCount; position++)
        {
            var high = double.NegativeInfinity;
            for (var slot = bush.First[position]; slot < bush.First[position + 1]; slot++)
            {
                if (bush.Flows[slot] > 0 || slot == cheapestSlots[position])
                {
                    var link = bush.Links[slot];
                    members.Add(link);
                    (isMember[link], flowOf[link]) = (true, bush.Flows[slot]);
                    pastOf[link] = hasPast ? bush.Past[slot] : 0;
                    high = Math.Max(high, dearest[network.Tails[link]] + links[link].Cost);
                }
            }

            dearest[bush.NodeAt[position]] = high;
        }
    }

    /// <summary>Strict: only links that also make the cheapest way to their end cheaper.</summary>
    private void Add(Bush bush, LinkState[] links, bool isStrict)
    {
        var origin = bush.NodeAt[0];
        foreach (var node in bush.NodeAt)
        {
            if (!network.MayLeave(node, origin))
            {
                continue;
            }

            for (var i = network.FirstOut[node]; i < network.FirstOut[node + 1]; i++)
            {
                var link = network.OutLinks[i];
                var (end, cost) = (network.Heads[link], links[link].Cost);
                if (dearest[node] + cost < dearest[end] && !isMember[link] && end != origin &&
                    (!isStrict || cheapest[node] + cost < cheapest[end]))
                {
                    members.Add(link);
                    (isMember[link], flowOf[link], pastOf[link]) = (true, 0, 0);
                }
            }
        }
    }

    /// <summary>
    /// Where many ways tie, the rule above keeps links out that would help: its dearest ways differ by rounding. These join one by one,
    /// what helps most first, each where the bush holds no way from its end back to its beginning.
    /// </summary>
    private void AddOneByOne(Bush bush, LinkState[] links)
    {
        helpfulCount = 0;
        var origin = bush.NodeAt[0];
        foreach (var node in bush.NodeAt)
        {
            for (var i = network.FirstOut[node]; network.MayLeave(node, origin) && i < network.FirstOut[node + 1]; i++)
            {
                var link = network.OutLinks[i];
                var saved = cheapest[network.Heads[link]] - (cheapest[node] + links[link].Cost);
                if (saved > 0 && !isMember[link] && network.Heads[link] != origin)
                {
                    Rank(saved, link);
                }
            }
        }

        for (var i = 0; i < helpfulCount; i++)
        {
            var link = helpful[i];
            if (!LeadsTo(network.Heads[link], network.Tails[link]))
            {
                members.Add(link);
                (isMember[link], flowOf[link], pastOf[link]) = (true, 0, 0);
            }
        }
    }

    /// <summary>Keeps those that help most, the first before others that help as much.</summary>
    private void Rank(double saved, int link)
    {
        if (helpfulCount == MostOneByOne && !IsBefore(saved, link, helpfulCount - 1))
        {
            return;
        }

        var place = helpfulCount < MostOneByOne ? helpfulCount++ : helpfulCount - 1;
        for (; place > 0 && IsBefore(saved, link, place - 1); place--)
        {
            (helpful[place], helps[place]) = (helpful[place - 1], helps[place - 1]);
        }

        (helpful[place], helps[place]) = (link, saved);
    }

    private bool IsBefore(double saved, int link, int place) =>
        saved != helps[place] ? saved > helps[place] : link < helpful[place];

    private bool LeadsTo(int from, int to)
    {
        var (head, tail) = (0, 0);
        (queue[tail++], isQueued[from]) = (from, true);
        while (head < tail && !isQueued[to])
        {
            var node = queue[head++];
            for (var i = network.FirstOut[node]; i < network.FirstOut[node + 1]; i++)
            {
                var (link, end) = (network.OutLinks[i], network.Heads[network.OutLinks[i]]);
                if (isMember[link] && !isQueued[end])
                {
                    (queue[tail++], isQueued[end]) = (end, true);
                }
            }
        }

        var isReached = isQueued[to];
        for (var i = 0; i < tail; i++)
        {
            isQueued[queue[i]] = false;
        }

        return isReached;
    }

    /// <summary>Orders the nodes anew (Kahn 1962) and the slots with them.</summary>
    private void Rebuild(Bush bush)
    {
        CountWaysIn(bush);
        var nodes = Order(bush.NodeAt[0], bush.NodeCount);
        CountWaysIn(bush);
        var first = new int[nodes.Length + 1];
        for (var position = 0; position < nodes.Length; position++)
        {
            next[nodes[position]] = first[position];
            first[position + 1] = first[position] + ways[nodes[position]];
        }

        var (slotLinks, tails, flows) = (new int[members.Count], new int[members.Count], new double[members.Count]);
        var past = bush.Past.Length > 0 ? new double[members.Count] : [];
        for (var position = 0; position < nodes.Length; position++)
        {
            for (var i = network.FirstOut[nodes[position]]; i < network.FirstOut[nodes[position] + 1]; i++)
            {
                var link = network.OutLinks[i];
                if (isMember[link])
                {
                    var slot = next[network.Heads[link]]++;
                    (slotLinks[slot], tails[slot], flows[slot]) = (link, position, flowOf[link]);
                    if (past.Length > 0)
                    {
                        past[slot] = pastOf[link];
                    }
                }
            }
        }

        (bush.NodeAt, bush.First, bush.Links, bush.Tails) = (nodes, first, slotLinks, tails);
        (bush.Flows, bush.Past) = (flows, past);
    }

    private void CountWaysIn(Bush bush)
    {
        foreach (var node in bush.NodeAt)
        {
            ways[node] = 0;
        }

        foreach (var link in members)
        {
            ways[network.Heads[link]]++;
        }
    }

    private int[] Order(int origin, int count)
    {
        var nodes = new int[count];
        nodes[0] = origin;
        var placed = 1;
        for (var position = 0; position < placed; position++)
        {
            var node = nodes[position];
            for (var i = network.FirstOut[node]; i < network.FirstOut[node + 1]; i++)
            {
                var link = network.OutLinks[i];
                if (isMember[link] && --ways[network.Heads[link]] == 0)
                {
                    nodes[placed++] = network.Heads[link];
                }
            }
        }

        System.Diagnostics.Debug.Assert(placed == count, "a bush has no cycle and loses no node");
        return nodes;
    }
}
