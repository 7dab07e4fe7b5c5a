using Lienvan.Model.Services;

namespace Lienvan.Operations.Running;

/// <summary>What a run draws from the tank or the wire.</summary>
/// <param name="DieselLitres">Diesel oil; 0 for an electric train.</param>
/// <param name="GridKilowattHours">Electricity at the substation; 0 for a diesel train.</param>
public readonly record struct RunFuel(double DieselLitres, double GridKilowattHours)
{
    /// <summary>
    /// Litres for each kWh at the wheel rim: 205 g/kWh at the shaft of a railway diesel, 0.82 from shaft to rim, 0.84 kg/l; assumed, the
    /// usual of four-stroke engines of that size (UIC 345 cycles), with the corridor's own ratio of power at shaft and rim.
    /// </summary>
    public const double LitresPerKilowattHour = 0.205 / 0.82 / 0.84;

    /// <summary>Share of the substation's energy that reaches the wheel rim; assumed, the usual of 25 kV.</summary>
    public const double ElectricEfficiency = 0.82;

    /// <summary>Greenhouse gas of a litre of diesel oil, well to wheel, kg CO2e. Source: as in the corridor's emission factors.</summary>
    public const double KilogramsPerLitre = 3.25;

    /// <summary>Greenhouse gas of a kWh from the grid, kg CO2e; assumed, between China's 0.57 and Viet Nam's 0.66.</summary>
    public const double KilogramsPerKilowattHour = 0.6;

    /// <summary>Greenhouse gas of what was drawn, well to wheel, kg CO2e.</summary>
    public double Co2Kilograms => (DieselLitres * KilogramsPerLitre) + (GridKilowattHours * KilogramsPerKilowattHour);

    /// <summary>What a run of so much work draws; braking gives nothing back.</summary>
    public static RunFuel Of(RunEnergy energy, Traction traction) => traction == Traction.Electric
        ? new RunFuel(0, energy.TractionKilowattHours / ElectricEfficiency)
        : new RunFuel(energy.TractionKilowattHours * LitresPerKilowattHour, 0);
}
