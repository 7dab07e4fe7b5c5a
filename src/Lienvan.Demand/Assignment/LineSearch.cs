namespace Lienvan.Demand.Assignment;

/// <summary>
/// How far to go in a direction: where Beckmann's objective no longer falls. Newton's method on the directional derivative, kept between
/// a step known to be too short and one known to be too long; where it would leave them, or the slope is infinite, it halves. So it never
/// stalls, however flat or steep the costs are.
/// </summary>
internal static class LineSearch
{
    private const int MostSteps = 100;
    private const double Precision = 1e-12;

    /// <summary>The best step.</summary>
    /// <param name="links">The flows to start from; not changed.</param>
    /// <param name="directions">Change of each link's flow for a step of 1.</param>
    /// <param name="longest">The longest step allowed, at which no flow is negative.</param>
    /// <returns>From 0 to the longest; 0 where the objective does not fall.</returns>
    public static double FindStep(LinkState[] links, double[] directions, double longest)
    {
        var (start, curvature) = Derive(links, directions, 0);
        if (!(start < 0))
        {
            return 0;
        }

        var (derivative, _) = Derive(links, directions, longest);
        if (derivative <= 0)
        {
            return longest;
        }

        var (low, high, step) = (0.0, longest, -start / curvature);
        for (var tries = 0; tries < MostSteps && high - low > Precision * high; tries++)
        {
            step = step > low && step < high ? step : (low + high) / 2;
            (derivative, curvature) = Derive(links, directions, step);
            if (Math.Abs(derivative) <= -Precision * start)
            {
                return step;
            }

            (low, high) = derivative < 0 ? (step, high) : (low, step);
            step -= derivative / curvature;
        }

        return low;
    }

    /// <summary>About how much lower the objective is after a step: by the mean of its slopes before and after.</summary>
    public static double Saves(LinkState[] links, double[] directions, double step) =>
        step == 0 ? 0 : -0.5 * step * (Derive(links, directions, 0).First + Derive(links, directions, step).First);

    /// <summary>First and second derivative of the objective at a step.</summary>
    private static (double First, double Second) Derive(LinkState[] links, double[] directions, double step)
    {
        var first = new CompensatedSum();
        var second = 0.0;
        for (var link = 0; link < links.Length; link++)
        {
            if (directions[link] != 0)
            {
                var state = links[link];
                state.Flow = Math.Max(0, state.Flow + (step * directions[link]));
                state.Update();
                first.AddProduct(state.Cost, directions[link]);
                second += state.Slope * directions[link] * directions[link];
            }
        }

        return (first.Value, second);
    }
}
