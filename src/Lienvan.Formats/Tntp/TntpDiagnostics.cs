using Lienvan.Model.Dataset;

namespace Lienvan.Formats.Tntp;

/// <summary>What can be wrong with TNTP files. A faulty row never stops the reading.</summary>
public static class TntpDiagnostics
{
    /// <summary>A tag that is needed is missing.</summary>
    public static readonly DiagnosticKind TagMissing = Error("LV1501", "a tag that the file must have is missing");

    /// <summary>A tag's value is not a number of the kind it must be.</summary>
    public static readonly DiagnosticKind BadTag = Error("LV1502", "a tag's value is not what it must be");

    /// <summary>The end of the tags is not marked.</summary>
    public static readonly DiagnosticKind NoEndOfTags = Warning("LV1503", "the end of the tags is not marked");

    /// <summary>A row has fewer columns than needed, or more than it may.</summary>
    public static readonly DiagnosticKind WrongColumns = Error("LV1504", "a row has the wrong number of columns");

    /// <summary>A cell is not a number, or is outside its range.</summary>
    public static readonly DiagnosticKind BadNumber = Error("LV1505", "a cell is not a number that it may be");

    /// <summary>A node or zone is not of the network.</summary>
    public static readonly DiagnosticKind UnknownNode = Error("LV1506", "a node or zone is not of the network");

    /// <summary>Trips stand before the first origin.</summary>
    public static readonly DiagnosticKind NoOrigin = Error("LV1507", "trips stand before the first origin");

    /// <summary>A row is not of a form that the format has.</summary>
    public static readonly DiagnosticKind NotUnderstood = Error("LV1508", "a row is not understood");

    /// <summary>The file has more or fewer rows, or trips, than its tags say.</summary>
    public static readonly DiagnosticKind OtherCount = Warning("LV1509", "the file does not hold what its tags say");

    /// <summary>A pair of zones has several rows.</summary>
    public static readonly DiagnosticKind PairTwice = Warning("LV1510", "trips between a pair of zones stand twice");

    /// <summary>The network and the trips have different numbers of zones.</summary>
    public static readonly DiagnosticKind OtherZones = Warning("LV1511", "network and trips have different numbers of zones");

    /// <summary>A link can't carry anything.</summary>
    public static readonly DiagnosticKind ClosedLink = Warning("LV1512", "a link of no capacity is closed");

    /// <summary>A link would cost less than nothing.</summary>
    public static readonly DiagnosticKind NegativeCost = Error("LV1513", "a link would cost less than nothing");

    /// <summary>The file holds nothing to work with.</summary>
    public static readonly DiagnosticKind Empty = Error("LV1514", "the file has no rows");

    /// <summary>More findings of a kind than are listed.</summary>
    public static readonly DiagnosticKind More = Warning("LV1515", "there are more findings of a kind");

    private static DiagnosticKind Error(string code, string title) => new(code, Severity.Error, title);

    private static DiagnosticKind Warning(string code, string title) => new(code, Severity.Warning, title);
}
