using FsCheck;
using FsCheck.Fluent;
using Lienvan.Planner.Search.Timetables;

namespace Lienvan.Tests.Planner.Search.Timetables;

/// <summary>Small timetables of every unpleasant kind, against the brute-force twin.</summary>
public class RandomTimetableTests
{
    private const int Timetables = 3_000;

    [Fact]
    public void Both_questions_agree_with_brute_force() => ForAnyTimetable((timetable, queries) =>
    {
        var router = new TimetableRouter(timetable);
        return queries.All(query =>
        {
            var expected = NaiveRouter.Pareto(timetable, query);
            return router.Pareto(query.From, query.To, query.DepartureSeconds).SequenceEqual(expected) &&
                router.EarliestArrival(query.From, query.To, query.DepartureSeconds) == NaiveRouter.EarliestOf(expected);
        });
    });

    [Fact]
    public void Legs_can_be_ridden_and_arrive_when_promised() => ForAnyTimetable((timetable, queries) =>
    {
        var router = new TimetableRouter(timetable);
        return queries.All(query =>
        {
            var points = router.Pareto(query.From, query.To, query.DepartureSeconds);
            var journeys = router.Journeys(query.From, query.To, query.DepartureSeconds);
            return journeys.Length == points.Length &&
                points.Zip(journeys).All(pair => pair.First == new ParetoArrival(pair.Second.Legs.Length, pair.Second.ArrivalSeconds)) &&
                journeys.All(journey => CanBeRidden(timetable, query, journey));
        });
    });

    [Fact]
    public void Answers_do_not_depend_on_the_number_of_threads() => ForAnyTimetable((timetable, queries) =>
    {
        var (one, three) = (new TimetableBatch(timetable, 1), new TimetableBatch(timetable, 3));
        return one.EarliestArrivals(queries).SequenceEqual(three.EarliestArrivals(queries)) &&
            one.Paretos(queries).Zip(three.Paretos(queries)).All(pair => pair.First.SequenceEqual(pair.Second));
    });

    private static void ForAnyTimetable(Func<ScheduledTimetable, ImmutableArray<ScheduledQuery>, bool> holds) =>
        Prop.ForAll<int>(seed =>
        {
            var random = new System.Random(seed);
            var timetable = AnyTimetable(random);
            var queries = Enumerable.Range(0, 6).Select(_ => new ScheduledQuery(
                new StopIndex(random.Next(timetable.StopCount)),
                new StopIndex(random.Next(timetable.StopCount)),
                random.Next(-5, 130)));
            return holds(timetable, [.. queries]);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Timetables));

    /// <summary>Few stops and few instants, so that loops, overtaking, rings of hops of no time and equal arrivals all happen.</summary>
    private static ScheduledTimetable AnyTimetable(System.Random random)
    {
        var builder = new ScheduledTimetableBuilder();
        var stops = Enumerable.Range(0, random.Next(2, 13)).Select(i => builder.AddStop($"S{i}")).ToArray();
        var (longest, slowest) = (random.Next(3, 9), random.Next(1, 8));
        for (var trip = random.Next(1, 40); trip > 0; trip--)
        {
            var time = random.Next(0, 100);
            var calls = new ScheduledCall[random.Next(2, longest)];
            for (var i = 0; i < calls.Length; i++)
            {
                var arrival = time + random.Next(0, slowest);
                time = arrival + (random.Next(3) == 0 ? random.Next(0, slowest) : 0);
                calls[i] = new ScheduledCall(stops[random.Next(stops.Length)], arrival, time, random.Next(9) > 0, random.Next(9) > 0);
            }

            builder.AddTrip($"T{trip}", calls, random.Next(4) == 0 ? [0, 20] : [0]);
        }

        return builder.Build();
    }

    private static bool CanBeRidden(ScheduledTimetable timetable, ScheduledQuery query, ScheduledJourney journey)
    {
        var (place, time) = (query.From, query.DepartureSeconds);
        foreach (var leg in journey.Legs)
        {
            if (leg.Board != place || leg.DepartureSeconds < time || !timetable.Runs.Any(run => HasRide(timetable, run, leg)))
            {
                return false;
            }

            (place, time) = (leg.Alight, leg.ArrivalSeconds);
        }

        return place == query.To && time == journey.ArrivalSeconds;
    }

    private static bool HasRide(ScheduledTimetable timetable, Run run, ScheduledLeg leg)
    {
        var isAboard = false;
        foreach (var call in timetable.CallsOf(run.Trip))
        {
            if (isAboard && call.CanAlight && call.Stop == leg.Alight && call.ArrivalSeconds + run.ShiftSeconds == leg.ArrivalSeconds)
            {
                return true;
            }

            isAboard |= call.CanBoard && call.Stop == leg.Board && call.DepartureSeconds + run.ShiftSeconds == leg.DepartureSeconds &&
                timetable.TripIdOf(run) == leg.Trip && run.ShiftSeconds == leg.StartShiftSeconds;
        }

        return false;
    }
}
