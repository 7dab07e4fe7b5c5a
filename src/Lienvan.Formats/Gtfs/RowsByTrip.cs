using System.Runtime.InteropServices;

namespace Lienvan.Formats.Gtfs;

/// <summary>The rows of stop_times.txt by trip, each trip's in the order of the file: that file need not keep a trip together.</summary>
internal sealed class RowsByTrip
{
    private readonly StopTimeRow[] sorted;
    private readonly int[] ends;

    public RowsByTrip(List<StopTimeRow> rows, int tripCount)
    {
        sorted = new StopTimeRow[rows.Count];
        ends = new int[tripCount + 1];
        foreach (ref readonly var row in CollectionsMarshal.AsSpan(rows))
        {
            ends[row.Trip + 1]++;
        }

        for (var trip = 1; trip <= tripCount; trip++)
        {
            ends[trip] += ends[trip - 1];
        }

        var next = ends.ToArray();
        foreach (ref readonly var row in CollectionsMarshal.AsSpan(rows))
        {
            sorted[next[row.Trip]++] = row;
        }
    }

    /// <summary>The rows of a trip; may be put into another order.</summary>
    public Span<StopTimeRow> this[int trip] => sorted.AsSpan(ends[trip]..ends[trip + 1]);
}
