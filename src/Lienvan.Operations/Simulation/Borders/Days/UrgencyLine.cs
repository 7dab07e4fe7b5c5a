namespace Lienvan.Operations.Simulation.Borders.Days;

/// <summary>
/// Serves many whose times of asking are all known, the more urgent first and of equals who came first; what is begun is not interrupted.
/// </summary>
internal static class UrgencyLine
{
    /// <summary>Fills in when each is served.</summary>
    /// <param name="queue">The servers.</param>
    /// <param name="requests">In order of asking.</param>
    /// <param name="urgencies">0 goes first, below <see cref="Classes"/>; one a request.</param>
    /// <param name="services">Filled; one a request.</param>
    public static void Serve(ForeseenQueue queue, ReadOnlySpan<Request> requests, ReadOnlySpan<byte> urgencies, Span<Service> services)
    {
        if (urgencies[..requests.Length].IndexOfAnyExcept(urgencies[0]) < 0)
        {
            for (var index = 0; index < requests.Length; index++)
            {
                services[index] = queue.Serve(requests[index]);
            }

            return;
        }

        var waiting = new Queue<int>[Classes];
        for (var urgency = 0; urgency < Classes; urgency++)
        {
            waiting[urgency] = new Queue<int>();
        }

        var (next, count, time) = (0, 0, 0.0);
        while (next < requests.Length || count > 0)
        {
            time = count == 0 ? Math.Max(time, requests[next].Asked) : time;
            for (; next < requests.Length && requests[next].Asked <= time; next++, count++)
            {
                waiting[urgencies[next]].Enqueue(next);
            }

            var first = 0;
            while (waiting[first].Count == 0)
            {
                first++;
            }

            var chosen = waiting[first].Peek();
            if (double.IsInfinity(time) || queue.CanStart(time, requests[chosen].Amount))
            {
                services[chosen] = queue.Begin(requests[chosen], time);
                waiting[first].Dequeue();
                count--;
                continue;
            }

            time = Math.Min(queue.NextChange(), next < requests.Length ? requests[next].Asked : double.PositiveInfinity);
        }
    }

    /// <summary>How many degrees of urgency there are.</summary>
    public const int Classes = 10;
}
