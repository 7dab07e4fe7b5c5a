using Lienvan.Demand.Assignment;

namespace Lienvan.Tests.Demand.Assignment;

/// <summary>
/// An independent checker: from link flows alone, by the Bellman–Ford method on a plain list of links and by formulas of its own, it tells
/// whether flows are conserved and how much all trips could save. It shares no code with the engine.
/// </summary>
internal static class EquilibriumCheck
{
    public static double Cost(AssignmentLink link, double flow, double tollFactor = 0, double distanceFactor = 0) =>
        (link.FreeFlowTime * (1 + (link.B * (link.Power == 0 ? 1 : Math.Pow(flow / link.Capacity, link.Power))))) +
        (tollFactor * link.Toll) + (distanceFactor * link.Length);

    /// <summary>(Σ flow·cost − Σ trips·cheapest) / Σ flow·cost: zero means that no trip is on a way that is not a cheapest one.</summary>
    public static double Gap(AssignmentProblem problem, AssignedFlows flows, AssignmentOptions options)
    {
        var costs = problem.Links.Select((link, i) => Cost(link, flows.Flows[i], options.TollFactor, options.DistanceFactor)).ToArray();
        var total = costs.Select((cost, i) => cost * flows.Flows[i]).Sum();
        var least = problem.Trips.GroupBy(trip => trip.From).Sum(trips =>
        {
            var labels = Labels(problem, costs, trips.Key);
            return trips.Where(trip => trip.From != trip.To).Sum(trip => trip.Volume * labels[trip.To]);
        });
        return (total - least) / total;
    }

    /// <summary>The largest difference between what goes in or starts at a node and what leaves or ends there.</summary>
    public static double Imbalance(AssignmentProblem problem, AssignedFlows flows)
    {
        var balance = new double[problem.NodeCount + 1];
        foreach (var trip in problem.Trips.Where(trip => trip.From != trip.To))
        {
            balance[trip.From] += trip.Volume;
            balance[trip.To] -= trip.Volume;
        }

        for (var i = 0; i < problem.Links.Length; i++)
        {
            balance[problem.Links[i].From] -= flows.Flows[i];
            balance[problem.Links[i].To] += flows.Flows[i];
        }

        return balance.Max(Math.Abs);
    }

    private static double[] Labels(AssignmentProblem problem, double[] costs, int origin)
    {
        var labels = Enumerable.Repeat(double.PositiveInfinity, problem.NodeCount + 1).ToArray();
        labels[origin] = 0;
        for (var changed = true; changed;)
        {
            changed = false;
            for (var i = 0; i < costs.Length; i++)
            {
                var link = problem.Links[i];
                var mayPass = link.From >= problem.FirstThroughNode || link.From == origin;
                if (mayPass && labels[link.From] + costs[i] < labels[link.To])
                {
                    (labels[link.To], changed) = (labels[link.From] + costs[i], true);
                }
            }
        }

        return labels;
    }
}
