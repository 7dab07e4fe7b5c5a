using Lienvan.Operations.Timetables.Checking;
using Lienvan.Operations.Timetables.Orders;
using Lienvan.Operations.Timetables.Tracks;
using Lienvan.Operations.Timetables.Trains;
using NodaTime;

namespace Lienvan.Operations.Timetables.Replay;

/// <summary>How late a train got in a replay.</summary>
/// <param name="Train">The train.</param>
/// <param name="Delay">The most that it was late anywhere on the line; zero when on time.</param>
/// <param name="IsStuck">Whether it never got there: trains stood in each other's way.</param>
public sealed record ReplayedTrain(TimetabledTrain Train, Duration Delay, bool IsStuck);

/// <summary>What came of a replay.</summary>
/// <param name="Trains">The trains in order of their first departures.</param>
public sealed record ReplayReport(ImmutableArray<ReplayedTrain> Trains)
{
    /// <summary>All delays together.</summary>
    public Duration TotalDelay => Trains.Aggregate(Duration.Zero, (sum, train) => sum + train.Delay);

    /// <summary>Whether every train kept its time.</summary>
    public bool IsOnTime => Trains.All(train => !train.IsStuck && train.Delay == Duration.Zero);
}

/// <summary>
/// Runs a timetable of a line with nothing going wrong: each train leaves when it should, or when the section is free, first come first
/// served; it holds its section until a station track is free. A timetable without conflicts keeps its times; one with a conflict
/// does not. Running times are those of the timetable, never made up for.
/// </summary>
public static class TimetableReplay
{
    /// <summary>Replays the trains of a line and day.</summary>
    /// <param name="railway">The tracks.</param>
    /// <param name="timetable">The trains, as for <see cref="TimetableCheck"/>.</param>
    /// <param name="scope">Line and day.</param>
    public static ReplayReport Run(Railway railway, Timetable timetable, CheckScope scope)
    {
        ArgumentNullException.ThrowIfNull(railway);
        ArgumentNullException.ThrowIfNull(timetable);
        ArgumentNullException.ThrowIfNull(scope);
        var origin = scope.Start(railway);
        var paths = new PathSelection(railway, scope.Line.Sections, origin).OfDay(timetable.Trains, scope.Day);
        var plan = new OrderPlanner(railway, paths, timetable.Rounding.TotalSeconds).Run();
        var late = new ReplayRun(railway, plan.Paths, timetable.Rounding.TotalSeconds).Run();
        return new ReplayReport(
        [
            .. plan.Paths.Select((path, index) => new ReplayedTrain(
                path.Train,
                double.IsNaN(late[index]) ? Duration.Zero : Duration.FromSeconds(Math.Round(late[index])),
                double.IsNaN(late[index]))),
        ]);
    }
}
