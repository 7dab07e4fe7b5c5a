using Lienvan.Model.Dataset.Schema;

namespace Lienvan.Model.Dataset.Raw;

/// <summary>A row as text, its cells in the order of the schema's columns; empty where the file has none.</summary>
internal sealed record RawRow(RawTable Table, int Line, string[] Cells)
{
    public string this[string column] => Table.IndexOf(column) is var index and >= 0 ? Cells[index] : "";

    /// <summary>The first key column: what references to this table name.</summary>
    public string Id => this[Table.Schema.Key[0]];

    /// <summary>What tells the row from every other of its table.</summary>
    public string Key
    {
        get
        {
            var columns = Table.Schema.Key;
            if (columns.Length == 1)
            {
                return Id;
            }

            var parts = new string[columns.Length];
            for (var index = 0; index < parts.Length; index++)
            {
                parts[index] = this[columns[index]];
            }

            return JoinKey(parts);
        }
    }

    /// <summary>The cells of a key as one text. The separator can't stand in a cell of any sense, so that no two keys become one.</summary>
    public static string JoinKey(params ReadOnlySpan<string> parts) => parts.Length == 1 ? parts[0] : string.Join(KeySeparator, parts);

    /// <summary>The key as people read it.</summary>
    public string ReadableKey => Key.Replace(KeySeparator, ' ').Trim();

    private const char KeySeparator = '\u001f';
}

/// <summary>A table as text: the rows whose cells are all well formed.</summary>
internal sealed class RawTable(Table schema, string file)
{
    private readonly Dictionary<string, int> indexes =
        schema.Columns.Select((column, index) => (column.Name, index)).ToDictionary(pair => pair.Name, pair => pair.index,
            StringComparer.Ordinal);

    private HashSet<string>? ids;

    public Table Schema { get; } = schema;

    public string File { get; } = file;

    public List<RawRow> Rows { get; } = [];

    /// <summary>Whether the package has a file for it.</summary>
    public bool IsPresent { get; init; } = true;

    /// <summary>How many rows the file has, faulty ones included.</summary>
    public int RowsInFile { get; set; }

    /// <summary>Every id that stood in the file, those of faulty rows included.</summary>
    public HashSet<string> SeenIds { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether a row has that id. To be asked only once the table is complete.</summary>
    public bool HasId(string id) => (ids ??= Rows.Select(row => row.Id).ToHashSet(StringComparer.Ordinal)).Contains(id);

    public int IndexOf(string column) => indexes.TryGetValue(column, out var index) ? index : -1;
}
