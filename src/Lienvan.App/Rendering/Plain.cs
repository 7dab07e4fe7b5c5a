using System.Globalization;
using System.Text;

namespace Lienvan.App.Rendering;

/// <summary>
/// Text without case and marks, so that <c>bac ninh</c> finds Bắc Ninh and <c>pingxiang</c> finds Píngxiáng. The program runs without a
/// culture library, where decomposing text does nothing: the letters of Vietnamese and Pinyin are therefore listed.
/// </summary>
internal static class Plain
{
    private static readonly string[] Families =
    [
        "aàáảãạăằắẳẵặâầấẩẫậāǎä", "dđ", "eèéẻẽẹêềếểễệēě", "iìíỉĩịīǐ", "oòóỏõọôồốổỗộơờớởỡợōǒö", "uùúủũụưừứửữựūǔüǖǘǚǜ", "yỳýỷỹỵ",
    ];

    private static readonly Dictionary<char, char> Bases =
        Families.SelectMany(family => family.Skip(1).Select(letter => (letter, family[0]))).ToDictionary(pair => pair.letter,
            pair => pair.Item2);

    public static string Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)
            {
                var small = char.ToLowerInvariant(character);
                plain.Append(Bases.GetValueOrDefault(small, small));
            }
        }

        return plain.ToString();
    }
}
