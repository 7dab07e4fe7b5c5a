using Lienvan.Operations.Timetables.Slots;
using Lienvan.Operations.Timetables.Tracks;

namespace Lienvan.Operations.Timetables.Compression;

/// <summary>
/// Pushes the blocking times of a section together until they touch, order kept. On single track every train has the section alone: the
/// blocking times add up. On double track each direction is taken for itself, and a train follows the one before at the least headway that
/// holds at entry and exit. Source: UIC Code 406 (2013); R. Landex, Methods to estimate railway capacity and passenger delays (2008).
/// </summary>
internal static class SectionCompressor
{
    /// <summary>Compressed occupation, seconds.</summary>
    public static double Seconds(RailwaySection section, IEnumerable<Reservation> reservations)
    {
        if (section.IsSingle)
        {
            return reservations.Sum(reservation => reservation.Until - reservation.From);
        }

        var busier = reservations.GroupBy(reservation => reservation.IsForward).Select(way => Direction(section, way)).Append(0).Max();
        return busier / Math.Max(1, section.Tracks / 2);
    }

    private static double Direction(RailwaySection section, IEnumerable<Reservation> way)
    {
        var total = 0.0;
        Reservation? before = null;
        foreach (var next in way.OrderBy(reservation => reservation.Entry))
        {
            total += before is { } first ? Headway(section, first, next) : 0;
            before = next;
        }

        // The cycle closes behind the last train.
        return total + (before is { } last ? Headway(section, last, last) : 0);
    }

    /// <summary>From entry to entry: a block's blocking time, and more where the second one is faster and would catch up.</summary>
    private static double Headway(RailwaySection section, Reservation first, Reservation second)
    {
        var (runFirst, runSecond) = (first.Exit - first.Entry, second.Exit - second.Entry);
        var block = BlockingTimes.Of(section.Block).BlockLength?.Metres ?? section.Length.Metres;
        var share = Math.Min(1, block / section.Length.Metres);
        var around = (first.Until - first.Exit) + (second.Entry - second.From);
        return Math.Max(runFirst * share, (runFirst * share) + (runFirst - runSecond)) + around;
    }
}
