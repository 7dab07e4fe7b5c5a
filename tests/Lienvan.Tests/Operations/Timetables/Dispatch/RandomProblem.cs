using Lienvan.Operations.Timetables.Dispatch;

namespace Lienvan.Tests.Operations.Timetables.Dispatch;

/// <summary>Small problems full of traps: times of zero, shared resources, branches that leave out steps, tight windows, jumps of cost.</summary>
internal static class RandomProblem
{
    /// <param name="seed">The seed.</param>
    /// <param name="trains">How many trains.</param>
    /// <param name="steps">How many operations each.</param>
    /// <param name="hasWindows">Whether some operations have a latest start.</param>
    public static DispatchProblem Make(int seed, int trains, int steps, bool hasWindows)
    {
        var random = new Random(seed);
        var resources = 2 + random.Next(3);
        var made = Enumerable.Range(0, trains).Select(_ => new DispatchTrain
        {
            Operations = [.. Enumerable.Range(0, steps).Select(step => MakeOperation(random, (step, steps), resources, hasWindows))],
        }).ToImmutableArray();
        var costs = Enumerable.Range(0, trains + 1).Select(_ => new DelayCost
        {
            Train = random.Next(trains),
            Operation = random.Next(2) == 0 ? steps - 1 : random.Next(steps),
            ThresholdSeconds = random.Next(-1, 6),
            PerSecond = random.Next(3),
            Increment = random.Next(3) == 0 ? random.Next(5) : 0,
            PeriodSeconds = random.Next(4) == 0 ? 1 + random.Next(4) : 0,
        });
        return new DispatchProblem { Trains = made, Resources = [.. Enumerable.Range(0, resources).Select(index => $"r{index}")], Costs = [.. costs] };
    }

    private static DispatchOperation MakeOperation(Random random, (int Step, int Steps) place, int resources, bool hasWindows)
    {
        var (step, steps) = place;
        var isLast = step == steps - 1;
        var next = isLast ? [] : Enumerable.Range(step + 1, steps - step - 1).Where(other => other == step + 1 || random.Next(4) == 0);
        var uses = Enumerable.Range(0, resources).Where(_ => !isLast && random.Next(resources) == 0);
        return new DispatchOperation
        {
            EarliestStartSeconds = random.Next(3) == 0 ? random.Next(5) : 0,
            LatestStartSeconds = hasWindows && random.Next(4) == 0 ? 2 + random.Next(8) : null,
            MinimumSeconds = Math.Max(0, random.Next(6) - 2),
            Resources = [.. uses.Select(resource => new ResourceUse(resource, Math.Max(0, random.Next(5) - 3)))],
            Successors = [.. next],
        };
    }
}
