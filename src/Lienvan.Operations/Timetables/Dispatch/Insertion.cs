namespace Lienvan.Operations.Timetables.Dispatch;

/// <summary>
/// Finds a first schedule: trains are planned one after the other around those before. One for which nothing is left pushes out the trains in
/// its way, which are then planned again; what is pushed out often is pushed out less readily.
/// </summary>
internal sealed class Insertion(CompiledProblem problem, Chance chance)
{
    private const int MostTogether = 8;
    private const long EffortTogether = 300_000;

    private readonly RoutePlanner planner = new(problem);
    private readonly JointPlanner joint = new(problem);
    private readonly int[] pushes = new int[problem.TrainCount];
    private readonly List<int> waiting = [];
    private readonly HashSet<int> inTheWay = [];

    /// <summary>Tries until it has a schedule; null when it gives up after a number of steps.</summary>
    public ScheduleState? FindSchedule(int steps, CancellationToken cancellation)
    {
        var state = new ScheduleState(problem);
        waiting.Clear();
        waiting.AddRange(Enumerable.Range(0, problem.TrainCount).OrderBy(train => FirstMoveOf(train)));
        for (var step = 0; step < steps && waiting.Count > 0 && !cancellation.IsCancellationRequested; step++)
        {
            var train = waiting[0];
            waiting.RemoveAt(0);
            if (planner.FindPlan(train, state.Occupations) is { } plan)
            {
                state.Insert(train, plan);
            }
            else
            {
                PushIn(train, state, cancellation);
            }
        }

        return waiting.Count == 0 ? state : null;
    }

    /// <summary>When a train first does something that takes a resource and is not fixed.</summary>
    private long FirstMoveOf(int train) =>
        problem.OperationsOf(train)[0] is var entry && problem.Successors[entry].Length > 0
            ? problem.Successors[entry].Min(next => problem.Earliest[next])
            : problem.Earliest[entry];

    private void PushIn(int train, ScheduleState state, CancellationToken cancellation)
    {
        pushes[train]++;
        var cleared = OthersInTheWay(train, state).ToList();
        if (TryTogether(train, cleared, state, cancellation))
        {
            return;
        }

        // Take out whoever stands against the way it would like best, and some more now and then.
        foreach (var other in cleared)
        {
            state.Remove(other);
        }

        for (var attempt = 0; attempt < problem.TrainCount; attempt++)
        {
            if (planner.FindPlan(train, state.Occupations) is { } plan)
            {
                state.Insert(train, plan);
                break;
            }

            var placed = Enumerable.Range(0, problem.TrainCount).Where(other => state[other] is not null).ToArray();
            if (placed.Length == 0)
            {
                waiting.Add(train);
                break;
            }

            var extra = placed[chance.Below(placed.Length)];
            state.Remove(extra);
            cleared.Add(extra);
        }

        // The others come next, those first that were pushed out most, with some luck.
        var order = cleared.OrderByDescending(other => pushes[other] + chance.Below(2 + pushes[other])).ToArray();
        waiting.InsertRange(0, order);
    }

    /// <summary>Plans the train and some of those in its way together.</summary>
    private bool TryTogether(int train, List<int> others, ScheduleState state, CancellationToken cancellation)
    {
        var picked = others.ToArray();
        chance.Shuffle(picked);
        int[] trains = [.. picked.Take(MostTogether - 1).Append(train).Order()];
        if (joint.FindPlans(trains, state, long.MaxValue, EffortTogether, cancellation) is not { } plans)
        {
            return false;
        }

        foreach (var other in trains.Where(other => state[other] is not null))
        {
            state.Remove(other);
        }

        for (var at = 0; at < trains.Length; at++)
        {
            state.Insert(trains[at], plans[at]);
        }

        return true;
    }

    private int[] OthersInTheWay(int train, ScheduleState state)
    {
        inTheWay.Clear();
        var alone = planner.FindPlan(train, new ScheduleState(problem).Occupations) ?? planner.FindPlan(train, new Occupations(problem));
        if (alone is null)
        {
            return [];
        }

        Conflicts.Collect(problem, state.Occupations, (train, alone), inTheWay);
        inTheWay.RemoveWhere(other => state[other] is null);
        return [.. inTheWay.Order()];
    }
}
