namespace Lienvan.Planner.Search.Timetables;

/// <summary>Finds places in ordered arrays of a timetable.</summary>
internal static class ConnectionSearch
{
    /// <summary>The first connection that leaves at that time or later.</summary>
    public static int FirstFrom(ReadOnlySpan<Connection> connections, int departure)
    {
        var (low, high) = (0, connections.Length);
        while (low < high)
        {
            var middle = (int)(((uint)low + (uint)high) >> 1);
            if (connections[middle].Departure < departure)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>The first ring that begins at that connection or later.</summary>
    public static int FirstFrom(ReadOnlySpan<Ring> rings, int connection)
    {
        var (low, high) = (0, rings.Length);
        while (low < high)
        {
            var middle = (int)(((uint)low + (uint)high) >> 1);
            if (rings[middle].Start < connection)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
