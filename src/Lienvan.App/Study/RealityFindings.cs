using Lienvan.Model.Dataset;

namespace Lienvan.App.Study;

/// <summary>What can be wrong when the model is held against publications.</summary>
internal static class RealityFindings
{
    /// <summary>What is asked for is no quantity and no observation.</summary>
    public static readonly DiagnosticKind UnknownObservation =
        new("LV1701", Severity.Error, "what is to be compared is no quantity and no observation");
}
