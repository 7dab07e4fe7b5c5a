using System.Diagnostics;
using Lienvan.Operations.Simulation.Borders.Days;
using Lienvan.Operations.Simulation.Kernel;

namespace Lienvan.Operations.Simulation.Borders.Reporting;

/// <summary>
/// Figures by name, one row a replication. A report is built by asking for figures by name: once for each replication, when they are
/// taken from it, and once more at the end, when they are estimated over all. So a difference of two studies is a report, too.
/// </summary>
/// <remarks>The names are kept once: a replication leaves nothing but its numbers, eight bytes each.</remarks>
internal sealed class MetricTable
{
    private readonly Dictionary<string, int> indexes = new(StringComparer.Ordinal);
    private readonly List<double[]> rows = [];

    public MetricTable(ImmutableArray<string> names)
    {
        Names = names;
        for (var index = 0; index < names.Length; index++)
        {
            indexes.TryAdd(names[index], index);
        }
    }

    public int Count => rows.Count;

    public ImmutableArray<string> Names { get; }

    public IReadOnlyList<double[]> Rows => rows;

    /// <summary>Adds the figures of the next replication, in the order of the names.</summary>
    public void Add(double[] row)
    {
        Debug.Assert(row.Length == Names.Length, "as many figures as names");
        rows.Add(row);
    }

    public Estimate Of(string name) =>
        indexes.TryGetValue(name, out var index) ? Estimate.From(rows.Select(row => row[index])) : new Estimate(double.NaN, double.NaN);

    /// <summary>Mean over replications, 0 where there is none.</summary>
    public double MeanOf(string name) => Of(name).Mean is var mean && double.IsFinite(mean) ? mean : 0;

    /// <summary>This less another, replication by replication, where both have a figure; as many rows as the shorter one.</summary>
    public MetricTable Minus(MetricTable other)
    {
        var difference = new MetricTable([.. Names.Where(other.indexes.ContainsKey)]);
        var pairs = difference.Names.Select(name => (Mine: indexes[name], Theirs: other.indexes[name])).ToArray();
        for (var row = 0; row < Math.Min(Count, other.Count); row++)
        {
            difference.Add([.. pairs.Select(pair => rows[row][pair.Mine] - other.rows[row][pair.Theirs])]);
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

/// <summary>
/// Lists the names of figures, takes them from a replication, or gives their estimates: the report is built the same way for all three.
/// </summary>
internal sealed class Metrics
{
    private readonly Replication? run;
    private readonly List<string>? names;
    private readonly double[]? row;
    private readonly MetricTable? table;
    private int next;

    private Metrics(Replication? run, List<string>? names, double[]? row, MetricTable? table) =>
        (this.run, this.names, this.row, this.table) = (run, names, row, table);

    /// <summary>Only what figures there are, in order.</summary>
    public static Metrics Naming(List<string> names) => new(null, names, null, null);

    /// <summary>The figures of one replication, in the order of their names.</summary>
    public static Metrics Taking(Replication run, double[] row) => new(run, null, row, null);

    public static Metrics Giving(MetricTable table) => new(null, null, null, table);

    /// <summary>Figures taken from the replication; the row is full.</summary>
    public int Taken => next;

    public Estimate Of(string name, Func<Replication, double> take)
    {
        if (run is not null)
        {
            row![next++] = take(run);
            return default;
        }

        return Named(name);
    }

    /// <summary>So many figures that are found together, named by their numbers.</summary>
    public ImmutableArray<Estimate> Series(string name, int count, Func<Replication, double[]?> take)
    {
        if (run is not null)
        {
            var values = take(run);
            for (var index = 0; index < count; index++)
            {
                row![next++] = values is null ? double.NaN : values[index];
            }

            return [];
        }

        return [.. Enumerable.Range(0, count).Select(index => Named($"{name}/{index}"))];
    }

    public DwellReport Dwell(string name, Func<Replication, DwellHistogram?> take)
    {
        if (run is not null)
        {
            var dwell = take(run);
            foreach (var value in dwell is null ? [double.NaN, double.NaN, double.NaN, double.NaN] : (ReadOnlySpan<double>)
                [dwell.Mean, dwell.Quantile(0.5), dwell.Quantile(0.9), dwell.Quantile(0.95)])
            {
                row![next++] = value;
            }

            return NoDwell;
        }

        return new DwellReport(Named(name + "/mean"), Named(name + "/p50"), Named(name + "/p90"), Named(name + "/p95"));
    }

    private static readonly DwellReport NoDwell = new(default, default, default, default);

    private Estimate Named(string name)
    {
        if (table is not null)
        {
            return table.Of(name);
        }

        names!.Add(name);
        return default;
    }
}
