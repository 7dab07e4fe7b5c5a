using Lienvan.Operations.Timetables.Dispatch;
using Lienvan.Operations.Timetables.Orders;
using Lienvan.Operations.Timetables.Tracks;

namespace Lienvan.Operations.Timetables.Replan;

/// <summary>
/// A disturbed day as a dispatching problem. A section of single track is one resource; one of double track is, each way, an entry and an
/// exit that keep trains their headway apart and blocks between that keep their order. Station tracks are alternatives: the main one takes
/// every train, the others those that fit into the longest loop. A closure is a train that holds the section, or a loop, for its time.
/// </summary>
internal sealed class ReplanProblem
{
    private const int MostBlocks = 16;
    private readonly DisturbedDay day;
    private readonly Dictionary<string, int> resources = new(StringComparer.Ordinal);
    private readonly List<string> names = [];
    private readonly Dictionary<int, HashSet<int>> resourcesOf = [];
    private readonly Dictionary<int, int> blocksOf = [];
    private readonly HashSet<int> full;
    private readonly List<DispatchTrain> trains = [];
    private readonly List<DelayCost> costs = [];
    private readonly List<OperationMeaning[]> meanings = [];
    private readonly long shift;

    /// <param name="day">The day.</param>
    /// <param name="margin">
    /// Stations where no more trains than tracks can be at once, were each this many seconds late, have no tracks: what is left out
    /// makes a bound no less true.
    /// </param>
    public ReplanProblem(DisturbedDay day, long margin)
    {
        this.day = day;
        shift = day.Planned.Arrivals.Min(row => row.Min()) - 1;
        if (day.Closed.Values.SelectMany(spans => spans).Select(span => span.From).Concat(day.ClosedLoops.Select(closure => closure.From))
            .DefaultIfEmpty(long.MaxValue).Min() is var first
            && first <= shift)
        {
            shift = first - 1;
        }

        full = [.. FullStations(margin), .. day.ClosedLoops.Select(closure => closure.Station)];
        for (var path = 0; path < day.Paths.Length; path++)
        {
            new TrainBuilder(this, path).Build();
        }

        AddClosures();
    }

    public DispatchProblem ToProblem() => new() { Trains = [.. trains], Resources = [.. names], Costs = [.. costs] };

    /// <summary>The times of a schedule as an order: the rank of each start among all.</summary>
    public DayTimes OrderOf(Dispatched schedule)
    {
        var order = DayTimes.Like(day.Paths);
        foreach (var (rank, start) in schedule.Events.Index())
        {
            if (start.Train < day.Paths.Length && meanings[start.Train][start.Operation] is { Share: 0 } meaning)
            {
                (meaning.IsArrival ? order.Arrivals : order.Departures)[start.Train][meaning.Position] = rank;
            }
        }

        // Where a path ends it leaves as it arrives.
        for (var path = 0; path < day.Paths.Length; path++)
        {
            order.Departures[path][^1] = order.Arrivals[path][^1];
        }

        return order;
    }

    /// <summary>A run in some order as a schedule of the problem.</summary>
    public ImmutableArray<StartEvent> ToEvents(OrderedRun run) => new KeptOrder(day, run, meanings).ToEvents(shift, trains.Index()
        .Skip(day.Paths.Length).SelectMany(pair => pair.Item.Operations.Select((operation, index) =>
            new StartEvent(operation.EarliestStartSeconds, pair.Index, index))));

    private IEnumerable<int> FullStations(long margin) => day.Paths
        .SelectMany((path, index) => Enumerable.Range(1, Math.Max(0, path.Length - 2)).Select(at => (Station: path.Stations[at],
            From: day.Planned.Arrivals[index][at], To: day.Planned.Departures[index][at] + margin)))
        .GroupBy(stay => stay.Station)
        .Where(group => group.Any(stay => group.Count(other => other.From <= stay.From && other.To >= stay.From)
            > day.Railway.Stations[group.Key].Tracks))
        .Select(group => group.Key);

    private int Seconds(long second) => checked((int)(second - shift));

    private int Resource(string name, int section = -1)
    {
        if (!resources.TryGetValue(name, out var index))
        {
            resources.Add(name, index = names.Count);
            names.Add(name);
        }

        if (section >= 0)
        {
            (resourcesOf.TryGetValue(section, out var known) ? known : resourcesOf[section] = []).Add(index);
        }

        return index;
    }

    private void AddClosures()
    {
        foreach (var (section, spans) in day.Closed.OrderBy(pair => pair.Key))
        {
            if (!resourcesOf.TryGetValue(section, out var held))
            {
                continue;
            }

            foreach (var (from, to) in spans)
            {
                AddClosure(day.Railway.Sections[section].Id, (from, to), held.Order());
            }
        }

        foreach (var closure in day.ClosedLoops)
        {
            var place = day.Railway.Stations[closure.Station].Place;
            AddClosure(place.Value, (closure.From, closure.To), [Resource($"{place}/{closure.Track}")]);
        }
    }

    private void AddClosure(string what, (long From, long To) span, IEnumerable<int> held) => trains.Add(new DispatchTrain
    {
        Name = $"closed {what}",
        Operations =
        [
            new DispatchOperation
            {
                EarliestStartSeconds = Seconds(span.From), LatestStartSeconds = Seconds(span.From),
                MinimumSeconds = checked((int)(span.To - span.From)),
                Resources = [.. held.Select(resource => new ResourceUse(resource))], Successors = [1],
            },
            new DispatchOperation { EarliestStartSeconds = Seconds(span.To), LatestStartSeconds = Seconds(span.To) },
        ],
    });

    /// <summary>
    /// So many that none is longer to run than the headway: two trains at headway are never in one block, yet keep their order.
    /// </summary>
    private int BlocksOf(int section)
    {
        if (!blocksOf.TryGetValue(section, out var blocks))
        {
            blocks = 1;
            foreach (var (path, index) in day.Paths.Select((path, index) => (path, index)))
            {
                for (var at = 0; at < path.Sections.Length; at++)
                {
                    if (path.Sections[at] == section)
                    {
                        var headway = Math.Max(1, OrderBuilder.HeadwaySeconds(day.Railway.Sections[section], path.Train, day.Rounding));
                        var run = day.Planned.Arrivals[index][at + 1] - day.Planned.Departures[index][at];
                        blocks = Math.Max(blocks, (int)Math.Ceiling(run / headway));
                    }
                }
            }

            blocksOf.Add(section, blocks = Math.Min(blocks, MostBlocks));
        }

        return blocks;
    }

    /// <summary>The operations of one path in order; those of one layer are alternatives.</summary>
    private sealed class TrainBuilder(ReplanProblem problem, int path)
    {
        private readonly DisturbedDay day = problem.day;
        private readonly List<DispatchOperation> operations = [];
        private readonly List<OperationMeaning> meanings = [];
        private readonly List<int[]> layers = [];

        public void Build()
        {
            var length = day.Paths[path].Length;
            for (var at = 0; at < length; at++)
            {
                AddStation(at);
                if (at < length - 1)
                {
                    AddSection(at);
                }
            }

            for (var layer = 0; layer + 1 < layers.Count; layer++)
            {
                foreach (var operation in layers[layer])
                {
                    operations[operation] = operations[operation] with { Successors = [.. layers[layer + 1]] };
                }
            }

            problem.trains.Add(new DispatchTrain { Name = day.Paths[path].Train.Number, Operations = [.. operations] });
            problem.meanings.Add([.. meanings]);
        }

        private void Layer(DispatchOperation operation, OperationMeaning meaning)
        {
            layers.Add([operations.Count]);
            operations.Add(operation);
            meanings.Add(meaning);
        }

        private void AddStation(int at)
        {
            var isEnd = at == day.Paths[path].Length - 1;
            var operation = new DispatchOperation
            {
                EarliestStartSeconds = problem.Seconds(day.Planned.Arrivals[path][at] + (at == 0 ? day.Late[path] : 0)),
                MinimumSeconds = isEnd ? 0 : checked((int)day.LeastStays[path][at]),
            };
            var first = operations.Count;
            foreach (var (track, uses) in isEnd ? [(-1, [])] : TracksAt(at))
            {
                operations.Add(operation with { Resources = uses });
                meanings.Add(new OperationMeaning(at, true, Track: track));
            }

            layers.Add([.. Enumerable.Range(first, operations.Count - first)]);
            if (at > 0 && day.WeightOf(path, at) is > 0 and var weight)
            {
                problem.costs.AddRange(Enumerable.Range(first, operations.Count - first).Select(index => new DelayCost
                {
                    Train = path, Operation = index, PerSecond = weight,
                    ThresholdSeconds = problem.Seconds(day.Planned.Arrivals[path][at]),
                }));
            }
        }

        /// <summary>The tracks that a train may take at a station; one choice without a resource where there is room for all.</summary>
        private IEnumerable<(int Track, ImmutableArray<ResourceUse> Uses)> TracksAt(int at)
        {
            var index = day.Paths[path].Stations[at];
            var station = day.Railway.Stations[index];
            var isLong = station.LoopLength is { } loop && day.Paths[path].Train.Length > loop;
            var isShort = problem.full.Contains(index);
            var release = isLong || !station.CanMeet ? 1 : 0;
            (int, ImmutableArray<ResourceUse>) Track(int number) => (number, [new(problem.Resource($"{station.Place}/{number}"), release)]);
            if (!station.CanMeet || isLong)
            {
                return [Track(0)];
            }

            return at == 0 || !isShort ? [(-1, [])] : Enumerable.Range(0, station.Tracks).Select(Track);
        }

        private void AddSection(int at)
        {
            var index = day.Paths[path].Sections[at];
            var section = day.Railway.Sections[index];
            var leaves = problem.Seconds(at == 0 ? day.FirstDeparture(path) : day.Planned.Departures[path][at]);
            var run = checked((int)day.LeastRuns[path][at]);
            if (section.IsSingle || section.Block != BlockKind.Automatic || section.Tracks > 2)
            {
                var name = section.Tracks > 2
                    ? $"{section.Id}#{path}" : section.IsSingle ? section.Id : $"{section.Id}>{WayOf(section, at)}";
                var release = section.Tracks > 2 ? 0 : (int)OrderBuilder.ClearanceSeconds(section, day.Rounding);
                Layer(Operation(leaves, run, new ResourceUse(problem.Resource(name, index), release)), new OperationMeaning(at, false));
                return;
            }

            var headway = (int)OrderBuilder.HeadwaySeconds(section, day.Paths[path].Train, day.Rounding);
            var (way, blocks) = (WayOf(section, at), problem.BlocksOf(index));
            Layer(Operation(leaves, 0, new ResourceUse(problem.Resource($"{section.Id}>{way}/in", index), headway)),
                new OperationMeaning(at, false));
            for (var block = 0; block < blocks; block++)
            {
                var seconds = (run * (block + 1) / blocks) - (run * block / blocks);
                var name = $"{section.Id}>{way}/{block}";
                Layer(Operation(leaves, seconds, new ResourceUse(problem.Resource(name, index))),
                    new OperationMeaning(at, false, (block + 0.001) / blocks));
            }

            Layer(Operation(leaves, 0, new ResourceUse(problem.Resource($"{section.Id}>{way}/out", index), headway)),
                new OperationMeaning(at, false, 1));
        }

        private int WayOf(RailwaySection section, int at) => section.From == day.Paths[path].Stations[at] ? 1 : 2;

        private static DispatchOperation Operation(int earliest, int seconds, ResourceUse use) =>
            new() { EarliestStartSeconds = earliest, MinimumSeconds = seconds, Resources = [use] };
    }
}
