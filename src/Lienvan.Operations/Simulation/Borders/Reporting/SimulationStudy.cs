using System.Collections.Concurrent;
using System.Diagnostics;
using Lienvan.Operations.Simulation.Borders.Days;
using Lienvan.Operations.Simulation.Borders.Plans;
using Lienvan.Operations.Simulation.Kernel;

namespace Lienvan.Operations.Simulation.Borders.Reporting;

/// <summary>Replications of a plan, and reruns of them with more of what is waited for.</summary>
internal sealed class SimulationStudy(
    CorridorPlan plan, SimulationQuestion question, IProgress<SimulationProgress>? progress, CancellationToken cancellation)
{
    /// <summary>Reruns: so many desks of a place are tried, in at most so many replications each.</summary>
    private const int TriedDesks = 3, LimitReplications = 5;

    private readonly ReportBuilder builder = new(plan, question);
    private readonly ImmutableArray<string> names = NamesOf(new ReportBuilder(plan, question));
    private readonly ConcurrentBag<GateRoom> rooms = [];
    private ImmutableArray<WorkSpan> events = [];
    private int done;
    private int expected = question.Replications;

    public SimulationReport Run()
    {
        var (report, table) = RunWithTable();
        return question.FindsLimits && !report.IsPartial ? FindLimits(report, table) : report;
    }

    /// <summary>The report without limits, and the figures of which it is made.</summary>
    public (SimulationReport Report, MetricTable Table) RunWithTable()
    {
        var table = Simulate(question.Replications, [], out var eventCount);
        return (builder.Build(Metrics.Giving(table)) with
        {
            Events = events,
            Replications = table.Count,
            IsPartial = table.Count < question.Replications,
            EventCount = eventCount,
            Fingerprint = table.Fingerprint(),
        }, table);
    }

    /// <summary>A report of other figures of the same plan, such as differences.</summary>
    public SimulationReport ReportOf(MetricTable table) => builder.Build(Metrics.Giving(table)) with { Replications = table.Count };

    /// <summary>The figures of all replications, in order.</summary>
    public MetricTable Simulate(int replications, ImmutableHashSet<string> moreOf, out long eventCount)
    {
        var rows = Replications.Run(0, replications, question.Threads, number => RunOne(number, moreOf), cancellation);
        var table = new MetricTable(names);
        eventCount = 0;
        foreach (var row in rows.TakeWhile(row => row is not null))
        {
            table.Add(row!.Figures);
            eventCount += row.Events;
        }

        return table;
    }

    private Outcome RunOne(int number, ImmutableHashSet<string> moreOf)
    {
        var keepsEvents = question.KeepsEvents && number == 0 && moreOf.IsEmpty;
        var room = rooms.TryTake(out var known) ? known : new GateRoom();
        var run = new Replication(plan, question, number, new ReplicationVariant(moreOf, keepsEvents, room));
        run.Run();
        rooms.Add(room);
        if (keepsEvents)
        {
            events = run.Events;
        }

        var figures = new double[names.Length];
        var taking = Metrics.Taking(run, figures);
        builder.Build(taking);
        Debug.Assert(taking.Taken == figures.Length, "every figure is named");
        progress?.Report(new SimulationProgress(Interlocked.Increment(ref done), expected));
        return new Outcome(figures, run.Simulator.EventCount);
    }

    private static ImmutableArray<string> NamesOf(ReportBuilder builder)
    {
        var names = new List<string>();
        builder.Build(Metrics.Naming(names));
        return [.. names];
    }

    /// <summary>All that is kept of a replication.</summary>
    private sealed record Outcome(double[] Figures, long Events);

    /// <summary>
    /// Reruns with one more of each place's most waited-for desks. Gates do not touch each other, and of the two stations of a crossing
    /// one is tried at a time, so one rerun tries a desk at many places at once.
    /// </summary>
    private SimulationReport FindLimits(SimulationReport report, MetricTable table)
    {
        var tried = new Dictionary<string, List<LimitReport>>(StringComparer.Ordinal);
        var candidates = Candidates(report, table);
        var rounds = candidates.Select(candidate => (candidate.Round, candidate.Side)).Distinct().Order().ToArray();
        var replications = Math.Min(LimitReplications, question.Replications);
        expected += rounds.Length * replications;
        foreach (var (round, side) in rounds)
        {
            var now = candidates.Where(candidate => candidate.Round == round && candidate.Side == side).ToArray();
            var change = Simulate(replications, [.. now.Select(candidate => candidate.Desk)], out _).Minus(table);
            if (change.Count < replications)
            {
                return report with { IsPartial = true };
            }

            foreach (var candidate in now)
            {
                var limits = tried.TryGetValue(candidate.Place, out var known) ? known : tried[candidate.Place] = [];
                limits.Add(new LimitReport(candidate.Desk, candidate.Kind, candidate.Kind == "stack" ? 50 : 1,
                    change.Of(candidate.Place + "/dwell/mean"), change.Of(candidate.Place + "/dwell/p90"), change.Of(candidate.Flow)));
            }
        }

        ImmutableArray<PlaceReport> With(ImmutableArray<PlaceReport> places, string prefix) =>
        [
            .. places.Select(place => tried.TryGetValue($"{prefix}/{place.Id}", out var limits)
                ? place with { Limits = [.. limits.OrderBy(limit => limit.Mean.Mean).ThenBy(limit => limit.Desk,
                    StringComparer.Ordinal)] } : place),
        ];
        return report with
        {
            Borders = With(report.Borders, "border"),
            Terminals = With(report.Terminals, "terminal"),
            Gates = With(report.Gates, "gate"),
        };
    }

    private sealed record Candidate(string Place, string Desk, string Kind, string Flow, int Round, int Side);

    private List<Candidate> Candidates(SimulationReport report, MetricTable table)
    {
        var found = new List<Candidate>();
        void Add(string place, string flow, int side, PlaceReport of)
        {
            // What is waited for longest in all: mean wait times how busy it is stands for the sum of waits well enough to choose.
            var desks = of.Desks.Select(desk => (desk.Key, desk.Kind, Wait: table.MeanOf($"{place}/{desk.Key}/wait")))
                .Concat(PathsOf(of, place, table)).Where(desk => desk.Wait > 0.5)
                .OrderByDescending(desk => desk.Wait).ThenBy(desk => desk.Key, StringComparer.Ordinal).Take(TriedDesks);
            found.AddRange(desks.Select((desk, round) => new Candidate(place, desk.Key, desk.Kind, place + flow, round, side)));
        }

        foreach (var border in report.Borders)
        {
            Add("border/" + border.Id, "/trains", SideOf(border.Id), border);
        }

        foreach (var terminal in report.Terminals)
        {
            Add("terminal/" + terminal.Id, "/Boxes/perDay", 2 + SideOf(terminal.Id), terminal);
        }

        foreach (var gate in report.Gates)
        {
            Add("gate/" + gate.Id, "/vehicles", 0, gate);
        }

        return found;
    }

    /// <summary>Paths over the crossing are a limit of the station from which trains leave.</summary>
    private IEnumerable<(string Key, string Kind, double Wait)> PathsOf(PlaceReport place, string name, MetricTable table) =>
        place.Kind != PlaceReportKind.Border ? [] : plan.RailCrossings
            .Where(crossing => plan.Stations[crossing.StationA].Place.Id.Value == place.Id
                || plan.Stations[crossing.StationB].Place.Id.Value == place.Id)
            .Select(crossing => (Replication.PathKey(crossing), "path",
                table.MeanOf($"{name}/{StreamKind.FreightOut}/{StayStep.Path}/wait")));

    private int SideOf(string station) =>
        plan.RailCrossings.Any(crossing => plan.Stations[crossing.StationB].Place.Id.Value == station) ? 1 : 0;
}
