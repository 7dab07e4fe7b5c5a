using Lienvan.Model.Dataset;
using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Operations.Simulation.Lines;
using Lienvan.Operations.Timetables.Checking;
using Lienvan.Operations.Timetables.Replan;
using Lienvan.Operations.Timetables.Tracks;
using Lienvan.Operations.Timetables.Trains;
using NodaTime;

namespace Lienvan.Operations.Simulation.Borders.Plans;

/// <summary>
/// Lines with their trains on a few days of the span, evenly spread and every weekday among them where there are seven or more: a line
/// is empty or in its rhythm again every night, so that days stand for weeks.
/// </summary>
internal sealed class LineCompiler(Epochs epochs, SimulationQuestion question)
{
    private const int MostDays = 7;

    public ImmutableArray<LinePlan> Compile(Corridor corridor)
    {
        Line[] lines = [.. corridor.Lines];
        var plans = lines.Select(line => new LinePlan(line.Name, line.Id.Value)).ToArray();
        if (!question.At.IsEmpty && !lines.Any(line => question.At.Contains(line.Id.Value)))
        {
            return [.. plans];
        }

        var days = Days().Select(day => new RailwayDay(epochs, day)).ToArray();
        Parallel.For(0, lines.Length, new ParallelOptions { MaxDegreeOfParallelism = question.Threads }, index =>
        {
            if (question.At.IsEmpty || question.At.Contains(lines[index].Id.Value))
            {
                plans[index] = WithDays(plans[index], lines[index], days);
            }
        });
        return [.. plans];
    }

    private LocalDate[] Days()
    {
        var step = Math.Max(1, question.Days / MostDays);
        step -= step % MostDays == 0 ? 1 : 0; // a step of whole weeks would find one weekday alone
        return [.. Enumerable.Range(0, Math.Min(MostDays, question.Days)).Select(number => question.From.PlusDays(number * step))];
    }

    private static LinePlan WithDays(LinePlan plan, Line line, RailwayDay[] days)
    {
        var (sections, stations) = (new DeskNumbers(), new DeskNumbers());
        var found = new List<LineDayPlan>();
        foreach (var day in days)
        {
            if (day.Railway.FindLine(line.Id) is not { Points.Length: >= 2 } track)
            {
                continue;
            }

            var scene = day.SceneOf(track);
            var own = track.Sections.Where(section => section >= 0).Select(section => day.Railway.Sections[section].Id).ToHashSet();
            var points = track.Points.Select(point => day.Railway.Stations[point.Station].Place.Value).ToHashSet();
            found.Add(new LineDayPlan(new SceneMap(scene.Scene), scene.DayStart,
                [
                    .. scene.Scene.Sections.Select(section => SceneChanges.WholeOf(section.Name)).Zip(scene.Scene.Sections)
                        .Select(pair => own.Contains(pair.First) ? sections.Of(pair.First, pair.Second.Tracks) : -1),
                ],
                [
                    .. scene.Scene.Stations.Select(station =>
                        points.Contains(station.Name) ? stations.Of(station.Name, station.Tracks) : -1),
                ]));
        }

        return found.Any(day => !day.Map.Scene.Trains.IsEmpty)
            ? plan with { Days = [.. found], Sections = sections.Desks, Stations = stations.Desks } : plan;
    }

    /// <summary>Numbers sections or stations as they come up; tracks are those of the first day.</summary>
    private sealed class DeskNumbers
    {
        private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        private readonly List<LineDesk> desks = [];

        public ImmutableArray<LineDesk> Desks => [.. desks];

        public int Of(string key, int tracks)
        {
            if (numbers.TryAdd(key, desks.Count))
            {
                desks.Add(new LineDesk(key, tracks));
            }

            return numbers[key];
        }
    }

    /// <summary>Track and trains of a day.</summary>
    private sealed class RailwayDay
    {
        private readonly Model.Scenarios.Network network;
        private readonly LocalDate day;
        private readonly Timetable timetable;
        private readonly ImmutableArray<(string Id, HashSet<int> Sections)> ways;

        public RailwayDay(Epochs epochs, LocalDate day)
        {
            var epoch = Enumerable.Range(0, epochs.Count).Last(number => epochs.Days[number] <= day);
            (network, this.day) = (epochs.Networks[epoch], day);
            Railway = Railway.Of(network);
            timetable = CorridorTimetable.Read(network, day.PlusDays(-CheckScope.DaysBefore), day.PlusDays(CheckScope.DaysAfter));
            var service = new ServiceWays(Railway);
            ways =
            [
                .. network.Corridor.Services.Where(row => row.Mode == Mode.Rail)
                    .Select(row => (row.Id.Value, service.SectionsOf(row).Select(visit => visit.Section).ToHashSet())),
            ];
        }

        public Railway Railway { get; }

        public SceneDay SceneOf(LineTrack line)
        {
            var users = ways.Where(way => line.Sections.Any(way.Sections.Contains)).Select(way => way.Id).ToHashSet();
            var trains = timetable with { Trains = [.. timetable.Trains.Where(train => users.Contains(train.Id))] };
            return LineScenes.DayOf(network, new LineTimetable(Railway, trains), new CheckScope(line, day));
        }
    }
}
