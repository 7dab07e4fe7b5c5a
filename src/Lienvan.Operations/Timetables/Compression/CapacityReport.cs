using Lienvan.Model.Borders;
using Lienvan.Model.Places;
using Lienvan.Model.Units;

namespace Lienvan.Operations.Timetables.Compression;

/// <summary>What the trains of a day take of a section, and what it could take.</summary>
public sealed record SectionCapacity
{
    /// <summary>Key of the section.</summary>
    public required string Section { get; init; }

    /// <summary>Its start.</summary>
    public required PlaceId From { get; init; }

    /// <summary>Its end.</summary>
    public required PlaceId To { get; init; }

    /// <summary>Its length.</summary>
    public required Distance Length { get; init; }

    /// <summary>Running tracks.</summary>
    public required int Tracks { get; init; }

    /// <summary>Trains of the timetable in the 24 hours.</summary>
    public required int Trains { get; init; }

    /// <summary>Trains a day at no published time.</summary>
    public required double UntimedTrains { get; init; }

    /// <summary>Compressed occupation of the timetabled trains in their order, minutes; on double track of the busier direction.</summary>
    public required double CompressedMinutes { get; init; }

    /// <summary>The same with the trains at no published time.</summary>
    public required double CompressedMinutesWithUntimed { get; init; }

    /// <summary>Running time of the train asked for from start to stop, minutes: one way.</summary>
    public required double MinutesOut { get; init; }

    /// <summary>The other way.</summary>
    public required double MinutesBack { get; init; }

    /// <summary>Minutes from an arrival to the entry of the opposed train.</summary>
    public required double CrossingMinutes { get; init; }

    /// <summary>Minutes of the day that trains may use.</summary>
    public required double AvailableMinutes { get; init; }

    /// <summary>Pairs a day at most, trains alternating; on double track from the headway.</summary>
    public required double PairsPerDay { get; init; }

    /// <summary>Trains a day by Scott's formula with an efficiency of 0.7, both ways; for comparison.</summary>
    public required double ScottTrains { get; init; }

    /// <summary>Share of the available time that the timetabled trains take when compressed; 1 is full.</summary>
    public double Occupancy => CompressedMinutes / AvailableMinutes;

    /// <summary>The same with the trains at no published time.</summary>
    public double OccupancyWithUntimed => CompressedMinutesWithUntimed / AvailableMinutes;
}

/// <summary>What changes if something is built.</summary>
/// <param name="What">What is built, in words.</param>
/// <param name="PairsPerDay">Pairs a day over the whole line then.</param>
/// <param name="Bottleneck">The section that limits it then.</param>
/// <param name="Occupancy">Highest occupancy of a section then.</param>
public sealed record WhatIf(string What, double PairsPerDay, string Bottleneck, double Occupancy);

/// <summary>A published figure for a stretch of the line beside the computed one.</summary>
/// <param name="Subject">What was published.</param>
/// <param name="From">Where the stretch begins.</param>
/// <param name="To">Where it ends.</param>
/// <param name="PublishedTrains">Trains a day, both ways, as published.</param>
/// <param name="ComputedTrains">Trains a day, both ways, of the section that limits the stretch.</param>
/// <param name="ComputedWithReserve">The same with the additional time of UIC 406.</param>
/// <param name="Provenance">Who published it.</param>
public sealed record PublishedCapacity(string Subject, PlaceId From, PlaceId To, double PublishedTrains, double ComputedTrains,
    double ComputedWithReserve, Provenance Provenance);

/// <summary>What limits a border crossing.</summary>
public enum CrossingLimit
{
    /// <summary>The track across and next to the border.</summary>
    Line,

    /// <summary>The tracks of the border stations and how long trains stand on them.</summary>
    StationTracks,

    /// <summary>Lifting and transshipping between gauges.</summary>
    Handling,

    /// <summary>What the package says passes at most.</summary>
    Declared,
}

/// <summary>How much a rail crossing takes on one gauge.</summary>
public sealed record CrossingCapacity
{
    /// <summary>The crossing.</summary>
    public required CrossingId Crossing { get; init; }

    /// <summary>The gauge.</summary>
    public required Gauge Gauge { get; init; }

    /// <summary>Trains a day, both ways together, by each limit that is known.</summary>
    public required ImmutableDictionary<CrossingLimit, double> TrainsByLimit { get; init; }

    /// <summary>The limit that counts: the lowest one. Handling counts where a third of the trains end there.</summary>
    public required CrossingLimit LimitedBy { get; init; }

    /// <summary>Containers of a full train, TEU.</summary>
    public required double TeuPerTrain { get; init; }

    /// <summary>Cargo of a full train, t.</summary>
    public required double TonnesPerTrain { get; init; }

    /// <summary>Trains a day, both ways together.</summary>
    public double TrainsPerDay => TrainsByLimit[LimitedBy];

    /// <summary>TEU a year, both ways, if every train ran full every day.</summary>
    public double TeuPerYear => TrainsPerDay * TeuPerTrain * 365;

    /// <summary>Tonnes of cargo a year, both ways, if every train ran full every day.</summary>
    public double TonnesPerYear => TrainsPerDay * TonnesPerTrain * 365;
}

/// <summary>Capacity of a line on a day.</summary>
public sealed record CapacityReport
{
    /// <summary>Sections in the order of the line.</summary>
    public required ImmutableArray<SectionCapacity> Sections { get; init; }

    /// <summary>The section with the highest occupancy, trains at no published time included.</summary>
    public required SectionCapacity Bottleneck { get; init; }

    /// <summary>The section over which the fewest pairs go.</summary>
    public required SectionCapacity Narrowest { get; init; }

    /// <summary>The additional time rate used.</summary>
    public required AdditionalTimeRate Rate { get; init; }

    /// <summary>Key of the composition that running times and added trains are of.</summary>
    public required string Train { get; init; }

    /// <summary>Trains of that kind that could be added end to end, alternating, until nothing fits; both ways together.</summary>
    public required int AddedTrains { get; init; }

    /// <summary>Why no more fits.</summary>
    public required string WhyNoMore { get; init; }

    /// <summary>What building something would do.</summary>
    public required ImmutableArray<WhatIf> WhatIfs { get; init; }

    /// <summary>Published figures beside the computed ones.</summary>
    public required ImmutableArray<PublishedCapacity> Published { get; init; }

    /// <summary>The rail crossings at the ends of the line.</summary>
    public required ImmutableArray<CrossingCapacity> Crossings { get; init; }
}
