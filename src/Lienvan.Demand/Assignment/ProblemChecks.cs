namespace Lienvan.Demand.Assignment;

/// <summary>Refuses problems and options that mean nothing: those are a programmer's mistakes, readers check files.</summary>
internal static class ProblemChecks
{
    public static void Check(AssignmentProblem problem, AssignmentOptions options)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(options);
        Require(options.Threads >= 1 && options.MostIterations >= 1, "at least one thread and one iteration", nameof(options));
        Require(options.Gap >= 0, "a gap of at least 0", nameof(options));
        Require(double.IsFinite(options.TollFactor) && double.IsFinite(options.DistanceFactor), "finite factors", nameof(options));
        Require(problem.ZoneCount >= 0 && problem.ZoneCount <= problem.NodeCount, "no more zones than nodes", nameof(problem));
        Require(problem.FirstThroughNode >= 1, "nodes are numbered from 1", nameof(problem));
        foreach (var link in problem.Links)
        {
            Require(link.From >= 1 && link.From <= problem.NodeCount && link.To >= 1 && link.To <= problem.NodeCount,
                "links between nodes of the network", nameof(problem));
            Require(IsNotNegative(link.Capacity) && IsNotNegative(link.FreeFlowTime) && IsNotNegative(link.B) && IsNotNegative(link.Power),
                "capacities, times, b and powers of at least 0", nameof(problem));
            Require(IsNotNegative(link.CostWhenEmpty(options)), "no link that costs less than nothing", nameof(problem));
        }

        foreach (var trip in problem.Trips)
        {
            Require(trip.From >= 1 && trip.From <= problem.ZoneCount && trip.To >= 1 && trip.To <= problem.ZoneCount,
                "trips between zones of the network", nameof(problem));
            Require(IsNotNegative(trip.Volume), "volumes of at least 0", nameof(problem));
        }
    }

    private static bool IsNotNegative(double value) => value >= 0 && double.IsFinite(value);

    private static void Require(bool isSo, string what, string name)
    {
        if (!isSo)
        {
            throw new ArgumentException($"needs {what}", name);
        }
    }
}
