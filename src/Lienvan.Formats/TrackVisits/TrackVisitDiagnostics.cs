using Lienvan.Model.Dataset;

namespace Lienvan.Formats.TrackVisits;

/// <summary>What can be wrong with a file of track visits, or with a schedule for it.</summary>
public static class TrackVisitDiagnostics
{
    /// <summary>A line is neither a train nor a visit.</summary>
    public static readonly DiagnosticKind BadLine = Error("LV1221", "a line is neither a train nor a track visit");

    /// <summary>A number is missing, not whole, or out of range.</summary>
    public static readonly DiagnosticKind BadNumber = Error("LV1222", "a number of a track visit is missing, not whole or out of range");

    /// <summary>A visit stands before any train, or names another train.</summary>
    public static readonly DiagnosticKind WrongTrain = Error("LV1223", "a track visit does not belong to the train above it");

    /// <summary>No train at all.</summary>
    public static readonly DiagnosticKind NoTrain = Error("LV1224", "the file has no train with a track visit");

    /// <summary>A row of a schedule is not train, track, start.</summary>
    public static readonly DiagnosticKind BadScheduleRow = Error("LV1225", "a row of the schedule is not train,track,start");

    /// <summary>A schedule breaks a rule of its instance.</summary>
    public static readonly DiagnosticKind RuleBroken = Error("LV1226", "the schedule breaks a rule of the track visits");

    private static DiagnosticKind Error(string code, string title) => new(code, Severity.Error, title);
}
