namespace Lienvan.Model.Places;

/// <summary>How sure a number is.</summary>
public enum Confidence
{
    /// <summary>Official, or two independent sources agree.</summary>
    A,

    /// <summary>One reputable source.</summary>
    B,

    /// <summary>Weak, old or second-hand.</summary>
    C,

    /// <summary>Derived from others by arithmetic.</summary>
    D,

    /// <summary>Chosen because nothing is published.</summary>
    Assumed,
}

/// <summary>Where a row comes from and how sure it is.</summary>
/// <param name="Source">Who says so; for an assumed value, why this value.</param>
/// <param name="Confidence">How sure.</param>
/// <param name="Note">Anything a reader should know; empty for nothing.</param>
public sealed record Provenance(string Source, Confidence Confidence, string Note)
{
    /// <summary>Whether the row was chosen rather than found.</summary>
    public bool IsAssumed => Confidence == Confidence.Assumed;
}
