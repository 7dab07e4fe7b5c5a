using Lienvan.Appraisal.CashFlows;

namespace Lienvan.Appraisal.Risk;

/// <summary>Many draws of a cash flow whose inputs are uncertain: how likely it pays, and what to learn first.</summary>
public static class MonteCarlo
{
    private const int Chunk = 1024;

    /// <summary>
    /// Runs the draws. The same model, draws and seed give the same bytes on any number of threads. Stopped, it answers from the draws that
    /// were done: any of them are as good a sample as any others.
    /// </summary>
    /// <param name="model">What is uncertain.</param>
    /// <param name="options">How many draws, and of which luck.</param>
    /// <param name="progress">Told how many draws are done, from any thread; null for nobody.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ArgumentException">A name is unknown or stands twice, correlations contradict one another, or a number is out of
    /// range.</exception>
    /// <exception cref="OperationCanceledException">It was stopped before there were two draws.</exception>
    public static RiskReport Run(
        RiskModel model, RiskOptions options, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        RiskChecks.Check(model, options);
        var sample = RiskSample.Draw(model, options);
        cancellation.ThrowIfCancellationRequested();
        var (values, rates) = (new double[options.Draws], new double[options.Draws]);
        var isDone = new bool[(options.Draws + Chunk - 1) / Chunk];
        var (flows, done) = (new DrawnFlows(model, sample), 0);
        Parallel.For(0, isDone.Length, new ParallelOptions { MaxDegreeOfParallelism = options.Threads }, chunk =>
        {
            if (cancellation.IsCancellationRequested)
            {
                return;
            }

            var (net, scratch) = (new double[flows.Years], new double[flows.Years]);
            var (from, to) = (chunk * Chunk, Math.Min((chunk + 1) * Chunk, options.Draws));
            for (var draw = from; draw < to; draw++)
            {
                flows.Fill(draw, net);
                values[draw] = Discounted(net, flows.Factors);
                rates[draw] = FastRate.Find(net, scratch) ?? double.NaN;
            }

            isDone[chunk] = true;
            progress?.Report(Interlocked.Add(ref done, to - from));
        });
        return Array.TrueForAll(isDone, chunk => chunk) ? Summarise(model, sample, values, rates)
            : SummariseDone(model, sample, (values, rates), isDone);
    }

    private static RiskReport SummariseDone(RiskModel model, double[][] sample, (double[] Values, double[] Rates) drawn, bool[] isDone)
    {
        double[] Kept(double[] all) => [.. all.Where((_, draw) => isDone[draw / Chunk])];
        var values = Kept(drawn.Values);
        return values.Length < 2 ? throw new OperationCanceledException()
            : Summarise(model, Array.ConvertAll(sample, Kept), values, Kept(drawn.Rates)) with { IsComplete = false };
    }

    /// <summary>Net present value of the model with its inputs at those values; an input that is not named is at its median.</summary>
    /// <exception cref="ArgumentException">As for the draws.</exception>
    public static double ValueAt(RiskModel model, IReadOnlyDictionary<string, double> inputs)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(inputs);
        var sample = model.Inputs.Select(input => (double[])
            [inputs.TryGetValue(input.Name, out var value) ? value : input.Distribution.Quantile(0.5)]).ToArray();
        var flows = new DrawnFlows(model, sample);
        var net = new double[flows.Years];
        flows.Fill(0, net);
        return Discounted(net, flows.Factors);
    }

    private static double Discounted(double[] net, double[] factors)
    {
        var value = 0.0;
        for (var year = 0; year < net.Length; year++)
        {
            value += net[year] * factors[year];
        }

        return value;
    }

    private static RiskReport Summarise(RiskModel model, double[][] sample, double[] values, double[] rates)
    {
        var known = rates.Where(rate => !double.IsNaN(rate)).ToArray();
        var mean = values.Average();
        var deciding = Math.Max(mean, 0);
        var perfect = Math.Max(values.Average(value => Math.Max(value, 0)) - deciding, 0);
        var ranks = RankCorrelation.Ranks(values);
        var inputs = model.Inputs.Select((input, index) => new InformationValue(
            input.Name, Math.Min(OfKnowing(sample[index], values, deciding), perfect), Spearman(RankCorrelation.Ranks(sample[index]), ranks,
                sample[index])));
        return new RiskReport
        {
            Draws = values.Length,
            NetPresentValues = [.. values],
            NetPresentValue = SpreadOf(values),
            InternalRate = known.Length * 2 >= rates.Length ? SpreadOf(known) : null,
            ShareWithoutRate = 1 - ((double)known.Length / rates.Length),
            ProbabilityUnderHurdle = (double)values.Count(value => value < 0) / values.Length,
            InformationValue = perfect,
            Inputs = [.. inputs.OrderByDescending(input => input.Value).ThenByDescending(input => Math.Abs(input.RankCorrelation))],
        };
    }

    /// <summary>
    /// Draws in order of the input, cut into slices; in each the better of building and not, by its mean. Source: M. Strong and J. E.
    /// Oakley,
    /// Medical Decision Making 33 (2013) 755. As many slices as draws in each, at most 100, so that chance within a slice stays small.
    /// </summary>
    private static double OfKnowing(double[] input, double[] values, double deciding)
    {
        if (input.AsSpan().IndexOfAnyExcept(input[0]) < 0)
        {
            return 0;
        }

        var (keys, ordered) = ((double[])input.Clone(), (double[])values.Clone());
        Array.Sort(keys, ordered);
        var slices = Math.Clamp((int)Math.Sqrt(values.Length), 1, 100);
        var total = 0.0;
        for (var slice = 0; slice < slices; slice++)
        {
            var (from, to) = ((int)((long)values.Length * slice / slices), (int)((long)values.Length * (slice + 1) / slices));
            total += Math.Max(ordered.AsSpan()[from..to].ToArray().Sum(), 0);
        }

        return Math.Max((total / values.Length) - deciding, 0);
    }

    private static double Spearman(int[] a, int[] b, double[] input)
    {
        if (input.AsSpan().IndexOfAnyExcept(input[0]) < 0)
        {
            return 0;
        }

        var (count, sum) = ((double)a.Length, 0.0);
        for (var i = 0; i < a.Length; i++)
        {
            var difference = (double)a[i] - b[i];
            sum += difference * difference;
        }

        return 1 - (6 * sum / (count * ((count * count) - 1)));
    }

    private static Spread SpreadOf(double[] values)
    {
        var sorted = (double[])values.Clone();
        Array.Sort(sorted);
        var mean = values.Average();
        var deviation = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / Math.Max(values.Length - 1, 1));
        return new Spread(mean, deviation, At(0.1), At(0.5), At(0.9));

        double At(double share) => sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
    }
}
