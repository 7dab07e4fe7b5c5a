using System.Diagnostics;

namespace Lienvan.Operations.Running;

/// <summary>Every formula of train dynamics that this project uses, each with its source; docs/running-times.md explains them.</summary>
/// <remarks>
/// Raw SI numbers; speeds are magnitudes. Where a formula is published in km/h or per mille, its name or parameter says so.
/// </remarks>
public static class Formulary
{
    /// <summary>Standard acceleration of free fall, m/s². Source: ISO 80000-3.</summary>
    public const double StandardGravity = 9.80665;

    /// <summary>Reference speed of the German resistance formulas, 100 km/h in m/s. Source: Wende, Fahrdynamik, 2003, p. 151.</summary>
    public const double ReferenceSpeed = 100 / 3.6;

    /// <summary>Head wind added to the speed by Wende and Sauthoff, 15 km/h in m/s. Source: Wende, Fahrdynamik, 2003, p. 151.</summary>
    public const double HeadWind = 15 / 3.6;

    private const double MetreGaugeMillimetres = 1000;

    /// <summary>Rolling and air resistance, R = A + B·v + C·v². Source: Davis, General Electric Review 29 (1926).</summary>
    /// <param name="coefficients">A in N, B in N·s/m, C in N·s²/m².</param>
    /// <param name="speed">m/s; not negative.</param>
    /// <returns>Force against the motion, N.</returns>
    public static double Davis(RunningResistance coefficients, double speed)
    {
        Debug.Assert(speed >= 0, "speed is a magnitude");
        return coefficients.Constant + (speed * (coefficients.Linear + (speed * coefficients.Quadratic)));
    }

    /// <summary>
    /// Freight wagons, R = m·g·(f0 + f2·(v/v00)²)/1000 with v00 = 100 km/h. Source: Strahl, in Wende, Fahrdynamik, 2003, p. 153.
    /// </summary>
    /// <param name="massKilograms">Mass of the loaded wagons.</param>
    /// <param name="basePermille">f0, ‰; about 1.4 for roller bearings.</param>
    /// <param name="airPermille">f2, ‰ at 100 km/h; about 3.9 for block trains of ore or coal.</param>
    /// <param name="gravity">m/s².</param>
    /// <returns>Davis coefficients, SI.</returns>
    public static RunningResistance Strahl(double massKilograms, double basePermille, double airPermille, double gravity)
    {
        var unit = massKilograms * gravity / 1000;
        return new RunningResistance(unit * basePermille, 0, unit * airPermille / (ReferenceSpeed * ReferenceSpeed));
    }

    /// <summary>
    /// Coaches, R = m·g·(f0 + f1·v/v00 + f2·((v+Δv)/v00)²)/1000 with Δv = 15 km/h. Source: Sauthoff, in Wende, Fahrdynamik, 2003.
    /// </summary>
    /// <param name="massKilograms">Mass of the occupied coaches.</param>
    /// <param name="permille">f0, f1 and f2 in ‰, as constant, linear and quadratic part.</param>
    /// <param name="gravity">m/s².</param>
    /// <returns>Davis coefficients, SI.</returns>
    public static RunningResistance Sauthoff(double massKilograms, RunningResistance permille, double gravity)
    {
        var unit = massKilograms * gravity / 1000;
        var air = permille.Quadratic / (ReferenceSpeed * ReferenceSpeed);
        return new RunningResistance(
            unit * (permille.Constant + (air * HeadWind * HeadWind)),
            unit * ((permille.Linear / ReferenceSpeed) + (2 * air * HeadWind)),
            unit * air);
    }

    /// <summary>
    /// Traction unit, R = f_td·m_td·g + f_tc·m_tc·g + f_2·m·g·((v+Δv)/v00)², each f in ‰. Source: Wende, Fahrdynamik, 2003, p. 151.
    /// </summary>
    /// <param name="drivenKilograms">Mass on driven axles, m_td.</param>
    /// <param name="carriedKilograms">Mass on other axles, m_tc.</param>
    /// <param name="permille">f_td as constant, f_tc as linear, f_2 as quadratic part.</param>
    /// <param name="gravity">m/s².</param>
    /// <returns>Davis coefficients, SI.</returns>
    public static RunningResistance TractionUnit(
        double drivenKilograms, double carriedKilograms, RunningResistance permille, double gravity)
    {
        var unit = gravity / 1000;
        var air = unit * (drivenKilograms + carriedKilograms) * permille.Quadratic / (ReferenceSpeed * ReferenceSpeed);
        var rolling = unit * ((drivenKilograms * permille.Constant) + (carriedKilograms * permille.Linear));
        return new RunningResistance(rolling + (air * HeadWind * HeadWind), 2 * air * HeadWind, air);
    }

    /// <summary>
    /// Specific resistance of the Chinese rules, w0 = a + b·v + c·v² in N/kN with v in km/h, as Davis coefficients.
    /// Source: TB/T 1407 (train traction calculation).
    /// </summary>
    /// <param name="massKilograms">Mass it holds for.</param>
    /// <param name="specific">a in N/kN, b in N/kN per km/h, c in N/kN per (km/h)².</param>
    /// <param name="gravity">m/s².</param>
    /// <returns>Davis coefficients, SI.</returns>
    public static RunningResistance NewtonsPerKilonewton(double massKilograms, RunningResistance specific, double gravity)
    {
        var kilonewtons = massKilograms * gravity / 1000;
        return new RunningResistance(
            kilonewtons * specific.Constant, kilonewtons * specific.Linear * 3.6, kilonewtons * specific.Quadratic * 3.6 * 3.6);
    }

    /// <summary>
    /// Resistance when starting from rest: locomotives 5 N/kN, vehicles on roller bearings 3.5 N/kN. Source: TB/T 1407.
    /// </summary>
    /// <param name="locomotiveKilograms">Mass of the locomotives.</param>
    /// <param name="trailingKilograms">Mass behind them.</param>
    /// <param name="gravity">m/s².</param>
    /// <returns>N.</returns>
    public static double Starting(double locomotiveKilograms, double trailingKilograms, double gravity) =>
        gravity / 1000 * ((5 * locomotiveKilograms) + (3.5 * trailingKilograms));

    /// <summary>Force of a gradient, m·g·i with i in ‰ (the sine taken as the tangent, as railways do). Source: mechanics.</summary>
    public static double Gradient(double massKilograms, double permille, double gravity) => massKilograms * gravity * permille / 1000;

    /// <summary>
    /// Curve resistance on 1435 mm: 650/(R − 55) ‰ from 300 m, 500/(R − 30) ‰ below. Source: Röckl, in Wende, Fahrdynamik, 2003.
    /// On 1000 mm: 400/(R − 20) ‰, the same author.
    /// </summary>
    /// <param name="radiusMetres">Radius of the curve; at least 50.</param>
    /// <param name="gaugeMillimetres">Distance between the rails.</param>
    /// <returns>‰ of the weight.</returns>
    public static double Roeckl(double radiusMetres, int gaugeMillimetres)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(radiusMetres, 50);
        return gaugeMillimetres <= MetreGaugeMillimetres ? 400 / (radiusMetres - 20)
            : radiusMetres >= 300 ? 650 / (radiusMetres - 55) : 500 / (radiusMetres - 30);
    }

    /// <summary>
    /// Curve resistance of a stretch of which only the mean change of direction is known: 10.5·Σα/L ‰, α in degrees, L in metres (the same
    /// as 600/R). Source: TB/T 1407. On other gauges in proportion to the gauge, as wheels slip by half of it.
    /// </summary>
    /// <param name="degreesPerKilometre">Mean change of direction.</param>
    /// <param name="gaugeMillimetres">Distance between the rails.</param>
    /// <returns>‰ of the weight.</returns>
    public static double MeanCurve(double degreesPerKilometre, int gaugeMillimetres) =>
        10.5 * degreesPerKilometre / 1000 * gaugeMillimetres / 1435;

    /// <summary>
    /// Friction between wheel and dry rail that traction can use, μ = 0.161 + 7.5/(v + 44) with v in km/h.
    /// Source: Curtius and Kniffler, Elektrische Bahnen 1944/1950.
    /// </summary>
    /// <param name="speed">m/s.</param>
    /// <returns>Share of the adhesive weight.</returns>
    public static double CurtiusKniffler(double speed) => 0.161 + (7.5 / ((speed * 3.6) + 44));

    /// <summary>
    /// Highest speed in a curve by cant and cant deficiency: v² = R·g·(h + d)/s, s the distance of the wheels' running circles
    /// (gauge + 65 mm). Source: equilibrium of forces; for 1000 mm with 95 mm cant and 50 mm deficiency about 4.16·√R km/h.
    /// </summary>
    /// <param name="radiusMetres">Radius of the curve.</param>
    /// <param name="cantMillimetres">Cant and deficiency together.</param>
    /// <param name="gaugeMillimetres">Distance between the rails.</param>
    /// <returns>m/s.</returns>
    public static double CurveSpeed(double radiusMetres, double cantMillimetres, int gaugeMillimetres) =>
        Math.Sqrt(radiusMetres * StandardGravity * cantMillimetres / (gaugeMillimetres + 65.0));

    /// <summary>
    /// Heaviest trailing load on a gradient: what is left of the effort after the locomotives' own resistance, by the specific
    /// resistance of the load. Source: TB/T 1407, G = (F − m_l·(w0' + i)·g)/((w0'' + i)·g).
    /// </summary>
    /// <param name="effort">N, of all locomotives together.</param>
    /// <param name="locomotiveNewtons">Resistance of the locomotives at that speed, on that gradient, N.</param>
    /// <param name="trailingPermille">Resistance of the load, gradient included, ‰.</param>
    /// <param name="gravity">m/s².</param>
    /// <returns>kg; 0 when the locomotives cannot move themselves.</returns>
    public static double TrailingLoad(double effort, double locomotiveNewtons, double trailingPermille, double gravity) =>
        Math.Max(0, (effort - locomotiveNewtons) / (trailingPermille / 1000 * gravity));

    /// <summary>
    /// Speed at which the most economical run begins to brake after coasting from speed V: U = V − φ(V)/φ'(V), φ(v) = v·R(v).
    /// Source: Howlett and Pudney, Energy-Efficient Train Control, 1995.
    /// </summary>
    /// <param name="resistance">Running resistance of the train.</param>
    /// <param name="holding">V, the speed that is held, m/s; above zero.</param>
    /// <returns>m/s.</returns>
    public static double BrakingSpeed(RunningResistance resistance, double holding)
    {
        var slope = resistance.Constant + (holding * ((2 * resistance.Linear) + (3 * resistance.Quadratic * holding)));
        return holding - (holding * Davis(resistance, holding) / slope);
    }
}
