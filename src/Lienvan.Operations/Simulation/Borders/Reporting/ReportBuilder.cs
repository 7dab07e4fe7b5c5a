using Lienvan.Operations.Simulation.Borders.Days;
using Lienvan.Operations.Simulation.Borders.Plans;
using Lienvan.Operations.Simulation.Kernel;

namespace Lienvan.Operations.Simulation.Borders.Reporting;

/// <summary>What a report says and how each of its figures is taken from a replication.</summary>
internal sealed class ReportBuilder(CorridorPlan plan, SimulationQuestion question)
{
    private static readonly ImmutableArray<int> Ways = [0, 1];

    private const int DwellSpans = 48;

    private static readonly StreamKind[] BorderStreams =
    [
        StreamKind.FreightIn, StreamKind.FreightOut, StreamKind.FreightInland, StreamKind.PassengersIn, StreamKind.PassengersOut,
    ];

    private static readonly DeskKind[] TerminalDesks = [DeskKind.Pad, DeskKind.Stack, DeskKind.Crane, DeskKind.Gang];

    public SimulationReport Build(Metrics metrics) => new()
    {
        Question = question,
        Borders = [.. plan.Stations.Index().Where(pair => pair.Item.IsBorder && IsAsked(pair.Index)).Select(pair => Border(metrics,
            pair.Index))],
        Terminals = [.. plan.Stations.Index().Where(pair => !pair.Item.Lifts.IsEmpty && IsAsked(pair.Index)).Select(pair =>
            Terminal(metrics, pair.Index))],
        Gates = [.. plan.Gates.Select((_, index) => Gate(metrics, index))],
        Crossings = [.. plan.RailCrossings.Index().Where(pair => IsAsked(pair.Item.StationA) || IsAsked(pair.Item.StationB))
            .Select(pair => Crossing(metrics, pair.Index))],
        Lines = [.. plan.Lines.Select((_, index) => Line(metrics, index))],
        Warmup = plan.Warmup,
        Origin = plan.Origin,
        Replications = 0,
        IsPartial = false,
        EventCount = 0,
        Fingerprint = 0,
    };

    private bool IsAsked(int station) => question.At.IsEmpty || question.At.Contains(plan.Stations[station].Place.Id.Value)
        || plan.RailCrossings.Any(crossing => question.At.Contains(crossing.Crossing.Id.Value)
            && (crossing.StationA == station || crossing.StationB == station));

    private PlaceReport Border(Metrics metrics, int index)
    {
        var station = plan.Stations[index];
        var name = "border/" + station.Place.Id.Value;
        return new PlaceReport
        {
            Kind = PlaceReportKind.Border,
            Id = station.Place.Id.Value,
            Name = station.Place.Name,
            Throughput = new ThroughputReport(
                metrics.Of(name + "/trains", run => Freight(run.Yards[index]).Sum(tally => tally.Units) / plan.Days),
                metrics.Of(name + "/passengerTrains", run => Passengers(run.Yards[index]).Sum(tally => tally.Units) / plan.Days),
                metrics.Of(name + "/teu", run => Freight(run.Yards[index]).Sum(tally => tally.Teu) / plan.Days),
                metrics.Of(name + "/tonnes", run => Freight(run.Yards[index]).Sum(tally => tally.Tonnes) / plan.Days),
                new Estimate(0, 0)),
            Dwell = metrics.Dwell(name + "/dwell", run => Merged(Freight(run.Yards[index]))),
            DwellSpanMinutes = 60,
            DwellShares = Shares(metrics, name, 60, run => Merged(Freight(run.Yards[index]))),
            Streams = [.. BorderStreams.Select(kind => Stream(metrics, name, kind, run => run.Yards[index].Streams[(int)kind]))],
            QueueByHour = Hours(metrics, name + "/queue", run => run.Yards[index].Hours.Waiting()),
            GreatestQueue = metrics.Of(name + "/greatest", run => run.Yards[index].Hours.Greatest),
            Desks = Desks(metrics, name, station.Desks.Index().Where(pair => !TerminalDesks.Contains(pair.Item.Kind)),
                (run, desk) => run.Yards[index].StatisticsOf(run.Yards[index].Desks[desk]), _ => 1),
            IsAssumed = true,
        };
    }

    private PlaceReport Terminal(Metrics metrics, int index)
    {
        var station = plan.Stations[index];
        var name = "terminal/" + station.Place.Id.Value;
        StreamTally? Boxes(Replication run) => run.Yards[index].Streams[(int)StreamKind.Boxes];
        return new PlaceReport
        {
            Kind = PlaceReportKind.Terminal,
            Id = station.Place.Id.Value,
            Name = station.Place.Name,
            Throughput = new ThroughputReport(
                new Estimate(0, 0), new Estimate(0, 0),
                metrics.Of(name + "/teu", run => (Boxes(run)?.Teu ?? 0) / plan.Days),
                metrics.Of(name + "/tonnes", run => (Boxes(run)?.Tonnes ?? 0) / plan.Days),
                new Estimate(0, 0)),
            Dwell = metrics.Dwell(name + "/dwell", run => Boxes(run)?.Dwell),
            DwellSpanMinutes = 180,
            DwellShares = Shares(metrics, name, 180, run => Boxes(run)?.Dwell),
            Streams = [Stream(metrics, name, StreamKind.Boxes, Boxes)],
            QueueByHour = Hours(metrics, name + "/stack", run => run.Yards[index].Hours.Second()),
            GreatestQueue = metrics.Of(name + "/greatest", run => run.Yards[index].Hours.Second().Max()),
            Desks = Desks(metrics, name, station.Desks.Index().Where(pair => TerminalDesks.Contains(pair.Item.Kind)),
                (run, desk) => run.Yards[index].StatisticsOf(run.Yards[index].Desks[desk]), _ => 1),
            IsAssumed = true,
        };
    }

    private PlaceReport Gate(Metrics metrics, int index)
    {
        var gate = plan.Gates[index];
        var name = "gate/" + gate.Crossing.Id.Value;
        return new PlaceReport
        {
            Kind = PlaceReportKind.Gate,
            Id = gate.Crossing.Id.Value,
            Name = gate.Crossing.Name,
            Throughput = new ThroughputReport(
                new Estimate(0, 0), new Estimate(0, 0), new Estimate(0, 0),
                metrics.Of(name + "/tonnes", run => Lorries(run.Gates[index]).Sum(tally => tally.Tonnes) / plan.Days),
                metrics.Of(name + "/vehicles", run => Lorries(run.Gates[index]).Sum(tally => tally.Units) / plan.Days)),
            Dwell = metrics.Dwell(name + "/dwell", run => Merged(Lorries(run.Gates[index]))),
            DwellSpanMinutes = 60,
            DwellShares = Shares(metrics, name, 60, run => Merged(Lorries(run.Gates[index]))),
            Streams =
            [
                Stream(metrics, name, StreamKind.LorriesAToB, run => run.Gates[index].Streams[0]),
                Stream(metrics, name, StreamKind.LorriesBToA, run => run.Gates[index].Streams[1]),
            ],
            QueueByHour = Hours(metrics, name + "/queue", run => run.Gates[index].Hours[0].Waiting()),
            QueueByHourBack = Hours(metrics, name + "/queueBack", run => run.Gates[index].Hours[1].Waiting()),
            GreatestQueue = metrics.Of(name + "/greatest", run => run.Gates[index].Hours.Max(hours => hours.Greatest)),
            LeftOver = metrics.Of(name + "/leftOver", run => run.Gates[index].Closings.Sum() is > 0 and var count
                ? run.Gates[index].LeftOver.Sum() / count * 2 : double.NaN),
            BackInTime = metrics.Of(name + "/backInTime", run =>
                run.Gates[index].Through > 0 ? run.Gates[index].BackInTime / run.Gates[index].Through : double.NaN),
            Desks = Desks(metrics, name, gate.Desks.Index(), (run, desk) => run.Gates[index].Desks[desk].Statistics,
                desk => desk == gate.Inspection ? 1 : gate.Arrivals.Select(stream => stream.Group).DefaultIfEmpty(1).Max()),
            IsAssumed = true,
        };
    }

    private RailCrossingReport Crossing(Metrics metrics, int index)
    {
        var crossing = plan.RailCrossings[index].Crossing;
        return new RailCrossingReport
        {
            Id = crossing.Id,
            Name = crossing.Name,
            Directions =
            [
                .. Ways.Select(direction =>
                {
                    var name = $"crossing/{crossing.Id}/{(direction == 0 ? "a_to_b" : "b_to_a")}";
                    return new RailDirectionReport(
                        new ThroughputReport(
                            metrics.Of(name + "/trains", run => run.Crossings[index].FreightTrains[direction] / plan.Days),
                            metrics.Of(name + "/passengerTrains", run => run.Crossings[index].PassengerTrains[direction] / plan.Days),
                            metrics.Of(name + "/teu", run => run.Crossings[index].Teu[direction] / plan.Days),
                            metrics.Of(name + "/tonnes", run => run.Crossings[index].Tonnes[direction] / plan.Days),
                            new Estimate(0, 0)),
                        metrics.Dwell(name + "/passage", run => run.Crossings[index].Passage[direction]),
                        [
                            .. Enum.GetValues<CargoClass>().Select(each => new ConsignmentReport(
                                each,
                                metrics.Of($"{name}/{each}/perDay", run => run.Crossings[index].Consignments[direction,
                                    (int)each].Count / plan.Days),
                                metrics.Dwell($"{name}/{each}", run => run.Crossings[index].Consignments[direction, (int)each]))),
                        ]);
                }),
            ],
        };
    }

    private PlaceReport Line(Metrics metrics, int index)
    {
        var line = plan.Lines[index];
        var name = "line/" + line.Id;
        DwellHistogram Trips(Replication run) => Merged([run.Lines[index].Freight, run.Lines[index].Passengers]);
        ImmutableArray<DeskReport> LineDesks(string kind, ImmutableArray<LineDesk> desks, Func<Replication, LineDeskTally[]> take) =>
        [
            .. desks.Select((desk, number) => new DeskReport(desk.Key, kind, desk.Tracks,
                metrics.Of($"{name}/{desk.Key}/utilisation", run => take(run)[number] is var tally ? tally.Use / tally.Available : 0),
                metrics.Of($"{name}/{desk.Key}/wait", run => take(run)[number].MeanWaitMinutes), true)
            {
                MeanQueue = metrics.Of($"{name}/{desk.Key}/queue", run => take(run)[number] is var tally
                    ? tally.QueueArea / tally.Elapsed : 0),
            }),
        ];
        return new PlaceReport
        {
            Kind = PlaceReportKind.Line,
            Id = line.Id,
            Name = line.Name,
            Throughput = new ThroughputReport(
                metrics.Of(name + "/trains", run => run.Lines[index].Trains / plan.Days),
                metrics.Of(name + "/passengerTrains", run => run.Lines[index].PassengerTrains / plan.Days),
                metrics.Of(name + "/teu", run => run.Lines[index].Teu / plan.Days),
                metrics.Of(name + "/tonnes", run => run.Lines[index].Tonnes / plan.Days),
                new Estimate(0, 0)),
            Dwell = metrics.Dwell(name + "/dwell", Trips),
            DwellSpanMinutes = 60,
            DwellShares = Shares(metrics, name, 60, Trips),
            Streams = line.Days.IsEmpty ? [] :
            [
                Stream(metrics, name, StreamKind.FreightOnLine, run => run.Lines[index].Freight),
                Stream(metrics, name, StreamKind.PassengersOnLine, run => run.Lines[index].Passengers),
            ],
            QueueByHour = line.Days.IsEmpty ? [] : Hours(metrics, name + "/queue", run => run.Lines[index].Waiting),
            GreatestQueue = metrics.Of(name + "/greatest", run => line.Days.IsEmpty ? double.NaN : run.Lines[index].Greatest),
            Desks =
            [
                .. LineDesks("section", line.Sections, run => run.Lines[index].Sections),
                .. LineDesks("stationTrack", line.Stations, run => run.Lines[index].Stations),
            ],
            IsAssumed = true,
        };
    }

    private StreamReport Stream(Metrics metrics, string place, StreamKind kind, Func<Replication, StreamTally?> take)
    {
        var name = $"{place}/{kind}";
        return new StreamReport
        {
            Kind = kind,
            PerDay = metrics.Of(name + "/perDay", run => (take(run)?.Units ?? 0) / plan.Days),
            Dwell = metrics.Dwell(name + "/dwell", run => take(run)?.Dwell),
            Steps =
            [
                .. Enum.GetValues<StayStep>().Select(step => new StepReport(
                    step,
                    metrics.Of($"{name}/{step}/wait", run => take(run) is { Units: > 0 } tally ? tally.WaitOf(step) / tally.Units
                        : double.NaN),
                    metrics.Of($"{name}/{step}/work", run => take(run) is { Units: > 0 } tally ? tally.WorkOf(step) / tally.Units
                        : double.NaN))),
            ],
            Release =
            [
                .. Enum.GetValues<ReleaseInterval>().Select(interval =>
                    new ReleaseReport(interval, metrics.Dwell($"{name}/{interval}", run => take(run)?.Release[(int)interval]))),
            ],
            Passage = metrics.Dwell(name + "/passage", run => take(run)?.Passage),
            Punctuality = metrics.Of(name + "/punctuality", run => take(run) is { Timed: > 0 } tally ? tally.Punctual / tally.Timed
                : double.NaN),
            DelayIn = metrics.Dwell(name + "/delayIn", run => take(run)?.DelayIn),
            DelayOut = metrics.Dwell(name + "/delayOut", run => take(run)?.DelayOut),
        };
    }

    private static ImmutableArray<Estimate> Hours(Metrics metrics, string name, Func<Replication, double[]> take) =>
        metrics.Series(name, 24, take);

    private static ImmutableArray<double> Shares(Metrics metrics, string name, double span, Func<Replication, DwellHistogram?> take) =>
        [.. metrics.Series(name + "/share", DwellSpans, run => take(run)?.Shares(span, DwellSpans)).Select(share => share.Mean)];

    private static ImmutableArray<DeskReport> Desks(Metrics metrics, string place, IEnumerable<(int Index, DeskPlan Item)> desks,
        Func<Replication, int, ResourceStatistics> take, Func<int, int> group) =>
    [
        .. desks.Select(pair => new DeskReport(
            pair.Item.Key,
            KindWord(pair.Item.Kind),
            pair.Item.Servers[^1],
            metrics.Of($"{place}/{pair.Item.Key}/utilisation", run => Utilisation(take(run, pair.Index))),
            metrics.Of($"{place}/{pair.Item.Key}/wait", run => MeanWait(take(run, pair.Index))),
            pair.Item.IsAssumed)
        {
            MeanQueue = metrics.Of($"{place}/{pair.Item.Key}/queue", run => group(pair.Index) * MeanQueue(take(run, pair.Index))),
        }),
    ];

    internal static string KindWord(DeskKind kind) => char.ToLowerInvariant(kind.ToString()[0]) + kind.ToString()[1..];

    /// <summary>Work under way at closing is finished after hours, so use may pass what is available.</summary>
    private static double Utilisation(ResourceStatistics statistics) =>
        statistics.AvailableArea > 0 ? statistics.UseArea / statistics.AvailableArea : double.NaN;

    private static double MeanQueue(ResourceStatistics statistics) =>
        statistics.Elapsed > 0 ? statistics.QueueArea / statistics.Elapsed : double.NaN;

    /// <summary>By Little's law, so that those who still wait count too.</summary>
    private static double MeanWait(ResourceStatistics statistics) =>
        statistics.Granted > 0 ? statistics.QueueArea / statistics.Granted : double.NaN;

    private static IEnumerable<StreamTally> Freight(Yard yard) =>
        new[] { StreamKind.FreightIn, StreamKind.FreightOut }.Select(kind => yard.Streams[(int)kind]).OfType<StreamTally>();

    private static IEnumerable<StreamTally> Passengers(Yard yard) =>
        new[] { StreamKind.PassengersIn, StreamKind.PassengersOut }.Select(kind => yard.Streams[(int)kind]).OfType<StreamTally>();

    private static IEnumerable<StreamTally> Lorries(GateHouse gate) => gate.Streams.OfType<StreamTally>();

    private static DwellHistogram Merged(IEnumerable<StreamTally> tallies)
    {
        var merged = new DwellHistogram();
        foreach (var tally in tallies)
        {
            merged.Add(tally.Dwell);
        }

        return merged;
    }
}
