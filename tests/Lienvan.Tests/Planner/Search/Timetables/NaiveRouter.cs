using Lienvan.Planner.Search.Timetables;

namespace Lienvan.Tests.Planner.Search.Timetables;

/// <summary>The brute-force twin: with one trip more each round, ride every run from every call where one is in time.</summary>
internal static class NaiveRouter
{
    public static ParetoArrival[] Pareto(ScheduledTimetable timetable, ScheduledQuery query)
    {
        var points = new List<ParetoArrival>();
        var reached = new int[timetable.StopCount];
        Array.Fill(reached, int.MaxValue);
        reached[query.From.Value] = query.DepartureSeconds;
        var best = int.MaxValue;
        for (var trips = 0; ; trips++)
        {
            if (reached[query.To.Value] < best)
            {
                best = reached[query.To.Value];
                points.Add(new ParetoArrival(trips, best));
            }

            var next = RideOnce(timetable, reached);
            if (next.SequenceEqual(reached))
            {
                return [.. points];
            }

            reached = next;
        }
    }

    public static int? EarliestOf(ParetoArrival[] points) => points.Length == 0 ? null : points[^1].ArrivalSeconds;

    private static int[] RideOnce(ScheduledTimetable timetable, int[] reached)
    {
        var next = (int[])reached.Clone();
        foreach (var run in timetable.Runs)
        {
            var isAboard = false;
            foreach (var call in timetable.CallsOf(run.Trip))
            {
                if (isAboard && call.CanAlight)
                {
                    next[call.Stop.Value] = Math.Min(next[call.Stop.Value], call.ArrivalSeconds + run.ShiftSeconds);
                }

                isAboard |= call.CanBoard && reached[call.Stop.Value] <= call.DepartureSeconds + run.ShiftSeconds;
            }
        }

        return next;
    }
}
