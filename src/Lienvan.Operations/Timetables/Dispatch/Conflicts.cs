namespace Lienvan.Operations.Timetables.Dispatch;

/// <summary>Who stands in whose way.</summary>
internal static class Conflicts
{
    /// <summary>Adds the trains that hold something while a plan would have it.</summary>
    public static void Collect(CompiledProblem problem, Occupations occupations, (int Train, TrainPlan Plan) wanted, HashSet<int> into)
    {
        var plan = wanted.Plan;
        for (var place = 0; place < plan.Operations.Length; place++)
        {
            var (start, end) = (plan.Starts[place], plan.EndOf(place));
            foreach (var use in problem.Uses[plan.Operations[place]])
            {
                foreach (ref readonly var other in occupations.Of(use.Resource))
                {
                    if (other.Train != wanted.Train && other.Start <= end + use.Release && start <= other.End + other.Release)
                    {
                        into.Add(other.Train);
                    }
                }
            }
        }
    }
}
