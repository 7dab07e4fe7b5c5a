using Lienvan.Operations.Timetables.Dispatch;

namespace Lienvan.Operations.Timetables.Replan;

/// <summary>What an operation of a train does.</summary>
/// <param name="Position">The station that it stands at, or that the section comes after.</param>
/// <param name="IsArrival">Whether it begins as the train arrives; else as it leaves.</param>
/// <param name="Share">How far along the section it begins, 0 to 1; 0 for an arrival.</param>
/// <param name="Track">Which of the tracks at a station; −1 where none is told apart.</param>
internal readonly record struct OperationMeaning(int Position, bool IsArrival, double Share = 0, int Track = -1);

/// <summary>Writes a run in a given order as a schedule of the dispatching problem, for the solver to start from.</summary>
internal sealed class KeptOrder(DisturbedDay day, OrderedRun run, IReadOnlyList<OperationMeaning[]> meanings)
{
    private readonly Dictionary<(int Path, int At), int> tracks = [];

    /// <param name="shift">The second of the day at which the problem's time begins.</param>
    /// <param name="closures">The starts of the trains that stand for closures.</param>
    public ImmutableArray<StartEvent> ToEvents(long shift, IEnumerable<StartEvent> closures)
    {
        AssignTracks();
        var events = new List<(double Second, int Rank, double Share, StartEvent Start)>();
        for (var path = 0; path < day.Paths.Length; path++)
        {
            for (var operation = 0; operation < meanings[path].Length; operation++)
            {
                var meaning = meanings[path][operation];
                if (meaning.IsArrival && meaning.Track >= 0 && meaning.Track != tracks.GetValueOrDefault((path, meaning.Position)))
                {
                    continue;
                }

                var leaves = run.Times.Departures[path][meaning.Position];
                var second = meaning.IsArrival ? run.Times.Arrivals[path][meaning.Position] : meaning.Share == 0 ? leaves
                    : leaves + (meaning.Share * (run.Times.Arrivals[path][meaning.Position + 1] - leaves));
                events.Add((second, run.RankOf(path, meaning.Position, meaning.IsArrival), meaning.Share,
                    new StartEvent((int)((long)second - shift), path, operation)));
            }
        }

        events.AddRange(closures.Select(start => ((double)(start.Seconds + shift), -1, 0.0, start)));
        return
        [
            .. events.OrderBy(found => found.Second).ThenBy(found => found.Rank).ThenBy(found => found.Share).Select(found => found.Start),
        ];
    }

    private bool IsClosed(int station, int track, int path, int at) => day.ClosedLoops.Any(closure => closure.Station == station &&
        closure.Track == track && closure.From < run.Times.Departures[path][at] && closure.To > run.Times.Arrivals[path][at]);

    /// <summary>
    /// Station by station in order of arrival: the main track for trains that fit no other, the last free one for all others, so that the
    /// main track stays free as long as can be.
    /// </summary>
    private void AssignTracks()
    {
        var visits = meanings.SelectMany((row, path) => row.Where(meaning => meaning.Track >= 0)
            .Select(meaning => (Station: day.Paths[path].Stations[meaning.Position], Path: path, At: meaning.Position, meaning.Track)));
        foreach (var station in visits.GroupBy(visit => visit.Station))
        {
            var free = new (long Second, int Rank)[station.Max(visit => visit.Track) + 1];
            Array.Fill(free, (long.MinValue, 0));
            foreach (var visit in station.GroupBy(visit => (visit.Path, visit.At))
                .OrderBy(group => run.Times.Arrivals[group.Key.Path][group.Key.At]).ThenBy(group => group.Key.Path))
            {
                var (path, at) = visit.Key;
                var arrival = (run.Times.Arrivals[path][at], run.RankOf(path, at, isArrival: true));
                var track = visit.Select(choice => choice.Track).OrderDescending()
                    .FirstOrDefault(track => free[track].CompareTo(arrival) < 0 && !IsClosed(station.Key, track, path, at), 0);
                free[track] = (run.Times.Departures[path][at], run.RankOf(path, at, isArrival: false));
                tracks[visit.Key] = track;
            }
        }
    }
}
