using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lienvan.Planner.Search.Timetables;

/// <summary>How a row of arrivals, one for every number of trips from 0 on, is looked through.</summary>
internal interface ITripLanes
{
    /// <summary>How many lanes a row has: one more than the most trips.</summary>
    int Count { get; }

    /// <summary>Whether the search also remembers by which rides; it is quicker without.</summary>
    bool RecordsRides { get; }

    /// <summary>The fewest trips with which one is there by that time; at least <see cref="Count"/> when with none.</summary>
    int FewestBy(ref int row, int time);
}

/// <summary>Up to seven trips: one compare looks at all. For the arrivals alone.</summary>
internal readonly struct EightLanes : ITripLanes
{
    public const int Width = 8;

    public int Count => Width;

    public bool RecordsRides => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int FewestBy(ref int row, int time)
    {
        var isInTime = Vector256.LessThanOrEqual(Vector256.LoadUnsafe(ref row), Vector256.Create(time));
        return BitOperations.TrailingZeroCount(isInTime.ExtractMostSignificantBits());
    }
}

/// <summary>Any number of trips, one look for each. For the rides as well.</summary>
internal readonly struct ManyLanes(int count) : ITripLanes
{
    public int Count => count;

    public bool RecordsRides => true;

    public int FewestBy(ref int row, int time)
    {
        var trips = 0;
        while (trips < count && Unsafe.Add(ref row, trips) > time)
        {
            trips++;
        }

        return trips;
    }
}
