using System.Globalization;
using System.Text;
using Lienvan.Model.Dataset.Schema;

namespace Lienvan.Tests.Model.Dataset;

/// <summary>docs/corridor-package.md lists every table and column as the schema has them; <c>UPDATE=1</c> rewrites that part.</summary>
public sealed class PackageDocsTests
{
    private const string Marker = "<!-- From here on made from the schema: UPDATE=1 ./test rewrites it. -->";

    private static string DocsPath => Path.Combine(RepositoryRoot.Path, "docs", "corridor-package.md");

    [Fact]
    public void The_tables_in_the_docs_are_those_of_the_schema()
    {
        var text = File.ReadAllText(DocsPath);
        var at = text.IndexOf(Marker, StringComparison.Ordinal);
        var expected = (at < 0 ? text : text[..at]) + Marker + "\n\n" + Describe();
        if (Environment.GetEnvironmentVariable("UPDATE") == "1")
        {
            File.WriteAllText(DocsPath, expected);
            return;
        }

        Assert.True(text == expected, "docs/corridor-package.md has drifted from the schema: run UPDATE=1 ./test");
    }

    private static string Describe()
    {
        var docs = new StringBuilder("## The tables\n\n");
        foreach (var table in PackageSchema.Tables)
        {
            docs.Append(CultureInfo.InvariantCulture, $"### {table.Name}.csv\n\n");
            docs.Append(CultureInfo.InvariantCulture, $"{table.Meaning} Key: " +
                $"{string.Join(", ", table.Key.Select(column => $"`{column}`"))}.{(table.IsRequired ? " Required." : "")}\n\n");
            docs.Append("| column | type | unit | empty means | meaning |\n|---|---|---|---|---|\n");
            foreach (var column in table.Columns)
            {
                docs.Append(CultureInfo.InvariantCulture,
                    $"| `{column.Name}` | {TypeOf(column)} | {column.Unit} | {EmptyMeans(column)} | {column.Meaning} |\n");
            }

            docs.Append('\n');
        }

        return docs.ToString().TrimEnd('\n') + "\n";
    }

    private static string EmptyMeans(Column column) => column.IsRequired ? "*must be filled*" : column.Default.Length > 0 ? column.Default
        : "not known";

    private static string TypeOf(Column column)
    {
        var type = column.Type switch
        {
            ColumnType.Reference => $"reference to {column.RefersTo}",
            ColumnType.Choice => string.Join(", ", column.Choices.Select(choice => $"`{choice}`")),
            ColumnType.WholeNumber => "whole number" + Range(column),
            ColumnType.NumberPerGauge => "number per gauge",
            ColumnType.Number => "number" + Range(column),
            _ => column.Type.ToString().ToLowerInvariant(),
        };
        return column.IsList ? "list of " + type : type;
    }

    private static string Range(Column column)
    {
        var most = double.IsInfinity(column.Maximum) || column.Maximum >= int.MaxValue ? ""
            : column.Maximum.ToString("0.######", CultureInfo.InvariantCulture);
        return $" {column.Minimum.ToString("0.######", CultureInfo.InvariantCulture)}…{most}";
    }
}
