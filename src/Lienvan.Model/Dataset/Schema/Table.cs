namespace Lienvan.Model.Dataset.Schema;

/// <summary>One table of the corridor package: a CSV file, its key and its columns.</summary>
public sealed record Table
{
    /// <summary>The name of the file, without <c>.csv</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What a row stands for.</summary>
    public required string Meaning { get; init; }

    /// <summary>The columns that together tell one row from another.</summary>
    public required ImmutableArray<string> Key { get; init; }

    /// <summary>The columns in their order.</summary>
    public required ImmutableArray<Column> Columns { get; init; }

    /// <summary>Whether a package without this table is incomplete.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The name of the file.</summary>
    public string FileName => Name + ".csv";

    /// <summary>The column of that name, or null.</summary>
    public Column? FindColumn(string name) => Columns.FirstOrDefault(column => column.Name == name);
}
