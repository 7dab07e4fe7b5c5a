namespace Lienvan.Formats.Workbooks;

/// <summary>How a cell looks.</summary>
public enum CellStyle
{
    /// <summary>As it is.</summary>
    Plain,

    /// <summary>Bold.</summary>
    Heading,

    /// <summary>Two decimals with groups.</summary>
    Money,

    /// <summary>Per cent with two decimals.</summary>
    Percent,

    /// <summary>A number that a reader may change.</summary>
    Input,

    /// <summary>Bold with two decimals and groups.</summary>
    Total,

    /// <summary>A text in several lines.</summary>
    Wrapped,
}

/// <summary>A cell: a text, a number, or a formula with the value that it comes to.</summary>
public sealed record WorkbookCell
{
    private WorkbookCell()
    {
    }

    /// <summary>The text; null for a number or formula.</summary>
    public string? Text { get; private init; }

    /// <summary>The number, or what the formula comes to; null for a text, or where a formula has no answer.</summary>
    public double? Number { get; private init; }

    /// <summary>The formula without the sign of equality; null for none.</summary>
    public string? Formula { get; private init; }

    /// <summary>How it looks.</summary>
    public CellStyle Style { get; private init; }

    /// <summary>A text.</summary>
    public static WorkbookCell Of(string text, CellStyle style = CellStyle.Plain) => new() { Text = text, Style = style };

    /// <summary>A number; finite.</summary>
    public static WorkbookCell Of(double number, CellStyle style = CellStyle.Plain) => new() { Number = number, Style = style };

    /// <summary>A formula, and what it comes to with the numbers as they stand.</summary>
    public static WorkbookCell OfFormula(string formula, double? value, CellStyle style = CellStyle.Money) =>
        new() { Formula = formula, Number = value, Style = style };
}

/// <summary>A sheet: rows of cells from the first column on; a null cell is empty.</summary>
/// <param name="Name">At most 31 characters, none of <c>[]:*?/\</c>; once in a workbook.</param>
/// <param name="Rows">The rows.</param>
/// <param name="Widths">Widths of columns in characters; those not given are 12.</param>
/// <param name="FrozenRows">Rows that stay in view.</param>
/// <param name="FrozenColumns">Columns that stay in view.</param>
public sealed record WorkbookSheet(
    string Name, ImmutableArray<ImmutableArray<WorkbookCell?>> Rows, ImmutableArray<double> Widths, int FrozenRows = 0,
        int FrozenColumns = 0);

/// <summary>Names of cells.</summary>
public static class CellName
{
    /// <summary><c>AB12</c> for a column and row counted from 1.</summary>
    public static string Of(int column, int row) => ColumnOf(column) + row.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary><c>AB</c> for 28.</summary>
    /// <param name="column">Counted from 1.</param>
    public static string ColumnOf(int column) =>
        column <= 26 ? ((char)('A' + column - 1)).ToString() : ColumnOf((column - 1) / 26) + (char)('A' + ((column - 1) % 26));
}
