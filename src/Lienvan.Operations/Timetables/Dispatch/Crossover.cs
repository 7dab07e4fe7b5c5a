namespace Lienvan.Operations.Timetables.Dispatch;

/// <summary>
/// The best of two schedules piece by piece (partition crossover, Whitley, Hains, Howe 2009). Trains whose plans differ fall into groups:
/// two belong together when the plan of one in the one schedule is in the way of that of the other in the other schedule. A group can then
/// be taken from either schedule whatever is done with the other groups, and costs are sums over trains: so each group's cheaper half.
/// </summary>
internal static class Crossover
{
    /// <summary>A schedule that costs no more than either; plans from the first where both cost the same.</summary>
    public static TrainPlan[] Merge(CompiledProblem problem, TrainPlan[] one, TrainPlan[] other)
    {
        var group = FindGroups(problem, one, other);
        var gains = new long[one.Length];
        for (var train = 0; train < one.Length; train++)
        {
            gains[RootOf(group, train)] += one[train].Cost - other[train].Cost;
        }

        var merged = new TrainPlan[one.Length];
        var isMixed = false;
        for (var train = 0; train < one.Length; train++)
        {
            var isBetter = gains[RootOf(group, train)] > 0;
            merged[train] = isBetter ? other[train] : one[train];
            isMixed |= isBetter;
        }

        return !isMixed || KnownSchedule.KeepsRules(problem, merged) ? merged
            : one.Sum(plan => plan.Cost) <= other.Sum(plan => plan.Cost) ? one : other;
    }

    private static int[] FindGroups(CompiledProblem problem, TrainPlan[] one, TrainPlan[] other)
    {
        var stays = new List<Held>();
        for (var train = 0; train < one.Length; train++)
        {
            if (!IsSame(one[train], other[train]))
            {
                Collect(problem, train, (one[train], false), stays);
                Collect(problem, train, (other[train], true), stays);
            }
        }

        stays.Sort();
        int[] group = [.. Enumerable.Range(0, one.Length)];
        for (var at = 0; at < stays.Count; at++)
        {
            var first = stays[at];
            for (var next = at + 1; next < stays.Count && stays[next] is var second && second.Resource == first.Resource
                && second.From <= first.Until; next++)
            {
                if (second.IsOther != first.IsOther && second.Train != first.Train)
                {
                    group[RootOf(group, second.Train)] = RootOf(group, first.Train);
                }
            }
        }

        return group;
    }

    private static bool IsSame(TrainPlan one, TrainPlan other) => ReferenceEquals(one, other)
        || (one.Operations.AsSpan().SequenceEqual(other.Operations) && one.Starts.AsSpan().SequenceEqual(other.Starts));

    private static void Collect(CompiledProblem problem, int train, (TrainPlan Plan, bool IsOther) from, List<Held> stays)
    {
        for (var place = 0; place < from.Plan.Operations.Length; place++)
        {
            foreach (var (resource, release) in problem.Uses[from.Plan.Operations[place]])
            {
                var until = Math.Min(from.Plan.EndOf(place), Ticks.Never) + release;
                stays.Add(new Held(resource, from.Plan.Starts[place], until, train, from.IsOther));
            }
        }
    }

    /// <summary>The train that stands for a group; ways to it are halved as they are gone.</summary>
    private static int RootOf(int[] group, int train)
    {
        while (group[train] != train)
        {
            train = group[train] = group[group[train]];
        }

        return train;
    }

    /// <summary>A resource held by a train in one of the schedules.</summary>
    /// <param name="Resource">Its index.</param>
    /// <param name="From">The first tick.</param>
    /// <param name="Until">The last tick at which no other train may take it.</param>
    /// <param name="Train">The train.</param>
    /// <param name="IsOther">In which schedule.</param>
    private readonly record struct Held(int Resource, long From, long Until, int Train, bool IsOther) : IComparable<Held>
    {
        public int CompareTo(Held other) => (Resource, From, Until, Train, IsOther)
            .CompareTo((other.Resource, other.From, other.Until, other.Train, other.IsOther));
    }
}
