namespace Lienvan.Model.Dataset.Csv;

/// <summary>What is wrong with the punctuation of a CSV text.</summary>
public enum CsvFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A quoted cell is not closed before the text ends.</summary>
    UnclosedQuote,

    /// <summary>A closing quote is followed by something other than a comma or a line end; the rest is kept as text.</summary>
    TextAfterQuote,

    /// <summary>A quote stands inside an unquoted cell; it is kept as text.</summary>
    QuoteInsideText,
}

/// <summary>
/// Reads RFC 4180 rows from a text in memory, one at a time, without allocating for cells that need no unquoting. Line ends may be CRLF,
/// LF or CR; a byte order mark is passed over; empty lines are skipped. Never throws: punctuation faults are told by <see cref="Fault"/>.
/// </summary>
public ref struct CsvReader
{
    private readonly ReadOnlySpan<char> text;
    private readonly List<CsvCell> cells;
    private int position;
    private int nextLine;

    /// <summary>A reader at the start of that text.</summary>
    public CsvReader(ReadOnlySpan<char> text)
    {
        this.text = text;
        cells = new List<CsvCell>(32);
        position = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;
        nextLine = 1;
    }

    /// <summary>The line on which the current row begins, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>How many cells the current row has.</summary>
    public readonly int Count => cells.Count;

    /// <summary>The first fault of the current row.</summary>
    public CsvFault Fault { get; private set; }

    /// <summary>The text of a cell of the current row; empty past the last.</summary>
    public readonly ReadOnlySpan<char> this[int column]
    {
        get
        {
            if ((uint)column >= (uint)cells.Count)
            {
                return [];
            }

            var cell = cells[column];
            return cell.Unquoted is { } unquoted ? unquoted : text.Slice(cell.Start, cell.Length);
        }
    }

    /// <summary>Goes to the next row. False at the end of the text.</summary>
    public bool Read()
    {
        SkipEmptyLines();
        if (position >= text.Length)
        {
            return false;
        }

        cells.Clear();
        Fault = CsvFault.None;
        Line = nextLine;
        do
        {
            ReadCell();
        }
        while (Take(','));

        TakeLineEnd();
        return true;
    }

    private void SkipEmptyLines()
    {
        while (position < text.Length && TakeLineEnd())
        {
        }
    }

    private bool Take(char expected)
    {
        if (position < text.Length && text[position] == expected)
        {
            position++;
            return true;
        }

        return false;
    }

    private bool TakeLineEnd()
    {
        if (position >= text.Length || text[position] is not ('\r' or '\n'))
        {
            return false;
        }

        if (text[position++] == '\r' && position < text.Length && text[position] == '\n')
        {
            position++;
        }

        nextLine++;
        return true;
    }

    private void ReadCell()
    {
        if (position < text.Length && text[position] == '"')
        {
            ReadQuotedCell();
            return;
        }

        var rest = text[position..];
        var length = rest.IndexOfAny(',', '\n', '\r');
        length = length < 0 ? rest.Length : length;
        if (rest[..length].Contains('"'))
        {
            Note(CsvFault.QuoteInsideText);
        }

        cells.Add(new CsvCell(position, length, null));
        position += length;
    }

    private void ReadQuotedCell()
    {
        var start = ++position;
        var hasDoubledQuotes = false;
        while (true)
        {
            var quote = text[position..].IndexOf('"');
            if (quote < 0)
            {
                Note(CsvFault.UnclosedQuote);
                AddQuoted(start, text.Length, hasDoubledQuotes);
                position = text.Length;
                return;
            }

            position += quote + 1;
            if (!Take('"'))
            {
                break;
            }

            hasDoubledQuotes = true;
        }

        AddQuoted(start, position - 1, hasDoubledQuotes);
        KeepTextAfterQuote();
    }

    private void AddQuoted(int start, int end, bool hasDoubledQuotes)
    {
        var quoted = text[start..end];
        nextLine += CountLineEnds(quoted);
        var unquoted = hasDoubledQuotes ? quoted.ToString().Replace("\"\"", "\"", StringComparison.Ordinal) : null;
        cells.Add(new CsvCell(start, quoted.Length, unquoted));
    }

    private void KeepTextAfterQuote()
    {
        var rest = text[position..];
        var length = rest.IndexOfAny(',', '\n', '\r');
        length = length < 0 ? rest.Length : length;
        if (length == 0)
        {
            return;
        }

        Note(CsvFault.TextAfterQuote);
        var last = cells.Count - 1;
        cells[last] = new CsvCell(0, 0, string.Concat(this[last], rest[..length]));
        position += length;
    }

    private static int CountLineEnds(ReadOnlySpan<char> quoted)
    {
        var count = 0;
        for (var i = 0; i < quoted.Length; i++)
        {
            var isCarriageReturnAlone = quoted[i] == '\r' && (i + 1 == quoted.Length || quoted[i + 1] != '\n');
            count += quoted[i] == '\n' || isCarriageReturnAlone ? 1 : 0;
        }

        return count;
    }

    private void Note(CsvFault fault) => Fault = Fault == CsvFault.None ? fault : Fault;

    /// <summary>Where a cell stands in the text, or its own text where that had to be put together.</summary>
    private readonly record struct CsvCell(int Start, int Length, string? Unquoted);
}
