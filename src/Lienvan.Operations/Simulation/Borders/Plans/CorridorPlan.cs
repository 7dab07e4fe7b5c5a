using Lienvan.Model.Borders;
using Lienvan.Model.Places;
using Lienvan.Model.Services;
using Lienvan.Model.Time;
using Lienvan.Model.Units;
using Lienvan.Operations.Simulation.Lines;
using NodaTime;

namespace Lienvan.Operations.Simulation.Borders.Plans;

/// <summary>All that a replication needs, compiled once. Times are minutes since the start, the warm-up's first midnight.</summary>
internal sealed record CorridorPlan
{
    public required Instant Origin { get; init; }

    public required LocalDate FirstDay { get; init; }

    public required double Warmup { get; init; }

    public required double End { get; init; }

    /// <summary>When each epoch begins, the first at 0: between two of them the same rows hold.</summary>
    public required ImmutableArray<double> EpochStarts { get; init; }

    public required ImmutableArray<StationPlan> Stations { get; init; }

    public required ImmutableArray<GatePlan> Gates { get; init; }

    public required ImmutableArray<RailCrossingPlan> RailCrossings { get; init; }

    public required ImmutableArray<ServicePlan> Services { get; init; }

    public required ImmutableArray<LinePlan> Lines { get; init; }

    public double Days => (End - Warmup) / 1440;
}

/// <summary>What a desk is, as its users say it.</summary>
internal enum DeskKind
{
    Track,
    Pad,
    Locomotive,
    Shunting,
    BrakeTest,
    Scanning,
    Inspection,
    Control,
    Stack,
    Crane,
    Gang,
    Path,
    Lane,
    SmartLane,
    AgvLine,
    Dock,
    Customs,
}

/// <summary>Something that serves one after the other: how many, how long, and when, epoch by epoch.</summary>
internal sealed record DeskPlan
{
    public required string Key { get; init; }

    public required DeskKind Kind { get; init; }

    /// <summary>How many, by epoch.</summary>
    public required int[] Servers { get; init; }

    /// <summary>How long one takes, by epoch.</summary>
    public required Dwell[] Dwell { get; init; }

    /// <summary>When it works; null for always.</summary>
    public OpenTimes? Hours { get; init; }

    public bool IsAssumed { get; init; }
}

/// <summary>A border station or a terminal where gauges change.</summary>
internal sealed record StationPlan
{
    public required Place Place { get; init; }

    /// <summary>Minutes that its clock is ahead of the start's.</summary>
    public required double ClockMinutes { get; init; }

    /// <summary>Whether a rail crossing ends here.</summary>
    public required bool IsBorder { get; init; }

    public required ImmutableArray<DeskPlan> Desks { get; init; }

    /// <summary>Index of the desk of tracks, and of pads, for each gauge; none is -1.</summary>
    public required Dictionary<int, int> TrackDesk { get; init; }

    public required Dictionary<int, int> PadDesk { get; init; }

    /// <summary>Desks by kind, -1 where there is none.</summary>
    public required int[] DeskOfKind { get; init; }

    public required ImmutableArray<LiftPlan> Lifts { get; init; }

    /// <summary>Share of boxes off trains of a gauge that go on by rail of another: gauge, other gauge, share by epoch.</summary>
    public required ImmutableArray<TransferPlan> Transfers { get; init; }

    /// <summary>When lorries fetch and bring.</summary>
    public required OpenTimes LorryHours { get; init; }

    public int FindDesk(DeskKind kind) => DeskOfKind[(int)kind];
}

/// <summary>Work of a terminal: from one kind of vehicle to another.</summary>
internal sealed record LiftPlan(int Desk, Operation Operation, Carriage From, Carriage To, bool BothWays, double[] UnitsPerHour)
{
    public bool Does(Operation operation, Carriage from, Carriage to) =>
        Operation == operation && ((From == from && To == to) || (BothWays && From == to && To == from));
}

/// <summary>How much of what arrives on one gauge goes on by another.</summary>
internal sealed record TransferPlan(int FromGauge, int ToGauge, double[] Share);

/// <summary>A rail crossing, and paths over it.</summary>
internal sealed record RailCrossingPlan
{
    public required Crossing Crossing { get; init; }

    public required int StationA { get; init; }

    public required int StationB { get; init; }

    /// <summary>Run over the border, by epoch.</summary>
    public required Dwell[] Run { get; init; }

    /// <summary>Trains a day, both ways, by epoch; infinite for no limit.</summary>
    public required double[] TrainsPerDay { get; init; }

    /// <summary>Tracks across, by epoch.</summary>
    public required int[] Tracks { get; init; }

    /// <summary>When it is open, towards b and towards a.</summary>
    public required OpenTimes[] Open { get; init; }

    /// <summary>Papers of each side: [direction, side], direction 0 towards b; side 0 the one that is left.</summary>
    public required PapersPlan[,] Papers { get; init; }
}

/// <summary>What one side asks of goods, one way.</summary>
internal sealed record PapersPlan
{
    /// <summary>Customs in the ordinary way, by epoch; null where nothing is asked.</summary>
    public required PapersRow?[] Customs { get; init; }

    /// <summary>Customs in the quicker way, where one is offered.</summary>
    public required PapersRow?[] Quick { get; init; }

    public required PapersRow?[] Quarantine { get; init; }
}

/// <summary>One formality as the simulation needs it.</summary>
internal sealed record PapersRow(Dwell Dwell, double InspectionShare, OpenTimes Hours, bool IsAssumed)
{
    /// <summary>The standard deviation of the logarithm.</summary>
    private readonly double scale = Dwell.P50Minutes > 0 ? Math.Log(Dwell.MinutesAt(1) / Dwell.P50Minutes) : double.NaN;

    /// <summary>As <see cref="Dwell.MinutesAt"/>, its logarithms taken once.</summary>
    public double MinutesAt(double normal) => double.IsNaN(scale) ? Dwell.MinutesAt(normal) : Dwell.P50Minutes * Math.Exp(scale * normal);
}

/// <summary>What a train does at a station on its way.</summary>
internal enum VisitRole
{
    Through,
    Starts,
    Ends,
}

/// <summary>A train's visit of a station. Offsets are minutes after the departure from the first stop.</summary>
internal sealed record VisitPlan
{
    public required int Station { get; init; }

    public required VisitRole Role { get; init; }

    public required double ArrivalOffset { get; init; }

    public required double DepartureOffset { get; init; }

    /// <summary>The crossing between this visit and the next, or -1; and which way: 0 towards b.</summary>
    public int CrossingAfter { get; init; } = -1;

    public int DirectionAfter { get; init; }

    /// <summary>The same for the visit before.</summary>
    public int CrossingBefore { get; init; } = -1;

    public int DirectionBefore { get; init; }
}

/// <summary>A service in one epoch.</summary>
internal sealed record ServicePlan
{
    public required Service Service { get; init; }

    public required int Gauge { get; init; }

    public required bool IsPassenger { get; init; }

    public required ImmutableArray<VisitPlan> Visits { get; init; }

    /// <summary>Departures from the first stop by timetable, with their day's number; empty for a frequency.</summary>
    public required ImmutableArray<(double Time, long Number)> Departures { get; init; }

    /// <summary>Minutes between departures, for a frequency.</summary>
    public required double Interval { get; init; }

    /// <summary>When the epoch begins and ends.</summary>
    public required double From { get; init; }

    public required double To { get; init; }

    /// <summary>Containers in TEU at most, weight limits heeded; loose wagons at most.</summary>
    public required double Teu { get; init; }

    public required double Tonnes { get; init; }

    public required int Wagons { get; init; }

    /// <summary>Share of its places that is taken; null where that is assumed.</summary>
    public double? Load { get; init; }

    /// <summary>Lines it runs on.</summary>
    public required ImmutableArray<int> Lines { get; init; }

    public bool TakesLoose => Service.Accepts.HasFlag(CargoKinds.Bulk);
}

/// <summary>A line.</summary>
internal sealed record LinePlan(LocalName Name, string Id)
{
    /// <summary>Days that stand for all, with their trains; empty where nobody asks or no train runs.</summary>
    public ImmutableArray<LineDayPlan> Days { get; init; } = [];

    public ImmutableArray<LineDesk> Sections { get; init; } = [];

    public ImmutableArray<LineDesk> Stations { get; init; } = [];

    /// <summary>Names one more track there, among all that there can be one more of.</summary>
    public string TrackKey(LineDesk desk) => $"{Id}/{desk.Key}.track";

    /// <summary>Names a loop in the middle of a section.</summary>
    public string LoopKey(LineDesk section) => $"{Id}/{section.Key}.loop";

    /// <summary>Whether there is more of anything on this line.</summary>
    public bool HasMore(ImmutableHashSet<string> moreOf) => moreOf.Any(key => key.StartsWith(Id + "/", StringComparison.Ordinal));
}

/// <summary>A section or station of a line, which trains wait for.</summary>
/// <param name="Key">Of the package.</param>
/// <param name="Tracks">How many.</param>
internal sealed record LineDesk(string Key, int Tracks);

/// <summary>A day of a line.</summary>
/// <param name="Map">Track and trains.</param>
/// <param name="DayStart">When the day begins, in seconds of the scene.</param>
/// <param name="SectionDesks">Of each section of the scene which of the line's it is; -1 for one beyond the line.</param>
/// <param name="StationDesks">The same of stations.</param>
internal sealed record LineDayPlan(SceneMap Map, double DayStart, int[] SectionDesks, int[] StationDesks);

/// <summary>A road gate.</summary>
internal sealed record GatePlan
{
    public required Crossing Crossing { get; init; }

    public required ImmutableArray<DeskPlan> Desks { get; init; }

    /// <summary>Lanes towards b and towards a, lanes for the pre-declared likewise: indices of desks, -1 for none.</summary>
    public required int[] Lane { get; init; }

    public required int[] SmartLane { get; init; }

    public required int AgvLine { get; init; }

    public required int Dock { get; init; }

    public required int Inspection { get; init; }

    /// <summary>Share of lorries for the smart lane and for driverless vehicles, by epoch.</summary>
    public required double[] SmartShare { get; init; }

    public required double[] AgvShare { get; init; }

    /// <summary>When lorries pass, each way.</summary>
    public required OpenTimes[] Open { get; init; }

    public required PapersPlan[,] Papers { get; init; }

    public required TruckRules[] Rules { get; init; }

    /// <summary>Customs officers: [side, trade], 0 for side a, 0 for exports; -1 where none are counted.</summary>
    public required int[,] Customs { get; init; }

    /// <summary>Streams of lorries.</summary>
    public required ImmutableArray<ArrivalPlan> Arrivals { get; init; }

    /// <summary>Minutes that the clock is ahead of the start's, on side a and side b.</summary>
    public required double[] ClockMinutes { get; init; }

    /// <summary>Whether the lorries come from counts, not from a share of what passes.</summary>
    public required bool HasCounts { get; init; }
}

/// <summary>Lorries one way of one kind of goods.</summary>
internal sealed record ArrivalPlan
{
    public required string Key { get; init; }

    public required int Direction { get; init; }

    public required bool NeedsQuarantine { get; init; }

    /// <summary>Who goes first, 0 before 9, by epoch.</summary>
    public required int[] Priority { get; init; }

    /// <summary>Expected lorries, by day from the start.</summary>
    public required double[] PerDay { get; init; }

    /// <summary>The share of a day's lorries that has come by the end of each hour, in the start's clock; 24 numbers, the last 1.</summary>
    public required double[] ByHour { get; init; }

    /// <summary>Lorries in a group.</summary>
    public required int Group { get; init; }
}
