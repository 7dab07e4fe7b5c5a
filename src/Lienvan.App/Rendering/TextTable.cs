namespace Lienvan.App.Rendering;

/// <summary>An aligned table as plain text. A heading that ends in <c>&gt;</c> is of a column set to the right.</summary>
internal sealed class TextTable(params string[] headings)
{
    private readonly List<string[]> rows = [];

    public void Add(params string[] cells) => rows.Add(cells);

    public void Print(TextWriter output, string indent = "")
    {
        var isRight = headings.Select(heading => heading.EndsWith('>')).ToArray();
        var names = headings.Select(heading => heading.TrimEnd('>')).ToArray();
        var widths = names.Select((name, column) => rows.Select(row => Width(row[column])).Append(Width(name)).Max()).ToArray();
        PrintRow(output, indent, names, widths, isRight);
        foreach (var row in rows)
        {
            PrintRow(output, indent, row, widths, isRight);
        }
    }

    /// <summary>Columns that a text takes on a terminal: Chinese characters take two, combining marks none.</summary>
    public static int Width(string text)
    {
        var width = 0;
        foreach (var character in text)
        {
            width += character switch
            {
                >= '\u0300' and <= '\u036F' => 0,
                >= '\u1100' and <= '\u115F' or >= '\u2E80' and <= '\uA4CF' or >= '\uAC00' and <= '\uD7A3' or >= '\uF900' and <= '\uFAFF' or >= '\uFF00' and <= '\uFF60' => 2,
                _ => 1,
            };
        }

        return width;
    }

    private static void PrintRow(TextWriter output, string indent, string[] cells, int[] widths, bool[] isRight)
    {
        var line = indent;
        for (var column = 0; column < cells.Length; column++)
        {
            var padding = new string(' ', widths[column] - Width(cells[column]));
            line += (column > 0 ? "  " : "") + (isRight[column] ? padding + cells[column] : cells[column] + padding);
        }

        output.WriteLine(line.TrimEnd());
    }
}
