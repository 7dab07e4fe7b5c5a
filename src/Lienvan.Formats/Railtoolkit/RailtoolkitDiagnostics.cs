using Lienvan.Model.Dataset;

namespace Lienvan.Formats.Railtoolkit;

/// <summary>What can be wrong with a railtoolkit file. A faulty vehicle, train or path never stops the reading.</summary>
public static class RailtoolkitDiagnostics
{
    /// <summary>The text is not YAML.</summary>
    public static readonly DiagnosticKind NotYaml = Error("LV1101", "the file is not YAML");

    /// <summary>The file does not say that it is of a schema known here.</summary>
    public static readonly DiagnosticKind UnknownSchema = Error("LV1102", "the file is of no railtoolkit schema known here");

    /// <summary>The file is of another version of the schema.</summary>
    public static readonly DiagnosticKind OtherVersion = Warning("LV1103", "the file is of another version of the schema than 2022.05");

    /// <summary>A field that the schema requires is missing.</summary>
    public static readonly DiagnosticKind FieldMissing = Error("LV1104", "a required field is missing");

    /// <summary>A value is of another kind or outside its range.</summary>
    public static readonly DiagnosticKind BadValue = Error("LV1105", "a value is not what the schema asks for");

    /// <summary>A formation names a vehicle that the file does not have.</summary>
    public static readonly DiagnosticKind UnknownVehicle = Error("LV1106", "a formation names an unknown vehicle");

    /// <summary>A formation has nothing that pulls.</summary>
    public static readonly DiagnosticKind NoTraction = Error("LV1107", "a formation has no traction unit or multiple unit");

    /// <summary>Two things of a kind have one identifier.</summary>
    public static readonly DiagnosticKind IdTwice = Warning("LV1108", "an identifier stands twice");

    /// <summary>A field that the schema does not know.</summary>
    public static readonly DiagnosticKind UnknownField = Warning("LV1109", "a field that the schema does not know");

    /// <summary>Sections of a path begin at one place, or are fewer than two.</summary>
    public static readonly DiagnosticKind NoSection = Error("LV1110", "a path has no two sections at different places");

    /// <summary>A point lies outside its path.</summary>
    public static readonly DiagnosticKind PointOutside = Warning("LV1111", "a point lies outside its path");

    private static DiagnosticKind Error(string code, string title) => new(code, Severity.Error, title);

    private static DiagnosticKind Warning(string code, string title) => new(code, Severity.Warning, title);
}
