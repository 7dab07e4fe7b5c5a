namespace Lienvan.Model.Places;

/// <summary>
/// Brings a name to the form in which names are compared: lower case, without tone marks, spaces and punctuation. Chinese characters stay.
/// By its own table, because Unicode normalization depends on libraries that a machine may lack.
/// </summary>
public static class NameFolding
{
    private static readonly Dictionary<char, char> Plain = MakePlain(
        ("a", "àáảãạăằắẳẵặâầấẩẫậāǎäåą"),
        ("c", "çćč"),
        ("d", "đ"),
        ("e", "èéẻẽẹêềếểễệēěëę"),
        ("i", "ìíỉĩịīǐï"),
        ("l", "ł"),
        ("n", "ñńň"),
        ("o", "òóỏõọôồốổỗộơờớởỡợōǒö"),
        ("s", "śš"),
        ("u", "ùúủũụưừứửữựūǔüǖǘǚǜ"),
        ("y", "ỳýỷỹỵ"),
        ("z", "źżž"));

    /// <summary>The name as it is compared.</summary>
    public static string Fold(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        Span<char> folded = name.Length <= 128 ? stackalloc char[name.Length] : new char[name.Length];
        var length = 0;
        foreach (var character in name)
        {
            var lower = char.ToLowerInvariant(character);
            if (Plain.TryGetValue(lower, out var plain))
            {
                folded[length++] = plain;
            }
            else if (char.IsLetterOrDigit(lower))
            {
                folded[length++] = lower;
            }
        }

        return folded[..length].ToString();
    }

    private static Dictionary<char, char> MakePlain(params ReadOnlySpan<(string Plain, string Marked)> groups)
    {
        var table = new Dictionary<char, char>();
        foreach (var (plain, marked) in groups)
        {
            foreach (var character in marked)
            {
                table.Add(character, plain[0]);
            }
        }

        return table;
    }
}
