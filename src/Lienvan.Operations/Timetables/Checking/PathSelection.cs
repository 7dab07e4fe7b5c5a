using Lienvan.Operations.Timetables.Tracks;
using Lienvan.Operations.Timetables.Trains;
using NodaTime;

namespace Lienvan.Operations.Timetables.Checking;

/// <summary>
/// The paths of trains that use a section of a line while it matters: each cut to the line, and to the published calls next to it, from
/// which the times on the line follow.
/// </summary>
internal sealed class PathSelection(Railway railway, LineTrack line, Instant origin)
{
    private readonly HashSet<int> sections = [.. line.Sections.Where(section => section >= 0)];
    private readonly TrainPathMaker maker = new(railway, origin);

    /// <summary>The paths that are on the line at some time from the start of the day until the last train of the day leaves it.</summary>
    public List<TrainPath> Select(IEnumerable<TimetabledTrain> trains, LocalDate day)
    {
        var all = trains.Index().SelectMany(pair => maker.Of(pair.Item, pair.Index)).Select(Cut).OfType<TrainPath>().ToList();
        var end = all.Where(path => path.Train.StartsOn == day).Select(path => path.Arrivals[^1]).Append(NodaConstants.SecondsPerDay).Max();
        return [.. all.Where(path => path.Arrivals[^1] >= 0 && path.Departures[0] <= end)];
    }

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
