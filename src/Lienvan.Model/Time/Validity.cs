using NodaTime;

namespace Lienvan.Model.Time;

/// <summary>When a row of the package holds: days, both included, and the project that must be in effect.</summary>
/// <param name="From">First day; null for always.</param>
/// <param name="To">Last day; null for ever.</param>
/// <param name="Project">The project; empty for none.</param>
public sealed record Validity(LocalDate? From, LocalDate? To, string Project)
{
    /// <summary>Always.</summary>
    public static readonly Validity Always = new(null, null, "");

    /// <summary>Whether the day lies in the span, whatever the project.</summary>
    public bool Covers(LocalDate day) => (From is not { } from || day >= from) && (To is not { } to || day <= to);

    /// <summary>Whether the two spans share a day.</summary>
    public bool Overlaps(Validity other) =>
        (From is not { } from || other.To is not { } otherTo || from <= otherTo) &&
        (To is not { } to || other.From is not { } otherFrom || otherFrom <= to);
}
