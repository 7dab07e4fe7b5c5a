using Lienvan.Model.Dataset;
using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
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

        var railways = new Dictionary<int, EpochRailway>();
        RailwayDay[] days =
        [
            .. DaysOf(question.From, question.Days).Select(day =>
            {
                var epoch = Enumerable.Range(0, epochs.Count).Last(number => epochs.Days[number] <= day);
                if (!railways.TryGetValue(epoch, out var railway))
                {
                    railways.Add(epoch, railway = new EpochRailway(epochs.Networks[epoch]));
                }

                return new RailwayDay(railway, day);
            }),
        ];
        Parallel.For(0, lines.Length, new ParallelOptions { MaxDegreeOfParallelism = question.Threads }, index =>
        {
            if (question.At.IsEmpty || question.At.Contains(lines[index].Id.Value))
            {
                plans[index] = WithDays(plans[index], lines[index], days);
            }
        });
        return [.. plans];
    }

    /// <summary>The days of a span that stand for all of it.</summary>
    public static LocalDate[] DaysOf(LocalDate from, int days)
    {
        var step = Math.Max(1, days / MostDays);
        step -= step % MostDays == 0 ? 1 : 0; // a step of whole weeks would find one weekday alone
        return [.. Enumerable.Range(0, Math.Min(MostDays, days)).Select(number => from.PlusDays(number * step))];
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

    /// <summary>Track, and which services run where on it: the same on all days of an epoch.</summary>
    private sealed class EpochRailway
    {
        private readonly ImmutableArray<ServiceWay> ways;

        public EpochRailway(Network network)
        {
            (Network, Railway) = (network, Railway.Of(network));
            var found = new ServiceWays(Railway);
            ways =
            [
                .. network.Corridor.Services.Where(row => row.Mode == Mode.Rail)
                    .Select(row => new ServiceWay(row, [.. found.SectionsOf(row)])),
            ];
        }

        public Network Network { get; }

        public Railway Railway { get; }

        public ImmutableArray<ServiceWay> UsersOf(LineTrack line)
        {
            var own = line.Sections.Where(section => section >= 0).ToHashSet();
            return [.. ways.Where(way => way.Sections.Any(visit => own.Contains(visit.Section)))];
        }
    }

    /// <summary>The trains of a day.</summary>
    private sealed class RailwayDay(EpochRailway epoch, LocalDate day)
    {
        private readonly Timetable timetable = CorridorTimetable.Read(
            epoch.Network, day.PlusDays(-CheckScope.DaysBefore), day.PlusDays(CheckScope.DaysAfter));

        public Railway Railway => epoch.Railway;

        public SceneDay SceneOf(LineTrack line)
        {
            var users = epoch.UsersOf(line);
            var ids = users.Select(user => user.Service.Id.Value).ToHashSet();
            var trains = timetable with { Trains = [.. timetable.Trains.Where(train => ids.Contains(train.Id))] };
            return LineScenes.DayOf(new LineTimetable(Railway, trains), new CheckScope(line, day),
                new FrequentTrains(epoch.Network, Railway).Courses(users, new CheckScope(line, day)));
        }
    }
}
