using System.Globalization;
using System.Text;

namespace Lienvan.App.Rendering;

/// <summary>
/// A table as aligned plain text, right whether it goes to a terminal or a file. Columns are as wide as their widest cell; where that is
/// too wide for the page the widest ones are wrapped at spaces, never cut.
/// </summary>
internal static class ListingTable
{
    private const int Gap = 2;
    private const int NarrowestWrapped = 14;

    /// <summary>A word is broken only when it is longer than this.</summary>
    private const int LongestWord = 32;

    /// <summary>A space at which no line ends: within a clock time, say. It is written as an ordinary space.</summary>
    public const char Tie = '\u00A0';

    /// <summary>Writes header and rows.</summary>
    /// <param name="output">Takes the lines.</param>
    /// <param name="header">The column heads; one that begins with <c>&gt;</c> is set flush right, and loses that sign.</param>
    /// <param name="rows">The cells of each row.</param>
    /// <param name="width">Width of the page in columns; 140 by default.</param>
    public static void Write(TextWriter output, IReadOnlyList<string> header, IReadOnlyList<IReadOnlyList<string>> rows, int width = 140)
    {
        var isRight = header.Select(head => head.StartsWith('>')).ToArray();
        string[] heads = [.. header.Select(head => head.TrimStart('>'))];
        var widths = heads.Select((head, column) => rows.Select(row => WidthOf(row[column])).Append(WidthOf(head)).Max()).ToArray();
        var least = heads.Select((head, column) => rows.Select(row =>
            WidthOfLongestWord(row[column])).Append(WidthOfLongestWord(head)).Max()).ToArray();
        Fit(widths, least, width - ((widths.Length - 1) * Gap));
        WriteRow(output, heads, widths, isRight);
        foreach (var row in rows)
        {
            WriteRow(output, row, widths, isRight);
        }
    }

    /// <summary>The columns a text takes: two for East Asian characters, none for marks that stand on the one before.</summary>
    public static int WidthOf(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var isMark = Rune.GetUnicodeCategory(rune) is
                UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;
            width += isMark ? 0 : IsWide(rune.Value) ? 2 : 1;
        }

        return width;
    }

    /// <summary>The text in lines of at most that width, broken at spaces; a word longer than a line is broken inside.</summary>
    public static List<string> Wrap(string text, int width)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        foreach (var word in text.Split(' '))
        {
            var rest = word;
            if (line.Length > 0 && WidthOf(line.ToString()) + 1 + WidthOf(rest) > width)
            {
                lines.Add(line.ToString());
                line.Clear();
            }

            while (WidthOf(rest) > width)
            {
                var length = LongestStart(rest, width);
                lines.Add(rest[..length]);
                rest = rest[length..];
            }

            line.Append(line.Length > 0 ? " " : "").Append(rest);
        }

        lines.Add(line.ToString());
        return lines;
    }

    private static int LongestStart(string text, int width)
    {
        var (length, used) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            used += WidthOf(rune.ToString());
            if (used > width && length > 0)
            {
                break;
            }

            length += rune.Utf16SequenceLength;
        }

        return length;
    }

    private static void Fit(int[] widths, int[] least, int room)
    {
        for (var excess = widths.Sum() - room; excess > 0; excess--)
        {
            var widest = -1;
            for (var column = 0; column < widths.Length; column++)
            {
                var canGive = widths[column] > Math.Max(NarrowestWrapped, Math.Min(least[column], LongestWord));
                widest = canGive && (widest < 0 || widths[column] > widths[widest]) ? column : widest;
            }

            if (widest < 0)
            {
                return;
            }

            widths[widest]--;
        }
    }

    private static int WidthOfLongestWord(string text) => text.Split(' ').Max(WidthOf);

    private static void WriteRow(TextWriter output, IReadOnlyList<string> cells, int[] widths, bool[] isRight)
    {
        var wrapped = cells.Select((cell, column) => Wrap(cell, widths[column])).ToArray();
        for (var part = 0; part < wrapped.Max(lines => lines.Count); part++)
        {
            var line = new StringBuilder();
            for (var column = 0; column < wrapped.Length; column++)
            {
                var text = part < wrapped[column].Count ? wrapped[column][part] : "";
                var padding = new string(' ', Math.Max(0, widths[column] - WidthOf(text)));
                line.Append(column > 0 ? "  " : "").Append(isRight[column] ? padding + text : text + padding);
            }

            output.WriteLine(line.Replace(Tie, ' ').ToString().TrimEnd());
        }
    }

    /// <summary>East Asian Wide and Fullwidth, roughly by block. Source: Unicode Standard Annex 11.</summary>
    private static bool IsWide(int character) => character is
        >= 0x1100 and <= 0x115F or >= 0x2E80 and <= 0x303E or >= 0x3041 and <= 0x33FF or
        >= 0x3400 and <= 0x4DBF or >= 0x4E00 and <= 0x9FFF or
        >= 0xA000 and <= 0xA4CF or >= 0xAC00 and <= 0xD7A3 or >= 0xF900 and <= 0xFAFF or
        >= 0xFE30 and <= 0xFE6F or >= 0xFF00 and <= 0xFF60 or
        >= 0xFFE0 and <= 0xFFE6 or >= 0x20000 and <= 0x3FFFD;
}
