using Lienvan.Operations.Timetables.Orders;

namespace Lienvan.Operations.Timetables.Replan;

/// <summary>
/// Keeps as many trains out of a station as it has too few tracks while loops are closed: of two that can't both be there, the one that is
/// later in the order waits before the station until the other has gone, or the loop is open again.
/// </summary>
internal sealed class ClosedLoops(DisturbedDay day, DayTimes order)
{
    private readonly (int Station, long From, long To, int Room)[] spans = [.. day.ClosedLoops.GroupBy(closure => closure.Station)
        .SelectMany(closures => SpansOf(closures.Key, day.Railway.Stations[closures.Key].Tracks, [.. closures]))];

    /// <summary>Puts off arrivals; true when any was, so that all times are to be worked out again.</summary>
    /// <param name="times">Of each event, as they are now.</param>
    /// <param name="events">Where the events of each path are.</param>
    /// <param name="push">Takes an event and the second before which it may not be.</param>
    public bool PushOut(long[] times, EventMap events, Action<int, long> push)
    {
        var hasPushed = false;
        foreach (var span in spans)
        {
            var inside = new List<Stay>();
            foreach (var (path, at) in VisitsInOrder(span.Station))
            {
                var (arrival, departure) = (times[events.Arrival(path, at)], times[events.Departure(path, at)]);
                var stay = new Stay(path, at, Math.Max(arrival, span.From), Math.Min(departure, span.To));
                if (stay.From >= stay.To)
                {
                    continue;
                }

                var beside = inside.Where(other => other.From < stay.To && other.To > stay.From).ToArray();
                if (MostAtOnce(stay.From, beside) >= span.Room)
                {
                    push(events.Arrival(path, at), beside.Min(other => IsFacing(stay, other) ? span.To : other.To));
                    hasPushed = true;
                }
                else
                {
                    inside.Add(stay);
                }
            }
        }

        return hasPushed;
    }

    /// <summary>Those that come and go; a train that begins or ends on the way stands elsewhere, as for the check of a timetable.</summary>
    private IEnumerable<(int Path, int At)> VisitsInOrder(int station) => day.Paths
        .SelectMany((path, index) => path.Stations.Select((found, at) => (Station: found, Path: index, At: at)))
        .Where(visit => visit.Station == station && visit.At > 0 && visit.At < day.Paths[visit.Path].Length - 1)
        .Select(visit => (visit.Path, visit.At))
        .OrderBy(visit => order.Arrivals[visit.Path][visit.At]).ThenBy(visit => visit.Path);

    /// <summary>
    /// Whether the other one leaves by the section in which the first would wait for it: neither can go before the loop is open again.
    /// </summary>
    private bool IsFacing(Stay waiting, Stay other) =>
        day.Paths[waiting.Path].Sections[waiting.At - 1] == day.Paths[other.Path].Sections[other.At] &&
        order.Departures[waiting.Path][waiting.At - 1] < order.Departures[other.Path][other.At];

    private static int MostAtOnce(long from, Stay[] stays) => stays.Length == 0 ? 0
        : stays.Select(stay => Math.Max(stay.From, from)).Max(moment => stays.Count(stay => stay.From <= moment && stay.To > moment));

    /// <summary>The times at which some loops of a station are closed, and the tracks that are left in each.</summary>
    private static IEnumerable<(int Station, long From, long To, int Room)> SpansOf(int station, int tracks, ClosedTrack[] closed)
    {
        long[] moments = [.. closed.SelectMany(closure => new[] { closure.From, closure.To }).Distinct().Order()];
        return moments.Zip(moments.Skip(1), (from, to) =>
                (station, from, to, tracks - closed.Count(closure => closure.From <= from && closure.To >= to)))
            .Where(span => span.Item4 < tracks);
    }

    /// <summary>A train in the station, as far as its stay lies in the closure.</summary>
    private readonly record struct Stay(int Path, int At, long From, long To);
}
