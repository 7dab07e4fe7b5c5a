namespace Lienvan.Operations.Running;

/// <summary>
/// Motion under an acceleration a(v) = α + β·v + γ·v², which is what effort, resistance and gradient add up to between two events. Time
/// and distance from one speed to another are the exact antiderivatives of dv/a and v·dv/a; only where the acceleration hardly changes
/// are they taken by six-point Gauss quadrature, which is then exact to the last digits and loses none to cancellation.
/// </summary>
/// <param name="Alpha">m/s².</param>
/// <param name="Beta">1/s.</param>
/// <param name="Gamma">1/m.</param>
internal readonly record struct Motion(double Alpha, double Beta, double Gamma)
{
    private const double SmallArgument = 1e-3;
    private const double NegligibleGamma = 1e-12;
    private const int MostSteps = 60;

    public double At(double speed) => Alpha + (speed * (Beta + (speed * Gamma)));

    /// <summary>Seconds from one speed to the other; the acceleration has no zero between them.</summary>
    public double Seconds(double from, double to)
    {
        // In this form of the antiderivative nothing cancels, however short the step or small β and γ.
        var discriminant = (Beta * Beta) - (4 * Alpha * Gamma);
        var (rise, sum) = (to - from, (2 * Alpha) + (Beta * (from + to)) + (2 * Gamma * from * to));
        var root = Math.Sqrt(Math.Abs(discriminant));
        var argument = root * rise / sum;
        if (Math.Abs(argument) < SmallArgument)
        {
            var square = discriminant > 0 ? argument * argument : -argument * argument;
            return 2 * rise / sum * (1 + (square / 3) + (square * square / 5));
        }

        return discriminant > 0 ? 2 / root * Math.Atanh(argument)
            : 2 / root * (rise > 0 ? Math.Atan2(root * rise, sum) : Math.Atan2(-root * rise, -sum));
    }

    /// <summary>Metres from one speed to the other; the acceleration has no zero between them.</summary>
    public double Metres(double from, double to)
    {
        var (first, last) = (At(from), At(to));
        var ratio = last / first;
        if (ratio is > 0.6 and < 1.7)
        {
            return ByQuadrature(from, to);
        }

        return Math.Abs(Gamma) < NegligibleGamma
            ? (to - from - (Alpha * Seconds(from, to))) / Beta
            : (Math.Log(ratio) - (Beta * Seconds(from, to))) / (2 * Gamma);
    }

    /// <summary>
    /// The speed after so many metres, between <paramref name="from"/> and <paramref name="bound"/>, at which the way is at least as long.
    /// </summary>
    public double SpeedAfter(double metres, double from, double bound)
    {
        var (inner, outer) = (from, bound);
        var speed = Math.Sqrt(Math.Max(0, (from * from) + (2 * At(from) * metres)));
        for (var step = 0; step < MostSteps; step++)
        {
            if (!(speed > Math.Min(inner, outer) && speed < Math.Max(inner, outer)))
            {
                speed = (inner + outer) / 2;
            }

            var over = Metres(from, speed) - metres;
            (inner, outer) = over < 0 ? (speed, outer) : (inner, speed);
            if (Math.Abs(over) <= 1e-10 * (1 + metres) || Math.Abs(outer - inner) <= 1e-14 * outer)
            {
                break;
            }

            speed -= over * At(speed) / speed;
        }

        return speed;
    }

    /// <summary>
    /// The zero of the acceleration nearest to <paramref name="from"/> on the way to <paramref name="to"/>; NaN for none.
    /// </summary>
    public double FindBalance(double from, double to)
    {
        var (low, high) = (Math.Min(from, to), Math.Max(from, to));
        var (first, second) = Roots();
        var isFirst = first >= low && first <= high;
        var isSecond = second >= low && second <= high;
        return isFirst && isSecond ? (Math.Abs(first - from) < Math.Abs(second - from) ? first : second)
            : isFirst ? first : isSecond ? second : double.NaN;
    }

    private (double First, double Second) Roots()
    {
        var discriminant = (Beta * Beta) - (4 * Alpha * Gamma);
        if (discriminant < 0)
        {
            return (double.NaN, double.NaN);
        }

        // q adds what has one sign, so that neither root loses digits.
        var q = -0.5 * (Beta + Math.CopySign(Math.Sqrt(discriminant), Beta));
        return (Gamma == 0 ? double.NaN : q / Gamma, q == 0 ? double.NaN : Alpha / q);
    }

    private double ByQuadrature(double from, double to)
    {
        var (middle, half) = ((from + to) / 2, (to - from) / 2);
        var sum = 0.0;
        for (var node = 0; node < Nodes.Length; node++)
        {
            var (low, high) = (middle - (half * Nodes[node]), middle + (half * Nodes[node]));
            sum += Weights[node] * ((low / At(low)) + (high / At(high)));
        }

        return half * sum;
    }

    private static ReadOnlySpan<double> Nodes => [0.2386191860831969, 0.6612093864662645, 0.9324695142031521];

    private static ReadOnlySpan<double> Weights => [0.4679139345726910, 0.3607615730481386, 0.1713244923791704];
}
