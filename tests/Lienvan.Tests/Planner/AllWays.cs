using Lienvan.Planner.Search;

namespace Lienvan.Tests.Planner;

/// <summary>What a way comes to: the four things that ways are compared by.</summary>
internal readonly record struct Value(int Time, double Usd, double Grams, int P90, int Start)
{
    /// <summary>Differences of money and mass below this are none.</summary>
    public const double Tolerance = 1e-6;

    /// <summary>Whether nothing about it is worse.</summary>
    public bool IsNoWorseThan(Value other) =>
        Time <= other.Time && P90 <= other.P90 && Start >= other.Start && Usd <= other.Usd + Tolerance && Grams <= other.Grams + Tolerance;

    /// <summary>Those that no other one beats, each once.</summary>
    public static Value[] Pareto(IEnumerable<Value> values)
    {
        var best = new List<Value>();
        foreach (var value in values.OrderBy(value => value.Time).ThenBy(value => value.P90).ThenBy(value => value.Usd).ThenBy(value =>
            value.Grams))
        {
            if (!best.Any(other => other.IsNoWorseThan(value)))
            {
                best.RemoveAll(value.IsNoWorseThan);
                best.Add(value);
            }
        }

        return [.. best];
    }

    public override string ToString() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
            $"{Time / 3600.0:0.00} h, {Usd:0.00} USD, {Grams:0} g, P90 {P90 / 3600.0:0.00} h");
}

/// <summary>
/// The brute-force twin of the label search: walks every way from start to goal, forgets none, bounds nothing. It takes from the search
/// only
/// how a single move passes time; money, storage and percentiles are its own, from their definitions.
/// A way may be in the same state, having boarded or not, only so many times. Once is enough without storage
/// charges:
/// every move keeps order in time on every day of luck and costs no less than nothing, so a circle cut out of a way leaves it no worse.
/// With
/// storage a circle of work can spare a paid wait, so there twice is allowed, which holds every such circle once.
/// </summary>
internal sealed class AllWays(TransportGraph graph, int mostVisits, int mostSteps)
{
    private readonly Dictionary<(int State, bool HasBoarded), int> visits = [];
    private readonly List<Value> found = [];
    private readonly HashSet<int> useful = FindUseful(graph);
    private int steps;

    /// <summary>Every way's value; null when there are too many to walk.</summary>
    public static IReadOnlyList<Value>? Find(TransportGraph graph, IEnumerable<int> starts, int mostVisits = 1, int mostSteps = 6_000)
    {
        if (graph.Goal < 0)
        {
            return [];
        }

        var walk = new AllWays(graph, mostVisits, mostSteps);
        foreach (var start in starts)
        {
            walk.Go(new Step(graph.Start, null, start, start, [.. Enumerable.Repeat(start, Luck.Days)], 0, 0, false));
        }

        return walk.steps <= mostSteps ? walk.found : null;
    }

    private void Go(Step at)
    {
        if (at.State == graph.Goal)
        {
            found.Add(new Value(at.Time, at.Usd, at.Grams, P90(at), at.Start));
            return;
        }

        var key = (at.State, at.HasBoarded);
        var seen = visits.GetValueOrDefault(key);
        if (seen >= mostVisits || ++steps > mostSteps)
        {
            return;
        }

        visits[key] = seen + 1;
        foreach (var edge in graph.Out[at.State])
        {
            if (useful.Contains(edge.To) && LabelSearch.MayFollow(graph, at.Last, edge))
            {
                foreach (var next in Next(at, edge))
                {
                    Go(next);
                }
            }
        }

        visits[key] = seen;
    }

    /// <summary>
    /// What a move makes of a step; a ride may take the first departure or, where storage is charged anywhere, a later one.
    /// </summary>
    private IEnumerable<Step> Next(Step at, Edge edge)
    {
        var moved = edge is RideEdge ride ? Rides(at, ride) : [Moved(at, edge)];
        return moved.Where(next => next.Time - at.Start <= graph.HorizonSeconds && P90(next) < OpenTimes.Never);
    }

    private IEnumerable<Step> Rides(Step at, RideEdge ride)
    {
        var waiting = graph.MostStorageUsdPerDay > 0 ? graph.HorizonSeconds : 0;
        foreach (var boarding in Departures(ride, at.Time, waiting))
        {
            var arrivals = new int[Luck.Days];
            ride.PassAll(at.Arrivals, boarding, arrivals);
            yield return at with
            {
                State = ride.To, Last = ride, Time = ride.Alight(boarding, -1), Arrivals = arrivals, HasBoarded = true,
                Usd = at.Usd + ride.CostUsd + Storage(at, boarding), Grams = at.Grams + ride.Co2Grams,
            };
        }
    }

    /// <summary>The first departure that cargo ready at that second gets, and those after it within so many seconds of waiting.</summary>
    private static IEnumerable<Boarding> Departures(RideEdge ride, int second, int mostWaiting)
    {
        var boarding = ride.FindBoarding(second, -1);
        while (boarding.Departure < OpenTimes.Never)
        {
            yield return boarding;
            boarding = ride.Runs.After(boarding, ride.BoardStop);
            if (boarding.Departure - second > mostWaiting)
            {
                yield break;
            }
        }
    }

    private static Step Moved(Step at, Edge edge)
    {
        var arrivals = new int[Luck.Days];
        for (var day = 0; day < Luck.Days; day++)
        {
            arrivals[day] = at.Arrivals[day] >= OpenTimes.Never ? OpenTimes.Never : edge.Pass(at.Arrivals[day], day);
        }

        return at with
        {
            State = edge.To, Last = edge, Time = edge.Pass(at.Time, -1), Arrivals = arrivals,
            Usd = at.Usd + edge.CostUsd, Grams = at.Grams + edge.Co2Grams,
        };
    }

    /// <summary>The states that the goal can be reached from, whenever: no other can be part of a way.</summary>
    private static HashSet<int> FindUseful(TransportGraph graph)
    {
        var into = graph.Out.SelectMany(edges => edges).ToLookup(edge => edge.To, edge => edge.From);
        var useful = new HashSet<int> { graph.Goal };
        var queue = new Queue<int>(useful);
        while (queue.TryDequeue(out var state))
        {
            foreach (var from in into[state].Where(useful.Add))
            {
                queue.Enqueue(from);
            }
        }

        return useful;
    }

    /// <summary>Each second from the free time to departure costs its share of a day; what has not travelled yet waits at the
    /// sender's.</summary>
    private double Storage(Step at, Boarding boarding)
    {
        var rule = graph.Storage[at.State];
        var waited = boarding.Departure - at.Time;
        return !at.HasBoarded || waited <= rule.FreeSeconds ? 0 : (waited - rule.FreeSeconds) / 86400.0 * rule.UsdPerDay;
    }

    /// <summary>The earliest arrival that nine in ten days of luck do not pass, and not before the planned one.</summary>
    private static int P90(Step at)
    {
        var inOrder = at.Arrivals.ToArray();
        Array.Sort(inOrder);
        var atLeast = (int)Math.Ceiling(0.9 * Luck.Days);
        return Math.Max(at.Time, inOrder[atLeast - 1]);
    }

    private sealed record Step(int State, Edge? Last, int Start, int Time, int[] Arrivals, double Usd, double Grams, bool HasBoarded);
}
