using System.Globalization;
using System.Text;

namespace Lienvan.App.Rendering;

/// <summary>Text without case and marks, so that <c>bac ninh</c> finds Bắc Ninh and <c>pingxiang</c> finds Píngxiáng.</summary>
internal static class Plain
{
    public static string Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var character in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(character is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(character));
            }
        }

        return plain.ToString();
    }
}
