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
    private readonly ReportBuilder builder = new(plan, question);
    private readonly ImmutableArray<string> names = NamesOf(new ReportBuilder(plan, question));
    private readonly ConcurrentBag<GateRoom> rooms = [];

    /// <summary>By replication, for reruns with more of something elsewhere.</summary>
    private readonly ConcurrentDictionary<int, ImmutableArray<LineTally>> lines = [];
    private ImmutableArray<WorkSpan> events = [];
    private int done;
    private int expected = question.Replications;

    public SimulationReport Run()
    {
        var (report, table) = RunWithTable();
        return question.FindsLimits && !report.IsPartial ? new LimitSearch(plan, question, this).Find(report, table) : report;
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

    /// <summary>Tells that so many more runs are to come.</summary>
    public void Expect(int runs) => expected += runs;

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
        var run = new Replication(plan, question, number, new ReplicationVariant(moreOf, keepsEvents, room)
        {
            Lines = lines.GetValueOrDefault(number),
        });
        run.Run();
        if (question.FindsLimits && moreOf.IsEmpty && (question.TriesAllLimits || number < LimitSearch.TriedReplications))
        {
            lines[number] = run.Lines;
        }

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
}
