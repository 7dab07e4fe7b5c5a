using System.Text.RegularExpressions;
using Lienvan.Model.Dataset.Schema;
using Lienvan.Tests.Support;

namespace Lienvan.Tests.Architecture;

/// <summary>GLOSSARY.md has a row for every word of the domain, in three languages; its last column says where the code has it.</summary>
public sealed partial class GlossaryTest
{
    private static IEnumerable<(int Line, string[] Cells)> Rows =>
        from line in Repository.Lines("GLOSSARY.md").Index()
        where line.Item.StartsWith("| ", StringComparison.Ordinal) && !line.Item.StartsWith("| English |", StringComparison.Ordinal)
        select (line.Index + 1, line.Item.Trim('|', ' ').Split('|').Select(cell => cell.Trim()).ToArray());

    private static ImmutableHashSet<string> NamesInCode =>
    [
        .. Rows.Where(row => row.Cells.Length == 5).SelectMany(row => Name().Matches(row.Cells[4])).Select(match => match.Groups[1].Value),
    ];

    [Fact]
    public void Every_row_is_whole() => Findings.AssertNone(
        from row in Rows
        where row.Cells.Length != 5 || row.Cells.Any(cell => cell.Length == 0) || !Chinese().IsMatch(row.Cells[2])
        select $"GLOSSARY.md({row.Line}): a row is English | Tiếng Việt | 中文 | meaning | where in the code (— for nowhere yet)");

    [Fact]
    public void Every_word_stands_once() => Findings.AssertNone(
        from row in Rows
        group row by row.Cells[0] into same
        where same.Count() > 1
        select $"GLOSSARY.md({same.Last().Line}): '{same.Key}' has a row already");

    [Fact]
    public void Every_public_type_of_the_model_is_in_the_glossary() => Findings.AssertNone(
        from type in Assemblies.PublicTypes
        where type.Namespace!.StartsWith("Lienvan.Model.", StringComparison.Ordinal)
        where !type.Namespace!.StartsWith("Lienvan.Model.Dataset", StringComparison.Ordinal) && !type.IsNested
        where !NamesInCode.Contains(Assemblies.NameOf(type))
        select $"GLOSSARY.md: no row names `{Assemblies.NameOf(type)}` of {type.Namespace}");

    [Fact]
    public void What_the_glossary_names_is_in_the_code()
    {
        var known = Assemblies.Types.Select(Assemblies.NameOf)
            .Concat(PackageSchema.Tables.Select(table => table.Name))
            .Concat(PackageSchema.Tables.SelectMany(table => table.Columns.Select(column => $"{table.Name}.{column.Name}")))
            .ToImmutableHashSet();
        Findings.AssertNone(NamesInCode.Where(name => !known.Contains(name)).Order(StringComparer.Ordinal)
            .Select(name => $"GLOSSARY.md: `{name}` is neither a type in src nor a table or table.column of the corridor package"));
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Name();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}|^[A-Z0-9 ]+$")]
    private static partial Regex Chinese();
}
