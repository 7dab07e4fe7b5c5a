namespace Lienvan.Planner.Search.Timetables;

/// <summary>
/// The connections of one instant that take no time, each after those that feed it (Kahn's topological order); from
/// <see cref="RingStart"/> on those that feed one another in a ring, or are fed by such.
/// </summary>
internal sealed class InstantOrder
{
    /// <summary>
    /// Above this many the pairs are too many to look at: all are taken for one ring, which costs time in a search but is right.
    /// </summary>
    private const int MostUntangled = 2_000;

    private readonly Connection[] connections;
    private readonly int[] instant;
    private readonly Dictionary<int, List<int>> departures = [];
    private readonly int[] feeders;

    /// <param name="connections">All connections.</param>
    /// <param name="instant">Indices of those of the instant; the connections of one run stand together and in order.</param>
    public InstantOrder(Connection[] connections, int[] instant)
    {
        this.connections = connections;
        this.instant = instant;
        feeders = new int[instant.Length];
        if (instant.Length > MostUntangled)
        {
            Sorted = instant;
            return;
        }

        CollectDepartures();
        for (var i = 0; i < instant.Length; i++)
        {
            AddToFeedersOfThoseFedBy(i, 1, []);
        }

        var order = TopologicalOrder();
        RingStart = order.Count;
        order.AddRange(Enumerable.Range(0, instant.Length).Where(i => feeders[i] > 0));
        Sorted = [.. order.Select(i => instant[i])];
    }

    /// <summary>The indices in their new order.</summary>
    public int[] Sorted { get; }

    /// <summary>From where on the order is no help.</summary>
    public int RingStart { get; }

    private void CollectDepartures()
    {
        for (var i = 0; i < instant.Length; i++)
        {
            var from = connections[instant[i]].From;
            if (!departures.TryGetValue(from, out var list))
            {
                departures.Add(from, list = []);
            }

            list.Add(i);
        }
    }

    private List<int> TopologicalOrder()
    {
        var order = new List<int>(instant.Length);
        for (var i = 0; i < instant.Length; i++)
        {
            if (feeders[i] == 0)
            {
                order.Add(i);
            }
        }

        for (var next = 0; next < order.Count; next++)
        {
            AddToFeedersOfThoseFedBy(order[next], -1, order);
        }

        return order;
    }

    /// <summary>One goes on with the next connection of the same run, and with all that leave from where this one goes.</summary>
    private void AddToFeedersOfThoseFedBy(int feeder, int difference, List<int> unfed)
    {
        ref readonly var connection = ref connections[instant[feeder]];
        if (feeder + 1 < instant.Length && connections[instant[feeder + 1]].Run == connection.Run)
        {
            AddToFeeders(feeder + 1, difference, unfed);
        }

        if (!departures.TryGetValue(connection.To, out var onward))
        {
            return;
        }

        foreach (var fed in onward)
        {
            // A hop from a stop to itself changes nothing for itself.
            if (fed != feeder)
            {
                AddToFeeders(fed, difference, unfed);
            }
        }
    }

    private void AddToFeeders(int fed, int difference, List<int> unfed)
    {
        feeders[fed] += difference;
        if (difference < 0 && feeders[fed] == 0)
        {
            unfed.Add(fed);
        }
    }
}
