namespace Lienvan.Appraisal.Risk;

/// <summary>A risk model with its sample, compiled to arrays.</summary>
internal sealed class DrawnFlows
{
    private readonly double[][] sample;
    private readonly (double[] Amounts, int[] Factors, int Delay)[] streams;

    public DrawnFlows(RiskModel model, double[][] sample)
    {
        this.sample = sample;
        var index = model.Inputs.Select((input, at) => (input.Name, at)).ToDictionary(pair => pair.Name, pair => pair.at,
            StringComparer.Ordinal);
        streams = [.. model.Streams.Select(stream => (
            stream.Amounts.ToArray(), stream.Factors.Select(name => index[name]).ToArray(), stream.Delay is { } name ? index[name] : -1))];
        Years = streams.Max(stream => stream.Amounts.Length);
        Factors = [.. Enumerable.Range(0, Years).Select(year => Math.Pow(1 + model.Rate, -year))];
    }

    public int Years { get; }

    /// <summary>Discount factors by year.</summary>
    public double[] Factors { get; }

    /// <summary>The net flow of a draw.</summary>
    public void Fill(int draw, Span<double> net)
    {
        net.Clear();
        foreach (var (amounts, factors, delay) in streams)
        {
            var factor = 1.0;
            foreach (var input in factors)
            {
                factor *= sample[input][draw];
            }

            var years = delay < 0 ? 0 : Math.Clamp(sample[delay][draw], 0, net.Length);
            var (whole, part) = ((int)years, years - (int)years);
            for (var year = 0; year < amounts.Length; year++)
            {
                Add(net, year + whole, amounts[year] * factor * (1 - part));
                Add(net, year + whole + 1, amounts[year] * factor * part);
            }
        }
    }

    private static void Add(Span<double> net, int year, double amount)
    {
        if (year < net.Length)
        {
            net[year] += amount;
        }
    }
}
