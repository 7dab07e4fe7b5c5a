using Lienvan.Operations.Timetables.Checking;
using Lienvan.Operations.Timetables.Trains;
using NodaTime;

namespace Lienvan.Operations.Timetables.Replan;

/// <summary>What is otherwise in a new plan: who waits for whom, and which meets have moved.</summary>
internal static class PlanChanges
{
    /// <summary>Waits shorter than this are not told, seconds.</summary>
    private const long LeastTold = 30;

    public static IEnumerable<TrainWait> Waits(DisturbedDay day, OrderedRun run)
    {
        for (var path = 0; path < day.Paths.Length; path++)
        {
            for (var at = 1; at < day.Paths[path].Length; at++)
            {
                var ready = Math.Max(day.Planned.Arrivals[path][at], run.Times.Departures[path][at - 1] + day.LeastRuns[path][at - 1]);
                if (Wait(day, (path, at), (ready, run.Times.Arrivals[path][at]), run.ArrivalCause(path, at)) is { } before)
                {
                    yield return before with { IsBeforeStation = true };
                }
            }

            for (var at = 0; at < day.Paths[path].Sections.Length; at++)
            {
                var ready = at == 0 ? day.FirstDeparture(path)
                    : Math.Max(day.Planned.Departures[path][at], run.Times.Arrivals[path][at] + day.LeastStays[path][at]);
                if (Wait(day, (path, at), (ready, run.Times.Departures[path][at]), run.DepartureCause(path, at)) is { } wait)
                {
                    yield return wait;
                }
            }
        }
    }

    public static IEnumerable<MovedMeet> MovedMeets(CheckedTimetable planned, CheckedTimetable now)
    {
        var (before, after) = (ByPair(planned), ByPair(now));
        foreach (var (pair, meet) in before)
        {
            var other = after.GetValueOrDefault(pair);
            if (other is null || other.Place != meet.Place)
            {
                yield return new MovedMeet(meet.One, meet.Other, meet, other);
            }
        }

        foreach (var (pair, meet) in after)
        {
            if (!before.ContainsKey(pair))
            {
                yield return new MovedMeet(meet.One, meet.Other, null, meet);
            }
        }
    }

    private static TrainWait? Wait(DisturbedDay day, (int Path, int At) visit, (long From, long To) span, WaitCause cause) =>
        span.To - span.From < LeastTold || cause.Path == WaitCause.Itself ? null : new TrainWait(
            day.Paths[visit.Path].Train, day.Railway.Stations[day.Paths[visit.Path].Stations[visit.At]].Place, day.At(span.From),
            day.At(span.To), cause.Path >= 0 ? day.Paths[cause.Path].Train : null, false);

    private static Dictionary<(string, LocalDate, string, LocalDate), Encounter> ByPair(CheckedTimetable found) => found.Meets
        .DistinctBy(KeyOf).ToDictionary(KeyOf);

    private static (string One, LocalDate OneDay, string Other, LocalDate OtherDay) KeyOf(Encounter meet) =>
        (meet.One.Id, meet.One.StartsOn, meet.Other.Id, meet.Other.StartsOn);
}
