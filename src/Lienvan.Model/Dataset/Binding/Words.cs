namespace Lienvan.Model.Dataset.Binding;

/// <summary>
/// The words of the package for the members of an enumeration: <c>lift_container</c> for <c>LiftContainer</c>. Tables are by string and int
/// alone, since code for every enumeration would have to be compiled at each start.
/// </summary>
internal static class Words<TChoice>
    where TChoice : struct, Enum
{
    private static readonly TChoice[] Members = Enum.GetValues<TChoice>();
    private static readonly Dictionary<string, int> Indexes = WordIndexes.Of(Enum.GetNames<TChoice>());

    public static TChoice Parse(string word) =>
        Indexes.TryGetValue(word, out var index) || Indexes.TryGetValue(word.Replace("_", "", StringComparison.Ordinal), out index)
            ? Members[index]
            : throw new ArgumentOutOfRangeException(nameof(word), word,
                $"not a {typeof(TChoice).Name}: the schema and the enumeration disagree");
}

/// <summary>Where each of some words stands.</summary>
internal static class WordIndexes
{
    public static Dictionary<string, int> Of(string[] words)
    {
        var indexes = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var index = 0; index < words.Length; index++)
        {
            indexes.Add(words[index], index);
        }

        return indexes;
    }
}
