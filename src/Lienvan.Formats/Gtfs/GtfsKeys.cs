namespace Lienvan.Formats.Gtfs;

/// <summary>
/// The identifiers of one file and the rows they stand for. Remembers those of rows left out, so that rows which refer to them are left out
/// without another finding.
/// </summary>
internal sealed class GtfsKeys
{
    private const int LeftOut = -1;

    private readonly Dictionary<string, int> rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> byText;

    public GtfsKeys() => byText = rows.GetAlternateLookup<ReadOnlySpan<char>>();

    public bool Contains(ReadOnlySpan<char> id) => byText.ContainsKey(id);

    public void Add(string id, int row) => rows.Add(id, row);

    public void AddLeftOut(string id) => rows.TryAdd(id, LeftOut);

    /// <summary>The row of the identifier; a finding when nobody ever heard of it.</summary>
    public bool TryRefer(ReadOnlySpan<char> id, in GtfsTable table, string column, out int row)
    {
        if (!byText.TryGetValue(id, out row))
        {
            table.Find(
                GtfsDiagnostics.UnknownReference,
                $"{column} '{id}' is not there",
                "add it to its file or mend the name; the row is left out");
            return false;
        }

        return row != LeftOut;
    }
}
