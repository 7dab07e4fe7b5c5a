using Lienvan.Model.Units;

namespace Lienvan.Operations.Running;

/// <summary>A train with what pushes it, in SI numbers.</summary>
internal sealed class Dynamics(Train train, double gravity)
{
    public double Mass { get; } = train.Mass.Kilograms;

    public double DynamicMass { get; } = train.Mass.Kilograms * train.RotatingMassFactor;

    public RunningResistance Resistance { get; } = train.Resistance;

    public double StartingResistance { get; } = Math.Max(train.StartingResistanceNewtons, train.Resistance.Constant);

    public TractiveEffort Effort { get; } = train.Effort;

    /// <summary>Newtons for each ‰.</summary>
    public double WeightPermille { get; } = Formulary.Gradient(train.Mass.Kilograms, 1, gravity);

    public double ResistanceAt(double speed) => Formulary.Davis(Resistance, speed);

    /// <summary>Motion under the effort of a piece, on a track that takes so many newtons.</summary>
    public Motion UnderEffort(int piece, double trackNewtons)
    {
        var (a, b, c) = Effort.Piece(piece);
        return new Motion((a - Resistance.Constant - trackNewtons) / DynamicMass, (b - Resistance.Linear) / DynamicMass,
            (c - Resistance.Quadratic) / DynamicMass);
    }

    /// <summary>Motion without effort or brakes.</summary>
    public Motion Coasting(double trackNewtons) => new(
        (-Resistance.Constant - trackNewtons) / DynamicMass, -Resistance.Linear / DynamicMass, -Resistance.Quadratic / DynamicMass);

    /// <summary>The train with a locomotive that pushes.</summary>
    public static Train Pushed(Train train, Train locomotive) => train with
    {
        Mass = train.Mass + locomotive.Mass,
        LocomotiveMass = train.LocomotiveMass + locomotive.Mass,
        RotatingMassFactor = ((train.RotatingMassFactor * train.Mass.Kilograms) +
            (locomotive.RotatingMassFactor * locomotive.Mass.Kilograms)) / (train.Mass + locomotive.Mass).Kilograms,
        Resistance = train.Resistance + locomotive.Resistance,
        StartingResistanceNewtons = train.StartingResistanceNewtons + locomotive.StartingResistanceNewtons,
        Effort = train.Effort.Plus(locomotive.Effort),
        SpeedMax = train.SpeedMax < locomotive.SpeedMax ? train.SpeedMax : locomotive.SpeedMax,
    };
}
