using Lienvan.Model.Lines;
using Lienvan.Model.Services;
using Lienvan.Model.Units;

namespace Lienvan.Operations.Running;

/// <summary>Makes the train of physics out of the corridor's vehicles.</summary>
public static class TrainAssembly
{
    /// <summary>Service braking of freight trains where the package says nothing, m/s². Assumed; TrainRuns.jl takes 0.225.</summary>
    public const double FreightBraking = 0.3;

    /// <summary>Service braking of coaches where the package says nothing, m/s². Assumed; TrainRuns.jl takes 0.375.</summary>
    public const double PassengerBraking = 0.5;

    private static readonly RunningResistance UsualLocomotive = new(2.4, 0.012, 0.00042);
    private static readonly RunningResistance UsualCoach = new(1.82, 0.0100, 0.000145);
    private static readonly RunningResistance UsualWagon = new(0.92, 0.0048, 0.000125);

    /// <summary>The train of a composition.</summary>
    /// <param name="composition">What is coupled to what.</param>
    /// <param name="vehicles">The vehicles it names.</param>
    /// <param name="trailing">
    /// Another mass behind the locomotives, wagons included; the number of wagons and the length follow it. Null for the composition's own.
    /// </param>
    /// <exception cref="ArgumentException">A vehicle is missing, or the composition has nothing that could weigh so much.</exception>
    public static Train Assemble(Composition composition, ImmutableArray<Vehicle> vehicles, Mass? trailing = null)
    {
        var locomotive = Find(vehicles, composition.Locomotive) ??
            throw new ArgumentException($"no vehicle '{composition.Locomotive}'", nameof(vehicles));
        var wagon = Find(vehicles, composition.Wagon);
        var (wagons, behind) = Behind(composition, wagon, trailing);
        var engines = locomotive.Mass * composition.Locomotives;
        var isUnit = locomotive.Kind == VehicleKind.MultipleUnit;
        var mass = engines + behind;
        var gravity = Formulary.StandardGravity;
        var resistance = ResistanceOf(locomotive, isUnit ? mass : engines);
        if (!isUnit && wagon is not null)
        {
            resistance += ResistanceOf(wagon, behind);
        }

        return new Train
        {
            Name = composition.Id,
            Mass = mass,
            LocomotiveMass = engines,
            Cargo = composition.Traffic == Traffic.Passenger ? default : behind - ((wagon?.Mass ?? default) * wagons),
            Length = (locomotive.Length * composition.Locomotives) + ((wagon?.Length ?? default) * wagons),
            SpeedMax = SpeedOf(composition, locomotive, wagon),
            RotatingMassFactor = RotatingFactor(locomotive, engines, wagon, behind),
            BrakingMetresPerSecondSquared = BrakingOf(composition, locomotive, wagon),
            Resistance = resistance,
            StartingResistanceNewtons = Formulary.Starting(isUnit ? 0 : engines.Kilograms, isUnit ? mass.Kilograms : behind.Kilograms,
                gravity),
            Effort = EffortOf(locomotive).Times(composition.Locomotives),
            Traction = locomotive.Traction,
            Traffic = composition.Traffic,
            Gauges = Common(locomotive, wagon),
        };
    }

    /// <summary>The effort of one locomotive or multiple unit: start, power and what the rail can take.</summary>
    public static TractiveEffort EffortOf(Vehicle locomotive)
    {
        var gravity = Formulary.StandardGravity;
        var driven = locomotive.DrivenAxles > 0 && locomotive.Axles > 0 ? (double)locomotive.DrivenAxles / locomotive.Axles : 1;
        var adhesive = locomotive.Mass * driven;
        var most = Formulary.CurtiusKniffler(0) * adhesive.Kilograms * gravity;
        var start = (locomotive.EffortStartKilonewtons * 1000) ?? most;
        var power = (locomotive.PowerKilowatts * 1000) ?? start * 5;
        return TractiveEffort.FromPower(start, power, locomotive.SpeedMax).LimitedByAdhesion(adhesive, gravity);
    }

    internal static RunningResistance ResistanceOf(Vehicle vehicle, Mass mass)
    {
        var usual = vehicle.Kind switch
        {
            VehicleKind.Wagon => UsualWagon,
            VehicleKind.Coach or VehicleKind.MultipleUnit => UsualCoach,
            _ => UsualLocomotive,
        };
        var specific = vehicle is { ResistanceA: { } a, ResistanceC: { } c } ? new RunningResistance(a, vehicle.ResistanceB, c) : usual;
        return Formulary.NewtonsPerKilonewton(mass.Kilograms, specific, Formulary.StandardGravity);
    }

    internal static Vehicle? Find(ImmutableArray<Vehicle> vehicles, string id) => vehicles.FirstOrDefault(vehicle => vehicle.Id == id);

    private static (double Wagons, Mass Behind) Behind(Composition composition, Vehicle? wagon, Mass? trailing)
    {
        var own = ((wagon?.Mass ?? default) * composition.Wagons) + composition.Load;
        if (trailing is not { } asked)
        {
            return (composition.Wagons, own);
        }

        if (wagon is null || own <= default(Mass))
        {
            throw new ArgumentException($"train '{composition.Id}' has no wagons that could weigh {asked}", nameof(trailing));
        }

        return (Math.Ceiling((asked / own * composition.Wagons) - 1e-9), asked);
    }

    private static Speed SpeedOf(Composition composition, Vehicle locomotive, Vehicle? wagon)
    {
        var speed = composition.SpeedMax ?? locomotive.SpeedMax;
        speed = locomotive.SpeedMax < speed ? locomotive.SpeedMax : speed;
        return wagon is not null && wagon.SpeedMax < speed ? wagon.SpeedMax : speed;
    }

    private static double RotatingFactor(Vehicle locomotive, Mass engines, Vehicle? wagon, Mass behind) =>
        ((locomotive.RotatingMassFactor * engines.Kilograms) +
            ((wagon?.RotatingMassFactor ?? locomotive.RotatingMassFactor) * behind.Kilograms)) / (engines + behind).Kilograms;

    private static double BrakingOf(Composition composition, Vehicle locomotive, Vehicle? wagon) =>
        (wagon ?? locomotive).BrakingMetresPerSecondSquared ??
            (composition.Traffic == Traffic.Passenger ? PassengerBraking : FreightBraking);

    private static ImmutableArray<Gauge> Common(Vehicle locomotive, Vehicle? wagon) =>
        wagon is null || wagon.Gauges.IsEmpty ? locomotive.Gauges
        : locomotive.Gauges.IsEmpty ? wagon.Gauges : [.. locomotive.Gauges.Intersect(wagon.Gauges)];
}
