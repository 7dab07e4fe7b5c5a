using Lienvan.Operations.Timetables.Tracks;
using Lienvan.Operations.Timetables.Trains;

namespace Lienvan.Operations.Timetables.Orders;

/// <summary>
/// Where two trains most likely meet, by what is published: at the station where their stays overlap or miss each other least; a long
/// published stay speaks for a meet there. It decides in which order choices are tried, never what is possible.
/// </summary>
internal sealed class MeetPreference(Railway railway, IReadOnlyList<TrainPath> paths)
{
    /// <summary>A stay from so many seconds on is longer than passengers need.</summary>
    private const double LongStay = 240;

    private readonly Dictionary<(int, int, int), int> meets = [];

    /// <summary>Whether the first visitor of a section most likely goes before the second.</summary>
    public bool GoesFirst((int Path, int Position) a, (int Path, int Position) b, bool isOpposed)
    {
        var (one, other) = (paths[a.Path], paths[b.Path]);
        if (!isOpposed)
        {
            return one.Departures[a.Position] + one.Arrivals[a.Position + 1]
                <= other.Departures[b.Position] + other.Arrivals[b.Position + 1];
        }

        return a.Position < LikelyMeet(a, b);
    }

    /// <summary>The position on the first path at which the two meet, of those on their common stretch.</summary>
    private int LikelyMeet((int Path, int Position) a, (int Path, int Position) b)
    {
        var (one, other) = (paths[a.Path], paths[b.Path]);
        var back = 0;
        while (a.Position - back > 0 && b.Position + back + 1 < other.Sections.Length &&
            one.Sections[a.Position - back - 1] == other.Sections[b.Position + back + 1])
        {
            back++;
        }

        var (start, end) = (a.Position - back, b.Position + back + 1);
        if (meets.TryGetValue((a.Path, b.Path, start), out var known))
        {
            return known;
        }

        var (best, least) = (start, double.PositiveInfinity);
        for (var step = 0; start + step < one.Length && end - step >= 0; step++)
        {
            if (one.Stations[start + step] != other.Stations[end - step])
            {
                break;
            }

            var cost = CostOf((one, start + step), (other, end - step));
            (best, least) = cost < least ? (start + step, cost) : (best, least);
        }

        meets.Add((a.Path, b.Path, start), best);
        return best;
    }

    private double CostOf((TrainPath Path, int At) a, (TrainPath Path, int At) b)
    {
        var gap = Math.Max(0, a.Path.Arrivals[a.At] - b.Path.Departures[b.At])
            + Math.Max(0, b.Path.Arrivals[b.At] - a.Path.Departures[a.At]);
        var stay = Math.Max(Stay(a), Stay(b));
        var isFit = railway.Stations[a.Path.Stations[a.At]].CanMeet;
        return gap - (stay >= LongStay ? Math.Min(stay, 900) * 0.5 : 0) + (isFit ? 0 : 3600);
    }

    private static double Stay((TrainPath Path, int At) visit) =>
        visit.Path.IsPublished[visit.At] && visit.At > 0 && visit.At < visit.Path.Length - 1
            ? visit.Path.Departures[visit.At] - visit.Path.Arrivals[visit.At]
            : 0;
}
