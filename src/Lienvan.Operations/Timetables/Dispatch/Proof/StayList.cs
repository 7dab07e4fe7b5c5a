namespace Lienvan.Operations.Timetables.Dispatch.Proof;

/// <summary>Goes through the resources of a schedule and finds who is in conflict.</summary>
internal sealed class StayList
{
    private readonly CompiledProblem problem;
    private readonly List<(int Resource, Stay Stay, long Release)> others = [];
    private readonly List<(int Resource, Stay Stay, long Release)> all = [];
    private readonly List<(Stay, Stay)> conflicts = [];

    public StayList(CompiledProblem problem, IEnumerable<Stay> others)
    {
        this.problem = problem;
        foreach (var stay in others)
        {
            Add(this.others, stay);
        }
    }

    /// <summary>The pairs in conflict, the earliest first.</summary>
    public List<(Stay First, Stay Second)> FindConflicts(TrainPlan[] plans)
    {
        conflicts.Clear();
        all.Clear();
        var used = new HashSet<int>();
        foreach (var plan in plans)
        {
            for (var place = 0; place < plan.Operations.Length; place++)
            {
                Add(all, new Stay(plan.Operations[place], false, plan.Starts[place], plan.EndOf(place)));
            }
        }

        foreach (var entry in all)
        {
            used.Add(entry.Resource);
        }

        all.AddRange(others.Where(entry => used.Contains(entry.Resource)));
        all.Sort((one, two) => (one.Resource, one.Stay.Start, one.Stay.Key).CompareTo((two.Resource, two.Stay.Start, two.Stay.Key)));
        for (var at = 0; at < all.Count; at++)
        {
            Sweep(at);
        }

        return conflicts;
    }

    private void Sweep(int at)
    {
        var (resource, stay, release) = all[at];
        var until = stay.End + release;
        for (var next = at + 1; next < all.Count && all[next].Resource == resource && all[next].Stay.Start <= until; next++)
        {
            var other = all[next].Stay;
            if (problem.TrainOf[other.Operation] != problem.TrainOf[stay.Operation] && !(other.IsFixed && stay.IsFixed))
            {
                conflicts.Add((stay, other));
            }
        }
    }

    private void Add(List<(int Resource, Stay Stay, long Release)> list, Stay stay)
    {
        foreach (var use in problem.Uses[stay.Operation])
        {
            list.Add((use.Resource, stay, use.Release));
        }
    }
}
