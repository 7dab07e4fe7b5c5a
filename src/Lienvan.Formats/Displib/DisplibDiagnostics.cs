using Lienvan.Model.Dataset;

namespace Lienvan.Formats.Displib;

/// <summary>What can be wrong with a DISPLIB problem or solution.</summary>
public static class DisplibDiagnostics
{
    /// <summary>The file is not JSON.</summary>
    public static readonly DiagnosticKind NotJson = Error("LV1201", "the file is not JSON");

    /// <summary>A member is missing or of the wrong type.</summary>
    public static readonly DiagnosticKind BadMember = Error("LV1202", "a member is missing or of the wrong type");

    /// <summary>A number is not whole, or out of range.</summary>
    public static readonly DiagnosticKind BadNumber = Error("LV1203", "a number is not whole or out of range");

    /// <summary>An index names nothing.</summary>
    public static readonly DiagnosticKind UnknownIndex = Error("LV1204", "an index names no train or operation");

    /// <summary>The operations of a train form a cycle.</summary>
    public static readonly DiagnosticKind Cycle = Error("LV1205", "the operations of a train form a cycle");

    /// <summary>A kind of cost that this reader does not know.</summary>
    public static readonly DiagnosticKind UnknownCost = Error("LV1206", "a part of the objective is of an unknown type");

    /// <summary>A schedule breaks a rule of its problem.</summary>
    public static readonly DiagnosticKind RuleBroken = Error("LV1207", "the schedule breaks a rule of the problem");

    /// <summary>The objective written in a solution is not what its events cost.</summary>
    public static readonly DiagnosticKind WrongObjective = Error("LV1208", "the objective told is not that of the events");

    /// <summary>A problem is larger than can be held.</summary>
    public static readonly DiagnosticKind TooLarge = Error("LV1209", "the problem has too many operations");

    private static DiagnosticKind Error(string code, string title) => new(code, Severity.Error, title);
}
