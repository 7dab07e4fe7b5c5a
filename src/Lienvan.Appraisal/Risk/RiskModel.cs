namespace Lienvan.Appraisal.Risk;

/// <summary>A number that is not known: its name and its distribution.</summary>
/// <param name="Name">Unique in the model.</param>
/// <param name="Distribution">What it may be.</param>
public sealed record RiskInput(string Name, Distribution Distribution);

/// <summary>A wish that two inputs go together.</summary>
/// <param name="First">Name of an input.</param>
/// <param name="Second">Name of another.</param>
/// <param name="Rank">Spearman's rank correlation, between −1 and 1; 0 between inputs that no correlation names.</param>
public sealed record RankLink(string First, string Second, double Rank);

/// <summary>Amounts year by year that are multiplied, and put off, by uncertain inputs.</summary>
public sealed record RiskSource
{
    /// <summary>Net amounts from the first year on, losses negative; as many years as the other streams, missing ones empty.</summary>
    public required ImmutableArray<double> Amounts { get; init; }

    /// <summary>Names of the inputs that all amounts are multiplied by; none by default.</summary>
    public ImmutableArray<string> Factors { get; init; } = [];

    /// <summary>
    /// Name of the input that is the years by which the stream starts later, part of a year in proportion; what is put off beyond the last
    /// year is lost. Null, the default, for none; values below 0 are taken as 0.
    /// </summary>
    public string? Delay { get; init; }
}

/// <summary>A cash flow whose parts hang on uncertain inputs.</summary>
public sealed record RiskModel
{
    /// <summary>The inputs.</summary>
    public required ImmutableArray<RiskInput> Inputs { get; init; }

    /// <summary>The parts of the flow; they are added up.</summary>
    public required ImmutableArray<RiskSource> Streams { get; init; }

    /// <summary>Which inputs go together; none by default.</summary>
    public ImmutableArray<RankLink> Links { get; init; } = [];

    /// <summary>What is discounted by, and the hurdle that the rate of return is to pass; a share a year, above −1.</summary>
    public required double Rate { get; init; }
}

/// <summary>How many draws, and of which luck.</summary>
public sealed record RiskOptions
{
    /// <summary>How many; at least 2, 10 000 by default.</summary>
    public int Draws { get; init; } = 10_000;

    /// <summary>The same seed and model give the same answer, whatever the number of threads. 1 by default.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Threads that share the draws; 1 by default.</summary>
    public int Threads { get; init; } = 1;
}

/// <summary>A quantity over all draws.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Deviation">The standard deviation.</param>
/// <param name="P10">Not exceeded in 10 % of the draws.</param>
/// <param name="P50">The median.</param>
/// <param name="P90">Not exceeded in 90 % of the draws.</param>
public sealed record Spread(double Mean, double Deviation, double P10, double P50, double P90);

/// <summary>What it is worth to know an input before deciding.</summary>
/// <param name="Input">Its name.</param>
/// <param name="Value">
/// Expected value of perfect information about it alone (EVPPI), in the money of the flow: what it adds to the value of deciding well.
/// </param>
/// <param name="RankCorrelation">Spearman's rank correlation of the input with the net present value: how much hangs on it.</param>
public sealed record InformationValue(string Input, double Value, double RankCorrelation);

/// <summary>What the draws say.</summary>
public sealed record RiskReport
{
    /// <summary>How many draws were made.</summary>
    public required int Draws { get; init; }

    /// <summary>Whether all were made that were asked for; false where somebody stopped it.</summary>
    public bool IsComplete { get; init; } = true;

    /// <summary>Net present value of each draw, in their order.</summary>
    public required ImmutableArray<double> NetPresentValues { get; init; }

    /// <summary>The net present value over the draws.</summary>
    public required Spread NetPresentValue { get; init; }

    /// <summary>The rate of return over the draws that have one; null where fewer than half have.</summary>
    public Spread? InternalRate { get; init; }

    /// <summary>The share of draws without a rate of return.</summary>
    public required double ShareWithoutRate { get; init; }

    /// <summary>
    /// Probability that the rate of return stays under the hurdle. A draw counts where its net present value at the hurdle is below zero:
    /// with
    /// one rate of return that is the same, with several or none it is what decides.
    /// </summary>
    public required double ProbabilityUnderHurdle { get; init; }

    /// <summary>
    /// Expected value of perfect information (EVPI): what knowing everything beforehand would add to the better of building and not.
    /// </summary>
    public required double InformationValue { get; init; }

    /// <summary>The same for each input alone, the most valuable first: what to learn first.</summary>
    public required ImmutableArray<InformationValue> Inputs { get; init; }
}
