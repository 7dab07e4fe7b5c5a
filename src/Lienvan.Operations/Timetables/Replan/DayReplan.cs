using Lienvan.Operations.Timetables.Checking;
using Lienvan.Operations.Timetables.Dispatch;
using Lienvan.Operations.Timetables.Tracks;
using Lienvan.Operations.Timetables.Trains;
using NodaTime;

namespace Lienvan.Operations.Timetables.Replan;

/// <summary>
/// Replans the day of a line when trains come late, sections or loops are closed: new meets with the least delay by
/// <see cref="DelayWeights"/>. No train leaves or passes anywhere earlier than planned; a late one makes up what
/// <see cref="ReplanRequest.Recovery"/> and its stays allow, those at borders not. Rules are those of <see cref="TimetableCheck"/>:
/// sections, headways, station tracks, loops too short.
/// Does not support: other ways than the planned ones, cancelled trains, coaches that one train hands to another; everything is known from
/// the start of the day.
/// </summary>
public static class DayReplan
{
    private const long MarginSeconds = 1800;

    /// <summary>Finds the best plan until it is proven, the rounds are over or the caller cancels.</summary>
    /// <param name="line">The tracks and the trains, as for <see cref="TimetableCheck"/>.</param>
    /// <param name="request">What goes wrong.</param>
    /// <param name="options">How long and how hard to look; the defaults when null.</param>
    /// <param name="progress">Hears of every better plan or bound.</param>
    /// <param name="cancellation">Stops the search with the best so far.</param>
    /// <exception cref="ArgumentException">A late train does not run on the line, a closed section is none of the railway's,
    /// or a station has no loop that could be closed.</exception>
    public static ReplanResult Run(
        LineTimetable line, ReplanRequest request, DispatchOptions? options = null, IProgress<DispatchProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(request);
        foreach (var closure in request.Closed)
        {
            if (!line.Railway.Sections.Any(section => section.Id == closure.Section) || closure.To <= closure.From)
            {
                throw new ArgumentException($"no section '{closure.Section}', or closed for no time", nameof(request));
            }
        }

        if (request.ClosedLoops.FirstOrDefault(closure => !IsPossible(line.Railway, closure, request.ClosedLoops)) is { } loop)
        {
            throw new ArgumentException($"no loop to close at '{loop.Station}', or closed for no time", nameof(request));
        }

        var day = new DisturbedDay(line.Railway, line.Timetable, request);
        if (request.Late.FirstOrDefault(late => !day.Paths.Any(path => path.Train.Id == late.Train && path.Train.StartsOn == late.StartsOn))
            is { } unknown)
        {
            throw new ArgumentException($"no train '{unknown.Train}' of {unknown.StartsOn} on the line", nameof(request));
        }

        var kept = new OrderedRun(day, day.Planned).Run();
        long? before = Enumerable.Range(0, day.Paths.Length).All(kept.HasEnded) ? day.CostOf(kept.Times) : null;
        if (before == 0)
        {
            // Nothing can be better than no delay.
            return new Outcome(line, request, day, kept).Tell((kept, 0, 0), before);
        }

        var problem = new ReplanProblem(day, before is null ? NodaConstants.SecondsPerDay : (2 * MostDelay(day, kept)) + MarginSeconds);
        var search = (options ?? new DispatchOptions()) with { Known = before is null ? [] : problem.ToEvents(kept) };
        var result = Dispatcher.Solve(problem.ToProblem(), search, progress, cancellation);
        var best = result is Dispatched schedule ? new OrderedRun(day, problem.OrderOf(schedule)).Run() : null;
        if (best is null || (before is { } objective && objective <= day.CostOf(best.Times)))
        {
            best = before is null ? null : kept;
        }

        return best is null
            ? new NotReplanned(((NotDispatched)result).Why, ((NotDispatched)result).IsProven)
            : new Outcome(line, request, day, kept).Tell((best, day.CostOf(best.Times), BoundOf(result, day.CostOf(best.Times))), before);
    }

    /// <summary>Whether a station has so many loops as are closed at once while this one is.</summary>
    private static bool IsPossible(Railway railway, LoopClosure closure, ImmutableArray<LoopClosure> all) =>
        closure.To > closure.From && railway.FindStation(closure.Station) is { } station &&
        closure.CountAtOnce(all) < railway.Stations[station].Tracks;

    private static long MostDelay(DisturbedDay day, OrderedRun run) => Enumerable.Range(0, day.Paths.Length).Max(path =>
        Enumerable.Range(0, day.Paths[path].Length).Max(at => run.Times.Departures[path][at] - day.Planned.Departures[path][at]));

    /// <summary>
    /// A written minute may be off by itself, so the check lets two trains share a station track for as long; the solver does not. Where
    /// that made the plan cheaper than its bound, nothing is proven.
    /// </summary>
    private static long BoundOf(DispatchResult result, long objective) => result.Bound <= objective ? result.Bound : 0;

    private sealed record Outcome(LineTimetable Line, ReplanRequest Request, DisturbedDay Day, OrderedRun Kept)
    {
        public Replanned Tell((OrderedRun Run, long Objective, long Bound) best, long? before)
        {
            var planned = TimetableCheck.RunWhole(Line.Railway, Line.Timetable, Request.Scope);
            var trains = Enumerable.Range(0, Day.Paths.Length).Select(path => TrainOf(path, best.Run))
                .OrderBy(train => train.Planned.Points[0].Departure).ThenBy(train => train.Planned.Train.Id, StringComparer.Ordinal);
            ImmutableArray<ReplannedTrain> sorted = [.. trains];
            var timetable = new Timetable
            {
                Trains = [.. sorted.Select(train => ToTrain(train.After))], Rounding = Line.Timetable.Rounding,
            };
            var after = TimetableCheck.RunWhole(Line.Railway, timetable, Request.Scope);
            return new Replanned
            {
                Trains = sorted, Objective = best.Objective, ObjectiveBefore = before, Bound = best.Bound,
                Waits = [.. PlanChanges.Waits(Day, best.Run).OrderBy(wait => wait.From)],
                MovedMeets = [.. PlanChanges.MovedMeets(planned, after).OrderBy(moved => (moved.Now ?? moved.Planned)!.From)],
                Planned = planned, Timetable = timetable, After = after,
            };
        }

        private ReplannedTrain TrainOf(int path, OrderedRun best) => new()
        {
            Planned = Day.ToMovement(path, Day.Planned),
            Before = Kept.HasEnded(path) ? Day.ToMovement(path, Kept.Times) : null,
            After = Day.ToMovement(path, best.Times),
        };

        private TimetabledTrain ToTrain(Movement movement) => movement.Train with
        {
            Calls = [.. movement.Points.Select(point =>
                new TrainCall(Line.Railway.Stations[point.Station].Place, point.Arrival, point.Departure))],
        };
    }
}

/// <summary>The trains of some days on the tracks that they run on.</summary>
/// <param name="Railway">The tracks.</param>
/// <param name="Timetable">The trains, those of the days before and after included that are on the line with those of the day.</param>
public sealed record LineTimetable(Railway Railway, Timetable Timetable);
