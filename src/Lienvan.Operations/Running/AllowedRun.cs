namespace Lienvan.Operations.Running;

/// <summary>
/// Uses up the time that an allowance gives. Linear: the whole run is slower in proportion, which hits the time exactly. Energy-saving: one
/// speed V is held instead of the limits above it, and the train coasts before each braking down to the speed U(V) at which braking should
/// begin (Howlett and Pudney). V is found by bisection; where even the highest speed leaves too little time to coast so far, braking begins
/// earlier, at a speed between U and the highest. What little time is then left is used in proportion.
/// </summary>
internal static class AllowedRun
{
    private const int MostRuns = 60;
    private const double CloseEnoughSeconds = 0.02;

    /// <summary>The run in so many seconds of motion.</summary>
    public static RunProfile Find(RunQuestion question, Trace shortest, double askedSeconds)
    {
        var linear = ProfileBuilder.Build(question, shortest, askedSeconds / shortest.RunningSeconds, shortest.RunningSeconds);
        if (!question.Options.IsEnergySaving || askedSeconds <= shortest.RunningSeconds)
        {
            return linear;
        }

        if (FindCoasting(question, askedSeconds) is not { } trace)
        {
            return linear;
        }

        var coasting = ProfileBuilder.Build(question, trace, askedSeconds / trace.RunningSeconds, shortest.RunningSeconds);
        return coasting.Energy.TractionJoules < linear.Energy.TractionJoules ? coasting : linear;
    }

    /// <summary>The slowest coasting run that is not slower than asked; null where coasting finds none.</summary>
    private static Trace? FindCoasting(RunQuestion question, double askedSeconds)
    {
        var limit = question.Path.Limits.Max(limit => limit.Limit.MetresPerSecond);
        var highest = Math.Min(limit, question.Train.SpeedMax.MetresPerSecond);
        var (slow, fast) = (0.0, highest * 2);
        Trace? best = null;
        for (var run = 0; run < MostRuns; run++)
        {
            var holding = (slow + fast) / 2;
            var trace = Runner.Run(question, CoastingCeiling.Build(question, holding, highest));
            // A train that needs its momentum for a climb stalls when held back: that is too slow as well.
            if (trace.Stall is not null || trace.RunningSeconds > askedSeconds)
            {
                slow = holding;
                continue;
            }

            fast = holding;
            best = trace;
            if (askedSeconds - trace.RunningSeconds < CloseEnoughSeconds)
            {
                break;
            }
        }

        return best;
    }
}
