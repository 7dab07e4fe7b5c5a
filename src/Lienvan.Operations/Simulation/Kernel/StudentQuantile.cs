namespace Lienvan.Operations.Simulation.Kernel;

/// <summary>The inverse of Student's distribution, for confidence intervals.</summary>
internal static class StudentQuantile
{
    private const int ManyDegrees = 400;

    /// <param name="probability">Over one half and below 1: 0.975 for an interval of 95 %.</param>
    /// <param name="degrees">Degrees of freedom, 1 or more.</param>
    public static double At(double probability, int degrees)
    {
        if (degrees > ManyDegrees)
        {
            return Expanded(NormalQuantile.At(probability), degrees);
        }

        var (low, high) = (0.0, 1.0);
        while (Within(high, degrees) < (2 * probability) - 1)
        {
            (low, high) = (high, high * 2);
        }

        for (var step = 0; step < 80; step++)
        {
            var middle = (low + high) / 2;
            (low, high) = Within(middle, degrees) < (2 * probability) - 1 ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    /// <summary>The probability that |t| is at most so much: the finite series of Abramowitz and Stegun, 26.7.3 and 26.7.4.</summary>
    private static double Within(double value, int degrees)
    {
        var angle = Math.Atan(value / Math.Sqrt(degrees));
        var (sine, square) = (Math.Sin(angle), Math.Cos(angle) * Math.Cos(angle));
        var isOdd = degrees % 2 == 1;
        var (term, sum) = (isOdd ? Math.Cos(angle) : 1.0, 0.0);
        for (var power = isOdd ? 3 : 2; power <= degrees; power += 2)
        {
            sum += term;
            term *= square * (power - 1) / power;
        }

        return isOdd ? (angle + (sine * sum)) * 2 / Math.PI : sine * sum;
    }

    /// <summary>The expansion about the normal quantile, Abramowitz and Stegun 26.7.5: for many degrees.</summary>
    private static double Expanded(double normal, int degrees)
    {
        var square = normal * normal;
        var first = normal * (square + 1) / 4;
        var second = normal * ((((5 * square) + 16) * square) + 3) / 96;
        return normal + (first / degrees) + (second / degrees / degrees);
    }
}
