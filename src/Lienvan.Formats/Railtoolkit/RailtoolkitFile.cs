using Lienvan.Operations.Running;

namespace Lienvan.Formats.Railtoolkit;

/// <summary>What a railtoolkit file holds: trains, paths, or both where several documents stand in one file.</summary>
/// <param name="Trains">The trains, in the order of the file.</param>
/// <param name="Paths">The paths, in the order of the file.</param>
public sealed record RailtoolkitFile(ImmutableArray<RailtoolkitTrain> Trains, ImmutableArray<RailtoolkitPath> Paths);

/// <summary>A train of a file.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Train">The train, loaded to its vehicles' limits as the schema's own tools do.</param>
public sealed record RailtoolkitTrain(string Id, Train Train);

/// <summary>A path of a file.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="StartMetres">Mileage of its start, m: what the path counts as 0.</param>
/// <param name="Path">The path.</param>
public sealed record RailtoolkitPath(string Id, double StartMetres, TrackPath Path);
