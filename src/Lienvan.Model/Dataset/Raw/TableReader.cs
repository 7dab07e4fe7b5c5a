using System.Globalization;
using System.Text;
using Lienvan.Model.Dataset.Csv;
using Lienvan.Model.Dataset.Schema;

namespace Lienvan.Model.Dataset.Raw;

/// <summary>Reads one CSV file into the rows of its table, and says what is wrong with each cell. Faulty rows are left out.</summary>
internal sealed class TableReader(Table schema, PackageFile file, TextPool pool, List<Diagnostic> findings)
{
    private readonly RawTable table = new(schema, file.Name);
    private int[] columnOfCell = [];

    public RawTable Read()
    {
        var noted = findings.Count;
        var text = Decode();
        var reader = new CsvReader(text);
        if (!reader.Read())
        {
            if (text.Length == 0 && findings.Count > noted)
            {
                return table;
            }

            Note(PackageFindings.NoHeader, 0, "the file is empty",
                $"give it the header {string.Join(',', schema.Columns.Select(column => column.Name).Take(4))},…");
            return table;
        }

        if (!ReadHeader(ref reader))
        {
            return table;
        }

        while (reader.Read())
        {
            table.RowsInFile++;
            if (!IsBlank(ref reader))
            {
                ReadRow(ref reader);
            }
        }

        return table;
    }

    private string Decode()
    {
        var bytes = file.Content.Span;
        if (IsSixteenBit(bytes))
        {
            Note(PackageFindings.BadEncoding, 1, "the file is UTF-16, not UTF-8", "save it as UTF-8 (in a spreadsheet: CSV UTF-8)");
            return "";
        }

        if (!System.Text.Unicode.Utf8.IsValid(bytes))
        {
            var line = LineOfFirstBadByte(bytes);
            Note(PackageFindings.BadEncoding, line, "the file has bytes that are not UTF-8",
                "save it as UTF-8 (in a spreadsheet: CSV UTF-8)");
        }

        return Encoding.UTF8.GetString(bytes);
    }

    /// <summary>A byte order mark of UTF-16, or a zero in every second byte, as Latin letters have there.</summary>
    private static bool IsSixteenBit(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return true;
        }

        var start = bytes[..Math.Min(bytes.Length, 64)];
        return start.Length >= 8 && start.Count((byte)0) >= start.Length / 3;
    }

    private static int LineOfFirstBadByte(ReadOnlySpan<byte> bytes)
    {
        var line = 1;
        while (!bytes.IsEmpty)
        {
            var end = bytes.IndexOf((byte)'\n');
            if (end < 0 || !System.Text.Unicode.Utf8.IsValid(bytes[..end]))
            {
                return line;
            }

            bytes = bytes[(end + 1)..];
            line++;
        }

        return line;
    }

    /// <summary>Whether a row is only commas, as spreadsheets leave them behind.</summary>
    private bool IsBlank(ref CsvReader reader)
    {
        for (var cell = 0; cell < reader.Count; cell++)
        {
            if (!reader[cell].IsWhiteSpace())
            {
                return false;
            }
        }

        Note(PackageFindings.BlankRow, reader.Line, "the row is empty", "remove it");
        return true;
    }

    private bool ReadHeader(ref CsvReader reader)
    {
        if (reader.Count == 1 && reader[0].IndexOfAny(';', '\t') >= 0)
        {
            Note(PackageFindings.WrongSeparator, reader.Line, "cells are separated by semicolons or tabs",
                "save the table with commas between cells");
            return false;
        }

        columnOfCell = new int[reader.Count];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var isUsable = true;
        for (var cell = 0; cell < reader.Count; cell++)
        {
            var name = reader[cell].Trim().ToString();
            columnOfCell[cell] = table.IndexOf(name);
            if (!seen.Add(name))
            {
                columnOfCell[cell] = -1;
                Note(PackageFindings.DoubleColumn, reader.Line,
                    $"column {name} stands twice; the first is used", "remove or rename one of them");
            }
            else if (columnOfCell[cell] < 0)
            {
                Note(PackageFindings.UnknownColumn, reader.Line,
                    $"column '{name}' is not part of {schema.FileName}", "correct its name or remove it");
            }
        }

        foreach (var column in schema.Columns.Where(column => !seen.Contains(column.Name)))
        {
            isUsable &= !column.IsRequired;
            NoteMissing(column, reader.Line);
        }

        return isUsable;
    }

    private void NoteMissing(Column column, int line)
    {
        if (column.IsRequired)
        {
            Note(PackageFindings.MissingColumn, line,
                $"column {column.Name} is missing, so no row of {schema.FileName} can be used", $"add it: {column.Meaning}");
        }
        else
        {
            Note(PackageFindings.AbsentColumn, line,
                $"column {column.Name} is absent",
                $"nothing, if {(column.Default.Length > 0 ? column.Default : "not known")} is meant for every row");
        }
    }

    private void ReadRow(ref CsvReader reader)
    {
        var isGood = CheckPunctuation(ref reader);
        var cells = new string[schema.Columns.Length];
        Array.Fill(cells, "");
        for (var cell = 0; cell < Math.Min(reader.Count, columnOfCell.Length); cell++)
        {
            if (columnOfCell[cell] >= 0)
            {
                cells[columnOfCell[cell]] = TakeCell(schema.Columns[columnOfCell[cell]], reader[cell], reader.Line, ref isGood);
            }
        }

        CheckFilled(cells, reader.Line, ref isGood);
        var row = new RawRow(table, reader.Line, cells);
        table.SeenIds.Add(row.Id);
        if (isGood)
        {
            table.Rows.Add(row);
        }
    }

    private bool CheckPunctuation(ref CsvReader reader)
    {
        if (reader.Fault != CsvFault.None)
        {
            Note(PackageFindings.BadQuotes, reader.Line, "the quotes of this row do not match",
                "put cells with commas or quotes in quotes, and double the quotes inside");
        }

        if (reader.Count != columnOfCell.Length)
        {
            var what = string.Create(CultureInfo.InvariantCulture,
                $"the row has {reader.Count} cells and the header {columnOfCell.Length}");
            Note(PackageFindings.WrongCellCount, reader.Line, what, "add or remove commas; put text with commas in quotes");
        }

        return reader.Fault == CsvFault.None && reader.Count == columnOfCell.Length;
    }

    private string TakeCell(Column column, ReadOnlySpan<char> text, int line, ref bool isGood)
    {
        var trimmed = text.Trim();
        if (trimmed.Length != text.Length && trimmed.Length > 0)
        {
            Note(PackageFindings.SurroundingSpaces, line, $"column {column.Name} has spaces around '{Shorten(trimmed)}'", "remove them");
        }

        if (trimmed.IsEmpty)
        {
            return "";
        }

        if (trimmed.ContainsAnyInRange('\u0000', '\u0008') || trimmed.Contains('\uFFFD'))
        {
            Note(PackageFindings.ControlCharacters, line, $"column {column.Name} has characters that are no text", "retype the cell");
        }

        if (CellRules.FindFault(column, trimmed) is { } fault)
        {
            Note(fault.Kind, line, fault.What, fault.WhatToDo);
            isGood = false;
        }

        return pool.Get(trimmed);
    }

    private void CheckFilled(string[] cells, int line, ref bool isGood)
    {
        for (var index = 0; index < cells.Length; index++)
        {
            var column = schema.Columns[index];
            if (cells[index].Length == 0 && column.IsRequired)
            {
                Note(PackageFindings.EmptyCell, line, $"column {column.Name} is empty", $"fill it: {column.Meaning}");
                isGood = false;
            }
        }
    }

    private static string Shorten(ReadOnlySpan<char> text) => text.Length <= 40 ? text.ToString() : string.Concat(text[..37], "...");

    private void Note(DiagnosticKind kind, int line, string what, string whatToDo) =>
        findings.Add(kind.At(file.Name, line, what, whatToDo));
}
