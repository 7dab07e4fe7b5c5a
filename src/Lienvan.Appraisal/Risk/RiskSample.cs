namespace Lienvan.Appraisal.Risk;

/// <summary>
/// The values of all inputs in all draws. Each input is a Latin hypercube of its own: one value from each of as many equally likely slices
/// as
/// there are draws, so that its distribution is met almost exactly; ranks are then ordered to correlate as wished.
/// </summary>
internal static class RiskSample
{
    /// <summary>Shape <c>[input][draw]</c>.</summary>
    public static double[][] Draw(RiskModel model, RiskOptions options)
    {
        var names = model.Inputs.Select(input => input.Name).ToArray();
        var orders = RankCorrelation.Orders(options.Draws, names, ScoreCorrelations(model), options.Seed);
        var sample = new double[names.Length][];
        Parallel.For(0, names.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, column =>
        {
            var random = new RandomNumbers(options.Seed, names[column]);
            var sorted = new double[options.Draws];
            for (var slice = 0; slice < sorted.Length; slice++)
            {
                var share = (slice + random.NextShare()) / sorted.Length;
                sorted[slice] = model.Inputs[column].Distribution.Quantile(Math.Clamp(share, 1e-15, 1 - 1e-15));
            }

            sample[column] = Array.ConvertAll(orders[column], rank => sorted[rank]);
        });
        return sample;
    }

    /// <summary>
    /// What the normal scores must correlate by for the ranks to correlate as wished: 2 sin(π ρ / 6) (K. Pearson 1907), so that ranks come
    /// out as asked and not a little lower.
    /// </summary>
    public static double[,] ScoreCorrelations(RiskModel model)
    {
        var names = model.Inputs.Select(input => input.Name).ToList();
        var matrix = new double[names.Count, names.Count];
        for (var i = 0; i < names.Count; i++)
        {
            matrix[i, i] = 1;
        }

        foreach (var link in model.Links)
        {
            var (a, b) = (names.IndexOf(link.First), names.IndexOf(link.Second));
            matrix[a, b] = matrix[b, a] = 2 * Math.Sin(Math.PI * link.Rank / 6);
        }

        return matrix;
    }
}
