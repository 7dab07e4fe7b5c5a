namespace Lienvan.Operations.Timetables.Dispatch;

/// <summary>Starts everything as early as the ways and the order on each resource allow; nothing comes later than it was.</summary>
internal static class Retiming
{
    /// <summary>The same ways and orders, earlier where that is possible. A plan that does not change stays the same object.</summary>
    public static TrainPlan[] Shift(CompiledProblem problem, TrainPlan[] plans)
    {
        var events = new List<(long Tick, int Train, int Place)>();
        for (var train = 0; train < plans.Length; train++)
        {
            for (var place = 0; place < plans[train].Starts.Length; place++)
            {
                events.Add((plans[train].Starts[place], train, place));
            }
        }

        events.Sort();
        var free = new Release[problem.Problem.Resources.Length];
        Array.Fill(free, new Release(-1, long.MinValue, long.MinValue));
        var starts = plans.Select(plan => new long[plan.Starts.Length]).ToArray();
        foreach (var (_, train, place) in events)
        {
            var operation = plans[train].Operations[place];
            var start = problem.Earliest[operation];
            if (place > 0)
            {
                start = Math.Max(start, starts[train][place - 1] + problem.Duration[plans[train].Operations[place - 1]]);
            }

            foreach (var use in problem.Uses[operation])
            {
                start = Math.Max(start, free[use.Resource].ForTrain(train));
            }

            starts[train][place] = start;
            foreach (var use in place > 0 ? problem.Uses[plans[train].Operations[place - 1]] : [])
            {
                free[use.Resource] = free[use.Resource].With(train, start + use.Release + 1);
            }
        }

        return [
            .. plans.Select((plan, train) => starts[train].AsSpan().SequenceEqual(plan.Starts) ? plan
                : WithStarts(problem, plan, starts[train]))];
    }

    private static TrainPlan WithStarts(CompiledProblem problem, TrainPlan plan, long[] starts)
    {
        var cost = 0L;
        for (var place = 0; place < starts.Length; place++)
        {
            cost += problem.CostAt(plan.Operations[place], starts[place]);
        }

        return new TrainPlan(plan.Operations, starts, cost);
    }

    /// <summary>From when on a resource is free: for all trains but one, and for that one.</summary>
    /// <param name="Last">The train that holds it up longest.</param>
    /// <param name="ForOthers">From when on others may take it.</param>
    /// <param name="ForLast">From when on that train may take it.</param>
    private readonly record struct Release(int Last, long ForOthers, long ForLast)
    {
        public long ForTrain(int train) => train == Last ? ForLast : ForOthers;

        public Release With(int train, long tick) => train == Last
            ? this with { ForOthers = Math.Max(ForOthers, tick) }
            : tick > ForOthers ? new Release(train, tick, ForOthers) : this with { ForLast = Math.Max(ForLast, tick) };
    }
}
