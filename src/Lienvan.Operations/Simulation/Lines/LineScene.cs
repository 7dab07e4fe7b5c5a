namespace Lienvan.Operations.Simulation.Lines;

/// <summary>
/// A line with its trains, as they are simulated. A train enters from a yard at its first station and leaves into one at its last: there it
/// takes no track. Times are seconds since the start.
/// </summary>
public sealed record LineScene
{
    /// <summary>The stations; their index names them elsewhere.</summary>
    public required ImmutableArray<SceneStation> Stations { get; init; }

    /// <summary>The sections; their index names them elsewhere.</summary>
    public required ImmutableArray<SceneSection> Sections { get; init; }

    /// <summary>The trains.</summary>
    public required ImmutableArray<SceneTrain> Trains { get; init; }
}

/// <summary>A station, halt or junction.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Tracks">Tracks for trains, the main track included; at least 1.</param>
/// <param name="LoopMetres">How long a train may be to fit on any but the main track; null for no limit.</param>
public readonly record struct SceneStation(string Name, int Tracks, double? LoopMetres);

/// <summary>The track between two stations.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Kilometres">Its length, for incidents.</param>
/// <param name="Tracks">1: one train at a time; 2: one track each way, trains follow at a headway; more: no limit.</param>
/// <param name="ClearanceSeconds">After a train on single track, until the next may enter.</param>
public readonly record struct SceneSection(string Name, double Kilometres, int Tracks, double ClearanceSeconds);

/// <summary>A train and its way.</summary>
public sealed record SceneTrain
{
    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>What names its chance: the same in every scenario in which it runs. A hash of its key, for instance.</summary>
    public required long Entity { get; init; }

    /// <summary>How much a second of its delay counts against another's; above zero. 1 by default.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>Whether it carries passengers.</summary>
    public bool IsPassenger { get; init; }

    /// <summary>Its length; 0, the default, fits everywhere.</summary>
    public double LengthMetres { get; init; }

    /// <summary>Its stations in order, two or more.</summary>
    public required ImmutableArray<SceneVisit> Visits { get; init; }

    /// <summary>The section after each station but the last.</summary>
    public required ImmutableArray<SceneRun> Runs { get; init; }
}

/// <summary>A train at a station.</summary>
/// <param name="Station">An index into <see cref="LineScene.Stations"/>.</param>
/// <param name="Arrival">Planned; negative infinity where nothing is planned.</param>
/// <param name="Departure">It never leaves before; negative infinity where nothing is planned.</param>
/// <param name="LeastStaySeconds">The least that it stands; 0 to run through.</param>
/// <param name="IsBorder">Whether it is handed over to another railway here.</param>
public readonly record struct SceneVisit(
    int Station, double Arrival, double Departure, double LeastStaySeconds, bool IsBorder = false);

/// <summary>A train on a section.</summary>
/// <param name="Section">An index into <see cref="LineScene.Sections"/>.</param>
/// <param name="Seconds">The least running time, with all stops that are planned at its ends.</param>
/// <param name="StopSeconds">What a stop at its end costs more that is not planned.</param>
/// <param name="StartSeconds">What starting again from such a stop costs more.</param>
/// <param name="HeadwaySeconds">Between it and the next train behind it on double track.</param>
/// <param name="IsForward">Whether it runs in the direction in which the section is told; opposite directions differ.</param>
public readonly record struct SceneRun(
    int Section, double Seconds, double StopSeconds, double StartSeconds, double HeadwaySeconds, bool IsForward);
