using Lienvan.Operations.Timetables.Orders;
using Lienvan.Operations.Timetables.Tracks;
using Lienvan.Operations.Timetables.Trains;
using NodaTime;

namespace Lienvan.Operations.Timetables.Checking;

/// <summary>What of a timetable is asked about.</summary>
/// <param name="Line">The line; its sections and stations only.</param>
/// <param name="Day">The day, by the clock of the line's first station.</param>
public sealed record CheckScope(LineTrack Line, LocalDate Day)
{
    /// <summary>How many days before the day may trains have left that are still on their way; 4 covers the longest run of the
    /// corridor.</summary>
    public const int DaysBefore = 4;

    /// <summary>How many days after the day may trains leave that those of the day still meet.</summary>
    public const int DaysAfter = 3;

    /// <summary>The first second of the day.</summary>
    public Instant Start(Railway railway)
    {
        ArgumentNullException.ThrowIfNull(railway);
        return ZoneOf(railway).AtStartOfDay(Day).ToInstant();
    }

    /// <summary>The first second of the next day.</summary>
    public Instant End(Railway railway)
    {
        ArgumentNullException.ThrowIfNull(railway);
        return ZoneOf(railway).AtStartOfDay(Day.PlusDays(1)).ToInstant();
    }

    /// <summary>The clock of the line.</summary>
    public DateTimeZone ZoneOf(Railway railway)
    {
        ArgumentNullException.ThrowIfNull(railway);
        return Line.Points.IsEmpty ? DateTimeZone.Utc : railway.Stations[Line.Points[0].Station].Zone;
    }
}

/// <summary>
/// Lays a timetable on the tracks of a line and finds meets, overtakings and conflicts. Published times are kept; passing times between
/// them
/// may be anything that the trains can run. A conflict is told only if no such times avoid it, so what a timetable does not say is
/// never held against it. A meet is certain when the published times leave it one place.
/// Does not support: trains that divide or join, station tracks one by one (they are counted), the use of one train's coaches by another.
/// </summary>
public static class TimetableCheck
{
    /// <summary>Checks the trains of one line and day.</summary>
    /// <param name="railway">The tracks.</param>
    /// <param name="timetable">
    /// The trains, those that left up to <see cref="CheckScope.DaysBefore"/> days before and <see cref="CheckScope.DaysAfter"/> days after
    /// included.
    /// </param>
    /// <param name="scope">Line and day.</param>
    public static CheckedTimetable Run(Railway railway, Timetable timetable, CheckScope scope)
    {
        ArgumentNullException.ThrowIfNull(railway);
        ArgumentNullException.ThrowIfNull(timetable);
        ArgumentNullException.ThrowIfNull(scope);
        var day = new DayFilter(scope.Day, (scope.End(railway) - scope.Start(railway)).TotalSeconds);
        return Run(railway, timetable, scope, day.Keep);
    }

    /// <summary>Checks the same trains, and tells what they do before and after the day, too.</summary>
    internal static CheckedTimetable RunWhole(Railway railway, Timetable timetable, CheckScope scope) =>
        Run(railway, timetable, scope, all => all.OrderBy(found => found.From));

    private static CheckedTimetable Run(
        Railway railway, Timetable timetable, CheckScope scope, Func<IEnumerable<Happening>, IEnumerable<Happening>> keep)
    {
        var origin = scope.Start(railway);
        var paths = new PathSelection(railway, scope.Line.Sections, origin).OfDay(timetable.Trains, scope.Day);
        var plan = new OrderPlanner(railway, paths, timetable.Rounding.TotalSeconds).Run();
        var finder = new EncounterFinder(railway, paths, plan, scope.Line);
        var tracks = new StationTracks(railway, plan.Paths, timetable.Rounding.TotalSeconds);
        Instant At(double second) => origin + Duration.FromSeconds(Math.Round(second));
        return new CheckedTimetable
        {
            Meets = [.. keep(finder.Meets(timetable.Rounding.TotalSeconds)).Select(found => finder.ToEncounter(found, At))],
            Overtakings = [.. keep(finder.Overtakings()).Select(found => finder.ToEncounter(found, At))],
            Conflicts = [.. keep(finder.Clashes(plan.Clashes).Concat(tracks.Overfull(scope.Line)))
                .Select(found => finder.ToConflict(found, At))],
            Movements = [.. plan.Paths.Select(path => ToMovement(path, At))],
        };
    }

    private static Movement ToMovement(TrainPath path, Func<double, Instant> at) => new(path.Train,
    [
        .. path.Stations.Select((station, position) =>
            new PassingPoint(station, at(path.Arrivals[position]), at(path.Departures[position]), path.IsPublished[position])),
    ]);
}
