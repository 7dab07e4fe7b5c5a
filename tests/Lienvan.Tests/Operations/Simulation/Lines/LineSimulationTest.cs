using FsCheck;
using FsCheck.Fluent;
using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Operations.Simulation.Kernel;
using Lienvan.Operations.Simulation.Lines;
using Lienvan.Operations.Timetables.Checking;
using Lienvan.Operations.Timetables.Replan;
using Lienvan.Operations.Timetables.Tracks;
using Lienvan.Operations.Timetables.Trains;
using Lienvan.Tests.Support;
using NodaTime;

namespace Lienvan.Tests.Operations.Simulation.Lines;

/// <summary>Trains on a line never block each other, keep apart, and take as long as theory says.</summary>
public sealed class LineSimulationTest
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Trains_never_block_each_other_for_good(int mostTracks)
    {
        for (var seed = 0; seed < 150; seed++)
        {
            var scene = RandomLine.Make(new Random(seed), 4 + (seed % 30), mostTracks);
            var report = LineSimulation.Run(scene, new LineOptions { Delays = LineDelays.Heavy, Seed = seed });
            Assert.All(report.Trains, train => Assert.True(train.FirstReplication[^1].Arrival > 0));
            Assert.Null(FindBroken(scene, report));
        }
    }

    [Fact]
    public void A_state_is_safe_if_some_order_of_the_trains_is() => Prop.ForAll<int>(seed =>
    {
        var random = new Random(seed);
        var scene = RandomLine.Make(random, 5, 3);
        var places = new StationPlaces(scene);
        var standing = new List<Standing>();
        foreach (var (index, train) in scene.Trains.Index().Where(pair => pair.Item.Visits.Length > 2))
        {
            var at = 1 + random.Next(train.Visits.Length - 2);
            var station = train.Visits[at].Station;
            if (places.HasRoom(station, places.IsLong(station, train.LengthMetres)))
            {
                var isMain = places.WouldTakeMain(station, places.IsLong(station, train.LengthMetres));
                places.Take(station, isMain);
                standing.Add(new Standing(index, at, isMain));
            }
        }

        Assert.Equal(IsSafeByTrying(scene, places, [.. standing]), new SafeOrder(new SceneMap(scene)).IsSafe(places, [.. standing]));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_train_alone_takes_its_running_times()
    {
        var scene = Plain([Train(0, isUp: true, 0), Train(1, isUp: false, 36000)]);
        var report = LineSimulation.Run(scene);
        Assert.Equal(4 * 10, report.MeanTrip.Mean, 9);
        Assert.Equal(0, report.MeanWait.Mean, 9);
    }

    [Fact]
    public void Two_trains_meet_as_by_hand()
    {
        // Both leave at 0 and would meet at c after 20 min: one runs through only when the other is in; it is told too late and stops.
        var report = LineSimulation.Run(Plain([Train(0, isUp: true, 0), Train(1, isUp: false, 300)]));
        var (up, down) = (report.Trains[0].FirstReplication, report.Trains[1].FirstReplication);
        Assert.Equal(1230, up[2].Arrival, 6);
        Assert.Equal(1500, up[2].Departure, 6);
        Assert.Equal(1500, down[2].Arrival, 6);
        Assert.Equal(1500, down[2].Departure, 6);
        Assert.Equal(1500 + 60 + 1200, up[4].Arrival, 6);
        Assert.Equal(300 + 2400, down[4].Arrival, 6);
    }

    [Fact]
    public void The_same_seed_gives_the_same_on_any_threads_and_scenarios_share_their_luck()
    {
        var scene = RandomLine.Make(new Random(3), 20, 3);
        var options = new LineOptions { Delays = LineDelays.Heavy, Replications = 8, Seed = 5 };
        var (one, two) = (LineSimulation.Run(scene, options), LineSimulation.Run(scene, options with { Threads = 2 }));
        Assert.Equal(one.MeanTrip, two.MeanTrip);
        Assert.Equal(one.Trains.Select(train => train.Trip), two.Trains.Select(train => train.Trip));
        var alone = scene with { Trains = [scene.Trains[7]] };
        var luckOfAll = new LineLuck(scene, LineDelays.Heavy, new Luck(5, 0));
        var luckAlone = new LineLuck(alone, LineDelays.Heavy, new Luck(5, 0));
        Assert.Equal(luckOfAll.Disturbances(scene.Trains[7]), luckAlone.Disturbances(alone.Trains[0]));
    }

    [Fact]
    public void Delays_by_chance_have_the_mean_that_was_asked_for()
    {
        var train = Train(0, isUp: true, 3600, planned: true) with { IsPassenger = true };
        var delays = new LineDelays { LatePassengerMinutes = new Exponential(10) };
        var report = LineSimulation.Run(Plain([train]), new LineOptions { Delays = delays, Replications = 2000 });
        Assert.InRange(report.MeanDelay.Mean, 10 - (2 * report.MeanDelay.HalfWidth), 10 + (2 * report.MeanDelay.HalfWidth));
        Assert.InRange(report.Punctuality.Mean, 1 - Math.Exp(-0.5) - 0.03, 1 - Math.Exp(-0.5) + 0.03);
    }

    [Fact]
    public void A_day_of_the_corridor_without_delays_keeps_its_timetable()
    {
        var network = Scenario.Existing.On(BuiltIn.Corridor, SingleLine.Day);
        var railway = Railway.Of(network);
        LineTimetable line = new(railway, CorridorTimetable.Read(network, SingleLine.Day.PlusDays(-4), SingleLine.Day.PlusDays(3)));
        foreach (var id in (string[])["vn-hn-dd", "vn-hn-lc", "vn-hn-hp", "cn-xg"])
        {
            var report = LineSimulation.Run(LineScenes.Of(line, new CheckScope(railway.FindLine(new LineId(id))!, SingleLine.Day)));
            Assert.True(report.MeanDelay.Mean < 0.5, FormattableString.Invariant($"{id}: {report.MeanDelay.Mean}"));
        }
    }

    /// <summary>Five stations ten minutes apart, two tracks each, a stop costs 30 s and a start 60 s.</summary>
    private static LineScene Plain(SceneTrain[] trains) => new()
    {
        Stations = [.. Enumerable.Range(0, 5).Select(index => new SceneStation($"s{index}", 2, null))],
        Sections = [.. Enumerable.Range(0, 4).Select(index => new SceneSection($"{index}", 10, 1, 0))],
        Trains = [.. trains],
    };

    private static SceneTrain Train(int index, bool isUp, double start, bool planned = false)
    {
        int[] way = isUp ? [0, 1, 2, 3, 4] : [4, 3, 2, 1, 0];
        return new SceneTrain
        {
            Name = $"t{index}", Entity = index,
            Visits = [.. way.Select((station, at) => new SceneVisit(station,
                planned ? start + (600 * at) : double.NegativeInfinity, at == 0 ? start : double.NegativeInfinity, 0))],
            Runs = [.. way.Zip(way.Skip(1)).Select(leg => new SceneRun(Math.Min(leg.First, leg.Second), 600, 30, 60, 60, isUp))],
        };
    }

    private static bool IsSafeByTrying(LineScene scene, StationPlaces places, ImmutableArray<Standing> left)
    {
        if (left.IsEmpty)
        {
            return true;
        }

        foreach (var train in left)
        {
            var way = scene.Trains[train.Train];
            var canEnd = Enumerable.Range(train.At + 1, way.Visits.Length - train.At - 2).All(at =>
                places.HasRoom(way.Visits[at].Station, places.IsLong(way.Visits[at].Station, way.LengthMetres)));
            if (canEnd)
            {
                var after = new StationPlaces(scene);
                after.CopyFrom(places);
                after.Give(way.Visits[train.At].Station, train.IsMain);
                if (IsSafeByTrying(scene, after, left.Remove(train)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Two trains at once on single track, or more in a station than it has tracks, by what they did; null if none.</summary>
    private static string? FindBroken(LineScene scene, LineReport report)
    {
        var runs = scene.Trains.SelectMany((train, index) => train.Runs.Select((run, at) => (Run: run, Train: index,
            From: report.Trains[index].FirstReplication[at].Departure, To: report.Trains[index].FirstReplication[at + 1].Arrival)));
        foreach (var section in runs.Where(run => scene.Sections[run.Run.Section].Tracks == 1).GroupBy(run => run.Run.Section))
        {
            var sorted = section.OrderBy(run => run.From).ToArray();
            var at = Array.FindIndex(sorted[1..], 0, run => run.From < sorted[Array.IndexOf(sorted, run) - 1].To - 1e-6);
            if (at >= 0)
            {
                return $"section {section.Key} at {sorted[at + 1].From}";
            }
        }

        var stays = scene.Trains.SelectMany((train, index) => train.Visits.Select((visit, at) => (visit.Station, At: at, Train: train,
            Pass: report.Trains[index].FirstReplication[at])))
            .Where(stay => stay.At > 0 && stay.At < stay.Train.Visits.Length - 1).ToArray();
        foreach (var stay in stays)
        {
            var there = stays.Count(other => other.Station == stay.Station && other.Pass.Arrival <= stay.Pass.Arrival
                && other.Pass.Departure > stay.Pass.Arrival + 1e-6);
            if (there > scene.Stations[stay.Station].Tracks)
            {
                return $"station {stay.Station} at {stay.Pass.Arrival}";
            }
        }

        return null;
    }
}
