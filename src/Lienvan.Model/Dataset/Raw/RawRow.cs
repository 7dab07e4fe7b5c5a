using Lienvan.Model.Dataset.Schema;

namespace Lienvan.Model.Dataset.Raw;

/// <summary>A row as text, its cells in the order of the schema's columns; empty where the file has none.</summary>
internal sealed record RawRow(RawTable Table, int Line, string[] Cells)
{
    public string this[string column] => Table.IndexOf(column) is var index and >= 0 ? Cells[index] : "";

    /// <summary>The first key column: what references to this table name.</summary>
    public string Id => this[Table.Schema.Key[0]];

    public string Key => Table.Schema.Key.Length == 1 ? Id : string.Join(' ', Table.Schema.Key.Select(column => this[column]));
}

/// <summary>A table as text: the rows whose cells are all well formed.</summary>
internal sealed class RawTable(Table schema, string file)
{
    private readonly Dictionary<string, int> indexes =
        schema.Columns
            .Select((column, index) => (column.Name, index))
            .ToDictionary(pair => pair.Name, pair => pair.index, StringComparer.Ordinal);

    public Table Schema { get; } = schema;

    public string File { get; } = file;

    public List<RawRow> Rows { get; set; } = [];

    /// <summary>Every id that stood in the file, those of faulty rows included.</summary>
    public HashSet<string> SeenIds { get; } = new(StringComparer.Ordinal);

    public int IndexOf(string column) => indexes.TryGetValue(column, out var index) ? index : -1;
}
