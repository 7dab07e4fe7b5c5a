using System.Runtime.InteropServices;

namespace Lienvan.Demand.Assignment;

/// <summary>Lets a method improve until it is good enough or nothing more comes of it, and keeps the best.</summary>
internal sealed class EquilibriumRun(IEquilibriumSearch search, AssignmentOptions options)
{
    private LinkState[] best = [];
    private double[]? inner;
    private double bestGap = double.PositiveInfinity;
    private int bestIteration;
    private int iteration;

    public AssignmentResult Go(IProgress<AssignmentProgress>? progress, CancellationToken cancellation)
    {
        AssignmentEnd? end = null;
        while (end is null)
        {
            Measure(progress);
            end = FindEnd();
            if (end is null)
            {
                try
                {
                    search.Improve(cancellation);
                    iteration++;
                }
                catch (OperationCanceledException)
                {
                    end = AssignmentEnd.Stopped;
                }
            }
        }

        return double.IsFinite(bestGap) ? Report(end.Value)
            : new NoAssignment("costs at the flows of the first ways are too large for a number: a capacity far too small, or a power " +
                "far too large", []);
    }

    private void Measure(IProgress<AssignmentProgress>? progress)
    {
        var gap = search.Measure();
        if (gap < bestGap)
        {
            (best, bestGap, bestIteration) = ((LinkState[])search.Links.Clone(), gap, iteration);
            inner = search.FindInnerFlows();
        }

        progress?.Report(new AssignmentProgress(iteration, bestGap));
    }

    private AssignmentEnd? FindEnd() =>
        bestGap <= options.Gap ? AssignmentEnd.Converged
        : iteration >= options.MostIterations ? AssignmentEnd.MostIterations
        : search.IsAtRest || iteration - bestIteration >= search.Patience ? AssignmentEnd.NoProgress
        : null;

    private AssignedFlows Report(AssignmentEnd end)
    {
        var (objective, total) = (new CompensatedSum(), new CompensatedSum());
        var (flows, costs) = (new double[best.Length], new double[best.Length]);
        for (var i = 0; i < best.Length; i++)
        {
            var link = best[i];
            (flows[i], costs[i]) = (link.Flow + (inner?[i] ?? 0), link.Cost);
            objective.Add(link.Integral);
            if (link.Flow > 0)
            {
                total.AddProduct(link.Flow, link.Cost);
            }
        }

        return new AssignedFlows
        {
            Flows = ImmutableCollectionsMarshal.AsImmutableArray(flows),
            Costs = ImmutableCollectionsMarshal.AsImmutableArray(costs),
            Objective = objective.Value,
            TotalCost = total.Value,
            RelativeGap = bestGap,
            Iterations = iteration,
            End = end,
        };
    }
}
