using System.Globalization;
using Lienvan.Planner.Search.Timetables;

namespace Lienvan.Tests.Planner.Search.Timetables;

/// <summary>
/// Timetables as text, a trip a line: <c>A B C / 08:00 08:10-08:12 08:20</c>. A time is <c>arrival-departure</c> or both at once; <c>^</c>
/// after it: nobody gets off, <c>v</c>: nobody gets on. Answers as text too: <c>1:08:20 2:08:15</c>, or <c>none</c>.
/// </summary>
internal static class TimetableSketch
{
    public static ScheduledTimetable Timetable(string sketch)
    {
        var builder = new ScheduledTimetableBuilder();
        foreach (var line in sketch.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var halves = line.Split('/');
            var stops = Words(halves[0]).Select(builder.AddStop);
            var calls = stops.Zip(halves.Length > 1 ? Words(halves[1]) : [], Call).ToArray();
            if (calls.Length > 0)
            {
                builder.AddTrip(line, calls, 0);
            }
        }

        return builder.Build();
    }

    public static string Pareto(string sketch, string question)
    {
        var (timetable, query) = (Timetable(sketch), question.Split(' '));
        var (from, to, departure) = (timetable.FindStop(query[0])!.Value, timetable.FindStop(query[1])!.Value, Seconds(query[2]));
        var router = new TimetableRouter(timetable);
        var points = router.Pareto(from, to, departure);
        Assert.Equal(points.IsEmpty ? null : points[^1].ArrivalSeconds, router.EarliestArrival(from, to, departure));
        return points.IsEmpty ? "none" : string.Join(' ', points.Select(point => $"{point.Trips}:{Clock(point.ArrivalSeconds)}"));
    }

    public static string Journeys(string sketch, string question)
    {
        var (timetable, query) = (Timetable(sketch), question.Split(' '));
        var journeys = new TimetableRouter(timetable).Journeys(
            timetable.FindStop(query[0])!.Value,
            timetable.FindStop(query[1])!.Value,
            Seconds(query[2]));
        return string.Join(" | ", journeys.Select(journey => string.Join(", ", journey.Legs.Select(leg =>
            $"{timetable.GetStopId(leg.Board)} {Clock(leg.DepartureSeconds)} " +
            $"{timetable.GetStopId(leg.Alight)} {Clock(leg.ArrivalSeconds)}"))));
    }

    public static int Seconds(string clock)
    {
        var parts = clock.Split(':');
        return (int.Parse(parts[0], CultureInfo.InvariantCulture) * 3600) + (int.Parse(parts[1], CultureInfo.InvariantCulture) * 60);
    }

    private static string Clock(int seconds) => $"{seconds / 3600:00}:{seconds / 60 % 60:00}";

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static ScheduledCall Call(StopIndex stop, string time)
    {
        var clocks = time.TrimEnd('^', 'v').Split('-');
        return new ScheduledCall(stop, Seconds(clocks[0]), Seconds(clocks[^1]), !time.EndsWith('v'), !time.EndsWith('^'));
    }
}
