using System.Globalization;
using Lienvan.Operations.Timetables.Trains;
using NodaTime;

namespace Lienvan.Operations.Simulation.Lines;

/// <summary>
/// A train on its way over stations and sections of the railway, by their indexes there; seconds from the start of the day.
/// </summary>
/// <param name="Train">The train.</param>
/// <param name="Entity">What names its chance.</param>
internal sealed record Course(TimetabledTrain Train, long Entity)
{
    public required int[] Stations { get; init; }

    /// <summary>The section after each station but the last.</summary>
    public required int[] Sections { get; init; }

    /// <summary>Negative infinity where nothing is planned.</summary>
    public required double[] Arrivals { get; init; }

    /// <summary>Negative infinity where nothing is planned.</summary>
    public required double[] Departures { get; init; }

    public required double[] LeastStays { get; init; }

    public required double[] LeastRuns { get; init; }

    /// <summary>
    /// Its way in parts in which no station comes twice, each as the first and the last station: the next starts where one ends.
    /// </summary>
    public IEnumerable<(int First, int Last)> Parts()
    {
        for (var first = 0; first < Stations.Length - 1;)
        {
            var last = first + 1;
            while (last + 1 < Stations.Length && !Stations.AsSpan(first, last + 1 - first).Contains(Stations[last + 1]))
            {
                last++;
            }

            yield return (first, last);
            first = last;
        }
    }

    /// <summary>The same for a run of a train in every scenario. Source: FNV-1a, G. Fowler, L. C. Noll, P. Vo 1991.</summary>
    public static long EntityOf(string train, LocalDate startsOn)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in $"{train}@{startsOn.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)}")
        {
            hash = unchecked((hash ^ letter) * 1099511628211UL);
        }

        return unchecked((long)hash);
    }
}
