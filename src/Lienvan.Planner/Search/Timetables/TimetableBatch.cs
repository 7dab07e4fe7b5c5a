namespace Lienvan.Planner.Search.Timetables;

/// <summary>One question: from where, to where, from when on.</summary>
/// <param name="From">Where one is.</param>
/// <param name="To">Where one wants to be.</param>
/// <param name="DepartureSeconds">Seconds since the timetable's midnight.</param>
public readonly record struct ScheduledQuery(StopIndex From, StopIndex To, int DepartureSeconds);

/// <summary>
/// Answers many questions, by several threads that share one timetable. The answers come in the order of the questions and are the same for
/// any number of threads. Keeps a router a thread between calls; for one caller at a time.
/// </summary>
public sealed class TimetableBatch
{
    private readonly ImmutableArray<TimetableRouter> routers;

    /// <param name="timetable">What to search.</param>
    /// <param name="threads">At least 1.</param>
    public TimetableBatch(ScheduledTimetable timetable, int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        routers = [.. Enumerable.Range(0, threads).Select(_ => new TimetableRouter(timetable))];
    }

    /// <summary>The earliest arrival of each question; null where there is no journey.</summary>
    public int?[] EarliestArrivals(ImmutableArray<ScheduledQuery> queries) =>
        Answer(queries, static (router, query) => router.EarliestArrival(query.From, query.To, query.DepartureSeconds));

    /// <summary>The Pareto set of each question.</summary>
    public ImmutableArray<ParetoArrival>[] Paretos(ImmutableArray<ScheduledQuery> queries) =>
        Answer(queries, static (router, query) => router.Pareto(query.From, query.To, query.DepartureSeconds));

    private T[] Answer<T>(ImmutableArray<ScheduledQuery> queries, Func<TimetableRouter, ScheduledQuery, T> ask)
    {
        var answers = new T[queries.Length];
        if (routers.Length == 1)
        {
            for (var i = 0; i < queries.Length; i++)
            {
                answers[i] = ask(routers[0], queries[i]);
            }

            return answers;
        }

        var next = -1;
        var options = new ParallelOptions { MaxDegreeOfParallelism = routers.Length };
        Parallel.For(0, routers.Length, options, thread =>
        {
            for (int i; (i = Interlocked.Increment(ref next)) < queries.Length;)
            {
                answers[i] = ask(routers[thread], queries[i]);
            }
        });
        return answers;
    }
}
