using Lienvan.Model.Dataset;

namespace Lienvan.Operations.Timetables;

/// <summary>What can be wrong when a timetable is laid on the tracks of a package.</summary>
public static class TimetableFindings
{
    /// <summary>Stops of a feed that are no station of the package.</summary>
    public static readonly DiagnosticKind StopNotFound = new("LV1301", Severity.Warning, "a stop of a feed is no station of the package");

    /// <summary>Nothing runs on the line that day.</summary>
    public static readonly DiagnosticKind NothingOnLine = new("LV1302", Severity.Warning, "no train runs on the line that day");

    /// <summary>A train that is said to be late does not run on the line that day.</summary>
    public static readonly DiagnosticKind UnknownTrain = new("LV1330", Severity.Error, "a late train is not on the line that day");

    /// <summary>A section that is said to be closed is none of the line.</summary>
    public static readonly DiagnosticKind UnknownSection = new("LV1331", Severity.Error, "what is to be closed is not on the line");
}
