namespace Lienvan.Appraisal.CashFlows;

/// <summary>Why the internal rate of return is what it is.</summary>
public enum InternalRateReason
{
    /// <summary>One rate makes the value zero, and it is the rate.</summary>
    OnlyOne,

    /// <summary>Several rates do; the smallest that is not below zero counts, for up to it the value keeps its sign.</summary>
    SmallestNotNegative,

    /// <summary>Several rates do, all below zero; the one nearest to zero counts.</summary>
    NearestToZero,

    /// <summary>All amounts are of one sign: no rate makes the value zero.</summary>
    OneSign,

    /// <summary>All amounts are zero: every rate makes the value zero, so none means anything.</summary>
    NothingFlows,

    /// <summary>Amounts of both signs, and yet the value is zero at no rate.</summary>
    NoRoot,
}

/// <summary>
/// All internal rates of return: every rate above −1 at which the net present value is zero, and the one that counts. With several, none
/// decides alone: whether the value at the required rate is positive does.
/// </summary>
public sealed record InternalRates
{
    private InternalRates(ImmutableArray<double> all, double? rate, InternalRateReason reason) => (All, Rate, Reason) = (all, rate, reason);

    /// <summary>Every root, ascending, each once; as shares a year.</summary>
    public ImmutableArray<double> All { get; }

    /// <summary>The one that counts, or null when there is none.</summary>
    public double? Rate { get; }

    /// <summary>Why that one, or why none.</summary>
    public InternalRateReason Reason { get; }

    /// <summary>
    /// Finds them. The value times (1 + r)ⁿ is a polynomial in 1 + r, whose positive roots are isolated in whole numbers, so that none is
    /// missed and none made up whatever the amounts; they are then exact to a double. Takes milliseconds for 30 years, and well under a
    /// second for 200 years whose signs change all the time.
    /// </summary>
    /// <param name="amounts">One a year; finite.</param>
    public static InternalRates Of(ReadOnlySpan<double> amounts)
    {
        var (hasGain, hasLoss) = (amounts.ContainsAnyInRange(double.Epsilon, double.MaxValue),
            amounts.ContainsAnyInRange(-double.MaxValue, -double.Epsilon));
        if (!hasGain || !hasLoss)
        {
            return new InternalRates([], null, hasGain || hasLoss ? InternalRateReason.OneSign : InternalRateReason.NothingFlows);
        }

        var polynomial = ExactPolynomial.FromDecimals(amounts);
        Array.Reverse(polynomial);
        var roots = RootIsolation.RootsLessOne(polynomial);
        return roots switch
        {
            [] => new InternalRates([], null, InternalRateReason.NoRoot),
            [var single] => new InternalRates([single], single, InternalRateReason.OnlyOne),
            [.., < 0 and var nearest] => new InternalRates([.. roots], nearest, InternalRateReason.NearestToZero),
            _ => new InternalRates([.. roots], roots.First(root => root >= 0), InternalRateReason.SmallestNotNegative),
        };
    }
}
