using Lienvan.Model.Borders;
using Lienvan.Model.Places;
using Lienvan.Operations.Simulation.Kernel;
using NodaTime;

namespace Lienvan.Operations.Simulation.Borders;

/// <summary>
/// What came of simulating days: for each border station, terminal, gate and line. Every figure is a mean over replications with half the
/// width of its interval of 95 %.
/// </summary>
public sealed record SimulationReport
{
    /// <summary>A train so little late counts as on time, minutes.</summary>
    public const double PunctualMinutes = 15;

    /// <summary>What was asked.</summary>
    public required SimulationQuestion Question { get; init; }

    /// <summary>Border stations, and what their trains do there.</summary>
    public required ImmutableArray<PlaceReport> Borders { get; init; }

    /// <summary>Terminals at border stations and where gauges change, and what boxes do there.</summary>
    public required ImmutableArray<PlaceReport> Terminals { get; init; }

    /// <summary>Road gates.</summary>
    public required ImmutableArray<PlaceReport> Gates { get; init; }

    /// <summary>Rail crossings: what goes over, and how long consignments take on both sides together.</summary>
    public required ImmutableArray<RailCrossingReport> Crossings { get; init; }

    /// <summary>
    /// Lines: how many trains run on some of each in a day, all together and passenger trains of them; of those that are asked about also
    /// how trains get over them.
    /// </summary>
    public required ImmutableArray<PlaceReport> Lines { get; init; }

    /// <summary>What happened in the first replication; empty unless asked for.</summary>
    public ImmutableArray<WorkSpan> Events { get; init; } = [];

    /// <summary>Minutes from the first simulated midnight to the first that counts.</summary>
    public required double Warmup { get; init; }

    /// <summary>The first simulated midnight.</summary>
    public required Instant Origin { get; init; }

    /// <summary>Replications that were done.</summary>
    public required int Replications { get; init; }

    /// <summary>Whether it was stopped before all replications were done.</summary>
    public required bool IsPartial { get; init; }

    /// <summary>Events simulated in all, reruns for limits not counted.</summary>
    public required long EventCount { get; init; }

    /// <summary>A number made of every figure of every replication: equal for equal answers.</summary>
    public required ulong Fingerprint { get; init; }
}

/// <summary>What kind of place a report is about.</summary>
public enum PlaceReportKind
{
    /// <summary>A border station.</summary>
    Border,

    /// <summary>A terminal.</summary>
    Terminal,

    /// <summary>A road gate.</summary>
    Gate,

    /// <summary>A line.</summary>
    Line,
}

/// <summary>What was found about one place.</summary>
public sealed record PlaceReport
{
    /// <summary>Border station, terminal or gate.</summary>
    public required PlaceReportKind Kind { get; init; }

    /// <summary>Key of the place, or of the crossing for a gate.</summary>
    public required string Id { get; init; }

    /// <summary>Its names.</summary>
    public required LocalName Name { get; init; }

    /// <summary>What passes in a day.</summary>
    public required ThroughputReport Throughput { get; init; }

    /// <summary>The stay of what the place is for: freight trains, boxes, lorries; minutes.</summary>
    public required DwellReport Dwell { get; init; }

    /// <summary>Share of stays by their length: 48 equal spans up to <see cref="DwellSpanMinutes"/> each, the last with all longer
    /// ones.</summary>
    public required ImmutableArray<double> DwellShares { get; init; }

    /// <summary>Length of a span of <see cref="DwellShares"/>, minutes.</summary>
    public required double DwellSpanMinutes { get; init; }

    /// <summary>Kinds of traffic apart.</summary>
    public required ImmutableArray<StreamReport> Streams { get; init; }

    /// <summary>Mean of those who wait, by hour of the local day, 24 values: trains; TEU in the stack of a terminal; lorries a to
    /// b.</summary>
    public required ImmutableArray<Estimate> QueueByHour { get; init; }

    /// <summary>The same for lorries from b to a; empty but for gates.</summary>
    public ImmutableArray<Estimate> QueueByHourBack { get; init; } = [];

    /// <summary>The longest queue at any full hour.</summary>
    public required Estimate GreatestQueue { get; init; }

    /// <summary>Lorries left over at closing, both ways; NaN but for gates that close.</summary>
    public Estimate LeftOver { get; init; } = new(double.NaN, double.NaN);

    /// <summary>Share of lorries that drive through which are back within 36 h; NaN where none do.</summary>
    public Estimate BackInTime { get; init; } = new(double.NaN, double.NaN);

    /// <summary>Desks: tracks, engines, cranes, lanes and so on.</summary>
    public required ImmutableArray<DeskReport> Desks { get; init; }

    /// <summary>What one more of a desk would bring, the greatest gain first.</summary>
    public ImmutableArray<LimitReport> Limits { get; init; } = [];

    /// <summary>Whether its figures rest on assumed rows.</summary>
    public required bool IsAssumed { get; init; }
}

/// <summary>What passes in a day.</summary>
/// <param name="Trains">Freight trains.</param>
/// <param name="PassengerTrains">Passenger trains.</param>
/// <param name="Teu">Containers.</param>
/// <param name="Tonnes">Cargo and containers by rail; cargo by road.</param>
/// <param name="Vehicles">Lorries, loaded.</param>
public sealed record ThroughputReport(Estimate Trains, Estimate PassengerTrains, Estimate Teu, Estimate Tonnes, Estimate Vehicles);

/// <summary>How long something takes, minutes.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="P50">What half do not exceed.</param>
/// <param name="P90">What nine in ten do not exceed.</param>
/// <param name="P95">What 95 in a hundred do not exceed.</param>
public sealed record DwellReport(Estimate Mean, Estimate P50, Estimate P90, Estimate P95);

/// <summary>One kind of traffic at a place.</summary>
public sealed record StreamReport
{
    /// <summary>Which.</summary>
    public required StreamKind Kind { get; init; }

    /// <summary>How many a day.</summary>
    public required Estimate PerDay { get; init; }

    /// <summary>From arrival to leaving.</summary>
    public required DwellReport Dwell { get; init; }

    /// <summary>What the time went into.</summary>
    public required ImmutableArray<StepReport> Steps { get; init; }

    /// <summary>Intervals of a time release study, of consignments, from arrival; empty for passengers.</summary>
    public required ImmutableArray<ReleaseReport> Release { get; init; }

    /// <summary>Of lorries: from papers done on the near side to being across, while the gate is open.</summary>
    public required DwellReport Passage { get; init; }

    /// <summary>Share that leaves at most 15 minutes late; NaN where nothing has times.</summary>
    public required Estimate Punctuality { get; init; }

    /// <summary>How late it comes.</summary>
    public required DwellReport DelayIn { get; init; }

    /// <summary>How late it leaves.</summary>
    public required DwellReport DelayOut { get; init; }
}

/// <summary>What a step takes on the average of all, minutes.</summary>
/// <param name="Step">The step.</param>
/// <param name="Wait">Waiting for it.</param>
/// <param name="Work">The work itself.</param>
public sealed record StepReport(StayStep Step, Estimate Wait, Estimate Work);

/// <summary>An interval of a time release study.</summary>
public enum ReleaseInterval
{
    /// <summary>Arrival to unloading.</summary>
    Unloading,

    /// <summary>Arrival to declaration.</summary>
    Declaration,

    /// <summary>Arrival to approval.</summary>
    Approval,

    /// <summary>Arrival to removal.</summary>
    Removal,
}

/// <summary>An interval of a time release study, minutes from arrival.</summary>
/// <param name="Interval">Which.</param>
/// <param name="Time">How long.</param>
public sealed record ReleaseReport(ReleaseInterval Interval, DwellReport Time);

/// <summary>A desk of a place.</summary>
/// <param name="Key">Key of the row that it is from, or one made of the place and the work.</param>
/// <param name="Kind">What it is, one word.</param>
/// <param name="Servers">How many at the end.</param>
/// <param name="Utilisation">Share of its time in hours that it works or is held.</param>
/// <param name="MeanWait">Mean wait for it, minutes.</param>
/// <param name="IsAssumed">Whether its row is assumed or there is none.</param>
public sealed record DeskReport(string Key, string Kind, int Servers, Estimate Utilisation, Estimate MeanWait, bool IsAssumed)
{
    /// <summary>Mean number that wait for it: trains, boxes or lorries.</summary>
    public required Estimate MeanQueue { get; init; }
}

/// <summary>What one more of a desk brings, against the same luck without it.</summary>
/// <param name="Desk">Key of the desk.</param>
/// <param name="Kind">What it is, one word.</param>
/// <param name="More">How many more: 1, or TEU for a stack.</param>
/// <param name="Mean">Change of the mean dwell, minutes.</param>
/// <param name="P90">Change of its ninetieth percentile, minutes.</param>
/// <param name="PerDay">Change of what passes in a day: trains, boxes, lorries.</param>
public sealed record LimitReport(string Desk, string Kind, int More, Estimate Mean, Estimate P90, Estimate PerDay);

/// <summary>What was found about a rail crossing.</summary>
public sealed record RailCrossingReport
{
    /// <summary>The crossing.</summary>
    public required CrossingId Id { get; init; }

    /// <summary>Its names.</summary>
    public required LocalName Name { get; init; }

    /// <summary>Towards b and towards a.</summary>
    public required ImmutableArray<RailDirectionReport> Directions { get; init; }
}

/// <summary>One way over a rail crossing.</summary>
/// <param name="Throughput">What passes in a day.</param>
/// <param name="Passage">Of trains, from papers done on the near side to leaving it: a track, the brake test, a path.</param>
/// <param name="Consignments">From arrival on the near side to leaving the far side, by class of cargo.</param>
public sealed record RailDirectionReport(ThroughputReport Throughput, DwellReport Passage, ImmutableArray<ConsignmentReport> Consignments);

/// <summary>Consignments of a class over a rail crossing.</summary>
/// <param name="Class">The class.</param>
/// <param name="PerDay">How many a day.</param>
/// <param name="Dwell">Both sides together, minutes.</param>
public sealed record ConsignmentReport(CargoClass Class, Estimate PerDay, DwellReport Dwell);
