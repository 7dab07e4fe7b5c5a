namespace Lienvan.Operations.Running;

/// <summary>
/// Running resistance R = A + B·v + C·v². The unit of the force is the user's: newtons for a train, ‰ or N/kN in a formula.
/// </summary>
/// <param name="Constant">A, such as N.</param>
/// <param name="Linear">B, such as N·s/m.</param>
/// <param name="Quadratic">C, such as N·s²/m².</param>
public readonly record struct RunningResistance(double Constant, double Linear, double Quadratic)
{
    /// <summary>Resistances of coupled vehicles add up.</summary>
    public static RunningResistance operator +(RunningResistance a, RunningResistance b) =>
        new(a.Constant + b.Constant, a.Linear + b.Linear, a.Quadratic + b.Quadratic);

    /// <summary>Of so many alike.</summary>
    public static RunningResistance operator *(RunningResistance resistance, double count) =>
        new(resistance.Constant * count, resistance.Linear * count, resistance.Quadratic * count);
}
