namespace Lienvan.Operations.Timetables.Dispatch.Proof;

/// <summary>
/// A statement about a bound of a variable. Bound 2v is the lower bound of variable v, bound 2v + 1 the negative of its upper bound, so that
/// every statement reads "the bound is at least <paramref name="Least"/>", and every bound only grows while a search goes down.
/// </summary>
/// <param name="Bound">Which bound.</param>
/// <param name="Least">What it is at least.</param>
internal readonly record struct Literal(int Bound, long Least)
{
    /// <summary>The opposite: v ≥ k against v ≤ k − 1.</summary>
    public Literal Negated => new(Bound ^ 1, 1 - Least);

    /// <summary>Variable ≥ value.</summary>
    public static Literal AtLeast(int variable, long value) => new(2 * variable, value);

    /// <summary>Variable ≤ value.</summary>
    public static Literal AtMost(int variable, long value) => new((2 * variable) + 1, -value);

    /// <summary>A variable of 0 and 1 is 1.</summary>
    public static Literal IsTrue(int variable) => AtLeast(variable, 1);

    /// <summary>A variable of 0 and 1 is 0.</summary>
    public static Literal IsFalse(int variable) => AtMost(variable, 0);

    /// <summary>Such as <c>v7 ≥ 3</c>.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"v{Bound >> 1} {((Bound & 1) == 0 ? '≥' : '≤')} {((Bound & 1) == 0 ? Least : -Least)}");
}
