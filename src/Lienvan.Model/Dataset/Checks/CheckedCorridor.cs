using Lienvan.Model.Dataset.Raw;
using Lienvan.Model.Lines;
using Lienvan.Model.Places;
using Lienvan.Model.Time;

namespace Lienvan.Model.Dataset.Checks;

/// <summary>
/// A corridor under check: its rows by key, what was found, and where each row stands in its file. Typed rows carry no line numbers, so the
/// way back from a key to its line is made only for tables that have findings.
/// </summary>
internal sealed class CheckedCorridor
{
    private readonly Dictionary<string, Dictionary<string, RawRow>> rowsByKey = new(StringComparer.Ordinal);
    private readonly List<Diagnostic> findings = [];
    private readonly HashSet<Diagnostic> told = [];

    public CheckedCorridor(Corridor corridor)
        : this(corridor, corridor.Places.ToDictionary(place => place.Id), corridor.Lines.ToDictionary(line => line.Id))
    {
    }

    private CheckedCorridor(Corridor corridor, Dictionary<PlaceId, Place> places, Dictionary<LineId, Line> lines)
    {
        Corridor = corridor;
        Places = places;
        Lines = lines;
    }

    public Corridor Corridor { get; }

    public RawPackage Raw => Corridor.Raw;

    public IReadOnlyList<Diagnostic> Findings => findings;

    public Dictionary<PlaceId, Place> Places { get; }

    public Dictionary<LineId, Line> Lines { get; }

    /// <summary>The same corridor with nothing found yet, for a check that runs beside others.</summary>
    public CheckedCorridor WithoutFindings() => new(Corridor, Places, Lines);

    public CountryId CountryOf(PlaceId place) => Places[place].Country;

    /// <summary>The row of that key.</summary>
    public RawRow Row(string table, params ReadOnlySpan<string> key)
    {
        if (!rowsByKey.TryGetValue(table, out var rows))
        {
            rows = new Dictionary<string, RawRow>(StringComparer.Ordinal);
            foreach (var row in Raw[table].Rows)
            {
                rows.TryAdd(row.Key, row);
            }

            rowsByKey.Add(table, rows);
        }

        return rows[RawRow.JoinKey(key)];
    }

    /// <summary>The row of a versioned table: its key is the id, the first day and the project.</summary>
    public RawRow Version(string table, string id, Validity validity) =>
        Row(table, id, validity.From is { } from ? NodaTime.Text.LocalDatePattern.Iso.Format(from) : "", validity.Project);

    /// <summary>Notes a finding, once: several versions of a service share the rows of its stops.</summary>
    public void Report(DiagnosticKind kind, RawRow row, string what, string whatToDo)
    {
        var finding = kind.At(row.Table.File, row.Line, what, whatToDo);
        if (told.Add(finding))
        {
            findings.Add(finding);
        }
    }

    public void ReportFile(DiagnosticKind kind, RawTable table, string what, string whatToDo) =>
        findings.Add(kind.At(table.File, 0, what, whatToDo));
}
