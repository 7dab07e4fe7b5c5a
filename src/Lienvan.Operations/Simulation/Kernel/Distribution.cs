namespace Lienvan.Operations.Simulation.Kernel;

/// <summary>
/// How long something takes, by chance. Values are drawn by inversion wherever one number of chance makes one value, so that more luck
/// never means less time (which common random numbers and antithetic pairs live on).
/// </summary>
public abstract record Distribution
{
    private protected Distribution()
    {
    }

    /// <summary>The mean; over or equal to 0.</summary>
    public abstract double Mean { get; }

    /// <summary>The variance.</summary>
    public abstract double Variance { get; }

    /// <summary>The squared coefficient of variation: variance over the mean squared; 0 for a mean of 0.</summary>
    public double SquaredVariation => Mean > 0 ? Variance / (Mean * Mean) : 0;

    internal abstract double Draw(RandomNumbers luck);
}

/// <summary>Always the same.</summary>
/// <param name="Value">0 or more.</param>
public sealed record Fixed(double Value) : Distribution
{
    /// <inheritdoc/>
    public override double Mean => Value;

    /// <inheritdoc/>
    public override double Variance => 0;

    internal override double Draw(RandomNumbers luck) => Value;
}

/// <summary>Exponential: without memory.</summary>
/// <param name="Time">The mean, over 0.</param>
public sealed record Exponential(double Time) : Distribution
{
    /// <inheritdoc/>
    public override double Mean => Time;

    /// <inheritdoc/>
    public override double Variance => Time * Time;

    internal override double Draw(RandomNumbers luck) => -Time * Math.Log(luck.NextUnit());
}

/// <summary>Erlang: the sum of so many equal exponential phases.</summary>
/// <param name="Phases">1 to 1000.</param>
/// <param name="Time">The mean of the sum, over 0.</param>
public sealed record Erlang(int Phases, double Time) : Distribution
{
    /// <inheritdoc/>
    public override double Mean => Time;

    /// <inheritdoc/>
    public override double Variance => Time * Time / Phases;

    internal override double Draw(RandomNumbers luck)
    {
        var (sum, product) = (0.0, 1.0);
        for (var phase = 0; phase < Phases; phase++)
        {
            product *= luck.NextUnit();
            if ((phase & 15) == 15)
            {
                sum -= Math.Log(product); // before the product gets too small to tell
                product = 1;
            }
        }

        return (sum - Math.Log(product)) * Time / Phases;
    }
}

/// <summary>Hyperexponential: exponential of one mean or of another.</summary>
/// <param name="Share">How often the first, from 0 to 1.</param>
/// <param name="First">Mean of the first, over 0.</param>
/// <param name="Second">Mean of the second, over 0.</param>
public sealed record Hyperexponential(double Share, double First, double Second) : Distribution
{
    /// <summary>
    /// Of that mean and squared coefficient of variation, both branches carrying half of the mean (balanced means: Whitt 1982,
    /// <i>Approximating a point process by a renewal process</i>).
    /// </summary>
    /// <param name="mean">Over 0.</param>
    /// <param name="squaredVariation">1 or more.</param>
    public static Hyperexponential Balanced(double mean, double squaredVariation)
    {
        var share = 0.5 * (1 + Math.Sqrt((squaredVariation - 1) / (squaredVariation + 1)));
        return new Hyperexponential(share, mean / (2 * share), mean / (2 * (1 - share)));
    }

    /// <inheritdoc/>
    public override double Mean => (Share * First) + ((1 - Share) * Second);

    /// <inheritdoc/>
    public override double Variance => (2 * ((Share * First * First) + ((1 - Share) * Second * Second))) - (Mean * Mean);

    internal override double Draw(RandomNumbers luck)
    {
        var time = luck.NextUnit() < Share ? First : Second;
        return -time * Math.Log(luck.NextUnit());
    }
}

/// <summary>Lognormal.</summary>
/// <param name="Location">Mean of the logarithm.</param>
/// <param name="Scale">Standard deviation of the logarithm, 0 or more.</param>
public sealed record Lognormal(double Location, double Scale) : Distribution
{
    /// <summary>Of that mean, over 0, and squared coefficient of variation, 0 or more.</summary>
    public static Lognormal WithMean(double mean, double squaredVariation)
    {
        var variance = Math.Log(1 + squaredVariation);
        return new Lognormal(Math.Log(mean) - (variance / 2), Math.Sqrt(variance));
    }

    /// <inheritdoc/>
    public override double Mean => Math.Exp(Location + (Scale * Scale / 2));

    /// <inheritdoc/>
    public override double Variance => (Math.Exp(Scale * Scale) - 1) * Mean * Mean;

    internal override double Draw(RandomNumbers luck) => Math.Exp(Location + (Scale * NormalQuantile.At(luck.NextUnit())));
}

/// <summary>Anything between two times, equally often.</summary>
/// <param name="Least">0 or more.</param>
/// <param name="Most">Not below the least.</param>
public sealed record Uniform(double Least, double Most) : Distribution
{
    /// <inheritdoc/>
    public override double Mean => (Least + Most) / 2;

    /// <inheritdoc/>
    public override double Variance => (Most - Least) * (Most - Least) / 12;

    internal override double Draw(RandomNumbers luck) => Least + ((Most - Least) * luck.NextUnit());
}

/// <summary>Triangular: for want of more than a least, a usual and a greatest time.</summary>
/// <param name="Least">0 or more.</param>
/// <param name="Usual">Where the density peaks.</param>
/// <param name="Most">Over the least.</param>
public sealed record Triangular(double Least, double Usual, double Most) : Distribution
{
    /// <inheritdoc/>
    public override double Mean => (Least + Usual + Most) / 3;

    /// <inheritdoc/>
    public override double Variance =>
        ((Least * Least) + (Usual * Usual) + (Most * Most) - (Least * Usual) - (Least * Most) - (Usual * Most)) / 18;

    internal override double Draw(RandomNumbers luck)
    {
        var (unit, width) = (luck.NextUnit(), Most - Least);
        return unit * width < Usual - Least
            ? Least + Math.Sqrt(unit * width * (Usual - Least))
            : Most - Math.Sqrt((1 - unit) * width * (Most - Usual));
    }
}

/// <summary>One of the observed values, each equally often; a value observed twice comes twice as often.</summary>
/// <param name="Values">0 or more each, at least one, from small to large.</param>
public sealed record Empirical(ImmutableArray<double> Values) : Distribution
{
    /// <inheritdoc/>
    public override double Mean { get; } = Values.Average();

    /// <inheritdoc/>
    public override double Variance
    {
        get
        {
            var mean = Mean;
            return Values.Average(value => (value - mean) * (value - mean));
        }
    }

    internal override double Draw(RandomNumbers luck) => Values[(int)(luck.NextUnit() * Values.Length)];
}
