using System.Globalization;
using Lienvan.Model.Dataset;
using Lienvan.Model.Dataset.Csv;

namespace Lienvan.Formats.Gtfs;

/// <summary>
/// Reads the rows of one file of a feed, by column name. Rows with broken punctuation are told and left out. Cells come without the blanks
/// around them.
/// </summary>
internal ref struct GtfsTable
{
    private readonly ReadOnlySpan<char> text;
    private readonly GtfsFindings findings;
    private readonly Dictionary<string, int> columns = new(StringComparer.Ordinal);
    private readonly string file;
    private readonly int headerCount;
    private CsvReader rows;
    private int lineOffset;
    private int knownLine = 1;
    private int knownPosition;

    /// <summary>A reader past the header of that text.</summary>
    public GtfsTable(string file, ReadOnlySpan<char> text, GtfsFindings findings)
    {
        this.file = file;
        this.text = text;
        this.findings = findings;
        rows = new CsvReader(text);
        if (!rows.Read())
        {
            return;
        }

        headerCount = rows.Count;
        for (var column = 0; column < rows.Count; column++)
        {
            var name = rows[column].Trim().ToString();
            if (!columns.TryAdd(name, column) && name.Length > 0)
            {
                findings.Add(
                    GtfsDiagnostics.ColumnTwice,
                    new GtfsPlace(file, rows.Line),
                    $"column '{name}' stands twice",
                    "remove one; the first is read");
            }
        }
    }

    /// <summary>Whether a row of too many cells is still given. False by default.</summary>
    public bool KeepsUnsoundRows { get; init; }

    /// <summary>Whether the current row has no more cells than the header.</summary>
    public bool IsSound { get; private set; }

    /// <summary>Where the current row is.</summary>
    public readonly GtfsPlace Place => new(file, rows.Line + lineOffset);

    /// <summary>The cell of the current row without blanks around it; empty where the row or the file has no such column.</summary>
    public readonly ReadOnlySpan<char> this[int column] => column < 0 ? [] : rows[column].Trim();

    /// <summary>Where a column stands, or -1.</summary>
    public readonly int FindColumn(string name) => columns.GetValueOrDefault(name, -1);

    /// <summary>Whether all those columns are there; a finding for each that is not.</summary>
    public readonly bool HasColumns(params ReadOnlySpan<string> names)
    {
        var hasAll = true;
        foreach (var name in names)
        {
            if (!columns.ContainsKey(name))
            {
                findings.Add(
                    GtfsDiagnostics.ColumnMissing,
                    new GtfsPlace(file, 1),
                    $"no column '{name}'",
                    "add it; no row of the file is read without");
                hasAll = false;
            }
        }

        return hasAll;
    }

    /// <summary>Goes to the next sound row. False at the end.</summary>
    public bool Read()
    {
        while (ReadRow())
        {
            IsSound = CheckCells();
            if (IsSound || KeepsUnsoundRows)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Adds a finding about the current row.</summary>
    public readonly void Find(DiagnosticKind kind, string what, string whatToDo) => findings.Add(kind, Place, what, whatToDo);

    /// <summary>Whether that cell has text; a finding when it has none.</summary>
    public readonly bool Has(int column, string name)
    {
        if (this[column].Length > 0)
        {
            return true;
        }

        Find(GtfsDiagnostics.CellMissing, $"no {name}", "fill it in; the row is left out");
        return false;
    }

    /// <summary>Whether that cell is a key seen for the first time; a finding when it is not.</summary>
    public readonly bool IsNew(int column, string name, GtfsKeys keys)
    {
        if (!keys.Contains(this[column]))
        {
            return true;
        }

        Find(GtfsDiagnostics.Duplicate, $"{name} '{this[column]}' stands twice", "rename one; the row is left out");
        return false;
    }

    private bool ReadRow()
    {
        while (rows.Read())
        {
            // A quote that nobody closed swallows the rows after it up to the next quote: go back to the line after the one it stands on.
            if (rows.Fault is not (CsvFault.UnclosedQuote or CsvFault.TextAfterQuote) || !SpansLines())
            {
                return true;
            }

            Find(
                GtfsDiagnostics.UnclosedQuote,
                "a quote is opened and not closed",
                "close it, or double it inside a quoted cell; the row is left out");
            RestartAfter(rows.Line + lineOffset);
        }

        return false;
    }

    private readonly bool SpansLines()
    {
        for (var column = 0; column < rows.Count; column++)
        {
            if (rows[column].ContainsAny('\n', '\r'))
            {
                return true;
            }
        }

        return rows.Fault == CsvFault.UnclosedQuote;
    }

    private void RestartAfter(int line)
    {
        while (knownLine <= line && knownPosition < text.Length)
        {
            var rest = text[knownPosition..];
            var end = rest.IndexOfAny('\n', '\r');
            var isPair = end >= 0 && end + 1 < rest.Length && rest[end] == '\r' && rest[end + 1] == '\n';
            knownPosition = end < 0 ? text.Length : knownPosition + end + (isPair ? 2 : 1);
            knownLine++;
        }

        rows = new CsvReader(text[knownPosition..]);
        lineOffset = knownLine - 1;
    }

    private readonly bool CheckCells()
    {
        if (rows.Fault is CsvFault.QuoteInsideText or CsvFault.TextAfterQuote)
        {
            Find(
                GtfsDiagnostics.StrayQuote,
                "a quote stands where none belongs",
                "quote the whole cell and double the quotes in it; it is kept as text");
        }

        if (rows.Count < headerCount)
        {
            Find(GtfsDiagnostics.TooFewCells, Cells(), "add the missing ones; they are taken as empty");
        }

        for (var column = headerCount; column < rows.Count; column++)
        {
            if (this[column].Length > 0)
            {
                Find(GtfsDiagnostics.TooManyCells, Cells(), "quote the cell that has a comma; the row is left out");
                return false;
            }
        }

        return true;
    }

    private readonly string Cells() => string.Create(CultureInfo.InvariantCulture, $"{rows.Count} cells under a header of {headerCount}");
}
