using Lienvan.Model.Services;
using Lienvan.Model.Units;

namespace Lienvan.Operations.Running;

/// <summary>How much a locomotive can take over a way.</summary>
/// <param name="Locomotive">The locomotive.</param>
/// <param name="RulingPermille">The gradient that rules, curves included, ‰.</param>
/// <param name="RulingPart">Index of the part of the way on which it lies.</param>
/// <param name="ContinuousSpeed">The speed that its continuous effort allows on that gradient.</param>
/// <param name="Continuous">Heaviest mass behind it that it can take over the gradient at its continuous effort.</param>
/// <param name="Start">Heaviest mass behind it that it can start on the gradient.</param>
/// <param name="TrackLimit">Heaviest mass that the track's rules allow; null for no limit.</param>
public sealed record TrailingLoad(Vehicle Locomotive, double RulingPermille, int RulingPart, Speed ContinuousSpeed, Mass Continuous,
    Mass Start, Mass? TrackLimit)
{
    /// <summary>The lowest of the three.</summary>
    public Mass Most => Lowest(Lowest(Continuous, Start), TrackLimit ?? Continuous);

    private static Mass Lowest(Mass a, Mass b) => a < b ? a : b;
}

/// <summary>The heaviest trains over a way by locomotive, on its ruling gradient (Formulary.TrailingLoad).</summary>
public static class TrailingLoads
{
    private const double StartShare = 0.9;

    /// <summary>For each locomotive of the gauge, the heaviest load over the whole way.</summary>
    /// <param name="path">The way.</param>
    /// <param name="gauge">Its gauge.</param>
    /// <param name="vehicles">Vehicles of the corridor; those that are no locomotives of the gauge are passed over.</param>
    /// <param name="wagon">What is pulled; its resistance counts.</param>
    public static ImmutableArray<TrailingLoad> Find(CorridorPath path, Gauge gauge, ImmutableArray<Vehicle> vehicles, Vehicle wagon)
    {
        var ruling = Ruling(path, gauge);
        Mass? limit = null;
        foreach (var part in path.Parts)
        {
            var own = part.Section?.Gauges.FirstOrDefault(limits => limits.Gauge == gauge)?.TrainMass ?? part.Crossing?.TrainMass;
            limit = own is { } mass && (limit is null || mass < limit) ? mass : limit;
        }

        return [.. vehicles.Where(vehicle => vehicle.Kind == VehicleKind.Locomotive && vehicle.Gauges.Contains(gauge))
            .Select(locomotive => Of(locomotive, wagon, ruling, limit))];
    }

    /// <summary>The steepest climb of a way, mean curves included, and the part on which it lies.</summary>
    internal static (double Permille, int Part) Ruling(CorridorPath path, Gauge gauge)
    {
        var best = (Permille: double.NegativeInfinity, Part: 0);
        for (var index = 0; index < path.Parts.Length; index++)
        {
            var part = path.Parts[index];
            var curve = Formulary.MeanCurve(part.Section?.CurvatureDegreesPerKilometre ?? 0, gauge.Millimetres);
            best = part.RulingPermille + curve > best.Permille ? (part.RulingPermille + curve, index) : best;
        }

        return best;
    }

    private static TrailingLoad Of(Vehicle locomotive, Vehicle wagon, (double Permille, int Part) ruling, Mass? limit)
    {
        var gravity = Formulary.StandardGravity;
        var effort = TrainAssembly.EffortOf(locomotive);
        var continuous = (locomotive.EffortContinuousKilonewtons * 1000) ?? effort.At(0) * 0.8;
        var speed = Math.Min(locomotive.SpeedMax.MetresPerSecond, (locomotive.PowerKilowatts ?? 1000) * 1000 / continuous);
        continuous = Math.Min(continuous, effort.At(speed));
        var own = Formulary.Davis(TrainAssembly.ResistanceOf(locomotive, locomotive.Mass), speed) +
            Formulary.Gradient(locomotive.Mass.Kilograms, ruling.Permille, gravity);
        var tonne = Mass.FromTonnes(1);
        var wagonPermille = Formulary.Davis(TrainAssembly.ResistanceOf(wagon, tonne), speed) / gravity;
        var starting = Formulary.Starting(locomotive.Mass.Kilograms, 0, gravity) +
            Formulary.Gradient(locomotive.Mass.Kilograms, ruling.Permille, gravity);
        var startingPermille = Formulary.Starting(0, tonne.Kilograms, gravity) / gravity;
        return new TrailingLoad(
            locomotive, ruling.Permille, ruling.Part, Speed.FromMetresPerSecond(speed),
            Mass.FromKilograms(Formulary.TrailingLoad(continuous, own, wagonPermille + ruling.Permille, gravity)),
            Mass.FromKilograms(Formulary.TrailingLoad(effort.At(0) * StartShare, starting, startingPermille + ruling.Permille, gravity)),
            limit);
    }
}
