using Lienvan.Model.Lines;
using Lienvan.Model.Services;
using Lienvan.Model.Units;
using Lienvan.Operations.Running;

namespace Lienvan.Formats.Railtoolkit;

/// <summary>
/// The train of a formation by the rules of the schema's authors (TrainRuns.jl, ISC licence): every vehicle loaded to its limit, resistance
/// of Wende for what pulls (unloaded) and of Strahl or Sauthoff for what is pulled, dynamic mass by empty masses, brakes by kind.
/// Several traction units pull together, where those rules take one.
/// </summary>
internal static class RollingStockAssembly
{
    private const double NoLimit = 504;
    private const double FreightBraking = 0.225;
    private const double PassengerBraking = 0.375;
    private const double UsualTractionFactor = 1.09;
    private const double UsualWagonFactor = 1.06;

    public static Train Assemble(string name, List<RollingVehicle> formation)
    {
        var gravity = Formulary.StandardGravity;
        var empty = formation.Sum(vehicle => vehicle.Tonnes);
        var pulling = formation.Where(vehicle => vehicle.Pulls).ToList();
        var isPassenger = formation.Any(vehicle => vehicle.CarriesPassengers);
        var speedMax = Speed.FromKilometresPerHour(formation.Min(vehicle => vehicle.SpeedLimit ?? NoLimit));
        return new Train
        {
            Name = name,
            Mass = Mass.FromTonnes(formation.Sum(vehicle => vehicle.Tonnes + vehicle.LoadTonnes)),
            LocomotiveMass = Mass.FromTonnes(pulling.Sum(vehicle => vehicle.Tonnes)),
            Cargo = isPassenger ? default : Mass.FromTonnes(formation.Sum(vehicle => vehicle.LoadTonnes)),
            Length = Distance.FromMetres(formation.Sum(vehicle => vehicle.Metres)),
            SpeedMax = speedMax,
            RotatingMassFactor = formation.Sum(vehicle => vehicle.Tonnes * Factor(vehicle)) / empty,
            BrakingMetresPerSecondSquared = BrakingOf(pulling, isPassenger),
            Resistance = formation.Select(vehicle => ResistanceOf(vehicle, isPassenger, gravity)).Aggregate((a, b) => a + b),
            Effort = pulling.Select(vehicle => EffortOf(vehicle, speedMax, gravity)).Aggregate((a, b) => a.Plus(b)),
            Traction = pulling[0].IsElectric ? Traction.Electric : Traction.Diesel,
            Traffic = isPassenger ? Traffic.Passenger : Traffic.Freight,
        };
    }

    private static double Factor(RollingVehicle vehicle) =>
        vehicle.RotatingMass ?? (vehicle.Pulls ? UsualTractionFactor : UsualWagonFactor);

    private static double BrakingOf(List<RollingVehicle> pulling, bool isPassenger) =>
        pulling.Select(vehicle => vehicle.Braking).FirstOrDefault(braking => braking is not null and not 0) is { } given
            ? Math.Abs(given) : isPassenger ? PassengerBraking : FreightBraking;

    private static RunningResistance ResistanceOf(RollingVehicle vehicle, bool isPassenger, double gravity)
    {
        var loaded = (vehicle.Tonnes + vehicle.LoadTonnes) * 1000;
        if (vehicle.Pulls)
        {
            var driven = Math.Min(vehicle.TractionTonnes ?? vehicle.Tonnes, vehicle.Tonnes) * 1000;
            return Formulary.TractionUnit(driven, (vehicle.Tonnes * 1000) - driven, vehicle.Permille, gravity);
        }

        return isPassenger ? Formulary.Sauthoff(loaded, vehicle.Permille, gravity)
            : Formulary.Strahl(loaded, vehicle.Permille.Constant, vehicle.Permille.Quadratic, gravity);
    }

    private static TractiveEffort EffortOf(RollingVehicle vehicle, Speed speedMax, double gravity)
    {
        if (vehicle.Effort.Length > 0)
        {
            return TractiveEffort.FromTable(vehicle.Effort);
        }

        // Without a table, what the rail can take is all that is known.
        var adhesive = Mass.FromTonnes(vehicle.TractionTonnes ?? vehicle.Tonnes);
        var most = adhesive.Kilograms * gravity;
        return TractiveEffort.FromTable([new EffortPoint(default, most), new EffortPoint(speedMax, most)])
            .LimitedByAdhesion(adhesive, gravity);
    }
}
