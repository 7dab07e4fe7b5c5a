namespace Lienvan.Operations.Timetables.Dispatch;

/// <summary>Writes plans as one list of starts.</summary>
internal static class EventOrder
{
    /// <summary>The starts by tick: within a second in the order that their ticks say.</summary>
    public static ImmutableArray<StartEvent> Of(CompiledProblem problem, TrainPlan[] plans)
    {
        var starts = new List<(long Tick, int Operation)>();
        foreach (var plan in plans)
        {
            for (var place = 0; place < plan.Operations.Length; place++)
            {
                starts.Add((plan.Starts[place], plan.Operations[place]));
            }
        }

        starts.Sort();
        return [.. starts.Select(start => ToEvent(problem, start.Tick, start.Operation))];
    }

    private static StartEvent ToEvent(CompiledProblem problem, long tick, int operation)
    {
        var train = problem.TrainOf[operation];
        return new StartEvent((int)Ticks.ToSeconds(tick), train, operation - problem.FirstOperation[train]);
    }
}
