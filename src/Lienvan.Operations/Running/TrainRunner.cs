namespace Lienvan.Operations.Running;

/// <summary>
/// Running time from physics: how a train runs a path, by closed form between events. Supports effort tables and power curves, any
/// quadratic resistance, gradients under the train's length, limits until the rear is past, constant braking, stops, pushing locomotives,
/// time allowances. Does not support braking that depends on speed or gradient, nor limits of current or engine temperature.
/// </summary>
public static class TrainRunner
{
    /// <summary>Runs a train over a path.</summary>
    /// <param name="train">The train.</param>
    /// <param name="path">Its way.</param>
    /// <param name="options">Stops, allowance and models; the defaults when null.</param>
    /// <returns><see cref="RunProfile"/>, or <see cref="Stall"/> where the train cannot start or climb.</returns>
    /// <exception cref="ArgumentException">
    /// The path has no length or no limit at its start, points are out of order, or a stop lies outside the path.
    /// </exception>
    public static RunResult Run(Train train, TrackPath path, RunOptions? options = null)
    {
        options ??= RunOptions.Default;
        Check(train, path, options);
        var question = new RunQuestion(train, path, options);
        var shortest = Runner.Run(question, Ceiling.Build(question, double.PositiveInfinity));
        if (shortest.Stall is { } stall)
        {
            return stall;
        }

        var asked = shortest.RunningSeconds + options.Allowance.SecondsFor(shortest.RunningSeconds, path.Length);
        return AllowedRun.Find(question, shortest, asked);
    }

    private static void Check(Train train, TrackPath path, RunOptions options)
    {
        var length = path.Length.Metres;
        Demand(length > 0 && double.IsFinite(length), nameof(path), "the path has no length");
        Demand(!path.Limits.IsDefaultOrEmpty && path.Limits[0].From.Metres <= 0, nameof(path), "the path has no limit at its start");
        Demand(path.Limits.All(limit => limit.Limit.MetresPerSecond > 0), nameof(path), "a limit is not above zero");
        Demand(IsRising(path.Limits.Select(limit => limit.From.Metres)), nameof(path), "limits are out of order");
        Demand(IsRising(path.Gradients.Select(gradient => gradient.From.Metres)), nameof(path), "gradients are out of order");
        Demand(options.Stops.All(stop => stop.At.Metres > 0 && stop.At.Metres < length && stop.Dwell >= TimeSpan.Zero), nameof(options),
            "a stop lies outside the path, or its dwell is negative");
        Demand(IsRising(options.Stops.Select(stop => stop.At.Metres)), nameof(options), "stops are out of order");
        Demand(options.Allowance.Percent >= 0 && options.Allowance.MinutesPer100Kilometres >= 0, nameof(options),
            "an allowance is negative");
        Demand(train.Mass.Kilograms > 0 && train.SpeedMax.MetresPerSecond > 0 && train.BrakingMetresPerSecondSquared > 0 &&
            train.RotatingMassFactor > 0, nameof(train), "the train has no mass, speed or brakes");
    }

    private static bool IsRising(IEnumerable<double> places)
    {
        var before = double.NegativeInfinity;
        foreach (var place in places)
        {
            if (!(place > before))
            {
                return false;
            }

            before = place;
        }

        return true;
    }

    private static void Demand(bool isMet, string parameter, string what)
    {
        if (!isMet)
        {
            throw new ArgumentException(what, parameter);
        }
    }
}
