namespace Lienvan.Demand.Flows;

/// <summary>How traffic grows with output and cost.</summary>
public static class Growth
{
    /// <summary>
    /// The elasticity identity: T_t / T_0 = ((1 + g)^y)^years · (C_t / C_0)^n. Source: ADB, Cost–Benefit Analysis for Development: A
    /// Practical
    /// Guide (2013), p. 230.
    /// </summary>
    /// <param name="outputGrowth">g, growth of output a year as a share: 0.06 for 6 %; above −1.</param>
    /// <param name="outputElasticity">y, by how many per cent traffic grows when output does by one.</param>
    /// <param name="years">How many years; not negative.</param>
    /// <param name="costRatio">C_t / C_0; above 0.</param>
    /// <param name="costElasticity">n, by how many per cent traffic grows when cost does by one; usually negative.</param>
    /// <returns>T_t / T_0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Output shrinks by all of it, or the cost ratio is not above 0.</exception>
    public static double Factor(double outputGrowth, double outputElasticity, double years, double costRatio, double costElasticity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(outputGrowth, -1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(costRatio, 0);
        return Math.Pow(1 + outputGrowth, outputElasticity * years) * Math.Pow(costRatio, costElasticity);
    }
}
