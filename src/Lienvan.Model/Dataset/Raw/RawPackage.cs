using Lienvan.Model.Dataset.Schema;

namespace Lienvan.Model.Dataset.Raw;

/// <summary>
/// Every table of a package as text, keys unique and references resolved: what is left out is left out with all that needs it.
/// </summary>
internal sealed class RawPackage
{
    private readonly Dictionary<string, RawTable> tables = new(StringComparer.Ordinal);

    private RawPackage()
    {
    }

    /// <summary>
    /// Reads the files at once, as many as there are processors, and then takes them in their order: the findings are the same.
    /// </summary>
    public static RawPackage Read(IReadOnlyList<PackageFile> files, List<Diagnostic> findings)
    {
        var package = new RawPackage();
        var readings = new (RawTable Table, List<Diagnostic> Findings)?[files.Count];
        Parallel.For(0, files.Count, index => readings[index] = ReadTable(files[index]));
        for (var index = 0; index < files.Count; index++)
        {
            var file = files[index];
            if (readings[index] is not { } reading)
            {
                findings.Add(PackageFindings.UnknownTable.At(file.Name, 0,
                    $"the schema has no table {file.TableName}", "correct the file's name or move it elsewhere"));
            }
            else if (package.tables.TryAdd(reading.Table.Schema.Name, reading.Table))
            {
                findings.AddRange(reading.Findings);
            }
            else
            {
                findings.Add(PackageFindings.DoubleKey.At(file.Name, 0,
                    $"the package has table {file.TableName} twice", "keep one of the files"));
            }
        }

        package.AddMissingTables(findings);
        package.DropDangling(findings);
        return package;
    }

    private static (RawTable Table, List<Diagnostic> Findings)? ReadTable(PackageFile file)
    {
        if (PackageSchema.FindTable(file.TableName) is not { } schema)
        {
            return null;
        }

        var findings = new List<Diagnostic>();
        var table = new TableReader(schema, file, new TextPool(), findings).Read();
        DropDoubleKeys(table, findings);
        return (table, findings);
    }

    public RawTable this[string table] => tables[table];

    /// <summary>The tables that the package has a file for.</summary>
    public IEnumerable<RawTable> PresentTables => tables.Values.Where(table => table.IsPresent);

    /// <summary>The same package with some tables replaced: for policies, which set single cells.</summary>
    public RawPackage With(IEnumerable<RawTable> replaced)
    {
        var copy = new RawPackage();
        foreach (var (name, table) in tables)
        {
            copy.tables.Add(name, table);
        }

        foreach (var table in replaced)
        {
            copy.tables[table.Schema.Name] = table;
        }

        return copy;
    }

    private void AddMissingTables(List<Diagnostic> findings)
    {
        foreach (var schema in PackageSchema.Tables.Where(schema => !tables.ContainsKey(schema.Name)))
        {
            tables.Add(schema.Name, new RawTable(schema, schema.FileName) { IsPresent = false });
            if (schema.IsRequired)
            {
                findings.Add(PackageFindings.MissingTable.At(schema.FileName, 0,
                    $"the package has no {schema.FileName}", $"add it: {schema.Meaning}"));
            }
        }
    }

    private static void DropDoubleKeys(RawTable table, List<Diagnostic> findings)
    {
        var first = new Dictionary<string, int>(table.Rows.Count, StringComparer.Ordinal);
        table.Rows.RemoveAll(row =>
        {
            if (first.TryAdd(row.Key, row.Line))
            {
                return false;
            }

            var what = string.Create(System.Globalization.CultureInfo.InvariantCulture,
                $"key '{row.ReadableKey}' stands already on line {first[row.Key]}");
            findings.Add(PackageFindings.DoubleKey.At(table.File, row.Line, what, "change or remove one of the rows"));
            return true;
        });
    }

    /// <summary>Drops rows whose references lead nowhere, then those that need a dropped row, until nothing more changes.</summary>
    public void DropDangling(List<Diagnostic> findings)
    {
        var present = tables.ToDictionary(
            pair => pair.Key, pair => pair.Value.Rows.Select(row => row.Id).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        bool hasChanged;
        do
        {
            hasChanged = false;
            foreach (var table in tables.Values)
            {
                var references = table.Schema.Columns.Where(column => column.Type == ColumnType.Reference)
                    .Select(column => (column, table.IndexOf(column.Name))).ToArray();
                if (table.Rows.RemoveAll(row => IsDangling(row, references, present, findings)) > 0)
                {
                    present[table.Schema.Name] = table.Rows.Select(row => row.Id).ToHashSet(StringComparer.Ordinal);
                    hasChanged = true;
                }
            }
        }
        while (hasChanged);
    }

    private bool IsDangling(RawRow row, (Column Column, int Index)[] references, Dictionary<string, HashSet<string>> present,
        List<Diagnostic> findings)
    {
        foreach (var (column, index) in references)
        {
            var cell = row.Cells[index];
            if (cell.Length == 0)
            {
                continue;
            }

            if (FindMissing(column, cell, present[column.RefersTo]) is { } missing)
            {
                findings.Add(ExplainDangling(row, column, missing));
                return true;
            }
        }

        return false;
    }

    private static string? FindMissing(Column column, string cell, HashSet<string> present)
    {
        if (present.Contains(cell))
        {
            return null;
        }

        if (!column.IsList)
        {
            return cell;
        }

        foreach (var id in cell.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!present.Contains(id))
            {
                return id;
            }
        }

        return null;
    }

    private Diagnostic ExplainDangling(RawRow row, Column column, string id) => tables[column.RefersTo].SeenIds.Contains(id)
        ? PackageFindings.LeftOutWith.At(
            row.Table.File, row.Line, $"column {column.Name}: '{id}' of {column.RefersTo}.csv was left out, so this row is too",
                $"correct {column.RefersTo}.csv")
        : PackageFindings.DanglingReference.At(
            row.Table.File, row.Line, $"column {column.Name}: {column.RefersTo}.csv has no '{id}'",
                $"correct the key or add it to {column.RefersTo}.csv");
}
