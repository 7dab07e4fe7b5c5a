using Lienvan.Model.Scenarios;
using Lienvan.Operations.Running;

namespace Lienvan.App.Rendering;

/// <summary>A run that was asked for and what came of it.</summary>
internal sealed record RunTimeAnswer
{
    public required Train Train { get; init; }

    public required TrackPath Path { get; init; }

    public required RunOptions Options { get; init; }

    public required RunResult Result { get; init; }

    /// <summary>Mileage of the path's start, m.</summary>
    public double StartMetres { get; init; }

    /// <summary>The way over the corridor; null for a path file.</summary>
    public CorridorPath? Corridor { get; init; }

    /// <summary>The network of the way; null for a path file.</summary>
    public Network? Network { get; init; }

    /// <summary>Gauge, mm; 0 where that is not known.</summary>
    public int GaugeMillimetres { get; init; }

    /// <summary>The name of a point for people.</summary>
    public required Func<string, string> NameOf { get; init; }

    public string Title => Corridor is null ? Path.Name : $"{NameOf(Path.Points[0].Name)} → {NameOf(Path.Points[^1].Name)}";

    public double MileageOf(double metres) => StartMetres + metres;

    /// <summary>Greenhouse gas, kg CO2e: by the package's factors where they hold, by what was drawn otherwise.</summary>
    public (double Kilograms, bool IsByFactors) Co2(RunProfile profile) =>
        Corridor is { } way && Network is { } network && RunEmissions.FindByFactors(Train, way, network) is { } byFactors
            ? (byFactors, true) : (RunFuel.Of(profile.Energy, Train.Traction).Co2Kilograms, false);

    /// <summary>How much of the way lies on sections whose values are assumed, km.</summary>
    public double AssumedKilometres => Corridor?.Parts.Where(part =>
        (part.Section?.Provenance ?? part.Crossing!.Provenance).Confidence == Model.Places.Confidence.Assumed)
        .Sum(part => part.Length.Kilometres) ?? 0;
}
