using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Lienvan.Operations.Simulation.Kernel;

/// <summary>
/// Distributions as people write them: <c>det:1</c>, <c>exp:0.9</c>, <c>erlang:2,1</c>. All figures are times but that of <c>exp:</c>,
/// which is a rate, as λ and µ are in the theory of queues; <c>exp:mean=1.2</c> gives the mean instead.
/// </summary>
public static class DistributionText
{
    /// <summary>The forms, one a line, for help texts.</summary>
    public const string Forms = """
          exp:RATE                  exponential, RATE a unit of time (exp:0.9 has the mean 1.11); also exp:rate=R or exp:mean=M
          det:T                     always T
          erlang:K,MEAN             sum of K exponential phases, MEAN together
          hyper:P,MEAN1,MEAN2       exponential of MEAN1 in a share P of cases, else of MEAN2
          hyper:MEAN,CV2            the same by mean and squared coefficient of variation (1 or more), balanced means
          lognormal:MEAN,CV2        by mean and squared coefficient of variation; also lognormal:mu=M,sigma=S
          uniform:FROM,TO           triangular:LEAST,USUAL,MOST
          empirical:T1,T2,…         one of the values, each equally often
        """;

    /// <summary>Reads one distribution.</summary>
    /// <param name="text">Such as <c>erlang:2,1</c>.</param>
    /// <param name="distribution">What it says.</param>
    /// <param name="fault">Or what is wrong with it.</param>
    /// <returns>Whether it could be read.</returns>
    public static bool TryParse(
        string text, [NotNullWhen(true)] out Distribution? distribution, [NotNullWhen(false)] out string? fault)
    {
        ArgumentNullException.ThrowIfNull(text);
        distribution = null;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            fault = $"'{text}' is not a distribution: it has no colon";
            return false;
        }

        var name = text[..colon].Trim().ToLowerInvariant();
        if (!TryReadParts(text[(colon + 1)..], out var keys, out var values))
        {
            fault = $"'{text}': '{text[(colon + 1)..]}' is not numbers with commas between";
            return false;
        }

        distribution = FindDistribution(name, string.Join(',', keys), values);
        fault = distribution is null ? $"'{text}' is not a distribution: unknown name, or figures that do not fit it" : null;
        return distribution is not null;
    }

    private static Distribution? FindDistribution(string name, string keys, double[] v) => (name, keys, v.Length) switch
    {
        ("exp" or "exponential" or "m", "" or "rate", 1) when v[0] > 0 => new Exponential(1 / v[0]),
        ("exp" or "exponential" or "m", "mean", 1) when v[0] > 0 => new Exponential(v[0]),
        ("det" or "d" or "fixed", "" or "mean", 1) when v[0] >= 0 => new Fixed(v[0]),
        ("erlang", "," or "k,mean", 2) when v[0] is >= 1 and <= 1000 && v[0] % 1 == 0 && v[1] > 0 => new Erlang((int)v[0], v[1]),
        ("hyper" or "hyperexponential", ",," or "p,mean1,mean2", 3) when v[0] is >= 0 and <= 1 && v[1] > 0 && v[2] > 0 =>
            new Hyperexponential(v[0], v[1], v[2]),
        ("hyper" or "hyperexponential", "," or "mean,cv2", 2) when v[0] > 0 && v[1] >= 1 => Hyperexponential.Balanced(v[0], v[1]),
        ("hyper" or "hyperexponential", "cv2,mean", 2) when v[1] > 0 && v[0] >= 1 => Hyperexponential.Balanced(v[1], v[0]),
        ("lognormal", "," or "mean,cv2", 2) when v[0] > 0 && v[1] >= 0 => Lognormal.WithMean(v[0], v[1]),
        ("lognormal", "cv2,mean", 2) when v[1] > 0 && v[0] >= 0 => Lognormal.WithMean(v[1], v[0]),
        ("lognormal", "mean,cv", 2) when v[0] > 0 && v[1] >= 0 => Lognormal.WithMean(v[0], v[1] * v[1]),
        ("lognormal", "mean,sd", 2) when v[0] > 0 && v[1] >= 0 => Lognormal.WithMean(v[0], v[1] * v[1] / (v[0] * v[0])),
        ("lognormal", "mu,sigma", 2) when v[1] >= 0 => new Lognormal(v[0], v[1]),
        ("uniform", "," or "from,to", 2) when v[0] >= 0 && v[1] >= v[0] => new Uniform(v[0], v[1]),
        ("triangular", ",," or "least,usual,most", 3) when v[0] >= 0 && v[1] >= v[0] && v[2] >= v[1] && v[2] > v[0] =>
            new Triangular(v[0], v[1], v[2]),
        ("empirical", _, >= 1) when keys.All(letter => letter == ',') && v.All(value => value >= 0) => new Empirical([.. v.Order()]),
        _ => null,
    };

    /// <summary>Numbers with commas between, each perhaps after a name and an equals sign.</summary>
    private static bool TryReadParts(string text, out string[] keys, out double[] values)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        (keys, values) = (new string[parts.Length], new double[parts.Length]);
        for (var index = 0; index < parts.Length; index++)
        {
            var equals = parts[index].IndexOf('=', StringComparison.Ordinal);
            keys[index] = equals < 0 ? "" : parts[index][..equals].Trim().ToLowerInvariant();
            if (!double.TryParse(parts[index].AsSpan(equals + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out values[index])
                || !double.IsFinite(values[index]) || Math.Abs(values[index]) > 1e12)
            {
                return false;
            }
        }

        return true;
    }
}
