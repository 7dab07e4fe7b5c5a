using Lienvan.Appraisal.CashFlows;

namespace Lienvan.Appraisal.Risk;

/// <summary>
/// The internal rate of return that counts, as <see cref="InternalRates"/> gives it but faster: where signs prove that there is one root to
/// look for it is found by bisection and Newton's steps, and only where they do not is the exact way gone.
/// </summary>
internal static class FastRate
{
    private const double Doubt = 1e-9;

    /// <summary>The rate, or null when there is none.</summary>
    /// <param name="amounts">One a year.</param>
    /// <param name="sums">Scratch, as long as the amounts.</param>
    public static double? Find(ReadOnlySpan<double> amounts, Span<double> sums)
    {
        var (first, last) = (amounts.IndexOfAnyExcept(0.0), amounts.LastIndexOfAnyExcept(0.0));
        if (first < 0)
        {
            return null;
        }

        var flow = amounts[first..(last + 1)];
        var changes = SignChanges(flow);
        if (changes == 0)
        {
            return null;
        }

        if (changes == 1)
        {
            return Solve(flow, Discounting.Sum(flow) < 0 == flow[0] < 0);
        }

        flow.CopyTo(sums);
        var above = ChangesAboveOne(sums[..flow.Length]);
        if (above == 1)
        {
            return Solve(flow, isBelowZero: false);
        }

        // No rate from zero on: the one below zero, where a further test proves that there is one.
        flow.CopyTo(sums);
        sums[..flow.Length].Reverse();
        var below = above == 0 ? ChangesAboveOne(sums[..flow.Length]) : -1;
        return below switch
        {
            0 => null,
            1 => Solve(flow, isBelowZero: true),
            _ => InternalRates.Of(amounts).Rate,
        };
    }

    /// <summary>
    /// Sign changes of a polynomial after its variable is moved by one, at least as many as roots above one, and exact when 0 or 1 (Budan).
    /// −1 where rounding leaves a sign in doubt.
    /// </summary>
    /// <param name="sums">The highest power first; overwritten.</param>
    private static int ChangesAboveOne(Span<double> sums)
    {
        var doubt = 0.0;
        foreach (var amount in sums)
        {
            doubt += Math.Abs(amount) * Doubt;
        }

        // Horner's scheme over and over: the last becomes the constant term, the one before it the next, …
        var (changes, sign) = (0, 0);
        for (var last = sums.Length - 1; last >= 0; last--)
        {
            for (var i = 1; i <= last; i++)
            {
                sums[i] += sums[i - 1];
                doubt = Math.Max(doubt, Math.Abs(sums[i]) * Doubt);
            }

            if (Math.Abs(sums[last]) <= doubt && last > 0)
            {
                return -1;
            }

            changes += Math.Sign(sums[last]) * sign < 0 ? 1 : 0;
            sign = Math.Sign(sums[last]);
        }

        return changes;
    }

    private static int SignChanges(ReadOnlySpan<double> amounts)
    {
        var (changes, sign) = (0, 0);
        foreach (var amount in amounts)
        {
            changes += amount * sign < 0 ? 1 : 0;
            sign = amount == 0 ? sign : Math.Sign(amount);
        }

        return changes;
    }

    /// <summary>
    /// The one root on that side of zero, by Newton's steps in v = 1 / (1 + r) that never leave a bracket: v from 0 to 1 for rates of zero
    /// and
    /// more, above 1 for rates below.
    /// </summary>
    private static double Solve(ReadOnlySpan<double> amounts, bool isBelowZero)
    {
        var (low, high) = isBelowZero ? (1.0, 2.0) : (0.0, 1.0);
        while (isBelowZero && Value(amounts, high, out _) * amounts[0] > 0 && high < 1e300)
        {
            (low, high) = (high, high * 4);
        }

        var v = isBelowZero ? (low + high) / 2 : 0.9;
        for (var step = 0; step < 200; step++)
        {
            var value = Value(amounts, v, out var slope);
            (low, high) = value * amounts[0] > 0 ? (v, high) : (low, v);
            var next = v - (value / slope);
            next = next >= low && next <= high ? next : (low + high) / 2;
            if (Math.Abs(next - v) <= 1e-14 * v)
            {
                return (1 / next) - 1;
            }

            v = next;
        }

        return (1 / v) - 1;
    }

    private static double Value(ReadOnlySpan<double> amounts, double v, out double slope)
    {
        var value = 0.0;
        slope = 0;
        for (var i = amounts.Length - 1; i >= 0; i--)
        {
            slope = (slope * v) + value;
            value = (value * v) + amounts[i];
        }

        return value;
    }
}
