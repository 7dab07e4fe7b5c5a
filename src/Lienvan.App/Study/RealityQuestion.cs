using Lienvan.Model.Dataset;
using Lienvan.Model.Zones;

namespace Lienvan.App.Study;

/// <summary>
/// Which published figures the model is held against, in the words in which it is asked, on the command line or over HTTP.
/// </summary>
internal static class RealityQuestion
{
    /// <summary>The observations of those quantities and keys, in the order of the package; all for no words.</summary>
    /// <param name="corridor">The package.</param>
    /// <param name="words">Quantities and keys, several in a word with commas or semicolons between.</param>
    /// <exception cref="UsageException">A word is neither.</exception>
    public static ImmutableArray<Observation> Choose(Corridor corridor, IEnumerable<string> words)
    {
        string[] wanted = [.. words.SelectMany(word => word.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries
            | StringSplitOptions.TrimEntries))];
        if (wanted.FirstOrDefault(word => !RealityCheck.Tolerances.ContainsKey(word) && corridor.Observations.All(row => row.Id != word))
            is { } unknown)
        {
            throw new UsageException(RealityFindings.UnknownObservation, $"--only: '{unknown}' is no quantity and no observation",
                $"give one of {string.Join(", ", RealityCheck.Tolerances.Keys.Order(StringComparer.Ordinal))}, or a key of "
                + "observations.csv");
        }

        return [.. corridor.Observations.Where(row => wanted.Length == 0 || wanted.Contains(row.Quantity) || wanted.Contains(row.Id))];
    }
}
