using Lienvan.Operations.Timetables.Orders;
using Lienvan.Operations.Timetables.Tracks;

namespace Lienvan.Operations.Timetables.Replan;

/// <summary>Why an event is no earlier.</summary>
/// <param name="Path">The path that it waits for; −1 for a closure, −2 for nothing but its own plan or running.</param>
internal readonly record struct WaitCause(int Path)
{
    public const int Closure = -1, Itself = -2;
}

/// <summary>
/// Runs trains in a given order over sections and through stations, each as early as plan, running, order and closures allow: the longest
/// ways in the graph of events. An order that goes round in a circle leaves trains stuck; they are told apart.
/// </summary>
internal sealed class OrderedRun
{
    private readonly DisturbedDay day;
    private readonly EventMap events;
    private readonly List<(int To, long Gap, int Cause)>[] edges;
    private readonly int[] waitsFor;
    private readonly long[] floors;
    private readonly WaitCause[] causes, ownCauses;
    private readonly long[] times;
    private readonly bool[] isDone;
    private readonly int[] ranks;
    private readonly ClosedLoops loops;

    /// <param name="day">The trains and what goes wrong.</param>
    /// <param name="order">When each event comes: only the order at each section and station matters.</param>
    public OrderedRun(DisturbedDay day, DayTimes order)
    {
        this.day = day;
        events = new EventMap(day.Paths);
        edges = [.. Enumerable.Range(0, events.Count).Select(_ => new List<(int, long, int)>())];
        waitsFor = new int[events.Count];
        (floors, times) = (new long[events.Count], new long[events.Count]);
        (causes, ownCauses, isDone) = (new WaitCause[events.Count], new WaitCause[events.Count], new bool[events.Count]);
        Array.Fill(ownCauses, new WaitCause(WaitCause.Itself));
        ranks = new int[events.Count];
        AddTrains();
        AddSections(order);
        AddStations(order);
        loops = new ClosedLoops(day, order);
    }

    /// <summary>The times; of stuck trains as far as they got.</summary>
    public DayTimes Times { get; private set; } = new([], []);

    /// <summary>Whether a path got to its end.</summary>
    public bool HasEnded(int path) => isDone[events.Arrival(path, day.Paths[path].Length - 1)];

    /// <summary>The place of an arrival or departure in an order in which nothing comes before what it waits for.</summary>
    public int RankOf(int path, int at, bool isArrival) => ranks[isArrival ? events.Arrival(path, at) : events.Departure(path, at)];

    /// <summary>What held up an arrival.</summary>
    public WaitCause ArrivalCause(int path, int at) => causes[events.Arrival(path, at)];

    /// <summary>What held up a departure.</summary>
    public WaitCause DepartureCause(int path, int at) => causes[events.Departure(path, at)];

    public OrderedRun Run()
    {
        do
        {
            Relax();
        }
        while (PushOutOfClosures() || loops.PushOut(times, events, Push));

        Times = DayTimes.Like(day.Paths);
        for (var path = 0; path < day.Paths.Length; path++)
        {
            for (var at = 0; at < day.Paths[path].Length; at++)
            {
                Times.Arrivals[path][at] = times[events.Arrival(path, at)];
                Times.Departures[path][at] = times[events.Departure(path, at)];
            }
        }

        return this;
    }

    private void Add(int from, int to, long gap, int cause)
    {
        edges[from].Add((to, gap, cause));
        waitsFor[to]++;
    }

    private void AddTrains()
    {
        for (var path = 0; path < day.Paths.Length; path++)
        {
            for (var at = 0; at < day.Paths[path].Length; at++)
            {
                var (arrival, departure) = (events.Arrival(path, at), events.Departure(path, at));
                var late = at == 0 ? day.Late[path] : 0;
                floors[arrival] = day.Planned.Arrivals[path][at] + late;
                floors[departure] = day.Planned.Departures[path][at] + late;
                Add(arrival, departure, day.LeastStays[path][at], WaitCause.Itself);
                if (at < day.Paths[path].Sections.Length)
                {
                    Add(departure, events.Arrival(path, at + 1), day.LeastRuns[path][at], WaitCause.Itself);
                }
            }
        }
    }

    private void AddSections(DayTimes order)
    {
        var visits = day.Paths.SelectMany((path, index) => path.Sections.Select((section, at) => (Section: section, Path: index, At: at)))
            .GroupBy(visit => (visit.Section, Way: day.Railway.Sections[visit.Section].IsSingle
                || day.Railway.Sections[visit.Section].From == day.Paths[visit.Path].Stations[visit.At]));
        foreach (var group in visits.Where(group => day.Railway.Sections[group.Key.Section].Tracks <= 2))
        {
            var section = day.Railway.Sections[group.Key.Section];
            var sorted = group.OrderBy(visit => order.Departures[visit.Path][visit.At])
                .ThenBy(visit => order.Arrivals[visit.Path][visit.At + 1]).ThenBy(visit => visit.Path).ToArray();
            foreach (var (first, second) in sorted.Zip(sorted.Skip(1)))
            {
                var (entry, exit) = (events.Departure(first.Path, first.At), events.Arrival(first.Path, first.At + 1));
                var (next, nextExit) = (events.Departure(second.Path, second.At), events.Arrival(second.Path, second.At + 1));
                if (section.IsSingle || section.Block != BlockKind.Automatic)
                {
                    Add(exit, next, (long)OrderBuilder.ClearanceSeconds(section, day.Rounding), first.Path);
                    continue;
                }

                var headway = (long)OrderBuilder.HeadwaySeconds(section, day.Paths[first.Path].Train, day.Rounding);
                Add(entry, next, headway, first.Path);
                Add(exit, nextExit, headway, first.Path);
            }
        }
    }

    private void AddStations(DayTimes order)
    {
        var visits = day.Paths.SelectMany((path, index) => path.Stations.Select((station, at) => (Station: station, Path: index, At: at)));
        foreach (var group in visits.GroupBy(visit => visit.Station))
        {
            var station = day.Railway.Stations[group.Key];
            (int Path, int At)[] all = [.. group.Select(visit => (visit.Path, visit.At))];
            var inside = all.Where(visit => visit.At > 0 && visit.At < day.Paths[visit.Path].Length - 1).ToArray();
            Limit(inside, order, station.Tracks, -(long)day.Rounding);
            if (!station.CanMeet)
            {
                Limit(all, order, 1, 1);
            }
            else if (station.LoopLength is { } loop)
            {
                Limit([.. all.Where(visit => day.Paths[visit.Path].Train.Length > loop)], order, 1, 1);
            }
        }
    }

    /// <summary>No more than so many are there at once: who comes waits until all but so many of those before have gone.</summary>
    private void Limit((int Path, int At)[] visits, DayTimes order, int most, long gap)
    {
        var arrivals = visits.OrderBy(visit => order.Arrivals[visit.Path][visit.At]).ThenBy(visit => visit.Path).ToArray();
        var departures = visits.OrderBy(visit => order.Departures[visit.Path][visit.At]).ThenBy(visit => visit.Path).ToArray();
        for (var index = most; index < arrivals.Length; index++)
        {
            var (leaves, comes) = (departures[index - most], arrivals[index]);
            if (leaves != comes)
            {
                Add(events.Departure(leaves.Path, leaves.At), events.Arrival(comes.Path, comes.At), gap, leaves.Path);
            }
        }
    }

    /// <summary>Longest ways in topological order. Source: A. B. Kahn, Topological sorting of large networks, CACM 1962.</summary>
    private void Relax()
    {
        var left = (int[])waitsFor.Clone();
        floors.CopyTo(times, 0);
        ownCauses.CopyTo(causes, 0);
        Array.Clear(isDone);
        var ready = new Stack<int>(Enumerable.Range(0, events.Count).Where(moment => left[moment] == 0));
        var rank = 0;
        while (ready.TryPop(out var moment))
        {
            (isDone[moment], ranks[moment]) = (true, rank++);
            foreach (var (to, gap, cause) in edges[moment])
            {
                if (times[moment] + gap > times[to])
                {
                    times[to] = times[moment] + gap;
                    causes[to] = new WaitCause(cause);
                }

                if (--left[to] == 0)
                {
                    ready.Push(to);
                }
            }
        }
    }

    private void Push(int moment, long second)
    {
        floors[moment] = second;
        ownCauses[moment] = new WaitCause(WaitCause.Closure);
    }

    /// <summary>A train that would be in a closed section leaves after it; each can be pushed once by each closure.</summary>
    private bool PushOutOfClosures()
    {
        var hasPushed = false;
        for (var path = 0; path < day.Paths.Length; path++)
        {
            for (var at = 0; at < day.Paths[path].Sections.Length; at++)
            {
                if (!day.Closed.TryGetValue(day.Paths[path].Sections[at], out var spans))
                {
                    continue;
                }

                var (departure, arrival) = (events.Departure(path, at), events.Arrival(path, at + 1));
                foreach (var span in spans.Where(span => times[departure] < span.To && times[arrival] > span.From))
                {
                    Push(departure, span.To);
                    hasPushed = true;
                }
            }
        }

        return hasPushed;
    }
}
