using Lienvan.Model.Valuations;

namespace Lienvan.Appraisal.Claims;

/// <summary>Which part of the model says so.</summary>
public enum ClaimEngine
{
    /// <summary>The planner, door to door.</summary>
    Planner,

    /// <summary>Running times from physics.</summary>
    RunningTime,

    /// <summary>The forecast.</summary>
    Forecast,
}

/// <summary>What becomes of a claim.</summary>
public enum ClaimVerdict
{
    /// <summary>What the model finds is within the claim.</summary>
    Holds,

    /// <summary>The model finds more than is claimed to be reached, in the direction of the claim.</summary>
    Exceeds,

    /// <summary>The model finds something else.</summary>
    DoesNotHold,

    /// <summary>The model has no answer.</summary>
    NoAnswer,
}

/// <summary>A published claim and what the model finds.</summary>
public sealed record ClaimFinding
{
    /// <summary>The claim.</summary>
    public required PublishedClaim Claim { get; init; }

    /// <summary>Which part of the model was asked.</summary>
    public required ClaimEngine Engine { get; init; }

    /// <summary>What it finds, in the unit of the claim; null where it has no answer.</summary>
    public double? Found { get; init; }

    /// <summary>The figure that a change is from: hours or US dollars without; null for claims that compare nothing.</summary>
    public double? Without { get; init; }

    /// <summary>The figure that a change is to.</summary>
    public double? With { get; init; }

    /// <summary>What becomes of the claim.</summary>
    public required ClaimVerdict Verdict { get; init; }

    /// <summary>How it was found, or why there is no answer, in English.</summary>
    public required string How { get; init; }
}
