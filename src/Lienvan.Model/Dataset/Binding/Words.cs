namespace Lienvan.Model.Dataset.Binding;

/// <summary>The words of the package for the members of an enumeration: <c>lift_container</c> for <c>LiftContainer</c>.</summary>
internal static class Words<TChoice>
    where TChoice : struct, Enum
{
    private static readonly Dictionary<string, TChoice> Members =
        Enum.GetValues<TChoice>()
            .DistinctBy(member => member.ToString())
            .ToDictionary(member => member.ToString(), StringComparer.OrdinalIgnoreCase);

    public static TChoice Parse(string word) =>
        Members.TryGetValue(word, out var member) || Members.TryGetValue(word.Replace("_", "", StringComparison.Ordinal), out member)
            ? member
            : throw new ArgumentOutOfRangeException(nameof(word), word,
                $"not a {typeof(TChoice).Name}: the schema and the enumeration disagree");
}
