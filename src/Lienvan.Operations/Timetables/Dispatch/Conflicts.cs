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
                foreach (ref readonly var other in occupations.From(use.Resource, start))
                {
                    if (other.Start > end + use.Release)
                    {
                        break;
                    }

                    if (other.Train != wanted.Train && start <= other.End + other.Release)
                    {
                        into.Add(other.Train);
                    }
                }
            }
        }
    }

    /// <summary>Adds the trains for which a plan waits: those that leave what it then takes.</summary>
    public static void CollectBlockers(CompiledProblem problem, Occupations occupations, (int Train, TrainPlan Plan) waiting,
        HashSet<int> into)
    {
        var plan = waiting.Plan;
        for (var place = 1; place < plan.Operations.Length; place++)
        {
            var operation = plan.Operations[place];
            var arrival = Math.Max(problem.Earliest[operation], plan.Starts[place - 1] + problem.Duration[plan.Operations[place - 1]]);
            if (plan.Starts[place] <= arrival)
            {
                continue;
            }

            foreach (var use in problem.Uses[operation])
            {
                foreach (ref readonly var other in occupations.From(use.Resource, arrival))
                {
                    if (other.Start >= plan.Starts[place])
                    {
                        break;
                    }

                    if (other.Train != waiting.Train && other.End + other.Release >= arrival)
                    {
                        into.Add(other.Train);
                    }
                }
            }
        }
    }
}
