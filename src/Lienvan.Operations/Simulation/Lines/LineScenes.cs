using Lienvan.Model.Lines;
using Lienvan.Operations.Timetables.Checking;
using Lienvan.Operations.Timetables.Orders;
using Lienvan.Operations.Timetables.Replan;
using Lienvan.Operations.Timetables.Tracks;
using Lienvan.Operations.Timetables.Trains;
using NodaTime;

namespace Lienvan.Operations.Simulation.Lines;

/// <summary>Makes scenes of lines of the corridor: the trains of a day with their planned times, least runs and stays.</summary>
public static class LineScenes
{
    /// <summary>The trains that are on a line on a day.</summary>
    /// <param name="line">The tracks and the trains, as for <see cref="DayReplan"/>; what they can make up is as there.</param>
    /// <param name="scope">Line and day.</param>
    public static LineScene Of(LineTimetable line, CheckScope scope)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(scope);
        var day = new DisturbedDay(line.Railway, line.Timetable, new ReplanRequest { Scope = scope });
        var shift = day.Planned.Arrivals.SelectMany(row => row).Append(0).Min();
        return new LineScene
        {
            Stations = [.. line.Railway.Stations.Select(station =>
                new SceneStation(station.Place.Value, station.Tracks, station.LoopLength?.Metres))],
            Sections = [.. line.Railway.Sections.Select(section => new SceneSection(
                section.Id, section.Length.Kilometres, section.IsSingle || section.Block == BlockKind.Automatic ? section.Tracks : 1,
                OrderBuilder.ClearanceSeconds(section, day.Rounding)))],
            Trains = [.. Enumerable.Range(0, day.Paths.Length).SelectMany(path => Trains(day, path, shift))],
        };
    }

    /// <summary>A train that comes to a station a second time is told as two: the second starts where the first ends.</summary>
    private static IEnumerable<SceneTrain> Trains(DisturbedDay day, int path, long shift)
    {
        var stations = day.Paths[path].Stations;
        for (var first = 0; first < stations.Length - 1;)
        {
            var last = first + 1;
            while (last + 1 < stations.Length && !stations.AsSpan(first, last + 1 - first).Contains(stations[last + 1]))
            {
                last++;
            }

            yield return Train(day, path, (first, last), shift);
            first = last;
        }
    }

    private static SceneTrain Train(DisturbedDay day, int path, (int First, int Last) part, long shift)
    {
        var plan = day.Paths[path];
        var visits = Enumerable.Range(part.First, part.Last - part.First + 1);
        return new SceneTrain
        {
            Name = plan.Train.Number,
            Entity = EntityOf(plan.Train) + part.First,
            Weight = plan.Train.Traffic == Traffic.Passenger ? DelayWeights.Passenger : 1,
            IsPassenger = plan.Train.Traffic == Traffic.Passenger,
            LengthMetres = plan.Train.Length.Metres,
            Visits =
            [
                .. visits.Select(at => new SceneVisit(plan.Stations[at], day.Planned.Arrivals[path][at] - shift,
                    day.Planned.Departures[path][at] - shift, day.LeastStays[path][at], IsBorder(day.Railway, plan.Stations[at])
                        && day.LeastStays[path][at] > 0)),
            ],
            Runs = [.. visits.SkipLast(1).Select(at => Run(day, path, at))],
        };
    }

    private static SceneRun Run(DisturbedDay day, int path, int at)
    {
        var plan = day.Paths[path];
        var section = day.Railway.Sections[plan.Sections[at]];
        return new SceneRun(plan.Sections[at], day.LeastRuns[path][at], RunningEstimate.StopSeconds(section, plan.Train),
            RunningEstimate.StartSeconds(section, plan.Train), OrderBuilder.HeadwaySeconds(section, plan.Train, day.Rounding),
            section.From == plan.Stations[at]);
    }

    private static bool IsBorder(Railway railway, int station)
    {
        foreach (var section in railway.SectionsAt(station))
        {
            if (railway.Sections[section].IsBorder)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The same for a run of a train in every scenario. Source: FNV-1a, G. Fowler, L. C. Noll, P. Vo 1991.</summary>
    private static long EntityOf(TimetabledTrain train)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in $"{train.Id}@{train.StartsOn.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture)}")
        {
            hash = unchecked((hash ^ letter) * 1099511628211UL);
        }

        return unchecked((long)hash);
    }
}
