using Lienvan.Operations.Timetables.Tracks;
using Lienvan.Operations.Timetables.Trains;

namespace Lienvan.Operations.Timetables.Orders;

/// <summary>The order of arrival and departure events: two at each station of each path.</summary>
internal sealed class EventMap
{
    private readonly int[] offsets;

    public EventMap(IReadOnlyList<TrainPath> paths)
    {
        offsets = new int[paths.Count];
        foreach (var (index, path) in paths.Index())
        {
            offsets[index] = Count;
            Count += 2 * path.Length;
        }
    }

    public int Count { get; }

    public int Arrival(int path, int position) => offsets[path] + (2 * position);

    public int Departure(int path, int position) => offsets[path] + (2 * position) + 1;
}

/// <summary>
/// Says for paths what may not be at once: a section, a station with too few tracks for two or a loop too short for both. Only what their
/// times leave open becomes a choice.
/// </summary>
internal sealed class OrderBuilder
{
    /// <summary>Two trains never swap places at one instant where only one fits.</summary>
    private const double StationGap = 1;

    /// <summary>No two trains need to be farther apart than this, seconds.</summary>
    private const double MostSeparation = 1800;

    private readonly Railway railway;
    private readonly IReadOnlyList<TrainPath> paths;
    private readonly double rounding;
    private readonly double[] earliest, latest;
    private readonly MeetPreference preference;
    private readonly ILookup<int, (int Path, int Position)> visits;
    private readonly ILookup<int, (int Path, int Position)> narrow;

    /// <param name="railway">The tracks.</param>
    /// <param name="paths">The trains.</param>
    /// <param name="rounding">How far written times are rounded, seconds.</param>
    public OrderBuilder(Railway railway, IReadOnlyList<TrainPath> paths, double rounding)
    {
        (this.railway, this.paths, this.rounding) = (railway, paths, rounding);
        Events = new EventMap(paths);
        (earliest, latest) = (new double[Events.Count], new double[Events.Count]);
        for (var path = 0; path < paths.Count; path++)
        {
            Bound(path);
        }

        preference = new MeetPreference(railway, paths);
        visits = Visits(path => path.Sections.Length).ToLookup(visit => paths[visit.Path].Sections[visit.Position]);
        narrow = Visits(path => path.Length).Where(visit => IsNarrow(visit.Path, visit.Position))
            .ToLookup(visit => paths[visit.Path].Stations[visit.Position]);
    }

    public EventMap Events { get; }

    /// <summary>The choices between all pairs, in order of sections and stations.</summary>
    public List<Choice> Choices()
    {
        var choices = new List<Choice>();
        foreach (var section in visits)
        {
            AddPairs(section, (a, b) => SectionChoice(section.Key, a, b), choices);
        }

        foreach (var station in narrow)
        {
            AddPairs(station, (a, b) => TightChoice(station.Key, a, b), choices);
        }

        return choices;
    }

    /// <summary>The network of some of the paths with some of the choices.</summary>
    public OrderNetwork Network(IEnumerable<Choice> choices)
    {
        var network = new OrderNetwork([.. earliest], [.. latest]);
        for (var path = 0; path < paths.Count; path++)
        {
            for (var position = 0; position < paths[path].Length; position++)
            {
                network.TryAdd(new Gap(Events.Arrival(path, position), Events.Departure(path, position), LeastStay(paths[path], position)));
                if (position < paths[path].Sections.Length)
                {
                    network.TryAdd(new Gap(
                        Events.Departure(path, position), Events.Arrival(path, position + 1), paths[path].LeastRuns[position]));
                }
            }
        }

        foreach (var choice in choices)
        {
            network.AddChoice(choice);
        }

        return network;
    }

    public double EarliestOf(int moment) => earliest[moment];

    public double LatestOf(int moment) => latest[moment];

    /// <summary>The choice that two trains are never at a station together; for stations that too many want.</summary>
    public Choice StationChoice(int station, (int Path, int Position) a, (int Path, int Position) b) => new()
    {
        PathA = a.Path,
        PathB = b.Path,
        First = [new Gap(Events.Departure(a.Path, a.Position), Events.Arrival(b.Path, b.Position), StationGap)],
        Second = [new Gap(Events.Departure(b.Path, b.Position), Events.Arrival(a.Path, a.Position), StationGap)],
        PrefersFirst = paths[a.Path].Arrivals[a.Position] <= paths[b.Path].Arrivals[b.Position],
        At = Math.Min(paths[a.Path].Arrivals[a.Position], paths[b.Path].Arrivals[b.Position]),
        Section = -1,
        Station = station,
    };

    /// <summary>Seconds from the exit of one train to the entry of the next that a block needs, written times being rounded.</summary>
    public static double ClearanceSeconds(RailwaySection section, double rounding) =>
        Math.Max(0, BlockingTimes.Of(section.Block).ReleaseSeconds - rounding);

    /// <summary>Whole seconds between two trains one after the other on double track, at entry and at exit.</summary>
    public static double HeadwaySeconds(RailwaySection section, TimetabledTrain train, double rounding)
    {
        var block = BlockingTimes.Of(section.Block);
        var speed = RunningEstimate.SpeedOn(section, train);
        var length = Math.Min(block.BlockLength?.Metres ?? section.Length.Metres, section.Length.Metres);
        return Math.Max(0, Math.Ceiling((length / speed) + block.AfterSeconds(stops: false, train.Length.Metres, speed) - rounding));
    }

    private IEnumerable<(int Path, int Position)> Visits(Func<TrainPath, int> count) =>
        paths.Index().SelectMany(pair => Enumerable.Range(0, count(pair.Item)).Select(position => (pair.Index, position)));

    /// <summary>
    /// A station where a second train may be one too many: it has one track, or this train does not fit into its loop.
    /// </summary>
    private bool IsNarrow(int path, int position)
    {
        var station = railway.Stations[paths[path].Stations[position]];
        return !station.CanMeet || (station.LoopLength is { } loop && paths[path].Train.Length > loop);
    }

    private bool IsTight(int station, int a, int b) =>
        !railway.Stations[station].CanMeet ||
        (railway.Stations[station].LoopLength is { } loop && paths[a].Train.Length > loop && paths[b].Train.Length > loop);

    private void Bound(int index)
    {
        var path = paths[index];
        for (var position = 0; position < path.Length; position++)
        {
            var (arrival, departure) = (Events.Arrival(index, position), Events.Departure(index, position));
            var before = position == 0 ? double.NegativeInfinity
                : earliest[Events.Departure(index, position - 1)] + path.LeastRuns[position - 1];
            var slack = path.Slacks[position];
            earliest[arrival] = path.IsFixed(position) ? path.Arrivals[position]
                : path.IsPublished[position] ? Math.Max(before, path.Arrivals[position] - slack) : before;
            earliest[departure] = path.IsFixed(position) ? path.Departures[position]
                : path.IsPublished[position] ? Math.Max(earliest[arrival] + LeastStay(path, position), path.Departures[position] - slack)
                : before;
        }

        for (var position = path.Length - 1; position >= 0; position--)
        {
            var (arrival, departure) = (Events.Arrival(index, position), Events.Departure(index, position));
            var after = position == path.Length - 1 ? double.PositiveInfinity
                : latest[Events.Arrival(index, position + 1)] - path.LeastRuns[position];
            var slack = path.Slacks[position];
            latest[departure] = path.IsFixed(position) ? path.Departures[position]
                : path.IsPublished[position] ? Math.Min(after, path.Departures[position] + slack) : after;
            latest[arrival] = path.IsFixed(position) ? path.Arrivals[position]
                : path.IsPublished[position] ? Math.Min(latest[departure] - LeastStay(path, position), path.Arrivals[position] + slack)
                : after;
        }
    }

    /// <summary>A stay that was assumed may be shorter; a minute is enough to let people off.</summary>
    private static double LeastStay(TrainPath path, int position) =>
        path.IsFixed(position) || !path.IsPublished[position] ? 0 : Math.Min(60, path.Departures[position] - path.Arrivals[position]);

    /// <summary>Only pairs of visits whose windows touch are looked at: of all pairs they are few.</summary>
    private void AddPairs(IEnumerable<(int Path, int Position)> all, Func<(int Path, int Position), (int Path, int Position),
        Choice?> choose,
        List<Choice> choices)
    {
        var sorted = all.Select(visit => (Visit: visit, From: earliest[Events.Arrival(visit.Path, visit.Position)], To: LatestAfter(visit)))
            .OrderBy(visit => visit.From).ThenBy(visit => visit.Visit.Path).ToArray();
        for (var later = 1; later < sorted.Length; later++)
        {
            for (var earlier = 0; earlier < later; earlier++)
            {
                if (sorted[earlier].To > sorted[later].From && sorted[earlier].Visit.Path != sorted[later].Visit.Path &&
                    choose(sorted[earlier].Visit, sorted[later].Visit) is { } choice && IsOpen(choice))
                {
                    choices.Add(choice);
                }
            }
        }
    }

    /// <summary>The last second at which a visit can matter to another train.</summary>
    private double LatestAfter((int Path, int Position) visit) => MostSeparation + latest[visit.Position + 1 < paths[visit.Path].Length
        ? Events.Arrival(visit.Path, visit.Position + 1)
        : Events.Departure(visit.Path, visit.Position)];

    /// <summary>Whether the times alone do not settle it.</summary>
    private bool IsOpen(Choice choice) => !AlwaysHolds(choice.First) && !AlwaysHolds(choice.Second);

    private bool AlwaysHolds(Gap[] gaps) => gaps.All(gap => latest[gap.Before] + gap.Seconds <= earliest[gap.After]);

    private Choice? SectionChoice(int index, (int Path, int Position) a, (int Path, int Position) b)
    {
        var section = railway.Sections[index];
        var isOpposed = paths[a.Path].Stations[a.Position] != paths[b.Path].Stations[b.Position];
        if (section.Tracks > 2 || (isOpposed && section.Tracks == 2))
        {
            return null;
        }

        var isExclusive = isOpposed || section.Block != BlockKind.Automatic;
        var at = Math.Min(paths[a.Path].Departures[a.Position], paths[b.Path].Departures[b.Position]);
        return new Choice
        {
            PathA = a.Path,
            PathB = b.Path,
            First = isExclusive ? Exclusive(section, a, b) : Following(section, a, b),
            Second = isExclusive ? Exclusive(section, b, a) : Following(section, b, a),
            PrefersFirst = preference.GoesFirst(a, b, isOpposed),
            At = at,
            Section = index,
            Station = -1,
        };
    }

    private Gap[] Exclusive(RailwaySection section, (int Path, int Position) first, (int Path, int Position) second) =>
    [
        new Gap(Events.Arrival(first.Path, first.Position + 1), Events.Departure(second.Path, second.Position),
            ClearanceSeconds(section, rounding)),
    ];

    private Gap[] Following(RailwaySection section, (int Path, int Position) first, (int Path, int Position) second)
    {
        var headway = HeadwaySeconds(section, paths[first.Path].Train, rounding);
        return
        [
            new Gap(Events.Departure(first.Path, first.Position), Events.Departure(second.Path, second.Position), headway),
            new Gap(Events.Arrival(first.Path, first.Position + 1), Events.Arrival(second.Path, second.Position + 1), headway),
        ];
    }

    private Choice? TightChoice(int station, (int Path, int Position) a, (int Path, int Position) b) =>
        IsTight(station, a.Path, b.Path) ? StationChoice(station, a, b) : null;
}
