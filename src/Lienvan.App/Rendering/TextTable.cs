namespace Lienvan.App.Rendering;

/// <summary>
/// An aligned table as plain text. A heading that ends in <c>&gt;</c> is of a column set to the right, one in <c>~</c> of a column that
/// wraps where the table would pass <see cref="Columns"/>. Lines may hang below a row. Nothing is ever clipped.
/// </summary>
internal sealed class TextTable(params string[] headings)
{
    /// <summary>How wide an answer is at most, in columns of a terminal.</summary>
    public const int Columns = 140;

    private const int LeastWrapped = 24;
    private readonly List<(string[] Cells, string[] Below)> rows = [];

    public void Add(params string[] cells) => rows.Add((cells, []));

    /// <summary>A row with lines below it, set in from that column on.</summary>
    public void AddWith(IEnumerable<string> below, params string[] cells) => rows.Add((cells, [.. below]));

    /// <param name="output">Takes the table.</param>
    /// <param name="indent">Stands before each line.</param>
    /// <param name="belowColumn">The column from which lines below a row are set in.</param>
    public void Print(TextWriter output, string indent = "", int belowColumn = 0)
    {
        var isRight = headings.Select(heading => heading.EndsWith('>')).ToArray();
        var names = headings.Select(heading => heading.TrimEnd('>', '~')).ToArray();
        var widths = names.Select((name, column) => rows.Select(row => Width(row.Cells[column])).Append(Width(name)).Max()).ToArray();
        var wrapped = Array.FindIndex(headings, heading => heading.EndsWith('~'));
        if (wrapped >= 0)
        {
            var others = indent.Length + widths.Sum() - widths[wrapped] + (2 * (widths.Length - 1));
            widths[wrapped] = Math.Min(widths[wrapped], Math.Max(LeastWrapped, Columns - others));
        }

        var before = new string(' ', indent.Length + widths.Take(belowColumn).Sum(width => width + 2));
        PrintRow(output, indent, names, widths, isRight);
        foreach (var (cells, below) in rows)
        {
            PrintRow(output, indent, cells, widths, isRight);
            foreach (var line in below)
            {
                PrintWrapped(output, before + "  ", line);
            }
        }
    }

    /// <summary>A text in lines of at most <see cref="Columns"/>, the later ones two columns further in.</summary>
    public static void PrintWrapped(TextWriter output, string indent, string text)
    {
        var before = indent;
        foreach (var line in Wrap(text, Columns - indent.Length - 2))
        {
            output.WriteLine(before + line);
            before = indent + "  ";
        }
    }

    /// <summary>The text in lines of at most so many columns, broken at spaces, or anywhere between Chinese characters.</summary>
    public static IEnumerable<string> Wrap(string text, int columns)
    {
        var line = "";
        foreach (var piece in Pieces(text))
        {
            if (line.Length > 0 && Width(line + piece.TrimEnd()) > columns)
            {
                yield return line.TrimEnd();
                line = "";
            }

            line += piece;
        }

        yield return line.TrimEnd();
    }

    /// <summary>Columns that a text takes on a terminal: Chinese characters take two, combining marks none.</summary>
    public static int Width(string text) => text.Sum(WidthOf);

    private static int WidthOf(char character) => character switch
    {
        >= '\u0300' and <= '\u036F' => 0,
        >= '\u1100' and <= '\u115F' or >= '\u2E80' and <= '\uA4CF' => 2,
        >= '\uAC00' and <= '\uD7A3' or >= '\uF900' and <= '\uFAFF' or >= '\uFF00' and <= '\uFF60' => 2,
        _ => 1,
    };

    private static IEnumerable<string> Pieces(string text)
    {
        var start = 0;
        for (var at = 1; at <= text.Length; at++)
        {
            if (at == text.Length || text[at - 1] == ' ' || (WidthOf(text[at - 1]) == 2 && WidthOf(text[at]) == 2 && !IsClosing(text[at])))
            {
                yield return text[start..at];
                start = at;
            }
        }
    }

    private static bool IsClosing(char character) => character is '\uFF0C' or '\u3002' or '\uFF1B' or '\uFF1A' or '\uFF09' or '\u3001';

    private static void PrintRow(TextWriter output, string indent, string[] cells, int[] widths, bool[] isRight)
    {
        var lines = cells.Select((cell, column) => Wrap(cell, Math.Max(widths[column], 1)).ToArray()).ToArray();
        for (var index = 0; index < lines.Max(cell => cell.Length); index++)
        {
            var line = indent;
            for (var column = 0; column < cells.Length; column++)
            {
                var text = index < lines[column].Length ? lines[column][index] : "";
                var padding = new string(' ', Math.Max(0, widths[column] - Width(text)));
                line += (column > 0 ? "  " : "") + (isRight[column] ? padding + text : text + padding);
            }

            output.WriteLine(line.TrimEnd());
        }
    }
}
