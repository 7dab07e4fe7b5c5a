using Lienvan.Operations.Simulation.Borders.Days;
using Lienvan.Operations.Simulation.Kernel;

namespace Lienvan.Operations.Simulation.Borders.Reporting;

/// <summary>
/// Figures by name, one row a replication. A report is built by asking for figures by name: once for each replication, when they are
/// taken from it, and once more at the end, when they are estimated over all. So a difference of two studies is a report, too.
/// </summary>
internal sealed class MetricTable
{
    private readonly Dictionary<string, int> indexes = new(StringComparer.Ordinal);
    private readonly List<double[]> rows = [];

    public int Count => rows.Count;

    public ImmutableArray<string> Names => [.. indexes.OrderBy(pair => pair.Value).Select(pair => pair.Key)];

    public IReadOnlyList<double[]> Rows => rows;

    public void Add(MetricRow row)
    {
        foreach (var name in row.Names)
        {
            indexes.TryAdd(name, indexes.Count);
        }

        rows.Add([.. row.Values]);
    }

    public Estimate Of(string name) =>
        indexes.TryGetValue(name, out var index) ? Estimate.From(rows.Select(row => row[index])) : new Estimate(double.NaN, double.NaN);

    /// <summary>Mean over replications, 0 where there is none.</summary>
    public double MeanOf(string name) => Of(name).Mean is var mean && double.IsFinite(mean) ? mean : 0;

    /// <summary>This less another, replication by replication, where both have a figure; as many rows as the shorter one.</summary>
    public MetricTable Minus(MetricTable other)
    {
        var difference = new MetricTable();
        foreach (var name in Names.Where(other.indexes.ContainsKey))
        {
            difference.indexes.Add(name, difference.indexes.Count);
        }

        var pairs = difference.Names.Select(name => (Mine: indexes[name], Theirs: other.indexes[name])).ToArray();
        for (var row = 0; row < Math.Min(Count, other.Count); row++)
        {
            difference.rows.Add([.. pairs.Select(pair => rows[row][pair.Mine] - other.rows[row][pair.Theirs])]);
        }

        return difference;
    }

    public ulong Fingerprint()
    {
        var hash = 14695981039346656037UL;
        foreach (var value in rows.SelectMany(row => row))
        {
            hash = Luck.Mix(hash ^ (ulong)BitConverter.DoubleToInt64Bits(value));
        }

        return hash;
    }
}

/// <summary>The figures of one replication, in the order in which the report asks for them.</summary>
internal sealed class MetricRow
{
    public List<string> Names { get; } = [];

    public List<double> Values { get; } = [];

    public long Events { get; init; }

    public void Add(string name, double value)
    {
        Names.Add(name);
        Values.Add(value);
    }
}

/// <summary>Takes figures from a replication, or gives their estimates: the report is built the same way for both.</summary>
internal sealed class Metrics
{
    private readonly Replication? run;
    private readonly MetricRow? row;
    private readonly MetricTable? table;

    private Metrics(Replication? run, MetricRow? row, MetricTable? table) => (this.run, this.row, this.table) = (run, row, table);

    public static Metrics Taking(Replication run, MetricRow row) => new(run, row, null);

    public static Metrics Giving(MetricTable table) => new(null, null, table);

    public Estimate Of(string name, Func<Replication, double> take)
    {
        if (table is not null)
        {
            return table.Of(name);
        }

        row!.Add(name, take(run!));
        return default;
    }

    public DwellReport Dwell(string name, Func<Replication, DwellHistogram?> take) => new(
        Of(name + "/mean", run => take(run)?.Mean ?? double.NaN),
        Of(name + "/p50", run => take(run)?.Quantile(0.5) ?? double.NaN),
        Of(name + "/p90", run => take(run)?.Quantile(0.9) ?? double.NaN),
        Of(name + "/p95", run => take(run)?.Quantile(0.95) ?? double.NaN));
}
