using Lienvan.Operations.Timetables.Dispatch;

namespace Lienvan.Tests.Operations.Timetables.Dispatch;

/// <summary>
/// The naive twin: lets any train go next, at the first second that the rules allow, in every order. The best of all is the optimum, for costs
/// never fall with time. Feasible for a dozen starts.
/// </summary>
internal sealed class EveryOrder(DispatchProblem problem)
{
    private readonly int[] at = [.. problem.Trains.Select(_ => -1)];
    private readonly int[] since = new int[problem.Trains.Length];
    private readonly Dictionary<(int Resource, int Train), int> free = [];
    private long? best;

    /// <summary>The least cost of any schedule; null when there is none.</summary>
    public static long? Best(DispatchProblem problem)
    {
        var search = new EveryOrder(problem);
        search.Go(0, 0);
        return search.best;
    }

    private void Go(int clock, long cost)
    {
        if (cost >= best)
        {
            return;
        }

        var isDone = true;
        for (var train = 0; train < at.Length; train++)
        {
            var operations = problem.Trains[train].Operations;
            ImmutableArray<int> next = at[train] < 0 ? [0] : operations[at[train]].Successors;
            foreach (var operation in next)
            {
                Start(train, operation, clock, cost);
            }

            isDone &= at[train] >= 0 && next.Length == 0;
        }

        best = isDone ? cost : best;
    }

    private void Start(int train, int operation, int clock, long cost)
    {
        var (before, wanted) = (at[train], problem.Trains[train].Operations[operation]);
        var time = Math.Max(clock, wanted.EarliestStartSeconds);
        time = before < 0 ? time : Math.Max(time, since[train] + problem.Trains[train].Operations[before].MinimumSeconds);
        foreach (var use in wanted.Resources)
        {
            if (IsHeldByOther(use.Resource, train))
            {
                return;
            }

            time = free.Where(entry => entry.Key.Resource == use.Resource && entry.Key.Train != train)
                .Select(entry => entry.Value).Append(time).Max();
        }

        if (time > wanted.LatestStartSeconds)
        {
            return;
        }

        var (sinceBefore, freeBefore) = (since[train], free.ToArray());
        foreach (var use in before < 0 ? [] : problem.Trains[train].Operations[before].Resources)
        {
            free[(use.Resource, train)] = Math.Max(free.GetValueOrDefault((use.Resource, train)), time + use.ReleaseSeconds);
        }

        (at[train], since[train]) = (operation, time);
        Go(time, cost + problem.Costs.Where(part => part.Train == train && part.Operation == operation).Sum(part => part.At(time)));
        (at[train], since[train]) = (before, sinceBefore);
        free.Clear();
        foreach (var (key, value) in freeBefore)
        {
            free[key] = value;
        }
    }

    private bool IsHeldByOther(int resource, int train)
    {
        for (var other = 0; other < at.Length; other++)
        {
            if (other != train && at[other] >= 0
                && problem.Trains[other].Operations[at[other]].Resources.Any(use => use.Resource == resource))
            {
                return true;
            }
        }

        return false;
    }
}
