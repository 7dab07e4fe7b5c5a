using Lienvan.Model.Zones;

namespace Lienvan.App.Study;

/// <summary>How a model stands beside an observation.</summary>
internal enum Verdict
{
    /// <summary>Nothing predicts it.</summary>
    NotModelled,

    /// <summary>Within the tolerance.</summary>
    Within,

    /// <summary>Outside the tolerance.</summary>
    Outside,
}

/// <summary>What a model value is worth beside an observation.</summary>
internal enum Mark
{
    /// <summary>Parameters were fitted to it.</summary>
    Fitted,

    /// <summary>The model had no sight of it.</summary>
    Predicted,

    /// <summary>The package holds the publication itself: only that it is in there rightly shows.</summary>
    Input,
}

/// <summary>An observation with what the model says.</summary>
/// <param name="Observation">What was published.</param>
/// <param name="Engine">Which engine spoke; empty where none does.</param>
/// <param name="Model">Its value; null where there is none.</param>
/// <param name="How">How the value comes about, or why there is none.</param>
/// <param name="Mark">Fitted, predicted or input; null without a value.</param>
/// <param name="Tolerance">The share by which it may be off.</param>
/// <param name="Verdict">The judgement.</param>
internal sealed record RealityRow(
    Observation Observation, string Engine, double? Model, string How, Mark? Mark, double Tolerance, Verdict Verdict)
{
    /// <summary>What further engines say; not judged.</summary>
    public ImmutableArray<OtherValue> Others { get; init; } = [];

    /// <summary>Model over observed less one; null without a value.</summary>
    public double? Deviation => Model is { } model && Observation.Value > 0 ? (model / Observation.Value) - 1 : null;
}

/// <summary>A value of a further engine.</summary>
/// <param name="Engine">Which.</param>
/// <param name="Model">Its value.</param>
internal readonly record struct OtherValue(string Engine, double Model);

/// <summary>All observations of a package with the model beside them.</summary>
/// <param name="Rows">In the order of the package.</param>
/// <param name="IsPartial">Whether it was stopped before all were done; the rest counts as not modelled.</param>
internal sealed record RealityReport(ImmutableArray<RealityRow> Rows, bool IsPartial);
