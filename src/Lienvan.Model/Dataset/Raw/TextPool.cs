namespace Lienvan.Model.Dataset.Raw;

/// <summary>
/// Gives one string for equal texts. The cells of a package repeat each other (sources, currencies, keys), so that a package of 200,000
/// rows keeps a few thousand strings instead of millions.
/// </summary>
internal sealed class TextPool
{
    private const int LongestPooled = 200;
    private readonly string?[] slots = new string?[1 << 15];

    public string Get(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return "";
        }

        if (text.Length > LongestPooled)
        {
            return text.ToString();
        }

        ref var slot = ref slots[Hash(text) & (slots.Length - 1)];
        if (slot is not null && text.SequenceEqual(slot))
        {
            return slot;
        }

        return slot = text.ToString();
    }

    private static int Hash(ReadOnlySpan<char> text)
    {
        var hash = 2166136261u;
        foreach (var character in text)
        {
            hash = (hash ^ character) * 16777619u;
        }

        return (int)(hash ^ (hash >> 15));
    }
}
