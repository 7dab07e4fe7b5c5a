namespace Lienvan.Planner.Search.Timetables;

/// <summary>
/// Puts the connections into the order in which one scan finds every journey. Ordering by departure is enough as long as every hop takes
/// time. Feeds rounded to the minute have many that take none: those are put before the others of their instant, each after the ones that
/// feed it; where they feed one another in a ring no order will do, and the ring is marked to be scanned until nothing changes.
/// </summary>
internal sealed record ConnectionOrder(Connection[] Connections, int[] Calls, Ring[] Rings)
{
    private const long TakesTime = 1L << 32;

    public static ConnectionOrder Of(TimetableParts parts)
    {
        var unsorted = Unsorted(parts, out var calls);
        var keys = new long[unsorted.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            // Ties stay in the order of runs and calls, so that the answer never depends on the sort.
            keys[i] = ((long)unsorted[i].Departure << 33) | (unsorted[i].Arrival > unsorted[i].Departure ? TakesTime : 0) | (uint)i;
        }

        Array.Sort(keys);
        var order = new int[keys.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            order[i] = (int)keys[i];
        }

        var rings = UntangleInstants(unsorted, order);
        var connections = new Connection[order.Length];
        var sortedCalls = new int[order.Length];
        for (var i = 0; i < order.Length; i++)
        {
            connections[i] = unsorted[order[i]];
            sortedCalls[i] = calls[order[i]];
        }

        return new ConnectionOrder(connections, sortedCalls, rings);
    }

    private static Connection[] Unsorted(TimetableParts parts, out int[] calls)
    {
        var connections = new List<Connection>();
        var callOfConnection = new List<int>();
        for (var run = 0; run < parts.Runs.Length; run++)
        {
            var (trip, shift) = parts.Runs[run];
            for (var call = parts.FirstCallOfTrip[trip]; call < parts.FirstCallOfTrip[trip + 1] - 1; call++)
            {
                ref readonly var here = ref parts.Calls[call];
                ref readonly var next = ref parts.Calls[call + 1];
                connections.Add(new Connection
                {
                    Departure = here.DepartureSeconds + shift,
                    Arrival = next.ArrivalSeconds + shift,
                    From = here.CanBoard ? here.Stop.Value : parts.StopIds.Length,
                    To = next.CanAlight ? next.Stop.Value : parts.StopIds.Length + 1,
                    Run = run,
                });
                callOfConnection.Add(call);
            }
        }

        calls = [.. callOfConnection];
        return [.. connections];
    }

    private static Ring[] UntangleInstants(Connection[] connections, int[] order)
    {
        var rings = new List<Ring>();
        var start = 0;
        while (start < order.Length)
        {
            var instant = connections[order[start]].Departure;
            var end = start;
            while (end < order.Length && connections[order[end]].Arrival == instant && connections[order[end]].Departure == instant)
            {
                end++;
            }

            if (end - start > 1)
            {
                Untangle(connections, order.AsSpan(start, end - start), start, rings);
            }

            start = Math.Max(end, start + 1);
        }

        return [.. rings];
    }

    private static void Untangle(Connection[] connections, Span<int> instant, int offset, List<Ring> rings)
    {
        var untangled = new InstantOrder(connections, instant.ToArray());
        for (var i = 0; i < instant.Length; i++)
        {
            instant[i] = untangled.Sorted[i];
        }

        if (untangled.RingStart < instant.Length)
        {
            rings.Add(new Ring(offset + untangled.RingStart, offset + instant.Length));
        }
    }
}
