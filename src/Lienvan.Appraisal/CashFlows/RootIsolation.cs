using System.Numerics;

namespace Lienvan.Appraisal.CashFlows;

/// <summary>
/// Every positive root of a polynomial with whole coefficients, none missed and none made up: Descartes' rule of signs on intervals that
/// are
/// halved until each holds one root (G. E. Collins, A. G. Akritas, SYMSAC 1976, 272), all in whole numbers, then bisection by exact signs.
/// Supports multiple roots, by looking at the square-free part; each is told once.
/// </summary>
internal static class RootIsolation
{
    /// <summary>
    /// Bits that a whole number needs to round well to a double; a root is found to sixteen more, for the sake of root − 1.
    /// </summary>
    private const int Bits = 64;

    /// <summary>The positive roots less one, ascending.</summary>
    /// <param name="polynomial">The lowest power first.</param>
    public static List<double> RootsLessOne(ReadOnlySpan<BigInteger> polynomial)
    {
        var trimmed = ExactPolynomial.Trim(polynomial);
        trimmed = trimmed[Math.Max(Array.FindIndex(trimmed, coefficient => !coefficient.IsZero), 0)..];
        if (trimmed.Length < 2 || ExactPolynomial.SignChanges(trimmed) == 0)
        {
            return [];
        }

        var free = ExactPolynomial.SquareFree(trimmed);
        var bound = BoundExponent(free);
        var roots = new List<double>();
        foreach (var interval in Isolate(free, bound))
        {
            roots.Add(Refine(free, interval));
        }

        roots.Sort();
        return roots;
    }

    /// <summary>k such that every root is below 2^k: twice the largest (|aᵢ| / |aₙ|)^(1/(n−i)) (Fujiwara 1916).</summary>
    private static int BoundExponent(BigInteger[] polynomial)
    {
        var top = BigInteger.Abs(polynomial[^1]).GetBitLength();
        var most = 0L;
        for (var i = 0; i < polynomial.Length - 1; i++)
        {
            var power = polynomial.Length - 1 - i;
            var excess = BigInteger.Abs(polynomial[i]).GetBitLength() - top + 1;
            most = polynomial[i].IsZero ? most : Math.Max(most, (excess + power - 1) / power);
        }

        return (int)most + 2;
    }

    /// <summary>Intervals in units of 2^−Shift, open, one root in each; or a point where Low is High.</summary>
    private readonly record struct Interval(BigInteger Low, BigInteger High, int Shift);

    private static List<Interval> Isolate(BigInteger[] polynomial, int bound)
    {
        var found = new List<Interval>();
        var scaled = new BigInteger[polynomial.Length];
        for (var i = 0; i < scaled.Length; i++)
        {
            scaled[i] = polynomial[i] << (bound * i);
        }

        var waiting = new Stack<(BigInteger[] Polynomial, BigInteger At, int Depth)>();
        waiting.Push((scaled, 0, 0));
        while (waiting.TryPop(out var node))
        {
            var changes = ChangesInside(node.Polynomial);
            if (changes == 1)
            {
                found.Add(OfNode(node.At, node.At + 1, node.Depth, bound));
            }
            else if (changes > 1)
            {
                Halve(node, bound, found, waiting);
            }
        }

        return found;
    }

    private static void Halve((BigInteger[] Polynomial, BigInteger At, int Depth) node, int bound, List<Interval> found,
        Stack<(BigInteger[] Polynomial, BigInteger At, int Depth)> waiting)
    {
        var left = new BigInteger[node.Polynomial.Length];
        for (var i = 0; i < left.Length; i++)
        {
            left[i] = node.Polynomial[i] << (left.Length - 1 - i);
        }

        var right = (BigInteger[])left.Clone();
        ExactPolynomial.ShiftByOne(right);
        var middle = (node.At * 2) + 1;
        if (right[0].IsZero)
        {
            found.Add(OfNode(middle, middle, node.Depth + 1, bound));
            right = right[1..];
        }

        waiting.Push((left, node.At * 2, node.Depth + 1));
        waiting.Push((right, middle, node.Depth + 1));
    }

    private static Interval OfNode(BigInteger low, BigInteger high, int depth, int bound) =>
        depth >= bound ? new Interval(low, high, depth - bound) : new Interval(low << (bound - depth), high << (bound - depth), 0);

    /// <summary>Sign changes of (1 + x)ⁿ p(1 / (1 + x)): a bound, exact when 0 or 1, of the roots between 0 and 1.</summary>
    private static int ChangesInside(BigInteger[] polynomial)
    {
        var turned = (BigInteger[])polynomial.Clone();
        Array.Reverse(turned);
        ExactPolynomial.ShiftByOne(turned);
        return ExactPolynomial.SignChanges(turned);
    }

    private static double Refine(BigInteger[] polynomial, Interval interval)
    {
        var (low, high, shift) = interval;
        var (width, signBelow) = (high - low, SignAbove(polynomial, interval));
        while (!width.IsZero && (low >> (Bits + 16)) < width)
        {
            // Halves the unit rather than the width: ends stay whole numbers.
            (low, high, shift) = (low * 2, high * 2, shift + 1);
            var middle = (low + high) / 2;
            var sign = ExactPolynomial.SignAt(polynomial, middle, shift);
            (low, high) = sign == 0 ? (middle, middle) : sign == signBelow ? (middle, high) : (low, middle);
            width = high - low;
        }

        return LessOne(low + high, shift + 1);
    }

    /// <summary>
    /// The sign just above the lower end. That end itself may be a root, found as a point before; then the sign of the first derivative
    /// that
    /// is not zero tells, and the polynomial being square-free that is the first.
    /// </summary>
    private static int SignAbove(BigInteger[] polynomial, Interval interval)
    {
        var sign = ExactPolynomial.SignAt(polynomial, interval.Low, interval.Shift);
        if (sign != 0)
        {
            return sign;
        }

        var derivative = new BigInteger[polynomial.Length - 1];
        for (var i = 1; i < polynomial.Length; i++)
        {
            derivative[i - 1] = polynomial[i] * i;
        }

        return ExactPolynomial.SignAt(derivative, interval.Low, interval.Shift);
    }

    /// <summary>Rounded to the nearest double; the cast from a whole number of any length would cut instead.</summary>
    private static double LessOne(BigInteger numerator, int shift)
    {
        var rest = numerator - (BigInteger.One << shift);
        var surplus = (int)Math.Max(0, BigInteger.Abs(rest).GetBitLength() - Bits);
        var nearest = rest.Sign * Math.ScaleB((double)(ulong)(BigInteger.Abs(rest) >> surplus), surplus - shift);
        return Math.Max(nearest, Math.BitIncrement(-1.0)); // every root is above −1, also one that rounds to it
    }
}
