using Lienvan.Model.Dataset;

namespace Lienvan.Formats.CashFlowTables;

/// <summary>
/// What can be wrong with a table of a cash flow. With any error there is no flow: one with a year left out would mislead.
/// </summary>
public static class CashFlowDiagnostics
{
    /// <summary>The bytes are not UTF-8 text.</summary>
    public static readonly DiagnosticKind NotUtf8 = Error("LV1601", "a cash flow is not UTF-8 text");

    /// <summary>A column that is needed is missing.</summary>
    public static readonly DiagnosticKind ColumnMissing = Error("LV1602", "a cash flow has no year, or nothing that it brings");

    /// <summary>Cells are separated by something else than commas.</summary>
    public static readonly DiagnosticKind OtherSeparator = Error("LV1603", "cells of a cash flow are not separated by commas");

    /// <summary>A column stands twice.</summary>
    public static readonly DiagnosticKind ColumnTwice = Error("LV1604", "a column of a cash flow stands twice");

    /// <summary>A row has more or fewer cells than the header.</summary>
    public static readonly DiagnosticKind CellCount = Error("LV1605", "a row of a cash flow has the wrong number of cells");

    /// <summary>Quotes do not match.</summary>
    public static readonly DiagnosticKind Quotes = Error("LV1606", "quotes in a cash flow do not match");

    /// <summary>A year is no whole number.</summary>
    public static readonly DiagnosticKind BadYear = Error("LV1607", "a year of a cash flow is not a whole number");

    /// <summary>An amount is no number, or is written with a decimal comma or groups.</summary>
    public static readonly DiagnosticKind BadAmount = Error("LV1608", "an amount of a cash flow is not a number");

    /// <summary>An amount is empty.</summary>
    public static readonly DiagnosticKind NoAmount = Error("LV1609", "an amount of a cash flow is empty");

    /// <summary>An amount is beyond all money.</summary>
    public static readonly DiagnosticKind TooLarge = Error("LV1610", "an amount of a cash flow is too large");

    /// <summary>A year stands in several rows; they are added up.</summary>
    public static readonly DiagnosticKind YearTwice = Warning("LV1611", "a year of a cash flow stands twice");

    /// <summary>Years without a row, taken as years in which nothing flows.</summary>
    public static readonly DiagnosticKind YearsMissing = Warning("LV1612", "a cash flow leaves years out");

    /// <summary>There is no row.</summary>
    public static readonly DiagnosticKind NoRow = Error("LV1613", "a cash flow has no rows");

    /// <summary>The amount of a row is not its benefit less its cost.</summary>
    public static readonly DiagnosticKind DoesNotAddUp = Error("LV1614", "an amount is not its benefit less its cost");

    /// <summary>A cost is negative.</summary>
    public static readonly DiagnosticKind NegativeCost = Warning("LV1615", "a cost or benefit is negative");

    /// <summary>The years lie too far apart.</summary>
    public static readonly DiagnosticKind TooLong = Error("LV1616", "a cash flow spans too many years");

    private static DiagnosticKind Error(string code, string title) => new(code, Severity.Error, title);

    private static DiagnosticKind Warning(string code, string title) => new(code, Severity.Warning, title);
}
