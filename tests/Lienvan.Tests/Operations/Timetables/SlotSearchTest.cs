using FsCheck;
using FsCheck.Fluent;
using Lienvan.Operations.Timetables.Slots;

namespace Lienvan.Tests.Operations.Timetables;

/// <summary>The search for a path against a twin that tries every minute, on small random ways.</summary>
public sealed class SlotSearchTest
{
    private const int Minutes = 60;

    [Fact]
    public void The_earliest_arrival_is_the_one_that_trying_every_minute_finds() => Prop.ForAll<int>(seed =>
    {
        var problem = RandomProblem(new Random(seed));
        var departure = new Span(0, 12);
        var found = new SlotSearch(problem).Run(departure, double.NegativeInfinity);
        Assert.Equal(Exhaustive(problem, departure), found?.Arrivals[^1]);
        if (found is not null)
        {
            AssertPossible(problem, found, departure);
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Mirrored_the_latest_departure_for_that_arrival_comes_out() => Prop.ForAll<int>(seed =>
    {
        var problem = RandomProblem(new Random(seed));
        if (new SlotSearch(problem).Run(new Span(0, 12), double.NegativeInfinity) is { } earliest)
        {
            var arrival = earliest.Arrivals[^1];
            var latest = new SlotSearch(problem.Mirrored()).Run(new Span(-arrival, -arrival), -12)!.Mirrored();
            AssertPossible(problem, latest, new Span(0, 12));
            Assert.Equal(arrival, latest.Arrivals[^1]);
            Assert.True(latest.Departures[0] >= earliest.Departures[0]);
            Assert.Null(Exhaustive(problem, new Span(latest.Departures[0] + 1, 12)) is { } later && later <= arrival ? later : null);
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void More_room_never_makes_a_path_arrive_later() => Prop.ForAll<int>(seed =>
    {
        var random = new Random(seed);
        var problem = RandomProblem(random);
        var position = random.Next(problem.Entries.Length);
        var roomier = new SlotProblem
        {
            Runs = problem.Runs,
            Free = problem.Free,
            CanStop = [.. problem.CanStop.Select((can, station) => can || station == position)],
            Entries = [.. problem.Entries.Select((kinds, section) => section == position
                ? kinds.Select(_ => new List<Span> { new(-Minutes, 2 * Minutes) }).ToArray() : kinds)],
        };
        var (before, after) = (Arrival(problem), Arrival(roomier));
        Assert.True(after <= before, FormattableString.Invariant($"{before} became {after}"));
    }).QuickCheckThrowOnFailure();

    private static double Arrival(SlotProblem problem) =>
        new SlotSearch(problem).Run(new Span(0, 12), double.NegativeInfinity)?.Arrivals[^1] ?? double.PositiveInfinity;

    /// <summary>Times in whole minutes, so that a twin can try them all.</summary>
    private static SlotProblem RandomProblem(Random random)
    {
        var sections = random.Next(1, 5);
        List<Span> Free() => TimeSpans.Without(new Span(0, Minutes), Enumerable.Range(0, random.Next(4)).Select(_ =>
        {
            var from = random.Next(Minutes);
            return new Span(from, from + random.Next(1, 12));
        }));
        return new SlotProblem
        {
            Runs = [.. Enumerable.Range(0, sections).Select(_ =>
            {
                var through = random.Next(1, 6);
                return new double[] { through, through + 1, through + 2, through + 3 };
            })],
            Entries = [.. Enumerable.Range(0, sections).Select(_ => Enumerable.Range(0, 4).Select(_ => Free()).ToArray())],
            Free = [.. Enumerable.Range(0, sections + 1).Select(_ => Free())],
            CanStop = [.. Enumerable.Range(0, sections + 1).Select(position => position == 0 || position == sections
                || random.Next(3) > 0)],
        };
    }

    /// <summary>Every state of station, minute and standing or running, by breadth.</summary>
    private static double? Exhaustive(SlotProblem problem, Span departure)
    {
        var seen = new HashSet<(int Position, int Minute, bool Stands)>();
        var open = new Queue<(int Position, int Minute, bool Stands)>();
        for (var minute = (int)departure.From; minute <= departure.To; minute++)
        {
            Reach((0, minute, true));
        }

        double? best = null;
        while (open.TryDequeue(out var state))
        {
            if (state.Position == problem.Length - 1)
            {
                best = best is { } known ? Math.Min(known, state.Minute) : state.Minute;
                continue;
            }

            if (state.Stands && state.Position > 0 && problem.Free[state.Position].Any(free => free.From <= state.Minute
                && free.To >= state.Minute + 1))
            {
                Reach((state.Position, state.Minute + 1, true));
            }

            foreach (var stops in (bool[])[true, false])
            {
                var kind = (state.Stands ? 2 : 0) + (stops ? 1 : 0);
                var isEnd = state.Position == problem.Length - 2;
                if ((stops || !isEnd) && (!stops || problem.CanStop[state.Position + 1]) &&
                    IsIn(problem.Entries[state.Position][kind], state.Minute))
                {
                    Reach((state.Position + 1, state.Minute + (int)problem.Runs[state.Position][kind], stops));
                }
            }
        }

        return best;

        void Reach((int Position, int Minute, bool Stands) state)
        {
            if (state.Minute <= 2 * Minutes && IsIn(problem.Free[state.Position], state.Minute) && seen.Add(state))
            {
                open.Enqueue(state);
            }
        }
    }

    private static bool IsIn(List<Span> set, double minute) => set.Any(span => span.From <= minute && span.To >= minute);

    private static void AssertPossible(SlotProblem problem, SlotTimes times, Span departure)
    {
        Assert.InRange(times.Departures[0], departure.From, departure.To);
        for (var position = 0; position < problem.Length - 1; position++)
        {
            var stands = position == 0 || times.Stops[position];
            var stops = position == problem.Length - 2 || times.Stops[position + 1];
            var kind = (stands ? 2 : 0) + (stops ? 1 : 0);
            Assert.True(stands || times.Arrivals[position] == times.Departures[position]);
            Assert.True(position == 0 || !times.Stops[position] || problem.CanStop[position]);
            Assert.True(IsIn(problem.Entries[position][kind], times.Departures[position]));
            Assert.Equal(times.Departures[position] + problem.Runs[position][kind], times.Arrivals[position + 1]);
            Assert.Contains(problem.Free[position], free =>
                free.From <= (position == 0 ? times.Departures[0] : times.Arrivals[position]) && free.To >= times.Departures[position]);
        }
    }
}
