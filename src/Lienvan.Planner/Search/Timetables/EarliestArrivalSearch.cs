using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Lienvan.Planner.Search.Timetables;

/// <summary>
/// Connection scan (Dibbelt, Pajor, Strasser, Wagner 2013, "Intriguingly simple and fast transit routing"): reads the connections in order
/// of departure from the start on, and stops as soon as they leave no earlier than the target is reached. Keeps its arrays from one query
/// to
/// the next without clearing them: each query counts time from a lower base, so that everything left over looks later than its own end.
/// Supports changes at the same stop without a minimum time. Does not support walking. Not for two threads at once.
/// </summary>
internal sealed class EarliestArrivalSearch
{
    private const int NotReached = int.MaxValue;

    private readonly ScheduledTimetable timetable;
    private readonly int[] reached;
    private readonly byte[] boarded;
    private readonly byte[] boardedBeforeRing;
    private readonly int span;
    private int timeBase;

    public EarliestArrivalSearch(ScheduledTimetable timetable)
    {
        this.timetable = timetable;
        reached = new int[timetable.StopCount + 2];
        boarded = new byte[timetable.RunCount];
        boardedBeforeRing = new byte[timetable.LongestRing];
        span = timetable.LatestSeconds + 2;
        Clear();
    }

    /// <summary>The earliest arrival at another stop in seconds, or null.</summary>
    public int? Run(int from, int to, int departureSeconds)
    {
        Begin();
        var departure = Math.Clamp(departureSeconds, 0, span - 1);
        reached[from] = timeBase + departure;
        Scan(ConnectionSearch.FirstFrom(timetable.Connections, departure), to);
        var arrival = (long)reached[to] - timeBase;
        return arrival < span ? (int)arrival : null;
    }

    private void Begin()
    {
        if (timeBase < int.MinValue + (2 * (long)span))
        {
            Clear();
        }

        timeBase -= span;
        Array.Clear(boarded);
    }

    private void Clear()
    {
        Array.Fill(reached, NotReached);
        reached[timetable.NeverImproved] = int.MinValue;
        timeBase = NotReached - span;
    }

    private void Scan(int first, int target)
    {
        var rings = timetable.Rings;
        for (var i = ConnectionSearch.FirstFrom(rings, first); i < rings.Length; i++)
        {
            var ring = rings[i];
            if (Scan(first, ring.Start, target).Ended)
            {
                return;
            }

            ScanRing(ring, target);

            first = ring.End;
        }

        Scan(first, timetable.ConnectionCount, target);
    }

    /// <summary>Until nothing changes. Each time anew, one is aboard only what one was aboard before: nobody rides back in a run.</summary>
    private void ScanRing(Ring ring, int target)
    {
        var connections = timetable.Connections.AsSpan(ring.Start..ring.End);
        for (var i = 0; i < connections.Length; i++)
        {
            boardedBeforeRing[i] = boarded[connections[i].Run];
        }

        while (Scan(ring.Start, ring.End, target).Changed)
        {
            for (var i = 0; i < connections.Length; i++)
            {
                boarded[connections[i].Run] = boardedBeforeRing[i];
            }
        }
    }

    /// <summary>
    /// Whether the target can no longer be reached earlier, and whether any stop was reached earlier than before. Whether one is aboard is
    /// reckoned without a branch, since it cannot be foretold; and without checks of bounds, since the builder saw to every index.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (bool Ended, bool Changed) Scan(int first, int end, int target)
    {
        ref var firstConnection = ref MemoryMarshal.GetArrayDataReference(timetable.Connections);
        ref var firstReached = ref MemoryMarshal.GetArrayDataReference(reached);
        ref var firstBoarded = ref MemoryMarshal.GetArrayDataReference(boarded);
        var zero = timeBase;
        var reachedTarget = reached[target];
        var changed = false;
        for (var i = first; i < end; i++)
        {
            ref readonly var connection = ref Unsafe.Add(ref firstConnection, i);
            var departure = connection.Departure + zero;
            if (departure >= reachedTarget)
            {
                return (true, changed);
            }

            ref var isAboard = ref Unsafe.Add(ref firstBoarded, connection.Run);
            var aboard = isAboard | (Unsafe.Add(ref firstReached, connection.From) <= departure ? 1 : 0);
            isAboard = (byte)aboard;
            var arrival = connection.Arrival + zero;
            ref var there = ref Unsafe.Add(ref firstReached, connection.To);
            if (((arrival < there ? 1 : 0) & aboard) != 0)
            {
                there = arrival;
                changed = true;
                reachedTarget = connection.To == target ? arrival : reachedTarget;
            }
        }

        return (false, changed);
    }
}
