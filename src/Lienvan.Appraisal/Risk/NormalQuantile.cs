namespace Lienvan.Appraisal.Risk;

/// <summary>The inverse of the standard normal distribution.</summary>
internal static class NormalQuantile
{
    private static readonly double[] CentralAbove = [2509.0809287301226727, 33430.575583588128105, 67265.770927008700853,
        45921.953931549871457, 13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.3871328727963666080];

    private static readonly double[] CentralBelow = [5226.4952788528545610, 28729.085735721942674, 39307.895800092710610,
        21213.794301586595867, 5394.1960214247511077, 687.18700749205790830, 42.313330701600911252, 1];

    private static readonly double[] MiddleAbove = [7.74545014278341407640e-4, .0227238449892691845833, .241780725177450611770,
        1.27045825245236838258, 3.64784832476320460504, 5.76949722146069140550, 4.63033784615654529590, 1.42343711074968357734];

    private static readonly double[] MiddleBelow = [1.05075007164441684324e-9, 5.475938084995344946e-4, .0151986665636164571966,
        .148103976427480074590, .689767334985100004550, 1.67638483018380384940, 2.05319162663775882187, 1];

    private static readonly double[] FarAbove = [2.01033439929228813265e-7, 2.71155556874348757815e-5, .00124266094738807843860,
        .0265321895265761230930, .296560571828504891230, 1.78482653991729133580, 5.46378491116411436990, 6.65790464350110377720];

    private static readonly double[] FarBelow = [2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5,
        7.868691311456132591e-4, .0148753612908506148525, .136929880922735805310, .599832206555887937690, 1];

    /// <summary>
    /// The value that a standard normal variable does not exceed with that probability, to about 16 digits. Source: M. J. Wichura,
    /// algorithm
    /// AS 241, Applied Statistics 37 (1988) 477.
    /// </summary>
    /// <param name="probability">Above 0 and below 1.</param>
    public static double Of(double probability)
    {
        var q = probability - 0.5;
        if (Math.Abs(q) <= 0.425)
        {
            var r = 0.180625 - (q * q);
            return q * Horner(r, CentralAbove) / Horner(r, CentralBelow);
        }

        var tail = Math.Sqrt(-Math.Log(q < 0 ? probability : 1 - probability));
        var value = tail <= 5
            ? Horner(tail - 1.6, MiddleAbove) / Horner(tail - 1.6, MiddleBelow)
            : Horner(tail - 5, FarAbove) / Horner(tail - 5, FarBelow);
        return q < 0 ? -value : value;
    }

    private static double Horner(double x, double[] coefficients)
    {
        var value = 0.0;
        foreach (var coefficient in coefficients)
        {
            value = (value * x) + coefficient;
        }

        return value;
    }
}
