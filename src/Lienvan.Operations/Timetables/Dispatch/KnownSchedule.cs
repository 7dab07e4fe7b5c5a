namespace Lienvan.Operations.Timetables.Dispatch;

/// <summary>
/// Turns a schedule that the caller knows into plans to start from. Its order counts, not its times: everything is started as early as the
/// order allows. What breaks a rule then is no start.
/// </summary>
internal static class KnownSchedule
{
    public static TrainPlan[]? Find(CompiledProblem problem, ImmutableArray<StartEvent> events)
    {
        var ways = new List<(int Operation, long Tick)>[problem.TrainCount];
        foreach (var (rank, start) in events.Index())
        {
            var tick = Ticks.FromSeconds(start.Seconds) + rank;
            (ways[start.Train] ??= []).Add((problem.FirstOperation[start.Train] + start.Operation, tick));
        }

        if (ways.Index().Any(pair => pair.Item is null || !IsWay(problem, pair.Index, pair.Item)))
        {
            return null;
        }

        var plans = Retiming.Shift(problem,
            [.. ways.Select(way => new TrainPlan([.. way.Select(step => step.Operation)], [.. way.Select(step => step.Tick)], -1))]);
        return plans.All(plan => plan.Cost >= 0) && KeepsRules(problem, plans) ? plans : null;
    }

    /// <summary>Whether all starts are in their windows and no two trains hold a resource at once.</summary>
    public static bool KeepsRules(CompiledProblem problem, TrainPlan[] plans) =>
        plans.All(plan => KeepsWindows(problem, plan)) && KeepsApart(problem, plans);

    private static bool IsWay(CompiledProblem problem, int train, List<(int Operation, long Tick)> way) =>
        way[0].Operation == problem.FirstOperation[train] && problem.Successors[way[^1].Operation].Length == 0 &&
        way.Zip(way.Skip(1)).All(pair => pair.First.Tick < pair.Second.Tick &&
            problem.Successors[pair.First.Operation].Contains(pair.Second.Operation));

    private static bool KeepsWindows(CompiledProblem problem, TrainPlan plan) =>
        plan.Operations.Zip(plan.Starts).All(step =>
            step.Second >= problem.Earliest[step.First] && step.Second <= problem.Latest[step.First]);

    private static bool KeepsApart(CompiledProblem problem, TrainPlan[] plans)
    {
        var held = new List<(long From, long To, int Train)>[problem.Problem.Resources.Length];
        foreach (var (train, plan) in plans.Index())
        {
            for (var place = 0; place < plan.Operations.Length; place++)
            {
                foreach (var use in problem.Uses[plan.Operations[place]])
                {
                    (held[use.Resource] ??= []).Add((plan.Starts[place], plan.EndOf(place) + use.Release, train));
                }
            }
        }

        foreach (var spans in held.OfType<List<(long From, long To, int Train)>>())
        {
            spans.Sort();
            var latest = (To: long.MinValue, Train: -1);
            foreach (var span in spans)
            {
                if (span.From <= latest.To && span.Train != latest.Train)
                {
                    return false;
                }

                latest = span.To > latest.To ? (span.To, span.Train) : latest;
            }
        }

        return true;
    }
}
