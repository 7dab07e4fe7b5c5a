using System.Diagnostics;
using System.Globalization;
using Lienvan.Formats.Gtfs;
using Lienvan.Planner.Search.Timetables;
using NodaTime;

namespace Lienvan.Bench;

/// <summary>
/// Times both questions of <see cref="TimetableRouter"/> on a made-up network, which runs anywhere, and on the German long-distance feed
/// where LIENVAN_BENCH_DATA says that it is; beside them the naive twin that goes over every run again and again.
/// </summary>
public static class TimetableBench
{
    private const int Passes = 15;

    /// <summary>Prints the table.</summary>
    public static void Run(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.WriteLine(
            "median (best) ms a query   stops    runs  connections   earliest arrival        Pareto set    naive   naive/Pareto");
        var (network, queries) = MadeUp();
        Tell(output, "made up, one day", network, queries);
        if (Environment.GetEnvironmentVariable("LIENVAN_BENCH_DATA") is not { } folder || !Directory.Exists(Path.Combine(folder, "gtfs")))
        {
            output.WriteLine("German feed: left out, LIENVAN_BENCH_DATA names no folder with gtfs/");
            return;
        }

        var (german, germanQueries) = German(Path.Combine(folder, "gtfs"));
        Tell(output, "German trains, five days", german, germanQueries);
    }

    private static void Tell(TextWriter output, string name, ScheduledTimetable timetable, ImmutableArray<ScheduledQuery> queries)
    {
        var router = new TimetableRouter(timetable);
        var earliest = Milliseconds(Passes, queries, query => router.EarliestArrival(query.From, query.To, query.DepartureSeconds));
        var pareto = Milliseconds(Passes, queries, query => router.Pareto(query.From, query.To, query.DepartureSeconds));
        var naive = Milliseconds(1, queries[..Math.Min(10, queries.Length)], query => NaiveRounds(timetable, query));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-24} {timetable.StopCount,7} {timetable.RunCount,7} {timetable.ConnectionCount,12}   " +
            $"{earliest,15}   {pareto,15} {naive.Median,8:F2} {naive.Best / pareto.Best,10:F0} x"));
    }

    /// <summary>Of the means over queries the median and the best over passes.</summary>
    private static Timing Milliseconds<T>(int passes, ImmutableArray<ScheduledQuery> queries, Func<ScheduledQuery, T> ask)
    {
        var times = new double[passes];
        for (var pass = -1; pass < passes; pass++)
        {
            var start = Stopwatch.GetTimestamp();
            foreach (var query in queries)
            {
                ask(query);
            }

            if (pass >= 0)
            {
                times[pass] = Stopwatch.GetElapsedTime(start).TotalMilliseconds / queries.Length;
            }
        }

        Array.Sort(times);
        return new Timing(times[passes / 2], times[0]);
    }

    /// <summary>Rounds over all runs until nothing gets better: what a first try would look like.</summary>
    private static int NaiveRounds(ScheduledTimetable timetable, ScheduledQuery query)
    {
        var reached = new int[timetable.StopCount];
        Array.Fill(reached, int.MaxValue);
        reached[query.From.Value] = query.DepartureSeconds;
        for (var changed = true; changed;)
        {
            changed = false;
            var before = (int[])reached.Clone();
            foreach (var run in timetable.Runs)
            {
                var isAboard = false;
                foreach (var call in timetable.CallsOf(run.Trip))
                {
                    if (isAboard && call.CanAlight && call.ArrivalSeconds + run.ShiftSeconds < reached[call.Stop.Value])
                    {
                        reached[call.Stop.Value] = call.ArrivalSeconds + run.ShiftSeconds;
                        changed = true;
                    }

                    isAboard |= call.CanBoard && before[call.Stop.Value] <= call.DepartureSeconds + run.ShiftSeconds;
                }
            }
        }

        return reached[query.To.Value];
    }

    /// <summary>A grid of 40 by 40 stops with lines along and across, a vehicle every ten minutes: 1 600 stops, 960 000 hops.</summary>
    private static (ScheduledTimetable Timetable, ImmutableArray<ScheduledQuery> Queries) MadeUp()
    {
        const int Side = 40;
        var builder = new ScheduledTimetableBuilder();
        var stops = Enumerable.Range(0, Side * Side).Select(i => builder.AddStop($"{i / Side}/{i % Side}")).ToArray();
        var shifts = Enumerable.Range(0, 18 * 6).Select(i => (5 * 3600) + (i * 600)).ToArray();
        for (var line = 0; line < Side; line++)
        {
            var (left, right, top, bottom) = (line * Side, ((line + 1) * Side) - 1, line, line + (Side * (Side - 1)));
            foreach (var (first, step) in (ReadOnlySpan<(int, int)>)[(left, 1), (right, -1), (top, Side), (bottom, -Side)])
            {
                var times = Enumerable.Range(0, Side).Select(i => (line * 7) + (i * 120));
                var calls = times.Select((time, i) => new ScheduledCall(stops[first + (i * step)], time, time + 20));
                builder.AddTrip($"{first} by {step}", calls.ToArray(), shifts);
            }
        }

        var random = new Random(1);
        var queries = Enumerable.Range(0, 200).Select(_ =>
            new ScheduledQuery(Any(stops, random), Any(stops, random), random.Next(5 * 3600, 22 * 3600)));
        return (builder.Build(), [.. queries]);
    }

    private static StopIndex Any(StopIndex[] stops, Random random) => stops[random.Next(stops.Length)];

    private static (ScheduledTimetable Timetable, ImmutableArray<ScheduledQuery> Queries) German(string folder)
    {
        var feed = Path.Combine(folder, "db-fernverkehr-2019");
        var files = Directory.GetFiles(feed).ToDictionary(path => Path.GetFileName(path), File.ReadAllBytes);
        var timetable = GtfsReader.Read(GtfsFiles.FromBytes(feed, files).Value).Value.ToTimetable(new LocalDate(2019, 5, 16), 4).Value;
        var answers = Path.Combine(folder, "db-fernverkehr-2019-answers.csv");
        return (timetable, RouteQuestions.Read(answers, File.ReadAllBytes(answers), timetable).Value.Queries);
    }

    private readonly record struct Timing(double Median, double Best)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Median:F4} ({Best:F4})");
    }
}
