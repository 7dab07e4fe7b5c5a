namespace Lienvan.Model.Dataset;

/// <summary>What can be wrong with the structure of a package, whatever its meaning.</summary>
public static class PackageFindings
{
    /// <summary>Bytes that are not UTF-8.</summary>
    public static readonly DiagnosticKind BadEncoding = new("LV0001", Severity.Error, "text is not UTF-8");

    /// <summary>A table that every package needs is not there.</summary>
    public static readonly DiagnosticKind MissingTable = new("LV0002", Severity.Error, "required table is missing");

    /// <summary>A table that the schema does not know.</summary>
    public static readonly DiagnosticKind UnknownTable = new("LV0003", Severity.Warning, "table is not part of a corridor package");

    /// <summary>A column that every row must fill is not there.</summary>
    public static readonly DiagnosticKind MissingColumn = new("LV0004", Severity.Error, "required column is missing");

    /// <summary>A column that the schema does not know.</summary>
    public static readonly DiagnosticKind UnknownColumn = new("LV0005", Severity.Warning, "column is not part of the table");

    /// <summary>A column that stands twice in the header.</summary>
    public static readonly DiagnosticKind DoubleColumn = new("LV0006", Severity.Error, "column stands twice");

    /// <summary>A file without a header row.</summary>
    public static readonly DiagnosticKind NoHeader = new("LV0007", Severity.Error, "table has no header");

    /// <summary>A row with more or fewer cells than the header.</summary>
    public static readonly DiagnosticKind WrongCellCount = new("LV0008", Severity.Error, "row has the wrong number of cells");

    /// <summary>Quotes that do not match.</summary>
    public static readonly DiagnosticKind BadQuotes = new("LV0009", Severity.Error, "quotes do not match");

    /// <summary>A cell that must be filled is empty.</summary>
    public static readonly DiagnosticKind EmptyCell = new("LV0010", Severity.Error, "required cell is empty");

    /// <summary>A cell that should hold a number holds none.</summary>
    public static readonly DiagnosticKind NotANumber = new("LV0011", Severity.Error, "cell is not a number");

    /// <summary>A number outside its range.</summary>
    public static readonly DiagnosticKind OutOfRange = new("LV0012", Severity.Error, "number is out of range");

    /// <summary>A cell that should hold a date holds none.</summary>
    public static readonly DiagnosticKind NotADate = new("LV0013", Severity.Error, "cell is not a date");

    /// <summary>A cell that should hold a clock time holds none.</summary>
    public static readonly DiagnosticKind NotAClock = new("LV0014", Severity.Error, "cell is not a clock time");

    /// <summary>A cell that should hold one of a few words holds another.</summary>
    public static readonly DiagnosticKind NotAChoice = new("LV0015", Severity.Error, "cell is not one of the words allowed");

    /// <summary>A key with letters that keys may not have.</summary>
    public static readonly DiagnosticKind NotAnIdentifier = new("LV0016", Severity.Error, "key has characters that keys may not have");

    /// <summary>Days of the week that are none.</summary>
    public static readonly DiagnosticKind NotWeekdays = new("LV0017", Severity.Error, "cell does not name days of the week");

    /// <summary>Gauges that are none.</summary>
    public static readonly DiagnosticKind NotGauges = new("LV0018", Severity.Error, "cell does not name gauges");

    /// <summary>Two rows of one key.</summary>
    public static readonly DiagnosticKind DoubleKey = new("LV0019", Severity.Error, "key stands twice");

    /// <summary>A key of another table that is not there.</summary>
    public static readonly DiagnosticKind DanglingReference = new("LV0020", Severity.Error, "reference leads nowhere");

    /// <summary>A row that refers to a row left out.</summary>
    public static readonly DiagnosticKind LeftOutWith = new("LV0021", Severity.Warning, "row is left out with the row it refers to");

    /// <summary>Spaces around the text of a cell.</summary>
    public static readonly DiagnosticKind SurroundingSpaces = new("LV0022", Severity.Info, "spaces around a cell are ignored");

    /// <summary>Control characters in the text of a cell.</summary>
    public static readonly DiagnosticKind ControlCharacters = new("LV0023", Severity.Warning, "cell has control characters");

    /// <summary>A time zone that the IANA database does not know.</summary>
    public static readonly DiagnosticKind UnknownTimeZone = new("LV0024", Severity.Error, "time zone is not known");

    /// <summary>A currency that is not three capital letters.</summary>
    public static readonly DiagnosticKind NotACurrency = new("LV0025", Severity.Error, "currency is not an ISO 4217 code");

    /// <summary>An optional column that is not there.</summary>
    public static readonly DiagnosticKind AbsentColumn = new("LV0026", Severity.Info, "optional column is absent and takes its default");

    /// <summary>A row of commas only.</summary>
    public static readonly DiagnosticKind BlankRow = new("LV0027", Severity.Info, "row is empty");

    /// <summary>Cells separated by something other than commas.</summary>
    public static readonly DiagnosticKind WrongSeparator = new("LV0028", Severity.Error, "cells are not separated by commas");
}
