using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Operations.Timetables.Checking;
using Lienvan.Operations.Timetables.Orders;
using Lienvan.Operations.Timetables.Tracks;
using Lienvan.Operations.Timetables.Trains;
using NodaTime;

namespace Lienvan.Operations.Timetables.Replan;

/// <summary>Arrivals and departures of each path, whole seconds since the start of the day.</summary>
internal sealed record DayTimes(long[][] Arrivals, long[][] Departures)
{
    public static DayTimes Like(IReadOnlyList<TrainPath> paths) =>
        new([.. paths.Select(path => new long[path.Length])], [.. paths.Select(path => new long[path.Length])]);
}

/// <summary>A track of a station that nobody may stand on for a time, seconds since the start of the day.</summary>
internal readonly record struct ClosedTrack(int Station, int Track, long From, long To);

/// <summary>
/// A day to be replanned: the paths with their planned times in whole seconds, what they need at least, how late they come and what is
/// closed. Times are rounded down, all of them: every gap of whole seconds between two times stays.
/// </summary>
internal sealed class DisturbedDay
{
    private const long LeastStay = 60;

    public DisturbedDay(Railway railway, Timetable timetable, ReplanRequest request)
    {
        Origin = request.Scope.Start(railway);
        Rounding = timetable.Rounding.TotalSeconds;
        (Railway, Line) = (railway, request.Scope.Line);
        var found = new PathSelection(railway, Line.Sections, Origin).OfDay(timetable.Trains, request.Scope.Day);
        Paths = new OrderPlanner(railway, found, Rounding).Run().Paths;
        Planned = new DayTimes(
            [.. Paths.Select(path => Array.ConvertAll(path.Arrivals, second => (long)Math.Floor(second + 1e-6)))],
            [.. Paths.Select(path => Array.ConvertAll(path.Departures, second => (long)Math.Floor(second + 1e-6)))]);
        Closed = MergedClosures(request.Closed);
        ClosedLoops = [.. request.ClosedLoops.GroupBy(closure => closure.Station).SelectMany(ClosedTracks)];
        Late = [.. Paths.Select(path => LateSeconds(path, request.Late))];
        LeastRuns = [.. Paths.Select((path, index) => path.Sections.Select((_, at) => LeastRun(index, at, request.Recovery)).ToArray())];
        LeastStays = [.. Paths.Select((path, index) => path.Stations.Select((_, at) => LeastStayOf(index, at)).ToArray())];
    }

    public Railway Railway { get; }

    public LineTrack Line { get; }

    public Instant Origin { get; }

    public double Rounding { get; }

    public ImmutableArray<TrainPath> Paths { get; }

    public DayTimes Planned { get; }

    /// <summary>How late each path comes to its first station, seconds.</summary>
    public long[] Late { get; }

    /// <summary>Seconds that each section takes at least.</summary>
    public long[][] LeastRuns { get; }

    /// <summary>Seconds that each stay takes at least.</summary>
    public long[][] LeastStays { get; }

    /// <summary>When a path can leave its first station.</summary>
    public long FirstDeparture(int path) => Planned.Departures[path][0] + Late[path];

    /// <summary>By section the times at which it is closed, apart and in order.</summary>
    public IReadOnlyDictionary<int, List<(long From, long To)>> Closed { get; }

    /// <summary>The tracks that are closed, the last of each station first, and never its first, the running track.</summary>
    public ImmutableArray<ClosedTrack> ClosedLoops { get; }

    public Instant At(long second) => Origin + Duration.FromSeconds(second);

    /// <summary>The cost of the delays of some times.</summary>
    public long CostOf(DayTimes times) => Enumerable.Range(0, Paths.Length).Sum(path =>
        Enumerable.Range(1, Paths[path].Length - 1).Sum(at =>
            WeightOf(path, at) * Math.Max(0, times.Arrivals[path][at] - Planned.Arrivals[path][at])));

    /// <summary>What a second of delay at a station costs.</summary>
    public int WeightOf(int path, int at)
    {
        var isEnd = at == Paths[path].Length - 1;
        var isCall = Paths[path].IsPublished[at] && at > 0;
        return (isEnd ? DelayWeights.AtEnd : isCall ? DelayWeights.AtCall : 0)
            * (Paths[path].Train.Traffic == Traffic.Passenger ? DelayWeights.Passenger : 1);
    }

    public Movement ToMovement(int path, DayTimes times) => new(Paths[path].Train,
    [
        .. Paths[path].Stations.Select((station, at) => new PassingPoint(
            station, At(times.Arrivals[path][at]), At(times.Departures[path][at]), Paths[path].IsPublished[at])),
    ]);

    private IEnumerable<ClosedTrack> ClosedTracks(IGrouping<PlaceId, LoopClosure> closures)
    {
        var station = Railway.FindStation(closures.Key)!.Value;
        var freeFrom = Enumerable.Repeat(long.MinValue, Railway.Stations[station].Tracks).ToArray();
        foreach (var closure in closures.OrderBy(closure => closure.From).ThenBy(closure => closure.To))
        {
            var (from, to) = SecondsOf(closure.From, closure.To);
            var track = Array.FindLastIndex(freeFrom, free => free <= from);
            freeFrom[track] = to;
            yield return new ClosedTrack(station, track, from, to);
        }
    }

    private (long From, long To) SecondsOf(Instant from, Instant to) =>
        ((long)Math.Floor((from - Origin).TotalSeconds), (long)Math.Ceiling((to - Origin).TotalSeconds));

    private Dictionary<int, List<(long From, long To)>> MergedClosures(ImmutableArray<SectionClosure> closed)
    {
        var merged = new Dictionary<int, List<(long From, long To)>>();
        foreach (var closure in closed.OrderBy(closure => closure.From))
        {
            var section = Railway.Sections.Index().First(pair => pair.Item.Id == closure.Section).Index;
            var (from, to) = SecondsOf(closure.From, closure.To);
            var spans = merged.TryGetValue(section, out var known) ? known : merged[section] = [];
            if (spans.Count > 0 && spans[^1].To >= from)
            {
                spans[^1] = (spans[^1].From, Math.Max(spans[^1].To, to));
            }
            else
            {
                spans.Add((from, to));
            }
        }

        return merged;
    }

    /// <summary>A train of several paths, cut where no track joins them, is late on each.</summary>
    private static long LateSeconds(TrainPath path, ImmutableArray<LateTrain> late) =>
        late.Where(row => row.Train == path.Train.Id && row.StartsOn == path.Train.StartsOn)
            .Sum(row => (long)Math.Round(row.By.TotalSeconds));

    private long LeastRun(int path, int at, double recovery) =>
        (long)Math.Ceiling((Planned.Arrivals[path][at + 1] - Planned.Departures[path][at]) * (1 - recovery));

    /// <summary>
    /// Border controls take their time, and where it comes late it is as late when it leaves; elsewhere a minute is enough to let people
    /// off.
    /// </summary>
    private long LeastStayOf(int path, int at)
    {
        var stay = Planned.Departures[path][at] - Planned.Arrivals[path][at];
        if (at == 0)
        {
            return stay;
        }

        foreach (var section in Railway.SectionsAt(Paths[path].Stations[at]))
        {
            if (Railway.Sections[section].IsBorder)
            {
                return stay;
            }
        }

        return Math.Min(LeastStay, stay);
    }
}
