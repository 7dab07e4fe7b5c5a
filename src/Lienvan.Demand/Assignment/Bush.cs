namespace Lienvan.Demand.Assignment;

/// <summary>
/// The ways in use from one origin: links without a cycle that reach every node there is a way to, with the flow from that origin. Nodes
/// stand in an order in which every link leads onward; position 0 is the origin. The links into the node at position p are the slots from
/// First[p] to First[p + 1].
/// </summary>
internal sealed class Bush
{
    public Bush(FlowNetwork network, Origin origin, ShortestPaths tree)
    {
        Origin = origin;
        var count = tree.ReachedCount;
        NodeAt = tree.Order.AsSpan(0, count).ToArray();
        First = new int[count + 1];
        (Links, Tails, Flows) = (new int[count - 1], new int[count - 1], new double[count - 1]);
        var positions = new int[network.NodeCount];
        for (var position = 0; position < count; position++)
        {
            positions[NodeAt[position]] = position;
            First[position + 1] = position;
            if (position > 0)
            {
                var link = tree.LastLinks[NodeAt[position]];
                Links[position - 1] = link;
                Tails[position - 1] = positions[network.Tails[link]];
            }
        }
    }

    public Origin Origin { get; }

    public int[] NodeAt { get; set; }

    public int[] First { get; set; }

    /// <summary>The network's link of each slot.</summary>
    public int[] Links { get; set; }

    /// <summary>The position where the link of each slot begins.</summary>
    public int[] Tails { get; set; }

    /// <summary>Flow from the origin in each slot.</summary>
    public double[] Flows { get; set; }

    /// <summary>
    /// What shifts have added to each slot since they were last forgotten; not the difference of flows, which rounding blurs.
    /// </summary>
    public double[] Moved { get; private set; } = [];

    /// <summary>How much dearer than cheapest ways its trips were when last measured.</summary>
    public double LastExcess { get; set; } = double.PositiveInfinity;

    public int NodeCount => NodeAt.Length;

    /// <summary>What the last step moved in each slot; empty where none was made yet.</summary>
    public double[] Past { get; set; } = [];

    /// <summary>Flows that a step aims at.</summary>
    public double[] Target { get; private set; } = [];

    public void ForgetMoves()
    {
        Moved = Moved.Length == Flows.Length ? Moved : new double[Flows.Length];
        Array.Clear(Moved);
    }

    public void MakeRoomForSteps()
    {
        Past = Past.Length == Flows.Length ? Past : new double[Flows.Length];
        Target = Target.Length == Flows.Length ? Target : new double[Flows.Length];
    }

    /// <summary>Goes a part of the way to the target, from 0 to 1; with what was moved before, that is the step now.</summary>
    public void GoTowardsTarget(double part)
    {
        for (var slot = 0; slot < Flows.Length; slot++)
        {
            var change = part * (Target[slot] - Flows[slot]);
            Flows[slot] = Math.Max(0, Flows[slot] + change);
            Past[slot] = Moved[slot] + change;
        }
    }

    /// <summary>
    /// Sends the trips anew, each node's by the shares in which its slots have flow: what many small shifts have lost by rounding is back.
    /// </summary>
    /// <param name="flows">The flow of each slot.</param>
    /// <param name="needs">Room for a number a node.</param>
    public void SendAnew(double[] flows, double[] needs)
    {
        Array.Clear(needs);
        for (var i = 0; i < Origin.Destinations.Length; i++)
        {
            needs[Origin.Destinations[i]] = Origin.Volumes[i];
        }

        for (var position = NodeCount - 1; position > 0; position--)
        {
            var need = needs[NodeAt[position]];
            var (begin, end) = (First[position], First[position + 1]);
            if (end - begin == 1)
            {
                flows[begin] = need;
                needs[NodeAt[Tails[begin]]] += need;
                continue;
            }

            var sum = 0.0;
            for (var slot = begin; slot < end; slot++)
            {
                sum += flows[slot];
            }

            if (sum <= 0)
            {
                // Nothing came here before: any slot will do, and the next shifts choose.
                (flows[begin], sum) = (1, 1);
            }

            var factor = need / sum;
            for (var slot = begin; slot < end; slot++)
            {
                flows[slot] *= factor;
                needs[NodeAt[Tails[slot]]] += flows[slot];
            }
        }
    }
}
