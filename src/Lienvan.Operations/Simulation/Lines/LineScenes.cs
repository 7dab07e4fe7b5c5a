using Lienvan.Model.Lines;
using Lienvan.Operations.Timetables.Checking;
using Lienvan.Operations.Timetables.Orders;
using Lienvan.Operations.Timetables.Replan;
using Lienvan.Operations.Timetables.Tracks;
using Lienvan.Operations.Timetables.Trains;

namespace Lienvan.Operations.Simulation.Lines;

/// <summary>Makes scenes of lines of the corridor: the trains of a day with their planned times, least runs and stays.</summary>
public static class LineScenes
{
    /// <summary>
    /// Track between two stations of the package that is longer, km, has stations that the package does not name; assumed: those of the
    /// lines of Viet Nam, which are all named, are 18 km apart at most.
    /// </summary>
    private const double LongestBetweenLoops = 30;

    /// <summary>The trains with times that are on a line on a day.</summary>
    /// <param name="line">The tracks and the trains, as for <see cref="DayReplan"/>; what they can make up is as there.</param>
    /// <param name="scope">Line and day.</param>
    public static LineScene Of(LineTimetable line, CheckScope scope)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(scope);
        return Compile(line, scope, []).Scene;
    }

    /// <summary>The same with trains beside them, as <see cref="FrequentTrains"/> finds them.</summary>
    internal static SceneDay DayOf(LineTimetable line, CheckScope scope, IEnumerable<Course> frequent) => Compile(line, scope, frequent);

    private static SceneDay Compile(LineTimetable line, CheckScope scope, IEnumerable<Course> frequent)
    {
        var railway = line.Railway;
        var day = new DisturbedDay(railway, line.Timetable, new ReplanRequest { Scope = scope });
        Course[] courses = [.. Enumerable.Range(0, day.Paths.Length).Select(path => CourseOf(day, path)).Concat(frequent)];
        var shift = courses.SelectMany(course => course.Departures).Concat(courses.SelectMany(course => course.Arrivals))
            .Where(double.IsFinite).Append(0).Min();
        var stations = new Numbers(courses.SelectMany(course => course.Stations));
        var sections = new Numbers(courses.SelectMany(course => course.Sections));
        var scene = new LineScene
        {
            Stations = [.. stations.Used.Select(index => railway.Stations[index]).Select(station =>
                new SceneStation(station.Place.Value, station.Tracks, station.LoopLength?.Metres))],
            Sections = [.. sections.Used.Select(index => railway.Sections[index]).Select(section => new SceneSection(
                section.Id, section.Length.Kilometres, section.IsSingle || section.Block == BlockKind.Automatic ? section.Tracks : 1,
                OrderBuilder.ClearanceSeconds(section, day.Rounding)))],
            Trains =
            [
                .. courses.SelectMany(course => course.Parts().Select(part =>
                    Train(railway, course, part, day.Rounding, (stations, sections, shift)))),
            ],
        };
        return new SceneDay(WithAssumedLoops(scene), -shift);
    }

    /// <summary>Far from what a package is about it names few of the stations; between them there are loops all the same.</summary>
    private static LineScene WithAssumedLoops(LineScene scene)
    {
        for (var section = 0; section < scene.Sections.Length; section++)
        {
            while (scene.Sections[section].Kilometres > LongestBetweenLoops)
            {
                scene = SceneChanges.WithLoop(scene, section);
            }
        }

        return scene;
    }

    private static Course CourseOf(DisturbedDay day, int path)
    {
        var plan = day.Paths[path];
        return new Course(plan.Train, Course.EntityOf(plan.Train.Id, plan.Train.StartsOn))
        {
            Stations = plan.Stations,
            Sections = plan.Sections,
            Arrivals = [.. day.Planned.Arrivals[path].Select(second => (double)second)],
            Departures = [.. day.Planned.Departures[path].Select(second => (double)second)],
            LeastStays = [.. day.LeastStays[path].Select(second => (double)second)],
            LeastRuns = [.. day.LeastRuns[path].Select(second => (double)second)],
        };
    }

    private static SceneTrain Train(Railway railway, Course course, (int First, int Last) part, double rounding,
        (Numbers Stations, Numbers Sections, double Shift) numbers)
    {
        var visits = Enumerable.Range(part.First, part.Last - part.First + 1);
        var isPassenger = course.Train.Traffic == Traffic.Passenger;
        return new SceneTrain
        {
            Name = course.Train.Number,
            Entity = course.Entity + part.First,
            Weight = isPassenger ? DelayWeights.Passenger : 1,
            IsPassenger = isPassenger,
            LengthMetres = course.Train.Length.Metres,
            Visits =
            [
                .. visits.Select(at => new SceneVisit(numbers.Stations.Of(course.Stations[at]), course.Arrivals[at] - numbers.Shift,
                    course.Departures[at] - numbers.Shift, course.LeastStays[at],
                    course.LeastStays[at] > 0 && IsBorder(railway, course.Stations[at]))),
            ],
            Runs =
            [
                .. visits.SkipLast(1).Select(at =>
                {
                    var section = railway.Sections[course.Sections[at]];
                    return new SceneRun(numbers.Sections.Of(course.Sections[at]), course.LeastRuns[at],
                        RunningEstimate.StopSeconds(section, course.Train), RunningEstimate.StartSeconds(section, course.Train),
                        OrderBuilder.HeadwaySeconds(section, course.Train, rounding), section.From == course.Stations[at]);
                }),
            ],
        };
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

    /// <summary>Numbers of a few of many things: the scene has only those that trains use.</summary>
    private sealed class Numbers
    {
        private readonly Dictionary<int, int> numbers = [];

        public Numbers(IEnumerable<int> used)
        {
            Used = [.. used.Distinct().Order()];
            foreach (var (number, index) in Used.Index())
            {
                numbers.Add(index, number);
            }
        }

        public ImmutableArray<int> Used { get; }

        public int Of(int index) => numbers[index];
    }
}

/// <summary>A line with the trains of a day.</summary>
/// <param name="Scene">The line and its trains, those of the days around included as far as they meet them.</param>
/// <param name="DayStart">When the day begins by the line's clock, in seconds of the scene.</param>
internal sealed record SceneDay(LineScene Scene, double DayStart);
