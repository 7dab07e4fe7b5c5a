using Lienvan.Model.Dataset.Raw;
using Lienvan.Model.Dataset.Schema;

namespace Lienvan.Model.Dataset.Checks;

/// <summary>Rows of one id, and of one project or none, must follow one another in time: on no day may two of them hold.</summary>
internal static class VersionChecks
{
    public static void Run(CheckedCorridor subject)
    {
        foreach (var schema in PackageSchema.Tables.Where(IsVersioned))
        {
            CheckTable(subject, subject.Raw[schema.Name]);
        }
    }

    private static bool IsVersioned(Table schema) => schema.Key is ["id", "valid_from", "project"];

    private static void CheckTable(CheckedCorridor subject, RawTable table)
    {
        var seen = new Dictionary<string, RawRow>(table.Rows.Count, StringComparer.Ordinal);
        var repeated = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in table.Rows)
        {
            if (!seen.TryAdd(row.Id, row))
            {
                repeated.Add(row.Id);
            }
        }

        if (repeated.Count == 0)
        {
            return;
        }

        var project = table.IndexOf("project");
        foreach (var versions in table.Rows.Where(row => repeated.Contains(row.Id)).GroupBy(row => (row.Id, row.Cells[project])))
        {
            CheckVersions(subject, [.. versions.OrderBy(row => row["valid_from"], StringComparer.Ordinal)]);
        }
    }

    private static void CheckVersions(CheckedCorridor subject, RawRow[] versions)
    {
        for (var next = 1; next < versions.Length; next++)
        {
            var end = versions[next - 1]["valid_to"];
            var start = versions[next]["valid_from"];
            if (end.Length == 0 || string.CompareOrdinal(start, end) <= 0)
            {
                subject.Report(CorridorFindings.OverlappingVersions, versions[next],
                    string.Create(System.Globalization.CultureInfo.InvariantCulture,
                        $"'{versions[next].Id}' holds from {start}, and the row on line {versions[next - 1].Line} " +
                            $"{(end.Length == 0 ? "has no end" : "ends on " + end)}"),
                    "end the earlier row on the day before this one begins");
            }
        }
    }
}
