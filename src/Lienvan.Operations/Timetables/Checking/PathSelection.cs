using Lienvan.Operations.Timetables.Tracks;
using Lienvan.Operations.Timetables.Trains;
using NodaTime;

namespace Lienvan.Operations.Timetables.Checking;

/// <summary>
/// The paths of trains that use some sections while it matters: each cut to them, and to the given calls next to them, from which the times
/// on them follow.
/// </summary>
internal sealed class PathSelection(Railway railway, IEnumerable<int> wanted, Instant origin)
{
    private readonly HashSet<int> sections = [.. wanted.Where(section => section >= 0)];
    private readonly TrainPathMaker maker = new(railway, origin);

    /// <summary>The paths that are there at some time from the start of the day until the last train of the day leaves.</summary>
    public List<TrainPath> OfDay(IEnumerable<TimetabledTrain> trains, LocalDate day)
    {
        var all = All(trains);
        var end = all.Where(path => path.Train.StartsOn == day).Select(path => path.Arrivals[^1]).Append(NodaConstants.SecondsPerDay).Max();
        return [.. all.Where(path => path.Arrivals[^1] >= 0 && path.Departures[0] <= end)];
    }

    /// <summary>The paths that are there at some time between two seconds.</summary>
    public List<TrainPath> Between(IEnumerable<TimetabledTrain> trains, double from, double to) =>
        [.. All(trains).Where(path => path.Arrivals[^1] >= from && path.Departures[0] <= to)];

    private List<TrainPath> All(IEnumerable<TimetabledTrain> trains) =>
        [.. trains.Index().SelectMany(pair => maker.Of(pair.Item, pair.Index)).Select(Cut).OfType<TrainPath>()];

    private TrainPath? Cut(TrainPath path)
    {
        var first = Array.FindIndex(path.Sections, sections.Contains);
        if (first < 0)
        {
            return null;
        }

        var last = Array.FindLastIndex(path.Sections, sections.Contains) + 1;
        while (!path.IsPublished[first])
        {
            first--;
        }

        while (!path.IsPublished[last])
        {
            last++;
        }

        var (stations, between) = (first..(last + 1), first..last);
        return path with
        {
            Stations = path.Stations[stations],
            Sections = path.Sections[between],
            IsPublished = path.IsPublished[stations],
            Slacks = path.Slacks[stations],
            Arrivals = path.Arrivals[stations],
            Departures = path.Departures[stations],
            LeastRuns = path.LeastRuns[between],
        };
    }
}
