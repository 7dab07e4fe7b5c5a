using Lienvan.Model.Units;

namespace Lienvan.Operations.Timetables.Compression;

/// <summary>
/// What one more loop, double track or longer loops would do, from the closed forms: a loop halves the narrowest section, double track
/// takes
/// it out of the question, longer loops let longer trains run.
/// </summary>
internal static class WhatIfs
{
    public static IEnumerable<WhatIf> Of(ImmutableArray<SectionCapacity> sections, TrainKind kind)
    {
        var narrowest = sections.MinBy(section => section.PairsPerDay)!;
        yield return Result("as it is", sections);
        if (narrowest.Tracks == 1)
        {
            yield return Result($"one more loop in the middle of {narrowest.Section}",
                [.. sections.SelectMany(section => section == narrowest ? Halves(section) : [section])]);
            yield return Result($"double track on {narrowest.Section}",
                [.. sections.Where(section => section != narrowest), Doubled(narrowest)]);
            yield return Result("double track everywhere", [.. sections.Select(section => section.Tracks == 1 ? Doubled(section)
                : section)]);
        }

        var length = kind.Train.Physics.Length;
        if (length.Metres > 0)
        {
            yield return Result(FormattableString.Invariant(
                $"loops of 650 m: {Math.Floor(650 / length.Metres * 10) / 10:0.0} times the wagons a train, as many trains"), sections);
        }
    }

    private static WhatIf Result(string what, ImmutableArray<SectionCapacity> sections)
    {
        var narrowest = sections.MinBy(section => section.PairsPerDay)!;
        return new WhatIf(what, narrowest.PairsPerDay, narrowest.Section, sections.Max(section => section.OccupancyWithUntimed));
    }

    /// <summary>Running times halve; what starting and stopping costs is in them, so this errs on the side of the loop.</summary>
    private static IEnumerable<SectionCapacity> Halves(SectionCapacity section) => Enumerable.Range(1, 2).Select(half => section with
    {
        Section = FormattableString.Invariant($"{section.Section}.{half}"),
        Length = Distance.FromMetres(section.Length.Metres / 2),
        MinutesOut = section.MinutesOut / 2,
        MinutesBack = section.MinutesBack / 2,
        CompressedMinutes = HalfOccupied(section, section.CompressedMinutes),
        CompressedMinutesWithUntimed = HalfOccupied(section, section.CompressedMinutesWithUntimed),
        PairsPerDay = CapacityFormulas.AlternatingPairs(
            1440 - section.AvailableMinutes, section.MinutesOut / 2, section.MinutesBack / 2, section.CrossingMinutes),
    });

    /// <summary>The running part halves, what surrounds it stays.</summary>
    private static double HalfOccupied(SectionCapacity section, double minutes)
    {
        var trains = section.Trains + section.UntimedTrains;
        return ((minutes - (trains * section.CrossingMinutes)) / 2) + (trains * section.CrossingMinutes);
    }

    /// <summary>Each direction has its own track, still one train between two stations: the least that double track does.</summary>
    private static SectionCapacity Doubled(SectionCapacity section) => section with
    {
        Tracks = 2,
        CompressedMinutes = section.CompressedMinutes / 2,
        CompressedMinutesWithUntimed = section.CompressedMinutesWithUntimed / 2,
        PairsPerDay = section.AvailableMinutes / (Math.Max(section.MinutesOut, section.MinutesBack) + section.CrossingMinutes),
    };
}
