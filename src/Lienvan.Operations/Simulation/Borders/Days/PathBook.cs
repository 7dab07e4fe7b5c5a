using System.Runtime.InteropServices;
using Lienvan.Operations.Simulation.Borders.Plans;

namespace Lienvan.Operations.Simulation.Borders.Days;

/// <summary>
/// Paths over a rail crossing. On a single track a path each way follows the one the other way: their interval is twice the run and a
/// margin, those the other way lie between. Trains on time by a timetable keep their own path, and paths that it crosses are passed
/// over; all others take the next free one, first come first served, and no more freight trains pass in a day than the crossing allows. A
/// path is
/// booked before the train leaves, so no two trains can meet between the stations or wait for each other.
/// </summary>
internal sealed class PathBook(RailCrossingPlan plan, int moreTracks)
{
    /// <summary>Between the arrival of one train and the departure of the next, minutes; assumed.</summary>
    private const double Margin = 5;

    private readonly long[] lastSlot = [long.MinValue, long.MinValue];
    private readonly List<double> kept = [];
    private readonly Dictionary<int, int> passed = [];

    /// <summary>The time at which a train that is ready may leave.</summary>
    /// <param name="ready">From when on, minutes.</param>
    /// <param name="direction">0 towards b.</param>
    /// <param name="epoch">Whose rows hold.</param>
    /// <param name="hasOwnPath">Whether it is on time by a timetable.</param>
    /// <param name="isPassenger">Whether the limit of a day, which is one of freight trains, does not count.</param>
    public double Book(double ready, int direction, int epoch, bool hasOwnPath, bool isPassenger)
    {
        var open = plan.Open[direction];
        var limit = plan.TrainsPerDay[epoch] * (1 + (moreTracks / (double)plan.Tracks[epoch]));
        for (var time = open.NextOpen(ready); double.IsFinite(time);)
        {
            var leaves = hasOwnPath ? time : NextFree(time, direction, epoch);
            var day = (int)(leaves / 1440);
            if ((isPassenger || passed.GetValueOrDefault(day) < limit) && open.IsOpen(leaves))
            {
                passed[day] = passed.GetValueOrDefault(day) + (isPassenger ? 0 : 1);
                Keep(leaves, direction, epoch, hasOwnPath);
                return leaves;
            }

            time = open.NextOpen(open.IsOpen(leaves) ? (day + 1) * 1440.0 : leaves);
        }

        return double.PositiveInfinity;
    }

    private double Run(int epoch) => Math.Max(1, plan.Run[epoch].P50Minutes);

    private double Interval(int epoch) => 2 * (Run(epoch) + Margin) / (plan.Tracks[epoch] + moreTracks);

    private double NextFree(double time, int direction, int epoch)
    {
        var (interval, run) = (Interval(epoch), Run(epoch));
        var offset = direction * interval / 2;
        var slot = Math.Max((long)Math.Ceiling((time - offset) / interval), lastSlot[direction] + 1);
        while (IsCrossed((slot * interval) + offset, run))
        {
            slot++;
        }

        return (slot * interval) + offset;
    }

    private bool IsCrossed(double leaves, double run)
    {
        foreach (var other in CollectionsMarshal.AsSpan(kept))
        {
            if (Math.Abs(other - leaves) < run)
            {
                return true;
            }
        }

        return false;
    }

    private void Keep(double leaves, int direction, int epoch, bool hasOwnPath)
    {
        if (!hasOwnPath)
        {
            var interval = Interval(epoch);
            lastSlot[direction] = (long)Math.Round((leaves - (direction * interval / 2)) / interval);
            return;
        }

        kept.RemoveAll(other => other < leaves - 1440);
        kept.Add(leaves);
    }
}
