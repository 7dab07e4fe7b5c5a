using Lienvan.Operations.Timetables.Orders;
using Lienvan.Operations.Timetables.Tracks;
using Lienvan.Operations.Timetables.Trains;

namespace Lienvan.Operations.Timetables.Replay;

/// <summary>The events of a replay in order of time: trains leaving and arriving. At one second departures go first: they make
/// room.</summary>
internal sealed class ReplayRun
{
    private readonly Railway railway;
    private readonly IReadOnlyList<TrainPath> paths;
    private readonly double rounding;
    private readonly PriorityQueue<(int Path, int Position, bool IsArrival), (double Second, bool IsArrival, int Path)> events = new();
    private readonly double[] worst;
    private readonly bool[] hasEnded;
    private readonly int[] atStation;
    private readonly HashSet<int>[] inSection;
    private readonly double[] freeFrom;
    private readonly Dictionary<(int Section, bool IsForward), (TrainPath Path, double Entry, double Exit)> lastSameWay = [];
    private readonly List<(int Path, int Position, bool IsArrival)> waiting = [];

    public ReplayRun(Railway railway, IReadOnlyList<TrainPath> paths, double rounding)
    {
        (this.railway, this.paths, this.rounding) = (railway, paths, rounding);
        worst = new double[paths.Count];
        hasEnded = new bool[paths.Count];
        atStation = new int[railway.Stations.Length];
        inSection = [.. railway.Sections.Select(_ => new HashSet<int>())];
        freeFrom = [.. Enumerable.Repeat(double.NegativeInfinity, railway.Sections.Length)];
    }

    /// <summary>The most that each train was late anywhere, seconds; not a number where it never got to its end.</summary>
    public double[] Run()
    {
        for (var path = 0; path < paths.Count; path++)
        {
            Push((path, 0, false), paths[path].Departures[0]);
        }

        while (events.TryDequeue(out var next, out var at))
        {
            var isDone = next.IsArrival ? TryArrive(next, at.Second) : TryLeave(next, at.Second);
            if (!isDone)
            {
                waiting.Add(next);
                continue;
            }

            // Whoever waits asks again as soon as anything moved.
            foreach (var again in waiting)
            {
                Push(again, at.Second);
            }

            waiting.Clear();
        }

        return [.. worst.Select((late, path) => hasEnded[path] ? late : double.NaN)];
    }

    private bool TryLeave((int Path, int Position, bool IsArrival) move, double now)
    {
        var path = paths[move.Path];
        var index = path.Sections[move.Position];
        var section = railway.Sections[index];
        var isForward = section.From == path.Stations[move.Position];
        var run = path.Arrivals[move.Position + 1] - path.Departures[move.Position];
        var earliest = EarliestEntry(section, index, (isForward, run));
        if (IsExclusive(section) && inSection[index].Any(other => IsInTheWay(section, path, move, other)))
        {
            return false;
        }

        if (earliest > now + 1e-6)
        {
            Push(move, earliest);
            return true;
        }

        inSection[index].Add(move.Path);
        lastSameWay[(index, isForward)] = (path, now, now + run);
        Late(move.Path, now - path.Departures[move.Position]);
        if (move.Position > 0)
        {
            atStation[path.Stations[move.Position]]--;
        }

        Push((move.Path, move.Position + 1, true), now + run);
        return true;
    }

    private bool TryArrive((int Path, int Position, bool IsArrival) move, double now)
    {
        var path = paths[move.Path];
        var (station, section) = (path.Stations[move.Position], path.Sections[move.Position - 1]);
        var isEnd = move.Position == path.Length - 1;
        if (!isEnd && atStation[station] >= railway.Stations[station].Tracks)
        {
            return false;
        }

        inSection[section].Remove(move.Path);
        Late(move.Path, now - path.Arrivals[move.Position]);
        freeFrom[section] = Math.Max(freeFrom[section], now + OrderBuilder.ClearanceSeconds(railway.Sections[section], rounding));
        if (isEnd)
        {
            hasEnded[move.Path] = true;
            return true;
        }

        atStation[station]++;
        var stay = Math.Min(60, path.Departures[move.Position] - path.Arrivals[move.Position]);
        Push((move.Path, move.Position, false), Math.Max(path.Departures[move.Position], now + stay));
        return true;
    }

    private void Late(int path, double seconds) => worst[path] = Math.Max(worst[path], seconds);

    private static bool IsExclusive(RailwaySection section) => section.IsSingle || section.Block != BlockKind.Automatic;

    private bool IsInTheWay(RailwaySection section, TrainPath path, (int Path, int Position, bool IsArrival) move, int other) =>
        section.IsSingle || paths[other].Stations[Array.IndexOf(paths[other].Sections,
            path.Sections[move.Position])] == path.Stations[move.Position];

    private double EarliestEntry(RailwaySection section, int index, (bool IsForward, double Run) move)
    {
        if (section.IsSingle)
        {
            return freeFrom[index];
        }

        if (section.Tracks > 2 || !lastSameWay.TryGetValue((index, move.IsForward), out var last))
        {
            return double.NegativeInfinity;
        }

        var headway = IsExclusive(section) ? last.Exit - last.Entry + OrderBuilder.ClearanceSeconds(section, rounding)
            : OrderBuilder.HeadwaySeconds(section, last.Path.Train, rounding);
        return Math.Max(last.Entry + headway, IsExclusive(section) ? last.Entry + headway : last.Exit + headway - move.Run);
    }

    private void Push((int Path, int Position, bool IsArrival) move, double second) =>
        events.Enqueue(move, (second, move.IsArrival, move.Path));
}
