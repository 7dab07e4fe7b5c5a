using Lienvan.Model.Dataset;

namespace Lienvan.App;

/// <summary>What can be wrong with a question asked on the command line.</summary>
public static class UsageFindings
{
    /// <summary>Words on the command line that mean nothing.</summary>
    public static readonly DiagnosticKind NotUnderstood = new("LV9001", Severity.Error, "the command line is not understood");

    /// <summary>A file or folder that is not there or can't be read.</summary>
    public static readonly DiagnosticKind CannotRead = new("LV9002", Severity.Error, "file or folder can't be read");

    /// <summary>A file that can't be written.</summary>
    public static readonly DiagnosticKind CannotWrite = new("LV9003", Severity.Error, "file can't be written");

    /// <summary>A name that no place, goods, scenario or other row has.</summary>
    public static readonly DiagnosticKind UnknownName = new("LV9004", Severity.Error, "name is not in the package");

    /// <summary>A name that several places have.</summary>
    public static readonly DiagnosticKind AmbiguousName = new("LV9005", Severity.Error, "name could mean several places");
}
