namespace Lienvan.Appraisal.CashFlows;

/// <summary>What one year brings, as somebody wrote it down. Years may come in any order, more than once, or not at all.</summary>
/// <param name="Year">The year; any whole number, also 0, 1, 2.</param>
/// <param name="Cost">What is spent, as a positive number; a negative one, such as a residual value, is a cost saved.</param>
/// <param name="Benefit">What is gained, as a positive number.</param>
public readonly record struct YearAmount(int Year, double Cost, double Benefit)
{
    /// <summary>A year of which only the balance is known: a gain is a benefit, a loss a cost.</summary>
    public static YearAmount OfNet(int year, double amount) => new(year, amount < 0 ? -amount : 0, amount < 0 ? 0 : amount);
}

/// <summary>
/// Costs and benefits year by year, in one currency at constant prices, a value at the end of each year without a gap. Amounts of one year
/// are added up, a year that nobody mentions has nothing in it.
/// </summary>
public sealed record CashFlow
{
    /// <summary>The longest span of years that is appraised.</summary>
    public const int MostYears = 300;

    /// <summary>The largest amount that is taken, either way: far above any money, far below where arithmetic ends.</summary>
    public const double LargestAmount = 1e100;

    private CashFlow(int firstYear, ImmutableArray<double> costs, ImmutableArray<double> benefits)
    {
        (FirstYear, Costs, Benefits) = (firstYear, costs, benefits);
        Net = [.. costs.Zip(benefits, (cost, benefit) => benefit - cost)];
    }

    /// <summary>The year that everything is discounted to: the first one mentioned, even with nothing in it.</summary>
    public int FirstYear { get; }

    /// <summary>What is spent, year by year from <see cref="FirstYear"/>; positive.</summary>
    public ImmutableArray<double> Costs { get; }

    /// <summary>What is gained, year by year from <see cref="FirstYear"/>; positive.</summary>
    public ImmutableArray<double> Benefits { get; }

    /// <summary>Benefits less costs, year by year from <see cref="FirstYear"/>.</summary>
    public ImmutableArray<double> Net { get; }

    /// <summary>Whether costs and benefits were told apart, or are only the losses and gains of each year.</summary>
    public bool IsItemised { get; private init; }

    /// <summary>A flow of balances, one a year from year 0 on.</summary>
    /// <exception cref="ArgumentException">No amount, one that is no number or too large, or too many years.</exception>
    public static CashFlow FromNet(params ReadOnlySpan<double> amounts)
    {
        var years = new List<YearAmount>(amounts.Length);
        foreach (var amount in amounts)
        {
            years.Add(YearAmount.OfNet(years.Count, amount));
        }

        return FromYears([.. years]);
    }

    /// <summary>A flow of what somebody wrote down, in any order.</summary>
    /// <param name="years">At least one; their span at most <see cref="MostYears"/>.</param>
    /// <param name="isItemised">Whether costs and benefits were told apart; false by default.</param>
    /// <exception cref="ArgumentException">No amount, one that is no number or too large, or too many years.</exception>
    public static CashFlow FromYears(ImmutableArray<YearAmount> years, bool isItemised = false)
    {
        if (years.IsDefaultOrEmpty)
        {
            throw new ArgumentException("a cash flow has at least one year", nameof(years));
        }

        var (first, last) = (years.Min(year => year.Year), years.Max(year => year.Year));
        if ((long)last - first >= MostYears)
        {
            throw new ArgumentOutOfRangeException(nameof(years), last, $"a cash flow spans at most {MostYears} years");
        }

        var (costs, benefits) = (new double[last - first + 1], new double[last - first + 1]);
        foreach (var year in years)
        {
            costs[year.Year - first] += Checked(year.Cost);
            benefits[year.Year - first] += Checked(year.Benefit);
        }

        return new CashFlow(first, [.. costs], [.. benefits]) { IsItemised = isItemised };
    }

    private static double Checked(double amount) => Math.Abs(amount) <= LargestAmount ? amount
        : throw new ArgumentOutOfRangeException(nameof(amount), amount, $"an amount is a number of at most {LargestAmount:0e0}");
}
