using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Lienvan.Appraisal.CashFlows;
using Lienvan.Model.Dataset;
using Lienvan.Model.Dataset.Csv;

namespace Lienvan.Formats.CashFlowTables;

/// <summary>
/// Reads a cash flow from CSV with the columns <c>year,amount</c>, or <c>year,cost,benefit</c> with costs as positive numbers; with all of
/// them an amount must be benefit less cost, with one of cost and benefit the other follows from the amount. Names of columns in any case,
/// other columns are passed over; blank lines, quotes and a byte order mark are fine. Numbers have a decimal point and no groups.
/// </summary>
public sealed class CashFlowReader
{
    private static readonly SearchValues<char> Groups = SearchValues.Create(" \u00a0\u202f'_");
    private static readonly SearchValues<char> Signs = SearchValues.Create("$%€¥₫()");

    private readonly string file;
    private readonly ImmutableArray<Diagnostic>.Builder findings = ImmutableArray.CreateBuilder<Diagnostic>();
    private readonly List<(YearAmount Amount, int Line)> rows = [];
    private CashFlowColumns columns;

    private CashFlowReader(string file) => this.file = file;

    /// <summary>Reads a file.</summary>
    /// <param name="file">Its name, for findings.</param>
    /// <param name="bytes">What it says.</param>
    /// <returns>The flow; null where any finding is an error.</returns>
    public static Read<CashFlow?> Read(string file, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        var reader = new CashFlowReader(file);
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || !Utf8.IsValid(bytes))
        {
            reader.Find(CashFlowDiagnostics.NotUtf8, 0, "the file is not UTF-8 text", "save it as CSV in UTF-8");
        }
        else
        {
            reader.ReadRows(Encoding.UTF8.GetString(bytes));
        }

        var found = new Read<CashFlow?>(null, [.. reader.findings.OrderBy(finding => finding.Line)]);
        return found.HasErrors ? found
            : found with { Value = CashFlow.FromYears([.. reader.rows.Select(row => row.Amount)], reader.columns.IsItemised) };
    }

    private void ReadRows(string text)
    {
        var csv = new CsvReader(text);
        var hasHeader = csv.Read();
        if (!hasHeader || !ReadHeader(ref csv))
        {
            if (!hasHeader)
            {
                Find(CashFlowDiagnostics.NoRow, 0, "the file is empty", "give a header year,amount and a row a year");
            }

            return;
        }

        var count = csv.Count;
        while (csv.Read())
        {
            ReadRow(ref csv, count);
        }

        CheckYears();
    }

    private bool ReadHeader(ref CsvReader csv)
    {
        var names = new List<string>();
        for (var column = 0; column < csv.Count; column++)
        {
            names.Add(csv[column].Trim().ToString().ToLowerInvariant());
        }

        if (names.Count == 1 && names[0].AsSpan().ContainsAny(";\t|"))
        {
            Find(CashFlowDiagnostics.OtherSeparator, csv.Line, $"the header is '{names[0]}'",
                "separate cells by commas and decimals by a point");
            return false;
        }

        foreach (var name in CashFlowColumns.Names.Where(name => names.Count(other => other == name) > 1))
        {
            Find(CashFlowDiagnostics.ColumnTwice, csv.Line, $"the column '{name}' stands twice", "keep one of them");
        }

        columns = new CashFlowColumns(names.IndexOf("year"), names.IndexOf("amount"), names.IndexOf("cost"), names.IndexOf("benefit"));
        if (columns.Year < 0 || (columns.Amount < 0 && columns.Cost < 0 && columns.Benefit < 0))
        {
            Find(CashFlowDiagnostics.ColumnMissing, csv.Line, columns.Year < 0
                ? "there is no column 'year'" : "there is no column 'amount'",
                "let the first line be year,amount or year,cost,benefit");
            return false;
        }

        return true;
    }

    private void ReadRow(ref CsvReader csv, int count)
    {
        var isEmpty = true;
        for (var column = 0; column < csv.Count; column++)
        {
            isEmpty &= csv[column].IsWhiteSpace();
        }

        if (isEmpty)
        {
            return;
        }

        if (csv.Fault != CsvFault.None)
        {
            Find(CashFlowDiagnostics.Quotes, csv.Line, "a quote opens or closes in the wrong place",
                "put quotes around whole cells, or none");
        }
        else if (csv.Count != count)
        {
            Find(CashFlowDiagnostics.CellCount, csv.Line, $"the row has {csv.Count} cells, the header {count}",
                "give each column a cell; decimals have a point and thousands no comma");
        }
        else if (TryReadYear(csv[columns.Year].Trim(), csv.Line, out var year))
        {
            ReadAmounts(ref csv, year);
        }
    }

    private void ReadAmounts(ref CsvReader csv, int year)
    {
        var before = findings.Count;
        var amount = ReadNumber(ref csv, columns.Amount, "amount", mayBeEmpty: false);
        var cost = ReadNumber(ref csv, columns.Cost, "cost", mayBeEmpty: true);
        var benefit = ReadNumber(ref csv, columns.Benefit, "benefit", mayBeEmpty: true);
        if (findings.Count > before)
        {
            return;
        }

        if (columns is { Cost: < 0, Benefit: < 0 })
        {
            rows.Add((YearAmount.OfNet(year, amount), csv.Line));
            return;
        }

        cost = columns.Cost < 0 && columns.Amount >= 0 ? benefit - amount : cost;
        benefit = columns.Benefit < 0 && columns.Amount >= 0 ? amount + cost : benefit;
        var unit = Math.Max(Math.Abs(cost), Math.Abs(benefit));
        if (columns.Amount >= 0 && Math.Abs(benefit - cost - amount) > unit * 1e-9)
        {
            Find(CashFlowDiagnostics.DoesNotAddUp, csv.Line, string.Create(CultureInfo.InvariantCulture,
                $"the amount {amount} is not benefit {benefit} less cost {cost}"),
                    "write costs as positive numbers, or leave the amount out");
            return;
        }

        if (cost < 0 || benefit < 0)
        {
            Find(CashFlowDiagnostics.NegativeCost, csv.Line, string.Create(CultureInfo.InvariantCulture,
                $"cost {cost}, benefit {benefit}"), "write what is spent as a positive cost; a negative one counts as saved");
        }

        rows.Add((new YearAmount(year, cost, benefit), csv.Line));
    }

    private bool TryReadYear(ReadOnlySpan<char> cell, int line, out int year)
    {
        var isYear = int.TryParse(cell, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out year);
        if (!isYear)
        {
            Find(CashFlowDiagnostics.BadYear, line, $"'{cell}' is not a year", "write a whole number such as 2026, or 0, 1, 2");
        }

        return isYear;
    }

    private double ReadNumber(ref CsvReader csv, int column, string name, bool mayBeEmpty)
    {
        var cell = column < 0 ? [] : csv[column].Trim();
        if (column < 0 || (cell.IsEmpty && mayBeEmpty))
        {
            return 0;
        }

        const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (cell.IsEmpty)
        {
            Find(CashFlowDiagnostics.NoAmount, csv.Line, $"the {name} is empty", "write 0 where nothing flows");
        }
        else if (!double.TryParse(cell, Plain, CultureInfo.InvariantCulture, out var number) || double.IsNaN(number))
        {
            Find(CashFlowDiagnostics.BadAmount, csv.Line, $"the {name} '{cell}' is not a number", WhatToDo(cell));
        }
        else if (Math.Abs(number) > CashFlow.LargestAmount)
        {
            Find(CashFlowDiagnostics.TooLarge, csv.Line, $"the {name} '{cell}' is beyond 1e100", "write it in a larger unit of money");
        }
        else
        {
            return number;
        }

        return 0;
    }

    private static string WhatToDo(ReadOnlySpan<char> cell) =>
        cell.Contains(',') ? "decimals have a point and thousands no comma: 1234.5"
        : cell.ContainsAny(Groups) || cell.Count('.') > 1 ? "write thousands without anything between them: 1234.5"
        : cell.ContainsAny(Signs) ? "write the number alone, a loss with a minus: -1234.5"
        : "write a plain number such as -1234.5";

    private void CheckYears()
    {
        if (rows.Count == 0)
        {
            if (findings.Count == 0)
            {
                Find(CashFlowDiagnostics.NoRow, 0, "there is no row below the header", "give a row a year");
            }

            return;
        }

        var ordered = rows.OrderBy(row => row.Amount.Year).ToList();
        if ((long)ordered[^1].Amount.Year - ordered[0].Amount.Year >= CashFlow.MostYears)
        {
            Find(CashFlowDiagnostics.TooLong, ordered[^1].Line, string.Create(CultureInfo.InvariantCulture,
                $"the years go from {ordered[0].Amount.Year} to {ordered[^1].Amount.Year}"),
                $"give at most {CashFlow.MostYears} years; is one of them mistyped?");
            return;
        }

        for (var i = 1; i < ordered.Count; i++)
        {
            CheckStep(ordered[i - 1], ordered[i]);
        }
    }

    private void CheckStep((YearAmount Amount, int Line) before, (YearAmount Amount, int Line) now)
    {
        if (now.Amount.Year == before.Amount.Year)
        {
            Find(CashFlowDiagnostics.YearTwice, now.Line, $"the year {now.Amount.Year} stands in line {before.Line} too",
                "their amounts are added up; correct the year if that is not meant");
        }
        else if (now.Amount.Year > before.Amount.Year + 1)
        {
            Find(CashFlowDiagnostics.YearsMissing, now.Line, $"after {before.Amount.Year} comes {now.Amount.Year}",
                "nothing flows in the years between; write them with 0 if that is meant");
        }
    }

    private void Find(DiagnosticKind kind, int line, string what, string whatToDo) => findings.Add(kind.At(file, line, what, whatToDo));
}

/// <summary>Where the columns stand; −1 where there is none.</summary>
internal readonly record struct CashFlowColumns(int Year, int Amount, int Cost, int Benefit)
{
    public static readonly ImmutableArray<string> Names = ["year", "amount", "cost", "benefit"];

    public bool IsItemised => Cost >= 0 || Benefit >= 0;
}
