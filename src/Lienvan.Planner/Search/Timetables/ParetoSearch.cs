using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Lienvan.Planner.Search.Timetables;

/// <summary>
/// Connection scan for the Pareto set of arrival and trips. Each stop has a row of arrivals, one lane for every number of trips; each run
/// knows the least number of trips with which it can be boarded. A connection is taken with the fewest trips that get one to it in time.
/// Once the target is reached with some number of trips only fewer count; a label that could not make it with fewer even if every vehicle
/// waited (<see cref="TripCountBounds"/>) is not kept, and the scan ends where none can.
/// After Dibbelt, Pajor, Strasser, Wagner, "Connection Scan Algorithm", 2018, turned from profiles to one departure. Arrays are kept from
/// query to query without clearing, as in <see cref="EarliestArrivalSearch"/>. Not for two threads at once.
/// </summary>
internal sealed class ParetoSearch<TLanes>
    where TLanes : struct, ITripLanes
{
    private const ushort NotBoarded = ushort.MaxValue;

    private readonly ScheduledTimetable timetable;
    private readonly TLanes lanes;
    private readonly int span;
    private readonly int[] reached;
    private readonly Ride[] rides;
    private readonly int[] boardings;
    private readonly ushort[] tripsOfRun;
    private readonly ushort[] tripsBeforeRing;
    private readonly byte[] atLeast;
    private readonly ulong[] scratch;
    private int timeBase;
    private int source;
    private int target;
    private int mostUseful;

    public ParetoSearch(ScheduledTimetable timetable, TLanes lanes)
    {
        this.timetable = timetable;
        this.lanes = lanes;
        span = timetable.LatestSeconds + 2;
        reached = new int[(timetable.StopCount + 2) * lanes.Count];
        rides = new Ride[lanes.RecordsRides ? reached.Length : 0];
        boardings = new int[lanes.RecordsRides ? timetable.RunCount : 0];
        tripsOfRun = new ushort[timetable.RunCount];
        tripsBeforeRing = new ushort[timetable.LongestRing];
        atLeast = new byte[timetable.StopCount + 2];
        scratch = new ulong[timetable.TripCounts.ScratchLength];
        Clear();
    }

    /// <summary>Whether the last query dropped a label only because the lanes were too few for its trips.</summary>
    public bool RanOutOfLanes { get; private set; }

    /// <summary>One more than the most trips looked at.</summary>
    public int LaneCount => lanes.Count;

    /// <summary>Searches from one stop to another one.</summary>
    public void Run(int from, int to, int departureSeconds)
    {
        Begin(from, to);
        var departure = Math.Clamp(departureSeconds, 0, span - 1);
        reached[from * lanes.Count] = timeBase + departure;
        if (atLeast[from] <= mostUseful)
        {
            ScanFrom(ConnectionSearch.FirstFrom(timetable.Connections, departure));
        }
        else
        {
            RanOutOfLanes = atLeast[from] != TripCountBounds.Unreachable;
        }
    }

    /// <summary>The points the last query found, fewest trips first.</summary>
    public ImmutableArray<ParetoArrival> Answer()
    {
        var points = ImmutableArray.CreateBuilder<ParetoArrival>();
        var earliest = timeBase + span;
        for (var trips = 0; trips < lanes.Count; trips++)
        {
            var arrival = reached[(target * lanes.Count) + trips];
            if (arrival < earliest)
            {
                points.Add(new ParetoArrival(trips, arrival - timeBase));
                earliest = arrival;
            }
        }

        return points.DrainToImmutable();
    }

    /// <summary>The rides that lead to the point of that many trips, in order. Only of lanes that record them.</summary>
    public Ride[] RidesWith(int trips)
    {
        var legs = new Ride[trips];
        for (var stop = target; trips > 0; trips--)
        {
            var ride = rides[(stop * lanes.Count) + trips];
            legs[trips - 1] = ride;
            stop = timetable.Connections[ride.Boarded].From;
        }

        return legs;
    }

    private void Begin(int from, int to)
    {
        if (timeBase < int.MinValue + (2 * (long)span))
        {
            Clear();
        }

        timeBase -= span;
        Array.Fill(tripsOfRun, NotBoarded);
        (source, target) = (from, to);
        mostUseful = lanes.Count - 1;
        RanOutOfLanes = false;
        timetable.TripCounts.Fill(to, atLeast, scratch);
    }

    private void Clear()
    {
        Array.Fill(reached, int.MaxValue);
        reached.AsSpan(timetable.NeverImproved * lanes.Count).Fill(int.MinValue);
        timeBase = int.MaxValue - span;
    }

    private void ScanFrom(int first)
    {
        var rings = timetable.Rings;
        for (var i = ConnectionSearch.FirstFrom(rings, first); i < rings.Length; i++)
        {
            var ring = rings[i];
            if (Scan(first, ring.Start).Ended)
            {
                return;
            }

            ScanRing(ring);

            first = ring.End;
        }

        Scan(first, timetable.ConnectionCount);
    }

    /// <summary>Until nothing changes. Each time anew, one is aboard only what one was aboard before: nobody rides back in a run.</summary>
    private void ScanRing(Ring ring)
    {
        var connections = timetable.Connections.AsSpan(ring.Start..ring.End);
        for (var i = 0; i < connections.Length; i++)
        {
            tripsBeforeRing[i] = tripsOfRun[connections[i].Run];
        }

        while (Scan(ring.Start, ring.End).Changed)
        {
            for (var i = 0; i < connections.Length; i++)
            {
                tripsOfRun[connections[i].Run] = tripsBeforeRing[i];
            }
        }
    }

    /// <summary>Whether no better answer is possible, and whether any stop was reached earlier than before with as many trips.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (bool Ended, bool Changed) Scan(int first, int end)
    {
        // No checks of bounds: the builder saw to every index, and no more trips than lanes are useful.
        ref var firstConnection = ref MemoryMarshal.GetArrayDataReference(timetable.Connections);
        ref var firstReached = ref MemoryMarshal.GetArrayDataReference(reached);
        ref var firstTrips = ref MemoryMarshal.GetArrayDataReference(tripsOfRun);
        var (zero, most, changed) = (timeBase, mostUseful, false);
        var nextAtTarget = NextAtTarget();
        for (var i = first; i < end; i++)
        {
            ref readonly var connection = ref Unsafe.Add(ref firstConnection, i);
            var departure = connection.Departure + zero;
            if (departure >= nextAtTarget)
            {
                if (Narrow(departure))
                {
                    return (true, changed);
                }

                most = mostUseful;
                nextAtTarget = NextAtTarget();
            }

            ref var tripsAboard = ref Unsafe.Add(ref firstTrips, connection.Run);
            var tripsByBoarding = 1 + lanes.FewestBy(ref Unsafe.Add(ref firstReached, connection.From * lanes.Count), departure);
            var trips = Math.Min(tripsByBoarding, tripsAboard);
            if (trips > most)
            {
                continue;
            }

            if (lanes.RecordsRides && trips < tripsAboard)
            {
                boardings[connection.Run] = i;
            }

            tripsAboard = (ushort)trips;
            var arrival = connection.Arrival + zero;
            ref var there = ref Unsafe.Add(ref firstReached, (connection.To * lanes.Count) + trips);
            if (arrival < there)
            {
                if (trips + atLeast[connection.To] > most)
                {
                    NoteDropped(connection.To, arrival);
                    continue;
                }

                there = arrival;
                changed = true;
                nextAtTarget = connection.To == target ? Math.Min(nextAtTarget, arrival) : nextAtTarget;
                if (lanes.RecordsRides)
                {
                    rides[(connection.To * lanes.Count) + trips] = new Ride(boardings[connection.Run], i);
                }
            }
        }

        return (false, changed);
    }

    /// <summary>
    /// A label is dropped for want of lanes only when it might lead to the target, no journey has narrowed the lanes yet, and
    /// fewer trips do not bring one to the stop as early.
    /// </summary>
    private void NoteDropped(int stop, int arrival)
    {
        if (!RanOutOfLanes && mostUseful == lanes.Count - 1 && atLeast[stop] != TripCountBounds.Unreachable)
        {
            RanOutOfLanes = lanes.FewestBy(ref reached[stop * lanes.Count], arrival) >= lanes.Count;
        }
    }

    /// <summary>
    /// From now on only fewer trips than those with which the target is reached by that time. True when there is no hope of such.
    /// </summary>
    private bool Narrow(int time)
    {
        mostUseful = lanes.FewestBy(ref reached[target * lanes.Count], time) - 1;
        return mostUseful < atLeast[source];
    }

    private int NextAtTarget()
    {
        var earliest = int.MaxValue;
        for (var trips = 0; trips <= mostUseful; trips++)
        {
            earliest = Math.Min(earliest, reached[(target * lanes.Count) + trips]);
        }

        return earliest;
    }
}

/// <summary>A ride in one run, by the connections with which one gets on and off.</summary>
internal readonly record struct Ride(int Boarded, int Alighted);
