using Lienvan.Model.Places;
using Lienvan.Operations.Timetables.Tracks;
using NodaTime;

namespace Lienvan.Operations.Timetables.Trains;

/// <summary>
/// The way of a train over stations and sections, with what is known of its times. Seconds count from the origin of the timetable. Where
/// nothing is published, a time lies between the earliest and the latest that running times leave open.
/// </summary>
internal sealed record TrainPath
{
    /// <summary>
    /// The share of the estimated running time below which a train is not believed to run a section: estimates are off by so much.
    /// </summary>
    public const double LeastShare = 0.85;

    public required TimetabledTrain Train { get; init; }

    /// <summary>Which of the trains of the timetable it is.</summary>
    public required int Index { get; init; }

    /// <summary>The stations in order.</summary>
    public required int[] Stations { get; init; }

    /// <summary>The section after each station but the last.</summary>
    public required int[] Sections { get; init; }

    /// <summary>Whether the times at a station are given.</summary>
    public required bool[] IsPublished { get; init; }

    /// <summary>How far given times may be off either way, seconds: 0 where published, more where assumed.</summary>
    public required double[] Slacks { get; init; }

    /// <summary>Published times, or the likeliest ones: running time shared out evenly.</summary>
    public required double[] Arrivals { get; init; }

    /// <summary>Published times, or the likeliest ones: running time shared out evenly.</summary>
    public required double[] Departures { get; init; }

    /// <summary>The least that the section after each station takes.</summary>
    public required double[] LeastRuns { get; init; }

    public int Length => Stations.Length;

    /// <summary>Whether the times at a station are published, so that nothing is open.</summary>
    public bool IsFixed(int position) => IsPublished[position] && Slacks[position] == 0;
}

/// <summary>Finds the ways of trains between their calls. A train is cut where no track joins two calls.</summary>
internal sealed class TrainPathMaker(Railway railway, Instant origin)
{
    private readonly Dictionary<(int, int, int), int[]?> ways = [];

    public List<TrainPath> Of(TimetabledTrain train, int index)
    {
        var paths = new List<TrainPath>();
        var draft = new Draft();
        foreach (var call in train.Calls)
        {
            if (railway.FindStation(call.Place) is not { } station)
            {
                continue;
            }

            if (draft.Stations.Count > 0 && WayBetween(draft.Stations[^1], station, train) is { } way)
            {
                Extend(draft, train, way, call);
            }
            else
            {
                Finish(draft, train, index, paths);
                draft = new Draft();
                draft.Add(station, Seconds(call.Arrival), Seconds(call.Departure), call.Slack.TotalSeconds);
            }
        }

        Finish(draft, train, index, paths);
        return paths;
    }

    private int[]? WayBetween(int from, int to, TimetabledTrain train)
    {
        var key = (from, to, train.Gauge.Millimetres);
        if (!ways.TryGetValue(key, out var way))
        {
            ways.Add(key, way = from == to ? null : railway.FindWay(from, to, train.Gauge));
        }

        return way;
    }

    /// <summary>Passing times between two calls: the published time shared out by estimated running times.</summary>
    private void Extend(Draft draft, TimetabledTrain train, int[] way, TrainCall call)
    {
        var estimates = new double[way.Length];
        for (var index = 0; index < way.Length; index++)
        {
            var section = railway.Sections[way[index]];
            estimates[index] = RunningEstimate.ThroughSeconds(section, train)
                + (index == 0 ? RunningEstimate.StartSeconds(section, train) : 0)
                + (index == way.Length - 1 ? RunningEstimate.StopSeconds(section, train) : 0);
        }

        var (start, end) = (draft.Departures[^1], Seconds(call.Arrival));
        var share = Math.Max(0, end - start) / estimates.Sum();
        var isOpen = way.Length > 1 || draft.Slacks[^1] > 0 || call.Slack > Duration.Zero;
        var (station, at) = (draft.Stations[^1], start);
        for (var index = 0; index < way.Length; index++)
        {
            station = railway.OtherEnd(way[index], station);
            at += estimates[index] * share;
            draft.Sections.Add(way[index]);
            draft.LeastRuns.Add(isOpen ? LeastRun(way[index], train, estimates[index] * share) : end - start);
            if (index < way.Length - 1)
            {
                draft.Add(station, at, at, slack: null);
            }
        }

        draft.Add(station, end, Seconds(call.Departure), call.Slack.TotalSeconds);
    }

    /// <summary>No section is believed to take less than a share of its estimate, or of its part of the published time.</summary>
    private double LeastRun(int section, TimetabledTrain train, double published) =>
        TrainPath.LeastShare * Math.Min(RunningEstimate.ThroughSeconds(railway.Sections[section], train), published);

    private double Seconds(Instant instant) => (instant - origin).TotalSeconds;

    private static void Finish(Draft draft, TimetabledTrain train, int index, List<TrainPath> paths)
    {
        if (draft.Stations.Count >= 2)
        {
            paths.Add(new TrainPath
            {
                Train = train, Index = index, Stations = [.. draft.Stations], Sections = [.. draft.Sections],
                IsPublished = [.. draft.Slacks.Select(slack => slack >= 0)], Slacks = [.. draft.Slacks.Select(slack => Math.Max(0, slack))],
                Arrivals = [.. draft.Arrivals], Departures = [.. draft.Departures],
                LeastRuns = [.. draft.LeastRuns],
            });
        }
    }

    private sealed class Draft
    {
        public List<int> Stations { get; } = [];

        public List<int> Sections { get; } = [];

        /// <summary>−1 where no time is given.</summary>
        public List<double> Slacks { get; } = [];

        public List<double> Arrivals { get; } = [];

        public List<double> Departures { get; } = [];

        public List<double> LeastRuns { get; } = [];

        public void Add(int station, double arrival, double departure, double? slack)
        {
            Stations.Add(station);
            Arrivals.Add(arrival);
            Departures.Add(departure);
            Slacks.Add(slack ?? -1);
        }
    }
}
