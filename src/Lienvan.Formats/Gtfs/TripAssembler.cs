using Lienvan.Model.Dataset;
using Lienvan.Planner.Search.Timetables;

namespace Lienvan.Formats.Gtfs;

/// <summary>Makes the calls of a trip from its rows: in order, none twice, every one with a time, none back in time.</summary>
internal sealed class TripAssembler(GtfsFiles files, GtfsFindings findings, List<ScheduledCall> calls, List<bool> areFilled)
{
    /// <summary>So that a share that is a whole second does not fall to the one below for want of a binary fraction.</summary>
    private const double RoundingSlack = 1e-6;

    private readonly List<StopTimeRow> rows = [];

    /// <summary>Adds the calls of a trip; false, with a finding and nothing added, when it cannot be ridden.</summary>
    public bool TryAssemble(TripRow trip, Span<StopTimeRow> tripRows)
    {
        rows.Clear();
        SortBySequence(tripRows);
        foreach (ref readonly var row in tripRows)
        {
            if (rows.Count > 0 && rows[^1].Sequence == row.Sequence)
            {
                Find(
                    GtfsDiagnostics.Duplicate,
                    row,
                    $"trip '{trip.Id}' has stop_sequence {row.Sequence} twice",
                    "number the calls anew; the row is left out");
                continue;
            }

            rows.Add(row);
        }

        LeaveOutThoseThatGoBack(trip);
        if (rows.Count < 2)
        {
            var place = new GtfsPlace(files.PathOf("trips.txt"), trip.Line);
            findings.Add(
                GtfsDiagnostics.TooFewCalls,
                place,
                $"trip '{trip.Id}' has {rows.Count} calls",
                "add its rows to stop_times.txt; the trip is left out");
            return false;
        }

        if (!HasTimedEnds(trip))
        {
            return false;
        }

        FillTimes();
        AddCalls();
        return true;
    }

    private static void SortBySequence(Span<StopTimeRow> tripRows)
    {
        for (var i = 1; i < tripRows.Length; i++)
        {
            if (tripRows[i].Sequence < tripRows[i - 1].Sequence)
            {
                tripRows.Sort(static (a, b) => (a.Sequence, a.Line).CompareTo((b.Sequence, b.Line)));
                return;
            }
        }
    }

    /// <summary>
    /// A real train with one bad time still runs: as few calls are left out as will let the others stand in order. One that is left out for
    /// its time cannot be told from one that is not served, so the trip goes on without it.
    /// </summary>
    private void LeaveOutThoseThatGoBack(TripRow trip)
    {
        var timed = rows.Where(row => row.Arrival != StopTimeRow.Blank).ToArray();
        if (GoesForward(timed))
        {
            return;
        }

        var kept = ForwardChain.Longest(timed);
        foreach (var row in timed)
        {
            if (!kept.Contains(row.Line))
            {
                Find(
                    GtfsDiagnostics.TimesGoBack,
                    row,
                    $"trip '{trip.Id}' goes back in time at this call",
                    "mend the time, past midnight count on with 24:00:00; the call is left out");
            }
        }

        rows.RemoveAll(row => row.Arrival != StopTimeRow.Blank && !kept.Contains(row.Line));
    }

    private static bool GoesForward(ReadOnlySpan<StopTimeRow> timed)
    {
        for (var i = 0; i < timed.Length; i++)
        {
            if (timed[i].Departure < timed[i].Arrival || (i > 0 && timed[i].Arrival < timed[i - 1].Departure))
            {
                return false;
            }
        }

        return true;
    }

    private bool HasTimedEnds(TripRow trip)
    {
        foreach (var end in (ReadOnlySpan<StopTimeRow>)[rows[0], rows[^1]])
        {
            if (end.Departure == StopTimeRow.Blank)
            {
                Find(GtfsDiagnostics.EndWithoutTime, end, $"trip '{trip.Id}' has no time at this end", "write it; the trip is left out");
                return false;
            }
        }

        return true;
    }

    private void FillTimes()
    {
        var timed = 0;
        for (var next = 1; next < rows.Count; next++)
        {
            if (rows[next].Arrival != StopTimeRow.Blank)
            {
                FillBetween(timed, next);
                timed = next;
            }
        }
    }

    private void FillBetween(int first, int last)
    {
        if (last - first < 2)
        {
            return;
        }

        var (start, end) = (rows[first], rows[last]);
        var followsDistance = HasDistances(first, last);
        for (var i = first + 1; i < last; i++)
        {
            var share = followsDistance
                ? (rows[i].Distance - start.Distance) / (end.Distance - start.Distance)
                : (rows[i].Sequence - start.Sequence) / (double)(end.Sequence - start.Sequence);
            var time = start.Departure + (int)Math.Floor((share * (end.Arrival - start.Departure)) + RoundingSlack);
            rows[i] = rows[i] with { Arrival = time, Departure = time, IsFilled = true };
        }
    }

    private bool HasDistances(int first, int last)
    {
        for (var i = first + 1; i <= last; i++)
        {
            // Not a number is less than nothing and more than nothing: this also finds blanks.
            if (!(rows[i].Distance >= rows[i - 1].Distance))
            {
                return false;
            }
        }

        return rows[last].Distance > rows[first].Distance;
    }

    /// <summary>Nobody arrives at the first call or leaves from the last: those times are only noise.</summary>
    private void AddCalls()
    {
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            areFilled.Add(row.IsFilled);
            calls.Add(new ScheduledCall(
                new StopIndex(row.Stop),
                i == 0 ? row.Departure : row.Arrival,
                i == rows.Count - 1 ? row.Arrival : row.Departure,
                row.CanBoard,
                row.CanAlight));
        }
    }

    private void Find(DiagnosticKind kind, StopTimeRow row, string what, string whatToDo) =>
        findings.Add(kind, new GtfsPlace(files.PathOf("stop_times.txt"), row.Line), what, whatToDo);
}
