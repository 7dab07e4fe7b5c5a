using Lienvan.Model.Dataset;

namespace Lienvan.Formats.Gtfs;

/// <summary>What can be wrong with a GTFS feed, or with a file of questions about one. A faulty row never stops the reading.</summary>
public static class GtfsDiagnostics
{
    /// <summary>The feed, or a file in it, cannot be opened.</summary>
    public static readonly DiagnosticKind Unreadable = Error("LV1001", "the feed or one of its files cannot be opened");

    /// <summary>A file that no feed can do without is missing.</summary>
    public static readonly DiagnosticKind FileMissing = Error("LV1002", "a required file is missing");

    /// <summary>A file is missing without which the timetable still makes sense.</summary>
    public static readonly DiagnosticKind FileAbsent = Warning("LV1003", "a file that a feed should have is missing");

    /// <summary>The files stand in a folder of the archive, not at its top.</summary>
    public static readonly DiagnosticKind InFolder = Warning("LV1004", "the files stand in a folder inside the archive");

    /// <summary>A text is not UTF-8.</summary>
    public static readonly DiagnosticKind NotUtf8 = Warning("LV1005", "a file is not UTF-8");

    /// <summary>A required column is missing.</summary>
    public static readonly DiagnosticKind ColumnMissing = Error("LV1006", "a required column is missing");

    /// <summary>A column name stands twice in the header.</summary>
    public static readonly DiagnosticKind ColumnTwice = Warning("LV1007", "a column stands twice in the header");

    /// <summary>A quote is opened and not closed.</summary>
    public static readonly DiagnosticKind UnclosedQuote = Error("LV1008", "a quoted cell is not closed on its row");

    /// <summary>A quote stands where none belongs.</summary>
    public static readonly DiagnosticKind StrayQuote = Warning("LV1009", "a quote stands where none belongs");

    /// <summary>A row has more cells than the header.</summary>
    public static readonly DiagnosticKind TooManyCells = Error("LV1010", "a row has more cells than the header");

    /// <summary>A row has fewer cells than the header.</summary>
    public static readonly DiagnosticKind TooFewCells = Warning("LV1011", "a row has fewer cells than the header");

    /// <summary>A required cell is empty.</summary>
    public static readonly DiagnosticKind CellMissing = Error("LV1012", "a required cell is empty");

    /// <summary>Not a time of day such as 7:05:00 or 25:30:00.</summary>
    public static readonly DiagnosticKind BadTime = Error("LV1013", "not a time");

    /// <summary>Not a date such as 20190516.</summary>
    public static readonly DiagnosticKind BadDate = Error("LV1014", "not a date");

    /// <summary>Not a number, or one out of range.</summary>
    public static readonly DiagnosticKind BadNumber = Error("LV1015", "not a number, or out of range");

    /// <summary>A cell that routing can do without is not what it should be.</summary>
    public static readonly DiagnosticKind BadOptionalCell = Warning("LV1016", "an optional cell is faulty");

    /// <summary>A name stands twice where it must stand once.</summary>
    public static readonly DiagnosticKind Duplicate = Error("LV1017", "a key stands twice");

    /// <summary>A row refers to something that is not there.</summary>
    public static readonly DiagnosticKind UnknownReference = Error("LV1018", "a reference to something that is not there");

    /// <summary>A trip goes back in time.</summary>
    public static readonly DiagnosticKind TimesGoBack = Error("LV1019", "the times of a trip go back");

    /// <summary>A trip has no time at its first or last call.</summary>
    public static readonly DiagnosticKind EndWithoutTime = Error("LV1020", "the first or last call of a trip has no time");

    /// <summary>A trip has fewer than two calls.</summary>
    public static readonly DiagnosticKind TooFewCalls = Warning("LV1021", "a trip has fewer than two usable calls");

    /// <summary>A service ends before it begins.</summary>
    public static readonly DiagnosticKind EndsBeforeStart = Error("LV1022", "a period ends before it begins");

    /// <summary>A frequency would run too many trips.</summary>
    public static readonly DiagnosticKind TooFrequent = Error("LV1023", "a frequency gives too many runs");

    /// <summary>Nothing runs on the days asked for.</summary>
    public static readonly DiagnosticKind NothingRuns = Warning("LV1024", "nothing runs on the days asked for");

    /// <summary>More findings of one kind than are worth listing.</summary>
    public static readonly DiagnosticKind More = Warning("LV1025", "more findings of a kind than are listed");

    /// <summary>A question names a stop that the feed does not have.</summary>
    public static readonly DiagnosticKind UnknownQueryStop = Error("LV1030", "a question names an unknown stop");

    /// <summary>A question's departure is not whole seconds.</summary>
    public static readonly DiagnosticKind BadQueryDeparture = Error("LV1031", "a question's departure is not whole seconds");

    private static DiagnosticKind Error(string code, string title) => new(code, Severity.Error, title);

    private static DiagnosticKind Warning(string code, string title) => new(code, Severity.Warning, title);
}
