using Lienvan.Model.Projects;

namespace Lienvan.Model.Dataset.Raw;

/// <summary>Sets cells of a package as policies ask, by the same rules as cells read from a file.</summary>
internal static class PolicyPatch
{
    /// <summary>The package with those cells set. A change that fits nowhere is passed over; <see cref="FindFault"/> tells why.</summary>
    public static RawPackage Apply(RawPackage package, IEnumerable<PolicyChange> changes)
    {
        var replaced = new Dictionary<string, RawTable>(StringComparer.Ordinal);
        foreach (var change in changes)
        {
            if (FindFault(package, change) is null)
            {
                var table = replaced.GetValueOrDefault(change.Table) ?? package[change.Table];
                replaced[change.Table] = Set(table, change);
            }
        }

        return package.With(replaced.Values);
    }

    /// <summary>Why a change fits nowhere, or null if it does fit.</summary>
    public static string? FindFault(RawPackage package, PolicyChange change)
    {
        if (Schema.PackageSchema.FindTable(change.Table) is not { } schema)
        {
            return $"there is no table '{change.Table}'";
        }

        if (schema.FindColumn(change.Column) is not { } column)
        {
            return $"table {change.Table} has no column '{change.Column}'";
        }

        // Days and opening times tell rows of one set of hours apart, and are what a policy about hours is about.
        if ((schema.Key.Contains(change.Column) && change.Column is not ("days" or "opens")) ||
            change.Column is "valid_from" or "valid_to" or "project" or "place" or "place_a" or "place_b")
        {
            return $"column {change.Column} tells rows apart or places them and can't be set";
        }

        if (!package[change.Table].HasId(change.Row))
        {
            return $"table {change.Table} has no row '{change.Row}'";
        }

        if (change.Value.Length == 0)
        {
            return column.IsRequired ? $"column {change.Column} must not be empty" : null;
        }

        return CellRules.FindFault(column, change.Value) is { } fault
            ? $"{fault.What}; {fault.WhatToDo}"
            : Checks.ZoneRules.FindFault(column, change.Value) ?? FindDanglingFault(package, column, change.Value);
    }

    private static string? FindDanglingFault(RawPackage package, Schema.Column column, string value)
    {
        if (column.Type != Schema.ColumnType.Reference)
        {
            return null;
        }

        var ids = column.IsList ? value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [value];
        var missing = ids.FirstOrDefault(id => !package[column.RefersTo].HasId(id));
        return missing is null ? null : $"{column.RefersTo}.csv has no '{missing}'";
    }

    private static RawTable Set(RawTable table, PolicyChange change)
    {
        var copy = new RawTable(table.Schema, table.File) { IsPresent = table.IsPresent, RowsInFile = table.RowsInFile };
        copy.SeenIds.UnionWith(table.SeenIds);
        var column = table.IndexOf(change.Column);
        foreach (var row in table.Rows)
        {
            var cells = row.Cells;
            if (row.Id == change.Row)
            {
                cells = [.. cells];
                cells[column] = change.Value;
            }

            copy.Rows.Add(new RawRow(copy, row.Line, cells));
        }

        return copy;
    }
}
