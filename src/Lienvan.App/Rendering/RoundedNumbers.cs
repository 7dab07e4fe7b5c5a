using System.Buffers.Text;
using System.Text.Json;

namespace Lienvan.App.Rendering;

/// <summary>
/// Rounded numbers in JSON. The shortest text of any double takes long to find, and most of an answer's numbers have few decimals, which
/// a whole number and a point say as well.
/// </summary>
internal static class RoundedNumbers
{
    private const double Largest = 1L << 53;

    private static readonly double[] Powers = [1, 10, 100, 1000];

    /// <summary>Writes a number rounded to at most so many decimals, halves to the even one, without noughts at its end.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="name">The name of the property.</param>
    /// <param name="value">Any number.</param>
    /// <param name="decimals">0 to 3.</param>
    public static void WriteRounded(this Utf8JsonWriter json, ReadOnlySpan<byte> name, double value, int decimals)
    {
        var scaled = Math.Round(value * Powers[decimals]);
        if (!(Math.Abs(scaled) < Largest))
        {
            json.WriteNumber(name, Math.Round(value, decimals));
            return;
        }

        var whole = (long)scaled;
        for (; decimals > 0 && whole % 10 == 0; decimals--)
        {
            whole /= 10;
        }

        json.WritePropertyName(name);
        Span<byte> text = stackalloc byte[24];
        json.WriteRawValue(text[..Format(whole, decimals, text)], skipInputValidation: true);
    }

    private static int Format(long whole, int decimals, Span<byte> text)
    {
        var length = 0;
        if (whole < 0)
        {
            text[length++] = (byte)'-';
            whole = -whole;
        }

        var (before, after) = Math.DivRem(whole, (long)Powers[decimals]);
        Utf8Formatter.TryFormat(before, text[length..], out var written);
        length += written;
        if (decimals > 0)
        {
            text[length++] = (byte)'.';
            Utf8Formatter.TryFormat(after, text[length..], out written, new('D', (byte)decimals));
            length += written;
        }

        return length;
    }
}
