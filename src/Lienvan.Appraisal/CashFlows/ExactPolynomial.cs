using System.Globalization;
using System.Numerics;

namespace Lienvan.Appraisal.CashFlows;

/// <summary>
/// Polynomials with whole coefficients, the lowest power first and never a zero at the top. Amounts of money become whole numbers by one
/// common power of ten, from their shortest decimal writing: 2.2 is then 2.2 and not the nearest binary fraction.
/// </summary>
internal static class ExactPolynomial
{
    private const ulong Prime = (1UL << 61) - 1;
    private const int GuardBits = 160;

    public static BigInteger[] FromDecimals(ReadOnlySpan<double> amounts)
    {
        var parts = new (BigInteger Digits, int Exponent)[amounts.Length];
        for (var i = 0; i < amounts.Length; i++)
        {
            parts[i] = Split(amounts[i]);
        }

        var lowest = parts.Where(part => !part.Digits.IsZero).Select(part => part.Exponent).DefaultIfEmpty(0).Min();
        return [.. parts.Select(part => part.Digits.IsZero ? 0 : part.Digits * BigInteger.Pow(10, part.Exponent - lowest))];
    }

    /// <summary>Without zeros above the highest power.</summary>
    public static BigInteger[] Trim(ReadOnlySpan<BigInteger> polynomial)
    {
        var length = polynomial.Length;
        while (length > 0 && polynomial[length - 1].IsZero)
        {
            length--;
        }

        return polynomial[..length].ToArray();
    }

    /// <summary>
    /// How often neighbouring coefficients that are not zero differ in sign: at least as many as positive roots (Descartes).
    /// </summary>
    public static int SignChanges(ReadOnlySpan<BigInteger> polynomial)
    {
        var (changes, last) = (0, 0);
        foreach (var coefficient in polynomial)
        {
            changes += coefficient.Sign * last < 0 ? 1 : 0;
            last = coefficient.IsZero ? last : coefficient.Sign;
        }

        return changes;
    }

    /// <summary>p(x + 1), in place.</summary>
    public static void ShiftByOne(Span<BigInteger> polynomial)
    {
        for (var i = 0; i < polynomial.Length - 1; i++)
        {
            for (var j = polynomial.Length - 2; j >= i; j--)
            {
                polynomial[j] += polynomial[j + 1];
            }
        }
    }

    /// <summary>The sign of p(numerator / 2^shift), at a positive place.</summary>
    public static int SignAt(ReadOnlySpan<BigInteger> polynomial, BigInteger numerator, int shift)
    {
        // Rounded down at every step, with the error kept; where that leaves the sign open, once more without rounding.
        var (value, error) = (BigInteger.Zero, BigInteger.Zero);
        for (var i = polynomial.Length - 1; i >= 0; i--)
        {
            value = ((value * numerator) >> shift) + (polynomial[i] << GuardBits);
            error = ((error * numerator) >> shift) + 2;
        }

        return BigInteger.Abs(value) > error ? value.Sign : ExactSignAt(polynomial, numerator, shift);
    }

    /// <summary>The polynomial with the same roots, each once: p / gcd(p, p′).</summary>
    public static BigInteger[] SquareFree(BigInteger[] polynomial)
    {
        var derivative = Trim(Derivative(polynomial));
        if (derivative.Length <= 1 || IsCoprimeModulo(polynomial, derivative))
        {
            return polynomial;
        }

        var (a, b) = (Primitive(polynomial), Primitive(derivative));
        while (b.Length > 0)
        {
            (a, b) = (b, Primitive(Trim(PseudoRemainder(a, b))));
        }

        return a.Length <= 1 ? polynomial : Primitive(Quotient(polynomial, a));
    }

    private static int ExactSignAt(ReadOnlySpan<BigInteger> polynomial, BigInteger numerator, int shift)
    {
        var (value, scale) = (BigInteger.Zero, 0);
        for (var i = polynomial.Length - 1; i >= 0; i--)
        {
            value = (value * numerator) + (polynomial[i] << scale);
            scale += shift;
        }

        return value.Sign;
    }

    private static (BigInteger Digits, int Exponent) Split(double amount)
    {
        var shortest = amount.ToString("R", CultureInfo.InvariantCulture);
        var mark = shortest.IndexOf('E', StringComparison.Ordinal);
        var mantissa = mark < 0 ? shortest : shortest[..mark];
        var exponent = mark < 0 ? 0 : int.Parse(shortest[(mark + 1)..], CultureInfo.InvariantCulture);
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 ? 0 : mantissa.Length - point - 1;
        return (BigInteger.Parse(mantissa.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture), exponent - decimals);
    }

    private static BigInteger[] Derivative(ReadOnlySpan<BigInteger> polynomial)
    {
        var derivative = new BigInteger[Math.Max(polynomial.Length - 1, 0)];
        for (var i = 1; i < polynomial.Length; i++)
        {
            derivative[i - 1] = polynomial[i] * i;
        }

        return derivative;
    }

    /// <summary>
    /// Whether p and p′ surely have no common root: no common divisor modulo a prime that does not divide p's highest coefficient means
    /// none at all. The reverse does not hold, so false only says that it must be looked at.
    /// </summary>
    private static bool IsCoprimeModulo(BigInteger[] p, BigInteger[] q)
    {
        var (a, b) = (Modulo(p), Modulo(q));
        if (a[^1] == 0 || b[^1] == 0)
        {
            return false;
        }

        while (b.Length > 1)
        {
            (a, b) = (b, RemainderModulo(a, b));
        }

        return b.Length == 1;
    }

    private static ulong[] Modulo(BigInteger[] polynomial) =>
        Array.ConvertAll(polynomial, coefficient => (ulong)(((coefficient % Prime) + Prime) % Prime));

    private static ulong[] RemainderModulo(ulong[] a, ulong[] b)
    {
        var rest = (ulong[])a.Clone();
        var inverse = (ulong)BigInteger.ModPow(b[^1], Prime - 2, Prime);
        for (var top = rest.Length - 1; top >= b.Length - 1; top--)
        {
            var factor = Multiply(rest[top], inverse);
            for (var i = 0; factor != 0 && i < b.Length; i++)
            {
                var at = top - b.Length + 1 + i;
                rest[at] = (rest[at] + Prime - Multiply(factor, b[i])) % Prime;
            }
        }

        var length = Math.Min(b.Length - 1, rest.Length);
        while (length > 0 && rest[length - 1] == 0)
        {
            length--;
        }

        return rest[..length];
    }

    private static ulong Multiply(ulong a, ulong b) => (ulong)((UInt128)a * b % Prime);

    private static BigInteger[] Primitive(BigInteger[] polynomial)
    {
        var divisor = BigInteger.Zero;
        foreach (var coefficient in polynomial)
        {
            divisor = BigInteger.GreatestCommonDivisor(divisor, coefficient);
        }

        return divisor.IsZero || divisor.IsOne ? polynomial : Array.ConvertAll(polynomial, coefficient => coefficient / divisor);
    }

    private static BigInteger[] PseudoRemainder(BigInteger[] a, BigInteger[] b)
    {
        var rest = (BigInteger[])a.Clone();
        for (var top = rest.Length - 1; top >= b.Length - 1; top--)
        {
            var factor = rest[top];
            for (var i = 0; i < top; i++)
            {
                rest[i] *= b[^1];
            }

            for (var i = 0; i < b.Length - 1; i++)
            {
                rest[top - b.Length + 1 + i] -= factor * b[i];
            }

            rest[top] = 0;
        }

        return rest;
    }

    /// <summary>
    /// a / b where b divides a over the rationals and is primitive: then every step is a whole number, up to a's own content.
    /// </summary>
    private static BigInteger[] Quotient(BigInteger[] a, BigInteger[] b)
    {
        var rest = (BigInteger[])a.Clone();
        var quotient = new BigInteger[a.Length - b.Length + 1];
        for (var at = quotient.Length - 1; at >= 0; at--)
        {
            quotient[at] = rest[at + b.Length - 1] / b[^1];
            for (var i = 0; i < b.Length; i++)
            {
                rest[at + i] -= quotient[at] * b[i];
            }
        }

        return quotient;
    }
}
