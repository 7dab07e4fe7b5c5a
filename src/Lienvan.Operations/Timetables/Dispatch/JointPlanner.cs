using Lienvan.Operations.Timetables.Dispatch.Proof;

namespace Lienvan.Operations.Timetables.Dispatch;

/// <summary>Plans some trains together, around all others as they are: what trains planned one after the other can't find.</summary>
internal sealed class JointPlanner(CompiledProblem problem)
{
    /// <summary>How much has been done, the same on any machine.</summary>
    public long Effort { get; private set; }

    /// <summary>The best plans that an effort leads to; null when there are none, or none was found.</summary>
    /// <param name="trains">The trains to plan; their plans in the state, if any, don't count.</param>
    /// <param name="state">All others.</param>
    /// <param name="below">Only plans that cost less than this together.</param>
    /// <param name="effort">How much to do.</param>
    /// <param name="cancellation">Stops early.</param>
    public TrainPlan[]? FindPlans(int[] trains, ScheduleState state, long below, long effort, CancellationToken cancellation)
    {
        var search = new ExactSearch(problem, trains, OthersOf(state, trains), problem.Horizon);
        var core = new CoreSearch(search);
        search.Follow(trains.Select(train => state[train]).OfType<TrainPlan>());
        if (below < long.MaxValue)
        {
            core.Undercut(below);
        }

        core.Descend(effort, cancellation);
        Effort += search.Effort + 2000 + (problem.OperationCount / 10);
        return core.Best;
    }

    private IEnumerable<Stay> OthersOf(ScheduleState state, int[] trains)
    {
        for (var train = 0; train < problem.TrainCount; train++)
        {
            if (trains.Contains(train))
            {
                continue;
            }

            if (state[train] is { } plan)
            {
                for (var place = 0; place < plan.Operations.Length; place++)
                {
                    yield return new Stay(plan.Operations[place], true, plan.Starts[place], plan.EndOf(place));
                }
            }
            else if (state.FindReservation(train) is { } stay)
            {
                yield return new Stay(problem.FirstOperation[train], true, stay.From, stay.To);
            }
        }
    }
}
