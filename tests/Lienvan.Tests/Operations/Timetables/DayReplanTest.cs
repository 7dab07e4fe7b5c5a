using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Scenarios;
using Lienvan.Operations.Timetables.Checking;
using Lienvan.Operations.Timetables.Dispatch;
using Lienvan.Operations.Timetables.Replan;
using Lienvan.Operations.Timetables.Tracks;
using Lienvan.Operations.Timetables.Trains;
using Lienvan.Tests.Support;
using NodaTime;

namespace Lienvan.Tests.Operations.Timetables;

/// <summary>A new plan for a disturbed day keeps every rule, is never early, and is as good as claimed.</summary>
public sealed class DayReplanTest
{
    private static readonly string[] Names = ["a", "b", "c", "d", "e"];
    private static readonly SingleLine Line = new("a 0 6 | b 10 3 300 | c 20 2 300 | d 30 3 500 | e 40 6");
    private static readonly string[] Sections =
        [.. Line.Scope.Line.Sections.Select(section => Line.Railway.Sections[section].Id)];

    [Fact]
    public void A_late_train_moves_the_meet()
    {
        var plan = Replan("""
            up a 08:00 | b 08:10 | c 08:20/08:24 | d 08:34 | e 08:44
            down e 08:00 | d 08:10 | c 08:20/08:24 | b 08:34 | a 08:44
            """, [new LateTrain("up", SingleLine.Day, Duration.FromMinutes(25))], []);
        Snap.Is(Text(plan), """
            down 0.0 min instead of 19.0
            up 20.0 min instead of 20.0
            down waits at b 08:34-08:34:30 for up
            up × down at c now at b
            kept 28710, best 16140, optimal
            """);
    }

    [Fact]
    public void Nobody_is_in_a_closed_section()
    {
        var plan = Replan("""
            up a 08:00 | b 08:10 | c 08:20/08:24 | d 08:34 | e 08:44
            down e 08:00 | d 08:10 | c 08:20/08:24 | b 08:34 | a 08:44
            """, [], [new SectionClosure(Sections[1], At(8 * 60), At((8 * 60) + 30))]);
        Assert.Equal(At((8 * 60) + 30), plan.Trains.Min(train => DepartureInto(train, Sections[1])));
        Assert.True(plan.IsOptimal);
    }

    /// <summary>At c, where two meet, is one loop: closed, one of them waits a station before, and it costs the same which.</summary>
    [Fact]
    public void A_closed_loop_moves_the_meet()
    {
        var plan = Replan("""
            up a 08:00 | b 08:10 | c 08:20/08:24 | d 08:34 | e 08:44
            down e 08:00 | d 08:10 | c 08:20/08:24 | b 08:34 | a 08:44
            """, [], [], loops: [Loop("c", 8 * 60, 9 * 60)]);
        Snap.Is(Text(plan), """
            down 0.0 min instead of 35.0
            up 19.5 min instead of 36.0
            up waits at b 08:10-08:34 for down
            up × down at c now at b
            kept 49320, best 14310, optimal
            """);
    }

    [Theory]
    [InlineData("nowhere", 1)]
    [InlineData("c", 2)]
    public void More_loops_than_there_are_can_not_be_closed(string place, int count) => Assert.Throws<ArgumentException>(() =>
        Replan("up a 08:00 | b 08:10", [], [], loops: [.. Enumerable.Repeat(Loop(place, 480, 500), count)]));

    [Fact]
    public void Rules_are_kept_nobody_is_early_and_no_order_kept_is_better()
    {
        var (moved, closedOnes, unchanged) = (0, 0, 0);
        Prop.ForAll<int>(seed =>
        {
            var random = new Random(seed);
            var text = Trains(random);
            for (var tries = 0; tries < 12 && !Line.Check(text).Conflicts.IsEmpty; tries++)
            {
                text = Trains(random);
            }

            if (!Line.Check(text).Conflicts.IsEmpty)
            {
                return;
            }

            var quiet = Replan(text, [], []);
            Assert.True(quiet.IsOptimal, text);
            Assert.Equal(0, quiet.Objective);
            Assert.All(quiet.Trains, train => Assert.Equal(Duration.Zero, train.MostDelayAfter));
            unchanged++;
            LateTrain[] late = [.. Enumerable.Range(0, random.Next(3)).Select(index =>
                new LateTrain($"t{index}", SingleLine.Day, Duration.FromMinutes(5 + random.Next(90))))];
            var start = 480 + random.Next(180);
            SectionClosure[] closed = random.Next(2) == 0 ? []
                : [new SectionClosure(Sections[random.Next(4)], At(start), At(start + 10 + random.Next(90)))];
            LoopClosure[] loops = random.Next(2) == 0 ? [] : [.. Enumerable.Range(0, 1 + random.Next(2))
                .Select(_ => Loop(Names[1 + random.Next(3)], start, start + 20 + random.Next(90))).DistinctBy(loop => loop.Station)];
            var plan = Replan(text, late, closed, loops: loops);
            Check(plan, closed, text);
            Assert.All(loops, loop => CheckLoop(plan, loop, text));
            (moved, closedOnes) = (moved + (plan.MovedMeets.IsEmpty ? 0 : 1), closedOnes + closed.Length + loops.Length);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
        Assert.True(moved >= 5 && closedOnes >= 5 && unchanged >= 15,
            FormattableString.Invariant($"{moved} with meets moved, {closedOnes} closures, {unchanged} in all"));
    }

    [Fact]
    public void Of_two_trains_no_place_to_meet_is_better_than_the_one_chosen()
    {
        for (var minutes = 1; minutes < 60; minutes += 7)
        {
            var late = Duration.FromMinutes(minutes);
            var plan = Replan("""
                up a 08:00 | b 08:10 | c 08:20/08:21 | d 08:31 | e 08:41
                down e 08:00 | d 08:10 | c 08:20/08:21 | b 08:31 | a 08:41
                """, [new LateTrain("up", SingleLine.Day, late)], [], recovery: 0);
            Assert.True(plan.IsOptimal);
            Assert.Equal(Enumerable.Range(0, 5).Min(place => CostOfMeet(place, (long)late.TotalSeconds)), plan.Objective);
        }
    }

    [Fact]
    public void A_day_of_the_built_in_corridor_is_replanned_without_conflict()
    {
        var network = Scenario.Existing.On(BuiltIn.Corridor, SingleLine.Day);
        var railway = Railway.Of(network);
        var scope = new CheckScope(railway.FindLine(new LineId("cn-xg"))!, SingleLine.Day);
        var timetable = CorridorTimetable.Read(network, SingleLine.Day.PlusDays(-4), SingleLine.Day.PlusDays(3));
        var request = new ReplanRequest { Scope = scope, Late = [new LateTrain("x9101", SingleLine.Day, Duration.FromMinutes(90))] };
        LineTimetable line = new(railway, timetable);
        Assert.Equal(0, Assert.IsType<Replanned>(DayReplan.Run(line, request with { Late = [] })).Objective);
        if (timetable.Trains.All(train => train.Id != "x9101" || train.StartsOn != SingleLine.Day))
        {
            request = request with { Late = [new LateTrain(timetable.Trains.First(train => train.StartsOn == SingleLine.Day
                && TimetableCheck.Run(railway, timetable, scope).Movements.Any(run => run.Train == train)).Id,
                SingleLine.Day, Duration.FromMinutes(90))] };
        }

        var plan = Assert.IsType<Replanned>(DayReplan.Run(line, request, new DispatchOptions { Rounds = 3 }));
        Assert.Empty(TimetableCheck.Run(railway, plan.Timetable, scope).Conflicts);
        Assert.True(plan.Objective > 0 && plan.Objective <= plan.ObjectiveBefore);
    }

    private static void Check(Replanned plan, SectionClosure[] closed, string text)
    {
        Assert.True(plan.After.Conflicts.IsEmpty, text);
        Assert.Empty(TimetableCheck.Run(Line.Railway, plan.Timetable, Line.Scope).Conflicts);
        Assert.True(plan.ObjectiveBefore is null || plan.Objective <= plan.ObjectiveBefore, text);
        Assert.True(plan.Objective >= plan.Bound, text);
        foreach (var train in plan.Trains)
        {
            Assert.All(train.Planned.Points.Zip(train.After.Points), pair =>
                Assert.True(pair.First.Arrival <= pair.Second.Arrival && pair.First.Departure <= pair.Second.Departure, text));
            foreach (var closure in closed)
            {
                Assert.False(IsInside(train.After, closure), text);
                Assert.False(train.Before is { } before && IsInside(before, closure), text);
            }
        }
    }

    private static LoopClosure Loop(string place, int from, int to) => new(new PlaceId(place), At(from), At(to));

    /// <summary>Of those that come and go, at no moment of the closure more are there than the station has tracks left.</summary>
    private static void CheckLoop(Replanned plan, LoopClosure loop, string text)
    {
        var station = Line.Railway.FindStation(loop.Station)!.Value;
        foreach (var runs in (IEnumerable<Movement>[])[plan.Trains.Select(train => train.After),
            plan.Trains.All(train => train.Before is not null) ? plan.Trains.Select(train => train.Before!) : []])
        {
            var stays = runs.SelectMany(run => run.Points.Skip(1).SkipLast(1)).Where(point => point.Station == station)
                .Select(point => (From: Instant.Max(point.Arrival, loop.From), To: Instant.Min(point.Departure, loop.To)))
                .Where(stay => stay.From < stay.To).ToArray();
            Assert.All(stays, stay => Assert.True(stays.Count(other => other.From <= stay.From && other.To > stay.From)
                < Line.Railway.Stations[station].Tracks, text));
        }
    }

    private static bool IsInside(Movement movement, SectionClosure closure) => movement.Points.Zip(movement.Points.Skip(1)).Any(leg =>
        SectionOf(leg.First.Station, leg.Second.Station) == closure.Section && leg.First.Departure < closure.To
        && leg.Second.Arrival > closure.From);

    private static Instant DepartureInto(ReplannedTrain train, string section) => train.After.Points.Zip(train.After.Points.Skip(1))
        .First(leg => SectionOf(leg.First.Station, leg.Second.Station) == section).First.Departure;

    private static string SectionOf(int a, int b) => Line.Railway.Sections.First(section =>
        (section.From, section.To) == (a, b) || (section.From, section.To) == (b, a)).Id;

    /// <summary>
    /// The cost when two trains, eleven minutes apart a stop, meet at a place: whoever is first waits there; by hand, station by station.
    /// </summary>
    private static long CostOfMeet(int place, long late)
    {
        long[] upArrives = new long[5], upLeaves = new long[5], downArrives = new long[5], downLeaves = new long[5];
        upLeaves[0] = late;
        var cost = 0L;
        for (var at = 0; at < place; at++)
        {
            Step(upArrives, upLeaves, at, at + 1, 0);
        }

        for (var at = 4; at > place; at--)
        {
            Step(downArrives, downLeaves, at, at - 1, 0);
        }

        if (place < 4)
        {
            for (var at = place; at < 4; at++)
            {
                Step(upArrives, upLeaves, at, at + 1, at == place ? downArrives[place] : 0);
            }
        }

        for (var at = place; at > 0; at--)
        {
            Step(downArrives, downLeaves, at, at - 1, at == place ? upArrives[place] : 0);
        }

        for (var at = 0; at < 5; at++)
        {
            cost += (at == 4 ? 10 : at > 0 ? 1 : 0) * (upArrives[at] - Planned(at)) * (at > 0 ? 1 : 0);
            cost += (at == 0 ? 10 : at < 4 ? 1 : 0) * (downArrives[at] - Planned(4 - at)) * (at < 4 ? 1 : 0);
        }

        return cost;

        void Step(long[] arrives, long[] leaves, int from, int to, long notBefore)
        {
            var isStart = from is 0 or 4 && arrives[from] == 0;
            var planned = isStart ? 0 : Planned(to > from ? from : 4 - from) + (from == 2 ? 60 : 0);
            var ready = isStart ? leaves[from] : arrives[from] + (from == 2 ? 60 : 0);
            leaves[from] = Math.Max(Math.Max(planned, ready), notBefore);
            arrives[to] = Math.Max(leaves[from] + 600, Planned(to > from ? to : 4 - to));
        }

        static long Planned(int stops) => (stops * 600) + (stops > 2 ? 60 : 0);
    }

    private static Replanned Replan(string text, LateTrain[] late, SectionClosure[] closed, double recovery = 0.05,
        params LoopClosure[] loops) =>
        Assert.IsType<Replanned>(DayReplan.Run(new LineTimetable(Line.Railway, SingleLine.Trains(text)),
            new ReplanRequest { Scope = Line.Scope, Late = [.. late], Closed = [.. closed], ClosedLoops = [.. loops],
                Recovery = recovery },
            new DispatchOptions { Rounds = 20 }));

    private static string Text(Replanned plan)
    {
        var lines = plan.Trains.Select(train => FormattableString.Invariant(
                $"{train.Planned.Train.Id} {train.DelayAfter.TotalMinutes:0.0} min instead of {train.DelayBefore?.TotalMinutes:0.0}"))
            .Concat(plan.Waits.Select(wait =>
                $"{wait.Train.Id} waits at {wait.Place} {Clock(wait.From)}-{Clock(wait.To)} for {wait.For?.Id ?? "what is closed"}"))
            .Concat(plan.MovedMeets.Select(meet => $"{meet.One.Id} × {meet.Other.Id} at {meet.Planned?.Place} now at {meet.Now?.Place}"))
            .Append(FormattableString.Invariant(
                $"kept {plan.ObjectiveBefore}, best {plan.Objective}, {(plan.IsOptimal ? "optimal" : $"bound {plan.Bound}")}"));
        return string.Join('\n', lines);
    }

    private static string Trains(Random random) => string.Join('\n', Enumerable.Range(0, 4).Select(index =>
    {
        var names = index % 2 == 0 ? Names : [.. Names.Reverse()];
        var (at, text) = (480 + random.Next(240), "");
        var length = random.Next(3) == 0 ? "~400" : "";
        text = FormattableString.Invariant($"t{index}{length} {names[0]} {Minutes(at)}");
        for (var stop = 1; stop < 5; stop++)
        {
            var stay = stop < 4 ? random.Next(10) : 0;
            text += $" | {names[stop]} {Minutes(at + 11)}/{Minutes(at + 11 + stay)}";
            at += 11 + stay;
        }

        return text;
    }));

    private static string Minutes(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{minutes / 60:00}:{minutes % 60:00}");

    private static Instant At(int minutes) => Line.Scope.Start(Line.Railway) + Duration.FromMinutes(minutes);

    private static string Clock(Instant instant) =>
        instant.InZone(Line.Scope.ZoneOf(Line.Railway)).ToString("HH:mm:ss", CultureInfo.InvariantCulture).Replace(":00", "",
            StringComparison.Ordinal);
}
