using Lienvan.Model.Dataset;

namespace Lienvan.App.Api;

/// <summary>What can be wrong with serving, or with a question asked over HTTP or by an assistant.</summary>
public static class ApiFindings
{
    /// <summary>Answering other machines without knowing who asks.</summary>
    public static readonly DiagnosticKind NoKeys = new("LV9101", Severity.Error, "serving beyond this machine needs access keys");

    /// <summary>An address or port that can't be listened on, or keys that can't be read.</summary>
    public static readonly DiagnosticKind CannotServe = new("LV9102", Severity.Error, "the server can't start");

    /// <summary>A parameter that is unknown, missing, given twice or out of range.</summary>
    public static readonly DiagnosticKind BadParameter = new("LV9110", Severity.Error, "a parameter of the question makes no sense");

    /// <summary>An address that nothing stands behind.</summary>
    public static readonly DiagnosticKind NotThere = new("LV9111", Severity.Error, "there is nothing at that address");

    /// <summary>A method that an address doesn't take.</summary>
    public static readonly DiagnosticKind WrongMethod = new("LV9112", Severity.Error, "the address does not take that method");

    /// <summary>A body that is too long, of another type, or not JSON.</summary>
    public static readonly DiagnosticKind BadBody = new("LV9113", Severity.Error, "the body of the request can't be read");

    /// <summary>No access key, or a wrong one.</summary>
    public static readonly DiagnosticKind NotAllowed = new("LV9114", Severity.Error, "an access key is needed");

    /// <summary>More requests than the limit.</summary>
    public static readonly DiagnosticKind TooMany = new("LV9115", Severity.Error, "too many requests");

    /// <summary>More work than the server takes on, or work that took too long.</summary>
    public static readonly DiagnosticKind TooBusy = new("LV9116", Severity.Error, "the server has too much to do");

    /// <summary>A request that comes from another site or for another host.</summary>
    public static readonly DiagnosticKind Foreign = new("LV9117", Severity.Error, "the request comes from elsewhere");

    /// <summary>The result of a run that has none, or not yet.</summary>
    public static readonly DiagnosticKind NoResult = new("LV9118", Severity.Error, "the run has no result");

    /// <summary>A fault of the program.</summary>
    public static readonly DiagnosticKind OurFault = new("LV9119", Severity.Error, "the program has a fault");

    /// <summary>A document in a question, such as a network or a problem, that is not what its format says.</summary>
    public static readonly DiagnosticKind BadDocument = new("LV9120", Severity.Error, "a document that was sent has errors");
}
