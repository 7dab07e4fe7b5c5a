namespace Lienvan.Appraisal.Timing;

/// <summary>Something that may be built, once, in some year.</summary>
public sealed record BuildCandidate
{
    /// <summary>Its name; unique in the problem.</summary>
    public required string Name { get; init; }

    /// <summary>What is spent in each year of building, from the start on; it is open after the last of them. At least one year.</summary>
    public required ImmutableArray<double> Spending { get; init; }

    /// <summary>What is left of it in the last year, by the years that it has been open; missing years have nothing.</summary>
    public ImmutableArray<double> ResidualByAge { get; init; } = [];
}

/// <summary>Which of some projects to build, and when to start each, within a budget.</summary>
public sealed record BuildOrderProblem
{
    /// <summary>The most candidates that are taken.</summary>
    public const int MostCandidates = 7;

    /// <summary>What may be built.</summary>
    public required ImmutableArray<BuildCandidate> Candidates { get; init; }

    /// <summary>
    /// What a year brings with a set open, <c>[set, year]</c>: bit i of the set is candidate i, the years count from the first. Nothing is
    /// assumed of it: sets may bring more or less than the sum of their parts.
    /// </summary>
    public required ImmutableArray<ImmutableArray<double>> Gains { get; init; }

    /// <summary>The calendar year that everything is discounted to.</summary>
    public required int FirstYear { get; init; }

    /// <summary>In how many years, from the first, building may start.</summary>
    public required int StartYears { get; init; }

    /// <summary>What may be spent in each year; what is not spent is kept for later. Empty, the default, for no limit.</summary>
    public ImmutableArray<double> Budget { get; init; } = [];

    /// <summary>Discount rate a year, as a share.</summary>
    public required double Rate { get; init; }

    /// <summary>Years that count.</summary>
    public int Years => Gains.IsDefaultOrEmpty ? 0 : Gains[0].Length;

    /// <summary>The same problem with all gains multiplied: another future of demand.</summary>
    public BuildOrderProblem WithGains(double factor) =>
        this with { Gains = [.. Gains.Select(set => (ImmutableArray<double>)[.. set.Select(gain => gain * factor)])] };
}

/// <summary>When each candidate is started.</summary>
/// <param name="Starts">By candidate, in their order: the calendar year, or null for never.</param>
/// <param name="NetPresentValue">Of gains and what is left, less spending.</param>
/// <param name="Investment">Present value of the spending.</param>
public sealed record BuildPlan(ImmutableArray<int?> Starts, double NetPresentValue, double Investment)
{
    /// <summary>Net present value for a unit of investment; null where nothing is built.</summary>
    public double? Ratio => Investment > 0 ? NetPresentValue / Investment : null;
}

/// <summary>The best years for one order of building.</summary>
/// <param name="Order">Indices of the candidates, the first to start first; they may start in one year.</param>
/// <param name="Plan">The best plan that keeps to it; later ones of the order may never be built.</param>
public sealed record OrderedPlan(ImmutableArray<int> Order, BuildPlan Plan);

/// <summary>A future of demand.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Gains">Gains over those of the problem.</param>
/// <param name="Probability">How likely it is.</param>
public sealed record DemandFuture(string Name, double Gains, double Probability);

/// <summary>What a plan comes to in each future.</summary>
/// <param name="Plan">The plan; its value is that of the problem as given.</param>
/// <param name="Values">Net present value by future.</param>
/// <param name="Regrets">What the best plan of that future would have brought more.</param>
/// <param name="Expected">Mean of the values.</param>
public sealed record RegretRow(BuildPlan Plan, ImmutableArray<double> Values, ImmutableArray<double> Regrets, double Expected)
{
    /// <summary>The largest regret.</summary>
    public double MostRegret => Regrets.Max();
}

/// <summary>Order and timing of a set of projects.</summary>
public sealed record BuildOrderReport
{
    /// <summary>The problem.</summary>
    public required BuildOrderProblem Problem { get; init; }

    /// <summary>The plan with the highest net present value; it may be to build nothing.</summary>
    public required BuildPlan BestByValue { get; init; }

    /// <summary>Of the plans that build something, the one with the highest value for a unit of investment; null where no plan is within
    /// the
    /// budget.</summary>
    public BuildPlan? BestByRatio { get; init; }

    /// <summary>Every order of all candidates with its best years, the best first.</summary>
    public required ImmutableArray<OrderedPlan> Orders { get; init; }

    /// <summary>The futures.</summary>
    public required ImmutableArray<DemandFuture> Futures { get; init; }

    /// <summary>The best plans of the futures and building nothing, by expected value, in every future.</summary>
    public required ImmutableArray<RegretRow> Regret { get; init; }

    /// <summary>The plan whose largest regret is the smallest.</summary>
    public RegretRow LeastRegret => Regret.MinBy(row => row.MostRegret)!;
}
